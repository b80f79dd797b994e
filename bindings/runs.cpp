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

std::vector<outcome> outcomes_of(const policy& of, const population& read, const evaluate::question& how,
                                 evaluate::run_options options, course& along) {
    options.stop = along.stop.get_token();
    options.progress = [&along](std::size_t done, std::size_t all) {
        along.done = done;
        along.all = all;
    };
    std::vector<outcome> made;
    evaluate::run(of.evaluator(), read.type, read.root, how, options, [&](const outcome& one) { made.push_back(one); });
    return made;
}

evaluate::run_options options_of(const std::vector<program::answer_id>& answers, unsigned threads) {
    evaluate::run_options options;
    options.answers = answers;
    options.threads = std::max(threads, 1U);
    return options;
}

/// Whether it is about the record itself, or the policy, and there is one such of each answer.
bool is_own(const program::answer& asked, const outcome& one, program::record_id type) {
    return (asked.subject == program::record_id::none || asked.subject == type) && one.of.size() <= 1;
}

} // namespace

bool is_fatal(const evaluate::fact_problem& one) {
    return one.severity == severity::error && one.item == evaluate::fact_problem::npos;
}

answered::answered(const policy& of, const population& read) : of(of), type(read.type), problems(read.problems) {
    if (std::ranges::any_of(problems, is_fatal)) {
        throw_policy_error(problems, of.program().language);
    }
}

py::list answered::told_problems() const {
    py::list told;
    for (const auto& one : problems) {
        told.append(py::make_tuple(one.severity == severity::error ? "error" : "warning", one.path,
                                   one.what.in(of.program().language)));
    }
    return told;
}

py::object answered::told(std::size_t place) {
    return py::cast(told_outcome{of, std::move(outcomes[place]), about, place});
}

py::tuple answered::in_order() {
    py::list all(outcomes.size());
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        all[i] = told(i);
    }
    return py::make_tuple(all, told_problems());
}

py::tuple answered::by_name() {
    py::dict all;
    py::dict own;
    const auto& program = of.program();
    for (std::size_t i = 0; i < outcomes.size();) {
        const auto id = outcomes[i].answer;
        const py::str name(program[id].name);
        // Answers of one name follow each other where they are asked of one record; others join the list.
        if (!all.contains(name)) {
            all[name] = py::list();
        }
        auto group = py::reinterpret_borrow<py::list>(all[name]);
        for (; i < outcomes.size() && outcomes[i].answer == id; ++i) {
            const bool about_itself = is_own(program[id], outcomes[i], type);
            const py::object one = told(i);
            group.append(one);
            if (about_itself) {
                own[name] = own.contains(name) ? py::object(py::none()) : one;
            }
        }
    }
    return py::make_tuple(all, own, told_problems());
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
    std::vector<outcome> outcomes;
    const population read = attended(along, progress, [&] {
        population found = of.read(facts, how, record);
        if (std::ranges::none_of(found.problems, is_fatal)) {
            outcomes = outcomes_of(of, found, question, options_of(answers, threads), along);
        }
        return found;
    });
    answered made(of, read);
    made.outcomes = std::move(outcomes);
    return made;
}

answered run(const policy& of, const population& read, const evaluate::question& how,
             const std::vector<program::answer_id>& answers, unsigned threads, const py::object& progress) {
    answered made(of, read);
    course along;
    made.outcomes =
        attended(along, progress, [&] { return outcomes_of(of, read, how, options_of(answers, threads), along); });
    return made;
}

} // namespace guiju::bindings
