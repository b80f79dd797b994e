#include "kernels.hpp"

#include <guiju/value/date.hpp>

#include <algorithm>

// Dates by a table of four hundred years, of which what is used stays in the nearest cache; others by the calendar.
namespace guiju::columns {

namespace {

constexpr std::int32_t first_year = 1800;
constexpr std::int32_t years = 400;
constexpr std::int32_t days_in_all = 146'097;

/// A day's year, month and day, and the first days of the months.
class calendar {
public:
    static const calendar& known() {
        static const calendar all;
        return all;
    }
    [[nodiscard]] bool has(std::int32_t day) const noexcept {
        return static_cast<std::uint32_t>(day) - static_cast<std::uint32_t>(first_) <
               static_cast<std::uint32_t>(days_in_all);
    }
    [[nodiscard]] std::int32_t year(std::int32_t day) const noexcept {
        return static_cast<std::int32_t>(at(day) >> 9U) + first_year;
    }
    [[nodiscard]] std::int32_t month(std::int32_t day) const noexcept {
        return static_cast<std::int32_t>(at(day) >> 5U & 15U);
    }
    [[nodiscard]] std::int32_t day_of(std::int32_t day) const noexcept {
        return static_cast<std::int32_t>(at(day) & 31U);
    }
    /// The first day of a month counted from January of the first year; there is one more than months.
    [[nodiscard]] std::int32_t month_start(std::int32_t month) const noexcept {
        return month_starts_[static_cast<std::size_t>(month)];
    }

private:
    calendar() : first_(static_cast<std::int32_t>(date::from(first_year, 1, 1)->day_number())) {
        auto day = first_;
        for (std::int32_t m = 0; m < years * 12; ++m) {
            month_starts_.push_back(day);
            const auto length = days_in_month(first_year + m / 12, m % 12 + 1);
            for (std::int32_t d = 1; d <= length; ++d, ++day) {
                days_.push_back(static_cast<std::uint32_t>(m / 12) << 9U |
                                static_cast<std::uint32_t>((m % 12 + 1) << 5 | d));
            }
        }
        month_starts_.push_back(day);
    }
    [[nodiscard]] std::uint32_t at(std::int32_t day) const noexcept {
        return days_[static_cast<std::size_t>(day - first_)];
    }

    std::int32_t first_;
    std::vector<std::uint32_t> days_;
    std::vector<std::int32_t> month_starts_;
};

// Dates that a load let through lie between the years 0 and 9999.
date date_of(std::int32_t days) noexcept { return date::from_day_number(days).value_or(date{}); }

template <class Part>
std::uint8_t part_of(const kernel_call& call) {
    const auto& all = calendar::known();
    const auto* a = static_cast<const std::int32_t*>(call.in[0]);
    auto* out = static_cast<std::int32_t*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = all.has(a[i]) ? Part::of(all, a[i]) : Part::of(date_of(a[i]));
    }
    return 0;
}
struct year_part {
    static std::int32_t of(const calendar& in, std::int32_t day) { return in.year(day); }
    static std::int32_t of(const date& d) { return d.year(); }
};
struct month_part {
    static std::int32_t of(const calendar& in, std::int32_t day) { return in.month(day); }
    static std::int32_t of(const date& d) { return d.month(); }
};
struct day_part {
    static std::int32_t of(const calendar& in, std::int32_t day) { return in.day_of(day); }
    static std::int32_t of(const date& d) { return d.day(); }
};
struct month_begin {
    static std::int32_t of(const calendar& in, std::int32_t day) { return day - in.day_of(day) + 1; }
    static std::int32_t of(const date& d) { return static_cast<std::int32_t>(d.day_number()) - d.day() + 1; }
};

const std::int32_t* operand(const kernel_call& call, std::size_t k) {
    return static_cast<const std::int32_t*>(call.in[k]);
}

std::uint8_t make_date(const kernel_call& call) {
    auto* out = static_cast<std::int32_t*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        const auto made = date::from(operand(call, 0)[i], operand(call, 1)[i], operand(call, 2)[i]);
        out[i] = made ? static_cast<std::int32_t>(made->day_number()) : 0;
    }
    return 0;
}

std::uint8_t make_date_state(const kernel_call& call) {
    auto* out = static_cast<std::uint8_t*>(call.out);
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < call.count; ++i) {
        const auto made = date::from(operand(call, 0)[i], operand(call, 1)[i], operand(call, 2)[i]);
        out[i] = static_cast<std::uint8_t>(made ? state::there : state::failed);
        any = static_cast<std::uint8_t>(any | out[i]);
    }
    return any;
}

std::uint8_t add_months(const kernel_call& call) {
    const auto& all = calendar::known();
    const auto* a = operand(call, 0);
    auto* out = static_cast<std::int32_t*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        const auto months = call.in[1] != nullptr ? operand(call, 1)[i] : call.immediate;
        if (all.has(a[i])) {
            const auto month = (all.year(a[i]) - first_year) * 12 + all.month(a[i]) - 1 + months;
            if (month >= 0 && month < years * 12) {
                const auto at = static_cast<std::int32_t>(month);
                out[i] = std::min(all.month_start(at) + all.day_of(a[i]), all.month_start(at + 1)) - 1;
                continue;
            }
        }
        const auto moved = date_of(a[i]).add_months(months);
        out[i] = moved ? static_cast<std::int32_t>(moved->day_number()) : 0;
    }
    return 0;
}

} // namespace

kernel date_kernel(verb what) {
    switch (what) {
    case verb::year_of:
        return part_of<year_part>;
    case verb::month_of:
        return part_of<month_part>;
    case verb::day_of:
        return part_of<day_part>;
    case verb::month_start:
        return part_of<month_begin>;
    case verb::make_date:
        return make_date;
    case verb::make_date_state:
        return make_date_state;
    case verb::add_months:
        return add_months;
    default:
        return nullptr;
    }
}

} // namespace guiju::columns
