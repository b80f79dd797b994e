#include "conversion.hpp"
#include "policy.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

using program::answer;

py::object date_or_none(const std::optional<date>& d) { return d ? to_python(value(*d)) : py::none(); }

std::string kind_name(program::type_kind k) {
    using enum program::type_kind;
    switch (k) {
    case any:
        return "any";
    case null:
        return "null";
    case number:
        return "number";
    case money:
        return "money";
    case text:
        return "text";
    case boolean:
        return "boolean";
    case category:
        return "category";
    case date:
        return "date";
    case time:
        return "time";
    case date_time:
        return "date and time";
    case years_months:
        return "years and months";
    case days_time:
        return "days and time";
    case list:
        return "list";
    case record:
        return "record";
    case context:
        return "context";
    case range:
        return "range";
    case function:
        return "function";
    }
    return "";
}

/// A type in words: "money", "list of 聘用", "等级".
std::string type_name(const program::program& p, program::type_id id) {
    const program::type& t = p[id];
    if (t.kind == program::type_kind::list && id != t.element) {
        return "list of " + type_name(p, t.element);
    }
    if (t.kind == program::type_kind::record && t.record != program::record_id::none) {
        return p[t.record].name;
    }
    if (t.kind == program::type_kind::category && t.category != program::category_id::none) {
        return p.categories[static_cast<std::size_t>(t.category)].body->name;
    }
    return kind_name(t.kind);
}

py::list answers(const policy& of) {
    const program::program& p = of.program();
    py::list all;
    for (const answer& a : p.answers) {
        py::dict made;
        made["name"] = a.name;
        made["other"] = a.other;
        made["kind"] = std::string(name_of(a.kind));
        made["record"] = a.subject == program::record_id::none ? py::object(py::none()) : py::str(p[a.subject].name);
        py::list dimensions;
        for (const auto& d : a.dimensions) {
            dimensions.append(d.name);
        }
        made["dimensions"] = dimensions;
        made["type"] = type_name(p, a.type);
        made["clauses"] = a.clauses;
        made["departments"] = a.departments;
        made["text"] = a.text;
        py::list readings;
        for (const auto id : a.readings) {
            readings.append(p.readings[static_cast<std::size_t>(id)].name);
        }
        made["readings"] = readings;
        py::dict attributes;
        for (const auto& [name, text] : a.attributes) {
            attributes[py::str(name.name)] = text;
        }
        made["attributes"] = attributes;
        all.append(made);
    }
    return all;
}

py::dict period(const program::program& p, const program::parameter& of, const program::parameter_period& in) {
    py::list rows;
    for (const auto& row : in.rows) {
        py::list keys;
        for (std::size_t i = 0; i < row.keys.size(); ++i) {
            keys.append(p.categories[static_cast<std::size_t>(of.by[i])].body->values[row.keys[i]]);
        }
        py::dict made;
        made["keys"] = keys;
        made["value"] = to_python(row.amount);
        made["delegated_to"] = row.delegated_to;
        rows.append(made);
    }
    py::dict made;
    made["since"] = date_or_none(in.from);
    made["until"] = date_or_none(in.to);
    made["rows"] = rows;
    return made;
}

py::list parameters(const policy& of) {
    const program::program& p = of.program();
    py::list all;
    for (const auto& one : p.parameters) {
        py::dict made;
        made["name"] = one.name;
        made["other"] = one.other;
        made["type"] = type_name(p, one.type);
        py::list by;
        for (const auto id : one.by) {
            by.append(p.categories[static_cast<std::size_t>(id)].body->name);
        }
        made["by"] = by;
        made["delegated"] = one.delegated;
        made["clause"] = one.clause;
        py::list periods;
        for (const auto& in : one.periods) {
            periods.append(period(p, one, in));
        }
        made["periods"] = periods;
        all.append(made);
    }
    return all;
}

py::list readings(const policy& of) {
    const program::program& p = of.program();
    py::list all;
    for (const auto& one : p.readings) {
        py::dict made;
        made["name"] = one.name;
        made["other"] = one.other;
        py::list choices;
        py::list other_choices;
        for (const auto& choice : one.choices) {
            choices.append(choice.name);
            other_choices.append(choice.other);
        }
        made["choices"] = choices;
        made["other_choices"] = other_choices;
        made["default"] = one.choices.empty() ? std::string() : one.choices[one.default_choice].name;
        made["text"] = one.text;
        made["clause"] = one.clause;
        py::list changes;
        for (const auto id : one.of) {
            changes.append(p[id].name);
        }
        made["answers"] = changes;
        all.append(made);
    }
    return all;
}

py::list records(const policy& of) {
    const program::program& p = of.program();
    py::list all;
    for (const auto& one : p.records) {
        py::dict made;
        made["name"] = one.name;
        made["other"] = one.other;
        made["owner"] = one.owner == program::record_id::none ? py::object(py::none()) : py::str(p[one.owner].name);
        py::list keys;
        for (const auto index : one.keys) {
            keys.append(one.fields[index].name);
        }
        made["keys"] = keys;
        py::list fields;
        for (const auto& field : one.fields) {
            py::dict described;
            described["name"] = field.name;
            described["other"] = field.other;
            described["type"] = type_name(p, field.type);
            described["optional"] = p[field.type].optional;
            fields.append(described);
        }
        made["fields"] = fields;
        all.append(made);
    }
    return all;
}

py::list clauses(const policy& of) {
    py::list all;
    for (const auto& one : of.document().clauses) {
        py::dict made;
        made["id"] = one.id;
        made["title"] = one.title;
        made["text"] = one.prose;
        made["level"] = one.level;
        all.append(made);
    }
    return all;
}

} // namespace

void bind_description(py::class_<policy>& c) {
    c.def("answers", &answers).def("parameters", &parameters).def("readings", &readings);
    c.def("records", &records).def("clauses", &clauses);
    c.def_property_readonly("title", [](const policy& of) { return of.program().title; });
    c.def_property_readonly("language",
                            [](const policy& of) { return of.program().language == lang::zh ? "zh" : "en"; });
    c.def_property_readonly("as_of", [](const policy& of) { return to_python(value(of.program().default_as_of)); });
    c.def_property_readonly("in_force_from", [](const policy& of) { return date_or_none(of.program().in_force_from); });
    c.def_property_readonly("in_force_to", [](const policy& of) { return date_or_none(of.program().in_force_to); });
}

} // namespace guiju::bindings
