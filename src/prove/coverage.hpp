#pragma once

#include "grid.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace guiju::prove {

/// Finds the parts of a block that no rule takes.
///
/// A block is halved where the fewest rules lie on both sides, until one rule covers it or none meets it. The work is
/// about n log n for tables that cut their inputs up, and can grow with the product of the columns for tables whose
/// rules lie across each other; therefore it is bounded.
class coverage {
public:
    coverage(const grid& of, std::uint64_t work) : grid_(of), left_(work) {}

    /// Calls `found` with blocks of `within` that none of `rules` meets, until it answers false. False when the work
    /// ran out before all was seen.
    bool each_gap(const block& within, std::vector<rule_index> rules, const std::function<bool(const block&)>& found);
    /// Whether the rules together cover the block. Nothing when the work ran out.
    [[nodiscard]] std::optional<bool> covered(const block& within, std::vector<rule_index> rules);
    /// A gap made as wide as it can be, column by column: all stretches that stay without rules, around it where the
    /// column is a line.
    [[nodiscard]] std::vector<std::vector<stretch>> widened(const block& gap, const block& within,
                                                            std::span<const rule_index> rules) const;

    [[nodiscard]] bool stopped() const noexcept { return stopped_; }
    /// The work that is left.
    [[nodiscard]] std::uint64_t left() const noexcept { return left_; }

private:
    struct cut {
        std::size_t column = 0;
        std::uint32_t at = 0; ///< the first step of the right part
        bool any = false;
    };
    bool has_free_point(const block& within, std::span<const rule_index> rules);
    bool search(block& within, std::vector<rule_index>& rules);
    [[nodiscard]] cut best_cut(const block& within, std::span<const rule_index> rules);
    void consider_column(const block& within, std::span<const rule_index> rules, std::size_t column, cut& best,
                         std::size_t& least);
    bool spend(std::size_t rules) noexcept;

    const grid& grid_;
    std::uint64_t left_;
    bool stopped_ = false;
    const std::function<bool(const block&)>* found_ = nullptr;
    std::vector<std::uint32_t> lows_, highs_, cuts_;
    std::uint32_t depth_ = 0;
};

} // namespace guiju::prove
