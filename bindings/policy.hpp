#pragma once

#include <guiju/guiju.hpp>

#include <pybind11/pybind11.h>

namespace guiju::bindings {

/// An outcome with the policy that gave it, so that it can be told in words.
struct told_outcome {
    policy of;
    outcome one;
};

[[nodiscard]] std::string_view name_of(graph::answer_kind k) noexcept;

/// "zh", "en", or none: the policy's.
[[nodiscard]] lang language_named(const policy& of, const std::optional<std::string>& name);

void bind_graph(pybind11::module_& m);
void bind_why_not(pybind11::module_& m);
void bind_outcome(pybind11::module_& m);
void bind_policy(pybind11::module_& m);
/// What a policy consists of, as lists of dictionaries: answers, parameters, readings, records, clauses.
void bind_description(pybind11::class_<policy>& c);

} // namespace guiju::bindings
