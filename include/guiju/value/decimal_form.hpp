#pragma once

#include "guiju/value/decimal_comparison.hpp"

/// The form of a decimal: exponents, neighbours, and whole numbers.
namespace guiju {

constexpr bool decimal::is_integer() const noexcept {
    if (!is_finite()) {
        return false;
    }
    if (exponent() >= 0 || is_zero()) {
        return true;
    }
    return -exponent() < precision && wide::divide_by_power_of_ten(coefficient(), -exponent()).remainder == 0;
}

constexpr std::optional<std::int64_t> decimal::to_int64() const noexcept {
    if (!is_integer()) {
        return std::nullopt;
    }
    if (is_zero()) {
        return 0;
    }
    if (adjusted_exponent() > 18) {
        return std::nullopt;
    }
    const wide::uint128 size = exponent() < 0 ? wide::divide_by_power_of_ten(coefficient(), -exponent()).quotient
                                              : coefficient() * wide::power_of_ten(exponent());
    constexpr wide::uint128 limit = wide::uint128{1} << 63;
    if (size > limit || (size == limit && !is_negative())) {
        return std::nullopt;
    }
    const std::uint64_t bits = wide::low_half(size);
    return static_cast<std::int64_t>(is_negative() ? 0 - bits : bits);
}

/// Whether they have the same exponent; two infinities and two NaNs have.
constexpr bool same_quantum(const decimal& a, const decimal& b) noexcept {
    if (wide::both_finite(a, b)) {
        return a.exponent() == b.exponent();
    }
    return (a.is_nan() && b.is_nan()) || (a.is_infinite() && b.is_infinite());
}

/// The size of `a` with the sign of `b`; nothing is raised.
constexpr decimal copy_sign(const decimal& a, const decimal& b) noexcept { return a.with_sign(b.is_negative()); }

/// The exponent of the first digit. Of zero: −infinity, with `division_by_zero` raised.
constexpr decimal logb(const decimal& a, decimal_status* raised = nullptr) noexcept {
    if (a.is_nan()) {
        return wide::propagate_nan(a, raised);
    }
    if (a.is_infinite()) {
        return decimal::infinity();
    }
    if (!a.is_zero()) {
        return a.adjusted_exponent();
    }
    if (raised != nullptr) {
        raised->division_by_zero = true;
    }
    return decimal::infinity(true);
}

/// a · 10ᵇ for a whole `b` in form and value, at most 12,356 from zero; any other is invalid.
constexpr decimal scaleb(const decimal& a, const decimal& b, rounding mode = rounding::half_even,
                         decimal_status* raised = nullptr) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return wide::propagate_nan(a, b, raised);
    }
    constexpr int limit = 2 * (decimal::largest_adjusted + decimal::precision);
    if (!b.is_finite() || b.exponent() != 0 || b.coefficient() > limit) {
        return wide::invalid_operation(raised);
    }
    if (a.is_infinite()) {
        return a;
    }
    const int places = static_cast<int>(b.short_coefficient());
    return wide::round_to_decimal(a.is_negative(), a.coefficient(),
                                  b.is_negative() ? a.exponent() - places : a.exponent() + places, wide::residue::none,
                                  mode, raised);
}

namespace wide {

/// The next finite or infinite number above a positive finite one or zero.
constexpr decimal next_size_up(const decimal& a) noexcept {
    const int padding =
        std::min(decimal::precision - digit_count(a.coefficient()), a.exponent() - decimal::least_exponent);
    const uint128 digits = a.coefficient() * power_of_ten(padding) + 1;
    return round_to_decimal(false, digits, a.exponent() - padding, residue::none, rounding::half_even, nullptr);
}

/// The next number below a positive finite one.
constexpr decimal next_size_down(const decimal& a) noexcept {
    int padding = std::min(decimal::precision - a.digits(), a.exponent() - decimal::least_exponent);
    uint128 digits = a.coefficient() * power_of_ten(padding);
    const bool at_power = digits == power_of_ten(decimal::precision - 1);
    if (at_power && a.exponent() - padding > decimal::least_exponent) {
        digits *= 10;
        ++padding;
    }
    return decimal::from_parts(false, digits - 1, a.exponent() - padding);
}

} // namespace wide

/// The least number greater than `a`.
constexpr decimal next_plus(const decimal& a, decimal_status* raised = nullptr) noexcept {
    if (a.is_nan()) {
        return wide::propagate_nan(a, raised);
    }
    if (a.is_infinite()) {
        return a.is_negative() ? decimal::largest(true) : a;
    }
    if (a.is_zero()) {
        return decimal::least();
    }
    return a.is_negative() ? wide::next_size_down(a.with_sign(false)).with_sign(true) : wide::next_size_up(a);
}

/// The greatest number less than `a`.
constexpr decimal next_minus(const decimal& a, decimal_status* raised = nullptr) noexcept {
    return a.is_nan() ? wide::propagate_nan(a, raised) : next_plus(a.negated()).negated();
}

/// The neighbour of `a` on the side of `b`; `a` with the sign of `b` if they are equal.
constexpr decimal next_toward(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return wide::propagate_nan(a, b, raised);
    }
    const auto order = wide::compare_numbers(a, b);
    if (order == 0) {
        return copy_sign(a, b);
    }
    const decimal next = order < 0 ? next_plus(a) : next_minus(a);
    if (raised != nullptr && next.is_infinite() && a.is_finite()) {
        raised->overflow = raised->inexact = raised->rounded = true;
    }
    if (raised != nullptr && next.is_finite() && !next.is_normal()) {
        raised->underflow = raised->subnormal = raised->inexact = raised->rounded = true;
        raised->clamped |= next.is_zero();
    }
    return next;
}

} // namespace guiju
