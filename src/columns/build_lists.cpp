#include "builder.hpp"

#include <algorithm>

namespace guiju::columns {

namespace {

using meaning::operation;
using program::opcode;
using sort = operand::sort;

} // namespace

step_id builder::mask_of(const operand& list) {
    return list.mask != step_id::none ? list.mask : constant(lane::bits8, 1, list.item->space);
}

operand builder::items(operand list) {
    if (list.kind == sort::constant && list.fixed.is_undetermined()) {
        return list;
    }
    if (list.kind != sort::list) {
        refuse({"不是列表的列", "what a loop runs over is no list in a column"}, {});
    }
    return list;
}

operand builder::listed(const node& n, frame& in) {
    switch (n.op) {
    case opcode::filter:
        return filter(n, in);
    case opcode::map:
        return map(n, in);
    case opcode::some:
        return quantified(n, in, true);
    case opcode::every:
        return quantified(n, in, false);
    default:
        break;
    }
    std::vector<value> fixed_items;
    for (const auto part : program_.operands_of(n)) {
        const operand item = run(part, in);
        if (item.kind != sort::constant) {
            refuse({"逐行写出的列表不能按列计算", "a list that is written out is not computed in columns"}, n.where);
        }
        fixed_items.push_back(item.fixed);
    }
    return fixed(value::list(std::move(fixed_items)));
}

operand builder::filter(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    operand list = items(run(parts[0], in));
    if (list.kind == sort::constant) {
        return list;
    }
    in.at(n.slot) = *list.item;
    operand keeps = run(parts[1], in);
    if (keeps.kind == sort::constant && !keeps.fixed.is_undetermined()) {
        if (keeps.fixed.is_true()) {
            return list;
        }
        keeps.kind = sort::boolean;
        keeps.value = constant(lane::bits8, 0, list.item->space);
        keeps.space = list.item->space;
    }
    if (keeps.kind != sort::boolean) {
        refuse({"筛选的条件不是是否", "a filter is no yes or no in a column"}, n.where);
    }
    operand beside = *list.item;
    beside.value = beside.state = step_id::none;
    same_space(keeps, beside);
    const auto before = mask_of(list);
    // A list whose null was meant has no items; one that is undetermined stays so.
    if (list.state != step_id::none) {
        list.state = bytes(verb::equal_state, {list.state, list.state, step_id::none, step_id::none});
    }
    if (keeps.state != step_id::none) {
        const auto open = bytes(verb::equal_state, {keeps.state, keeps.state, step_id::none, step_id::none});
        step s;
        s.what = verb::segment_worst;
        s.space = list.space;
        s.in = {open, before, step_id::none, step_id::none};
        s.high = 4;
        const auto worst = add(s);
        list.state = list.state == step_id::none
                         ? worst
                         : bytes(verb::worst_state, {list.state, worst, step_id::none, step_id::none});
    }
    list.mask = list.mask == step_id::none ? keeps.value
                                           : bytes(verb::both, {before, keeps.value, step_id::none, step_id::none});
    return list;
}

operand builder::map(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    operand list = items(run(parts[0], in));
    if (list.kind == sort::constant) {
        return list;
    }
    if (n.index == 1) {
        refuse({"展开的列表不能按列计算", "lists that are joined are not computed in columns"}, n.where);
    }
    in.at(n.slot) = *list.item;
    in.at(n.slot + 1U).reset(); // results so far are not known in columns
    operand made = run(parts[1], in);
    operand beside = *list.item;
    beside.value = beside.state = step_id::none;
    if (made.kind != sort::list && made.kind != sort::record) {
        same_space(made, beside);
    }
    list.item = std::make_shared<operand>(std::move(made));
    return list;
}

operand builder::quantified(const node& n, frame& in, bool settles) {
    const auto parts = program_.operands_of(n);
    const operand list = items(run(parts[0], in));
    if (list.kind == sort::constant) {
        return list;
    }
    in.at(n.slot) = *list.item;
    operand holds = run(parts[1], in);
    operand beside = *list.item;
    beside.value = beside.state = step_id::none;
    if (holds.kind == sort::constant && holds.fixed.is(kind::boolean)) {
        holds = materialised(holds, n.where);
    }
    if (holds.kind != sort::boolean) {
        refuse({"条件不是是否", "a condition is no yes or no in a column"}, n.where);
    }
    same_space(holds, beside);
    const auto mask = mask_of(list);
    // `every` is that none is false.
    const operand turned = settles ? holds : opposite(holds, n.where);
    step s;
    s.what = verb::segment_any;
    s.space = list.space;
    s.in[0] = bytes(verb::both, {turned.value, mask, step_id::none, step_id::none});
    s.high = 1;
    operand made;
    made.kind = sort::boolean;
    made.space = list.space;
    made.value = add(s);
    if (holds.state != step_id::none) {
        step worst;
        worst.what = verb::segment_worst;
        worst.space = list.space;
        worst.in = {holds.state, mask, step_id::none, step_id::none};
        worst.high = 4;
        made.state = bytes(verb::state_where, {made.value, add(worst), step_id::none, step_id::none}, 0);
    }
    if (!settles) {
        made.value = bytes(verb::opposite, {made.value, step_id::none, step_id::none, step_id::none});
    }
    if (list.state != step_id::none) {
        made.state = bytes(verb::worst_state, {list.state, state_of(made), step_id::none, step_id::none});
    }
    return truth(made);
}

operand builder::sum_with(const operand& list, const operand& first, guiju::span where) {
    if (list.kind == sort::constant && list.fixed.is_undetermined()) {
        return list;
    }
    operand total = aggregate(operation::sum, list, where);
    // The first item takes the place of the null that a sum of nothing is.
    total.state = list.state == step_id::none
                      ? step_id::none
                      : bytes(verb::equal_state, {list.state, list.state, step_id::none, step_id::none});
    if (list.item->state != step_id::none) {
        step s;
        s.what = verb::segment_worst;
        s.space = list.space;
        s.in = {list.item->state, mask_of(list), step_id::none, step_id::none};
        s.high = 4;
        const auto worst = add(s);
        total.state = total.state == step_id::none
                          ? worst
                          : bytes(verb::worst_state, {total.state, worst, step_id::none, step_id::none});
    }
    if (list.state != step_id::none) {
        // append(null, x) takes null for an item: asked for, since it is rare.
        const auto null = bytes(verb::is_empty, {list.state, step_id::none, step_id::none, step_id::none});
        total.state = bytes(verb::state_where, {null, state_of(total), step_id::none, step_id::none},
                            static_cast<int>(state::ask));
    }
    return arithmetic(operation::add, total, first, where);
}

operand builder::aggregate(meaning::operation what, const operand& list, guiju::span where) {
    const auto mask = mask_of(list);
    step s;
    s.space = list.space;
    s.in = {list.item->value, mask, step_id::none, step_id::none};
    operand made = *list.item;
    made.space = list.space;
    made.state = step_id::none;
    step_id states = list.state;
    if (what == operation::count) {
        s.what = verb::segment_count;
        s.in = {mask, step_id::none, step_id::none, step_id::none};
        s.lane = lane::int32;
        s.high = INT32_MAX;
        made = operand{};
        made.kind = sort::number;
        made.space = list.space;
        made.value = add(s);
        made.state = states;
        if (states != step_id::none) {
            const auto null = bytes(verb::is_empty, {states, step_id::none, step_id::none, step_id::none});
            made.state =
                bytes(verb::state_where, {null, states, step_id::none, step_id::none}, static_cast<int>(state::ask));
        }
        return made;
    }
    const bool number = list.item->kind == sort::number;
    const bool extreme = what == operation::min || what == operation::max;
    if (!(number && what == operation::sum) && !(extreme && (number || list.item->kind == sort::date))) {
        refuse({"这种汇总不能按列计算", "this aggregate is not computed in columns"}, where);
    }
    const step item = at(list.item->value);
    if (extreme) {
        s.what = what == operation::min ? verb::segment_least : verb::segment_most;
        s.lane = item.lane;
        s.low = std::min(item.low, int128{0});
        s.high = std::max(item.high, int128{0});
    } else {
        const int128 most = assumed_.most_items;
        constexpr auto limit = static_cast<int128>(wide::power_of_ten(decimal::precision)) - 1;
        s.what = verb::segment_sum;
        s.low = std::min(item.low, int128{0}) < -limit / most ? -limit - 1 : std::min(item.low, int128{0}) * most;
        s.high = std::max(item.high, int128{0}) > limit / most ? limit + 1 : std::max(item.high, int128{0}) * most;
        s.lane = std::max(lane_for(s.low, s.high, where), item.lane);
    }
    made.value = add(s);
    // Of nothing there is no sum and no extreme.
    step count;
    count.what = verb::segment_any;
    count.space = list.space;
    count.in[0] = mask;
    count.high = 1;
    const auto any = add(count);
    const auto nothing = bytes(verb::opposite, {any, step_id::none, step_id::none, step_id::none});
    made.state = bytes(verb::state_where, {nothing, constant(lane::bits8, 0, list.space), step_id::none, step_id::none},
                       static_cast<int>(state::failed));
    if (list.item->state != step_id::none) {
        step worst;
        worst.what = verb::segment_worst;
        worst.space = list.space;
        worst.in = {list.item->state, mask, step_id::none, step_id::none};
        worst.high = 4;
        made.state = bytes(verb::worst_state, {add(worst), made.state, step_id::none, step_id::none});
    }
    if (states != step_id::none) {
        made.state = bytes(verb::worst_state, {states, made.state, step_id::none, step_id::none});
    }
    return made;
}

} // namespace guiju::columns
