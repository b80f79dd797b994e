#include "arrow.hpp"
#include "attend.hpp"
#include "conversion.hpp"
#include "errors.hpp"
#include "policy.hpp"
#include "totals.hpp"

#include <pybind11/stl.h>

#include <algorithm>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

/// What a stream of Arrow says when it fails.
class stream_failed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The next batch; nothing held at the end.
columns::arrow_array batch_of(columns::arrow_stream& from) {
    auto batch = columns::next_of(from);
    if (!batch) {
        throw stream_failed(batch.problems().front().what.en);
    }
    return std::move(batch).value();
}

/// The answers for all batches, or what is wrong with one of them.
result<std::vector<columns::arrow_array>> answers(const columns::engine& with, columns::arrow_stream from) {
    std::vector<columns::arrow_array> all;
    for (auto batch = batch_of(from); batch; batch = batch_of(from)) {
        auto made = with(*batch);
        if (!made) {
            return made.problems();
        }
        all.push_back(std::move(*made));
    }
    return all;
}

/// Rows done in all batches so far: the engine tells those of the batch it is at.
class rows_done {
public:
    explicit rows_done(course& along) : along_(along) {}
    void operator()(std::size_t of_this_batch) {
        if (of_this_batch < of_last_) {
            of_last_ = 0;
        }
        along_.done += of_this_batch - of_last_;
        of_last_ = of_this_batch;
    }

private:
    course& along_;
    std::size_t of_last_ = 0;
};

struct asked {
    settings how;
    std::vector<std::string> names;
    std::string record;
    columns::options options;
};

columns::engine engine_for(const policy& of, const arrow_source& source, const asked& what) {
    return taken(of, [&] {
        const py::gil_scoped_release free;
        return of.columns(source.schema(), what.names, what.how, what.options, what.record);
    }());
}

std::vector<std::string> decimal_texts(const policy& of, const columns::engine& engine) {
    const auto schema = engine.schema();
    std::vector<std::string> all;
    for (std::int64_t i = 0; i < schema->n_children; ++i) {
        const ArrowSchema& column = *schema->children[i];
        const auto planned = std::ranges::find(engine.plan(), column.name, &columns::planned_answer::column);
        if (planned == engine.plan().end() || column.dictionary != nullptr ||
            (std::string_view(column.format) != "u" && std::string_view(column.format) != "U")) {
            continue;
        }
        const auto kind = of.program()[of.program()[planned->answer].type].kind;
        if (kind == program::type_kind::number || kind == program::type_kind::money) {
            all.emplace_back(column.name);
        }
    }
    return all;
}

/// All answers, computed now: can be stopped by a signal, and tells its progress of `rows`.
arrow_answers evaluate(const policy& of, arrow_source& source, asked what, std::size_t rows,
                       const py::object& progress) {
    course along;
    along.all = rows;
    what.options.stop = along.stop.get_token();
    what.options.progress = rows_done(along);
    const columns::engine engine = engine_for(of, source, what);
    auto working = std::async(std::launch::async,
                              [&engine, from = source.take()]() mutable { return answers(engine, std::move(from)); });
    attend(working, along, progress);
    arrow_answers all(engine, taken(of, working.get()));
    all.set_decimal_texts(decimal_texts(of, engine));
    return all;
}

/// The answers batch by batch, computed as they are read.
arrow_answers stream(const policy& of, arrow_source& source, const asked& what) {
    return arrow_answers(columns::run(engine_for(of, source, what), source.take()));
}

/// How each answer of such data is computed: its column, whether in columns, and else why not.
py::list plan(const policy& of, const arrow_source& source, const asked& what) {
    py::list all;
    const columns::engine engine = engine_for(of, source, what);
    for (const auto& one : engine.plan()) {
        py::dict made;
        made["column"] = one.column;
        made["in_columns"] = one.in_columns;
        made["why_not"] = one.why_not.in(of.program().language);
        made["where"] = place_of(of, one.where);
        made["reads"] = one.reads;
        all.append(made);
    }
    return all;
}

asked asked_of(settings how, std::vector<std::string> names, std::string record, unsigned threads, bool statuses,
               bool narrow, bool strict, bool rules) {
    asked made{std::move(how), std::move(names), std::move(record), {}};
    made.options.threads = std::max(threads, 1U);
    made.options.statuses = statuses;
    made.options.decimals = narrow ? columns::decimal_width::narrow : columns::decimal_width::wide;
    made.options.strict = strict;
    made.options.rules = rules;
    return made;
}

} // namespace

void bind_columns(py::module_& m, py::class_<policy>& c) {
    py::register_exception<stream_failed>(m, "StreamError", PyExc_OSError);
    py::class_<arrow_source>(m, "ArrowSource", "Batches of records, handed in through Arrow's PyCapsules.")
        .def(py::init(&arrow_source::of), py::arg("frame"))
        .def_property_readonly("names", &arrow_source::names)
        .def_property_readonly("floats", &arrow_source::floats);
    py::class_<arrow_answers>(m, "ArrowAnswers", "Answers for whatever reads Arrow's PyCapsules, once.")
        .def_property_readonly("decimal_texts", &arrow_answers::decimal_texts)
        .def(
            "__arrow_c_stream__", [](arrow_answers& all, const py::object&) { return all.give(); },
            py::arg("requested_schema") = py::none());
    py::class_<asked>(m, "AskedColumns", "Which answers are asked of columns, and how.")
        .def(py::init(&asked_of), py::arg("how"), py::arg("names"), py::arg("record"), py::arg("threads"),
             py::arg("statuses"), py::arg("narrow"), py::arg("strict"), py::arg("rules"));
    c.def("answer_columns", &evaluate, py::arg("source"), py::arg("asked"), py::arg("rows"), py::arg("progress"));
    c.def("stream_columns", &stream, py::arg("source"), py::arg("asked"));
    c.def(
        "total_columns",
        [](const policy& of, arrow_source& source, const asked& what,
           const std::vector<std::pair<std::string, std::string>>& written, const std::vector<std::string>& by) {
            return totals_of_columns(of, source, what.how, what.options, what.record, written, by);
        },
        py::arg("source"), py::arg("asked"), py::arg("totals"), py::arg("by"));
    c.def(
        "total_facts",
        [](const policy& of, const py::object& facts, const settings& how, const std::string& record,
           const std::vector<std::pair<std::string, std::string>>& written, const std::vector<std::string>& by) {
            return totals_of_facts(of, from_python(facts), how, record, written, by);
        },
        py::arg("facts"), py::arg("how"), py::arg("record"), py::arg("totals"), py::arg("by"));
    c.def("plan_columns", &plan, py::arg("source"), py::arg("asked"));
}

} // namespace guiju::bindings
