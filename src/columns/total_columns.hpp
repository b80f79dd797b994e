#pragma once

#include "engine_state.hpp"

#include <guiju/columns/aggregate.hpp>

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace guiju::columns {

/// Rows that are added up at once.
inline constexpr std::int64_t rows_at_once = 2048;

/// A column that totals are made of or that keys stand in.
struct total_column {
    enum class sort : std::uint8_t { number, money, boolean, date, category, other };
    bool of_answers = false; ///< else of the input
    std::size_t child = 0;
    const column_type* type = nullptr;
    sort kind = sort::other;
    currency in{};
    shared<const category_body> category;
    program::type_id field = program::type_id::any; ///< of columns that are fields
    std::vector<value> dimensions;                  ///< of answers that have some

    [[nodiscard]] const ArrowArray& array(const ArrowArray& input, const ArrowArray& answers) const {
        return *(of_answers ? answers : input).children[child];
    }
    /// Row `i`, counted from the array's offset, as a value of the column's kind; null when there is none.
    [[nodiscard]] value at(const program::program& p, const ArrowArray& array, std::int64_t i) const;
    /// Whether cells are whole numbers at a scale, as they lie there.
    [[nodiscard]] bool is_fixed() const noexcept;
};

/// What values of a type are to totals.
[[nodiscard]] total_column::sort sort_of(program::type_kind kind) noexcept;
/// Whether that can be told of such values.
[[nodiscard]] bool can_tell(statistic what, total_column::sort of) noexcept;
/// An error that says so.
[[nodiscard]] diagnostic cannot_tell(const total& asked);

/// Cells of a fixed column, as whole numbers, and whether each is there.
struct fixed_cells {
    std::vector<int128> values = std::vector<int128>(static_cast<std::size_t>(rows_at_once));
    std::vector<std::uint8_t> there = std::vector<std::uint8_t>(static_cast<std::size_t>(rows_at_once));
    bool all_there = true;

    void read(const total_column& of, const ArrowArray& array, std::int64_t from, std::int64_t count);
};

/// Values by small numbers, in the order in which they came.
class value_codes {
public:
    [[nodiscard]] std::uint32_t of(const value& v);
    [[nodiscard]] const value& operator[](std::uint32_t code) const { return values_[code]; }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

private:
    std::vector<value> values_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// The codes of a key's cells in one batch after the other.
class key_reader {
public:
    key_reader(const program::program& p, const total_column& of) : program_(p), of_(of) {}

    /// Forgets what it knows of the last batch.
    void begin(const ArrowArray& array);
    void read(std::int64_t from, std::int64_t count, value_codes& known, std::uint32_t* into);

private:
    std::uint32_t of_entry(std::int64_t entry, value_codes& known);

    const program::program& program_;
    const total_column& of_;
    const ArrowArray* array_ = nullptr;
    std::vector<std::uint32_t> entries_; ///< of dictionaries: code + 1 of each entry; 0: not seen yet
    std::unordered_map<std::int64_t, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::uint32_t> texts_;
    fixed_cells cells_;
};

/// The order of keys: by kind, then by value; null last.
[[nodiscard]] bool key_less(const value& a, const value& b);

} // namespace guiju::columns
