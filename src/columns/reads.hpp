#pragma once

#include <guiju/program/uses.hpp>

#include <set>
#include <span>

namespace guiju::columns {

/// The fields that answers need, themselves and through what they use.
[[nodiscard]] std::set<program::field_ref> fields_of(const program::program& p,
                                                     std::span<const program::answer_id> asked);

} // namespace guiju::columns
