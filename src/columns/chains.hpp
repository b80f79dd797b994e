#pragma once

#include "plan.hpp"

#include <vector>

namespace guiju::columns {

/// Joins arithmetic that only one other step reads with that step: values then stay in registers from the first operand
/// to the last, where else each step would write a vector for the next one to read. `read` tells how many live steps
/// read each step (those that the plan gives out count as read once more). Steps keep their numbers; those that were
/// taken into another one are read by nobody any more.
void join_chains(plan& in, const std::vector<std::uint32_t>& read);

} // namespace guiju::columns
