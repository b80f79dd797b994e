#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

/// A currency by its ISO 4217 code, e.g. CNY.
class currency {
public:
    constexpr currency() noexcept = default;

    /// Three capital letters, else nothing.
    [[nodiscard]] static constexpr std::optional<currency> parse(std::string_view text) noexcept {
        if (text.size() != 3) {
            return std::nullopt;
        }
        std::uint32_t code = 0;
        for (const char c : text) {
            if (c < 'A' || c > 'Z') {
                return std::nullopt;
            }
            code = code << 8U | static_cast<unsigned char>(c);
        }
        return from_code(code);
    }
    /// The inverse of `code()`.
    [[nodiscard]] static constexpr currency from_code(std::uint32_t code) noexcept {
        currency result;
        result.code_ = code;
        return result;
    }
    /// The three letters as one number, first letter highest.
    [[nodiscard]] constexpr std::uint32_t code() const noexcept { return code_; }
    [[nodiscard]] std::string to_string() const {
        return {static_cast<char>(code_ >> 16U & 0xFFU), static_cast<char>(code_ >> 8U & 0xFFU),
                static_cast<char>(code_ & 0xFFU)};
    }
    friend constexpr auto operator<=>(const currency&, const currency&) = default;

private:
    std::uint32_t code_ = 'C' << 16U | 'N' << 8U | 'Y';
};

/// Renminbi, the currency of an amount that names none.
inline constexpr currency cny{};

} // namespace guiju
