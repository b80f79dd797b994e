#include "feel/characters.hpp"
#include "feel/lexer.hpp"

#include <algorithm>

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

struct code_escape {
    std::optional<char32_t> code;
    std::size_t length = 0;
};

/// \uXXXX, two of them for a pair of surrogates, or \UXXXXXX. Rule 64.
code_escape code_point(std::string_view rest) noexcept {
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

/// An escape that FEEL does not know stands for itself, backslash included: regular expressions are written so.
const char* lexer::escape(const char* at, std::string& text) const {
    const auto rest = from(at);
    if (rest.size() > 1) {
        const auto simple = std::find_if(simple_escapes.begin(), simple_escapes.end(),
                                         [&](const simple_escape& one) { return one.letter == rest[1]; });
        if (simple != simple_escapes.end()) {
            text.push_back(simple->meaning);
            return at + 2;
        }
        if (rest[1] == 'u' || rest[1] == 'U') {
            const auto found = code_point(rest);
            if (!found.code || *found.code > 0x10FFFF || is_high_surrogate(*found.code) ||
                is_low_surrogate(*found.code)) {
                fail("syntax.escape", at, at + 2, {"这个转义不是一个字符", "this escape is no character"},
                     {"写成 \\uXXXX 或 \\UXXXXXX", "write \\uXXXX or \\UXXXXXX"});
            }
            append_utf8(text, *found.code);
            return at + found.length;
        }
    }
    text.push_back('\\');
    return at + 1;
}

found_text lexer::quoted(const char* at, std::string_view open, std::string_view close) const {
    found_text found;
    const char* next = at + open.size();
    while (next != last_) {
        if (from(next).starts_with(close)) {
            found.end = next + close.size();
            return found;
        }
        if (*next == '\\') {
            next = escape(next, found.text);
        } else {
            found.text.push_back(*next++);
        }
    }
    wording hint{"加上 " + std::string(close), "add " + std::string(close)};
    for (const std::string_view other : {"”", "“", "＂", "\""}) {
        if (const auto place = from(at + open.size()).find(other); other != close && place != std::string_view::npos) {
            hint = {"以 " + std::string(open) + " 开始的文本以 " + std::string(close) + " 结束，不是 " +
                        std::string(other),
                    "a text that begins with " + std::string(open) + " ends with " + std::string(close) + ", not " +
                        std::string(other)};
            break;
        }
    }
    fail("syntax.unclosed_text", at, at + open.size(), {"文本没有结束", "this text does not end"}, std::move(hint));
}

found_text lexer::text(const char* at) {
    if (from(at).starts_with('"')) {
        return quoted(at, "\"", "\"");
    }
    if (how_.policy && from(at).starts_with("“")) {
        return quoted(at, "“", "”");
    }
    if (how_.policy && from(at).starts_with("「")) {
        return quoted(at, "「", "」");
    }
    return {};
}

found_text lexer::at_text(const char* at) {
    const char* const quote = mark(symbol::at, at);
    return quote == nullptr ? found_text{} : text(past_blanks(quote));
}

} // namespace guiju::feel
