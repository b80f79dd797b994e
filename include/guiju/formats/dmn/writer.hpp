#pragma once

#include <guiju/graph/policy.hpp>

#include <string>

namespace guiju::formats::dmn {

/// A policy that holds a DMN model, as XML of DMN 1.5.
///
/// What was read beside its meaning (identifiers, labels, extension elements, diagrams) stands where it stood;
/// namespaces of older versions become those of 1.5. Models that it imports are documents of their own and are not
/// written. Reading the text gives the same graph.
[[nodiscard]] std::string print(const graph::policy& of);

} // namespace guiju::formats::dmn
