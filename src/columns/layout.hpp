#pragma once

#include "column_type.hpp"

#include <guiju/program/program.hpp>

#include <cstdint>
#include <vector>

namespace guiju::columns {

/// Which column each field of a record is read from, and how the records in its lists lie.
struct record_layout {
    static constexpr std::int32_t none = -1;
    program::record_id record = program::record_id::none;
    std::vector<std::int32_t> columns; ///< one for each field: a child of the struct, or `none`
};

/// The layout of a struct column as that record. Fields go by either of their names. In `problems`: columns whose type
/// their field cannot have and, when `strict`, columns that no field is named after; in nested records too.
[[nodiscard]] record_layout lay_out(const program::program& p, program::record_id record, const column_type& type,
                                    bool strict, diagnostics& problems);

/// Row `row` of a batch as a record of the program, as `evaluate::bind` makes it; null when it cannot be.
[[nodiscard]] value record_at(const program::program& p, const record_layout& layout, const column_type& type,
                              const shared<const shape>& names, const ArrowArray& batch, std::int64_t row);

/// The names of the fields that have a column, in the order of the fields: what `record_at` takes.
[[nodiscard]] shared<const shape> names_of(const program::program& p, const record_layout& layout);

} // namespace guiju::columns
