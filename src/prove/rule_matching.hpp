#pragma once

#include <guiju/prove/table_comparison.hpp>

#include <optional>
#include <span>
#include <vector>

namespace guiju::prove {

/// One of two tables that are compared: its boxes along the axes of both, and what its rules say.
struct compared_table {
    compared_table(const table_in& of, program::boxes boxes);

    table_in table;
    program::boxes as;
    std::vector<std::optional<std::vector<value>>> outputs; ///< by rule; nothing where one is no constant
    bool constant_defaults = true;
};

/// For each rule of the first table the rule of the second that says the same of the same box, if there is one. Where
/// the order of rules decides, partners stand in the same order.
[[nodiscard]] std::vector<std::optional<program::rule_index>>
partners(const compared_table& first, const compared_table& second, std::span<const program::shared_input> columns);

/// Whether beside their rules two tables are alike: hit policy, outputs, defaults, priorities.
[[nodiscard]] bool same_frame(const compared_table& first, const compared_table& second,
                              std::span<const program::shared_input> columns);

} // namespace guiju::prove
