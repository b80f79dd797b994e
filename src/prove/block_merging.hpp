#pragma once

#include "grid.hpp"

#include <vector>

namespace guiju::prove {

/// For each column the steps that are taken.
using wide_block = std::vector<std::vector<stretch>>;

/// Blocks that share no point as fewer, wider ones: two that differ in one column become one. `origins` says for each
/// of the result one of the blocks that it was made of.
struct merged_blocks {
    std::vector<wide_block> blocks;
    std::vector<std::size_t> origins;
};
[[nodiscard]] merged_blocks merged(const std::vector<block>& from);

} // namespace guiju::prove
