#pragma once

#include "arrow.hpp"

#include <guiju/guiju.hpp>

#include <pybind11/pybind11.h>

#include <string>
#include <utility>
#include <vector>

namespace guiju::bindings {

/// Totals over a stream of batches: columns of keys and totals, each its name and its values. Ctrl-C stops it.
[[nodiscard]] pybind11::list totals_of_columns(const policy& of, arrow_source& source, const settings& how,
                                               const columns::options& options, const std::string& record,
                                               const std::vector<std::pair<std::string, std::string>>& written,
                                               const std::vector<std::string>& by);

/// The same over facts.
[[nodiscard]] pybind11::list totals_of_facts(const policy& of, const value& facts, const settings& how,
                                             const std::string& record,
                                             const std::vector<std::pair<std::string, std::string>>& written,
                                             const std::vector<std::string>& by);

} // namespace guiju::bindings
