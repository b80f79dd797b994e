#pragma once

#include "formats/json/problems.hpp"

#include <guiju/graph/policy.hpp>

namespace guiju::formats::json {

/// Tells of an entry of the document's order that names a member which is not there.
void check_order(const graph::policy& of, span document, problem_list& problems);

/// Tells where a policy does not hold its DMN models as they are held: indices that lead nowhere, names without their
/// model's prefix, boxes that lack parts, members of another kind of policy.
void check_models(const graph::policy& of, span document, problem_list& problems);

} // namespace guiju::formats::json
