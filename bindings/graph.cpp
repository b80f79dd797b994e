#include "conversion.hpp"
#include "errors.hpp"
#include "policy.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

/// The graph of a policy, or a part of it.
struct policy_graph {
    policy of;
    graph::dependencies whole;
    std::vector<graph::vertex_id> only; ///< empty: all
};

std::vector<graph::vertex_id> taken(const policy_graph& g, const result<std::vector<graph::vertex_id>>& found) {
    if (!found) {
        throw_policy_error(found.problems(), g.of.sources(), g.of.program().language);
    }
    return *found;
}

py::dict vertex(const policy_graph& g, graph::vertex_id id) {
    const auto& v = g.whole[id];
    py::dict made;
    made["kind"] = std::string(explain::kind_word(v, lang::en));
    made["name"] = v.name;
    made["other"] = v.other;
    made["of"] = v.of;
    made["clause"] = v.clause;
    made["title"] = v.title;
    return made;
}

py::list vertices(const policy_graph& g) {
    py::list all;
    for (std::uint32_t i = 0; g.only.empty() && i < g.whole.vertices().size(); ++i) {
        all.append(vertex(g, static_cast<graph::vertex_id>(i)));
    }
    for (const auto id : g.only) {
        all.append(vertex(g, id));
    }
    return all;
}

std::string drawn(const policy_graph& g, const std::string& format, bool inputs, bool departments) {
    const explain::picture_options how{g.of.program().language, inputs, departments, g.only};
    if (format == "dot") {
        return explain::draw_dot(g.whole, how);
    }
    if (format == "mermaid") {
        return explain::draw_mermaid(g.whole, how);
    }
    if (format == "svg") {
        return explain::draw_svg(g.whole, how);
    }
    throw py::value_error("formats are \"svg\", \"dot\" and \"mermaid\", not \"" + format + "\"");
}

/// What depends on it, and itself, as a picture shows where the arrows come from.
policy_graph impact_of(const policy_graph& g, const std::string& name) {
    auto found = taken(g, impact(g.whole, name));
    const auto own = taken(g, find(g.whole, name));
    found.insert(found.begin(), own.begin(), own.end());
    return {g.of, g.whole, std::move(found)};
}

} // namespace

void bind_graph(py::module_& m) {
    py::class_<policy_graph>(m, "Graph", "What depends on what in a policy, or in a part of it.")
        .def("vertices", &vertices)
        .def("draw", &drawn, py::arg("format"), py::arg("inputs"), py::arg("departments"))
        .def(
            "slice",
            [](const policy_graph& g, const std::string& name) {
                return policy_graph{g.of, g.whole, taken(g, slice(g.whole, name))};
            },
            py::arg("name"))
        .def("impact", &impact_of, py::arg("name"));
    m.def(
        "graph",
        [](const policy& of) {
            return policy_graph{of, of.dependencies(), {}};
        },
        py::arg("policy"));
}

} // namespace guiju::bindings
