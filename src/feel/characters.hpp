#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace guiju::feel {

/// One code point and where it ends. The text is valid UTF-8.
struct character {
    char32_t code = 0;
    const char* end = nullptr;
};

[[nodiscard]] character character_at(const char* at, const char* last) noexcept;
void append_utf8(std::string& to, char32_t code);

/// White space, vertical space included: rules 61 and 62.
[[nodiscard]] bool is_blank(char32_t code) noexcept;
/// Rules 28 and 29. In the policy dialect full-width punctuation is no part of names.
[[nodiscard]] bool is_name_start(char32_t code, bool policy) noexcept;
[[nodiscard]] bool is_name_part(char32_t code, bool policy) noexcept;
/// Rule 30.
[[nodiscard]] constexpr bool is_name_mark(char c) noexcept {
    return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*';
}

/// 0 to 9, or -1. Full-width digits count in the policy dialect.
[[nodiscard]] int digit_value(char32_t code, bool policy) noexcept;

} // namespace guiju::feel
