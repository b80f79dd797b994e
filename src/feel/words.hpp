#pragma once

#include <string>
#include <string_view>

namespace guiju::feel {

/// Ends each word in the key of a name.
inline constexpr char word_end = '\x1f';

/// One word of a name: a run of name characters or one mark. `end` is null where there is none.
struct name_word {
    const char* end = nullptr;
    bool mark = false;
};
[[nodiscard]] name_word word_at(const char* at, const char* last, bool policy) noexcept;

/// A name taken apart: its key, and its spelling with inner white space as one space. Empty when the text is no name.
struct parted_name {
    std::string key;
    std::string spelling;
    std::size_t longest_word = 0;
    std::size_t words = 0;
};
[[nodiscard]] parted_name part_name(std::string_view text);

} // namespace guiju::feel
