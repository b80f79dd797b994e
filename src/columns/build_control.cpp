#include "builder.hpp"
#include "evaluate/machine.hpp"

#include <algorithm>

namespace guiju::columns {

namespace {

using program::opcode;
using sort = operand::sort;

state state_of_null(const value& v) {
    return v.is_undetermined() ? state::undetermined : v.reason() == reason::literal ? state::empty : state::failed;
}

} // namespace

operand builder::run(node_id id, frame& in) {
    constexpr std::size_t deepest = 400;
    constexpr std::size_t most_work = 200'000;
    const auto& n = program_[id];
    if (depth_ > deepest || ++work_ > most_work) {
        refuse({"表达式太深或太大", "an expression is nested too deeply, or too large"}, n.where);
    }
    ++depth_;
    operand made = control(id, n, in);
    --depth_;
    return made;
}

operand builder::control(node_id id, const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    switch (n.op) {
    case opcode::parameter:
        return parameter(n, in);
    case opcode::answer:
        return called_answer(n, in);
    case opcode::invoke:
        return invoked(n, in);
    case opcode::operation:
        return operation(n, in);
    case opcode::conditional:
        return conditional(run(parts[0], in), parts[1], parts[2], in, n.where);
    case opcode::conjunction:
        return junction(n, in, false);
    case opcode::disjunction:
        return junction(n, in, true);
    case opcode::choose:
        return choose(n, in, 0);
    case opcode::in_tests:
        return in_tests(n, in);
    case opcode::table:
        return table(n, in);
    case opcode::convert:
        return converted(run(parts[0], in), n);
    case opcode::map:
    case opcode::some:
    case opcode::every:
    case opcode::filter:
    case opcode::make_list:
        return listed(n, in);
    case opcode::index:
        return item_at(n, in);
    case opcode::make_context:
        return made_record(n, in);
    default:
        return leaf(id, n, in);
    }
}

// What is of the type already stays; a constant becomes what the evaluator makes of it.
operand builder::converted(const operand& made, const node& n) {
    const auto id = static_cast<program::type_id>(n.index);
    const auto& to = program_[id];
    if (to.allowed != program::function_id::none) {
        refuse({"类型许可的取值逐行检验", "the values that a type allows are tested row by row"}, n.where);
    }
    if (made.kind == sort::constant) {
        return fixed(
            evaluate::convert_to(program_, made.fixed, program_[program_.operands_of(n)[0]].type, id, n.where));
    }
    if (to.kind != program::type_kind::any && !is_already(made, to)) {
        refuse({"这种换算不能按列计算", "this conversion is not computed in columns"}, n.where);
    }
    return made;
}

bool builder::is_already(const operand& made, const program::type& to) const {
    switch (made.kind) {
    case sort::number:
        return to.kind == (made.money ? program::type_kind::money : program::type_kind::number);
    case sort::boolean:
        return to.kind == program::type_kind::boolean;
    case sort::date:
        return to.kind == program::type_kind::date;
    case sort::text:
        return to.kind == program::type_kind::text;
    case sort::category:
        return to.kind == program::type_kind::text ||
               (to.kind == program::type_kind::category &&
                program_.categories[static_cast<std::size_t>(to.category)].body == made.category);
    default:
        return false;
    }
}

operand builder::conditional(const operand& condition, node_id then, node_id otherwise, frame& in, guiju::span where) {
    if (condition.kind == sort::constant) {
        return condition.fixed.is_undetermined() ? condition : run(condition.fixed.is_true() ? then : otherwise, in);
    }
    const operand first = run(then, in);
    return tabulated(choice(condition, first, run(otherwise, in), where));
}

operand builder::choose(const node& n, frame& in, std::size_t from) {
    const auto parts = program_.operands_of(n);
    if (from == parts.size()) {
        return no_value(reason::no_rule, n.where);
    }
    if (from + 1 == parts.size()) {
        return run(parts[from], in);
    }
    const operand condition = run(parts[from], in);
    if (condition.kind == sort::constant) {
        return condition.fixed.is_undetermined() ? condition
               : condition.fixed.is_true()       ? run(parts[from + 1], in)
                                                 : choose(n, in, from + 2);
    }
    const operand then = run(parts[from + 1], in);
    return tabulated(choice(condition, then, choose(n, in, from + 2), n.where));
}

operand builder::choice(const operand& condition, const operand& then, const operand& otherwise, guiju::span where) {
    operand c = condition;
    operand a = then;
    operand b = otherwise;
    if (c.kind != sort::boolean) {
        refuse({"条件不是是否", "a condition is no yes or no in a column"}, where);
    }
    if (a.kind == sort::list || b.kind == sort::list) {
        return list_choice(c, a, b, where);
    }
    const auto null = [](const operand& o) { return o.kind == sort::constant && o.fixed.is_null(); };
    const auto null_like = [&](const operand& which, const operand& beside) {
        operand made = materialised(beside, where);
        if (made.value == step_id::none) {
            refuse({"文本、记录和列表不能按列取舍", "texts, records and lists are not chosen between in columns"},
                   where);
        }
        made.value = constant(at(made.value).lane, 0, made.space);
        made.state = constant(lane::bits8, static_cast<int>(state_of_null(which.fixed)), made.space);
        return made;
    };
    same_space(a, b);
    same_space(c, a);
    same_space(a, b);
    if (null(a) && null(b)) {
        refuse({"两边都没有值", "neither side has a value"}, where);
    }
    a = null(a) ? null_like(a, b) : materialised(a, where);
    b = null(b) ? null_like(b, a) : materialised(b, where);
    const bool same = a.kind == b.kind && a.money == b.money && a.in == b.in;
    if (!same || a.value == step_id::none || b.value == step_id::none) {
        refuse({"两边的值不是同一类", "the values to choose between are of different kinds"}, where);
    }
    align(a, b, where);
    if (!a.category) {
        a.category = b.category;
    }
    operand made = a;
    if (a.value != b.value) {
        const auto wide = std::max(at(a.value).lane, at(b.value).lane);
        step s;
        s.what = verb::choose;
        s.lane = wide;
        s.space = c.space;
        s.in = {c.value, widen(a.value, wide), widen(b.value, wide), step_id::none};
        s.low = std::min(at(a.value).low, at(b.value).low);
        s.high = std::max(at(a.value).high, at(b.value).high);
        made.value = add(s);
    }
    if (a.state != step_id::none || b.state != step_id::none || c.state != step_id::none) {
        made.state = bytes(verb::choose_state, {state_of(c), c.value, state_of(a), state_of(b)});
    }
    return made.kind == sort::boolean ? truth(std::move(made)) : made;
}

operand builder::junction(const node& n, frame& in, bool settles) {
    operand all = fixed(!settles);
    for (const auto part : program_.operands_of(n)) {
        all = join(all, run(part, in), settles);
        if (all.kind == sort::constant && all.fixed.is(kind::boolean) && all.fixed.as_boolean() == settles) {
            return all;
        }
    }
    return all;
}

operand builder::join(const operand& a, const operand& b, bool settles) {
    const auto neutral = [&](const operand& o) {
        return o.kind == sort::constant && o.fixed.is(kind::boolean) && o.fixed.as_boolean() != settles;
    };
    const auto settled = [&](const operand& o) {
        return o.kind == sort::constant && o.fixed.is(kind::boolean) && o.fixed.as_boolean() == settles;
    };
    if (neutral(a) || settled(b)) {
        return b;
    }
    if (neutral(b) || settled(a)) {
        return a;
    }
    operand x = a;
    operand y = b;
    same_space(x, y);
    for (auto* one : {&x, &y}) {
        if (one->kind == sort::constant && one->fixed.is_null()) {
            one->kind = sort::boolean;
            one->state = constant(lane::bits8, static_cast<int>(state_of_null(one->fixed)), one->space);
            one->value = constant(lane::bits8, 0, one->space);
        }
        if (one->kind != sort::boolean) {
            refuse({"不是是否", "what is joined is no yes or no in a column"}, {});
        }
    }
    operand made = x;
    made.value = bytes(settles ? verb::either : verb::both, {x.value, y.value, step_id::none, step_id::none});
    if (x.state != step_id::none || y.state != step_id::none) {
        made.state =
            bytes(settles ? verb::either_state : verb::both_state, {x.value, y.value, state_of(x), state_of(y)});
        // `and` of a known true and an open one is open, and 0 as both are.
    }
    return made;
}

operand builder::in_tests(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    in.at(n.slot) = run(parts[0], in);
    operand all = fixed(false);
    for (const auto test : parts.subspan(1)) {
        all = join(all, passes(test, n.slot, in), true);
    }
    return all;
}

operand builder::passes(node_id test, std::size_t slot, frame& in) {
    static_cast<void>(slot);
    operand made = run(test, in);
    const bool fine = made.kind == sort::boolean ||
                      (made.kind == sort::constant && (made.fixed.is_null() || made.fixed.is(kind::boolean)));
    if (!fine) {
        refuse({"这种条件不能按列计算", "this kind of test is not computed in columns"}, program_[test].where);
    }
    return made;
}

/// What a table says where every rule counts: nothing, or what the evaluator is asked about, where several are hit;
/// open while a rule is.
operand builder::settled(const program::table& t, std::span<const operand> hits, const operand& twice, operand made,
                         guiju::span where) {
    const auto open = [](const operand& hit) { return hit.kind == sort::constant && hit.fixed.is_undetermined(); };
    if (twice.kind == sort::constant && twice.fixed.is_true()) {
        refuse({"表的多条规则总是同时成立", "several rules of a table are always hit at once"}, where);
    }
    const auto may_be_open = [](const operand& hit) { return hit.state != step_id::none; };
    if (std::ranges::any_of(hits, open)) {
        refuse({"表的条件总是未定", "a test of a table is always open"}, where);
    }
    if (twice.kind == sort::constant && std::ranges::none_of(hits, may_be_open)) {
        return made;
    }
    if (made.kind == sort::constant && made.fixed.is_null()) {
        refuse({"表没有值", "the table has no value"}, where);
    }
    made = materialised(made, where);
    if (twice.kind != sort::constant) {
        const auto mark = t.hit == graph::table::hit_policy::unique ? state::failed : state::ask;
        made.state = bytes(verb::state_where, {twice.value, state_of(made), step_id::none, step_id::none},
                           static_cast<int>(mark));
    }
    for (const auto& hit : hits) {
        if (hit.state != step_id::none) {
            made.state = bytes(verb::worst_state, {hit.state, state_of(made), step_id::none, step_id::none});
        }
    }
    return made;
}

operand builder::table(const node& n, frame& in) {
    using policy_of = graph::table::hit_policy;
    const auto& t = program_.tables[n.index];
    constexpr std::size_t most_rules = 256;
    const bool single = t.hit == policy_of::unique || t.hit == policy_of::first || t.hit == policy_of::any ||
                        t.hit == policy_of::priority;
    if (t.output_shape || !single || t.rules.size() > most_rules) {
        refuse({"这种表逐行计算", "tables of this kind, or of so many rules, are computed row by row"}, n.where);
    }
    std::size_t slot = t.first_slot;
    for (const auto part : program_.operands_of(n)) {
        in.at(slot++) = run(part, in);
    }
    std::vector<operand> hits;
    for (const auto& rule : t.rules) {
        hits.push_back(table_hit(t, rule, in));
    }
    operand made = t.defaults.empty() ? no_value(reason::no_rule, n.where) : run(t.defaults[0], in);
    operand seen = fixed(false);
    operand twice = fixed(false);
    for (std::size_t r = t.rules.size(); r-- > 0;) {
        const auto& hit = hits[r];
        const operand output = run(t.rules[r].outputs[0], in);
        if (hit.kind == sort::constant) {
            made = hit.fixed.is_true() ? output : hit.fixed.is_undetermined() ? hit : made;
        } else {
            made = choice(hit, output, made, n.where);
        }
        twice = join(twice, join(seen, hit, false), true);
        seen = join(seen, hit, true);
    }
    if (t.hit != policy_of::first) {
        made = settled(t, hits, twice, std::move(made), n.where);
    }
    return tabulated(made.kind == sort::boolean ? truth(std::move(made)) : made);
}

} // namespace guiju::columns
