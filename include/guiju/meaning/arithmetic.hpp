#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/call_context.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/undetermined.hpp>

/// + - * / ** and negation. DMN 1.5, 10.3.2.3 with tables 45 to 57.
namespace guiju::meaning {

[[nodiscard]] value add(const value& a, const value& b, call_context& in);
[[nodiscard]] value subtract(const value& a, const value& b, call_context& in);
[[nodiscard]] value multiply(const value& a, const value& b, call_context& in);
[[nodiscard]] value divide(const value& a, const value& b, call_context& in);
[[nodiscard]] value power(const value& a, const value& b, call_context& in);
[[nodiscard]] value negate(const value& a, call_context& in);

namespace detail {

/// A finite number is a value; anything else is a null that says why.
[[nodiscard]] inline value number_or_null(const decimal& n, call_context& in) {
    return n.is_finite() ? value(n) : in.null(reason::overflow);
}
[[nodiscard]] inline value money_or_null(const decimal& n, currency of, call_context& in) {
    return n.is_finite() ? value(n, of) : in.null(reason::overflow);
}

/// What an operation answers when an operand is null: undetermined is stronger; else the null itself.
[[nodiscard]] inline value null_of(const value& a, const value& b, call_context& in) {
    if (a.is_undetermined() || b.is_undetermined()) {
        return unite_needs(a, b);
    }
    if (a.is_null()) {
        return a;
    }
    return b.is_null() ? b : in.null(reason::type_error);
}

template <class T>
[[nodiscard]] value optional_or_null(const std::optional<T>& found, call_context& in) {
    return found ? value(*found) : in.null(reason::overflow);
}

[[nodiscard]] inline value money_sum(const value& a, const value& b, bool minus, call_context& in) {
    if (a.as_currency() != b.as_currency()) {
        return in.null(reason::type_error);
    }
    return money_or_null(minus ? a.as_number() - b.as_number() : a.as_number() + b.as_number(), a.as_currency(), in);
}

// Table 45, rows of dates and durations.
[[nodiscard]] inline value add_duration(const value& point, const value& by, call_context& in) {
    switch (point.kind()) {
    case kind::date:
        return by.is(kind::years_months) ? optional_or_null(guiju::add(point.as_date(), by.as_years_months()), in)
                                         : optional_or_null(guiju::add(point.as_date(), by.as_days_time()), in);
    case kind::date_time:
        return by.is(kind::years_months) ? optional_or_null(guiju::add(point.as_date_time(), by.as_years_months()), in)
                                         : optional_or_null(guiju::add(point.as_date_time(), by.as_days_time()), in);
    case kind::time:
        return by.is(kind::days_time) ? value(guiju::add(point.as_time(), by.as_days_time()))
                                      : in.null(reason::type_error);
    default:
        return in.null(reason::type_error);
    }
}

[[nodiscard]] inline bool is_duration(const value& v) noexcept {
    return v.is(kind::years_months) || v.is(kind::days_time);
}
[[nodiscard]] inline bool is_point(const value& v) noexcept {
    return v.is(kind::date) || v.is(kind::date_time) || v.is(kind::time);
}

[[nodiscard]] inline value add_durations(const value& a, const value& b, call_context& in) {
    return a.is(kind::years_months) ? optional_or_null(a.as_years_months().plus(b.as_years_months()), in)
                                    : optional_or_null(a.as_days_time().plus(b.as_days_time()), in);
}

[[nodiscard]] inline value add_others(const value& a, const value& b, call_context& in) {
    if (a.is_null() || b.is_null()) {
        return null_of(a, b, in);
    }
    if (a.is(kind::text) && b.is(kind::text)) {
        return in.spend(a.as_text().size() + b.as_text().size()) ? value(a.as_text() + b.as_text())
                                                                 : in.null(reason::limit);
    }
    if (is_point(a) && is_duration(b)) {
        return add_duration(a, b, in);
    }
    if (is_duration(a) && is_point(b)) {
        return add_duration(b, a, in);
    }
    return is_duration(a) && a.kind() == b.kind() ? add_durations(a, b, in) : in.null(reason::type_error);
}

/// A date as the kit takes it beside a date and time: midnight, in UTC when the other is placed.
[[nodiscard]] inline date_time midnight(const date& d, const date_time& beside) {
    return date_time(d, beside.place().is_local() ? zone_designator{} : zone_designator::utc());
}

[[nodiscard]] inline value difference_of_points(const value& a, const value& b, call_context& in) {
    if (a.is(kind::date) && b.is(kind::date)) {
        return guiju::difference(a.as_date(), b.as_date());
    }
    if (a.is(kind::time) && b.is(kind::time)) {
        const auto found = guiju::difference(a.as_time(), b.as_time());
        return found ? value(*found) : in.null(reason::type_error);
    }
    if (a.is(kind::time) || b.is(kind::time)) {
        return in.null(reason::type_error);
    }
    const auto left = a.is(kind::date) ? midnight(a.as_date(), b.as_date_time()) : a.as_date_time();
    const auto right = b.is(kind::date) ? midnight(b.as_date(), left) : b.as_date_time();
    const auto found = guiju::difference(left, right);
    return found ? value(*found) : in.null(reason::type_error);
}

[[nodiscard]] inline value subtract_others(const value& a, const value& b, call_context& in) {
    if (a.is_null() || b.is_null()) {
        return null_of(a, b, in);
    }
    if (is_point(a) && is_point(b)) {
        return difference_of_points(a, b, in);
    }
    if (!is_duration(b)) {
        return in.null(reason::type_error);
    }
    value back = negate(b, in);
    if (back.is_null()) {
        return back;
    }
    return is_point(a)            ? add_duration(a, back, in)
           : a.kind() == b.kind() ? add_durations(a, back, in)
                                  : in.null(reason::type_error);
}

/// A duration times a number: months are cut to whole ones, days and time to whole nanoseconds.
[[nodiscard]] inline value scale_duration(const value& d, const decimal& by, bool divide, call_context& in) {
    const bool months = d.is(kind::years_months);
    const auto whole = [&](const decimal& amount) {
        const auto scaled = divide ? amount / by : amount * by;
        return round_to_integral(scaled, rounding::down);
    };
    if (months) {
        const auto n = whole(decimal(d.as_years_months().total_months())).to_int64();
        return n ? value(years_months_duration(*n)) : in.null(reason::overflow);
    }
    const auto seconds = d.as_days_time().total_seconds();
    const decimal nanos = decimal(seconds) * decimal(1'000'000'000) + decimal(d.as_days_time().nanos());
    const decimal scaled = whole(nanos);
    const auto s = divide_integer(scaled, decimal(1'000'000'000)).to_int64();
    const auto rest = remainder(scaled, decimal(1'000'000'000)).to_int64();
    if (!s || !rest) {
        return in.null(reason::overflow);
    }
    const auto made = days_time_duration::from_nanos(static_cast<int128>(*s) * 1'000'000'000 + *rest);
    return made ? value(*made) : in.null(reason::overflow);
}

[[nodiscard]] inline value multiply_others(const value& a, const value& b, call_context& in) {
    if (a.is_null() || b.is_null()) {
        return null_of(a, b, in);
    }
    if (is_duration(a) && b.is(kind::number)) {
        return scale_duration(a, b.as_number(), false, in);
    }
    return a.is(kind::number) && is_duration(b) ? scale_duration(b, a.as_number(), false, in)
                                                : in.null(reason::type_error);
}

[[nodiscard]] inline decimal length_of(const value& duration) {
    if (duration.is(kind::years_months)) {
        return decimal(duration.as_years_months().total_months());
    }
    return decimal(duration.as_days_time().total_seconds()) * decimal(1'000'000'000) +
           decimal(duration.as_days_time().nanos());
}

[[nodiscard]] inline value divide_others(const value& a, const value& b, call_context& in) {
    if (a.is_null() || b.is_null()) {
        return null_of(a, b, in);
    }
    if (!is_duration(a)) {
        return in.null(reason::type_error);
    }
    if (b.is(kind::number)) {
        return b.as_number().is_zero() ? in.null(reason::division_by_zero) : scale_duration(a, b.as_number(), true, in);
    }
    if (a.kind() != b.kind()) {
        return in.null(reason::type_error);
    }
    const auto by = length_of(b);
    return by.is_zero() ? in.null(reason::division_by_zero) : number_or_null(length_of(a) / by, in);
}

} // namespace detail

inline value add(const value& a, const value& b, call_context& in) {
    if (a.is(kind::number) && b.is(kind::number)) {
        return detail::number_or_null(a.as_number() + b.as_number(), in);
    }
    return a.is(kind::money) && b.is(kind::money) ? detail::money_sum(a, b, false, in) : detail::add_others(a, b, in);
}

inline value subtract(const value& a, const value& b, call_context& in) {
    if (a.is(kind::number) && b.is(kind::number)) {
        return detail::number_or_null(a.as_number() - b.as_number(), in);
    }
    return a.is(kind::money) && b.is(kind::money) ? detail::money_sum(a, b, true, in)
                                                  : detail::subtract_others(a, b, in);
}

inline value multiply(const value& a, const value& b, call_context& in) {
    if (a.is(kind::number) && b.is(kind::number)) {
        return detail::number_or_null(a.as_number() * b.as_number(), in);
    }
    if (a.is(kind::money) && b.is(kind::number)) {
        return detail::money_or_null(a.as_number() * b.as_number(), a.as_currency(), in);
    }
    if (a.is(kind::number) && b.is(kind::money)) {
        return detail::money_or_null(a.as_number() * b.as_number(), b.as_currency(), in);
    }
    return detail::multiply_others(a, b, in);
}

inline value divide(const value& a, const value& b, call_context& in) {
    const bool by_number = b.is(kind::number) || b.is(kind::money);
    if (!by_number || !(a.is(kind::number) || a.is(kind::money))) {
        return detail::divide_others(a, b, in);
    }
    if (b.is(kind::money) && !(a.is(kind::money) && a.as_currency() == b.as_currency())) {
        return in.null(reason::type_error);
    }
    if (b.as_number().is_zero()) {
        return in.null(reason::division_by_zero);
    }
    const auto quotient = a.as_number() / b.as_number();
    return a.is(kind::money) && b.is(kind::number) ? detail::money_or_null(quotient, a.as_currency(), in)
                                                   : detail::number_or_null(quotient, in);
}

inline value power(const value& a, const value& b, call_context& in) {
    if (!a.is(kind::number) || !b.is(kind::number)) {
        return detail::null_of(a, b, in);
    }
    if (b.as_number().is_zero()) {
        return value(decimal(1));
    }
    const auto result = guiju::power(a.as_number(), b.as_number());
    return result.is_finite() ? value(result) : in.null(reason::domain);
}

inline value negate(const value& a, call_context& in) {
    switch (a.kind()) {
    case kind::number:
        return value(-a.as_number());
    case kind::money:
        return value(-a.as_number(), a.as_currency());
    case kind::years_months:
        return detail::optional_or_null(a.as_years_months().negated(), in);
    case kind::days_time:
        return detail::optional_or_null(a.as_days_time().negated(), in);
    case kind::null:
        return a;
    default:
        return in.null(reason::type_error);
    }
}

/// Any operation of the family `arithmetic`.
[[nodiscard]] inline value apply_arithmetic(operation what, std::span<const value> arguments, call_context& in) {
    if (arguments.size() != (what == operation::negate ? 1U : 2U)) {
        return misfit(arguments, in);
    }
    switch (what) {
    case operation::add:
        return add(arguments[0], arguments[1], in);
    case operation::subtract:
        return subtract(arguments[0], arguments[1], in);
    case operation::multiply:
        return multiply(arguments[0], arguments[1], in);
    case operation::divide:
        return divide(arguments[0], arguments[1], in);
    case operation::power:
        return power(arguments[0], arguments[1], in);
    case operation::negate:
        return negate(arguments[0], in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
