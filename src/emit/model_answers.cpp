#include "emit/model_maker.hpp"

#include <guiju/feel/printer.hpp>

#include <utility>

namespace guiju::emitted {

using graph::answer_kind;
using graph::boxed;
using program::node_id;
using program::opcode;

/// A table of days and categories. Where nothing is said, or what is set elsewhere is not supplied, null.
void model_maker::parameters() {
    for (std::uint32_t i = 0; i < in_.parameters.size(); ++i) {
        const auto& p = in_.parameters[i];
        std::vector<std::string> names;
        std::vector<graph::box_name> parameters;
        std::set<std::string> beside;
        const auto add = [&](const std::string& like, const graph::type_ref& type) {
            names.push_back(words_.fresh(like, beside));
            beside.insert(names.back());
            parameters.push_back(parameter_of(names.back(), type));
        };
        for (const auto by : p.by) {
            program::type t;
            t.kind = program::type_kind::category;
            t.category = by;
            add(feel_name(in_.categories[static_cast<std::size_t>(by)].body->name), type_of(t));
        }
        program::type day;
        day.kind = program::type_kind::date;
        add(in_.language == lang::zh ? "某日" : "day", type_of(day));
        add_needs(uses_.of_parameter(i), parameters);
        writer_.open(names, nullptr);
        know(words_.parameters[i], std::move(parameters), type_of(in_[p.type]), parameter_table(i, names),
             held(kind::parameter, i), p.other);
    }
}

boxed model_maker::parameter_table(std::uint32_t index, const std::vector<std::string>& names) {
    const auto& p = in_.parameters[index];
    graph::table made;
    for (const auto& name : names) {
        graph::table::input input;
        input.expression = graph::unread(name, {});
        made.inputs.push_back(std::move(input));
    }
    made.outputs.emplace_back();
    const auto day = [](const date& d) { return "date(" + feel::quoted(d.to_string()) + ")"; };
    for (const auto& period : p.periods) {
        const auto days = period.from && period.to ? "[" + day(*period.from) + ".." + day(*period.to) + "]"
                          : period.from            ? ">= " + day(*period.from)
                          : period.to              ? "<= " + day(*period.to)
                                                   : std::string("-");
        for (const auto& row : period.rows) {
            graph::table::rule rule;
            for (std::size_t i = 0; i < row.keys.size(); ++i) {
                const auto& values = in_.categories[static_cast<std::size_t>(p.by[i])].body->values;
                rule.tests.push_back(graph::unread(feel::quoted(values[row.keys[i]]), {}));
            }
            rule.tests.push_back(graph::unread(days, {}));
            rule.outputs.push_back(graph::unread(
                row.amount.is_undetermined() ? words_.supplied[index] : writer_.constant(row.amount, p.where), {}));
            made.rules.push_back(std::move(rule));
        }
    }
    boxed whole;
    whole.kind = graph::box_kind::table;
    whole.tables.push_back(std::move(made));
    return whole;
}

/// Subject, owners, dimensions.
std::vector<std::string> model_maker::slot_names(const program::answer& a) const {
    std::vector<std::string> made;
    const auto add = [&](program::record_id id) {
        made.push_back(id == program::record_id::none ? std::string() : words_.records[static_cast<std::size_t>(id)]);
    };
    add(a.subject);
    for (const auto owner : a.owners) {
        add(owner);
    }
    std::set<std::string> beside;
    for (const auto& d : a.dimensions) {
        made.push_back(words_.fresh(feel_name(d.name), beside));
        beside.insert(made.back());
    }
    return made;
}

/// Named locals as entries of a context before the answer itself.
boxed model_maker::answer_body(std::uint32_t index, const std::vector<std::string>& slots, bool decision) {
    const auto& a = in_.answers[index];
    writer_.open(slots, decision ? &a : nullptr);
    boxed made;
    made.kind = graph::box_kind::context;
    for (const auto id : uses_.locals_of(a)) {
        const auto& n = in_[id];
        made.parts.push_back(writer_.box(in_.operands_of(n)[0]));
        const auto& name = in_.constants[n.index].as_text();
        made.names.push_back(parameter_of(writer_.name_slot(n.slot, feel_name(name)), {}));
    }
    auto whole = whole_answer(a);
    if (made.parts.empty()) {
        return whole;
    }
    made.names.emplace_back();
    made.parts.push_back(std::move(whole));
    return made;
}

boxed model_maker::whole_answer(const program::answer& a) {
    boxed made;
    if (a.kind == answer_kind::limit || a.kind == answer_kind::target) {
        made = feel_writer::literal(measured(a));
    } else if (a.kind == answer_kind::procedure) {
        made = feel_writer::literal(procedure(a));
    } else if (a.value != node_id::none) {
        made = writer_.box(a.value);
    } else {
        std::string all;
        for (const auto& one : a.departments) {
            all += (all.empty() ? "" : ", ") + feel::quoted(one);
        }
        made = feel_writer::literal("[" + all + "]");
    }
    if (a.applies == node_id::none) {
        return made;
    }
    boxed whole;
    whole.kind = graph::box_kind::conditional;
    whole.parts.push_back(feel_writer::literal(writer_.of(a.applies).text));
    whole.parts.push_back(std::move(made));
    whole.parts.push_back(feel_writer::literal("null"));
    return whole;
}

/// What is measured, its bound, whether it holds, and of targets how much is missing.
std::string model_maker::measured(const program::answer& a) {
    const auto value = a.value == node_id::none ? piece{"null"} : writer_.of(a.value);
    const auto bound = a.bound == node_id::none ? piece{"null"} : writer_.of(a.bound);
    auto made = "{" + words_.value + ": " + value.text + ", " + words_.bound + ": " + bound.text + ", " + words_.holds +
                ": " + writer_.related(a.relation, {words_.value}, {words_.bound}).text;
    if (a.kind == answer_kind::target) {
        const bool from_below = a.relation == feel::operator_kind::greater ||
                                a.relation == feel::operator_kind::greater_equal ||
                                a.relation == feel::operator_kind::equal;
        const auto missing = a.gap != node_id::none ? writer_.of(a.gap).text
                             : from_below           ? words_.bound + " - " + words_.value
                                                    : words_.value + " - " + words_.bound;
        made += ", " + words_.gap + ": if " + words_.holds + " then 0 else " + missing;
    }
    return made + "}";
}

/// The steps, those that are not done, and whether all are.
std::string model_maker::procedure(const program::answer& a) {
    if (a.open_steps != node_id::none) {
        return "{" + words_.open + ": " + writer_.of(a.open_steps).text + ", " + words_.passed + ": count(" +
               words_.open + ") = 0}";
    }
    std::string steps;
    std::string open;
    for (const auto& step : a.steps) {
        const auto name = member_name(step.name);
        steps += (steps.empty() ? "" : ", ") + name + ": " + writer_.of(step.passed).text;
        open += (open.empty() ? "" : ", ") +
                ("if " + words_.steps + "." + name + " then [] else [" + feel::quoted(step.name) + "]");
    }
    return "{" + words_.steps + ": {" + steps + "}, " + words_.open + ": concatenate(" +
           (a.steps.size() < 2 ? "[], " : "") + open + "), " + words_.passed + ": count(" + words_.open + ") = 0}";
}

/// The decision of an answer that a knowledge model computes: for the input data, and all values of its dimensions.
boxed model_maker::asked_for_all(std::uint32_t index, const std::vector<std::string>& slots) {
    const auto& a = in_.answers[index];
    writer_.open(slots, &a);
    const auto& needs = uses_.of_answer(index);
    std::string given;
    const auto give = [&](const std::string& name) { given += (given.empty() ? "" : ", ") + name; };
    for (const auto slot : needs.slots) {
        give(slots[slot]);
        writer_.information.insert(slots[slot]);
    }
    for (std::size_t d = 0; d < a.dimensions.size(); ++d) {
        give(slots[1 + a.owners.size() + d]);
    }
    std::vector<graph::box_name> further;
    add_needs(needs, further);
    for (const auto& one : further) {
        give(one.name.name);
        writer_.information.insert(one.name.name);
    }
    writer_.knowledge.insert(words_.calls[index]);
    const auto call = words_.calls[index] + "(" + given + ")";
    if (a.dimensions.empty()) {
        return feel_writer::literal(call);
    }
    std::string loops;
    std::string entries;
    for (std::size_t d = 0; d < a.dimensions.size(); ++d) {
        const auto& from = a.dimensions[d];
        const auto& name = slots[1 + a.owners.size() + d];
        const auto& n = in_[from.values];
        const auto parts = in_.operands_of(n);
        const bool counted = n.op == opcode::span_map && in_[parts[2]].op == opcode::local;
        const auto domain =
            counted ? writer_.of(parts[0]).text + ".." + writer_.of(parts[1]).text : writer_.of(from.values).text;
        loops += (loops.empty() ? "" : ", ") + name + " in " + domain;
        entries += member_name(from.name) + ": " + name + ", ";
    }
    return feel_writer::literal("for " + loops + " return {" + entries + words_.result + ": " + call + "}");
}

} // namespace guiju::emitted
