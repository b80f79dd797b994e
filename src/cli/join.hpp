#pragma once

#include "data.hpp"
#include "population_shape.hpp"

#include <string>
#include <vector>

namespace guiju::cli {

/// One CSV file: what its name says it holds, and its rows.
struct named_table {
    std::string file;
    std::vector<std::string> path; ///< 组织.聘用.缴费: a record of the population, then lists in it
    csv_table content;
    std::vector<place> places; ///< of each row
};

/// Joins tables into one population, or into single records. Rows of nested lists name the keys of all that they are
/// in, in columns named as those records: 组织, 聘用. Columns with a dot, 登记审查.登记机关, are entries of one nested
/// record.
///
/// A row whose owner is not there, or whose key is there already, is told and counted in `failed`.
[[nodiscard]] raw_data join(const program::program& p, std::vector<named_table> tables, const console& on);

} // namespace guiju::cli
