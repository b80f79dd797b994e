#pragma once

#include "total_columns.hpp"

#include <optional>

namespace guiju::columns {

/// The columns that a name stands for, in an engine's output and its input: several where an answer has dimensions.
/// None when there is no such column.
[[nodiscard]] std::vector<total_column> columns_named(const engine::state& in, const column_type& answers,
                                                      const std::string& name);

/// The dimension of that name of the answer that gave a column.
[[nodiscard]] std::optional<std::size_t> dimension_named(const engine::state& in, const total_column& of,
                                                         const std::string& name);

/// An error that names the nearest column.
[[nodiscard]] diagnostic no_such_column(const engine::state& in, const std::string& name);

} // namespace guiju::columns
