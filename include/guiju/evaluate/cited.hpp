#pragma once

#include <guiju/evaluate/outcome.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace guiju::evaluate {

/// The clauses that an outcome cites: all of its answer's; of a duty that lists others, those that it was asked about
/// or that it lists. A measure cites itself, a department the clauses of its duties.
[[nodiscard]] inline std::vector<graph::clause_id> cited_clauses(const program::answer& asked, const outcome& one) {
    if (asked.kind != graph::answer_kind::duty || asked.value == program::node_id::none) {
        return asked.clauses;
    }
    const auto names = [](const value& v, std::string_view id) { return v.is(kind::text) && v.as_text() == id; };
    std::vector<graph::clause_id> cited;
    for (const auto& id : asked.clauses) {
        const bool is_key = std::ranges::any_of(one.of, [&](const auto& key) { return names(key.key, id); });
        const bool is_listed = one.value.is(kind::list) &&
                               std::ranges::any_of(one.value.as_list(), [&](const auto& v) { return names(v, id); });
        if (is_key || is_listed) {
            cited.push_back(id);
        }
    }
    return cited;
}

} // namespace guiju::evaluate
