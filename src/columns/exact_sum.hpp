#pragma once

#include <guiju/value/decimal.hpp>
#include <guiju/value/duration.hpp>

#include <cstdint>
#include <optional>

namespace guiju::columns {

/// A number of up to 150 digits: ±digits × 10^exponent.
struct exact_number {
    using magnitude = wide::natural<8>;
    bool negative = false;
    magnitude digits;
    int exponent = 0;

    exact_number() = default;
    explicit exact_number(const decimal& n)
        : negative(n.is_negative()), digits(n.coefficient()), exponent(n.exponent()) {}
    exact_number(int128 n, int to) : negative(n < 0), digits(size_of(n)), exponent(to) {}

private:
    static wide::uint128 size_of(int128 n) noexcept {
        return n < 0 ? wide::uint128{0} - static_cast<wide::uint128>(n) : static_cast<wide::uint128>(n);
    }
};

/// The sum; nothing when it has more than 150 digits.
[[nodiscard]] std::optional<exact_number> add(const exact_number& a, const exact_number& b);
/// The product; of numbers of no more than 75 digits.
[[nodiscard]] exact_number multiply(const exact_number& a, const exact_number& b);
/// a / b, rounded once; in its shortest form. `b` is not zero.
[[nodiscard]] decimal quotient(const exact_number& a, const exact_number& b);
/// Rounded once; in its shortest form.
[[nodiscard]] decimal rounded(const exact_number& n);

/// The sum of up to 2⁶³ whole numbers of 128 bits.
class exact_sum {
public:
    void add(int128 v) noexcept { add(static_cast<wide::uint128>(v), v < 0 ? -1 : 0); }
    void add(const exact_sum& other) noexcept { add(other.low_, other.high_); }
    [[nodiscard]] exact_number times(int exponent) const;

private:
    void add(wide::uint128 low, std::int64_t high) noexcept {
        low_ += low;
        high_ += high + (low_ < low ? 1 : 0);
    }
    wide::uint128 low_ = 0;
    std::int64_t high_ = 0;
};

} // namespace guiju::columns
