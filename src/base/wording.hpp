#pragma once

#include <guiju/base/language.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace guiju {

/// A text, and its wording in the other language where that stands in parentheses at its end: one of the two has
/// Chinese letters, the other none. 是给全额还是补差（in full, or the difference）.
[[nodiscard]] std::pair<std::string, std::string> split_wording(std::string_view written);

/// The same told by language: where there is one only, it stands for both.
[[nodiscard]] wording wordings_of(std::string_view written);
/// The same with the other language first, as a policy translated into `language` writes it.
[[nodiscard]] std::string turned_wording(const std::string& written, lang language);

/// The two as they are written; the reverse of `split_wording`.
[[nodiscard]] std::string joined_wording(const std::string& text, const std::string& other, lang language);

} // namespace guiju
