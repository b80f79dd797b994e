#include "feel/escapes.hpp"

#include <algorithm>
#include <array>

namespace guiju::feel {
namespace {

int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// That many hexadecimal digits, or nothing.
std::optional<char32_t> hexadecimal(std::string_view text, std::size_t digits) noexcept {
    if (text.size() < digits) {
        return std::nullopt;
    }
    char32_t code = 0;
    for (const char c : text.substr(0, digits)) {
        const int value = hex_value(c);
        if (value < 0) {
            return std::nullopt;
        }
        code = code * 16 + static_cast<char32_t>(value);
    }
    return code;
}

constexpr bool is_high_surrogate(char32_t code) noexcept { return code >= 0xD800 && code <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t code) noexcept { return code >= 0xDC00 && code <= 0xDFFF; }

struct simple_escape {
    char letter;
    char meaning;
};
constexpr auto simple_escapes =
    std::to_array<simple_escape>({{'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'\'', '\''}, {'"', '"'}, {'\\', '\\'}});

bool is_character(char32_t code) noexcept {
    return code <= 0x10FFFF && !is_high_surrogate(code) && !is_low_surrogate(code);
}

/// \uXXXX, two of them for a pair of surrogates, or \UXXXXXX.
escape code_point(std::string_view rest) noexcept {
    if (rest.starts_with("\\U")) {
        return {hexadecimal(rest.substr(2), 6), 8};
    }
    auto code = hexadecimal(rest.substr(2), 4);
    if (code && is_high_surrogate(*code) && rest.substr(6).starts_with("\\u")) {
        const auto low = hexadecimal(rest.substr(8), 4);
        if (low && is_low_surrogate(*low)) {
            return {0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00), 12};
        }
    }
    return {code, 6};
}

} // namespace

escape escape_of(std::string_view rest) noexcept {
    if (rest.size() < 2) {
        return {U'\\', 1};
    }
    const auto* const simple = std::find_if(simple_escapes.begin(), simple_escapes.end(),
                                            [&](const simple_escape& one) { return one.letter == rest[1]; });
    if (simple != simple_escapes.end()) {
        return {static_cast<char32_t>(simple->meaning), 2};
    }
    if (rest[1] != 'u' && rest[1] != 'U') {
        return {U'\\', 1};
    }
    const auto found = code_point(rest);
    return found.code && is_character(*found.code) ? found : escape{std::nullopt, 2};
}

wording words_for_bad_escape() { return {"这个转义不是一个字符", "this escape is no character"}; }

wording hint_for_bad_escape() { return {"写成 \\uXXXX 或 \\UXXXXXX", "write \\uXXXX or \\UXXXXXX"}; }

} // namespace guiju::feel
