#include "prepared.hpp"

#include "conversion.hpp"
#include "errors.hpp"

#include <pybind11/stl.h>

#include <algorithm>

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

} // namespace

prepared::prepared(policy of, settings how, const std::vector<std::string>& names, std::string record)
    : of_(std::move(of)), how_(std::move(how)), question_(taken(of_, of_.resolve(how_))),
      answers_(names.empty() ? all_answers(of_) : answers_named(of_, names)), record_(std::move(record)) {
    how_.with_derivation = question_.with_derivation = false;
}

// Few steps, while nobody else can run; whatever does not end well in them is asked again where it may take its time.
bool prepared::at_once(const population& read, answered& into) const {
    thread_local evaluate::scratch memory;
    auto about = std::make_shared<const asked_about>(asked_about{read.type, read.root, question_, answers_});
    evaluate::question quick = question_;
    constexpr std::uint64_t few_steps = 100'000;
    quick.limits.steps = std::min(quick.limits.steps, few_steps);
    const auto keep = [&](const outcome& one) { into.outcomes.push_back({of_, one, about, into.outcomes.size()}); };
    for (const auto id : about->answers) {
        const auto& answer = of_.program()[id];
        const bool plain = answer.subject != program::record_id::none && answer.subject == read.type;
        if (plain && answer.owners.empty() && answer.dimensions.empty()) {
            keep(of_.evaluator().ask(id, read.root, {}, {}, quick, memory));
        } else {
            evaluate::run_options options;
            options.answers = {id};
            evaluate::run(of_.evaluator(), read.type, read.root, quick, options, keep);
        }
    }
    return std::ranges::none_of(into.outcomes,
                                [](const told_outcome& o) { return o.one.status == evaluate::status::error; });
}

answered prepared::about(py::handle facts, unsigned threads) const {
    const value given = from_python(facts);
    const population read = of_.read(given, how_, record_);
    if (is_small(read.root)) {
        answered made = answered_from(of_, read);
        if (at_once(read, made)) {
            return made;
        }
    }
    evaluate::question at_length = question_;
    at_length.with_derivation = true;
    return run(of_, read, at_length, answers_, threads, py::none());
}

void bind_prepared(py::module_& m) {
    py::class_<prepared>(m, "Prepared", "What is asked, with its names resolved once.")
        .def(py::init<policy, settings, const std::vector<std::string>&, std::string>(), py::arg("policy"),
             py::arg("how"), py::arg("names"), py::arg("record"))
        .def(
            "about",
            [](const prepared& p, const py::object& facts, unsigned threads) {
                return p.about(facts, threads).to_python();
            },
            py::arg("facts"), py::arg("threads"));
}

} // namespace guiju::bindings
