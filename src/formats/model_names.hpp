#pragma once

#include "formats/trees.hpp"

#include <guiju/feel/scope.hpp>
#include <guiju/graph/policy.hpp>

#include <functional>
#include <string>
#include <vector>

namespace guiju::formats {

using tree_visit = std::function<void(feel::tree&, const feel::scope&)>;

/// Calls `visit` for each expression of the models that a policy holds, with the names that it may speak of: those of
/// its document, of what that imports, and of the boxes around it. DMN 1.5, 7.3.
void each_model_expression(graph::policy& of, const tree_visit& visit);

} // namespace guiju::formats
