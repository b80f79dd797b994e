#pragma once

#include "tck_cases.hpp"

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace guiju::cli::tck {

/// How much of the kit was asked in columns, and what stood in the way of the rest.
struct column_share {
    std::size_t cases = 0, asked_cases = 0, batches = 0;
    std::size_t decisions = 0;  ///< answers of rows that were compared
    std::size_t in_columns = 0; ///< of these: that read columns, by kernels as a whole
    std::size_t the_same = 0;   ///< of these: that read no column, so that they are the same for every row
    std::map<std::string, std::size_t> row_by_row; ///< decisions, by what the engine says
    std::map<std::string, std::size_t> not_asked;  ///< cases, by why

    void write(std::ostream& to) const;
};

/// The cases of one model in columns: those whose inputs are alike are rows of one batch, and each decision that a case
/// expects is compared as `tck::as_expected` compares. Cases that cannot be rows of a batch are counted with the
/// reason, and are not among the results.
[[nodiscard]] std::vector<case_result> ask_in_columns(const policy& of, const std::vector<pugi::xml_node>& tests,
                                                      const case_result& about, column_share& share);

} // namespace guiju::cli::tck
