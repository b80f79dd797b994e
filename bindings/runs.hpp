#pragma once

#include "policy.hpp"

#include <string>
#include <vector>

namespace guiju::bindings {

/// Answers about data, and which record the data was.
struct answered {
    std::string record;
    std::vector<told_outcome> outcomes;
    std::vector<evaluate::fact_problem> problems;
};

/// Answers of a record and what stands in it. Called with the interpreter held; runs without it. `progress`, unless
/// None, is called now and then with how many subjects are done and how many there are. A signal, or an exception in
/// it, ends the run.
[[nodiscard]] answered run(const policy& of, const value& facts, const settings& how,
                           const std::vector<std::string>& names, const std::string& record, unsigned threads,
                           const pybind11::object& progress);

} // namespace guiju::bindings
