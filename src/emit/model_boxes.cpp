#include "emit/model_feel.hpp"

#include <guiju/feel/printer.hpp>

#include <algorithm>
#include <utility>

namespace guiju::emitted {

using graph::box_kind;
using graph::boxed;
using meaning::operation;
using program::node_id;
using program::opcode;

boxed feel_writer::literal(std::string text) {
    boxed made;
    made.written = std::move(text);
    return made;
}

/// Whether a table stands where a box can.
bool feel_writer::has_table(node_id id) const {
    const auto& n = in_[id];
    if (n.op == opcode::table) {
        return true;
    }
    const auto parts = in_.operands_of(n);
    return (n.op == opcode::conditional || n.op == opcode::choose) &&
           std::ranges::any_of(parts, [this](node_id part) { return has_table(part); });
}

boxed feel_writer::box(node_id id) {
    const auto& n = in_[id];
    if (!has_table(id)) {
        return literal(of(id).text);
    }
    if (n.op == opcode::table) {
        return table_box(n);
    }
    const auto parts = operands(n);
    return n.op == opcode::choose ? choice_box(n, 0) : conditional_box(of(parts[0]).text, box(parts[1]), box(parts[2]));
}

boxed feel_writer::conditional_box(const std::string& condition, boxed then, boxed otherwise) {
    boxed made;
    made.kind = box_kind::conditional;
    made.parts.push_back(literal(condition));
    made.parts.push_back(std::move(then));
    made.parts.push_back(std::move(otherwise));
    return made;
}

boxed feel_writer::choice_box(const node& n, std::size_t from) {
    const auto parts = operands(n);
    if (from == parts.size()) {
        return literal("null");
    }
    if (from + 1 == parts.size()) {
        return box(parts[from]);
    }
    const auto condition = of(parts[from]);
    auto otherwise = choice_box(n, from + 2);
    if (is_open(parts[from])) {
        otherwise = conditional_box(at(condition, binding::sum) + " = null", literal("null"), std::move(otherwise));
    }
    return conditional_box(condition.text, box(parts[from + 1]), std::move(otherwise));
}

boxed feel_writer::table_box(const node& n) {
    const auto& from = in_.tables[n.index];
    graph::table made;
    made.hit = from.hit;
    made.collect = from.collect;
    for (const auto part : operands(n)) {
        graph::table::input input;
        input.expression = graph::unread(of(part).text, {});
        made.inputs.push_back(std::move(input));
    }
    for (std::size_t i = 0; i < from.output_names.size(); ++i) {
        graph::table::output output;
        output.name.name = from.output_names.size() == 1 ? std::string() : member_name(from.output_names[i]);
        if (i < from.priorities.size()) {
            std::string all;
            for (const auto& one : from.priorities[i]) {
                all += (all.empty() ? "" : ", ") + constant(one, from.where);
            }
            output.allowed = graph::unread(all, {});
        }
        if (i < from.defaults.size()) {
            output.otherwise = graph::unread(of(from.defaults[i]).text, {});
        }
        made.outputs.push_back(std::move(output));
    }
    for (const auto& rule : from.rules) {
        made.rules.push_back(rule_of(from, rule));
    }
    boxed whole;
    whole.kind = box_kind::table;
    whole.tables.push_back(std::move(made));
    return unless_open(n, std::move(whole));
}

/// Whether a rule hangs on an input that is not known: no test of it fails, and one is open. Empty where it cannot.
std::string feel_writer::rule_is_open(const program::table& t, const program::table::rule& rule, const node& n,
                                      const std::vector<std::string>& inputs) {
    std::string open;
    std::string holds;
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        const auto test = rule.tests[i];
        if (test == node_id::none || (in_[test].op == opcode::constant && in_.constants[in_[test].index].is_true())) {
            continue;
        }
        slots_[t.first_slot + i] = inputs[i];
        const auto passes = at(of(test), binding::both);
        holds += " and ";
        if (is_open(operands(n)[i])) {
            open += (open.empty() ? "" : " or ") + inputs[i] + " = null";
            holds += "(" + inputs[i] + " = null or " + passes + ")";
        } else {
            holds += passes;
        }
    }
    return open.empty() ? open : "(" + open + ")" + holds;
}

std::string feel_writer::rule_holds(const program::table& t, const program::table::rule& rule,
                                    const std::vector<std::string>& inputs) {
    std::string holds;
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        if (rule.tests[i] != node_id::none) {
            slots_[t.first_slot + i] = inputs[i];
            holds += (holds.empty() ? "" : " and ") + at(of(rule.tests[i]), binding::both);
        }
    }
    return holds.empty() ? "true" : holds;
}

/// Null where the table hangs on what is not known. DMN takes a test of null for one that fails.
boxed feel_writer::unless_open(const node& n, boxed table) {
    constexpr std::size_t most_rules = 50;
    const auto& from = in_.tables[n.index];
    const auto parts = operands(n);
    if (from.rules.size() > most_rules || std::ranges::none_of(parts, [this](node_id part) { return is_open(part); })) {
        return table;
    }
    if (slots_.size() < from.first_slot + parts.size()) {
        slots_.resize(from.first_slot + parts.size());
    }
    std::vector<std::string> inputs;
    boxed whole;
    whole.kind = box_kind::context;
    for (const auto part : parts) {
        auto one = of(part);
        if (!is_short(one)) {
            const auto name = fresh("v");
            whole.names.emplace_back();
            whole.names.back().name.name = name;
            whole.parts.push_back(literal(one.text));
            one = {name};
        }
        inputs.push_back(one.text);
    }
    std::string open;
    for (auto rule = from.rules.rbegin(); rule != from.rules.rend(); ++rule) {
        if (from.hit == graph::table::hit_policy::first && !open.empty()) {
            open = "not(" + rule_holds(from, *rule, inputs) + ") and (" + open + ")"; // the first that holds settles it
        }
        const auto one = rule_is_open(from, *rule, n, inputs);
        open = one.empty() ? open : open.empty() ? one : one + " or " + open;
    }
    if (open.empty()) {
        return table;
    }
    auto guarded = conditional_box(open, literal("null"), std::move(table));
    if (whole.parts.empty()) {
        return guarded;
    }
    whole.names.emplace_back();
    whole.parts.push_back(std::move(guarded));
    return whole;
}

graph::table::rule feel_writer::rule_of(const program::table& t, const program::table::rule& from) {
    graph::table::rule made;
    for (std::size_t i = 0; i < from.tests.size(); ++i) {
        made.tests.push_back(graph::unread(cell(from.tests[i], t.first_slot + i), {}));
    }
    for (const auto one : from.outputs) {
        made.outputs.push_back(graph::unread(of(one).text, {}));
    }
    made.details.description = from.note;
    return made;
}

/// A test as a cell: as unary tests where it is one, else as a condition of `?`.
std::string feel_writer::cell(node_id test, std::size_t slot) {
    if (test == node_id::none) {
        return "-";
    }
    if (slots_.size() <= slot) {
        slots_.resize(slot + 1);
    }
    slots_[slot] = "?";
    const auto& n = in_[test];
    if (n.op == opcode::constant && in_.constants[n.index].is_true()) {
        return "-";
    }
    const bool negated = n.op == opcode::operation && static_cast<meaning::operation>(n.index) == operation::not_;
    auto simple = simple_cell(negated ? operands(n)[0] : test, slot);
    if (simple.empty()) {
        return of(test).text;
    }
    return negated ? "not(" + simple + ")" : simple;
}

/// Empty where it is no unary test.
std::string feel_writer::simple_cell(node_id test, std::size_t slot) {
    const auto& n = in_[test];
    const auto parts = operands(n);
    if (n.op == opcode::disjunction) {
        const auto left = simple_cell(parts[0], slot);
        const auto right = simple_cell(parts[1], slot);
        return left.empty() || right.empty() ? std::string() : left + ", " + right;
    }
    if (n.op != opcode::operation || parts.size() != 2 || !is_same_slot(parts[0], slot)) {
        return {};
    }
    switch (static_cast<meaning::operation>(n.index)) {
    case operation::equal:
        return comparison_cell(n, "", slot);
    case operation::less:
        return comparison_cell(n, "< ", slot);
    case operation::less_equal:
        return comparison_cell(n, "<= ", slot);
    case operation::greater:
        return comparison_cell(n, "> ", slot);
    case operation::greater_equal:
        return comparison_cell(n, ">= ", slot);
    case operation::in:
        return in_[parts[1]].op == opcode::make_range && !is_category(parts[0]) ? of(parts[1]).text : std::string();
    default:
        return {};
    }
}

/// Values of a category that are at least another one are told one by one.
std::string feel_writer::comparison_cell(const node& n, const char* sign, std::size_t) {
    const auto end = operands(n)[1];
    const auto& limit = in_[end];
    if (*sign == '\0' || !is_category(end)) {
        const auto text = of(end);
        return text.holds == binding::whole || text.holds == binding::sign ? sign + text.text : std::string();
    }
    if (limit.op != opcode::constant || !in_.constants[limit.index].is(kind::category)) {
        return {};
    }
    const auto& bound = in_.constants[limit.index];
    const auto& values = bound.as_category().values;
    const auto what = static_cast<meaning::operation>(n.index);
    std::string all;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        const bool holds = (what == operation::less && i < bound.ordinal()) ||
                           (what == operation::less_equal && i <= bound.ordinal()) ||
                           (what == operation::greater && i > bound.ordinal()) ||
                           (what == operation::greater_equal && i >= bound.ordinal());
        if (holds) {
            all += (all.empty() ? "" : ", ") + feel::quoted(values[i]);
        }
    }
    return all;
}

} // namespace guiju::emitted
