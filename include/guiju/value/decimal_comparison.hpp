#pragma once

#include "guiju/value/decimal_division.hpp"

#include <compare>
#include <functional>

/// Order, equality and hash.
namespace guiju {

namespace wide {

/// The order of two finite magnitudes.
constexpr std::strong_ordering compare_magnitudes(const decimal& a, const decimal& b) noexcept {
    const int gap = a.exponent() - b.exponent();
    if (gap == 0) {
        return a.coefficient() <=> b.coefficient();
    }
    if (a.is_short() && b.is_short() && gap >= -19 && gap <= 19) [[likely]] {
        return gap > 0 ? multiply_halves(a.short_coefficient(), power_of_ten_64(gap)) <=> b.coefficient()
                       : a.coefficient() <=> multiply_halves(b.short_coefficient(), power_of_ten_64(-gap));
    }
    if (a.is_zero() || b.is_zero()) {
        return b.is_zero() <=> a.is_zero();
    }
    if (const auto order = a.adjusted_exponent() <=> b.adjusted_exponent(); order != 0) {
        return order;
    }
    return gap > 0 ? a.coefficient() * power_of_ten(gap) <=> b.coefficient()
                   : a.coefficient() <=> b.coefficient() * power_of_ten(-gap);
}

/// The order of two numbers that are not NaNs.
constexpr std::strong_ordering compare_numbers(const decimal& a, const decimal& b) noexcept {
    if (a.sign() != b.sign()) {
        return a.sign() <=> b.sign();
    }
    std::strong_ordering order = std::strong_ordering::equal;
    if (both_finite(a, b)) {
        order = compare_magnitudes(a, b);
    } else {
        order = a.is_infinite() <=> b.is_infinite();
    }
    return a.is_negative() ? 0 <=> order : order;
}

constexpr int sign_of(std::strong_ordering order) noexcept { return order < 0 ? -1 : (order > 0 ? 1 : 0); }

/// The total order of magnitudes: 1.00 < 1.0 < 1 < Infinity < sNaN < NaN.
constexpr std::strong_ordering order_magnitudes(const decimal& a, const decimal& b) noexcept {
    constexpr auto rank = [](const decimal& x) {
        return x.is_signaling() ? 2 : (x.is_nan() ? 3 : (x.is_finite() ? 0 : 1));
    };
    if (const auto order = rank(a) <=> rank(b); order != 0) {
        return order;
    }
    if (a.is_nan()) {
        return a.coefficient() <=> b.coefficient();
    }
    if (a.is_infinite()) {
        return std::strong_ordering::equal;
    }
    const auto order = compare_magnitudes(a, b);
    return order != 0 ? order : a.exponent() <=> b.exponent();
}

} // namespace wide

/// Whether they are the same number: 1.0 == 1.00, 0 == −0. A NaN equals nothing.
constexpr bool operator==(const decimal& a, const decimal& b) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return false;
    }
    return wide::compare_numbers(a, b) == 0;
}

/// The order of numbers; unordered if one is a NaN.
constexpr std::partial_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return std::partial_ordering::unordered;
    }
    return wide::compare_numbers(a, b);
}

/// −1, 0 or 1 as a decimal; NaN if one of them is.
constexpr decimal compare(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    if (a.is_nan() || b.is_nan()) {
        return wide::propagate_nan(a, b, raised);
    }
    return wide::sign_of(wide::compare_numbers(a, b));
}

/// As `compare`, but every NaN raises `invalid`.
constexpr decimal compare_signal(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    if (raised != nullptr && (a.is_nan() || b.is_nan())) {
        raised->invalid = true;
    }
    return compare(a, b, raised);
}

/// IEEE 754's totalOrder, which tells apart forms of one number and orders NaNs: −NaN < −1 < −0 < 0 < 1.0 < 1 < NaN.
constexpr std::strong_ordering compare_total(const decimal& a, const decimal& b) noexcept {
    if (a.is_negative() != b.is_negative()) {
        return b.is_negative() <=> a.is_negative();
    }
    const auto order = wide::order_magnitudes(a, b);
    return a.is_negative() ? 0 <=> order : order;
}

/// `compare_total` of what they are without their signs.
constexpr std::strong_ordering compare_total_magnitude(const decimal& a, const decimal& b) noexcept {
    return wide::order_magnitudes(a, b);
}

namespace wide {

/// Picks one of two as IEEE 754-2008, 5.3.1 does: a number before a NaN; of equal ones the one that is first or last in
/// the total order.
template <typename Order>
constexpr decimal choose(const decimal& a, const decimal& b, bool greater, decimal_status* raised,
                         Order order_of) noexcept {
    if (a.is_nan() || b.is_nan()) {
        const bool one_number = a.is_nan() != b.is_nan();
        if (one_number && !a.is_signaling() && !b.is_signaling()) {
            return exactly(a.is_nan() ? b : a, raised);
        }
        return propagate_nan(a, b, raised);
    }
    auto order = order_of(a, b);
    if (order == 0) {
        order = compare_total(a, b);
    }
    return exactly((order > 0) == greater ? a : b, raised);
}

constexpr std::strong_ordering compare_sizes(const decimal& a, const decimal& b) noexcept {
    const auto order = compare_numbers(a.with_sign(false), b.with_sign(false));
    return order != 0 ? order : compare_numbers(a, b);
}

} // namespace wide

/// The greater; the number if the other is a quiet NaN.
constexpr decimal max(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    return wide::choose(a, b, true, raised, wide::compare_numbers);
}
/// The lesser; the number if the other is a quiet NaN.
constexpr decimal min(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    return wide::choose(a, b, false, raised, wide::compare_numbers);
}
/// The one further from zero.
constexpr decimal max_magnitude(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    return wide::choose(a, b, true, raised, wide::compare_sizes);
}
/// The one nearer to zero.
constexpr decimal min_magnitude(const decimal& a, const decimal& b, decimal_status* raised = nullptr) noexcept {
    return wide::choose(a, b, false, raised, wide::compare_sizes);
}

/// The same number in its shortest form: 1.50 is 1.5, 1200 is 1.2E+3, 0.00 is 0.
constexpr decimal reduce(const decimal& a, decimal_status* raised = nullptr) noexcept {
    if (!a.is_finite()) {
        return a.is_nan() ? wide::propagate_nan(a, raised) : a;
    }
    if (a.is_zero()) {
        return decimal::from_parts(a.is_negative(), 0, 0);
    }
    wide::uint128 digits = a.coefficient();
    const int stripped = wide::strip_zeros(digits, decimal::largest_exponent - a.exponent());
    return wide::exactly(decimal::from_parts(a.is_negative(), digits, a.exponent() + stripped), raised);
}

/// A hash that equal numbers share, whatever their form.
constexpr std::size_t hash_value(const decimal& a) noexcept {
    const decimal shortest = reduce(a);
    const wide::uint128 digits = shortest.coefficient();
    constexpr std::uint64_t odd = 0x9e37'79b9'7f4a'7c15; // 2⁶⁴ / golden ratio
    std::uint64_t mixed = (wide::low_half(digits) ^ (wide::high_half(digits) * odd)) * odd;
    mixed ^= mixed >> 32;
    mixed += static_cast<std::uint64_t>(static_cast<std::int64_t>(shortest.exponent()));
    mixed += static_cast<std::uint64_t>(shortest.kind()) << 16;
    mixed += shortest.is_negative() && !shortest.is_zero() ? std::uint64_t{1} << 20 : 0;
    mixed *= odd;
    return static_cast<std::size_t>(mixed ^ (mixed >> 29));
}

} // namespace guiju

template <>
struct std::hash<guiju::decimal> {
    constexpr std::size_t operator()(const guiju::decimal& number) const noexcept { return guiju::hash_value(number); }
};
