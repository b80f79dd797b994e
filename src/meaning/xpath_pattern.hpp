#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guiju::meaning {

/// The flags of an XPath regular expression.
struct pattern_flags {
    bool dot_takes_all = false; ///< s
    bool multiline = false;     ///< m
    bool ignore_case = false;   ///< i
    bool ignore_spaces = false; ///< x
    bool literal = false;       ///< q
};

/// The flags of these letters; nothing when there is another.
[[nodiscard]] std::optional<pattern_flags> read_flags(std::string_view letters);

/// An XPath pattern in the syntax of ICU.
struct translated_pattern {
    std::string icu;
    int groups = 0; ///< how many capturing groups it has
};

/// Nothing when the pattern is not one of XPath.
[[nodiscard]] std::optional<translated_pattern> translate(std::string_view pattern, const pattern_flags& flags);

} // namespace guiju::meaning
