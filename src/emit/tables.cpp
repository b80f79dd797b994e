#include "emit/emitter.hpp"

#include <algorithm>

namespace guiju::emitted {

using program::node_id;
using program::opcode;
using program::type_kind;

std::string writer::table(node_id id, const node& n) {
    const auto& t = in_.tables[n.index];
    using hit = graph::table::hit_policy;
    const bool plain = t.hit == hit::unique || t.hit == hit::first;
    const bool listed = t.hit == hit::rule_order || t.hit == hit::output_order ||
                        (t.hit == hit::collect && t.collect == graph::table::aggregation::none);
    const bool one_or_list = listed && !t.defaults.empty(); // a list, or one value where no rule is hit
    if (one_or_list || t.output_shape || t.rules.empty() || t.rules.size() > 64) {
        return fail("此种决策表不生成", "a decision table of this kind is not emitted", n.where);
    }
    std::string made = "[&] {";
    for (std::size_t i = 0; i < n.operand_count; ++i) {
        made += " [[maybe_unused]] const auto& " + slot(static_cast<std::uint32_t>(t.first_slot + i)) + " = " +
                of(operands(n)[i]) + ";";
    }
    const bool sure = plain && !given(id).null && t.defaults.empty();
    made += " return " + (sure ? picked_rule(id, t, 0) : tried_rules(id, t));
    return problem ? std::string{} : made + "; }()";
}

std::string writer::hit(const program::table::rule& rule) {
    std::string tests;
    for (const auto one : rule.tests) {
        if (one != node_id::none) {
            tests += (tests.empty() ? "" : ", ") + test(one);
        }
    }
    return "all_hold(" + tests + ")";
}

std::string writer::output(node_id id, node_id one) {
    return is_number(id) ? as_number(one, number_type(id)) : of(one);
}

/// Of a table that is sure to have a rule for all inputs: that of the last is not tested.
std::string writer::picked_rule(node_id id, const program::table& t, std::size_t from) {
    const auto& rule = t.rules[from];
    const auto here = output(id, rule.outputs[0]);
    if (from + 1 == t.rules.size()) {
        return here;
    }
    const auto rest = picked_rule(id, t, from + 1);
    return either_of(hit(rule), here, rest, is_costly(rule.outputs[0]));
}

std::string writer::tried_rules(node_id id, const program::table& t) {
    const bool counts = t.hit == graph::table::hit_policy::collect && t.collect == graph::table::aggregation::count;
    std::string made = among_rules(id, t);
    made +=
        "[&] { return " + (t.defaults.empty() ? "null_for(guiju::reason::no_rule)" : output(id, t.defaults[0])) + "; }";
    for (const auto& rule : t.rules) {
        made += ", rule([&] { return " + hit(rule) + "; }, [&] { return " +
                (counts ? "true" : output(id, rule.outputs[0])) + "; })";
    }
    return problem ? std::string{} : made + ")";
}

/// What decides among the rules that are hit: a call up to its first argument of its own.
std::string writer::among_rules(node_id id, const program::table& t) {
    using enum graph::table::hit_policy;
    switch (t.hit) {
    case unique:
        return "only_of(";
    case any:
        return "agreed_of(";
    case priority:
        return "foremost_of(" + ranks(id, t) + ", ";
    case output_order:
        return "ordered_of(" + ranks(id, t) + ", ";
    case rule_order:
    case collect:
        return "collected_of([](const auto& all) { return " + collected(id, t) + "; }, ";
    default:
        return "first_hit(";
    }
}

/// The places of the outputs, which must be constants, among the values that are allowed, from high to low priority.
std::string writer::ranks(node_id id, const program::table& t) {
    std::string made;
    for (const auto& rule : t.rules) {
        const auto& one = in_[rule.outputs[0]];
        if (one.op != opcode::constant) {
            return fail("按优先级而结果不是常数的决策表不生成",
                        "a table by priority whose outputs are no constants is not emitted", in_[id].where);
        }
        const std::vector<value> none;
        const auto& order = t.priorities.empty() ? none : t.priorities.front();
        const auto rank = std::ranges::find(order, in_.constants[one.index]) - order.begin();
        made += (made.empty() ? "" : ", ") + std::to_string(rank);
    }
    return "std::index_sequence<" + made + ">{}";
}

std::string writer::collected(node_id id, const program::table& t) {
    const auto& type = type_of(id);
    const bool amount = type.kind == type_kind::number || type.kind == type_kind::money;
    const auto number = number_type(id);
    switch (t.collect) {
    case graph::table::aggregation::none:
        return "all";
    case graph::table::aggregation::count:
        return "count<" + number + ">(all)";
    case graph::table::aggregation::sum:
        return amount ? "sum_of_some<" + number + ">(all)"
                      : fail("此种合计不生成", "a sum of this kind is not emitted", in_[id].where);
    default: {
        const std::string greatest = t.collect == graph::table::aggregation::max ? "true" : "false";
        return amount ? "extreme_of<" + number + ", " + greatest + ">(all)"
                      : fail("此种最值不生成", "a least or greatest of this kind is not emitted", in_[id].where);
    }
    }
}

} // namespace guiju::emitted
