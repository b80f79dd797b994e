#include "builder.hpp"

#include <algorithm>
#include <set>

namespace guiju::columns {

namespace {

constexpr int128 limit_34 = static_cast<int128>(wide::power_of_ten(decimal::precision)) - 1;

std::size_t hash_of(const step& s) noexcept {
    auto h = static_cast<std::size_t>(s.what) * 31 + static_cast<std::size_t>(s.lane);
    for (const auto in : s.in) {
        h = h * 1'000'003 + static_cast<std::size_t>(in);
    }
    return (h * 31 + s.extra) * 31 + static_cast<std::size_t>(s.immediate) + s.space;
}

int128 power(int exponent) noexcept { return static_cast<int128>(wide::power_of_ten(exponent)); }

/// A decimal's coefficient with no more digits behind the point than needed.
std::optional<std::pair<int128, int>> scaled(const decimal& n) {
    auto coefficient = n.coefficient();
    int exponent = n.exponent();
    while (coefficient != 0 && exponent < 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        ++exponent;
    }
    if (coefficient == 0) {
        exponent = 0;
    }
    for (; exponent > 0; --exponent) {
        if (coefficient > static_cast<wide::uint128>(limit_34) / 10) {
            return std::nullopt;
        }
        coefficient *= 10;
    }
    const auto value = static_cast<int128>(coefficient);
    return std::pair(n.is_negative() ? -value : value, -exponent);
}

} // namespace

step_id builder::add(step s) {
    const auto hash = hash_of(s);
    const auto [from, to] = known_.equal_range(hash);
    for (auto at = from; at != to; ++at) {
        if (plan_[at->second] == s) {
            return at->second;
        }
    }
    constexpr std::size_t most_steps = 20'000;
    if (plan_.steps.size() >= most_steps) {
        refuse({"步骤太多", "too many steps"}, {});
    }
    const auto id = static_cast<step_id>(plan_.steps.size());
    plan_.steps.push_back(s);
    known_.emplace(hash, id);
    return id;
}

lane builder::lane_for(int128 low, int128 high, guiju::span where) const {
    if (low >= INT32_MIN && high <= INT32_MAX) {
        return lane::int32;
    }
    if (low >= INT64_MIN && high <= INT64_MAX) {
        return lane::int64;
    }
    if (low < -limit_34 || high > limit_34) {
        refuse_range(where);
    }
    return lane::int128;
}

step_id builder::constant(lane l, int128 v, std::uint16_t space) {
    step s;
    s.lane = l;
    s.space = space;
    s.immediate = v;
    s.low = s.high = v;
    return add(s);
}

step_id builder::widen(step_id a, lane to) {
    const step from = at(a);
    if (from.lane == to) {
        return a;
    }
    if (from.what == verb::constant) {
        return constant(to, from.immediate, from.space);
    }
    step s = from;
    s = step{};
    s.what = verb::widen;
    s.lane = to;
    s.space = from.space;
    s.in[0] = a;
    s.low = from.low;
    s.high = from.high;
    return add(s);
}

step_id builder::binary(verb what, step_id a, step_id b, int128 low, int128 high, guiju::span where) {
    const auto wanted = std::max({lane_for(low, high, where), at(a).lane, at(b).lane});
    step s;
    s.what = what;
    s.lane = wanted;
    s.in = {widen(a, wanted), widen(b, wanted), step_id::none, step_id::none};
    s.space = at(a).space;
    s.low = low;
    s.high = high;
    return add(s);
}

step_id builder::with_immediate(verb what, step_id a, int128 by, int128 low, int128 high, guiju::span where) {
    const auto wanted = std::max(lane_for(std::min(low, by), std::max(high, by), where), at(a).lane);
    if (by < INT64_MIN || by > INT64_MAX) {
        return binary(what, a, constant(lane::int128, by, at(a).space), low, high, where);
    }
    step s;
    s.what = what;
    s.lane = wanted;
    s.in[0] = widen(a, wanted);
    s.immediate_second = true;
    s.immediate = by;
    s.space = at(a).space;
    s.low = low;
    s.high = high;
    return add(s);
}

step_id builder::bytes(verb what, std::array<step_id, 4> in, int128 immediate) {
    step s;
    s.what = what;
    s.in = in;
    s.immediate = immediate;
    s.space = at(in[0]).space;
    s.high = 1;
    return add(s);
}

step_id builder::rescale(step_id a, int from, int to, guiju::span where) {
    if (from == to) {
        return a;
    }
    if (to - from > decimal::precision) {
        refuse({"小数位太多", "too many decimal places"}, where);
    }
    const auto by = power(to - from);
    const step s = at(a);
    if (s.low < -limit_34 / by || s.high > limit_34 / by) {
        refuse_range(where);
    }
    if (s.what == verb::constant) {
        return constant(lane_for(s.immediate * by, s.immediate * by, where), s.immediate * by, s.space);
    }
    if (s.what == verb::lookup) {
        auto table = plan_.tables[s.extra];
        for (auto& v : table.values) {
            v *= by;
        }
        step moved = s;
        moved.low = s.low * by;
        moved.high = s.high * by;
        moved.lane = lane_for(moved.low, moved.high, where);
        moved.extra = static_cast<std::uint32_t>(std::ranges::find(plan_.tables, table) - plan_.tables.begin());
        if (moved.extra == plan_.tables.size()) {
            plan_.tables.push_back(std::move(table));
        }
        return add(moved);
    }
    if (s.what == verb::multiply && s.immediate_second && s.immediate < INT64_MAX / 1000 && by <= 1000) {
        return with_immediate(verb::multiply, s.in[0], s.immediate * by, s.low * by, s.high * by, where);
    }
    return with_immediate(verb::multiply, a, by, s.low * by, s.high * by, where);
}

step_id builder::joined(step_id a, step_id b) {
    if (a == step_id::none || a == b) {
        return b;
    }
    return b == step_id::none ? a : bytes(verb::join_states, {a, b, step_id::none, step_id::none});
}

step_id builder::state_of(const operand& a) {
    return a.state != step_id::none ? a.state : constant(lane::bits8, 0, a.space);
}

void builder::guard(step_id of) {
    std::vector<step_id> open{of};
    std::set<step_id> seen;
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == step_id::none || !seen.insert(id).second) {
            continue;
        }
        if (at(id).what != verb::load) {
            open.insert(open.end(), at(id).in.begin(), at(id).in.end());
        } else if (std::ranges::find(plan_.guards, id) == plan_.guards.end()) {
            plan_.guards.push_back(id);
        }
    }
}

operand builder::truth(operand made) {
    if (made.state != step_id::none) {
        made.value = bytes(verb::known, {made.value, made.state, step_id::none, step_id::none});
    }
    return made;
}

operand builder::materialised(const operand& a, guiju::span where) {
    if (a.kind != operand::sort::constant) {
        return a;
    }
    operand made = a;
    const auto& v = a.fixed;
    switch (v.kind()) {
    case kind::number:
    case kind::money: {
        const auto found = scaled(v.as_number());
        if (!found) {
            refuse({"常数太大", "a constant is too large"}, where);
        }
        made.kind = operand::sort::number;
        made.scale = found->second;
        made.money = v.is(kind::money);
        made.in = made.money ? v.as_currency() : currency{};
        made.value = constant(lane_for(found->first, found->first, where), found->first, a.space);
        return made;
    }
    case kind::boolean:
        made.kind = operand::sort::boolean;
        made.value = constant(lane::bits8, v.is_true() ? 1 : 0, a.space);
        return made;
    case kind::date: {
        made.kind = operand::sort::date;
        const auto days = v.as_date().day_number();
        if (days < INT32_MIN || days > INT32_MAX) {
            refuse({"日期太远", "a date is too far away"}, where);
        }
        made.value = constant(lane::int32, days, a.space);
        return made;
    }
    case kind::category:
        made.kind = operand::sort::category;
        made.value = constant(lane::bits8, v.ordinal(), a.space);
        return made;
    default:
        refuse({"文本、时间等常数不能按列计算", "constants such as texts and times are not computed in columns"},
               where);
    }
}

bool builder::inside(std::uint16_t inner, std::uint16_t outer) const {
    while (inner != 0 && inner != outer) {
        inner = plan_.spaces[inner].parent;
    }
    return inner == outer;
}

void builder::same_space(operand& a, operand& b) {
    if (a.space == b.space) {
        return;
    }
    // The deeper one wins; what is the same for all items of a row is spread over them.
    if (inside(a.space, b.space)) {
        b = spread(b, a.space);
    } else if (inside(b.space, a.space)) {
        a = spread(a, b.space);
    } else {
        refuse({"两个列表的项不能逐项相配", "items of two lists cannot be matched"}, {});
    }
}

operand builder::spread(const operand& a, std::uint16_t space) {
    if (a.space == space) {
        return a;
    }
    operand made = a.space == plan_.spaces[space].parent ? a : spread(a, plan_.spaces[space].parent);
    const auto one = [&](step_id id) {
        if (id == step_id::none) {
            return id;
        }
        const step from = at(id);
        if (from.what == verb::constant) {
            return constant(from.lane, from.immediate, space);
        }
        step s;
        s.what = verb::spread;
        s.lane = from.lane;
        s.space = space;
        s.in[0] = id;
        s.low = from.low;
        s.high = from.high;
        return add(s);
    };
    made.value = one(made.value);
    made.state = one(made.state);
    made.space = space;
    return made;
}

void builder::align(operand& a, operand& b, guiju::span where) {
    same_space(a, b);
    a = materialised(a, where);
    b = materialised(b, where);
    if (a.kind == operand::sort::number && b.kind == operand::sort::number) {
        const int scale = std::max(a.scale, b.scale);
        a.value = rescale(a.value, a.scale, scale, where);
        b.value = rescale(b.value, b.scale, scale, where);
        a.scale = b.scale = scale;
    }
}

std::uint32_t builder::add_input(input i) {
    const auto found = std::ranges::find(plan_.inputs, i);
    if (found != plan_.inputs.end()) {
        return static_cast<std::uint32_t>(found - plan_.inputs.begin());
    }
    plan_.inputs.push_back(std::move(i));
    return static_cast<std::uint32_t>(plan_.inputs.size() - 1);
}

std::uint16_t builder::add_space(space s) {
    const auto found = std::ranges::find(plan_.spaces, s);
    if (found != plan_.spaces.end()) {
        return static_cast<std::uint16_t>(found - plan_.spaces.begin());
    }
    plan_.spaces.push_back(std::move(s));
    return static_cast<std::uint16_t>(plan_.spaces.size() - 1);
}

} // namespace guiju::columns
