#pragma once

#include "builder.hpp"
#include "executor.hpp"

#include <memory>
#include <mutex>

namespace guiju::columns {

/// A range that holds the least and greatest value of a column as far as it was seen: from zero, or as far below it as
/// above, to a power of two, so that not every next batch passes it.
[[nodiscard]] std::pair<int128, int128> widened_range(std::int64_t low, std::int64_t high) noexcept;

/// The plans of one engine: one whose ranges are those of the columns' types, and one for narrower ranges, as the first
/// batch that was seen has them. Which one runs does not change what comes out.
class engine_plans {
public:
    explicit engine_plans(const engine::state& in);

    /// For each asked item, why it is not in columns; nothing when it is.
    [[nodiscard]] const std::vector<std::optional<not_columnar>>& refused() const noexcept { return refused_; }
    /// The asked items that are in columns, in the order of the plans' outputs.
    [[nodiscard]] const std::vector<std::size_t>& items() const noexcept { return items_; }
    [[nodiscard]] const ready_plan& wide() const noexcept { return *wide_; }
    /// The plan for ranges like those of this batch; nullptr when it would be no narrower. Made once.
    [[nodiscard]] const ready_plan* narrow(const engine::state& in, const ArrowArray& batch);

private:
    std::vector<std::optional<not_columnar>> refused_;
    std::vector<std::size_t> items_;
    std::unique_ptr<const ready_plan> wide_;
    std::mutex mutex_;
    bool tried_ = false;
    std::unique_ptr<const ready_plan> narrow_;
};

/// Writes what a plan found for a vector of rows; tells which rows the evaluator has to be asked about.
class vector_writer {
public:
    vector_writer(const engine::state& in, const std::vector<std::size_t>& items, std::vector<column_writer>& into)
        : state_(in), items_(items), into_(into), outcomes_(in, into), ask_(items.size()) {}

    void write(const executor& ran, const plan& of, std::int64_t row, std::int64_t count);
    /// All rows of all items are asked about.
    void ask_all(std::int64_t count);
    /// The items (of the engine) to ask about for a row of the vector.
    void asked_for(std::int64_t row, std::vector<std::size_t>& into) const;
    [[nodiscard]] bool any_asked() const noexcept { return any_; }

private:
    void values(const executor& ran, const plan_output& out, column_writer& into, std::int64_t row, std::int64_t count);
    void same(const executor& ran, const evaluate::outcome& found, std::size_t k, std::int64_t row, std::int64_t count);
    void statuses(const executor& ran, const plan_output& out, const asked_item& item, std::int64_t row,
                  std::int64_t count);
    void measures(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row, std::int64_t count);
    void rules(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row, std::int64_t count);
    void row_by_row(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row, std::int64_t count);

    const engine::state& state_;
    const std::vector<std::size_t>& items_;
    std::vector<column_writer>& into_;
    outcome_writer outcomes_;
    std::vector<std::vector<std::uint8_t>> ask_; ///< of each item, one byte a row; empty: none
    bool any_ = false;
};

} // namespace guiju::columns
