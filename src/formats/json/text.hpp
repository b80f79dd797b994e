#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace guiju::formats::json {

/// What is quoted of a text that cannot be read: no more than fits a message, and no half of a character.
[[nodiscard]] std::string quotable(std::string_view token);

/// `:line:column`, from 1, of the last of the bytes that were read; columns count characters.
[[nodiscard]] std::string place_in(std::string_view text, std::size_t read);

/// The text without the mark of its byte order.
[[nodiscard]] std::string_view without_mark(std::string_view text) noexcept;

} // namespace guiju::formats::json
