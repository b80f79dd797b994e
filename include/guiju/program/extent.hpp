#pragma once

#include <guiju/value/decimal.hpp>
#include <guiju/value/duration.hpp>

#include <optional>

namespace guiju::program {

/// Numbers at a fixed scale: all n / 10^scale with low ≤ n ≤ high. Of dates n is the day number, of categories the
/// ordinal, of booleans 0 or 1, all at scale 0.
///
/// Bounds have at most 34 digits, so that a decimal holds every number of an extent exactly. A result whose bounds
/// have more, or that is not at a fixed scale, is no extent.
struct extent {
    int scale = 0;
    int128 low = 0;
    int128 high = 0;

    [[nodiscard]] constexpr bool is_point() const noexcept { return low == high; }
    [[nodiscard]] constexpr bool has(int128 n) const noexcept { return low <= n && n <= high; }
    friend constexpr bool operator==(const extent&, const extent&) = default;
};

/// 10^exponent, 0 ≤ exponent ≤ 37.
[[nodiscard]] constexpr int128 tens(int exponent) noexcept { return static_cast<int128>(wide::power_of_ten(exponent)); }

/// The least scale at which a decimal is a whole number of units, trailing zeros dropped, and that number.
[[nodiscard]] std::optional<extent> extent_of(const decimal& n);
/// The decimal n / 10^scale.
[[nodiscard]] decimal decimal_of(int128 n, int scale);
/// n / 10^from at another scale, rounded that way when digits are lost; nothing beyond 34 digits.
[[nodiscard]] std::optional<int128> rescaled(int128 n, int from, int to, rounding mode);

/// The least extent that holds both, at the larger scale.
[[nodiscard]] std::optional<extent> join(const extent& a, const extent& b);
[[nodiscard]] std::optional<extent> at_scale(const extent& a, int scale);

// What operations make of every pair of numbers of two extents.
[[nodiscard]] std::optional<extent> sum(const extent& a, const extent& b);
[[nodiscard]] std::optional<extent> negated(const extent& a);
[[nodiscard]] std::optional<extent> product(const extent& a, const extent& b);
/// Only by a constant whose quotients end after a fixed number of decimal places.
[[nodiscard]] std::optional<extent> quotient(const extent& a, const extent& b);
[[nodiscard]] std::optional<extent> magnitude(const extent& a);
[[nodiscard]] std::optional<extent> rounded(const extent& a, int places, rounding mode);
/// dividend − divisor · floor(dividend / divisor) for divisors that are not zero.
[[nodiscard]] std::optional<extent> modulo(const extent& a, const extent& b);
/// The sum of `least` to `most` of them, at least one.
[[nodiscard]] std::optional<extent> times(const extent& a, std::uint64_t least, std::uint64_t most);

/// Such a quotient is the number times `factor` at `places` more decimal places. Nothing when it does not end.
struct terminating {
    int128 factor = 1;
    int places = 0;
};
[[nodiscard]] std::optional<terminating> reciprocal(const extent& divisor);

} // namespace guiju::program
