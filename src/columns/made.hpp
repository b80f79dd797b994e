#pragma once

#include "buffers.hpp"

#include <guiju/columns/arrow.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace guiju::columns {

/// A schema that owns all it points at.
[[nodiscard]] arrow_schema make_schema(std::string format, std::string name, bool nullable,
                                       std::vector<arrow_schema> children = {}, arrow_schema dictionary = {},
                                       bool ordered = false);

/// An array that owns its buffers, children and dictionary. A buffer without memory stands for nullptr.
[[nodiscard]] arrow_array make_array(std::int64_t length, std::int64_t nulls, std::vector<buffer> buffers,
                                     std::vector<arrow_array> children = {}, arrow_array dictionary = {});

/// A text array without nulls.
[[nodiscard]] arrow_array make_texts(const std::vector<std::string>& texts, const std::shared_ptr<buffer_pool>& pool);

} // namespace guiju::columns
