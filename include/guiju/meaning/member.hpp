#pragma once

#include <guiju/meaning/call_context.hpp>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

/// What stands after the point of a path: entries of contexts and properties of values. DMN 1.5, 10.3.2.5, tables 46,
/// 61 and 63.
namespace guiju::meaning {

/// The properties of dates, times, durations and ranges.
enum class property : std::uint8_t {
    year,
    month,
    day,
    weekday,
    hour,
    minute,
    second,
    time_offset,
    timezone,
    years,
    months,
    days,
    hours,
    minutes,
    seconds,
    start,
    end,
    start_included,
    end_included,
};

/// The names of a property in FEEL and in Chinese policies.
struct property_names {
    property id;
    std::string_view en;
    std::string_view zh;
};

inline constexpr auto properties = std::to_array<property_names>({
    {property::year, "year", "年"},
    {property::month, "month", "月"},
    {property::day, "day", "日"},
    {property::weekday, "weekday", "星期"},
    {property::hour, "hour", "时"},
    {property::minute, "minute", "分"},
    {property::second, "second", "秒"},
    {property::time_offset, "time offset", "时差"},
    {property::timezone, "timezone", "时区"},
    {property::years, "years", "年数"},
    {property::months, "months", "月数"},
    {property::days, "days", "天数"},
    {property::hours, "hours", "小时数"},
    {property::minutes, "minutes", "分钟数"},
    {property::seconds, "seconds", "秒数"},
    {property::start, "start", "起点"},
    {property::end, "end", "终点"},
    {property::start_included, "start included", "含起点"},
    {property::end_included, "end included", "含终点"},
});

[[nodiscard]] constexpr const property_names* find_property(std::string_view name) noexcept {
    for (const auto& one : properties) {
        if (one.en == name || one.zh == name) {
            return &one;
        }
    }
    return nullptr;
}

namespace detail {

/// Seconds with their fraction.
[[nodiscard]] inline value seconds_of(std::int32_t whole, std::int32_t nanos) {
    return nanos == 0 ? value(decimal(whole)) : value(decimal(whole) + decimal(std::int64_t{nanos}, -9));
}

[[nodiscard]] inline value property_of_date(const date& d, property which, call_context& in) {
    switch (which) {
    case property::year:
        return decimal(d.year());
    case property::month:
        return decimal(d.month());
    case property::day:
        return decimal(d.day());
    case property::weekday:
        return decimal(d.weekday());
    default:
        return in.null(reason::missing);
    }
}

/// Of the same value as a date and time, if there is one, for the offset of a zone depends on the date.
[[nodiscard]] inline value property_of_time(const guiju::time& t, const date_time* dated, property which,
                                            call_context& in) {
    switch (which) {
    case property::hour:
        return decimal(t.hour());
    case property::minute:
        return decimal(t.minute());
    case property::second:
        return decimal(t.second());
    case property::time_offset: {
        const auto offset = dated != nullptr ? offset_of(*dated) : t.place().fixed_offset();
        return offset ? value(days_time_duration(*offset)) : in.null(reason::missing);
    }
    case property::timezone: {
        const auto zone = t.place().zone();
        return zone ? value(zone->name()) : in.null(reason::missing);
    }
    default:
        return in.null(reason::missing);
    }
}

[[nodiscard]] inline value property_of_date_time(const date_time& t, property which, call_context& in) {
    return which <= property::weekday ? property_of_date(t.date(), which, in)
                                      : property_of_time(t.time(), &t, which, in);
}

[[nodiscard]] inline value property_of_days_time(const days_time_duration& d, property which, call_context& in) {
    switch (which) {
    case property::days:
        return decimal(d.days());
    case property::hours:
        return decimal(d.hours());
    case property::minutes:
        return decimal(d.minutes());
    case property::seconds:
        return seconds_of(d.seconds(), d.nanos());
    default:
        return in.null(reason::missing);
    }
}

[[nodiscard]] inline value property_of_months(const years_months_duration& d, property which, call_context& in) {
    switch (which) {
    case property::years:
        return decimal(d.years());
    case property::months:
        return decimal(d.months());
    default:
        return in.null(reason::missing);
    }
}

[[nodiscard]] inline value property_of_range(const range_body& r, property which, call_context& in) {
    switch (which) {
    case property::start:
        return r.low;
    case property::end:
        return r.high;
    case property::start_included:
        return r.low_closed;
    case property::end_included:
        return r.high_closed;
    default:
        return in.null(reason::missing);
    }
}

[[nodiscard]] inline value property_of(const value& of, property which, call_context& in) {
    switch (of.kind()) {
    case kind::date:
        return property_of_date(of.as_date(), which, in);
    case kind::time:
        return property_of_time(of.as_time(), nullptr, which, in);
    case kind::date_time:
        return property_of_date_time(of.as_date_time(), which, in);
    case kind::years_months:
        return property_of_months(of.as_years_months(), which, in);
    case kind::days_time:
        return property_of_days_time(of.as_days_time(), which, in);
    case kind::range:
        return property_of_range(of.as_range(), which, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace detail

/// The entry or property `name` of a value; of a list, the list of that of each item. Null for none, a null stays what
/// it is.
[[nodiscard]] inline value member(const value& of, std::string_view name, call_context& in) {
    if (of.is(kind::context)) {
        const value* found = of.as_context().find(name);
        return found != nullptr ? *found : in.null(reason::missing);
    }
    if (of.is_null()) {
        return of;
    }
    if (of.is(kind::list)) {
        if (!in.spend(of.as_list().size())) {
            return in.null(reason::limit);
        }
        std::vector<value> members;
        members.reserve(of.as_list().size());
        for (const auto& item : of.as_list()) {
            // Each level below spends before it goes deeper, and values are built no deeper than expressions nest.
            members.push_back(member(item, name, in));
        }
        return value::list(std::move(members));
    }
    const auto* which = find_property(name);
    return which != nullptr ? detail::property_of(of, which->id, in) : in.null(reason::type_error);
}

} // namespace guiju::meaning
