#include "conversion.hpp"
#include "errors.hpp"
#include "policy.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

prove::table_in table_at(const policy& of, std::size_t index) { return {of.program(), of.program().tables[index]}; }

py::dict difference(const policy& before, const policy& after, const table_change& of, const prove::difference& one,
                    lang language) {
    const auto a = table_at(before, of.before);
    const auto b = table_at(after, of.after);
    py::dict made;
    made["rule"] = prove::rule_of(a, b, of.found, one, language);
    py::dict inputs;
    for (std::size_t c = 0; c < one.inputs.size(); ++c) {
        inputs[py::str(of.found.inputs[c].name)] = to_python(one.inputs[c]);
    }
    made["inputs"] = inputs;
    made["before"] = to_python(one.before);
    made["after"] = to_python(one.after);
    return made;
}

py::dict change(const policy& before, const policy& after, const table_change& of, lang language) {
    py::dict made;
    made["decision"] = of.decision;
    made["nth"] = of.nth;
    py::list differences;
    for (const auto& one : of.found.differences) {
        differences.append(difference(before, after, of, one, language));
    }
    made["differences"] = differences;
    made["in_all"] = of.found.differences_in_all;
    py::list open;
    for (const auto& where : of.found.open) {
        open.append(
            prove::condition_of(table_at(before, of.before), table_at(after, of.after), of.found, where, language));
    }
    made["open"] = open;
    made["stopped"] = of.found.stopped;
    made["text"] = explanation(before, after, of, language);
    return made;
}

py::dict compared(const policy& before, const policy& after, const std::vector<std::string>& decisions,
                  const std::optional<std::string>& language) {
    const auto found = taken(after, [&] {
        const py::gil_scoped_release free;
        return compare_tables(before, after, decisions);
    }());
    py::dict made;
    py::list changed;
    for (const auto& one : found.changed) {
        changed.append(change(before, after, one, language_named(after, language)));
    }
    made["changed"] = changed;
    made["same"] = found.same;
    made["removed"] = found.removed;
    made["added"] = found.added;
    return made;
}

} // namespace

void bind_comparison(py::module_& m) {
    m.def("compare_tables", &compared, py::arg("before"), py::arg("after"), py::arg("decisions"), py::arg("lang"));
}

} // namespace guiju::bindings
