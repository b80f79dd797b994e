#pragma once

#include <guiju/program/uses.hpp>

#include <functional>
#include <set>
#include <span>

namespace guiju::columns {

/// The fields that answers need, themselves and through what they use.
[[nodiscard]] std::set<program::field_ref> fields_of(const program::program& p,
                                                     std::span<const program::answer_id> asked);

/// Calls `see` with each node that the evaluation of these may reach without calling a function or another answer.
void each_node(const program::program& p, std::span<const program::node_id> roots,
               const std::function<void(const program::node&)>& see);

/// Whether an answer may be different for different records: it, or what it uses, reads a field, or takes the record as
/// a whole.
[[nodiscard]] bool depends_on_record(const program::program& p, program::answer_id asked);

} // namespace guiju::columns
