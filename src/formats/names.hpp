#pragma once

#include <guiju/feel/scope.hpp>
#include <guiju/graph/policy.hpp>

namespace guiju::formats {

/// All names that expressions of the policy may speak of, by either name.
[[nodiscard]] feel::scope names_of(const graph::policy& policy);
/// The names that only expressions of that declaration may speak of.
[[nodiscard]] feel::scope names_of(const graph::answer& answer, const feel::scope& outer);
[[nodiscard]] feel::scope names_of(const graph::function& function, const feel::scope& outer);

} // namespace guiju::formats
