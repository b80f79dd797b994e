#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/columns/aggregate.hpp>
#include <guiju/columns/engine.hpp>
#include <guiju/evaluate/cited.hpp>
#include <guiju/evaluate/derivation.hpp>
#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/facts.hpp>
#include <guiju/evaluate/layout.hpp>
#include <guiju/evaluate/outcome.hpp>
#include <guiju/evaluate/population.hpp>
#include <guiju/evaluate/settled.hpp>
#include <guiju/explain/picture.hpp>
#include <guiju/explain/why_not.hpp>
#include <guiju/graph/dependencies.hpp>
#include <guiju/graph/policy.hpp>
#include <guiju/program/program.hpp>
#include <guiju/prove/table_comparison.hpp>
#include <guiju/value/facts.hpp>

#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a program that embeds guiju includes: policies that can be run, explained and changed.
namespace guiju {

using evaluate::outcome;
using evaluate::scratch;
using evaluate::status;

/// How answers are asked, in names as a user writes them.
struct settings {
    std::optional<date> as_of;                   ///< none: the policy's default
    std::map<std::string, std::string> readings; ///< reading → choice, in either language
    std::map<std::string, std::string> supplied; ///< delegated parameter → value, written as an expression: 500元
    bool with_derivation = false;
    bool strict = false; ///< unknown fields of facts are errors
    evaluate::limits limits;
    std::optional<date_time> now{}; ///< for now() and today() of models; none: undetermined
};

/// What one example of a policy came to.
struct example_result {
    std::string answer;
    std::string note;
    span where;
    bool passed = false;
    wording what; ///< of failures: what was expected, and what came out
};

/// A condition that failed before an answer came out as it did.
struct failed_condition {
    std::string written; ///< as it stands in the policy
    std::string place;   ///< file:line
    value result;        ///< false, null, or undetermined with what it needs
    span where;
};

/// Why an answer is not better: the conditions that failed, and what single input would turn it.
struct why_not {
    outcome found;
    std::vector<failed_condition> failed;
    std::vector<explain::turning_change> changes; ///< nearest first, one for each input; each was evaluated
};

/// Data read from outside, ready to be asked about.
struct population {
    program::record_id type = program::record_id::none;
    value root;
    std::vector<evaluate::fact_problem> problems;
    std::size_t left_out = 0;
};

/// A change of a policy. What is removed goes first, then what is replaced, then amounts are set.
struct amendment {
    std::map<std::string, std::string> amounts; ///< parameter → value as an expression; `等级奖励标准(5A)` for one row
    std::optional<date> since;                  ///< from when the amounts hold; none: from ever
    std::string replacing; ///< rules in the policy's language: answers and functions that take the place of those
                           ///< of the same name; anything else in it is added
    std::vector<std::string> remove; ///< names of answers
};

/// One answer under one combination of the readings that it can take.
struct reading_outcome {
    std::vector<std::pair<std::string, std::string>> readings; ///< reading, choice, as the policy names them
    outcome one;
};

/// A function that the host offers to functions of a model whose language is not FEEL. DMN 1.5, 10.3.2.13.2.
struct external_function {
    std::vector<std::string> parameters;
    std::function<value(std::span<const value>)> call; ///< gets one value for each parameter
};

/// What loading may need beside the text.
struct loading {
    /// By class and signature: "java.lang.Math#cos(double)"; by document and model for PMML. White space does not
    /// count.
    std::map<std::string, external_function> external{};
};

/// A loaded policy. Cheap to copy, immutable; any number of threads may use one.
class policy {
public:
    /// The policy as its authors wrote it, the program it became, and the texts it was read from.
    [[nodiscard]] const graph::policy& document() const noexcept;
    [[nodiscard]] const program::program& program() const noexcept;
    [[nodiscard]] const source_set& sources() const noexcept;
    /// Warnings of loading, then what the analysis of its tables found (`prove::check_tables`). The tables are analysed
    /// when this is first asked, so that loading alone does not wait for it; a table of thousands of rules takes a
    /// second at most.
    [[nodiscard]] const diagnostics& warnings() const;
    [[nodiscard]] const evaluate::evaluator& evaluator() const noexcept;

    /// What depends on what: clauses, parameters, readings, inputs, functions, exceptions, answers, departments. Made
    /// anew at each call, in time linear in the policy.
    [[nodiscard]] graph::dependencies dependencies() const;

    /// The settings with their names resolved; an unknown name is an error with the nearest known one.
    [[nodiscard]] result<evaluate::question> resolve(const settings& how) const;
    /// The answers of that name (one for each subject it is asked of), in either language.
    [[nodiscard]] result<std::vector<program::answer_id>> answers(std::string_view name) const;
    /// All combinations of the values of an answer's dimensions; one empty one when it has none.
    [[nodiscard]] std::vector<std::vector<value>> dimensions_of(program::answer_id answer,
                                                                const evaluate::question& how) const;
    /// The record type of that name.
    [[nodiscard]] std::optional<program::record_id> record(std::string_view name) const;

    /// Data as records: a population of the record that nothing contains (the city), or of one record when `type` names
    /// it. Data that names its record, `{"组织": {...}}` with one record in it, is taken as that record.
    [[nodiscard]] population read(const value& facts, const settings& how = {}, std::string_view type = {}) const;

    /// One answer about one record. Facts are the record's fields (`value` contexts, as JSON gives them). A problem
    /// with the facts or the names is a diagnostic; an answer that cannot be computed is an outcome that says why.
    [[nodiscard]] result<outcome> evaluate(std::string_view answer, const value& facts, const settings& how = {}) const;
    /// The value of a function, or of a decision service, for these arguments by name (a context); those not given are
    /// null. An unknown name is a diagnostic with the nearest known one.
    [[nodiscard]] result<value> call(std::string_view function, const value& arguments, const settings& how = {}) const;
    /// All answers about a record and what stands in it, or those that are named.
    [[nodiscard]] result<std::vector<outcome>> evaluate_all(const value& facts, const settings& how = {},
                                                            const std::vector<std::string>& names = {}) const;

    /// One answer about plain structs, for hot paths: names and types are checked here, once, and each call reads the
    /// struct as it lies in memory. An answer with dimensions takes them here: `{2024}`.
    template <class T>
    [[nodiscard]] result<typed_answer<T>> typed(std::string_view answer, const layout<T>& of, const settings& how = {},
                                                std::vector<value> dimensions = {}) const {
        auto asked = native(answer, of.native(), how, std::move(dimensions));
        return asked ? result<typed_answer<T>>(typed_answer<T>(std::move(*asked))) : asked.problems();
    }
    /// What `typed` stands on.
    [[nodiscard]] result<evaluate::native_question> native(std::string_view answer, const evaluate::native_record& of,
                                                           const settings& how, std::vector<value> dimensions) const;

    /// One answer about records (see `read`), to be asked of many: names, parameters and readings are settled here,
    /// once. Of answers of one name that of the record type `subject`, or the first where none is named. Of what a
    /// record stands in nothing is known.
    [[nodiscard]] result<evaluate::settled_question> settled(std::string_view answer, const settings& how = {},
                                                             std::vector<value> dimensions = {},
                                                             std::string_view subject = {}) const;

    /// Why an answer about these facts is not better, for each of its subjects there; see `explain::turning_changes`.
    [[nodiscard]] result<std::vector<guiju::why_not>> why_not(std::string_view answer, const value& facts,
                                                              const settings& how = {}) const;
    /// The same about one record of data that was read.
    [[nodiscard]] guiju::why_not why_not(program::answer_id answer, const explain::placed_record& about,
                                         const std::vector<value>& dimensions, const evaluate::question& how) const;

    /// The ways to read an answer: each combination of the choices of the readings that can change it, those that `how`
    /// settles as it says. One without readings where none can. More than 4,096 are an error.
    struct way_of_reading {
        std::vector<std::pair<std::string, std::string>> readings; ///< reading, choice
        evaluate::question question;
    };
    [[nodiscard]] result<std::vector<way_of_reading>> ways_of_reading(program::answer_id answer,
                                                                      const settings& how = {}) const;
    /// All answers about a record and what stands in it under every reading that can change them, or those that are
    /// named: for each answer, for each way of reading it, in the order of the data.
    [[nodiscard]] result<std::vector<reading_outcome>>
    evaluate_readings(const value& facts, const settings& how = {}, const std::vector<std::string>& names = {}) const;

    /// Answers for batches of records in Arrow's C data interface, whose columns are named after the fields of a
    /// record: the one that `record` names, else the subject of the first answer. No names of answers: all that are
    /// asked of that record. See `columns::engine`.
    [[nodiscard]] result<columns::engine> columns(const ArrowSchema& input, const std::vector<std::string>& names = {},
                                                  const settings& how = {}, const columns::options& options = {},
                                                  std::string_view record = {}) const;
    /// The same for a stream of batches; takes the stream over.
    [[nodiscard]] result<columns::arrow_stream> columns(columns::arrow_stream input,
                                                        const std::vector<std::string>& names = {},
                                                        const settings& how = {}, const columns::options& options = {},
                                                        std::string_view record = {}) const;

    /// Totals over a stream of batches, by keys: `{read_total("sum(奖励)").value()}`, `{"等级"}`. The stream is read to
    /// its end, one batch held at a time; of `options`, the threads, names and the like are taken. See
    /// `columns::totals`.
    [[nodiscard]] result<columns::total_table>
    totals(columns::arrow_stream input, const std::vector<columns::total>& asked,
           const std::vector<std::string>& by = {}, const settings& how = {}, const columns::options& options = {},
           std::string_view record = {}, const columns::totals_limits& limits = {}) const;
    /// The same over data that was read, record by record: those that `record` names, else the subjects of the first
    /// answer, wherever they stand in the data. What columns and keys are named after are answers and fields.
    [[nodiscard]] result<columns::total_table> totals(std::span<const population> of,
                                                      const std::vector<columns::total>& asked,
                                                      const std::vector<std::string>& by = {}, const settings& how = {},
                                                      std::string_view record = {},
                                                      const columns::totals_limits& limits = {}) const;

    /// Runs the examples of the policy.
    [[nodiscard]] std::vector<example_result> test() const;

    /// The policy with parameters set anew from a date on: parameter → value as an expression, `等级奖励标准(5A)` for
    /// one row. Nothing is parsed again but the values.
    [[nodiscard]] result<policy> reform(const std::map<std::string, std::string>& changes, const date& since) const;
    /// The policy amended, with its earlier reforms. Only what is replaced is parsed. An answer that is removed while
    /// others still use it is an error that names them.
    [[nodiscard]] result<policy> reform(const amendment& by) const;

private:
    struct state;
    explicit policy(std::shared_ptr<const state> s) : state_(std::move(s)) {}
    friend result<policy> make_policy(std::shared_ptr<source_set> sources, source_id id, const loading& how);
    [[nodiscard]] result<policy> with_amounts(const std::map<std::string, std::string>& changes,
                                              const std::optional<date>& since) const;
    [[nodiscard]] result<policy> restructured(const amendment& by) const;
    std::shared_ptr<const state> state_;
};

/// Reads a policy from a file; its ending tells the form: rules (`.rules.md`, `.rules`), `.json`, or a model in DMN's
/// XML
/// (`.dmn`) with the models that it imports beside it. The problems of a failed load have spans in no source set: see
/// `load_into`.
[[nodiscard]] result<policy> load(const std::string& path, const loading& how = {});
/// Reads a policy from a text; `name` stands in messages, and its ending says whether it is Markdown.
[[nodiscard]] result<policy> parse(std::string text, std::string name = "policy.rules.md", const loading& how = {});
/// As `load`; the texts read go into `sources` in either case, so that diagnostics can be rendered.
[[nodiscard]] result<policy> load_into(const std::string& path, std::shared_ptr<source_set> sources,
                                       const loading& how = {});

/// The policy's text in one layout, with its comments; with another language, translated: keywords and every name that
/// has a second one.
[[nodiscard]] std::string print(const policy& of);

/// The forms a policy is written in. All three hold the same graph; models that were read from DMN are written as DMN
/// or JSON.
enum class format : std::uint8_t {
    rules, ///< the rule language: .rules.md, .rules
    json,  ///< the graph as data: docs/policy.schema.json
    dmn,   ///< a model in the XML of DMN 1.5 that computes the same amounts anywhere: .dmn
};
/// The policy in that form; an error where it has none: see docs/dmn.md.
[[nodiscard]] result<std::string> print(const policy& of, format as);
/// The JSON Schema (draft 2020-12) of policies in JSON.
[[nodiscard]] std::string policy_schema();
[[nodiscard]] std::string translate(const policy& of, lang into);

/// How a policy is written as a header.
struct emit_options {
    std::string name_space;           ///< empty: the policy's name
    std::string source;               ///< the file, for the first comment
    std::vector<std::string> answers; ///< only these, in either language; empty: all
};

/// The policy as one C++20 header that needs only the standard library and guiju::runtime: see docs/emit.md. Answers
/// that cannot be emitted are left out, each with a warning; an unknown answer is an error.
[[nodiscard]] result<std::string> emit(const policy& of, const emit_options& how = {});

/// The vertices of that name: clauses by their id, inputs also as "record.field"; nothing so named is an error with the
/// nearest name there is.
[[nodiscard]] result<std::vector<graph::vertex_id>> find(const graph::dependencies& in, std::string_view name);
/// What the vertices of that name need to be known, themselves included.
[[nodiscard]] result<std::vector<graph::vertex_id>> slice(const graph::dependencies& in, std::string_view name);
/// All that depends on the vertices of that name, without themselves; for a department, what it is responsible for.
[[nodiscard]] result<std::vector<graph::vertex_id>> impact(const graph::dependencies& in, std::string_view name);

/// How an outcome was found, in words: value, clauses, the rule that fired, parameters with their dates, readings,
/// inputs. Needs `settings::with_derivation` for more than the result.
[[nodiscard]] std::string explanation(const policy& of, const outcome& one, lang language);

/// The same for what `policy::why_not` found: the outcome, the conditions that failed, the nearest changes.
[[nodiscard]] std::string explanation(const policy& of, const why_not& found, lang language);

/// What changed in a decision table between two versions of a policy.
struct table_change {
    std::string decision;              ///< the answer or function that the table is part of
    std::size_t nth = 0;               ///< among its tables, from 0
    std::size_t before = 0, after = 0; ///< in `program::tables` of either version
    prove::table_comparison found;
};

/// The decision tables of two versions, side by side. Those of one name belong together.
struct table_changes {
    std::vector<table_change> changed; ///< that answer differently, or may
    std::vector<std::string> same;     ///< that answer alike everywhere
    std::vector<std::string> removed, added;
};

/// Where the decision tables of two versions answer differently, or those of the decisions that are named (in either
/// language of the new version). An unknown name, or an input that has become of another type, is an error.
[[nodiscard]] result<table_changes> compare_tables(const policy& before, const policy& after,
                                                   const std::vector<std::string>& decisions = {},
                                                   const prove::comparison_limits& bounds = {});
/// One change in words: a line for each box, as a rule with what came before and after.
[[nodiscard]] std::string explanation(const policy& before, const policy& after, const table_change& one,
                                      lang language);

/// A JSON text as a value: objects become contexts, numbers exact decimals. Duplicate keys, NaN, numbers beyond 34
/// digits' range and nesting beyond 500 levels are errors with their place.
[[nodiscard]] result<value> read_json(std::string_view text, const std::string& name);

/// A CSV text as a list of contexts of texts: the first row names the fields. UTF-8 with or without byte order mark, or
/// GB18030 (found out, or told by `encoding`); quoted fields may hold line ends; ragged rows and more than 10,000
/// columns are errors with their row.
struct csv_table {
    value rows;                                   ///< list of contexts
    std::vector<std::size_t> lines;               ///< the line on which each row begins, from 1
    std::vector<evaluate::fact_problem> problems; ///< rows that cannot be read are left out; path is "row N"
};
[[nodiscard]] result<csv_table> read_csv(std::string_view bytes, const std::string& name,
                                         std::string_view encoding = {});

/// One outcome as one JSON object (no line end): see docs/language/answers.md.
[[nodiscard]] std::string to_json_line(const policy& of, const outcome& one);
/// The same with an entry "readings": {"攀升": "只补差额"}.
[[nodiscard]] std::string to_json_line(const policy& of, const reading_outcome& one);

/// One group of totals as one JSON object: its keys and totals by name, values as those of outcomes.
[[nodiscard]] std::string to_json_line(const columns::total_table& of, const columns::total_group& one);

/// A value as FEEL's string() writes it, texts without quotes; of a null `null`, with what an undetermined one needs:
/// `null (奖励标准)`.
[[nodiscard]] std::string to_string(const value& v);
std::ostream& operator<<(std::ostream& to, const value& v);

/// How an expression that stands alone is evaluated.
struct expression_settings {
    guiju::semantics semantics = guiju::semantics::feel; ///< FEEL or B-FEEL
    std::optional<date_time>
        now; ///< for now() and today(); without it they are undetermined, so that answers stay repeatable
    evaluate::limits limits;
};

/// One FEEL expression, alone, as DMN means it: the entries of `variables`, a context, are its variables. A name that
/// nobody introduced is null, and a warning that accompanies the value; so is each error that B-FEEL replaced.
[[nodiscard]] result<value> evaluate_expression(std::string_view text, const value& variables = value(),
                                                const expression_settings& how = {});

} // namespace guiju
