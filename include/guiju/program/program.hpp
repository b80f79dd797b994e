#pragma once

#include <guiju/base/span.hpp>
#include <guiju/graph/policy.hpp>
#include <guiju/meaning/call_context.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/program/types.hpp>
#include <guiju/value/value.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The one typed form that all readers read: flat, resolved, without syntax.
namespace guiju::program {

enum class answer_id : std::uint32_t { none = 0xFFFF'FFFF };
enum class parameter_id : std::uint32_t { none = 0xFFFF'FFFF };
enum class reading_id : std::uint32_t { none = 0xFFFF'FFFF };

/// What a node does. Operands are nodes that come before it, evaluated left to right unless said otherwise.
///
/// Values live in a *frame* of numbered slots: one frame for each body (answer, function, lambda). Slots are written by
/// the body's caller (subject, owners, dimensions, arguments) and by the nodes that bind: `lazy`, loops and filters.
enum class opcode : std::uint8_t {
    // leaves
    constant, ///< index: constant
    local,    ///< slot
    as_of,    ///< the date the evaluation is asked for
    reading,  ///< index: reading; the text of the choice taken
    // parts of values
    field,     ///< operand: record; index: field. The record's type is known
    member,    ///< operand: any; index: constant, the name. Properties of dates and durations too; maps over lists
    item_name, ///< operand: what the name means outside; index: constant, the name; slot: the item. FEEL 10.3.2.5:
               ///< inside a filter an entry of the item hides outer names
    // calls
    parameter, ///< index: parameter; operands: one for each category, then the date
    answer, ///< index: answer; operand i goes into slot i: subject (constant null when it has none), owners, dimensions
    invoke, ///< index: function; operands: arguments
    operation,   ///< index: meaning::operation; operands: arguments
    apply,       ///< operand 0: a function value; then arguments
    apply_named, ///< operand 0: a function value; then arguments; index: constant, list of their names
    // control: operands are evaluated only when needed
    conditional, ///< condition, then, otherwise. An undetermined condition is the result; null and others are false
    conjunction, ///< DMN 1.5, table 50; false settles it
    disjunction, ///< DMN 1.5, table 50; true settles it
    choose, ///< condition, value, condition, value, …, [otherwise]: the first that holds; case k is `cases[index + k]`
    lazy, ///< slot, operand: the value of a named local (index: constant, its name); computed when first needed in this
          ///< frame, then
          ///< kept in the slot
    let,  ///< slot; operand 0 is evaluated into the slot (each time), then operand 1 is the value
    // loops: operand 0 is the domain (a list, or a range of integers or dates), operand 1 the body
    map, ///< slot: the item; slot+1: the results so far (`partial`). index 1: the body's lists are joined, not nested
    span_map,   ///< low, high, body: `for i in low..high`, also downwards; slots and index as `map`
    some,       ///< slot: the item
    every,      ///< slot: the item
    filter,     ///< slot: the item; operand 1 a condition
    index,      ///< operand 1 a number: the item at that place, from 1, or from the end when negative
    filter_any, ///< operand 1 may be a condition or a number, known only when it runs; slot: the item
    // made values
    make_list,
    make_context,  ///< index: constant whose context has the shape
    make_range,    ///< low, high; index: bit 0 low closed, bit 1 high closed, above them the `range_form`
    make_function, ///< index: lambda; operands: the values it captures
    // tests
    in_tests,    ///< value, then tests: true if one holds. The value is kept in `slot`; each test is a node that yields
                 ///< yes/no (a test that is a value was lowered to `operation in`)
    instance_of, ///< operand; index: type
    convert, ///< operand; index: type. Checked conversion to that type: text to category, unit to duration, singleton
             ///< list …
    table,   ///< index: table; operands: input expressions. Tests and outputs hang in the table
};

/// Where the `range_form` begins in the index of `make_range`.
inline constexpr std::uint32_t range_form_shift = 2;

/// One node. Its operands are a run in `program::operands`.
struct node {
    opcode op = opcode::constant;
    std::uint16_t slot = 0;
    std::uint32_t index = 0;
    std::uint32_t first_operand = 0;
    std::uint32_t operand_count = 0;
    type_id type = type_id::any;
    span where;
};

/// A lambda: what it captured stands in the first slots of its own frame, arguments follow.
struct lambda {
    std::vector<std::string> parameters;
    std::vector<type_id> parameter_types; ///< same length
    type_id result = type_id::any;        ///< as far as it is known
    std::uint16_t captured = 0;           ///< how many values it captures
    node_id body = node_id::none;
    std::uint16_t frame = 0; ///< slots in all
};

struct function {
    std::string name, other;
    std::vector<field_info> parameters; ///< slots 0, 1, …
    type_id result = type_id::any;
    node_id body = node_id::none;
    std::uint16_t frame = 0;
    graph::clause_id clause;
    span where;
    bool checks = false; ///< DMN: arguments are converted when it is called; one that cannot be makes the result null
};

struct parameter_row {
    std::vector<std::uint32_t> keys; ///< ordinals, one for each category
    value amount;                    ///< undetermined when delegated
    std::string delegated_to;
};

struct parameter_period {
    std::optional<date> from, to;    ///< both inclusive
    std::vector<parameter_row> rows; ///< sorted by keys
};

/// A parameter: a function of categories and date. Outside its periods it is undetermined and needs its own name.
struct parameter {
    std::string name, other;
    type_id type = type_id::any;
    std::vector<category_id> by;
    std::vector<parameter_period> periods; ///< ascending, disjoint
    bool delegated = false;                ///< some row is delegated
    graph::clause_id clause;
    span where;
};

struct reading {
    std::string name, other;
    std::vector<graph::naming> choices;
    std::uint32_t default_choice = 0;
    std::string text;
    graph::clause_id clause;
    std::vector<answer_id> of; ///< answers whose value it can change
};

class table_index;

/// A decision table, its tests as boolean nodes over the slot that holds the input's value. `node_id::none` is "-".
struct table {
    struct input {
        std::string name; ///< its label, or its expression as written
        type_id type = type_id::any;
        node_id allowed = node_id::none; ///< a condition over the slot: which values may come; none: all of the type
    };
    struct rule {
        std::vector<node_id> tests;
        std::vector<node_id> outputs;
        span where;
        std::string note;
    };
    graph::table::hit_policy hit = graph::table::hit_policy::unique;
    graph::table::aggregation collect = graph::table::aggregation::none;
    std::uint16_t first_slot = 0; ///< input i is in slot first_slot + i while tests run
    std::vector<input> inputs;
    std::vector<rule> rules;
    std::vector<std::string> output_names;      ///< one empty name when there is one output
    std::vector<node_id> defaults;              ///< one for each output, or empty
    std::vector<std::vector<value>> priorities; ///< output values from high to low, for P and O
    shared<const guiju::shape> output_shape;    ///< when there are several outputs
    std::shared_ptr<const table_index> index;   ///< finds the rules that are hit; null: they are tried one by one
    span where;
};

struct dimension {
    std::string name, other;
    node_id values = node_id::none; ///< a list, without inputs
    type_id type = type_id::any;
};

struct step {
    std::string name, other;
    node_id passed = node_id::none;
};

enum class exception_id : std::uint32_t { none = 0xFFFF'FFFF };

/// An exception to an answer: a case that goes before the answer's own.
struct exception {
    std::string name, other;
    answer_id of = answer_id::none;
    graph::clause_id clause;
    span where;
};

/// One case of a `choose`, for derivations: where it is written, and the exception that it stands for.
struct case_info {
    span where;
    exception_id exception = exception_id::none;
    bool otherwise = false; ///< has no condition
};

/// One answer, resolved. Slots of its frame: 0 subject (kept free when there is none), 1… owners from the inside out,
/// then dimensions, then locals. All its nodes run in one frame, so that a named local is computed at most once for all
/// of them.
struct answer {
    graph::answer_kind kind = graph::answer_kind::decision;
    std::string name, other;
    record_id subject = record_id::none; ///< none: of the policy itself
    std::vector<record_id> owners;       ///< from the inside out
    std::vector<dimension> dimensions;
    type_id type = type_id::any; ///< of the value
    node_id applies = node_id::none;
    std::string inapplicable;
    node_id value = node_id::none;
    graph::relation relation = graph::relation::none;
    node_id bound = node_id::none;
    node_id gap = node_id::none;
    std::vector<step> steps;
    node_id open_steps = node_id::none;
    std::vector<std::pair<graph::naming, std::string>> attributes;
    std::vector<std::string> departments;
    std::string text;
    std::uint16_t frame = 0;
    std::vector<graph::clause_id> clauses;
    std::vector<reading_id> readings; ///< that it or what it depends on can take
    span where;
};

/// A target of a stock that follows from a target of flows: of = before + gained − lost.
struct stock {
    answer_id of = answer_id::none;
    answer_id gained = answer_id::none;
    std::string before, lost; ///< names of what is not known
};

/// Everything a reader needs. Immutable once verified; shared between threads.
struct program {
    lang language = lang::en;
    guiju::semantics semantics = guiju::semantics::feel;
    /// Made of DMN models: facts that do not fit their field come in as they are, and are converted and checked where
    /// they are used. DMN 1.5, 10.3.2.9.4. Elsewhere they are errors.
    bool of_models = false;
    std::string title;
    std::optional<date> in_force_from, in_force_to;
    date default_as_of;

    std::vector<type> types; ///< types[0] is any
    std::vector<record_info> records;
    std::vector<category_info> categories;
    std::vector<value> constants;
    std::vector<node> nodes;
    std::vector<node_id> operands;
    std::vector<lambda> lambdas;
    std::vector<function> functions;
    std::vector<parameter> parameters;
    std::vector<reading> readings;
    std::vector<table> tables;
    std::vector<exception> exceptions;
    std::vector<case_info> cases;
    std::vector<answer> answers; ///< in the order of the policy
    std::vector<stock> stocks;

    [[nodiscard]] const node& operator[](node_id id) const noexcept { return nodes[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::span<const node_id> operands_of(const node& n) const noexcept {
        return {operands.data() + n.first_operand, n.operand_count};
    }
    [[nodiscard]] const type& operator[](type_id id) const noexcept { return types[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const record_info& operator[](record_id id) const noexcept {
        return records[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] const answer& operator[](answer_id id) const noexcept {
        return answers[static_cast<std::size_t>(id)];
    }
};

} // namespace guiju::program
