#include "builder.hpp"

#include <guiju/meaning/apply.hpp>

#include <algorithm>

// Lists in order: what they are sorted by, the item at a place, the first so many, the distinct ones, members.
namespace guiju::columns {

namespace {

using meaning::operation;
using program::opcode;
using sort = operand::sort;

bool is_scalar(const operand& o) {
    return o.kind == sort::number || o.kind == sort::boolean || o.kind == sort::category || o.kind == sort::date;
}

bool same_kind(const operand& a, const operand& b) {
    return a.kind == b.kind && a.money == b.money && a.in == b.in && a.category == b.category;
}

bool same_value(const operand& a, const operand& b) {
    return same_kind(a, b) && a.value == b.value && a.state == b.state && a.scale == b.scale;
}

/// Whether the items of two lists are read in the same way.
bool same_item(const operand& a, const operand& b) {
    return same_value(a, b) && a.space == b.space && a.column == b.column && a.path == b.path && a.record == b.record &&
           a.entries == b.entries && a.origin == b.origin && a.through == b.through &&
           (a.kind != sort::constant || a.fixed == b.fixed) && a.kind != sort::list && a.kind != sort::written;
}

std::array<step_id, 4> one(step_id a) { return {a, step_id::none, step_id::none, step_id::none}; }

/// A whole number that a constant is.
std::optional<std::int64_t> whole(const operand& o) {
    return o.kind == sort::constant && o.fixed.is(kind::number) && o.fixed.as_number().is_integer()
               ? o.fixed.as_number().to_int64()
               : std::nullopt;
}

} // namespace

/// A state that counts where the one that is known before is `there`.
void builder::add_state(operand& of, step_id state) {
    of.state =
        of.state == step_id::none ? state : bytes(verb::worst_state, {of.state, state, step_id::none, step_id::none});
}

/// The evaluator is asked where a state is not `there`.
step_id builder::asked_where(step_id state) {
    const auto there = constant(lane::bits8, 0, at(state).space);
    return bytes(verb::state_where, {state, there, step_id::none, step_id::none}, static_cast<int>(state::ask));
}

operand builder::list_operation(meaning::operation what, const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    if (what == operation::sort) {
        return sorted(n, in);
    }
    std::vector<operand> of;
    std::vector<value> arguments;
    for (const auto part : parts) {
        of.push_back(run(part, in));
        arguments.push_back(of.back().fixed);
    }
    if (of[0].kind == sort::constant && of[0].fixed.is_undetermined()) {
        return of[0];
    }
    if (std::ranges::all_of(of, [](const operand& o) { return o.kind == sort::constant; })) {
        call_context context;
        context.where = n.where;
        return fixed(meaning::apply(what, arguments, context));
    }
    if (what == operation::distinct_values && of.size() == 1 && of[0].kind == sort::list) {
        return distinct(of[0], n.where);
    }
    if (what == operation::list_contains && of.size() == 2) {
        return contains(of[0], of[1], n.where);
    }
    if (what == operation::sublist && of.size() == 3 && of[0].kind == sort::list && whole(of[1]) == 1) {
        return first_items(of[0], of[2], n.where);
    }
    const auto& info = meaning::operations[static_cast<std::size_t>(what)];
    refuse({"这样用的“" + std::string(info.zh) + "”不能按列计算",
            "'" + std::string(info.name) + "' is not computed in columns of such arguments"},
           n.where);
}

operand builder::sorted(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    operand list = items(run(parts[0], in));
    if (list.kind == sort::constant) {
        return list;
    }
    if (list.kind != sort::list || list.order != step_id::none) {
        refuse({"这个列表的排序不能按列计算", "this list is not sorted in columns"}, n.where);
    }
    std::vector<sort_key> keys;
    if (parts.size() == 1) {
        if (list.item->kind != sort::number && list.item->kind != sort::date) {
            refuse({"只有数字、金额和日期能按列排序", "only numbers, amounts and dates are sorted in columns"},
                   n.where);
        }
        keys.push_back({*list.item, false});
        return ordered(std::move(list), keys, n.where);
    }
    const auto& function = program_[parts[1]];
    if (function.op != opcode::make_function) {
        refuse({"排序用的函数不是写出来的", "what a list is sorted by is no function that is written out"}, n.where);
    }
    const auto& lambda = program_.lambdas[function.index];
    frame first(lambda.frame);
    frame second(lambda.frame);
    std::size_t slot = 0;
    for (const auto part : program_.operands_of(function)) {
        first.at(slot) = second.at(slot) = run(part, in);
        if (lies_over(*first[slot], list.over)) {
            refuse({"这个列表的排序不能按列计算", "this list is not sorted in columns"}, n.where);
        }
        ++slot;
    }
    first.at(slot) = *list.item;
    second.at(slot + 1) = *list.item;
    keys_of(lambda.body, first, second, keys);
    return ordered(std::move(list), keys, n.where);
}

// a.x < b.x or (a.x = b.x and …): each side knows only its own item, and both sides are the same steps then.
void builder::keys_of(node_id compares, frame& first, frame& second, std::vector<sort_key>& into) {
    const auto& n = program_[compares];
    const auto parts = program_.operands_of(n);
    const auto unknown = [&]() {
        refuse({"排序的函数不是逐项比较先后", "what a list is sorted by does not compare one property after the other"},
               n.where);
    };
    const auto both_sides = [&](const node& comparison) {
        const auto sides = program_.operands_of(comparison);
        const operand left = run(sides[0], first);
        if (!is_scalar(left) || !same_value(left, run(sides[1], second))) {
            unknown();
        }
        return left;
    };
    if (n.op == opcode::invoke) {
        const auto& called = program_.functions[n.index];
        frame own_first(called.frame);
        frame own_second(called.frame);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (program_[parts[i]].op != opcode::local) {
                unknown();
            }
            own_first.at(i) = first.at(program_[parts[i]].slot);
            own_second.at(i) = second.at(program_[parts[i]].slot);
        }
        return keys_of(called.body, own_first, own_second, into);
    }
    if (n.op == opcode::operation) {
        const auto what = static_cast<meaning::operation>(n.index);
        if (what != operation::less && what != operation::greater) {
            unknown();
        }
        into.push_back({both_sides(n), what == operation::greater});
        return;
    }
    if (n.op != opcode::disjunction || parts.size() != 2 || program_[parts[0]].op != opcode::operation ||
        program_[parts[1]].op != opcode::conjunction) {
        unknown();
    }
    keys_of(parts[0], first, second, into);
    const auto then = program_.operands_of(program_[parts[1]]);
    const auto& equal = program_[then[0]];
    if (then.size() != 2 || equal.op != opcode::operation ||
        static_cast<meaning::operation>(equal.index) != operation::equal ||
        !same_value(both_sides(equal), into.back().of)) {
        unknown();
    }
    keys_of(then[1], first, second, into);
}

/// All keys of an item in one whole number.
operand builder::ordered(operand list, std::span<const sort_key> keys, guiju::span where) {
    step_id packed = step_id::none;
    int128 values = 1;
    for (const auto& [of, descending] : keys) {
        const operand key = as_item(of, list.over);
        const step range = at(key.value);
        constexpr int128 most = INT64_MAX;
        const auto count = range.high - range.low + 1;
        if (count > most / values || range.low < -most || range.high > most) {
            refuse({"排序的值范围太大", "what a list is sorted by has too wide a range"}, where);
        }
        guard(key.value);
        const auto from_zero = widen(key.value, std::max(range.lane, lane::int32));
        const auto digit = descending
                               ? with_immediate(verb::reverse_subtract, from_zero, range.high, 0, count - 1, where)
                           : range.low == 0 ? from_zero
                                            : with_immediate(verb::subtract, from_zero, range.low, 0, count - 1, where);
        packed = packed == step_id::none
                     ? digit
                     : binary(verb::add, with_immediate(verb::multiply, packed, count, 0, (values - 1) * count, where),
                              digit, 0, values * count - 1, where);
        values *= count;
        if (key.state != step_id::none) {
            add_state(list, asked_where(worst_of(key, list)));
        }
    }
    list.order = packed;
    return list;
}

/// Where each item stands in the list, from 0; −1 where it is not in it.
step_id builder::places(const operand& list) {
    step s;
    s.what = list.order == step_id::none ? verb::segment_number : verb::segment_rank;
    s.lane = lane::int32;
    s.space = list.over;
    const auto mask = mask_of(list);
    s.in = list.order == step_id::none ? one(mask) : std::array{list.order, mask, step_id::none, step_id::none};
    s.low = -1;
    s.high = INT32_MAX - 1;
    return add(s);
}

operand builder::item_at(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    const operand list = items(run(parts[0], in));
    const auto place = whole(run(parts[1], in));
    if (list.kind == sort::constant) {
        return list;
    }
    if (list.kind != sort::list || !place || *place == 0 || *place > INT32_MAX || *place < -INT32_MAX) {
        refuse({"只有固定位置的项能按列取得", "in columns, items are taken from fixed places only"}, n.where);
    }
    step s;
    s.what = verb::segment_find;
    s.lane = lane::int32;
    s.space = list.space;
    s.in = one(places(list));
    s.immediate = *place > 0 ? *place - 1 : *place;
    s.low = -1;
    s.high = INT32_MAX;
    const auto found = add(s);
    step missing;
    missing.what = verb::less;
    missing.space = list.space;
    missing.in = one(found);
    missing.immediate_second = true;
    missing.high = 1;
    auto state =
        bytes(verb::state_where, {add(missing), constant(lane::bits8, 0, list.space), step_id::none, step_id::none},
              static_cast<int>(state::failed));
    if (list.state != step_id::none) {
        const auto open = bytes(verb::equal_state, {list.state, list.state, step_id::none, step_id::none});
        state = bytes(verb::worst_state, {open, state, step_id::none, step_id::none});
    }
    operand made = gathered(*list.item, list.over, found, list.space, n.where);
    made.state = made.state == step_id::none
                     ? state
                     : bytes(verb::worst_state, {state, made.state, step_id::none, step_id::none});
    return made.kind == sort::boolean ? truth(std::move(made)) : made;
}

operand builder::distinct(operand list, guiju::span where) {
    const operand item = *list.item;
    const bool in_order = list.order != step_id::none && list.order != item.value;
    if (!is_scalar(item) || in_order) {
        refuse({"只有未排序的数值能按列去重", "in columns, only scalars that are not sorted are made distinct"}, where);
    }
    if (item.state != step_id::none) {
        add_state(list, asked_where(worst_of(item, list)));
    }
    step s;
    s.what = verb::segment_first;
    s.space = list.over;
    s.in = {item.value, mask_of(list), step_id::none, step_id::none};
    s.high = 1;
    list.mask = add(s);
    return list;
}

/// Whether one of the items that are written out is the wanted one.
operand builder::written_contains(const operand& list, const operand& wanted, guiju::span where) {
    std::vector<operand> all;
    bool fine = true;
    for (const auto& [item, kept] : list.elements) {
        all.push_back(item);
        fine = fine && kept.kind == sort::constant;
    }
    for (std::size_t i = 0; list.fixed.is(kind::list) && i < list.fixed.as_list().size(); ++i) {
        all.push_back(fixed(list.fixed.as_list()[i]));
    }
    operand made = fixed(false);
    for (const auto& item : all) {
        fine = fine && !(item.kind == sort::constant && item.fixed.is_null());
        if (!fine) {
            refuse({"列表与所找的值不能按列相配", "a list and what is looked for in it cannot be matched in columns"},
                   where);
        }
        made = join(made, compared(operation::equal, item, wanted, where), true);
    }
    return made;
}

operand builder::contains(const operand& list, const operand& wanted, guiju::span where) {
    if ((list.kind == sort::constant && list.fixed.is(kind::list)) || list.kind == sort::written) {
        return written_contains(list, wanted, where);
    }
    const bool looked_for = list.kind == sort::list && !(wanted.kind == sort::constant && wanted.fixed.is_null());
    operand item = looked_for ? materialised(*list.item, where) : operand{};
    operand x = looked_for ? materialised(wanted, where) : operand{};
    const bool beside = plan_.spaces[x.space].parent == list.space;
    if (!looked_for || !is_scalar(item) || !same_kind(item, x) || !(inside(list.space, x.space) || beside)) {
        refuse({"列表与所找的值不能按列相配", "a list and what is looked for in it cannot be matched in columns"},
               where);
    }
    const auto scale = std::max(item.scale, x.scale);
    item.value = rescale(item.value, item.scale, scale, where);
    x.value = rescale(x.value, x.scale, scale, where);
    const auto wide = std::max(at(item.value).lane, at(x.value).lane);
    item.value = widen(item.value, wide);
    x.value = widen(x.value, wide);
    operand made;
    made.kind = sort::boolean;
    step s;
    s.high = 1;
    if (inside(list.space, x.space)) {
        x = spread(x, list.space);
        s.what = verb::equal;
        s.space = list.over;
        s.in = {item.value, spread(x, list.over).value, step_id::none, step_id::none};
        const auto same = bytes(verb::both, {add(s), mask_of(list), step_id::none, step_id::none});
        made.value = over_segments(verb::segment_any, one(same), list, 1);
    } else {
        s.what = verb::segment_member;
        s.space = x.space;
        s.in = {x.value, item.value, mask_of(list), step_id::none};
        made.value = add(s);
    }
    made.space = x.space;
    operand whole_list = list;
    if (item.state != step_id::none) {
        add_state(whole_list, asked_where(worst_of(item, list)));
    }
    whole_list.value = step_id::none;
    made.state = whole_list.state == step_id::none ? step_id::none : spread(whole_list, made.space).state;
    if (x.state != step_id::none) {
        // Null is none of the items; what is undetermined may be one, if there are any.
        made.value = bytes(verb::known, {made.value, x.state, step_id::none, step_id::none});
        made.state =
            joined(made.state, asked_where(bytes(verb::equal_state, {x.state, x.state, step_id::none, step_id::none})));
    }
    return truth(std::move(made));
}

/// Whether a list has not so many items, or none at all; where `count` is.
step_id builder::too_few(const operand& list, const operand& count) {
    operand size;
    size.kind = sort::number;
    size.space = list.space;
    step s;
    s.what = verb::segment_count;
    s.lane = lane::int32;
    s.space = list.space;
    s.in = one(mask_of(list));
    s.high = INT32_MAX;
    size.value = add(s);
    operand number = count;
    same_space(size, number);
    const auto compares = [&](verb what, step_id a, int128 by) {
        step c;
        c.what = what;
        c.space = size.space;
        c.in = one(a);
        c.immediate_second = true;
        c.immediate = by;
        c.high = 1;
        return add(c);
    };
    const step n = at(number.value);
    if (n.what == verb::constant) {
        return compares(verb::less, size.value, std::max(n.immediate, int128{1}));
    }
    step c;
    c.what = verb::less;
    c.space = size.space;
    c.in = {size.value, number.value, step_id::none, step_id::none};
    c.high = 1;
    const auto outside = bytes(verb::either, {compares(verb::equal, size.value, 0),
                                              compares(verb::less, number.value, 0), step_id::none, step_id::none});
    return bytes(verb::either, {add(c), outside, step_id::none, step_id::none});
}

// sublist(list, 1, n): null where there are not so many items, or none.
operand builder::first_items(const operand& from, const operand& how_many, guiju::span where) {
    operand count = materialised(how_many, where);
    const bool whole_number = count.kind == sort::number && count.scale == 0 && !count.money &&
                              at(count.value).lane == lane::int32 && count.state == step_id::none;
    if (!whole_number || (at(count.value).what == verb::constant && at(count.value).immediate < 0)) {
        refuse({"取多少项不是一个总能知道的整数", "how many items are taken is no whole number that is always known"},
               where);
    }
    if (!inside(from.space, count.space)) {
        return earlier_items(from, count, where);
    }
    count = spread(count, from.space);
    operand few;
    few.kind = sort::boolean;
    few.space = from.space;
    few.value = too_few(from, count);
    operand list = from;
    step s;
    s.what = verb::less;
    s.space = list.over;
    s.in = {places(list), step_id::none, step_id::none, step_id::none};
    s.high = 1;
    if (at(count.value).what == verb::constant) {
        s.immediate_second = true;
        s.immediate = at(count.value).immediate;
    } else {
        s.in[1] = spread(count, list.over).value;
    }
    const auto enough = spread(opposite(few, where), list.over).value;
    const auto kept = bytes(verb::both, {add(s), enough, step_id::none, step_id::none});
    list.mask = bytes(verb::both, {mask_of(from), kept, step_id::none, step_id::none});
    const auto state = bytes(verb::state_where, {few.value, state_of(list), step_id::none, step_id::none},
                             static_cast<int>(state::failed));
    list.state = list.state == step_id::none
                     ? state
                     : bytes(verb::worst_state, {list.state, state, step_id::none, step_id::none});
    return list;
}

// For each item of a list beside this one, as many of the first items as is said there: in a space of their own.
operand builder::earlier_items(const operand& from, const operand& count, guiju::span where) {
    if (plan_.spaces[count.space].parent != from.space) {
        refuse({"取多少项不是列表自己的说法", "how many items are taken is not said beside the list"}, where);
    }
    step opens;
    opens.what = verb::open_earlier;
    opens.lane = lane::int32;
    opens.in = {places(from), count.value, step_id::none, step_id::none};
    opens.low = 0;
    opens.high = INT32_MAX;
    const auto known = std::ranges::find_if(plan_.spaces, [&](const columns::space& s) {
        return s.opened_by != step_id::none && at(s.opened_by).in == opens.in;
    });
    const auto space = static_cast<std::uint16_t>(known - plan_.spaces.begin());
    if (known == plan_.spaces.end()) {
        plan_.spaces.push_back({count.space, {}, step_id::none, from.over});
        opens.space = space;
        const auto by = add(opens);
        plan_.spaces.back().opened_by = by;
    }
    operand list;
    list.kind = sort::list;
    list.space = count.space;
    list.over = space;
    list.item = std::make_shared<operand>(gathered(*from.item, from.over, plan_.spaces[space].opened_by, space, where));
    const auto few = too_few(from, count);
    list.state = bytes(verb::state_where, {few, constant(lane::bits8, 0, list.space), step_id::none, step_id::none},
                       static_cast<int>(state::failed));
    if (from.state != step_id::none) {
        operand whole_list;
        whole_list.space = from.space;
        whole_list.state = from.state;
        list.state =
            bytes(verb::worst_state, {spread(whole_list, list.space).state, list.state, step_id::none, step_id::none});
    }
    return list;
}

/// The state of one of two lists, of which one may be written as empty or be undetermined.
step_id builder::state_of_choice(const operand& c, const operand& then, const operand& otherwise) {
    const auto side = [&](const operand& o) {
        const bool open = o.kind == sort::constant && o.fixed.is_undetermined();
        return o.kind == sort::list ? o.state
               : open               ? constant(lane::bits8, static_cast<int>(state::undetermined), c.space)
                                    : step_id::none;
    };
    const auto a = side(then);
    const auto b = side(otherwise);
    const auto there = [&](step_id id) { return id == step_id::none ? constant(lane::bits8, 0, c.space) : id; };
    return a == step_id::none && b == step_id::none && c.state == step_id::none
               ? step_id::none
               : bytes(verb::choose_state, {there(c.state), c.value, there(a), there(b)});
}

operand builder::list_choice(const operand& condition, const operand& then, const operand& otherwise,
                             guiju::span where) {
    const auto empty = [](const operand& o) {
        return o.kind == sort::constant && o.fixed.is(kind::list) && o.fixed.as_list().empty();
    };
    const auto open = [](const operand& o) { return o.kind == sort::constant && o.fixed.is_undetermined(); };
    const bool both = then.kind == sort::list && otherwise.kind == sort::list;
    operand list = then.kind == sort::list ? then : otherwise;
    const bool fine =
        both ? then.over == otherwise.over && then.space == otherwise.space && same_item(*then.item, *otherwise.item)
             : empty(then) || empty(otherwise) || open(then) || open(otherwise);
    if (!fine || !inside(list.space, condition.space)) {
        refuse({"两个列表不是同一列的项", "the lists to choose between are not of the items of one column"}, where);
    }
    const operand c = spread(condition, list.space);
    const auto yes = spread(c, list.over).value;
    const auto where_yes = [&](const operand& o) {
        return bytes(verb::both, {mask_of(o), yes, step_id::none, step_id::none});
    };
    const auto chosen = [&](step_id a, step_id b, lane as) {
        step s;
        s.what = verb::choose;
        s.lane = as;
        s.space = list.over;
        s.in = {yes, a, b, step_id::none};
        s.low = std::min(at(a).low, at(b).low);
        s.high = std::max(at(a).high, at(b).high);
        return add(s);
    };
    const auto order_of = [&](const operand& o) {
        return o.order == step_id::none ? constant(lane::int32, 0, list.over) : o.order;
    };
    if (both) {
        list.mask = chosen(mask_of(then), mask_of(otherwise), lane::bits8);
        if (then.order != otherwise.order) {
            const auto wide = std::max(at(order_of(then)).lane, at(order_of(otherwise)).lane);
            list.order = chosen(widen(order_of(then), wide), widen(order_of(otherwise), wide), wide);
        }
    } else if (then.kind == sort::list) {
        list.mask = where_yes(then);
    } else {
        const auto no = bytes(verb::opposite, one(yes));
        list.mask = bytes(verb::both, {mask_of(otherwise), no, step_id::none, step_id::none});
    }
    list.state = state_of_choice(c, then, otherwise);
    return list;
}

} // namespace guiju::columns
