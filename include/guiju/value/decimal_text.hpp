#pragma once

#include "guiju/value/decimal_form.hpp"

#include <system_error>

/// Text of decimals and back.
namespace guiju {

namespace wide {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Compares with a word in lower case, whatever the case of `text`. ASCII only.
constexpr bool same_word(std::string_view text, std::string_view word) noexcept {
    return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char c, char w) {
               return c == w || (c >= 'A' && c <= 'Z' && c + ('a' - 'A') == w);
           });
}

constexpr bool starts_with_word(std::string_view text, std::string_view word) noexcept {
    return same_word(text.substr(0, word.size()), word);
}

/// Takes a sign off the front of `text` and says whether it was a minus.
constexpr bool take_sign(std::string_view& text) noexcept {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    return negative;
}

/// The digits of a numeral as far as they matter: 38 significant ones, and whether any other follows.
class numeral_reader {
public:
    /// Reads digits with at most one point among them off the front; false if there are none.
    constexpr bool take_digits(std::string_view& text) noexcept {
        bool any = false;
        bool after_point = false;
        std::size_t at = 0;
        for (; at < text.size(); ++at) {
            if (text[at] == '.' && !after_point) {
                after_point = true;
            } else if (is_digit(text[at])) {
                any = true;
                take(static_cast<unsigned>(text[at] - '0'), after_point);
            } else {
                break;
            }
        }
        text.remove_prefix(at);
        return any;
    }

    /// Reads `E+12` or nothing; false if what is there is neither.
    constexpr bool take_exponent(std::string_view& text) noexcept {
        if (text.empty()) {
            return true;
        }
        if (text.front() != 'e' && text.front() != 'E') {
            return false;
        }
        text.remove_prefix(1);
        const bool negative = take_sign(text);
        if (text.empty()) {
            return false;
        }
        std::int64_t written = 0;
        for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) {
            if (written < far) {
                written = written * 10 + (text.front() - '0');
            }
        }
        exponent_ += negative ? -written : written;
        return text.empty();
    }

    constexpr decimal rounded(bool negative, rounding mode, decimal_status* raised) const noexcept {
        const auto exponent = static_cast<int>(std::clamp<std::int64_t>(exponent_, -100'000, 100'000));
        const uint128 digits = count_ <= 19 ? uint128{first_} : digits_;
        return round_to_decimal(negative, digits, exponent, more_ ? residue::below_half : residue::none, mode, raised);
    }

private:
    /// Beyond any exponent that a text held in memory can make up for by its digits.
    static constexpr std::int64_t far = 100'000'000'000'000'000;

    constexpr void take(unsigned digit, bool after_point) noexcept {
        if (count_ < 19) {
            first_ = first_ * 10 + digit;
        } else if (count_ < 38) {
            if (count_ == 19) {
                digits_ = first_;
            }
            digits_ = digits_ * 10 + digit;
        } else {
            more_ |= digit != 0;
            ++exponent_;
        }
        count_ += first_ != 0 ? 1 : 0;
        exponent_ -= after_point ? 1 : 0;
    }

    std::uint64_t first_ = 0; ///< the first nineteen digits, without the cost of 128 bits
    uint128 digits_ = 0;
    std::int64_t count_ = 0;
    std::int64_t exponent_ = 0;
    bool more_ = false;
};

/// The NaN or infinity that `text` (without sign) names.
constexpr std::optional<decimal> parse_special(std::string_view text, bool negative) noexcept {
    if (same_word(text, "infinity") || same_word(text, "inf")) {
        return decimal::infinity(negative);
    }
    const bool signaling = starts_with_word(text, "snan");
    if (!signaling && !starts_with_word(text, "nan")) {
        return std::nullopt;
    }
    text.remove_prefix(signaling ? 4 : 3);
    uint128 payload = 0;
    for (const char c : text) {
        if (!is_digit(c)) {
            return std::nullopt;
        }
        payload = payload * 10 + static_cast<unsigned>(c - '0');
        if (payload >= power_of_ten(decimal::precision - 1)) {
            return std::nullopt;
        }
    }
    return signaling ? decimal::signaling_nan(payload, negative) : decimal::quiet_nan(payload, negative);
}

constexpr std::optional<decimal> parse_numeral(std::string_view text, bool negative, rounding mode,
                                               decimal_status* raised) noexcept {
    numeral_reader reader;
    if (!reader.take_digits(text) || !reader.take_exponent(text)) {
        return std::nullopt;
    }
    return reader.rounded(negative, mode, raised);
}

} // namespace wide

constexpr std::optional<decimal> decimal::parse(std::string_view text, rounding mode, decimal_status* raised) noexcept {
    const bool negative = wide::take_sign(text);
    const std::optional<decimal> number = wide::parse_numeral(text, negative, mode, raised);
    return number && number->is_finite() ? number : std::nullopt;
}

constexpr decimal decimal::parse_ieee(std::string_view text, rounding mode, decimal_status* raised) noexcept {
    const bool negative = wide::take_sign(text);
    if (const auto number = wide::parse_numeral(text, negative, mode, raised)) {
        return *number;
    }
    const auto special = wide::parse_special(text, negative);
    return special ? *special : wide::invalid_operation(raised);
}

/// The characters of a decimal in a form with an exponent, kept in the object: no allocation.
class decimal_characters {
public:
    constexpr operator std::string_view() const noexcept { return {text_.data(), size_}; } // NOLINT
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr void append(char c) noexcept { text_[size_++] = c; }
    constexpr void append(std::string_view text) noexcept {
        for (const char c : text) {
            append(c);
        }
    }
    constexpr void append_repeated(char c, int count) noexcept {
        for (; count > 0; --count) {
            append(c);
        }
    }
    /// Appends `count` digits of `number`, which must not have more.
    constexpr void append_digits(wide::uint128 number, int count) noexcept {
        size_ += static_cast<std::size_t>(count);
        std::size_t at = size_;
        for (; count > 17; count -= 17) {
            const auto parts = wide::divide_by_power_of_ten(number, 17);
            write_before(at, wide::low_half(parts.remainder), 17);
            number = parts.quotient;
        }
        write_before(at, wide::low_half(number), count);
    }

private:
    constexpr void write_before(std::size_t& at, std::uint64_t number, int count) noexcept {
        for (; count > 0; --count) {
            text_[--at] = static_cast<char>('0' + number % 10);
            number /= 10;
        }
    }

    std::array<char, 56> text_{};
    std::size_t size_ = 0;
};

namespace wide {

/// Appends the digits of `number` (of which there are `count`) with `whole` of them before the point.
constexpr void append_with_point(decimal_characters& text, uint128 number, int count, int whole) noexcept {
    if (whole <= 0) {
        text.append("0.");
        text.append_repeated('0', -whole);
        text.append_digits(number, count);
    } else if (whole >= count) {
        text.append_digits(number, count);
        text.append_repeated('0', whole - count);
    } else {
        const short_division parts = divide_by_power_of_ten(number, count - whole);
        text.append_digits(parts.quotient, whole);
        text.append('.');
        text.append_digits(parts.remainder, count - whole);
    }
}

constexpr void append_special(decimal_characters& text, const decimal& number) noexcept {
    if (number.is_infinite()) {
        return text.append("Infinity");
    }
    text.append(number.is_signaling() ? "sNaN" : "NaN");
    if (number.coefficient() != 0) {
        text.append_digits(number.coefficient(), number.digits());
    }
}

constexpr void append_exponent(decimal_characters& text, int exponent) noexcept {
    text.append('E');
    text.append(exponent < 0 ? '-' : '+');
    const auto size = static_cast<std::uint64_t>(exponent < 0 ? -exponent : exponent);
    text.append_digits(size, digit_count(size));
}

/// How many digits stand before the point in engineering form, and the exponent that follows from it.
constexpr int engineering_places(const decimal& number) noexcept {
    const int adjusted = number.adjusted_exponent();
    const int over = ((adjusted % 3) + 3) % 3;
    if (!number.is_zero()) {
        return over + 1;
    }
    return over == 0 ? 1 : over - 2; // 0.00E+3 is 0E+1: the zero keeps its exponent by fractional places
}

constexpr decimal_characters characters_of(const decimal& number, bool engineering) noexcept {
    decimal_characters text;
    if (number.is_negative()) {
        text.append('-');
    }
    if (!number.is_finite()) {
        append_special(text, number);
        return text;
    }
    const int count = number.digits();
    const int adjusted = number.adjusted_exponent();
    const bool plain = number.exponent() <= 0 && adjusted >= -6;
    const int whole = plain ? count + number.exponent() : (engineering ? engineering_places(number) : 1);
    append_with_point(text, number.coefficient(), count, whole);
    if (const int shown = adjusted - whole + 1; !plain && shown != 0) {
        append_exponent(text, shown);
    }
    return text;
}

} // namespace wide

/// The characters of `to_string` without allocating.
constexpr decimal_characters to_characters(const decimal& number) noexcept {
    return wide::characters_of(number, false);
}

/// Writes what `to_string` returns (at most 42 characters), as `std::to_chars` does for other numbers.
constexpr std::to_chars_result to_chars(char* first, char* last, const decimal& number) noexcept {
    const decimal_characters text = to_characters(number);
    if (static_cast<std::size_t>(last - first) < text.size()) {
        return {last, std::errc::value_too_large};
    }
    const std::string_view view = text;
    return {std::copy(view.begin(), view.end(), first), std::errc{}};
}

constexpr std::string decimal::to_string() const { return std::string(std::string_view(to_characters(*this))); }

constexpr std::string decimal::to_engineering() const {
    return std::string(std::string_view(wide::characters_of(*this, true)));
}

constexpr void decimal::append_to(std::string& text) const { text += std::string_view(to_characters(*this)); }

constexpr std::size_t decimal::plain_size() const noexcept {
    if (!is_finite()) {
        return to_characters(*this).size();
    }
    const int whole = is_zero() ? 1 : std::max(1, digits() + exponent());
    const int fraction = exponent() < 0 ? 1 - exponent() : 0;
    return static_cast<std::size_t>((is_negative() ? 1 : 0) + whole + fraction);
}

constexpr std::string decimal::to_plain() const {
    if (!is_finite()) {
        return to_string();
    }
    decimal_characters all;
    all.append_digits(coefficient(), digits());
    const std::string_view shown = all;
    std::string text(is_negative() ? "-" : "");
    text.reserve(plain_size());
    if (exponent() >= 0) {
        text += shown;
        text.append(is_zero() ? 0 : static_cast<std::size_t>(exponent()), '0');
        return text;
    }
    const auto places = static_cast<std::size_t>(-exponent());
    if (places < shown.size()) {
        text += shown.substr(0, shown.size() - places);
        text += '.';
        text += shown.substr(shown.size() - places);
    } else {
        text += "0.";
        text.append(places - shown.size(), '0');
        text += shown;
    }
    return text;
}

namespace literals {

/// An exact decimal of the digits as written: 12.50_dec. Does not compile if they are no decimal numeral.
consteval decimal operator""_dec(const char* digits) {
    std::array<char, 64> kept{};
    std::size_t size = 0;
    for (; *digits != '\0'; ++digits) {
        if (*digits != '\'') {
            kept.at(size++) = *digits;
        }
    }
    decimal_status raised;
    const auto number = decimal::parse({kept.data(), size}, rounding::half_even, &raised);
    if (!number || raised.inexact) {
        throw "not a decimal of at most 34 digits";
    }
    return *number;
}

} // namespace literals

} // namespace guiju
