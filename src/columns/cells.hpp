#pragma once

#include "column_type.hpp"

#include <guiju/program/program.hpp>
#include <guiju/value/value.hpp>

namespace guiju::columns {

/// One cell as data from outside, exact, as `evaluate::bind` takes it: numbers, texts, yes/no, dates, lists, contexts.
/// Row `i` counts from the array's offset. A cell that cannot be read (NaN, more than 34 digits, a dictionary index
/// outside) is the text "?", which no field but a text takes.
[[nodiscard]] value cell(const column_type& type, const ArrowArray& array, std::int64_t i);

/// Whether a cell is there.
[[nodiscard]] bool has_cell(const column_type& type, const ArrowArray& array, std::int64_t i);

/// The text of a cell of one of the text storages that is there.
[[nodiscard]] std::string_view text_at(const column_type& type, const ArrowArray& array, std::int64_t i);

/// A dictionary's index at row `i`.
[[nodiscard]] std::int64_t index_at(const column_type& type, const ArrowArray& array, std::int64_t i);

} // namespace guiju::columns
