#pragma once

#include <cstddef>
#include <string_view>

namespace guiju {

/// The offset of the first byte that is not UTF-8, or npos. Most text is ASCII, and costs one pass over its bytes.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

} // namespace guiju
