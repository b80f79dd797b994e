#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    std::vector<int> groups; ///< of each capturing group its number in `icu`
};

/// Nothing when the pattern is not one of XPath.
///
/// ICU gives up where what may be empty is repeated lazily without bound. It is repeated `lazy_repetitions` times at
/// most, or greedily when that is 0: that finds a match wherever there is one, though not always the same.
[[nodiscard]] std::optional<translated_pattern> translate(std::string_view pattern, const pattern_flags& flags,
                                                          int lazy_repetitions);

} // namespace guiju::meaning
