#include "builder.hpp"

#include <guiju/evaluate/deciding.hpp>

namespace guiju::columns {

namespace {

using program::opcode;
using sort = operand::sort;

} // namespace

/// Which rule of an answer gives its value, as its number; one beyond the last where none does.
step_id builder::rule_step(const evaluate::deciding_rules& rules, frame& in) {
    const auto none = rules.all().size();
    constexpr std::size_t most_in_a_byte = 254;
    const auto as = none > most_in_a_byte ? lane::int32 : lane::bits8;
    operand made;
    made.kind = sort::category;
    made.value = rules.start() == node_id::none ? constant(as, static_cast<int128>(none), 0)
                                                : decided_at(rules, rules.start(), as, in);
    return tabulated(made).value;
}

/// Whether a rule of a table is hit. A null of a test is false here; what is undetermined stays open.
operand builder::table_hit(const program::table& t, const program::table::rule& rule, frame& in) {
    operand hit = fixed(true);
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        if (rule.tests[i] == node_id::none) {
            continue;
        }
        operand test = passes(rule.tests[i], t.first_slot + i, in);
        if (test.kind == sort::constant && test.fixed.is_null() && !test.fixed.is_undetermined()) {
            test = fixed(false);
        }
        if (test.kind == sort::boolean && test.state != step_id::none) {
            test.state = bytes(verb::equal_state, {test.state, test.state, step_id::none, step_id::none});
        }
        hit = join(hit, test, false);
    }
    return hit;
}

step_id builder::decided_by(const evaluate::deciding_rules& rules, node_id at, std::uint32_t index, lane as,
                            frame& in) {
    const auto link = rules.at(at, index);
    return link.rule ? constant(as, static_cast<int128>(*link.rule), 0) : decided_at(rules, link.further, as, in);
}

step_id builder::decided_at(const evaluate::deciding_rules& rules, node_id at, lane as, frame& in) {
    const auto& n = program_[at];
    return n.op == opcode::table ? decided_by_table(rules, at, as, in) : decided_by_case(rules, at, 0, as, in);
}

step_id builder::decided_by_case(const evaluate::deciding_rules& rules, node_id at, std::uint32_t which, lane as,
                                 frame& in) {
    const auto& n = program_[at];
    const auto parts = program_.operands_of(n);
    const auto here = 2 * std::size_t{which};
    if (here == parts.size()) {
        return constant(as, static_cast<int128>(rules.all().size()), 0);
    }
    if (here + 1 == parts.size()) {
        return decided_by(rules, at, n.index + which, as, in);
    }
    const operand condition = run(parts[here], in);
    if (condition.kind == sort::constant) {
        return condition.fixed.is_true() ? decided_by(rules, at, n.index + which, as, in)
                                         : decided_by_case(rules, at, which + 1, as, in);
    }
    const auto then = decided_by(rules, at, n.index + which, as, in);
    return chosen_rule(condition, then, decided_by_case(rules, at, which + 1, as, in), n.where);
}

step_id builder::decided_by_table(const evaluate::deciding_rules& rules, node_id at, lane as, frame& in) {
    const auto& n = program_[at];
    const auto& t = program_.tables[n.index];
    std::size_t slot = t.first_slot;
    for (const auto part : program_.operands_of(n)) {
        in.at(slot++) = run(part, in);
    }
    auto made = constant(as, static_cast<int128>(rules.all().size()), 0);
    for (auto r = static_cast<std::uint32_t>(t.rules.size()); r-- > 0;) {
        const operand hit = table_hit(t, t.rules[r], in);
        const auto here = decided_by(rules, at, r, as, in);
        made = hit.kind == sort::constant ? (hit.fixed.is_true() ? here : made) : chosen_rule(hit, here, made, n.where);
    }
    return made;
}

step_id builder::chosen_rule(const operand& condition, step_id then, step_id otherwise, guiju::span where) {
    if (condition.kind != sort::boolean || condition.space != 0) {
        refuse({"条件不是是否", "a condition is no yes or no in a column"}, where);
    }
    step s;
    s.what = verb::choose;
    s.lane = at(then).lane;
    s.in = {condition.value, then, otherwise, step_id::none};
    s.low = std::min(at(then).low, at(otherwise).low);
    s.high = std::max(at(then).high, at(otherwise).high);
    return then == otherwise ? then : add(s);
}

/// The bound of a limit or target, and how far from it the value is.
void builder::measures(const asked_item& asked, const operand& value, const operand& bound, const operand& kept,
                       frame& in, plan_output& made) {
    using feel::operator_kind;
    const auto& answer = program_[asked.answer];
    const auto add_side = [&](operand o, std::size_t column) {
        o = materialised(o, answer.where);
        if (o.value == step_id::none || o.space != 0 || o.kind != sort::number) {
            refuse({"这种界限逐行给出", "bounds of this kind are given row by row"}, answer.where);
        }
        made.beside.push_back({o.value, o.state, o.scale, at(o.value).lane, column});
    };
    add_side(bound, asked.bound_at);
    const auto difference = [&](const operand& a, const operand& b) {
        return arithmetic(meaning::operation::subtract, a, b, answer.where);
    };
    const bool below = answer.relation == operator_kind::greater || answer.relation == operator_kind::greater_equal;
    if (answer.kind == graph::answer_kind::limit) {
        add_side(below ? difference(value, bound) : difference(bound, value), asked.slack_at);
        return;
    }
    operand missed = answer.gap != node_id::none                        ? run(answer.gap, in)
                     : below || answer.relation == operator_kind::equal ? difference(bound, value)
                                                                        : difference(value, bound);
    operand zero = materialised(value, answer.where);
    zero.value = constant(at(zero.value).lane, 0, zero.space);
    zero.state = step_id::none;
    add_side(kept.kind == sort::constant ? (kept.fixed.is_true() ? zero : missed)
                                         : choice(kept, zero, missed, answer.where),
             asked.slack_at);
}

} // namespace guiju::columns
