#include "block_merging.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace guiju::prove {

namespace {

/// Ascending, none touching another.
std::vector<stretch> united(std::vector<stretch> all) {
    std::ranges::sort(all, {}, &stretch::low);
    std::vector<stretch> made;
    for (const auto& one : all) {
        if (!made.empty() && one.low <= made.back().high + 1) {
            made.back().high = std::max(made.back().high, one.high);
        } else {
            made.push_back(one);
        }
    }
    return made;
}

std::vector<std::uint32_t> key_without(const wide_block& of, std::size_t column) {
    std::vector<std::uint32_t> key;
    for (std::size_t c = 0; c < of.size(); ++c) {
        if (c != column) {
            key.push_back(static_cast<std::uint32_t>(of[c].size()));
            for (const auto& s : of[c]) {
                key.insert(key.end(), {s.low, s.high});
            }
        }
    }
    return key;
}

/// Joins the blocks that differ in this column alone; false when there are none.
bool join_along(std::size_t column, merged_blocks& all) {
    std::map<std::vector<std::uint32_t>, std::size_t> seen;
    merged_blocks made;
    for (std::size_t i = 0; i < all.blocks.size(); ++i) {
        const auto [at, added] = seen.try_emplace(key_without(all.blocks[i], column), made.blocks.size());
        if (added) {
            made.blocks.push_back(std::move(all.blocks[i]));
            made.origins.push_back(all.origins[i]);
        } else {
            auto& into = made.blocks[at->second][column];
            into.insert(into.end(), all.blocks[i][column].begin(), all.blocks[i][column].end());
        }
    }
    const bool joined = made.blocks.size() < all.origins.size();
    for (auto& one : made.blocks) {
        one[column] = united(std::move(one[column]));
    }
    all = std::move(made);
    return joined;
}

} // namespace

merged_blocks merged(const std::vector<block>& from) {
    merged_blocks all;
    for (const auto& one : from) {
        wide_block wide;
        std::ranges::transform(one, std::back_inserter(wide), [](const stretch& s) { return std::vector{s}; });
        all.blocks.push_back(std::move(wide));
    }
    all.origins.resize(from.size());
    std::iota(all.origins.begin(), all.origins.end(), std::size_t{0});
    const auto columns = from.empty() ? 0 : from.front().size();
    // Wide blocks may join along a column that was done: once around without joining is the end.
    for (std::size_t idle = 0, column = 0; idle < columns; column = (column + 1) % columns) {
        idle = join_along(column, all) ? 0 : idle + 1;
    }
    return all;
}

} // namespace guiju::prove
