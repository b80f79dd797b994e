#pragma once

#include <guiju/formats/rules/keywords.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace guiju::formats::rules {

struct found_keyword {
    keyword id;
    std::size_t length; ///< bytes of its spelling as written
    lang language;
};

/// Whether something has to part a Chinese keyword from what follows it.
enum class parting : bool { optional, required };

/// The longest keyword of these places that the shape begins with.
[[nodiscard]] std::optional<found_keyword> keyword_at(std::string_view shape,
                                                      std::initializer_list<keyword_place> places, parting how);
/// Whether the shape begins with that keyword.
[[nodiscard]] std::optional<found_keyword> keyword_at(std::string_view shape, keyword wanted, parting how);

/// All spellings of the keywords of a place.
[[nodiscard]] std::vector<std::string_view> spellings(std::initializer_list<keyword_place> places);

/// Whether a byte of a shape may be part of a name: ASCII letters, digits, _, and all beyond ASCII.
[[nodiscard]] constexpr bool is_name_byte(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

} // namespace guiju::formats::rules
