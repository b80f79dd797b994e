#include "builder.hpp"
#include "reads.hpp"

#include <algorithm>
#include <array>

namespace guiju::columns {

namespace {

using meaning::operation;
using program::opcode;
using sort = operand::sort;

} // namespace

bool lies_over(const operand& of, std::uint16_t space) {
    const auto part = [&](const auto& one) { return lies_over(one.second, space); };
    const auto element = [&](const operand::element& one) {
        return lies_over(one.item, space) || lies_over(one.kept, space);
    };
    return (of.kind != sort::constant && of.kind != sort::written && of.space == space) ||
           (of.entries && std::ranges::any_of(*of.entries, part)) || std::ranges::any_of(of.elements, element);
}

step_id builder::mask_of(const operand& list) {
    return list.mask != step_id::none ? list.mask : constant(lane::bits8, 1, list.over);
}

/// What is said of items, one value for each of them.
operand builder::as_item(operand made, std::uint16_t space) {
    const bool scalar = made.kind == sort::number || made.kind == sort::boolean || made.kind == sort::category ||
                        made.kind == sort::date;
    if (made.kind == sort::constant) {
        made.space = space;
    }
    if (!scalar || made.space == space) {
        return made;
    }
    operand beside;
    beside.space = space;
    same_space(made, beside);
    return made;
}

step_id builder::over_segments(verb what, std::array<step_id, 4> in, const operand& list, int128 high) {
    step s;
    s.what = what;
    s.space = list.space;
    s.in = in;
    s.high = high;
    return add(s);
}

/// The worst state of the items that are in a list.
step_id builder::worst_of(const operand& item, const operand& list) {
    return over_segments(verb::segment_worst, {item.state, mask_of(list), step_id::none, step_id::none}, list, 4);
}

operand builder::items(operand list) {
    if (list.kind == sort::constant && list.fixed.is_undetermined()) {
        return list;
    }
    constexpr std::size_t most_written = 64;
    if (list.kind == sort::constant && list.fixed.is(kind::list) && list.fixed.as_list().size() <= most_written) {
        operand written;
        written.kind = sort::written;
        for (const auto& item : list.fixed.as_list()) {
            written.elements.push_back({fixed(item), fixed(true)});
        }
        return written;
    }
    if (list.kind != sort::list && list.kind != sort::written) {
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
    operand written;
    written.kind = sort::written;
    std::vector<value> fixed_items;
    for (const auto part : program_.operands_of(n)) {
        const operand item = run(part, in);
        if (item.kind == sort::constant) {
            fixed_items.push_back(item.fixed);
        }
        written.elements.push_back({item, fixed(true)});
    }
    return fixed_items.size() == written.elements.size() ? fixed(value::list(std::move(fixed_items))) : written;
}

// Vectors over the items of a list have one item a place: a loop over it within another would take each item for its
// own counterpart.
void builder::tell_apart(const operand& list, const node& loop, node_id body, const frame& in) {
    const std::size_t own = loop.op == program::opcode::map ? 2 : 1;
    each_node(program_, std::array{body}, [&](const node& n) {
        const bool reads = n.op == program::opcode::local || n.op == program::opcode::lazy;
        const bool is_own = n.slot >= loop.slot && n.slot < loop.slot + own;
        if (reads && !is_own && in.at(n.slot) && lies_over(*in[n.slot], list.over)) {
            refuse(
                {"同一个列表的循环套在一起，逐行计算", "loops over one list within each other are computed row by row"},
                loop.where);
        }
    });
}

operand builder::filter(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    operand list = items(run(parts[0], in));
    if (list.kind == sort::constant) {
        return list;
    }
    if (list.kind == sort::written) {
        return filter_written(std::move(list), n, in);
    }
    tell_apart(list, n, parts[1], in);
    in.at(n.slot) = *list.item;
    operand keeps = run(parts[1], in);
    if (keeps.kind == sort::constant && !keeps.fixed.is_undetermined()) {
        if (keeps.fixed.is_true()) {
            return list;
        }
        keeps.kind = sort::boolean;
        keeps.value = constant(lane::bits8, 0, list.over);
        keeps.space = list.over;
    }
    if (keeps.kind != sort::boolean) {
        refuse({"筛选的条件不是是否", "a filter is no yes or no in a column"}, n.where);
    }
    keeps = as_item(std::move(keeps), list.over);
    const auto before = mask_of(list);
    // A list whose null was meant has no items; one that is undetermined stays so.
    if (list.state != step_id::none) {
        list.state = bytes(verb::equal_state, {list.state, list.state, step_id::none, step_id::none});
    }
    if (keeps.state != step_id::none) {
        const auto open = bytes(verb::equal_state, {keeps.state, keeps.state, step_id::none, step_id::none});
        const auto worst = over_segments(verb::segment_worst, {open, before, step_id::none, step_id::none}, list, 4);
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
    if (list.kind == sort::written) {
        in.at(n.slot + 1U).reset(); // results so far are not known in columns
        for (auto& [item, kept] : list.elements) {
            in.at(n.slot) = item;
            item = run(parts[1], in);
        }
        return list;
    }
    tell_apart(list, n, parts[1], in);
    in.at(n.slot) = *list.item;
    operand so_far;
    so_far.kind = sort::partial;
    so_far.space = list.over;
    so_far.value = places(list);
    in.at(n.slot + 1U) = so_far;
    list.item = std::make_shared<operand>(as_item(run(parts[1], in), list.over));
    return list;
}

operand builder::quantified(const node& n, frame& in, bool settles) {
    const auto parts = program_.operands_of(n);
    const operand list = items(run(parts[0], in));
    if (list.kind == sort::constant) {
        return list;
    }
    if (list.kind == sort::written) {
        operand all = fixed(!settles);
        for (const auto& [item, kept] : list.elements) {
            if (kept.kind != sort::constant) {
                refuse({"筛选过的列表逐行检验", "what is kept of a written list is tested row by row"}, n.where);
            }
            in.at(n.slot) = item;
            all = join(all, run(parts[1], in), settles);
        }
        return all;
    }
    tell_apart(list, n, parts[1], in);
    in.at(n.slot) = *list.item;
    operand holds = run(parts[1], in);
    if (holds.kind == sort::constant && holds.fixed.is(kind::boolean)) {
        holds = materialised(holds, n.where);
    }
    if (holds.kind != sort::boolean) {
        refuse({"条件不是是否", "a condition is no yes or no in a column"}, n.where);
    }
    holds = as_item(std::move(holds), list.over);
    const auto mask = mask_of(list);
    // `every` is that none is false.
    const operand turned = settles ? holds : opposite(holds, n.where);
    operand made;
    made.kind = sort::boolean;
    made.space = list.space;
    const auto found = bytes(verb::both, {turned.value, mask, step_id::none, step_id::none});
    made.value = over_segments(verb::segment_any, {found, step_id::none, step_id::none, step_id::none}, list, 1);
    if (holds.state != step_id::none) {
        made.state = bytes(verb::state_where, {made.value, worst_of(holds, list), step_id::none, step_id::none}, 0);
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
    if (list.kind == sort::written) {
        return written_sum(list, first, where);
    }
    operand total = aggregate(operation::sum, list, where);
    // The first item takes the place of the null that a sum of nothing is.
    total.state = list.state == step_id::none
                      ? step_id::none
                      : bytes(verb::equal_state, {list.state, list.state, step_id::none, step_id::none});
    if (list.item->state != step_id::none) {
        const auto worst = worst_of(*list.item, list);
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

operand builder::aggregate(meaning::operation what, const operand& of, guiju::span where) {
    operand list = of;
    if (what != operation::count && list.item->kind == sort::constant && !list.item->fixed.is_null()) {
        list.item = std::make_shared<operand>(materialised(*list.item, where));
    }
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
    const auto any = over_segments(verb::segment_any, {mask, step_id::none, step_id::none, step_id::none}, list, 1);
    const auto nothing = bytes(verb::opposite, {any, step_id::none, step_id::none, step_id::none});
    made.state = bytes(verb::state_where, {nothing, constant(lane::bits8, 0, list.space), step_id::none, step_id::none},
                       static_cast<int>(state::failed));
    if (list.item->state != step_id::none) {
        made.state = bytes(verb::worst_state, {worst_of(*list.item, list), made.state, step_id::none, step_id::none});
    }
    if (states != step_id::none) {
        made.state = bytes(verb::worst_state, {states, made.state, step_id::none, step_id::none});
    }
    return made;
}

} // namespace guiju::columns
