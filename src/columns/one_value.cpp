#include "one_value.hpp"

#include "rounding.hpp"

#include <guiju/value/date.hpp>

#include <algorithm>

namespace guiju::columns {

namespace {

int128 joined(int128 a, int128 b) {
    const auto worse = std::max(a, b);
    return worse == 2 && (a | b) == 3 ? 4 : worse;
}

bool there(int128 state) { return state == 0; }

} // namespace

int128 one_value::of(step_id id) {
    if (id == step_id::none) {
        return 0;
    }
    if (const auto found = known_.find(id); found != known_.end()) {
        return found->second;
    }
    const auto made = run(plan_[id]);
    known_[id] = made;
    return made;
}

int128 one_value::run(const step& s) {
    const auto a = of(s.in[0]);
    const auto b = s.immediate_second ? s.immediate : of(s.in[1]);
    switch (s.what) {
    case verb::constant:
        return s.immediate;
    case verb::widen:
    case verb::spread:
        return a;
    case verb::choose:
        return a != 0 ? b : of(s.in[2]);
    case verb::radix:
        return a * s.immediate + of(s.in[1]);
    case verb::lookup:
        return plan_.tables[s.extra].values.at(static_cast<std::size_t>(a));
    default:
        break;
    }
    if (s.what <= verb::greater_equal) {
        return number(s, a, b);
    }
    return s.what >= verb::year_of ? part(s, a, b, of(s.in[2])) : truth(s, a, b, of(s.in[2]), of(s.in[3]));
}

int128 one_value::number(const step& s, int128 a, int128 b) {
    switch (s.what) {
    case verb::add:
        return a + b;
    case verb::subtract:
        return a - b;
    case verb::multiply:
        return a * b;
    case verb::minimum:
        return std::min(a, b);
    case verb::maximum:
        return std::max(a, b);
    case verb::reverse_subtract:
        return s.immediate - a;
    case verb::absolute:
        return a < 0 ? -a : a;
    case verb::round:
        return divided(a, s.immediate, static_cast<rounding>(s.extra));
    case verb::equal:
        return a == b ? 1 : 0;
    case verb::not_equal:
        return a != b ? 1 : 0;
    case verb::less:
        return a < b ? 1 : 0;
    case verb::less_equal:
        return a <= b ? 1 : 0;
    case verb::greater:
        return a > b ? 1 : 0;
    default:
        return a >= b ? 1 : 0;
    }
}

int128 one_value::truth(const step& s, int128 a, int128 b, int128 c, int128 d) {
    switch (s.what) {
    case verb::both:
        return a & b;
    case verb::either:
        return a | b;
    case verb::opposite:
        return 1 - a;
    case verb::digit:
        return there(b) ? a : s.immediate;
    case verb::join_states:
        return joined(a, b);
    case verb::both_state:
        return (there(c) && a == 0) || (there(d) && b == 0) ? 0 : joined(c, d);
    case verb::either_state:
        return (a | b) != 0 ? 0 : joined(c, d);
    case verb::choose_state:
        return a > 2 ? a : b != 0 ? c : d;
    case verb::known:
        return there(b) ? a : 0;
    case verb::equal_state:
        return std::max(a, b) > 2 ? std::max(a, b) : 0;
    case verb::equal_known:
        return there(b) && there(c) ? a : !there(b) && !there(c) && std::max(b, c) < 3 ? 1 : 0;
    case verb::is_empty:
        return a == 1 || a == 2 ? 1 : 0;
    case verb::state_where:
        return a != 0 ? s.immediate : b;
    default:
        return a != 0 ? a : b;
    }
}

int128 one_value::part(const step& s, int128 a, int128 b, int128 c) {
    const auto day = date::from_day_number(static_cast<std::int64_t>(a)).value_or(date{});
    switch (s.what) {
    case verb::year_of:
        return day.year();
    case verb::month_of:
        return day.month();
    case verb::day_of:
        return day.day();
    case verb::month_start:
        return a - day.day() + 1;
    case verb::add_months: {
        const auto moved = day.add_months(static_cast<std::int64_t>(b));
        return moved ? moved->day_number() : 0;
    }
    default:
        break;
    }
    const auto made =
        date::from(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b), static_cast<std::int64_t>(c));
    if (s.what == verb::make_date) {
        return made ? made->day_number() : 0;
    }
    return made ? 0 : static_cast<int>(state::failed);
}

} // namespace guiju::columns
