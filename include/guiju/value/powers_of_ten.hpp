#pragma once

#include "guiju/value/wide_integer.hpp"

/// Digits of wide integers: powers of ten, how many digits a number has, and division by a power of ten.
namespace guiju::wide {

inline constexpr auto powers_of_ten_64 = [] {
    std::array<std::uint64_t, 20> table{};
    std::uint64_t power = 1;
    for (auto& entry : table) {
        entry = power;
        power *= 10;
    }
    return table;
}();

inline constexpr auto powers_of_ten_128 = [] {
    std::array<uint128, 39> table{};
    uint128 power = 1;
    for (auto& entry : table) {
        entry = power;
        power *= 10;
    }
    return table;
}();

/// 10ⁿ for 0 ≤ n ≤ 19.
constexpr std::uint64_t power_of_ten_64(int n) noexcept { return powers_of_ten_64[static_cast<std::size_t>(n)]; }
/// 10ⁿ for 0 ≤ n ≤ 38.
constexpr uint128 power_of_ten(int n) noexcept { return powers_of_ten_128[static_cast<std::size_t>(n)]; }

/// n · 10ᵏ for any k ≥ 0, modulo the width.
template <std::size_t N>
constexpr natural<N> multiply_by_power_of_ten(natural<N> n, int k) noexcept {
    for (; k > 19; k -= 19) {
        n *= power_of_ten_64(19);
    }
    return n *= power_of_ten_64(k);
}

/// ⌊bits · log₁₀ 2⌋, exact for all bits below 1,000.
constexpr int digits_of_bits(int bits) noexcept { return (bits * 1'262'611) >> 22; }

/// Decimal digits of `n`; 0 for zero.
constexpr int digit_count(std::uint64_t n) noexcept {
    const int digits = digits_of_bits(64 - std::countl_zero(n));
    return digits + (n >= power_of_ten_64(digits) ? 1 : 0);
}
constexpr int digit_count(uint128 n) noexcept {
    if (high_half(n) == 0) {
        return digit_count(low_half(n));
    }
    const int digits = digits_of_bits(128 - std::countl_zero(high_half(n)));
    return digits + (n >= power_of_ten(digits) ? 1 : 0);
}
template <std::size_t N>
constexpr int digit_count(const natural<N>& n) noexcept {
    const int digits = digits_of_bits(n.bit_count());
    return digits + (n < multiply_by_power_of_ten(natural<N>(uint128{1}), digits) ? 0 : 1);
}

inline constexpr auto powers_of_ten_256 = [] {
    std::array<natural<4>, 78> table{};
    natural<4> power(uint128{1});
    for (auto& entry : table) {
        entry = power;
        power *= 10;
    }
    return table;
}();

constexpr int digit_count(const natural<4>& n) noexcept {
    const int digits = digits_of_bits(n.bit_count());
    return digits + (n < powers_of_ten_256[static_cast<std::size_t>(digits)] ? 0 : 1);
}

struct short_division {
    uint128 quotient;
    uint128 remainder;
};

/// ⌊2^(127 + bits of 10ᵏ) / 10ᵏ⌋: the reciprocals of 10ᵏ with their highest bit set.
inline constexpr auto reciprocals_of_ten = [] {
    std::array<uint128, 39> table{};
    for (int k = 1; k < 39; ++k) {
        const natural<2> power(power_of_ten(k));
        const natural<5> one = natural<5>(uint128{1}) << (127 + power.bit_count());
        table[static_cast<std::size_t>(k)] = divide(one, power).quotient.low();
    }
    return table;
}();

/// n by 10ᵏ, 0 ≤ k ≤ 38, by multiplication with the reciprocal.
constexpr short_division divide_by_power_of_ten(uint128 n, int k) noexcept {
    if (k == 0) {
        return {n, 0};
    }
    const uint128 power = power_of_ten(k);
    if (high_half(n) == 0 && k <= 19) {
        const std::uint64_t divisor = low_half(power);
        return {low_half(n) / divisor, low_half(n) % divisor};
    }
    const int bits = natural<2>(power).bit_count();
    const natural<4> product = multiply(n, reciprocals_of_ten[static_cast<std::size_t>(k)]);
    // The estimate is the quotient or one less: the reciprocal is short by less than 2^(1 − bits) of n.
    uint128 quotient = join(product.limb[3], product.limb[2]) >> (bits - 1);
    uint128 remainder = n - quotient * power;
    if (remainder >= power) {
        ++quotient;
        remainder -= power;
    }
    return {quotient, remainder};
}

/// n by 10ᵏ, 1 ≤ k ≤ 38, where the quotient is known to be less than 10³⁴.
constexpr short_division divide_by_power_of_ten(const natural<4>& n, int k) noexcept {
    const int excess = n.bit_count() - 128;
    if (excess <= 0) {
        return divide_by_power_of_ten(n.low(), k);
    }
    const uint128 power = power_of_ten(k);
    const int bits = natural<2>(power).bit_count();
    const natural<4> product = multiply(bits_from(n, excess), reciprocals_of_ten[static_cast<std::size_t>(k)]);
    // Cutting n to 128 bits costs less than 2^(excess + 1 − bits) < 2⁻¹³ of the quotient, so again at most one.
    uint128 quotient = bits_from(product, 127 + bits - excess);
    uint128 remainder = n.low() - quotient * power;
    if (remainder >= power) {
        ++quotient;
        remainder -= power;
    }
    return {quotient, remainder};
}

} // namespace guiju::wide
