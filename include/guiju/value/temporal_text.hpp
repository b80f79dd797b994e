#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

inline constexpr std::int32_t nanos_per_second = 1'000'000'000;
inline constexpr std::int64_t seconds_per_minute = 60;
inline constexpr std::int64_t seconds_per_hour = 3'600;
inline constexpr std::int64_t seconds_per_day = 86'400;

/// Reads the lexical forms of dates, times and durations from left to right. A read that fails may have consumed
/// something: the caller gives up then.
class temporal_reader {
public:
    constexpr explicit temporal_reader(std::string_view text) noexcept : rest_(text) {}

    [[nodiscard]] constexpr bool done() const noexcept { return rest_.empty(); }
    [[nodiscard]] constexpr std::string_view rest() const noexcept { return rest_; }
    [[nodiscard]] constexpr bool sees(char c) const noexcept { return !rest_.empty() && rest_.front() == c; }

    /// Consumes `c` if it is next.
    constexpr bool take(char c) noexcept {
        if (!sees(c)) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    /// Consumes and returns all that is left.
    constexpr std::string_view take_rest() noexcept {
        const std::string_view all = rest_;
        rest_ = {};
        return all;
    }

    /// Consumes and returns the ASCII digits that are next, possibly none.
    constexpr std::string_view digits() noexcept {
        std::size_t count = 0;
        while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
            ++count;
        }
        const std::string_view found = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return found;
    }

    /// Exactly two digits that are no more than `most`.
    constexpr std::optional<std::int32_t> two_digits(std::int32_t most) noexcept {
        const std::string_view found = digits();
        if (found.size() != 2) {
            return std::nullopt;
        }
        const std::int32_t number = (found[0] - '0') * 10 + (found[1] - '0');
        return number <= most ? std::optional(number) : std::nullopt;
    }

    /// The digits of a fraction of a second, as nanoseconds. More than nine are refused rather than rounded.
    constexpr std::optional<std::int32_t> fraction() noexcept {
        const std::string_view found = digits();
        if (found.empty() || found.size() > 9) {
            return std::nullopt;
        }
        std::int32_t nanos = 0;
        for (std::size_t i = 0; i < 9; ++i) {
            nanos = nanos * 10 + (i < found.size() ? found[i] - '0' : 0);
        }
        return nanos;
    }

private:
    std::string_view rest_;
};

/// The number that these digits write; nothing when there are none or it is too large.
[[nodiscard]] constexpr std::optional<std::int64_t> number_of_digits(std::string_view digits) noexcept {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (digits.empty()) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char c : digits) {
        const int digit = c - '0';
        if (number > (most - digit) / 10) {
            return std::nullopt;
        }
        number = number * 10 + digit;
    }
    return number;
}

/// Appends a number with leading zeros up to `width` digits.
constexpr void append_number(std::string& out, std::uint64_t number, std::size_t width = 1) {
    char reversed[20] = {};
    std::size_t count = 0;
    do {
        reversed[count++] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number != 0);
    for (std::size_t i = count; i < width; ++i) {
        out.push_back('0');
    }
    while (count != 0) {
        out.push_back(reversed[--count]);
    }
}

/// Appends ".5" for 500,000,000 nanoseconds: no trailing zeros, and nothing for none.
constexpr void append_fraction(std::string& out, std::int32_t nanos) {
    if (nanos == 0) {
        return;
    }
    std::size_t width = 9;
    while (nanos % 10 == 0) {
        nanos /= 10;
        --width;
    }
    out.push_back('.');
    append_number(out, static_cast<std::uint64_t>(nanos), width);
}

/// The magnitude of a number, also of the least one.
[[nodiscard]] constexpr std::uint64_t magnitude(std::int64_t number) noexcept {
    return number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

/// Quotient rounded towards minus infinity; `divisor` is positive.
[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t number, std::int64_t divisor) noexcept {
    return number / divisor - (number % divisor < 0 ? 1 : 0);
}

/// What `floor_divide` leaves, from 0 to `divisor` − 1.
[[nodiscard]] constexpr std::int64_t floor_remainder(std::int64_t number, std::int64_t divisor) noexcept {
    const std::int64_t left = number % divisor;
    return left < 0 ? left + divisor : left;
}

} // namespace guiju
