#pragma once

#include <compare>
#include <cstdint>

namespace guiju {

/// Names one source text among those that a policy was read from. Sources are numbered in the order of reading.
enum class source_id : std::uint32_t { none = 0xFFFF'FFFF };

/// A half-open range of bytes in one source text: where something was written.
struct span {
    source_id source = source_id::none;
    std::uint32_t begin = 0; ///< offset of the first byte
    std::uint32_t end = 0;   ///< offset behind the last byte

    [[nodiscard]] constexpr bool known() const noexcept { return source != source_id::none; }
    friend constexpr auto operator<=>(const span&, const span&) = default;
};

/// The smallest span that covers both. An unknown span gives way to the other.
[[nodiscard]] constexpr span cover(span a, span b) noexcept {
    if (!a.known()) {
        return b;
    }
    if (!b.known() || a.source != b.source) {
        return a;
    }
    return {a.source, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

} // namespace guiju
