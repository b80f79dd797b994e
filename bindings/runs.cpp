#include "runs.hpp"

#include "attend.hpp"
#include "errors.hpp"

#include <algorithm>
#include <future>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

std::vector<program::answer_id> named(const policy& of, const std::vector<std::string>& names) {
    std::vector<program::answer_id> all;
    for (const auto& name : names) {
        const auto found = taken(of, of.answers(name));
        all.insert(all.end(), found.begin(), found.end());
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

/// An error that leaves nothing to ask about; items that are left out by themselves are not.
bool is_fatal(const evaluate::fact_problem& one) {
    return one.severity == severity::error && one.item == evaluate::fact_problem::npos;
}

} // namespace

answered run(const policy& of, const value& facts, const settings& how, const std::vector<std::string>& names,
             const std::string& record, unsigned threads, const py::object& progress) {
    const evaluate::question question = taken(of, of.resolve(how));
    course along;
    evaluate::run_options options;
    options.answers = named(of, names);
    options.threads = std::max(threads, 1U);
    options.stop = along.stop.get_token();
    options.progress = [&](std::size_t done, std::size_t all) {
        along.done = done;
        along.all = all;
    };
    auto working = std::async(std::launch::async, [&] {
        answered made;
        const population read = of.read(facts, how, record);
        made.problems = read.problems;
        if (read.type != program::record_id::none) {
            made.record = of.program()[read.type].name;
        }
        if (std::ranges::none_of(made.problems, is_fatal)) {
            evaluate::run(of.evaluator(), read.type, read.root, question, options, [&](const outcome& one) {
                made.outcomes.push_back({of, one});
            });
        }
        return made;
    });
    attend(working, along, progress);
    answered made = working.get();
    if (std::ranges::any_of(made.problems, is_fatal)) {
        throw_policy_error(made.problems, of.program().language);
    }
    return made;
}

} // namespace guiju::bindings
