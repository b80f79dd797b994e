#pragma once

#include "guiju/value/decimal_type.hpp"

/// From an exact intermediate result to the decimal nearest to it: the one place where digits are dropped.
namespace guiju {

namespace wide {

/// What lies beyond the last digit of a number that was cut off, in units of that digit.
enum class residue : std::uint8_t { none, below_half, half, above_half };

/// The residue of remainder / divisor where the remainder itself was cut off and `beyond` is what followed.
constexpr residue residue_of(uint128 remainder, uint128 divisor, residue beyond = residue::none) noexcept {
    const uint128 half = divisor / 2;
    if (remainder == 0) {
        return beyond == residue::none ? residue::none : residue::below_half;
    }
    if (remainder != half) {
        return remainder < half ? residue::below_half : residue::above_half;
    }
    return beyond == residue::none ? residue::half : residue::above_half;
}

/// Whether a number cut off after the digits of `kept` is to be moved away from zero by one unit.
constexpr bool rounds_away(rounding mode, bool negative, uint128 kept, residue rest) noexcept {
    if (rest == residue::none) {
        return false;
    }
    switch (mode) {
    case rounding::half_even:
        return rest > residue::half || (rest == residue::half && (kept & 1U) != 0);
    case rounding::half_up:
        return rest >= residue::half;
    case rounding::half_down:
        return rest > residue::half;
    case rounding::up:
        return true;
    case rounding::down:
        return false;
    case rounding::ceiling:
        return !negative;
    case rounding::floor:
        return negative;
    case rounding::zero_five_up:
        return kept % 5 == 0;
    }
    return false;
}

constexpr bool in_exponent_range(int exponent) noexcept {
    return exponent >= decimal::least_exponent && exponent <= decimal::largest_exponent;
}

/// Digits that a residue follows.
struct cut {
    uint128 kept;
    residue rest;
};

/// Drops the last `count` ≥ 0 digits of `digits`.
constexpr cut drop_digits(uint128 digits, int count, residue beyond = residue::none) noexcept {
    if (count == 0) {
        return {digits, beyond};
    }
    if (count > 38) {
        return {0, digits == 0 && beyond == residue::none ? residue::none : residue::below_half};
    }
    const short_division parts = divide_by_power_of_ten(digits, count);
    return {parts.quotient, residue_of(parts.remainder, power_of_ten(count), beyond)};
}

constexpr decimal overflowed(bool negative, rounding mode, decimal_status* raised) noexcept {
    if (raised != nullptr) {
        raised->overflow = raised->inexact = raised->rounded = true;
    }
    const bool stays_finite = mode == rounding::down || mode == rounding::zero_five_up ||
                              (mode == rounding::ceiling && negative) || (mode == rounding::floor && !negative);
    return stays_finite ? decimal::largest(negative) : decimal::infinity(negative);
}

constexpr decimal zero_with(bool negative, int exponent, decimal_status* raised) noexcept {
    const int fitting = std::clamp(exponent, decimal::least_exponent, decimal::largest_exponent);
    if (raised != nullptr && fitting != exponent) {
        raised->clamped = true;
    }
    return decimal::from_parts(negative, 0, fitting);
}

/// Pads a number whose exponent is above the largest with zeros, if there is room for them.
constexpr decimal fold_down(bool negative, uint128 digits, int exponent, rounding mode,
                            decimal_status* raised) noexcept {
    const int excess = exponent - decimal::largest_exponent;
    if (digit_count(digits) + excess > decimal::precision) {
        return overflowed(negative, mode, raised);
    }
    if (raised != nullptr) {
        raised->clamped = true;
    }
    return decimal::from_parts(negative, digits * power_of_ten(excess), decimal::largest_exponent);
}

/// The decimal for ±(digits + rest) × 10^exponent.
constexpr decimal round_to_decimal(bool negative, uint128 digits, int exponent, residue rest, rounding mode,
                                   decimal_status* raised) noexcept {
    if (digits == 0 && rest == residue::none) {
        return zero_with(negative, exponent, raised);
    }
    const int count = digit_count(digits);
    const bool subnormal = exponent + count - 1 < decimal::least_adjusted;
    const int excess = std::max({0, count - decimal::precision, decimal::least_exponent - exponent});
    auto [kept, beyond] = drop_digits(digits, excess, rest);
    exponent += excess;
    if (rounds_away(mode, negative, kept, beyond) && ++kept == power_of_ten(decimal::precision)) {
        kept = power_of_ten(decimal::precision - 1);
        ++exponent;
    }
    if (raised != nullptr) {
        const bool inexact = beyond != residue::none;
        raised->rounded |= excess > 0 || inexact;
        raised->inexact |= inexact;
        raised->subnormal |= subnormal;
        raised->underflow |= subnormal && inexact;
        raised->clamped |= kept == 0;
    }
    if (exponent > decimal::largest_exponent) {
        return fold_down(negative, kept, exponent, mode, raised);
    }
    return decimal::from_parts(negative, kept, exponent);
}

/// The same for up to 72 digits.
constexpr decimal round_to_decimal(bool negative, const natural<4>& digits, int exponent, residue rest, rounding mode,
                                   decimal_status* raised) noexcept {
    if (digits.used() <= 2) {
        return round_to_decimal(negative, digits.low(), exponent, rest, mode, raised);
    }
    const int excess = digit_count(digits) - decimal::precision;
    const short_division parts = divide_by_power_of_ten(digits, excess);
    if (raised != nullptr) {
        raised->rounded = true;
    }
    return round_to_decimal(negative, parts.quotient, exponent + excess,
                            residue_of(parts.remainder, power_of_ten(excess), rest), mode, raised);
}

/// A result that needed no rounding, with the one flag that it may raise.
constexpr decimal exactly(const decimal& result, decimal_status* raised) noexcept {
    if (raised != nullptr && result.is_subnormal()) {
        raised->subnormal = true;
    }
    return result;
}

constexpr decimal invalid_operation(decimal_status* raised) noexcept {
    if (raised != nullptr) {
        raised->invalid = true;
    }
    return decimal::quiet_nan();
}

/// The NaN that an operation on `a` and `b` answers, one of which must be a NaN: the first signaling one, or the first.
constexpr decimal propagate_nan(const decimal& a, const decimal& b, decimal_status* raised) noexcept {
    if (a.is_signaling() || b.is_signaling()) {
        if (raised != nullptr) {
            raised->invalid = true;
        }
        return a.is_signaling() ? a.quieted() : b.quieted();
    }
    return a.is_nan() ? a : b;
}
constexpr decimal propagate_nan(const decimal& a, decimal_status* raised) noexcept {
    return propagate_nan(a, a, raised);
}

} // namespace wide

constexpr decimal::decimal(std::int64_t coefficient, int exponent) noexcept
    : decimal(wide::in_exponent_range(exponent)
                  ? from_parts(coefficient < 0, magnitude(coefficient), exponent)
                  : wide::round_to_decimal(coefficient < 0, wide::uint128{magnitude(coefficient)},
                                           std::clamp(exponent, -100'000, 100'000), wide::residue::none,
                                           rounding::half_even, nullptr)) {}

/// `a` with its last digit at 10^exponent, as in quantize(price, -2): zeros are appended or digits rounded away.
///
/// A NaN with `invalid` raised if that takes more than 34 digits or the exponent is not one of the format.
constexpr decimal quantize(const decimal& a, int exponent, rounding mode = rounding::half_even,
                           decimal_status* raised = nullptr) noexcept {
    if (!a.is_finite()) {
        return a.is_nan() ? wide::propagate_nan(a, raised) : wide::invalid_operation(raised);
    }
    if (exponent == a.exponent()) {
        return wide::exactly(a, raised);
    }
    if (!wide::in_exponent_range(exponent)) {
        return wide::invalid_operation(raised);
    }
    if (a.is_zero()) {
        return decimal::from_parts(a.is_negative(), 0, exponent);
    }
    if (exponent < a.exponent()) {
        const int padding = a.exponent() - exponent;
        if (a.digits() + padding > decimal::precision) {
            return wide::invalid_operation(raised);
        }
        return wide::exactly(
            decimal::from_parts(a.is_negative(), a.coefficient() * wide::power_of_ten(padding), exponent), raised);
    }
    auto [kept, rest] = wide::drop_digits(a.coefficient(), exponent - a.exponent());
    if (wide::rounds_away(mode, a.is_negative(), kept, rest)) {
        ++kept;
    }
    if (raised != nullptr) {
        raised->rounded = true;
        raised->inexact |= rest != wide::residue::none;
    }
    return wide::exactly(decimal::from_parts(a.is_negative(), kept, exponent), raised);
}

/// `a` with the exponent of `pattern`. Two infinities answer the first; one alone is invalid.
constexpr decimal quantize(const decimal& a, const decimal& pattern, rounding mode = rounding::half_even,
                           decimal_status* raised = nullptr) noexcept {
    if (a.is_nan() || pattern.is_nan()) {
        return wide::propagate_nan(a, pattern, raised);
    }
    if (!a.is_finite() && !pattern.is_finite()) {
        return a;
    }
    if (!pattern.is_finite()) {
        return wide::invalid_operation(raised);
    }
    return quantize(a, pattern.exponent(), mode, raised);
}

/// The whole number near `a` that `mode` asks for; `a` itself if its exponent is not negative.
constexpr decimal round_to_integral(const decimal& a, rounding mode = rounding::half_even,
                                    decimal_status* raised = nullptr) noexcept {
    if (a.is_nan()) {
        return wide::propagate_nan(a, raised);
    }
    return !a.is_finite() || a.exponent() >= 0 ? a : quantize(a, 0, mode, raised);
}

} // namespace guiju
