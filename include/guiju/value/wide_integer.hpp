#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

/// Unsigned integers wider than 64 bits, with what decimal arithmetic asks of them: digits and powers of ten.
///
/// Everything is `constexpr`, allocates nothing and wraps around like the built-in unsigned types.
namespace guiju::wide {

__extension__ typedef unsigned __int128 uint128; // NOLINT(modernize-use-using): `using` takes no __extension__

constexpr std::uint64_t low_half(uint128 n) noexcept { return static_cast<std::uint64_t>(n); }
constexpr std::uint64_t high_half(uint128 n) noexcept { return static_cast<std::uint64_t>(n >> 64); }
constexpr uint128 join(std::uint64_t high, std::uint64_t low) noexcept {
    return (static_cast<uint128>(high) << 64) | low;
}
constexpr uint128 multiply_halves(std::uint64_t a, std::uint64_t b) noexcept { return static_cast<uint128>(a) * b; }

/// Quotient of high·2⁶⁴ + low by `divisor`; `high` must be less than `divisor`.
constexpr std::uint64_t divide_two_by_one(std::uint64_t high, std::uint64_t low, std::uint64_t divisor,
                                          std::uint64_t& remainder) noexcept {
#if defined(__x86_64__)
    if (!std::is_constant_evaluated()) {
        std::uint64_t quotient;
        __asm__("divq %4" : "=a"(quotient), "=d"(remainder) : "a"(low), "d"(high), "r"(divisor) : "cc");
        return quotient;
    }
#endif
    const uint128 n = join(high, low);
    remainder = low_half(n % divisor);
    return low_half(n / divisor);
}

/// An unsigned integer of `N` 64-bit limbs, least significant first.
template <std::size_t N>
struct natural {
    std::array<std::uint64_t, N> limb{};

    constexpr natural() noexcept = default;
    constexpr explicit natural(uint128 n) noexcept {
        limb[0] = low_half(n);
        if constexpr (N > 1) {
            limb[1] = high_half(n);
        }
    }
    /// Widens, or drops the upper limbs.
    template <std::size_t M>
    constexpr explicit natural(const natural<M>& other) noexcept {
        for (std::size_t i = 0; i < std::min(N, M); ++i) {
            limb[i] = other.limb[i];
        }
    }

    /// The value modulo 2¹²⁸.
    constexpr uint128 low() const noexcept { return N > 1 ? join(limb[N > 1 ? 1 : 0], limb[0]) : limb[0]; }

    /// Limbs up to the highest that is not zero.
    constexpr std::size_t used() const noexcept {
        std::size_t n = N;
        while (n > 0 && limb[n - 1] == 0) {
            --n;
        }
        return n;
    }
    constexpr bool is_zero() const noexcept { return used() == 0; }

    /// Bits up to the highest that is set; 0 for zero.
    constexpr int bit_count() const noexcept {
        const std::size_t n = used();
        return n == 0 ? 0 : static_cast<int>(n * 64) - std::countl_zero(limb[n - 1]);
    }

    friend constexpr bool operator==(const natural&, const natural&) noexcept = default;
    friend constexpr bool operator<(const natural& a, const natural& b) noexcept {
        for (std::size_t i = N; i-- > 0;) {
            if (a.limb[i] != b.limb[i]) {
                return a.limb[i] < b.limb[i];
            }
        }
        return false;
    }

    constexpr natural& operator+=(const natural& other) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < N; ++i) {
            const uint128 sum = static_cast<uint128>(limb[i]) + other.limb[i] + carry;
            limb[i] = low_half(sum);
            carry = high_half(sum);
        }
        return *this;
    }
    constexpr natural& operator-=(const natural& other) noexcept {
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < N; ++i) {
            const uint128 difference = static_cast<uint128>(limb[i]) - other.limb[i] - borrow;
            limb[i] = low_half(difference);
            borrow = high_half(difference) & 1U;
        }
        return *this;
    }
    constexpr natural& operator*=(std::uint64_t factor) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < N; ++i) {
            const uint128 product = multiply_halves(limb[i], factor) + carry;
            limb[i] = low_half(product);
            carry = high_half(product);
        }
        return *this;
    }
    friend constexpr natural operator+(natural a, const natural& b) noexcept { return a += b; }
    friend constexpr natural operator-(natural a, const natural& b) noexcept { return a -= b; }

    constexpr natural& operator<<=(int count) noexcept {
        const auto limbs = static_cast<std::size_t>(count / 64);
        const int bits = count % 64;
        for (std::size_t i = N; i-- > 0;) {
            const std::uint64_t upper = i >= limbs ? limb[i - limbs] : 0;
            const std::uint64_t lower = i >= limbs + 1 ? limb[i - limbs - 1] : 0;
            limb[i] = bits == 0 ? upper : (upper << bits) | (lower >> (64 - bits));
        }
        return *this;
    }
    constexpr natural& operator>>=(int count) noexcept {
        const auto limbs = static_cast<std::size_t>(count / 64);
        const int bits = count % 64;
        for (std::size_t i = 0; i < N; ++i) {
            const std::uint64_t lower = i + limbs < N ? limb[i + limbs] : 0;
            const std::uint64_t upper = i + limbs + 1 < N ? limb[i + limbs + 1] : 0;
            limb[i] = bits == 0 ? lower : (lower >> bits) | (upper << (64 - bits));
        }
        return *this;
    }
    friend constexpr natural operator<<(natural n, int count) noexcept { return n <<= count; }
    friend constexpr natural operator>>(natural n, int count) noexcept { return n >>= count; }

    /// Divides by one limb in place and returns the remainder.
    constexpr std::uint64_t divide_by(std::uint64_t divisor) noexcept {
        std::uint64_t remainder = 0;
        for (std::size_t i = N; i-- > 0;) {
            limb[i] = divide_two_by_one(remainder, limb[i], divisor, remainder);
        }
        return remainder;
    }
};

/// The whole product.
template <std::size_t N, std::size_t M>
constexpr natural<N + M> multiply(const natural<N>& a, const natural<M>& b) noexcept {
    natural<N + M> product;
    for (std::size_t i = 0; i < N; ++i) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < M; ++j) {
            const uint128 sum = multiply_halves(a.limb[i], b.limb[j]) + product.limb[i + j] + carry;
            product.limb[i + j] = low_half(sum);
            carry = high_half(sum);
        }
        product.limb[i + M] = carry;
    }
    return product;
}

/// The whole product of two 128-bit numbers, without the loops.
constexpr natural<4> multiply(uint128 a, uint128 b) noexcept {
    const uint128 low = multiply_halves(low_half(a), low_half(b));
    const uint128 first = multiply_halves(high_half(a), low_half(b)) + high_half(low); // cannot carry
    const uint128 second = multiply_halves(low_half(a), high_half(b)) + low_half(first);
    const uint128 high = multiply_halves(high_half(a), high_half(b)) + high_half(first) + high_half(second);
    natural<4> product;
    product.limb = {low_half(low), low_half(second), low_half(high), high_half(high)};
    return product;
}

/// The 128 bits of `n` from the one of value 2^offset upwards, where 0 < offset < 192.
constexpr uint128 bits_from(const natural<4>& n, int offset) noexcept {
    const auto first = static_cast<std::size_t>(offset / 64);
    const int bits = offset % 64;
    const uint128 low = join(n.limb[first + 1], n.limb[first]);
    if (bits == 0) {
        return low;
    }
    const std::uint64_t above = first + 2 < 4 ? n.limb[first + 2] : 0;
    return (low >> bits) | (static_cast<uint128>(above) << (128 - bits));
}

template <std::size_t N, std::size_t M>
struct division {
    natural<N> quotient;
    natural<M> remainder;
};

/// Quotient and remainder by schoolbook division (Knuth, The Art of Computer Programming 2, algorithm 4.3.1 D).
/// `divisor` must not be zero.
template <std::size_t N, std::size_t M>
constexpr division<N, M> divide(const natural<N>& dividend, const natural<M>& divisor) noexcept {
    division<N, M> result;
    const std::size_t n = divisor.used();
    const std::size_t m = dividend.used();
    if (m < n) {
        result.remainder = natural<M>(dividend);
        return result;
    }
    if (n == 1) {
        result.quotient = dividend;
        result.remainder.limb[0] = result.quotient.divide_by(divisor.limb[0]);
        return result;
    }
    const int shift = std::countl_zero(divisor.limb[n - 1]);
    const natural<M> v = divisor << shift;
    natural<N + 1> u = natural<N + 1>(dividend) << shift;
    for (std::size_t j = m - n + 1; j-- > 0;) {
        std::uint64_t estimate = ~std::uint64_t{0};
        uint128 rest = static_cast<uint128>(u.limb[j + n - 1]) + v.limb[n - 1];
        if (u.limb[j + n] < v.limb[n - 1]) {
            std::uint64_t remainder = 0;
            estimate = divide_two_by_one(u.limb[j + n], u.limb[j + n - 1], v.limb[n - 1], remainder);
            rest = remainder;
        }
        while (high_half(rest) == 0 &&
               multiply_halves(estimate, v.limb[n - 2]) > join(low_half(rest), u.limb[j + n - 2])) {
            --estimate;
            rest += v.limb[n - 1];
        }
        std::uint64_t carry = 0;
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const uint128 product = multiply_halves(estimate, v.limb[i]) + carry;
            carry = high_half(product);
            const uint128 difference = static_cast<uint128>(u.limb[i + j]) - low_half(product) - borrow;
            u.limb[i + j] = low_half(difference);
            borrow = high_half(difference) & 1U;
        }
        const uint128 difference = static_cast<uint128>(u.limb[j + n]) - carry - borrow;
        u.limb[j + n] = low_half(difference);
        if ((high_half(difference) & 1U) != 0) {
            --estimate;
            carry = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const uint128 sum = static_cast<uint128>(u.limb[i + j]) + v.limb[i] + carry;
                u.limb[i + j] = low_half(sum);
                carry = high_half(sum);
            }
            u.limb[j + n] += carry;
        }
        result.quotient.limb[j] = estimate;
    }
    result.remainder = natural<M>(u >> shift);
    return result;
}

/// The greatest integer whose square is not greater than `n`, which must be less than 2²⁵⁴.
constexpr natural<2> square_root(const natural<4>& n) noexcept {
    if (n.is_zero()) {
        return {};
    }
    natural<4> root = natural<4>(uint128{1}) << ((n.bit_count() + 1) / 2);
    while (true) { // Newton from above: falls until it is the root
        natural<4> next = divide(n, root).quotient + root;
        next >>= 1;
        if (!(next < root)) {
            return natural<2>(root);
        }
        root = next;
    }
}

} // namespace guiju::wide
