#pragma once

#include "policy.hpp"

#include <string>
#include <vector>

namespace guiju::bindings {

/// Answers about data.
struct answered {
    /// Without outcomes yet. Throws guiju.PolicyError where a problem leaves nothing to ask about.
    answered(const policy& of, const population& read);

    policy of;
    program::record_id type; ///< which record the data was
    std::vector<outcome> outcomes;
    std::vector<evaluate::fact_problem> problems;
    std::shared_ptr<const asked_about> about = nullptr; ///< none where the outcomes have their derivations

    /// The outcomes, and (severity, path, message) of each problem; leaves nothing of the outcomes here.
    [[nodiscard]] pybind11::tuple in_order();
    /// Lists of outcomes by the names of the answers; of each name the one outcome about the record itself, or None
    /// where there are several; problems. Leaves nothing of the outcomes here.
    [[nodiscard]] pybind11::tuple by_name();

private:
    [[nodiscard]] pybind11::list told_problems() const;
    [[nodiscard]] pybind11::object told(std::size_t place);
};

/// Whether an error leaves nothing to ask about; items that are left out by themselves do not.
[[nodiscard]] bool is_fatal(const evaluate::fact_problem& one);

/// The answers of these names, in the policy's order; all of them when there are no names.
[[nodiscard]] std::vector<program::answer_id> answers_named(const policy& of, const std::vector<std::string>& names);

/// Answers of a record and what stands in it. Called with the interpreter held; runs without it. `progress`, unless
/// None, is called now and then with how many subjects are done and how many there are. A signal, or an exception in
/// it, ends the run.
[[nodiscard]] answered run(const policy& of, const value& facts, const settings& how,
                           const std::vector<std::string>& names, const std::string& record, unsigned threads,
                           const pybind11::object& progress);
/// The same about data that was read.
[[nodiscard]] answered run(const policy& of, const population& read, const evaluate::question& how,
                           const std::vector<program::answer_id>& answers, unsigned threads,
                           const pybind11::object& progress);

} // namespace guiju::bindings
