#pragma once

#include <guiju/base/language.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace guiju::feel {

/// What stands for a character in a text between quotes. Rule 64.
struct escape {
    std::optional<char32_t> code; ///< nothing: \u or \U without the digits of a character
    std::size_t length = 0;       ///< bytes
};

/// The escape at the front of a text that begins with a backslash. What FEEL does not know stands for itself, backslash
/// included: regular expressions are written so.
[[nodiscard]] escape escape_of(std::string_view rest) noexcept;

/// What is told of an escape that is no character (`syntax.escape`), and what would be right.
[[nodiscard]] wording words_for_bad_escape();
[[nodiscard]] wording hint_for_bad_escape();

} // namespace guiju::feel
