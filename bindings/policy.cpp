#include "policy.hpp"

#include "conversion.hpp"
#include "errors.hpp"
#include "runs.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

using texts = std::map<std::string, std::string>;

settings settings_of(const py::object& as_of, texts readings, texts supplied, bool strict, bool with_derivation) {
    settings made;
    if (!as_of.is_none()) {
        made.as_of = date_from_python(as_of);
    }
    made.readings = std::move(readings);
    made.supplied = std::move(supplied);
    made.strict = strict;
    made.with_derivation = with_derivation;
    return made;
}

py::tuple run_facts(const policy& of, const py::object& facts, const settings& how,
                    const std::vector<std::string>& names, const std::string& record, unsigned threads,
                    const py::object& progress) {
    return run(of, from_python(facts), how, names, record, threads, progress).in_order();
}

policy reformed(const policy& of, const texts& changes, const py::object& since, const std::string& replace,
                const std::vector<std::string>& remove) {
    amendment by{changes, std::nullopt, replace, remove};
    if (!since.is_none()) {
        by.since = date_from_python(since);
    }
    return taken(of, [&] {
        const py::gil_scoped_release free;
        return of.reform(by);
    }());
}

/// Pairs of the readings taken and the outcome.
py::list under_readings(const policy& of, const py::object& facts, const settings& how,
                        const std::vector<std::string>& names) {
    const value given = from_python(facts);
    const auto made = taken(of, [&] {
        const py::gil_scoped_release free;
        return of.evaluate_readings(given, how, names);
    }());
    py::list all;
    for (const auto& one : made) {
        py::dict readings;
        for (const auto& [name, choice] : one.readings) {
            readings[py::str(name)] = choice;
        }
        all.append(py::make_tuple(readings, told_outcome{of, one.one}));
    }
    return all;
}

py::list tested(const policy& of) {
    std::vector<example_result> results;
    {
        const py::gil_scoped_release free;
        results = of.test();
    }
    py::list all;
    for (const auto& one : results) {
        const source* in = of.sources().find(one.where.source);
        py::dict made;
        made["answer"] = one.answer;
        made["note"] = one.note;
        made["passed"] = one.passed;
        made["message"] = one.what.in(of.program().language);
        made["line"] = in == nullptr ? 0U : in->at(one.where.begin).line;
        all.append(made);
    }
    return all;
}

std::string translated(const policy& of, const std::string& language) {
    if (language != "zh" && language != "en") {
        throw py::value_error("languages are \"zh\" and \"en\", not \"" + language + "\"");
    }
    return translate(of, language == "zh" ? lang::zh : lang::en);
}

} // namespace

void bind_policy(py::module_& m) {
    py::class_<settings>(m, "Settings", "How answers are asked.")
        .def(py::init(&settings_of), py::arg("as_of"), py::arg("readings"), py::arg("supplied"), py::arg("strict"),
             py::arg("with_derivation"));

    py::class_<policy> c(m, "Policy", "A loaded policy, immutable; any number of threads may use one.");
    bind_description(c);
    bind_columns(m, c);
    c.def_property_readonly("warnings", [](const policy& of) {
        return render(of.warnings(), of.sources(), {of.program().language, false});
    });
    c.def("run", &run_facts, py::arg("facts"), py::arg("how"), py::arg("names"), py::arg("record"), py::arg("threads"),
          py::arg("progress"));
    c.def("reform", &reformed, py::arg("changes"), py::arg("since"), py::arg("replace"), py::arg("remove"));
    c.def("under_readings", &under_readings, py::arg("facts"), py::arg("how"), py::arg("names"));
    c.def("test", &tested);
    c.def_property_readonly("file", [](const policy& of) {
        const source* first = of.sources().find(static_cast<source_id>(0));
        return first == nullptr ? std::string() : first->name();
    });
    c.def("format", [](const policy& of) { return print(of); });
    c.def("translate", &translated, py::arg("language"));
}

} // namespace guiju::bindings
