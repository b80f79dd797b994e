#include "conversion.hpp"
#include "errors.hpp"
#include "policy.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

/// Why an answer is not better, with the policy that gave it.
struct told_why_not {
    policy of;
    why_not found;
};

std::vector<told_why_not> ask(const policy& of, const std::string& answer, const py::object& facts,
                              const settings& how) {
    const value given = from_python(facts);
    const auto found = [&] {
        const py::gil_scoped_release free;
        return of.why_not(answer, given, how);
    }();
    if (!found) {
        throw_policy_error(found.problems(), of.sources(), of.program().language);
    }
    std::vector<told_why_not> all;
    for (const auto& one : *found) {
        all.push_back({of, one});
    }
    return all;
}

py::list failed(const told_why_not& t) {
    py::list all;
    for (const auto& one : t.found.failed) {
        py::dict made;
        made["written"] = one.written;
        made["place"] = one.place;
        all.append(made);
    }
    return all;
}

py::list changes(const told_why_not& t) {
    py::list all;
    for (const auto& one : t.found.changes) {
        py::dict made;
        made["path"] = one.path;
        made["before"] = to_python(one.before);
        made["after"] = to_python(one.after);
        made["then"] = told_outcome{t.of, one.then};
        all.append(made);
    }
    return all;
}

std::string told(const told_why_not& t, const std::optional<std::string>& language) {
    return explanation(t.of, t.found, language_named(t.of, language));
}

} // namespace

void bind_why_not(py::module_& m) {
    using one = const told_why_not&;
    py::class_<told_why_not>(m, "WhyNot", "Why an answer is not better: what failed, and what alone would turn it.")
        .def_property_readonly("outcome",
                               [](one t) {
                                   return told_outcome{t.of, t.found.found};
                               })
        .def_property_readonly("failed", &failed)
        .def_property_readonly("changes", &changes)
        .def("explain", &told, py::arg("lang") = py::none())
        .def("__repr__", [](one t) { return told(t, std::nullopt); });
    m.def("why_not", &ask, py::arg("policy"), py::arg("answer"), py::arg("facts"), py::arg("how"));
}

} // namespace guiju::bindings
