#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/arithmetic.hpp>
#include <guiju/meaning/operations.hpp>

#include <limits>
#include <optional>
#include <span>

/// Functions of numbers. DMN 1.5, 10.3.4.5. Rounding and abs keep the currency of money.
namespace guiju::meaning {

namespace detail {

[[nodiscard]] inline bool is_amount(const value& v) noexcept { return v.is(kind::number) || v.is(kind::money); }

/// The digits after the point that are asked for: a whole number that the format allows; nothing otherwise.
[[nodiscard]] inline std::optional<int> scale_of(const decimal& scale) noexcept {
    constexpr int least = -decimal::largest_exponent;
    constexpr int most = -decimal::least_exponent;
    const auto whole = round_to_integral(scale, rounding::down).to_int64();
    if (!whole || *whole < least || *whole > most) {
        return std::nullopt;
    }
    return static_cast<int>(*whole);
}

/// `n` with at most `scale` digits after the point. One that has fewer already stays as it is, padded where that fits.
[[nodiscard]] inline decimal rounded(const decimal& n, int scale, rounding mode) {
    const auto exact = quantize(n, -scale, mode);
    // More zeros than 34 digits can hold change nothing about the number.
    return exact.is_finite() || -scale > n.exponent() ? exact : n;
}

[[nodiscard]] inline value with_amount(const value& like, const decimal& amount, call_context& in) {
    return like.is(kind::money) ? money_or_null(amount, like.as_currency(), in) : number_or_null(amount, in);
}

[[nodiscard]] inline value round_to(std::span<const value> arguments, std::size_t least, rounding mode,
                                    call_context& in) {
    if (any_null(arguments) || !count_is(arguments, least, 2) || !is_amount(arguments[0])) {
        return misfit(arguments, in);
    }
    if (arguments.size() == 1) {
        return with_amount(arguments[0], rounded(arguments[0].as_number(), 0, mode), in);
    }
    if (!arguments[1].is(kind::number)) {
        return in.null(reason::type_error);
    }
    const auto scale = scale_of(arguments[1].as_number());
    return scale ? with_amount(arguments[0], rounded(arguments[0].as_number(), *scale, mode), in)
                 : in.null(reason::domain);
}

} // namespace detail

/// decimal(n, scale): half to even.
[[nodiscard]] inline value decimal_(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 2, rounding::half_even, in);
}
[[nodiscard]] inline value floor(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 1, rounding::floor, in);
}
[[nodiscard]] inline value ceiling(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 1, rounding::ceiling, in);
}
/// Away from zero.
[[nodiscard]] inline value round_up(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 2, rounding::up, in);
}
/// Towards zero.
[[nodiscard]] inline value round_down(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 2, rounding::down, in);
}
[[nodiscard]] inline value round_half_up(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 2, rounding::half_up, in);
}
[[nodiscard]] inline value round_half_down(std::span<const value> arguments, call_context& in) {
    return detail::round_to(arguments, 2, rounding::half_down, in);
}

/// The magnitude of a number, of money or of a duration.
[[nodiscard]] inline value abs(std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 1) {
        return misfit(arguments, in);
    }
    const auto& of = arguments[0];
    switch (of.kind()) {
    case kind::number:
    case kind::money:
        return of.as_number().is_negative() ? negate(of, in) : of;
    case kind::years_months:
        return of.as_years_months().total_months() < 0 ? negate(of, in) : of;
    case kind::days_time:
        return of.as_days_time().negative() ? negate(of, in) : of;
    default:
        return misfit(arguments, in);
    }
}

/// dividend − divisor · floor(dividend / divisor): the sign of the divisor. Money by money of one currency is money.
[[nodiscard]] inline value modulo(std::span<const value> arguments, call_context& in) {
    if (any_null(arguments) || arguments.size() != 2) {
        return misfit(arguments, in);
    }
    const auto& dividend = arguments[0];
    const auto& divisor = arguments[1];
    const bool of_money = are(arguments, {kind::money, kind::money}) && dividend.as_currency() == divisor.as_currency();
    if (!of_money && !are(arguments, {kind::number, kind::number}) && !are(arguments, {kind::money, kind::number})) {
        return in.null(reason::type_error);
    }
    const auto& by = divisor.as_number();
    if (by.is_zero()) {
        return in.null(reason::division_by_zero);
    }
    const auto left = remainder(dividend.as_number(), by);
    if (!left.is_finite()) {
        return in.null(reason::overflow);
    }
    const bool other_side = !left.is_zero() && left.is_negative() != by.is_negative();
    return detail::with_amount(dividend, other_side ? left + by : left, in);
}

namespace detail {

using function_of_number = decimal (*)(const decimal&, rounding, decimal_status*);

[[nodiscard]] inline value of_number(std::span<const value> arguments, function_of_number compute, call_context& in) {
    if (!are(arguments, {kind::number})) {
        return misfit(arguments, in);
    }
    decimal_status raised;
    const auto result = compute(arguments[0].as_number(), rounding::half_even, &raised);
    if (result.is_finite()) {
        return result;
    }
    return in.null(raised.overflow ? reason::overflow : reason::domain);
}

/// Whether a whole number is odd; nothing for one that is not whole.
[[nodiscard]] inline std::optional<bool> is_odd(const decimal& n) {
    if (!n.is_integer()) {
        return std::nullopt;
    }
    if (n.exponent() > 0) {
        return false;
    }
    return !remainder(n, decimal(2)).is_zero();
}

[[nodiscard]] inline value parity(std::span<const value> arguments, bool wanted_odd, call_context& in) {
    if (!are(arguments, {kind::number})) {
        return misfit(arguments, in);
    }
    const auto odd = is_odd(arguments[0].as_number());
    return odd ? value(*odd == wanted_odd) : in.null(reason::domain);
}

} // namespace detail

[[nodiscard]] inline value sqrt(std::span<const value> arguments, call_context& in) {
    return detail::of_number(
        arguments, [](const decimal& n, rounding m, decimal_status* s) { return guiju::sqrt(n, m, s); }, in);
}
/// The natural logarithm.
[[nodiscard]] inline value log(std::span<const value> arguments, call_context& in) {
    return detail::of_number(
        arguments, [](const decimal& n, rounding m, decimal_status* s) { return guiju::ln(n, m, s); }, in);
}
[[nodiscard]] inline value exp(std::span<const value> arguments, call_context& in) {
    return detail::of_number(
        arguments, [](const decimal& n, rounding m, decimal_status* s) { return guiju::exp(n, m, s); }, in);
}
/// Null for a number that is not whole.
[[nodiscard]] inline value odd(std::span<const value> arguments, call_context& in) {
    return detail::parity(arguments, true, in);
}
[[nodiscard]] inline value even(std::span<const value> arguments, call_context& in) {
    return detail::parity(arguments, false, in);
}

/// Any operation of the family `numeric`.
[[nodiscard]] inline value apply_numeric(operation what, std::span<const value> arguments, call_context& in) {
    switch (what) {
    case operation::decimal_:
        return decimal_(arguments, in);
    case operation::floor:
        return floor(arguments, in);
    case operation::ceiling:
        return ceiling(arguments, in);
    case operation::round_up:
        return round_up(arguments, in);
    case operation::round_down:
        return round_down(arguments, in);
    case operation::round_half_up:
        return round_half_up(arguments, in);
    case operation::round_half_down:
        return round_half_down(arguments, in);
    case operation::abs:
        return abs(arguments, in);
    case operation::modulo:
        return modulo(arguments, in);
    case operation::sqrt:
        return sqrt(arguments, in);
    case operation::log:
        return log(arguments, in);
    case operation::exp:
        return exp(arguments, in);
    case operation::odd:
        return odd(arguments, in);
    case operation::even:
        return even(arguments, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
