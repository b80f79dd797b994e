#pragma once

#include <guiju/graph/policy.hpp>

#include <optional>

namespace guiju::formats {

/// The first entry of a policy's order, or of what imports brought, that names a member which is not there.
[[nodiscard]] std::optional<graph::element> misplaced(const graph::policy& of);

} // namespace guiju::formats
