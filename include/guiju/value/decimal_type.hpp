#pragma once

#include "guiju/value/powers_of_ten.hpp"

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace guiju {

/// How a result that has too many digits is brought to fewer. IEEE 754-2008, 4.3; the two others are of the General
/// Decimal Arithmetic Specification.
enum class rounding : std::uint8_t {
    half_even,   ///< to the nearest, a tie to the even digit: what FEEL and IEEE 754 use unless told otherwise
    half_up,     ///< to the nearest, a tie away from zero
    half_down,   ///< to the nearest, a tie towards zero
    up,          ///< away from zero
    down,        ///< towards zero: truncation
    ceiling,     ///< towards positive infinity
    floor,       ///< towards negative infinity
    zero_five_up ///< away from zero if the last digit kept is 0 or 5, else towards zero: safe to round once more
};

/// What happened on the way to a result. Operations only ever set flags, so one status can watch a whole computation.
struct decimal_status {
    bool inexact = false;          ///< digits other than zero were lost
    bool rounded = false;          ///< digits were lost, zeros perhaps
    bool overflow = false;         ///< the exact result is beyond the largest finite number
    bool underflow = false;        ///< the result is subnormal (or zero) and inexact
    bool subnormal = false;        ///< the result is smaller than 10⁻⁶¹⁴³ before rounding, and not zero
    bool clamped = false;          ///< the exponent was changed to fit the format
    bool division_by_zero = false; ///< a finite number divided by zero, or the logarithm of zero
    bool invalid = false;          ///< there is no answer: the result is a NaN

    friend constexpr bool operator==(const decimal_status&, const decimal_status&) = default;
};

/// What a decimal is, other than its digits.
enum class decimal_kind : std::uint8_t { finite, infinity, quiet_nan, signaling_nan };

/// A decimal number of up to 34 digits, with the meaning of IEEE 754-2008 decimal128.
///
/// A finite decimal is ±coefficient × 10^exponent with 0 ≤ coefficient < 10³⁴ and −6176 ≤ exponent ≤ 6111. The exponent
/// is kept: 1.0 and 1.00 are equal numbers of different form, and print differently. There are signed zeros, infinities
/// and NaNs, so that every operation has a result; `decimal_status` says what happened. FEEL turns results that are not
/// finite into null.
///
/// Twenty-four bytes, trivially copyable, no allocation but for `std::string` results, and everything is `constexpr`.
/// There is no conversion from or to binary floating point: amounts are exact.
///
/// Operations are free functions, found where their argument is: `quantize(amount, -2)`, `sqrt(x)`. Those that may
/// round take `rounding` and an optional `decimal_status*` last. The operators round half to even.
class decimal {
public:
    static constexpr int precision = 34;          ///< digits of the coefficient
    static constexpr int largest_exponent = 6111; ///< of a finite number's last digit
    static constexpr int least_exponent = -6176;  ///< of a finite number's last digit
    static constexpr int largest_adjusted = 6144; ///< "Emax": exponent of the first digit of the largest number
    static constexpr int least_adjusted = -6143;  ///< "Emin": exponent of the first digit of the least normal number

    /// Zero.
    constexpr decimal() noexcept = default;

    /// An integer, exactly.
    template <std::integral Integer>
        requires(sizeof(Integer) <= 8 && !std::same_as<Integer, bool> && !std::same_as<Integer, char> &&
                 !std::same_as<Integer, wchar_t> && !std::same_as<Integer, char8_t> &&
                 !std::same_as<Integer, char16_t> && !std::same_as<Integer, char32_t>)
    constexpr decimal(Integer value) noexcept // NOLINT(google-explicit-constructor): every integer is a decimal
        : low_(magnitude(value)), form_(form(0, value < 0, decimal_kind::finite)) {}

    template <std::floating_point Binary>
    decimal(Binary) = delete;
    decimal(bool) = delete; ///< and, by conversion, of characters

    /// coefficient × 10^exponent; rounded half to even, to infinity or to zero, where the exponent is out of range.
    constexpr decimal(std::int64_t coefficient, int exponent) noexcept;

    /// ±coefficient × 10^exponent as they are; both must be in the range of the format.
    static constexpr decimal from_parts(bool negative, wide::uint128 coefficient, int exponent) noexcept {
        return {coefficient, exponent, negative, decimal_kind::finite};
    }
    static constexpr decimal infinity(bool negative = false) noexcept {
        return {0, 0, negative, decimal_kind::infinity};
    }
    /// A NaN that may carry a number of up to 33 digits.
    static constexpr decimal quiet_nan(wide::uint128 payload = 0, bool negative = false) noexcept {
        return {payload, 0, negative, decimal_kind::quiet_nan};
    }
    static constexpr decimal signaling_nan(wide::uint128 payload = 0, bool negative = false) noexcept {
        return {payload, 0, negative, decimal_kind::signaling_nan};
    }
    /// The largest finite number, 9.99…9E+6144.
    static constexpr decimal largest(bool negative = false) noexcept {
        return from_parts(negative, wide::power_of_ten(precision) - 1, largest_exponent);
    }
    /// The least number above zero, 1E-6176.
    static constexpr decimal least(bool negative = false) noexcept { return from_parts(negative, 1, least_exponent); }

    /// The number a numeral stands for: `-12.50`, `.5`, `1e6`; rounded if it has more than 34 digits.
    ///
    /// Nothing if the text is anything else (empty, with spaces or signs inside, infinity, NaN) or the number is too
    /// large to be finite.
    static constexpr std::optional<decimal> parse(std::string_view text, rounding mode = rounding::half_even,
                                                  decimal_status* raised = nullptr) noexcept;

    /// Any text of the General Decimal Arithmetic Specification, `Infinity` and `NaN12` among them. Text that is none
    /// is a NaN with `invalid` raised; a number too large is infinite with `overflow` raised.
    static constexpr decimal parse_ieee(std::string_view text, rounding mode = rounding::half_even,
                                        decimal_status* raised = nullptr) noexcept;

    constexpr decimal_kind kind() const noexcept { return static_cast<decimal_kind>(form_ >> (sign_place + 1)); }
    constexpr bool is_finite() const noexcept { return (form_ >> (sign_place + 1)) == 0; }
    constexpr bool is_infinite() const noexcept { return kind() == decimal_kind::infinity; }
    constexpr bool is_nan() const noexcept { return kind() >= decimal_kind::quiet_nan; }
    constexpr bool is_signaling() const noexcept { return kind() == decimal_kind::signaling_nan; }
    constexpr bool is_zero() const noexcept { return is_finite() && (low_ | high_) == 0; }
    /// Whether the sign is minus; true of −0 as well.
    constexpr bool is_negative() const noexcept { return (form_ >> sign_place & 1U) != 0; }
    /// Whether it is finite, not zero, and at least 10⁻⁶¹⁴³ from zero.
    constexpr bool is_normal() const noexcept {
        return is_finite() && !is_zero() && adjusted_exponent() >= least_adjusted;
    }
    constexpr bool is_subnormal() const noexcept {
        return is_finite() && !is_zero() && adjusted_exponent() < least_adjusted;
    }
    /// Whether it is a whole number, in whatever form: 3, 3.00 and 3E+5 are.
    constexpr bool is_integer() const noexcept;
    /// −1, 0 or 1; 0 for a NaN.
    constexpr int sign() const noexcept { return is_nan() || is_zero() ? 0 : (is_negative() ? -1 : 1); }

    /// The digits as an integer; the payload of a NaN.
    constexpr wide::uint128 coefficient() const noexcept { return wide::join(high_, low_); }
    /// The power of ten of the last digit.
    constexpr int exponent() const noexcept { return static_cast<std::int32_t>(static_cast<std::uint32_t>(form_)); }
    /// Digits of the coefficient, at least one.
    constexpr int digits() const noexcept {
        const int count = wide::digit_count(coefficient());
        return count == 0 ? 1 : count;
    }
    /// The power of ten of the first digit.
    constexpr int adjusted_exponent() const noexcept { return exponent() + digits() - 1; }
    /// Whether the coefficient is less than 2⁶⁴.
    constexpr bool is_short() const noexcept { return high_ == 0; }
    /// The lower 64 bits of the coefficient.
    constexpr std::uint64_t short_coefficient() const noexcept { return low_; }

    /// The whole number it is; nothing if it is none or does not fit.
    constexpr std::optional<std::int64_t> to_int64() const noexcept;

    /// The same number with the other sign; nothing is rounded or raised.
    constexpr decimal negated() const noexcept { return with_sign(!is_negative()); }
    constexpr decimal with_sign(bool negative) const noexcept { return {coefficient(), exponent(), negative, kind()}; }
    /// The quiet form of a NaN; anything else as it is.
    constexpr decimal quieted() const noexcept {
        return is_signaling() ? quiet_nan(coefficient(), is_negative()) : *this;
    }

    /// The scientific form of IEEE 754: 1.50, 1E+6, 1.2E-9, Infinity, NaN. `parse_ieee` reads it back to the same form.
    constexpr std::string to_string() const;
    /// As `to_string`, but with an exponent that is a multiple of three: 12E+6.
    constexpr std::string to_engineering() const;
    /// Digits without an exponent: 1E+6 is 1000000. Up to `plain_size()` ≤ 6,179 characters long.
    constexpr std::string to_plain() const;
    /// Characters of `to_plain`.
    constexpr std::size_t plain_size() const noexcept;
    /// Appends what `to_string` returns.
    constexpr void append_to(std::string& text) const;

    friend constexpr bool operator==(const decimal& a, const decimal& b) noexcept;

private:
    static constexpr int sign_place = 32;

    constexpr decimal(wide::uint128 coefficient, int exponent, bool negative, decimal_kind kind) noexcept
        : low_(wide::low_half(coefficient)), high_(wide::high_half(coefficient)),
          form_(form(exponent, negative, kind)) {}

    static constexpr std::uint64_t form(int exponent, bool negative, decimal_kind kind) noexcept {
        return static_cast<std::uint32_t>(exponent) | std::uint64_t{negative} << sign_place |
               static_cast<std::uint64_t>(kind) << (sign_place + 1);
    }

    template <std::integral Integer>
    static constexpr std::uint64_t magnitude(Integer value) noexcept {
        const auto bits = static_cast<std::uint64_t>(value);
        return value < 0 ? 0 - bits : bits;
    }

    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
    std::uint64_t form_ = 0; ///< exponent, sign and kind in one word: a copy can follow a write without waiting for it
};

static_assert(sizeof(decimal) == 24 && alignof(decimal) == 8 && std::is_trivially_copyable_v<decimal>);

} // namespace guiju
