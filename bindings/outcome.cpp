#include "conversion.hpp"
#include "policy.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

const program::answer& answer_of(const told_outcome& o) { return o.of.program()[o.one.answer]; }

py::dict subject(const told_outcome& o) {
    py::dict made;
    for (const auto& part : o.one.of) {
        made[py::str(part.name)] = to_python(part.key);
    }
    return made;
}

py::object currency_of(const told_outcome& o) {
    for (const value* v : {&o.one.value, &o.one.bound}) {
        if (v->is(kind::money)) {
            return py::str(v->as_currency().to_string());
        }
    }
    return py::none();
}

std::string place(const told_outcome& o) { return place_of(o.of, o.one.where); }

/// Fixed facts that come with the answer: who commissions, who pays.
py::dict attributes(const told_outcome& o) {
    py::dict made;
    for (const auto& [name, text] : answer_of(o).attributes) {
        made[py::str(name.name)] = text;
    }
    return made;
}

py::object record_name(const told_outcome& o) {
    const auto id = answer_of(o).subject;
    return id == program::record_id::none ? py::object(py::none()) : py::str(o.of.program()[id].name);
}

/// The outcome with its derivation; asked again where that was not kept.
outcome derived(const told_outcome& o) {
    if (o.one.why != nullptr || o.about == nullptr) {
        return o.one;
    }
    evaluate::question how = o.about->what->how;
    how.with_derivation = true;
    evaluate::run_options options;
    options.answers = o.about->what->answers;
    outcome found = o.one;
    std::size_t place = 0;
    evaluate::run(o.of.evaluator(), o.about->type, o.about->root, how, options, [&](const outcome& one) {
        if (place++ == o.place) {
            found = one;
        }
    });
    return found;
}

std::string explained(const told_outcome& o, const std::optional<std::string>& language) {
    const lang in = language_named(o.of, language);
    const py::gil_scoped_release free;
    return explanation(o.of, derived(o), in);
}

} // namespace

lang language_named(const policy& of, const std::optional<std::string>& name) {
    if (!name) {
        return of.program().language;
    }
    if (*name == "zh" || *name == "en") {
        return *name == "zh" ? lang::zh : lang::en;
    }
    throw py::value_error("languages are \"zh\" and \"en\", not \"" + *name + "\"");
}

std::string_view name_of(graph::answer_kind k) noexcept {
    using enum graph::answer_kind;
    switch (k) {
    case decision:
        return "decision";
    case benefit:
        return "benefit";
    case limit:
        return "limit";
    case eligibility:
        return "eligibility";
    case target:
        return "target";
    case procedure:
        return "procedure";
    case duty:
        return "duty";
    }
    return "";
}

std::string place_of(const policy& of, span where) {
    const source* in = of.sources().find(where.source);
    if (in == nullptr) {
        return {};
    }
    const position at = in->at(where.begin);
    return in->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

void bind_outcome(py::module_& m) {
    using told = const told_outcome&;
    py::class_<told_outcome>(m, "Outcome",
                             "The answer to one question about one subject: a value, or the reason there is none.")
        .def_property_readonly("answer", [](told o) { return answer_of(o).name; })
        .def_property_readonly("kind", [](told o) { return std::string(name_of(answer_of(o).kind)); })
        .def_property_readonly("record", &record_name)
        .def_property_readonly("of", &subject)
        .def_property_readonly("status", [](told o) { return std::string(evaluate::name_of(o.one.status)); })
        .def_property_readonly("value", [](told o) { return to_python(o.one.value); })
        .def_property_readonly("bound", [](told o) { return to_python(o.one.bound); })
        .def_property_readonly("slack", [](told o) { return to_python(o.one.slack); })
        .def_property_readonly("gap", [](told o) { return to_python(o.one.gap); })
        .def_property_readonly("currency", &currency_of)
        .def_property_readonly("missing", [](told o) { return o.one.missing; })
        .def_property_readonly("failed", [](told o) { return o.one.failed; })
        .def_property_readonly("needs", [](told o) { return o.one.needs; })
        .def_property_readonly("message", [](told o) { return o.one.message.in(o.of.program().language); })
        .def_property_readonly("where", &place)
        .def_property_readonly("clauses", [](told o) { return evaluate::cited_clauses(answer_of(o), o.one); })
        .def_property_readonly("attributes", &attributes)
        .def_property_readonly("as_of", [](told o) { return to_python(value(o.one.as_of)); })
        .def("explain", &explained, py::arg("lang") = py::none())
        .def("to_json", [](told o) { return to_json_line(o.of, o.one); })
        .def("to_dict", [](py::object o) { return py::module_::import("guiju._html").attr("outcome_dict")(o); })
        .def("_repr_html_", [](py::object o) { return py::module_::import("guiju._html").attr("outcome_html")(o); })
        .def("__repr__", [](py::object o) { return py::module_::import("guiju._html").attr("outcome_text")(o); });
}

} // namespace guiju::bindings
