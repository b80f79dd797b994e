#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guiju::meaning {

/// Reads an XPath pattern code point by code point.
class pattern_reader {
public:
    pattern_reader(std::u32string_view pattern, bool ignores_case) : rest_(pattern), ignores_case_(ignores_case) {}

    [[nodiscard]] bool ignores_case() const noexcept { return ignores_case_; }

    [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
    [[nodiscard]] char32_t next() const noexcept { return rest_.empty() ? U'\0' : rest_.front(); }
    [[nodiscard]] char32_t after_next() const noexcept { return rest_.size() < 2 ? U'\0' : rest_[1]; }
    char32_t take() noexcept {
        const char32_t c = next();
        rest_.remove_prefix(rest_.empty() ? 0 : 1);
        return c;
    }
    bool take(char32_t c) noexcept {
        const bool found = !rest_.empty() && rest_.front() == c;
        rest_.remove_prefix(found ? 1 : 0);
        return found;
    }

private:
    std::u32string_view rest_;
    bool ignores_case_;
};

/// Appends a character that stands for itself.
void append_literal(std::string& icu, char32_t c);

/// The character that an escape such as `\n` or `\[` stands for, by what follows the backslash; nothing for others.
[[nodiscard]] std::optional<char32_t> single_escape(char32_t letter) noexcept;

/// Appends what a class escape (`\d`, `\W`, `\p{Lu}` …) stands for; the backslash has been read, `letter` too.
/// Flag i does not change it (XPath functions, 5.6.2). False when there is no such escape.
[[nodiscard]] bool append_class_escape(std::string& icu, char32_t letter, pattern_reader& in);

/// The characters from one to another with all that differ from them in case alone, as a class of ICU. In `regex.cpp`,
/// which knows ICU.
[[nodiscard]] std::string in_any_case(char32_t low, char32_t high);

/// Appends a class in brackets, whose opening one has been read. False when it is not well-formed.
[[nodiscard]] bool append_class(std::string& icu, pattern_reader& in);

} // namespace guiju::meaning
