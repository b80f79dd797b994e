#pragma once

#include <guiju/meaning/call_context.hpp>

#include <string_view>

/// Regular expressions: those of XPath and XQuery Functions and Operators 3.1, 5.6, which DMN 1.5, 10.3.4.3 names.
///
/// Flags are any of `s` (the dot takes line ends), `m` (^ and $ at each line), `i` (either case), `x` (spaces in the
/// pattern do not count) and `q` (the pattern is plain text). A pattern, flag or replacement that is not as that
/// document says answers null with `reason::syntax`; a match that takes too many steps, with `reason::limit`.
/// These three are in the compiled library. They keep nothing between calls.
namespace guiju::meaning {

/// Whether the pattern matches some part of the text.
[[nodiscard]] value matches_pattern(std::string_view text, std::string_view pattern, std::string_view flags,
                                    call_context& in);

/// The text with each match replaced. In the replacement `$1` is the first group, `$0` the match, `\$` a dollar, `\\` a
/// backslash. A pattern that matches the empty text has no answer.
[[nodiscard]] value replace_pattern(std::string_view text, std::string_view pattern, std::string_view replacement,
                                    std::string_view flags, call_context& in);

/// The list of texts between the matches. A pattern that matches the empty text has no answer.
[[nodiscard]] value split_at_pattern(std::string_view text, std::string_view pattern, call_context& in);

/// The text in capital letters, and in small ones, in any script and for no language in particular.
[[nodiscard]] std::string to_upper_case(std::string_view text);
[[nodiscard]] std::string to_lower_case(std::string_view text);

} // namespace guiju::meaning
