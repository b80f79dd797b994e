#pragma once

#include "guiju/value/decimal_arithmetic.hpp"

#include <initializer_list>

/// Quotients and remainders.
namespace guiju {

namespace wide {

/// Removes trailing zeros, `most` at most, and says how many.
constexpr int strip_zeros(uint128& digits, int most) noexcept {
    int stripped = 0;
    for (const int step : {16, 8, 4, 2, 1}) {
        while (step <= most - stripped && digits != 0) {
            if ((low_half(digits) & ((1U << step) - 1)) != 0) {
                break;
            } // not even a multiple of 2^step
            const short_division parts = divide_by_power_of_ten(digits, step);
            if (parts.remainder != 0) {
                break;
            }
            digits = parts.quotient;
            stripped += step;
        }
    }
    return stripped;
}

/// What follows the last digit of a quotient.
constexpr residue residue_of_division(uint128 remainder, uint128 divisor) noexcept {
    if (remainder == 0) {
        return residue::none;
    }
    const uint128 rest = divisor - remainder;
    return remainder == rest ? residue::half : (remainder < rest ? residue::below_half : residue::above_half);
}

/// Of `exact` digits × 10^exponent, the form nearest to the exponent `ideal` ≥ exponent.
constexpr decimal round_quotient(bool negative, uint128 quotient, int exponent, int ideal, residue rest, rounding mode,
                                 decimal_status* raised) noexcept {
    if (rest == residue::none) {
        exponent += strip_zeros(quotient, ideal - exponent);
    }
    return round_to_decimal(negative, quotient, exponent, rest, mode, raised);
}

/// a / b of coefficients below 2⁶⁴: digits come nineteen at a time until the division ends or 34 are there.
constexpr decimal divide_short(bool negative, std::uint64_t a, std::uint64_t b, int ideal, rounding mode,
                               decimal_status* raised) noexcept {
    uint128 quotient = a / b;
    std::uint64_t remainder = a % b;
    int exponent = ideal;
    while (remainder != 0) {
        const int step = std::min(19, decimal::precision - digit_count(quotient));
        if (step == 0) {
            break;
        }
        const uint128 scaled = multiply_halves(remainder, power_of_ten_64(step));
        const std::uint64_t next = divide_two_by_one(high_half(scaled), low_half(scaled), b, remainder);
        quotient = quotient * power_of_ten_64(step) + next;
        exponent -= step;
    }
    return round_quotient(negative, quotient, exponent, ideal, residue_of_division(remainder, b), mode, raised);
}

/// a / b of any coefficients other than zero.
constexpr decimal divide_long(bool negative, uint128 a, uint128 b, int ideal, rounding mode,
                              decimal_status* raised) noexcept {
    const int padding = decimal::precision + digit_count(b) - digit_count(a);
    const natural<4> scaled = multiply_by_power_of_ten(natural<4>(a), padding);
    const division<4, 2> parts = divide(scaled, natural<2>(b));
    const residue rest = residue_of_division(parts.remainder.low(), b);
    return round_quotient(negative, parts.quotient.low(), ideal - padding, ideal, rest, mode, raised);
}

/// The quotient of two numbers that are not both finite, or of one by zero.
constexpr decimal divide_special(const decimal& a, const decimal& b, decimal_status* raised) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return propagate_nan(a, b, raised);
    }
    const bool negative = a.is_negative() != b.is_negative();
    if (a.is_infinite()) {
        return b.is_infinite() ? invalid_operation(raised) : decimal::infinity(negative);
    }
    if (b.is_infinite()) {
        return zero_with(negative, decimal::least_exponent - 1, raised); // clamped, by the specification
    }
    if (a.is_zero()) {
        return invalid_operation(raised);
    }
    if (raised != nullptr) {
        raised->division_by_zero = true;
    }
    return decimal::infinity(negative);
}

/// The whole quotient of two finite numbers and what remains, in units of the smaller exponent.
struct whole_division {
    bool possible; ///< whether the quotient has at most 34 digits
    uint128 quotient;
    uint128 remainder;
    uint128 divisor; ///< in the same units; all ones if it is far larger than the remainder
};

constexpr whole_division divide_whole(const decimal& a, const decimal& b) noexcept {
    const int gap = a.exponent() - b.exponent();
    if (a.is_zero()) {
        return {true, 0, 0, b.coefficient()};
    }
    if (gap >= 0) {
        if (a.digits() + gap > b.digits() + decimal::precision) {
            return {false, 0, 0, 0};
        }
        const natural<4> scaled = multiply_by_power_of_ten(natural<4>(a.coefficient()), gap);
        const division<4, 2> parts = divide(scaled, natural<2>(b.coefficient()));
        const uint128 quotient = parts.quotient.low();
        return {quotient < power_of_ten(decimal::precision), quotient, parts.remainder.low(), b.coefficient()};
    }
    if (b.digits() - gap > a.digits() + 1) {
        return {true, 0, a.coefficient(), ~uint128{0}};
    }
    const uint128 divisor = b.coefficient() * power_of_ten(-gap);
    const division<2, 2> parts = divide(natural<2>(a.coefficient()), natural<2>(divisor));
    return {true, parts.quotient.low(), parts.remainder.low(), divisor};
}

/// Remainders of operands that are not both finite, or by zero.
constexpr decimal remainder_special(const decimal& a, const decimal& b, decimal_status* raised) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return propagate_nan(a, b, raised);
    }
    return a.is_infinite() || b.is_zero() ? invalid_operation(raised) : exactly(a, raised);
}

} // namespace wide

/// The quotient, rounded once. Its exponent is the difference of the two where it is exact and that is possible.
///
/// By zero: infinity with `division_by_zero` raised; zero by zero is invalid.
constexpr decimal divide(const decimal& a, const decimal& b, rounding mode = rounding::half_even,
                         decimal_status* raised = nullptr) noexcept {
    if (!wide::both_finite(a, b) || b.is_zero()) [[unlikely]] {
        return wide::divide_special(a, b, raised);
    }
    const bool negative = a.is_negative() != b.is_negative();
    const int ideal = a.exponent() - b.exponent();
    if (a.is_zero()) {
        return wide::zero_with(negative, ideal, raised);
    }
    if (a.is_short() && b.is_short()) [[likely]] {
        return wide::divide_short(negative, a.short_coefficient(), b.short_coefficient(), ideal, mode, raised);
    }
    return wide::divide_long(negative, a.coefficient(), b.coefficient(), ideal, mode, raised);
}

/// The whole part of the quotient, truncated. Invalid if it has more than 34 digits.
constexpr decimal divide_integer(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    const bool negative = a.is_negative() != b.is_negative();
    if (!wide::both_finite(a, b) || b.is_zero()) {
        if (a.is_finite() && b.is_infinite()) {
            return decimal::from_parts(negative, 0, 0);
        }
        return wide::divide_special(a, b, raised);
    }
    const wide::whole_division parts = wide::divide_whole(a, b);
    if (!parts.possible) {
        return wide::invalid_operation(raised);
    }
    return decimal::from_parts(negative, parts.quotient, 0);
}

/// a − b · divide_integer(a, b): exact, with the sign of `a`. Invalid where the whole quotient has more than 34 digits.
constexpr decimal remainder(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    if (!wide::both_finite(a, b) || b.is_zero()) {
        return wide::remainder_special(a, b, raised);
    }
    const wide::whole_division parts = wide::divide_whole(a, b);
    if (!parts.possible) {
        return wide::invalid_operation(raised);
    }
    return wide::exactly(decimal::from_parts(a.is_negative(), parts.remainder, std::min(a.exponent(), b.exponent())),
                         raised);
}

/// a − b · n where n is the whole number nearest to a / b, the even one of two: exact. IEEE 754's remainder.
constexpr decimal remainder_near(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    if (!wide::both_finite(a, b) || b.is_zero()) {
        return wide::remainder_special(a, b, raised);
    }
    const wide::whole_division parts = wide::divide_whole(a, b);
    if (!parts.possible) {
        return wide::invalid_operation(raised);
    }
    const int exponent = std::min(a.exponent(), b.exponent());
    const wide::residue rest = wide::residue_of_division(parts.remainder, parts.divisor);
    if (!wide::rounds_away(rounding::half_even, false, parts.quotient, rest)) {
        return wide::exactly(decimal::from_parts(a.is_negative(), parts.remainder, exponent), raised);
    }
    if (parts.quotient + 1 == wide::power_of_ten(decimal::precision)) {
        return wide::invalid_operation(raised);
    }
    return wide::exactly(decimal::from_parts(!a.is_negative(), parts.divisor - parts.remainder, exponent), raised);
}

constexpr decimal operator/(const decimal& a, const decimal& b) noexcept { return divide(a, b); }
constexpr decimal& operator/=(decimal& a, const decimal& b) noexcept { return a = a / b; }

} // namespace guiju
