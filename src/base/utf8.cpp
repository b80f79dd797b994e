#include "utf8.hpp"

#include <utf8.h>

#include <algorithm>

namespace guiju {

std::size_t find_invalid_utf8(std::string_view text) noexcept {
    const auto* const wide = std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
    const auto* const found = utf8::find_invalid(wide, text.end());
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

} // namespace guiju
