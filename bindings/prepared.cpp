#include "prepared.hpp"

#include "conversion.hpp"
#include "errors.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <utility>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

constexpr std::size_t few = 64;

/// Whether a record holds so few others that its answers are there in no time.
bool is_small(const value& record, int deep = 3) {
    if (!record.is(kind::context)) {
        return true;
    }
    return std::ranges::all_of(record.as_context().values, [deep](const value& field) {
        return !field.is(kind::list) ||
               (field.as_list().size() <= few && deep > 0 &&
                std::ranges::all_of(field.as_list(), [deep](const value& v) { return is_small(v, deep - 1); }));
    });
}

std::vector<program::answer_id> all_answers(const policy& of) {
    std::vector<program::answer_id> all(of.program().answers.size());
    std::ranges::generate(all, [next = std::uint32_t{0}]() mutable { return static_cast<program::answer_id>(next++); });
    return all;
}

bool is_plain(const program::answer& one) { return one.subject != program::record_id::none && one.dimensions.empty(); }

} // namespace

prepared::prepared(policy of, settings how, const std::vector<std::string>& names, std::string record)
    : of_(std::move(of)), how_(std::move(how)), record_(std::move(record)) {
    how_.with_derivation = false;
    const auto ids = names.empty() ? all_answers(of_) : answers_named(of_, names);
    what_ = std::make_shared<const asked_answers>(asked_answers{taken(of_, of_.resolve(how_)), ids});
    constexpr std::uint64_t few_steps = 100'000;
    quick_ = what_->how;
    quick_.limits.steps = std::min(quick_.limits.steps, few_steps);
    for (const auto id : ids) {
        answers_.push_back({id, std::nullopt});
    }
}

void prepared::settle() {
    for (auto& one : answers_) {
        if (is_plain(of_.program()[one.id])) {
            one.settled.emplace(of_.evaluator(), one.id, std::vector<value>{}, what_->how);
        }
    }
}

void prepared::ask_plain(const asked_answer& asked, const population& read, answered& into) const {
    thread_local evaluate::scratch memory;
    if (asked.settled) {
        if (auto made = asked.settled->at_once(read.root)) {
            into.outcomes.push_back(*std::move(made));
            return;
        }
    }
    into.outcomes.push_back(of_.evaluator().ask(asked.id, read.root, {}, {}, quick_, memory));
}

// Whatever passes a limit of few steps is asked again where it may take its time.
bool prepared::at_once(const population& read, answered& into) const {
    for (const auto& one : answers_) {
        const auto& answer = of_.program()[one.id];
        if (is_plain(answer) && answer.subject == read.type) {
            ask_plain(one, read, into);
            continue;
        }
        evaluate::run_options options;
        options.answers = {one.id};
        evaluate::run(of_.evaluator(), read.type, read.root, quick_, options,
                      [&](const outcome& found) { into.outcomes.push_back(found); });
    }
    return std::ranges::none_of(into.outcomes, &outcome::stopped);
}

py::tuple prepared::about(py::handle facts, unsigned threads) {
    const value given = from_python(facts);
    const population read = of_.read(given, how_, record_);
    if (asked_ < 2 && ++asked_ == 2) {
        settle(); // what is asked once is not worth it
    }
    if (is_small(read.root)) {
        answered made(of_, read);
        if (at_once(read, made)) {
            made.about = std::make_shared<const asked_about>(asked_about{read.type, read.root, what_});
            return made.by_name();
        }
    }
    evaluate::question at_length = what_->how;
    at_length.with_derivation = true;
    return run(of_, read, at_length, what_->answers, threads, py::none()).by_name();
}

void bind_prepared(py::module_& m) {
    py::class_<prepared>(m, "Prepared", "What is asked, with its names resolved once.")
        .def(py::init<policy, settings, const std::vector<std::string>&, std::string>(), py::arg("policy"),
             py::arg("how"), py::arg("names"), py::arg("record"))
        .def(
            "about", [](prepared& p, const py::object& facts, unsigned threads) { return p.about(facts, threads); },
            py::arg("facts"), py::arg("threads"));
}

} // namespace guiju::bindings
