#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/arithmetic.hpp>

#include <optional>
#include <span>
#include <string_view>

/// Functions that make dates, times and durations. DMN 1.5, 10.3.4.1, table 64.
namespace guiju::meaning {

namespace detail {

template <class T>
[[nodiscard]] value parsed_or_null(const std::optional<T>& found, call_context& in) {
    return found ? value(*found) : in.null(reason::syntax);
}

template <class T>
[[nodiscard]] value made_or_null(const std::optional<T>& found, call_context& in) {
    return found ? value(*found) : in.null(reason::domain);
}

/// The whole number that an argument is; nothing for any other.
[[nodiscard]] inline std::optional<std::int64_t> whole(const value& v) {
    return v.is(kind::number) ? v.as_number().to_int64() : std::nullopt;
}

/// Seconds of a clock with their fraction, in nanoseconds, cut to nine digits.
[[nodiscard]] inline std::optional<std::int64_t> clock_nanos(const value& seconds) {
    if (!seconds.is(kind::number)) {
        return std::nullopt;
    }
    const auto nanos = round_to_integral(seconds.as_number() * decimal(nanos_per_second), rounding::down).to_int64();
    return nanos && *nanos >= 0 && *nanos < seconds_per_minute * nanos_per_second ? nanos : std::nullopt;
}

/// The time of hour, minute and second.
[[nodiscard]] inline std::optional<guiju::time> clock(std::span<const value> parts, zone_designator place) {
    const auto hour = whole(parts[0]);
    const auto minute = whole(parts[1]);
    const auto nanos = clock_nanos(parts[2]);
    if (!hour || !minute || !nanos) {
        return std::nullopt;
    }
    return guiju::time::from(*hour, *minute, *nanos / nanos_per_second, *nanos % nanos_per_second, place);
}

[[nodiscard]] inline std::optional<guiju::date> day(std::span<const value> parts) {
    const auto year = whole(parts[0]);
    const auto month = whole(parts[1]);
    const auto day_of_month = whole(parts[2]);
    return year && month && day_of_month ? guiju::date::from(*year, *month, *day_of_month) : std::nullopt;
}

/// An offset as a duration, a zone by name, or the offset as text; null is none.
[[nodiscard]] inline std::optional<zone_designator> place_of(const value& v) {
    if (v.is_null()) {
        return zone_designator();
    }
    if (v.is(kind::days_time)) {
        return zone_designator::offset(v.as_days_time().total_seconds());
    }
    if (!v.is(kind::text)) {
        return std::nullopt;
    }
    if (const auto named = guiju::zone::find(v.as_text())) {
        return zone_designator(*named);
    }
    temporal_reader reader(v.as_text());
    const auto read = zone_designator::read(reader);
    return read && reader.done() && !read->is_local() ? read : std::nullopt;
}

[[nodiscard]] inline bool has_kind(std::span<const value> arguments, kind wanted) noexcept {
    for (const auto& one : arguments) {
        if (!one.is(wanted)) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// date(from) of a text, a date or a date and time; date(year, month, day).
[[nodiscard]] inline value to_date(std::span<const value> arguments, call_context& in) {
    if (are(arguments, {kind::text})) {
        return detail::parsed_or_null(guiju::date::parse(arguments[0].as_text()), in);
    }
    if (are(arguments, {kind::date})) {
        return arguments[0];
    }
    if (are(arguments, {kind::date_time})) {
        return arguments[0].as_date_time().date();
    }
    return are(arguments, {kind::number, kind::number, kind::number}) ? detail::made_or_null(detail::day(arguments), in)
                                                                      : misfit(arguments, in);
}

namespace detail {

[[nodiscard]] inline value time_from(const value& from, call_context& in) {
    switch (from.kind()) {
    case kind::text:
        return parsed_or_null(guiju::time::parse(from.as_text()), in);
    case kind::time:
        return from;
    case kind::date_time:
        return from.as_date_time().time();
    case kind::date:
        return guiju::time().with_place(zone_designator::utc()); // 10.3.4.1: a date is its midnight in UTC
    default:
        return misfit(std::span(&from, 1), in);
    }
}

} // namespace detail

/// time(from) of a text, a time, a date and time or a date; time(hour, minute, second, offset), the offset may be null.
[[nodiscard]] inline value to_time(std::span<const value> arguments, call_context& in) {
    if (arguments.size() == 1) {
        return detail::time_from(arguments[0], in);
    }
    if (!count_is(arguments, 3, 4) || !detail::has_kind(arguments.first(3), kind::number)) {
        return misfit(arguments, in);
    }
    if (arguments.size() == 3) {
        return detail::made_or_null(detail::clock(arguments, {}), in);
    }
    const auto& offset = arguments[3];
    if (offset.is_undetermined()) {
        return offset;
    }
    if (!offset.is_null() && !offset.is(kind::days_time)) {
        return in.null(reason::type_error);
    }
    const auto place = detail::place_of(offset);
    return place ? detail::made_or_null(detail::clock(arguments, *place), in) : in.null(reason::domain);
}

/// duration(from) of a text: of days and time, or of years and months. A duration stays as it is.
[[nodiscard]] inline value to_duration(std::span<const value> arguments, call_context& in) {
    if (are(arguments, {kind::years_months}) || are(arguments, {kind::days_time})) {
        return arguments[0];
    }
    if (!are(arguments, {kind::text})) {
        return misfit(arguments, in);
    }
    if (const auto months = years_months_duration::parse(arguments[0].as_text())) {
        return *months;
    }
    return detail::parsed_or_null(days_time_duration::parse(arguments[0].as_text()), in);
}

/// The whole years and months from one date, or date and time, to another.
[[nodiscard]] inline value years_and_months_duration(std::span<const value> arguments, call_context& in) {
    if (any_null(arguments) || arguments.size() != 2) {
        return misfit(arguments, in);
    }
    std::optional<guiju::date> ends[2];
    for (std::size_t i = 0; i < 2; ++i) {
        if (arguments[i].is(kind::date)) {
            ends[i] = arguments[i].as_date();
        } else if (arguments[i].is(kind::date_time)) {
            ends[i] = arguments[i].as_date_time().date();
        }
    }
    return ends[0] && ends[1] ? value(months_between(*ends[0], *ends[1])) : in.null(reason::type_error);
}

namespace detail {

[[nodiscard]] inline value date_time_from(const value& from, call_context& in) {
    if (from.is(kind::date_time)) {
        return from;
    }
    if (from.is(kind::date)) {
        return guiju::date_time(from.as_date());
    }
    if (!from.is(kind::text)) {
        return misfit(std::span(&from, 1), in);
    }
    if (const auto midnight = guiju::date::parse(from.as_text())) {
        return guiju::date_time(*midnight);
    }
    return parsed_or_null(guiju::date_time::parse(from.as_text()), in);
}

/// That date and time in a zone: the same instant, or the same clock where there was no place yet.
[[nodiscard]] inline value date_time_in(const value& from, const value& timezone, call_context& in) {
    const auto place = place_of(timezone);
    if (!place) {
        return in.null(reason::domain);
    }
    const auto when = from.is(kind::date) ? guiju::date_time(from.as_date()) : from.as_date_time();
    const auto instant = to_instant(when);
    return made_or_null(instant ? at_instant(*instant, *place)
                                : guiju::date_time::from_local(when.local_seconds(), when.nanos(), *place),
                        in);
}

[[nodiscard]] inline value date_time_of_two(const value& day, const value& other, call_context& in) {
    if (!day.is(kind::date) && !day.is(kind::date_time)) {
        return in.null(reason::type_error);
    }
    if (other.is(kind::time)) {
        return guiju::date_time(day.is(kind::date) ? day.as_date() : day.as_date_time().date(), other.as_time());
    }
    return other.is(kind::text) ? date_time_in(day, other, in) : in.null(reason::type_error);
}

[[nodiscard]] inline value date_time_of_parts(std::span<const value> arguments, call_context& in) {
    if (!has_kind(arguments.first(6), kind::number)) {
        return in.null(reason::type_error);
    }
    const auto place = arguments.size() == 7 ? place_of(arguments[6]) : zone_designator();
    const auto day_of = day(arguments.first(3));
    if (!place || !day_of) {
        return in.null(reason::domain);
    }
    const auto time_of = clock(arguments.subspan(3, 3), *place);
    return time_of ? value(guiju::date_time(*day_of, *time_of)) : in.null(reason::domain);
}

} // namespace detail

/// date and time(from), (date, time), (date, timezone), and of six numbers with or without an offset or timezone.
[[nodiscard]] inline value to_date_and_time(std::span<const value> arguments, call_context& in) {
    const bool offset_is_null = arguments.size() == 7 && arguments[6].is_null() && !arguments[6].is_undetermined();
    if (any_null(offset_is_null ? arguments.first(6) : arguments)) {
        return null_among(arguments, in);
    }
    switch (arguments.size()) {
    case 1:
        return detail::date_time_from(arguments[0], in);
    case 2:
        return detail::date_time_of_two(arguments[0], arguments[1], in);
    case 6:
    case 7:
        return detail::date_time_of_parts(arguments, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
