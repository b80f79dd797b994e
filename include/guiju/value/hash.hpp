#pragma once

#include <cstddef>
#include <cstdint>

namespace guiju {

/// Joins one more word to a hash. The same on every machine of 64 bits and in every process.
[[nodiscard]] constexpr std::size_t hash_join(std::size_t seed, std::uint64_t word) noexcept {
    std::uint64_t mixed = (static_cast<std::uint64_t>(seed) ^ word) * 0x9E37'79B9'7F4A'7C15U;
    mixed ^= mixed >> 32U;
    mixed *= 0xD6E8'FEB8'6659'FD93U;
    mixed ^= mixed >> 29U;
    return static_cast<std::size_t>(mixed);
}

} // namespace guiju
