#pragma once

#include "guiju/value/decimal_fixed_point.hpp"

/// Square root, exponential, logarithms and powers.
///
/// `sqrt` is rounded correctly always. `exp`, `ln`, `log10` and `power` are computed with 448 binary places, that is
/// with an error below 10⁻⁸⁰ of the result for any argument, and rounded once from there; exact results and ties are
/// found. A result is another than the correctly rounded one only if the true value lies within that distance of where
/// the rounding changes, of which no case is known.
namespace guiju {

/// The square root, correctly rounded. Its exponent is half that of `a` where it is exact. Of less than zero: invalid.
constexpr decimal sqrt(const decimal& a, rounding mode = rounding::half_even,
                       decimal_status* raised = nullptr) noexcept {
    if (a.is_nan()) {
        return wide::propagate_nan(a, raised);
    }
    const int ideal = a.exponent() >= 0 ? a.exponent() / 2 : (a.exponent() - 1) / 2;
    if (a.is_zero()) {
        return wide::zero_with(a.is_negative(), ideal, raised);
    }
    if (a.is_negative()) {
        return wide::invalid_operation(raised);
    }
    if (a.is_infinite()) {
        return a;
    }
    // 70 or 71 digits have a root of 35 or 36: one too many, so that the residue can be none or anything.
    int padding = 2 * decimal::precision + 2 - a.digits();
    padding += (a.exponent() - padding) % 2 == 0 ? 0 : 1;
    const wide::natural<4> square = wide::multiply_by_power_of_ten(wide::natural<4>(a.coefficient()), padding);
    const wide::natural<2> root = wide::square_root(square);
    const bool exact = wide::multiply(root, root) == square;
    return wide::round_quotient(false, root.low(), (a.exponent() - padding) / 2, ideal,
                                exact ? wide::residue::none : wide::residue::below_half, mode, raised);
}

namespace wide {

/// One and a very little more, or less.
constexpr decimal round_nearly_one(bool less, rounding mode, decimal_status* raised) noexcept {
    const uint128 one = power_of_ten(37);
    return round_to_decimal(false, less ? one - 1 : one, -37, residue::below_half, mode, raised);
}

/// A power of e beyond the format, at either end.
constexpr decimal round_extreme(bool negative, bool tiny, rounding mode, decimal_status* raised) noexcept {
    return round_to_decimal(negative, uint128{1}, tiny ? -20'000 : 20'000, residue::below_half, mode, raised);
}

/// Seventy-one digits or more of a power of e.
struct digits_of_power {
    natural<4> digits;
    int exponent;
};

constexpr digits_of_power expand(const signed_fixed& x) noexcept {
    const scaled_fixed power = exp_scaled(x);
    constexpr int places = 71;
    const natural<12> scaled = multiply_by_power_of_ten(natural<12>(power.mantissa), places) >> fixed_places;
    return {natural<4>(scaled), power.exponent - places};
}

/// Beyond e^±14,300 there is nothing but overflow and underflow.
inline constexpr std::uint64_t largest_power_of_e = 14'300;

} // namespace wide

/// e to the power of `a`. Exactly 1 for zero.
constexpr decimal exp(const decimal& a, rounding mode = rounding::half_even,
                      decimal_status* raised = nullptr) noexcept {
    if (a.is_nan()) {
        return wide::propagate_nan(a, raised);
    }
    if (a.is_infinite()) {
        return a.is_negative() ? decimal() : a;
    }
    if (a.is_zero()) {
        return 1;
    }
    if (a.adjusted_exponent() >= 5) {
        return wide::round_extreme(false, a.is_negative(), mode, raised);
    }
    if (a.adjusted_exponent() < -decimal::precision - 4) {
        return wide::round_nearly_one(a.is_negative(), mode, raised);
    }
    const wide::fixed size = wide::fixed_from_decimal(a.coefficient(), a.exponent());
    if (wide::fixed_of(wide::largest_power_of_e) < size) {
        return wide::round_extreme(false, a.is_negative(), mode, raised);
    }
    const wide::digits_of_power result = wide::expand({a.is_negative(), size});
    return wide::round_to_decimal(false, result.digits, result.exponent, wide::residue::below_half, mode, raised);
}

namespace wide {

/// What logarithms answer where there is nothing to compute.
constexpr std::optional<decimal> logarithm_special(const decimal& a, decimal_status* raised) noexcept {
    if (a.is_nan()) {
        return propagate_nan(a, raised);
    }
    if (a.is_zero()) {
        if (raised != nullptr) {
            raised->division_by_zero = true;
        }
        return decimal::infinity(true);
    }
    if (a.is_negative()) {
        return invalid_operation(raised);
    }
    if (a.is_infinite()) {
        return a;
    }
    return std::nullopt;
}

} // namespace wide

/// The natural logarithm. Of zero: −infinity with `division_by_zero` raised; of less: invalid.
constexpr decimal ln(const decimal& a, rounding mode = rounding::half_even, decimal_status* raised = nullptr) noexcept {
    if (const auto special = wide::logarithm_special(a, raised)) {
        return *special;
    }
    if (a == decimal(1)) {
        return 0;
    }
    return wide::round_irrational(wide::ln_of_decimal(a), mode, raised);
}

/// The logarithm to the base ten; exact for powers of ten. Of zero: −infinity with `division_by_zero` raised.
constexpr decimal log10(const decimal& a, rounding mode = rounding::half_even,
                        decimal_status* raised = nullptr) noexcept {
    if (const auto special = wide::logarithm_special(a, raised)) {
        return *special;
    }
    if (a.coefficient() == wide::power_of_ten(a.digits() - 1)) {
        return a.adjusted_exponent();
    }
    const wide::signed_fixed natural_logarithm = wide::ln_of_decimal(a);
    return wide::round_irrational(
        {natural_logarithm.negative, wide::divide_fixed(natural_logarithm.magnitude, wide::ln_of_10)}, mode, raised);
}

} // namespace guiju
