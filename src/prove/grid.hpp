#pragma once

#include <guiju/prove/tables.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace guiju::prove {

using program::rule_index;

/// Steps `low` to `high` of one column, both included; none when `low` is above `high`.
struct stretch {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    friend bool operator==(const stretch&, const stretch&) = default;
};

/// A box in steps: a stretch of each column.
using block = std::vector<stretch>;

/// A table whose rules stand in a grid. `of` says which input of the table a column is, if any.
struct grid_part {
    const program::program& in;
    const program::table& of;
    const program::boxes& as;
    std::vector<std::optional<std::size_t>> columns;
};

/// Which numbers a grid has. A column that begins at 0 is likely of amounts; who compares tables wants to know below 0
/// as well.
enum class numbers : std::uint8_t { as_tables_begin, all };

/// The inputs of a table in steps, or of tables along the same axes, their rules one table after the other. No rule
/// tells two values of one step apart; places that no value of the input has are no steps.
class grid {
public:
    grid(const program::program& in, const program::table& t, const program::boxes& as);
    grid(std::span<const grid_part> parts, numbers which);

    [[nodiscard]] std::size_t columns() const noexcept { return steps_.size(); }
    [[nodiscard]] std::size_t rules() const noexcept { return rules_; }
    [[nodiscard]] bool has_null(std::size_t column) const noexcept { return null_[column] != 0; }
    [[nodiscard]] std::uint32_t step_count(std::size_t column) const noexcept {
        return static_cast<std::uint32_t>(steps_[column].size());
    }
    /// Whether the column's values have an order that a reader thinks in.
    [[nodiscard]] bool is_line(std::size_t column) const noexcept { return line_[column] != 0; }
    /// All values of each input, with null or without.
    [[nodiscard]] block all(bool with_null) const;
    [[nodiscard]] bool is_void(const block& b) const noexcept;

    /// From the first to the last step that a rule takes.
    [[nodiscard]] const stretch& bounds(rule_index rule, std::size_t column) const noexcept {
        return bounds_[rule * columns() + column];
    }
    /// The stretches that a rule takes, ascending, none touching another.
    [[nodiscard]] std::span<const stretch> stretches(rule_index rule, std::size_t column) const noexcept;
    [[nodiscard]] bool never(rule_index rule) const noexcept;
    [[nodiscard]] bool meets(rule_index rule, std::size_t column, stretch s) const noexcept;
    [[nodiscard]] bool covers(rule_index rule, std::size_t column, stretch s) const noexcept;
    [[nodiscard]] bool meets(rule_index rule, const block& b) const noexcept;
    [[nodiscard]] bool covers(rule_index rule, const block& b) const noexcept;
    [[nodiscard]] bool meet(rule_index a, rule_index b) const noexcept;

    /// The places of one step.
    [[nodiscard]] const program::run& step(std::size_t column, std::uint32_t at) const noexcept {
        return steps_[column][at];
    }
    /// The places of some stretches of a column.
    [[nodiscard]] program::place_set places(std::size_t column, std::span<const stretch> of) const;
    /// The part of the inputs that two rules share.
    [[nodiscard]] region shared_part(rule_index a, rule_index b) const;

private:
    void cut_column(std::span<const grid_part> parts, std::size_t column, numbers which);
    void place_rules(const program::boxes& as, std::size_t first, std::size_t column);

    std::size_t rules_ = 0;
    std::vector<std::vector<program::run>> steps_; ///< by column, ascending
    std::vector<char> null_, line_;
    std::vector<stretch> bounds_;
    struct several {
        std::uint32_t first = 0, count = 0;
    };
    std::vector<several> more_; ///< like `bounds_`; count 0: the bounds are all
    std::vector<stretch> pool_;
};

} // namespace guiju::prove
