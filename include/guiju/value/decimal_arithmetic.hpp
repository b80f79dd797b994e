#pragma once

#include "guiju/value/decimal_rounding.hpp"

#include <utility>

/// Sum, difference, product, and their fusion.
namespace guiju {

namespace wide {

constexpr bool both_finite(const decimal& a, const decimal& b) noexcept { return a.is_finite() && b.is_finite(); }

/// A finite number on its way to a sum: ±digits × 10^exponent, of any width.
template <std::size_t N>
struct term {
    bool negative;
    natural<N> digits;
    int exponent;
};

/// Rounds any number of digits: first to 70 with a residue, then as `mode` asks.
template <std::size_t N>
constexpr decimal round_term(const term<N>& exact, residue rest, rounding mode, decimal_status* raised) noexcept {
    if constexpr (N == 4) {
        return round_to_decimal(exact.negative, exact.digits, exact.exponent, rest, mode, raised);
    } else {
        const int excess = digit_count(exact.digits) - 70;
        if (excess <= 0) {
            return round_to_decimal(exact.negative, natural<4>(exact.digits), exact.exponent, rest, mode, raised);
        }
        const natural<N> power = multiply_by_power_of_ten(natural<N>(uint128{1}), excess);
        const division<N, N> parts = divide(exact.digits, power);
        if (!parts.remainder.is_zero()) {
            rest = residue::below_half;
        }
        return round_to_decimal(exact.negative, natural<4>(parts.quotient), exact.exponent + excess, rest, mode,
                                raised);
    }
}

/// The rounded sum of two exact terms, each of at most 68 digits (34 where N is 4). Where they lie too far apart to be
/// written in N limbs, what the smaller has below the last digit is only a residue.
template <std::size_t N>
constexpr decimal add_terms(term<N> a, term<N> b, rounding mode, decimal_status* raised) noexcept {
    constexpr int room = N == 4 ? 68 : 150;
    if (a.exponent < b.exponent) {
        std::swap(a, b);
    }
    if (a.digits.is_zero() && !b.digits.is_zero()) {
        return round_term(b, residue::none, mode, raised);
    }
    residue rest = residue::none;
    if (!a.digits.is_zero()) {
        const int padding = std::min(a.exponent - b.exponent, room - digit_count(a.digits));
        a.digits = multiply_by_power_of_ten(a.digits, padding);
        a.exponent -= padding;
    } else {
        a.exponent = b.exponent;
    }
    if (const int gap = a.exponent - b.exponent; gap > 0) {
        const natural<N> power = multiply_by_power_of_ten(natural<N>(uint128{1}), std::min(gap, 70));
        const division<N, N> parts = divide(b.digits, power);
        if (!parts.remainder.is_zero()) {
            rest = residue::below_half;
        }
        b.digits = parts.quotient;
    }
    if (a.negative == b.negative) {
        a.digits += b.digits;
    } else {
        if (rest != residue::none) {
            b.digits += natural<N>(uint128{1});
        } // 5 − 1.3 is 3 and something, not 4
        if (a.digits < b.digits) {
            std::swap(a.digits, b.digits);
            a.negative = b.negative;
        }
        a.digits -= b.digits;
        // IEEE 754-2008, 6.3: the sign of a sum of opposite terms that is exactly zero.
        if (a.digits.is_zero() && rest == residue::none) {
            a.negative = mode == rounding::floor;
        }
    }
    return round_term(a, rest, mode, raised);
}

constexpr decimal add_unlike(const decimal& a, const decimal& b, bool b_negative, rounding mode,
                             decimal_status* raised) noexcept {
    if (!both_finite(a, b)) {
        if (a.is_nan() || b.is_nan()) {
            return propagate_nan(a, b, raised);
        }
        if (!a.is_infinite()) {
            return decimal::infinity(b_negative);
        }
        return b.is_infinite() && a.is_negative() != b_negative ? invalid_operation(raised) : a;
    }
    return add_terms<4>({a.is_negative(), natural<4>(a.coefficient()), a.exponent()},
                        {b_negative, natural<4>(b.coefficient()), b.exponent()}, mode, raised);
}

/// The sum of two finite numbers that have the same exponent and fewer than 2¹²⁷ units each; exact.
constexpr decimal add_units(uint128 a, bool a_negative, uint128 b, bool b_negative, int exponent,
                            rounding mode) noexcept {
    if (a_negative == b_negative) {
        return decimal::from_parts(a_negative, a + b, exponent);
    }
    if (a == b) {
        return decimal::from_parts(mode == rounding::floor, 0, exponent);
    }
    return a > b ? decimal::from_parts(a_negative, a - b, exponent) : decimal::from_parts(b_negative, b - a, exponent);
}

/// The sum where one number, written in units of the other, still fits in 37 digits.
constexpr decimal add_near(const decimal& a, const decimal& b, bool b_negative, rounding mode,
                           decimal_status* raised) noexcept {
    const int gap = a.exponent() - b.exponent();
    if (gap < 0) {
        return add_near(b.with_sign(b_negative), a, a.is_negative(), mode, raised);
    }
    const uint128 x = a.coefficient() * power_of_ten(gap);
    const uint128 y = b.coefficient();
    if (a.is_negative() == b_negative) {
        return round_to_decimal(b_negative, x + y, b.exponent(), residue::none, mode, raised);
    }
    if (x == y) {
        return decimal::from_parts(mode == rounding::floor, 0, b.exponent());
    }
    return x > y ? round_to_decimal(!b_negative, x - y, b.exponent(), residue::none, mode, raised)
                 : round_to_decimal(b_negative, y - x, b.exponent(), residue::none, mode, raised);
}

constexpr bool fit_together(const decimal& a, const decimal& b) noexcept {
    constexpr int room = 37;
    const int gap = a.exponent() - b.exponent();
    return gap >= 0 ? digit_count(a.coefficient()) + gap <= room : digit_count(b.coefficient()) - gap <= room;
}

[[gnu::noinline]] constexpr decimal add_others(const decimal& a, const decimal& b, bool b_negative, rounding mode,
                                               decimal_status* raised) noexcept {
    if (both_finite(a, b) && fit_together(a, b)) {
        return add_near(a, b, b_negative, mode, raised);
    }
    return add_unlike(a, b, b_negative, mode, raised);
}

constexpr decimal add_signed(const decimal& a, const decimal& b, bool b_negative, rounding mode,
                             decimal_status* raised) noexcept {
    // Below 2⁶⁴ and fourteen places apart, a sum has at most 34 digits: nothing to round.
    constexpr int always_fits = 14;
    const int gap = a.exponent() - b.exponent();
    if (raised == nullptr && a.is_short() && b.is_short() && both_finite(a, b) && gap >= -always_fits &&
        gap <= always_fits) [[likely]] {
        const uint128 x = multiply_halves(a.short_coefficient(), power_of_ten_64(std::max(gap, 0)));
        const uint128 y = multiply_halves(b.short_coefficient(), power_of_ten_64(std::max(-gap, 0)));
        return add_units(x, a.is_negative(), y, b_negative, std::min(a.exponent(), b.exponent()), mode);
    }
    return add_others(a, b, b_negative, mode, raised);
}

[[gnu::noinline]] constexpr decimal multiply_others(const decimal& a, const decimal& b, rounding mode,
                                                    decimal_status* raised) noexcept {
    const bool negative = a.is_negative() != b.is_negative();
    if (both_finite(a, b)) {
        return round_to_decimal(negative, multiply(a.coefficient(), b.coefficient()), a.exponent() + b.exponent(),
                                residue::none, mode, raised);
    }
    if (a.is_nan() || b.is_nan()) {
        return propagate_nan(a, b, raised);
    }
    return a.is_zero() || b.is_zero() ? invalid_operation(raised) : decimal::infinity(negative);
}

} // namespace wide

/// The sum, rounded once. Its exponent is the smaller of the two, unless digits are lost.
constexpr decimal add(const decimal& a, const decimal& b, rounding mode = rounding::half_even,
                      decimal_status* raised = nullptr) noexcept {
    return wide::add_signed(a, b, b.is_negative(), mode, raised);
}

/// The difference, rounded once.
constexpr decimal subtract(const decimal& a, const decimal& b, rounding mode = rounding::half_even,
                           decimal_status* raised = nullptr) noexcept {
    return wide::add_signed(a, b, !b.is_negative(), mode, raised);
}

/// The product, rounded once. Its exponent is the sum of the two, unless digits are lost.
constexpr decimal multiply(const decimal& a, const decimal& b, rounding mode = rounding::half_even,
                           decimal_status* raised = nullptr) noexcept {
    if (raised == nullptr && a.is_short() && b.is_short() && wide::both_finite(a, b)) [[likely]] {
        const wide::uint128 product = wide::multiply_halves(a.short_coefficient(), b.short_coefficient());
        const int exponent = a.exponent() + b.exponent();
        if (product < wide::power_of_ten(decimal::precision) && wide::in_exponent_range(exponent)) [[likely]] {
            return decimal::from_parts(a.is_negative() != b.is_negative(), product, exponent);
        }
    }
    return wide::multiply_others(a, b, mode, raised);
}

/// a · b + c, rounded once at the end.
constexpr decimal fma(const decimal& a, const decimal& b, const decimal& c, rounding mode = rounding::half_even,
                      decimal_status* raised = nullptr) noexcept {
    const bool negative = a.is_negative() != b.is_negative();
    if (!wide::both_finite(a, b) || !c.is_finite()) {
        if (a.is_nan() || b.is_nan()) {
            const bool only_c_signals = c.is_signaling() && !a.is_signaling() && !b.is_signaling();
            return only_c_signals ? wide::propagate_nan(c, raised) : wide::propagate_nan(a, b, raised);
        }
        if (c.is_signaling()) {
            return wide::propagate_nan(c, raised);
        }
        return add(multiply(a, b, mode, raised), c, mode, raised);
    }
    const wide::natural<8> product(wide::multiply(a.coefficient(), b.coefficient()));
    return wide::add_terms<8>({negative, product, a.exponent() + b.exponent()},
                              {c.is_negative(), wide::natural<8>(c.coefficient()), c.exponent()}, mode, raised);
}

/// `a` itself, rounded as any operation is, and with the sign of zero that 0 + a has.
constexpr decimal plus(const decimal& a, rounding mode = rounding::half_even,
                       decimal_status* raised = nullptr) noexcept {
    return add(decimal::from_parts(false, 0, a.exponent()), a, mode, raised);
}
/// 0 − a: unlike `negated`, never −0 but when rounding to the floor.
constexpr decimal minus(const decimal& a, rounding mode = rounding::half_even,
                        decimal_status* raised = nullptr) noexcept {
    return subtract(decimal::from_parts(false, 0, a.exponent()), a, mode, raised);
}
/// The number without its sign.
constexpr decimal abs(const decimal& a, decimal_status* raised = nullptr) noexcept {
    return a.is_nan() ? wide::propagate_nan(a, raised) : wide::exactly(a.with_sign(false), raised);
}

constexpr decimal operator+(const decimal& a, const decimal& b) noexcept { return add(a, b); }
constexpr decimal operator-(const decimal& a, const decimal& b) noexcept { return subtract(a, b); }
constexpr decimal operator*(const decimal& a, const decimal& b) noexcept { return multiply(a, b); }
constexpr decimal operator-(const decimal& a) noexcept { return minus(a); }
constexpr decimal operator+(const decimal& a) noexcept { return a; }
constexpr decimal& operator+=(decimal& a, const decimal& b) noexcept { return a = a + b; }
constexpr decimal& operator-=(decimal& a, const decimal& b) noexcept { return a = a - b; }
constexpr decimal& operator*=(decimal& a, const decimal& b) noexcept { return a = a * b; }

} // namespace guiju
