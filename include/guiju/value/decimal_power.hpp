#pragma once

#include "guiju/value/decimal_functions.hpp"

/// Powers with whole and other exponents.
namespace guiju {

namespace wide {

/// baseⁿ if it has at most 70 digits.
constexpr std::optional<natural<4>> exact_power(uint128 base, std::uint64_t n) noexcept {
    natural<4> result(uint128{1});
    if (base <= 1) {
        return n == 0 ? result : natural<4>(base);
    }
    for (; n > 0; --n) { // 232 times at most, for a base of two
        const natural<6> next = multiply(result, natural<2>(base));
        if (digit_count(next) > 70) {
            return std::nullopt;
        }
        result = natural<4>(next);
    }
    return result;
}

/// ±xⁿ for a positive `x`, where the digits of `x` to the power of |n| are few enough to be multiplied out.
constexpr std::optional<decimal> power_by_multiplication(const decimal& x, std::int64_t n, bool negative, rounding mode,
                                                         decimal_status* raised) noexcept {
    const decimal shortest = reduce(x);
    const auto size = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    const auto digits = exact_power(shortest.coefficient(), size);
    if (!digits) {
        return std::nullopt;
    }
    const auto times_n = [n](int exponent) {
        const std::int64_t factor = std::clamp<std::int64_t>(n, -1'000'000, 1'000'000);
        return static_cast<int>(std::clamp<std::int64_t>(exponent * factor, -100'000, 100'000));
    };
    const int exponent = times_n(shortest.exponent());
    if (n < 0) {
        if (digits->used() > 2) {
            return std::nullopt;
        }
        return divide_long(negative, 1, digits->low(), exponent, mode, raised);
    }
    const int padding =
        std::clamp(decimal::precision - digit_count(*digits), 0, std::max(0, exponent - times_n(x.exponent())));
    return round_to_decimal(negative, multiply_by_power_of_ten(*digits, padding), exponent - padding, residue::none,
                            mode, raised);
}

/// Digits of a power as they were computed, or as they are exactly where that can be seen.
///
/// A power that is exact, or a tie, has at most 35 digits; one that only comes near such a number stays 10⁻⁶⁸ of itself
/// away, because two decimals of 34 digits that differ do so by 10⁻³⁴ of themselves.
constexpr decimal round_power(bool negative, const digits_of_power& power, rounding mode,
                              decimal_status* raised) noexcept {
    constexpr std::uint64_t error = 4;
    const int excess = digit_count(power.digits) - (decimal::precision + 1);
    natural<4> nearby = power.digits + natural<4>(uint128{error});
    short_division parts = divide_by_power_of_ten(nearby, excess);
    if (parts.remainder > 2 * error) {
        return round_to_decimal(negative, power.digits, power.exponent, residue::below_half, mode, raised);
    }
    int exponent = power.exponent + excess;
    exponent += strip_zeros(parts.quotient, std::max(0, -exponent));
    return round_to_decimal(negative, parts.quotient, exponent, residue::none, mode, raised);
}

/// ±e^(y · ln x) for a positive `x` other than one and a finite `y` other than zero.
constexpr decimal power_by_logarithm(const decimal& x, const decimal& y, bool negative, rounding mode,
                                     decimal_status* raised) noexcept {
    const signed_fixed logarithm = ln_of_decimal(x);
    const bool below_one = logarithm.negative != y.is_negative();
    if (y.adjusted_exponent() >= 40) {
        return round_extreme(negative, below_one, mode, raised);
    }
    natural<10> product = multiply(logarithm.magnitude, natural<2>(y.coefficient()));
    if (y.exponent() >= 0) {
        product = multiply_by_power_of_ten(product, y.exponent());
    }
    for (int rest = -y.exponent(); rest > 0 && !product.is_zero(); rest -= 19) {
        product.divide_by(power_of_ten_64(std::min(rest, 19)));
    }
    if (natural<10>(fixed_of(largest_power_of_e)) < product) {
        return round_extreme(negative, below_one, mode, raised);
    }
    if (product.bit_count() < fixed_places - 200) {
        return round_nearly_one(below_one, mode, raised);
    }
    return round_power(negative, expand({below_one, fixed(product)}), mode, raised);
}

/// Powers of zero and infinity, and to the power of infinity; `a` and `b` are no NaNs, `b` is not zero.
constexpr decimal power_special(const decimal& a, const decimal& b, bool negative, decimal_status* raised) noexcept {
    const bool grows = a.is_zero() ? false : (a.is_infinite() || compare_magnitudes(a, decimal(1)) > 0);
    const bool vanishes = grows == b.is_negative();
    if (vanishes) {
        return decimal::from_parts(negative, 0, 0);
    }
    if (raised != nullptr && a.is_zero() && b.is_finite()) {
        raised->division_by_zero = true;
    }
    return decimal::infinity(negative);
}

} // namespace wide

/// `a` to the power of `b`.
///
/// Exact where the result has 34 digits: 1.5² is 2.25, 2⁻² is 0.25, 4^0.5 is 2. Invalid for 0⁰, and for `a` below zero
/// unless `b` is whole. Zero to a power below zero is infinite, with `division_by_zero` raised.
constexpr decimal power(const decimal& a, const decimal& b, rounding mode = rounding::half_even,
                        decimal_status* raised = nullptr) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return wide::propagate_nan(a, b, raised);
    }
    if (b.is_zero()) {
        return a.is_zero() ? wide::invalid_operation(raised) : decimal(1);
    }
    const bool odd = b.is_integer() && !remainder_near(b, decimal(2)).is_zero() && b.exponent() <= 0;
    const bool negative = a.is_negative() && odd;
    if (a.is_negative() && !a.is_zero() && !b.is_integer()) {
        return wide::invalid_operation(raised);
    }
    const decimal size = a.with_sign(false);
    if (size == decimal(1)) {
        if (b.is_infinite()) {
            return 1;
        }
    } else if (!wide::both_finite(a, b) || a.is_zero()) {
        return wide::power_special(size, b, negative, raised);
    }
    if (const auto n = b.to_int64()) {
        if (const auto exact = wide::power_by_multiplication(size, *n, negative, mode, raised)) {
            return *exact;
        }
    }
    if (size == decimal(1)) {
        return decimal(negative ? -1 : 1);
    }
    if (b == decimal(5, -1)) {
        return sqrt(a, mode, raised);
    }
    return wide::power_by_logarithm(size, b, negative, mode, raised);
}

} // namespace guiju
