#pragma once

#include <guiju/base/diagnostic.hpp>
#include <guiju/feel/tree.hpp>
#include <guiju/graph/model.hpp>
#include <guiju/value/date.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The policy as data: what every format is read into and written from. No layout, no values computed.
namespace guiju::graph {

/// 类别 等级（grade）有序：1A、2A、3A、4A、5A
struct category {
    naming name;
    bool ordered = false; ///< listed from low to high
    std::vector<naming> values;
    guiju::graph::comments comments;
};

/// 资助金额：金额，许可 [0元..100万元]. A field of a record, or a parameter of a function, which allows any value.
struct field {
    naming name;
    type_ref type;
    guiju::graph::comments comments;
    feel::tree allowed{}; ///< unary tests that every value passes, without inputs; may be empty
};

/// 记录 聘用（hire），属于 组织，标识 编号. Fields that a record has; `owner` is the record whose list it stands in.
struct record {
    naming name;
    std::string owner;             ///< empty for records of their own
    std::vector<std::string> keys; ///< fields that identify one, in order; empty for a singleton such as the city
    std::vector<field> fields;
    guiju::graph::comments comments;
};

// --- clauses ----------------------------------------------------------------------------------------------------

using clause_id = std::string;

/// A heading with an id, and what stands below it until the next heading.
struct clause {
    clause_id id; ///< "二(一)1"; made from the heading's position when the author gives none
    bool id_written = false;
    int level = 2; ///< number of # of the heading
    std::string title;
    std::string prose; ///< Markdown before the first block of rules, in our words
    span where;
};

// --- parameters and readings ------------------------------------------------------------------------------------

/// The value of a parameter for one combination of categories: an expression without inputs, or delegated.
struct parameter_row {
    std::vector<std::string> keys; ///< one category value for each `by`, in order
    feel::tree value;              ///< empty when delegated
    std::string delegated_to;      ///< who sets it: "由人社部门规定"; may be empty
    bool delegated = false;
    span where;
    guiju::graph::comments comments;
};

/// What holds from one date on until the next period, or until `to` (inclusive) where it ends.
struct parameter_period {
    std::optional<date> from; ///< none: since ever
    std::optional<date> to;
    std::vector<parameter_row> rows;
    span where;
    guiju::graph::comments comments{};
};

/// 参数: a function of time and categories. Asked outside its periods it is undetermined.
struct parameter {
    naming name;
    type_ref type;
    std::vector<std::string> by; ///< category names
    std::vector<parameter_period> periods;
    clause_id clause;
    guiju::graph::comments comments;
};

/// 解读: a place where the text can be read in more than one way. The first choice marked default is taken unless asked
/// otherwise.
struct reading {
    naming name;
    std::vector<naming> choices;
    std::size_t default_choice = 0;
    std::string text;       ///< what is in doubt, in our words
    std::string other_text; ///< the same in the other language, or empty
    clause_id clause;
    guiju::graph::comments comments;
};

// --- answers ----------------------------------------------------------------------------------------------------

/// A name for an expression inside one declaration: 其中 基数 = ….
struct local {
    naming name;
    feel::tree value;
    guiju::graph::comments comments;
};

/// 当 condition：value. An empty condition is 否则.
struct guarded {
    feel::tree condition;
    feel::tree value;
    span where;
    guiju::graph::comments comments;
};

/// What an answer is made from: guarded expressions in order, a table, or boxes (DMN).
using definition = std::variant<std::vector<guarded>, table, boxed>;

/// 例: facts and what must come out. Run by `guiju test`.
struct example {
    feel::tree facts; ///< a context: fields of the subject, and of its owners by their record's name
    std::optional<date> as_of;
    std::vector<std::pair<std::string, std::string>> readings;  ///< reading, choice
    std::vector<std::pair<std::string, feel::tree>> supplied;   ///< parameter, value: for delegated ones
    std::vector<std::pair<std::string, feel::tree>> dimensions; ///< 年份 = 2024
    std::string status;                                         ///< expected status by its keyword, or empty
    feel::tree expected;                                        ///< expected value, or empty
    std::string note;
    span where;
    guiju::graph::comments comments{};
};

enum class answer_kind : std::uint8_t { decision, benefit, limit, eligibility, target, procedure, duty };

/// ≤, ≥, =, <, > between a value and its bound.
using relation = feel::operator_kind;

/// One step or review of a procedure.
struct step {
    naming name;
    feel::tree passed; ///< yes/no; null: not done yet
    guiju::graph::comments comments;
};

/// One dimension of an answer beside its subject: 每个 年份 从 2023 到 2025.
struct dimension {
    naming name;
    feel::tree values; ///< a list or range without inputs
};

/// Comments of an entry of an answer that has no other place for them.
struct entry_comments {
    std::string entry; ///< its keyword in English: "cites", "at most"
    graph::comments lines;
};

/// A declared answer: one construct for each legal idea, distinguished by `kind`.
struct answer {
    answer_kind kind = answer_kind::decision;
    naming name;
    type_ref type;
    std::string subject; ///< record it is asked of; empty: of the policy itself
    std::vector<dimension> dimensions;
    feel::tree applies;       ///< 适用 当 …; empty: always. False: not applicable
    std::string inapplicable; ///< why it is then not applicable, in words; may be empty
    std::vector<local> locals;
    guiju::graph::definition
        definition; ///< value; for limits and targets what is measured; for eligibility the condition
    relation bound_relation = relation::none; ///< limits and targets
    feel::tree bound;
    feel::tree gap;          ///< targets: how much is missing, where bound − value is not it; may be empty
    std::vector<step> steps; ///< procedures of fixed steps
    feel::tree open_steps;   ///< procedures whose open steps are a list of texts: 待办 = …
    std::vector<std::pair<naming, std::string>>
        attributes; ///< fixed facts that come with the answer: 委托人 = "登记管理机关"
    std::string stock_before, stock_gained,
        stock_lost;                    ///< targets: stock = before + gained − lost; `gained` names a target
    std::vector<naming> departments;   ///< duties; a second name holds wherever the department is named
    std::string text;                  ///< duties: what is to be done, in our words
    std::string other_text;            ///< the same in the other language, or empty
    std::vector<std::string> readings; ///< readings declared inside it
    std::vector<clause_id> clauses;    ///< cited; the clause it stands in comes first
    std::vector<example> examples;
    guiju::graph::comments comments;
    span where;
    std::vector<entry_comments> remarks{};
    std::size_t model = 0; ///< that it stands in, where the policy was read from DMN
    annex details{};
    annex of_variable{};
};

/// 例外: replaces the value of `of` when its condition holds. Two for one answer must say which goes first.
struct exception {
    naming name;
    std::string of;
    std::string subject; ///< of the answer, where several share the name
    feel::tree condition;
    feel::tree value;
    std::vector<std::string> before; ///< exceptions that yield to this one
    clause_id clause;
    guiju::graph::comments comments;
    span where;
};

/// 函数: a named expression with typed parameters.
struct function {
    naming name;
    std::vector<field> parameters;
    type_ref result;
    feel::tree body;
    clause_id clause;
    guiju::graph::comments comments;
    span where;
    std::vector<boxed>
        box{}; ///< one, of functions of DMN: the function's box, in place of `parameters`' types and body
    std::size_t model = 0;
    annex details{};
    annex of_variable{};
};

// --- the policy -------------------------------------------------------------------------------------------------

/// What DMN says of an input beside its name and type; one for each field of the first record.
struct input_data {
    std::size_t model = 0;
    annex details{};
    annex of_variable{};
};

/// What stands in a document, in order: an index into the list of its kind.
struct element {
    enum class kind : std::uint8_t {
        clause,
        prose, ///< Markdown that follows a block, or anything but a heading
        block, ///< a block of rules begins, in literate documents; no index
        category,
        record,
        parameter,
        reading,
        answer,
        exception,
        function,
        import,
        header, ///< title and dates of the policy; no index
        remark, ///< comments that belong to no declaration
    };
    kind what = kind::clause;
    std::size_t index = 0;
};

struct import_of {
    std::string path;
    span where;
    guiju::graph::comments comments{};
};

/// One policy, as its authors wrote it.
struct policy {
    lang language = lang::en;
    bool literate = true; ///< Markdown with blocks of rules, or rules alone
    naming title;
    std::optional<date> in_force_from, in_force_to;
    std::optional<date> default_as_of;
    std::vector<clause> clauses;
    std::vector<std::string> prose; ///< Markdown between and after blocks
    std::vector<category> categories;
    std::vector<record> records;
    std::vector<parameter> parameters;
    std::vector<reading> readings;
    std::vector<answer> answers;
    std::vector<exception> exceptions;
    std::vector<function> functions;
    std::vector<import_of> imports;
    std::vector<element> order;
    guiju::graph::comments trailing;               ///< comments behind the last declaration
    guiju::graph::comments comments{};             ///< of the header
    std::vector<guiju::graph::comments> remarks{}; ///< that stand by themselves
    std::vector<element> imported{};               ///< what imports brought; their elements are not in `order`
    std::vector<model> models{};                   ///< of DMN: the document read, then what it imports
    std::vector<item_definition> items{};          ///< of DMN: named types
    std::vector<service> services{};               ///< of DMN: decision services
    std::vector<input_data> inputs{};              ///< of DMN: what the fields of the record of inputs are
};

/// Sameness of content: everything but spans. What `parse(print(x)) = x` means.
[[nodiscard]] bool same(const policy& a, const policy& b);

} // namespace guiju::graph
