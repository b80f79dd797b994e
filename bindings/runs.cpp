#include "runs.hpp"

#include "attend.hpp"
#include "errors.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <future>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

/// Runs `work` beside the interpreter, and tells Python how it goes.
template <class Work>
auto attended(course& along, const py::object& progress, const Work& work) {
    auto working = std::async(std::launch::async, work);
    attend(working, along, progress);
    return working.get();
}

std::vector<told_outcome> outcomes_of(const policy& of, const population& read, const evaluate::question& how,
                                      evaluate::run_options options, course& along) {
    options.stop = along.stop.get_token();
    options.progress = [&along](std::size_t done, std::size_t all) {
        along.done = done;
        along.all = all;
    };
    std::vector<told_outcome> made;
    evaluate::run(of.evaluator(), read.type, read.root, how, options, [&](const outcome& one) {
        made.push_back({of, one});
    });
    return made;
}

evaluate::run_options options_of(const std::vector<program::answer_id>& answers, unsigned threads) {
    evaluate::run_options options;
    options.answers = answers;
    options.threads = std::max(threads, 1U);
    return options;
}

} // namespace

py::tuple answered::to_python() {
    py::list told;
    for (const auto& one : problems) {
        told.append(py::make_tuple(one.severity == severity::error ? "error" : "warning", one.path,
                                   one.what.in(of.program().language)));
    }
    return py::make_tuple(record, py::cast(std::move(outcomes)), told);
}

bool is_fatal(const evaluate::fact_problem& one) {
    return one.severity == severity::error && one.item == evaluate::fact_problem::npos;
}

answered answered_from(const policy& of, const population& read) {
    if (std::ranges::any_of(read.problems, is_fatal)) {
        throw_policy_error(read.problems, of.program().language);
    }
    answered made{of, {}, {}, read.problems};
    if (read.type != program::record_id::none) {
        made.record = of.program()[read.type].name;
    }
    return made;
}

std::vector<program::answer_id> answers_named(const policy& of, const std::vector<std::string>& names) {
    std::vector<program::answer_id> all;
    for (const auto& name : names) {
        const auto found = taken(of, of.answers(name));
        all.insert(all.end(), found.begin(), found.end());
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

answered run(const policy& of, const value& facts, const settings& how, const std::vector<std::string>& names,
             const std::string& record, unsigned threads, const py::object& progress) {
    const evaluate::question question = taken(of, of.resolve(how));
    const auto answers = answers_named(of, names);
    course along;
    std::vector<told_outcome> outcomes;
    const population read = attended(along, progress, [&] {
        population found = of.read(facts, how, record);
        if (std::ranges::none_of(found.problems, is_fatal)) {
            outcomes = outcomes_of(of, found, question, options_of(answers, threads), along);
        }
        return found;
    });
    answered made = answered_from(of, read);
    made.outcomes = std::move(outcomes);
    return made;
}

answered run(const policy& of, const population& read, const evaluate::question& how,
             const std::vector<program::answer_id>& answers, unsigned threads, const py::object& progress) {
    answered made = answered_from(of, read);
    course along;
    made.outcomes =
        attended(along, progress, [&] { return outcomes_of(of, read, how, options_of(answers, threads), along); });
    return made;
}

} // namespace guiju::bindings
