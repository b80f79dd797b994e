#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Text by characters instead of bytes. A character is a code point of Unicode, as DMN 1.5, 10.3.1.3 has it.
namespace guiju::meaning {

/// Whether a byte of UTF-8 begins a character.
[[nodiscard]] constexpr bool begins_character(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

[[nodiscard]] constexpr std::int64_t count_characters(std::string_view text) noexcept {
    std::int64_t count = 0;
    for (const char c : text) {
        count += begins_character(c) ? 1 : 0;
    }
    return count;
}

/// The byte where the character after so many others begins; the size of the text when there are no more.
[[nodiscard]] constexpr std::size_t byte_after(std::string_view text, std::int64_t characters) noexcept {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (begins_character(text[at]) && characters-- == 0) {
            break;
        }
    }
    return at;
}

/// So many characters from the one at `first` (from 0), or as many as there are.
[[nodiscard]] constexpr std::string_view characters(std::string_view text, std::int64_t first,
                                                    std::int64_t count) noexcept {
    text.remove_prefix(byte_after(text, first));
    return text.substr(0, byte_after(text, count));
}

} // namespace guiju::meaning
