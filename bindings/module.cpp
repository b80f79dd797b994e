#include "conversion.hpp"
#include "data.hpp"
#include "errors.hpp"
#include "policy.hpp"
#include "prepared.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

policy loaded(const std::string& path) {
    auto sources = std::make_shared<source_set>();
    auto made = [&] {
        const py::gil_scoped_release free;
        return load_into(path, sources);
    }();
    if (!made) {
        const source* first = sources->find(static_cast<source_id>(0));
        throw_policy_error(made.problems(), *sources,
                           language_of(first == nullptr ? std::string_view() : first->text()));
    }
    return *std::move(made);
}

policy parsed(const std::string& text, const std::string& name) {
    auto made = [&] {
        const py::gil_scoped_release free;
        return parse(text, name);
    }();
    if (!made) {
        source_set sources;
        sources.add(name, text);
        throw_policy_error(made.problems(), sources, language_of(text));
    }
    return *std::move(made);
}

data json(const py::bytes& text, const std::string& name) {
    const std::string bytes = text;
    auto made = [&] {
        const py::gil_scoped_release free;
        return read_json(bytes, name);
    }();
    if (!made) {
        source_set sources;
        sources.add(name, bytes);
        throw_policy_error(made.problems(), sources, language_of(bytes));
    }
    return {*std::move(made)};
}

data csv(const py::bytes& text, const std::string& name, const std::string& encoding) {
    const std::string bytes = text;
    auto made = [&] {
        const py::gil_scoped_release free;
        return read_csv(bytes, name, encoding);
    }();
    if (!made) {
        throw_policy_error(made.problems(), source_set(), language_of(name));
    }
    if (!made->problems.empty()) {
        throw_policy_error(made->problems, language_of(name));
    }
    return {made->rows};
}

/// The value, and where it is null for a reason, that reason.
py::tuple feel(const std::string& text, const py::object& variables) {
    const value given = from_python(variables);
    auto made = [&] {
        const py::gil_scoped_release free;
        return evaluate_expression(text, given);
    }();
    if (!made) {
        source_set sources;
        const source_id only = sources.add("expression", text);
        diagnostics problems = made.problems();
        for (diagnostic& one : problems) {
            one.where.source = only;
        }
        throw_policy_error(problems, sources, language_of(text));
    }
    const bool explained = made->is_null() && made->reason() != reason::literal;
    return py::make_tuple(to_python(*made), explained ? std::string(name_of(made->reason())) : std::string());
}

} // namespace
} // namespace guiju::bindings

PYBIND11_MODULE(_core, m) {
    using namespace guiju::bindings;
    m.doc() = "The compiled part of guiju.";
    m.attr("__version__") = GUIJU_VERSION;
    py::class_<data>(m, "Data", "Facts that were read once, to be asked about many times.")
        .def("to_python", [](const data& d) { return to_python(d.content); });
    bind_outcome(m);
    bind_policy(m);
    bind_prepared(m);
    prepare_conversion();
    bind_graph(m);
    bind_why_not(m);
    bind_comparison(m);
    m.def("load", &loaded, py::arg("path"));
    m.def("parse", &parsed, py::arg("text"), py::arg("name"));
    m.def("read_json", &json, py::arg("text"), py::arg("name"));
    m.def("read_csv", &csv, py::arg("text"), py::arg("name"), py::arg("encoding"));
    m.def("feel", &feel, py::arg("expression"), py::arg("variables"));
}
