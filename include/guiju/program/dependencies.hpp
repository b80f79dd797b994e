#pragma once

#include <guiju/graph/dependencies.hpp>
#include <guiju/program/program.hpp>

namespace guiju::program {

/// What depends on what, as the program found it. Clauses, titles and duties come from the policy that the program was
/// lowered from.
///
/// Vertices come in the order of `graph::vertex_kind`, each kind in the order of the policy; departments in the order
/// of their first mention.
[[nodiscard]] graph::dependencies dependencies_of(const program& p, const graph::policy& from);

} // namespace guiju::program
