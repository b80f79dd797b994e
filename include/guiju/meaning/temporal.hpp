#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/operations.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

/// Functions of dates and times. DMN 1.5, 10.3.4.6, 10.3.4.7 and 10.3.4.10.
namespace guiju::meaning {

/// Whether two values are the same in kind and content: of times, also in how they name their place.
[[nodiscard]] inline value is(std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 2) {
        return in.null(reason::type_error);
    }
    const auto open = united_needs(arguments);
    return open.is_undetermined() ? open : value(arguments[0] == arguments[1]);
}

namespace detail {

inline constexpr std::array<std::string_view, 7> day_names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                              "Friday", "Saturday", "Sunday"};
inline constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                                 "May",       "June",     "July",     "August",
                                                                 "September", "October",  "November", "December"};

/// The day of a date, or of a date and time.
[[nodiscard]] inline std::optional<guiju::date> only_day(std::span<const value> arguments) {
    if (are(arguments, {kind::date})) {
        return arguments[0].as_date();
    }
    return are(arguments, {kind::date_time}) ? std::optional(arguments[0].as_date_time().date()) : std::nullopt;
}

} // namespace detail

[[nodiscard]] inline value day_of_year(std::span<const value> arguments, call_context& in) {
    const auto day = detail::only_day(arguments);
    return day ? value(decimal(day->day_of_year())) : misfit(arguments, in);
}

/// "Monday" to "Sunday".
[[nodiscard]] inline value day_of_week(std::span<const value> arguments, call_context& in) {
    const auto day = detail::only_day(arguments);
    return day ? value(detail::day_names[static_cast<std::size_t>(day->weekday() - 1)]) : misfit(arguments, in);
}

/// "January" to "December".
[[nodiscard]] inline value month_of_year(std::span<const value> arguments, call_context& in) {
    const auto day = detail::only_day(arguments);
    return day ? value(detail::month_names[static_cast<std::size_t>(day->month() - 1)]) : misfit(arguments, in);
}

/// The number of the week by ISO 8601, which may be one of the year before or after.
[[nodiscard]] inline value week_of_year(std::span<const value> arguments, call_context& in) {
    const auto day = detail::only_day(arguments);
    return day ? value(decimal(day->week().week)) : misfit(arguments, in);
}

/// The moment of the evaluation, as its host gave it; undetermined without.
[[nodiscard]] inline value now(std::span<const value> arguments, call_context& in) {
    if (!arguments.empty()) {
        return in.null(reason::type_error);
    }
    return in.now ? value(*in.now) : value::undetermined({"now"}, in.where);
}

[[nodiscard]] inline value today(std::span<const value> arguments, call_context& in) {
    const auto moment = now(arguments, in);
    return moment.is_null() ? moment : value(moment.as_date_time().date());
}

/// Any operation of the family `temporal`.
[[nodiscard]] inline value apply_temporal(operation what, std::span<const value> arguments, call_context& in) {
    switch (what) {
    case operation::is:
        return is(arguments, in);
    case operation::day_of_year:
        return day_of_year(arguments, in);
    case operation::day_of_week:
        return day_of_week(arguments, in);
    case operation::month_of_year:
        return month_of_year(arguments, in);
    case operation::week_of_year:
        return week_of_year(arguments, in);
    case operation::today:
        return today(arguments, in);
    case operation::now:
        return now(arguments, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
