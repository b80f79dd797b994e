#include "feel/characters.hpp"
#include "feel/escapes.hpp"
#include "feel/lexer.hpp"

#include <algorithm>

namespace guiju::feel {
const char* lexer::escaped(const char* at, std::string& text) const {
    const auto found = escape_of(from(at));
    if (!found.code) {
        fail("syntax.escape", at, at + found.length, words_for_bad_escape(), hint_for_bad_escape());
    }
    append_utf8(text, *found.code);
    return at + found.length;
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
            next = escaped(next, found.text);
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
