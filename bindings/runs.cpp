#include "runs.hpp"

#include "errors.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

template <class T>
T taken(const policy& of, result<T> from) {
    if (!from) {
        throw_policy_error(from.problems(), of.sources(), of.program().language);
    }
    return *std::move(from);
}

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

/// What a run tells while it goes on.
struct course {
    std::atomic<std::size_t> done = 0;
    std::atomic<std::size_t> all = 0;
    std::stop_source stop;
};

/// Waits for a run with the interpreter free, and tells Python how it goes. When Python raises, the run is stopped and
/// the exception passed on.
template <class T>
void attend(std::future<T>& working, course& of, const py::object& progress) {
    constexpr std::chrono::milliseconds between{50};
    const auto finished = [&] {
        const py::gil_scoped_release free;
        return working.wait_for(between) == std::future_status::ready;
    };
    try {
        while (!finished()) {
            if (PyErr_CheckSignals() != 0) {
                throw py::error_already_set();
            }
            if (!progress.is_none() && of.all != 0) {
                progress(of.done.load(), of.all.load());
            }
        }
    } catch (...) {
        of.stop.request_stop();
        const py::gil_scoped_release free;
        working.wait();
        throw;
    }
    if (!progress.is_none() && of.all != 0) {
        progress(of.all.load(), of.all.load());
    }
}

std::vector<told_outcome> row(const policy& of, const value& facts, const evaluate::question& how,
                              const settings& names, const evaluate::run_options& options, const std::string& record,
                              std::vector<evaluate::fact_problem>& problems) {
    const population read = of.read(facts, names, record);
    problems = read.problems;
    std::vector<told_outcome> all;
    if (std::ranges::none_of(problems, [](const auto& one) { return one.severity == severity::error; })) {
        evaluate::run(of.evaluator(), read.type, read.root, how, options, [&](const outcome& one) {
            all.push_back({of, one});
        });
    }
    return all;
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

std::vector<std::vector<told_outcome>> run_rows(const policy& of, const value& rows, const settings& how,
                                                const std::vector<std::string>& names, const std::string& record,
                                                unsigned threads) {
    const evaluate::question question = taken(of, of.resolve(how));
    evaluate::run_options options;
    options.answers = named(of, names);
    const std::vector<value>& items = rows.as_list();
    std::vector<std::vector<told_outcome>> made(items.size());
    std::vector<std::vector<evaluate::fact_problem>> problems(items.size());
    {
        const py::gil_scoped_release free;
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < items.size(); i = next++) {
                made[i] = row(of, items[i], question, how, options, record, problems[i]);
            }
        };
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i) {
            others.emplace_back(work);
        }
        work();
    }
    std::vector<evaluate::fact_problem> all;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        for (auto& one : problems[i]) {
            one.path = "[" + std::to_string(i) + "]" + (one.path.empty() ? "" : ".") + one.path;
            all.push_back(std::move(one));
        }
    }
    if (std::ranges::any_of(all, [](const auto& one) { return one.severity == severity::error; })) {
        throw_policy_error(all, of.program().language);
    }
    return made;
}

} // namespace guiju::bindings
