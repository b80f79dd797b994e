#pragma once

#include "question.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace guiju::cli {

/// What run adds up, and by which keys.
struct total_options {
    std::vector<std::string> totals; ///< sum(奖励)
    std::vector<std::string> by;     ///< 等级

    [[nodiscard]] bool any() const noexcept { return !totals.empty() || !by.empty(); }
};

/// Writes the totals of the data in that format; `usage` when a name or a total cannot be understood, which has been
/// said.
[[nodiscard]] exit_code write_totals(const asked_question& asked, const total_options& what, const std::string& record,
                                     const std::string& format, std::ostream& to, const console& on);

} // namespace guiju::cli
