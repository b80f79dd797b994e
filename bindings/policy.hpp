#pragma once

#include <guiju/guiju.hpp>

#include <pybind11/pybind11.h>

namespace guiju::bindings {

/// What is asked about one record after the other.
struct asked_answers {
    evaluate::question how;
    std::vector<program::answer_id> answers; ///< empty: all
};

/// What outcomes were asked about: enough to ask again for how one was found.
struct asked_about {
    program::record_id type = program::record_id::none;
    value root;
    std::shared_ptr<const asked_answers> what;
};

/// An outcome with the policy that gave it, so that it can be told in words.
struct told_outcome {
    policy of;
    outcome one;
    std::shared_ptr<const asked_about> about = nullptr; ///< none where the derivation is in the outcome
    std::size_t place = 0;                              ///< among the outcomes about it
};

[[nodiscard]] std::string_view name_of(graph::answer_kind k) noexcept;

/// file:line:column; empty for what stands nowhere.
[[nodiscard]] std::string place_of(const policy& of, span where);

/// "zh", "en", or none: the policy's.
[[nodiscard]] lang language_named(const policy& of, const std::optional<std::string>& name);

void bind_graph(pybind11::module_& m);
void bind_why_not(pybind11::module_& m);
void bind_comparison(pybind11::module_& m);
void bind_outcome(pybind11::module_& m);
void bind_policy(pybind11::module_& m);
/// Answers of columns: `answer_columns`, `stream_columns`, `plan_columns`, and the types they take and give.
void bind_columns(pybind11::module_& m, pybind11::class_<policy>& c);
/// What a policy consists of, as lists of dictionaries: answers, parameters, readings, records, clauses.
void bind_description(pybind11::class_<policy>& c);

} // namespace guiju::bindings
