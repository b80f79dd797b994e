#include "emit/model_maker.hpp"

#include <guiju/emit/model.hpp>
#include <guiju/feel/printer.hpp>
#include <guiju/formats/dmn/writer.hpp>

#include <utility>

namespace guiju::emitted {

namespace {

graph::type_ref named_type(const char* name) {
    graph::type_ref made;
    made.kind = graph::type_kind::named;
    made.name = name;
    return made;
}

std::string escaped(const std::string& text) {
    std::string made;
    for (const char c : text) {
        made += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return made;
}

} // namespace

model_maker::model_maker(const graph::policy& from, const program::program& in)
    : from_(from), in_(in), words_(in), uses_(in), known_(in), writer_(in, words_, uses_, known_), extension_(from) {}

graph::annex model_maker::about(const std::string& members, const std::string& id, const std::string& label) const {
    graph::annex made;
    made.id = id;
    made.label = label;
    made.kept.emplace_back("extensionElements", "<extensionElements>" + members + "</extensionElements>");
    return made;
}

graph::policy model_maker::make() {
    graph::model model;
    model.name = from_.title.name.empty() ? "policy" : from_.title.name;
    model.name_space = "urn:guiju:model:" + member_name(model.name);
    model.prefixes.emplace_back(formats::dmn::extension_prefix, formats::dmn::extension_space);
    model.details = about(extension_.head(model_lowering), "model", from_.title.other);
    made_.models.push_back(std::move(model));
    made_.records.emplace_back();
    categories();
    records();
    readings();
    parameters();
    functions();
    answers();
    inputs();
    require();
    return std::move(made_);
}

void model_maker::categories() {
    for (std::size_t i = 0; i < in_.categories.size(); ++i) {
        const auto& body = *in_.categories[i].body;
        std::string values;
        for (const auto& one : body.values) {
            values += (values.empty() ? "" : ", ") + feel::quoted(one);
        }
        graph::item_definition item;
        item.name.name = words_.category_types[i];
        item.type = named_type("string");
        item.allowed = graph::unread(values, {});
        item.details = about(held(kind::category, i), "type_" + std::to_string(made_.items.size()), "");
        made_.items.push_back(std::move(item));
        if (body.ordered) {
            writer_.open({}, nullptr);
            know(words_.ranks[i], {parameter_of("x", {})}, named_type("number"),
                 feel_writer::literal("index of([" + values + "], x)[1]"), model_part, "");
        }
    }
}

/// A decision that takes the default where its input is null.
void model_maker::readings() {
    writer_.open({}, nullptr);
    writer_.information.insert(words_.given_as_of);
    inputs_[words_.given_as_of] = "date";
    decide(words_.as_of, named_type("date"),
           feel_writer::literal("if " + words_.given_as_of + " = null then date(" +
                                feel::quoted(in_.default_as_of.to_string()) + ") else " + words_.given_as_of),
           model_part, "");
    for (std::size_t i = 0; i < in_.readings.size(); ++i) {
        const auto& r = in_.readings[i];
        std::string choices;
        for (const auto& one : r.choices) {
            choices += (choices.empty() ? "" : ", ") + feel::quoted(one.name);
        }
        writer_.open({}, nullptr);
        writer_.information.insert(words_.given[i]);
        inputs_[words_.given[i]] = "string";
        decide(words_.readings[i], named_type("string"),
               feel_writer::literal("if list contains([" + choices + "], " + words_.given[i] + ") then " +
                                    words_.given[i] + " else " + feel::quoted(r.choices[r.default_choice].name)),
               held(kind::reading, i), r.other);
    }
}

void model_maker::functions() {
    for (std::uint32_t i = 0; i < in_.functions.size(); ++i) {
        const auto& f = in_.functions[i];
        std::vector<std::string> slots;
        std::vector<graph::box_name> parameters;
        std::set<std::string> beside;
        for (const auto& p : f.parameters) {
            slots.push_back(words_.fresh(feel_name(p.name), beside));
            beside.insert(slots.back());
            parameters.push_back(parameter_of(slots.back(), type_of(in_[p.type])));
        }
        add_needs(uses_.of_function(i), parameters);
        writer_.open(slots, nullptr);
        auto body = writer_.box(f.body);
        know(words_.functions[i], std::move(parameters), type_of(in_[f.result]), std::move(body),
             held(kind::function, i), f.other);
    }
}

void model_maker::answers() {
    for (std::uint32_t i = 0; i < in_.answers.size(); ++i) {
        answer(i);
    }
}

void model_maker::answer(std::uint32_t index) {
    const auto& a = in_.answers[index];
    auto members = held(kind::answer, index);
    for (std::size_t e = 0; e < in_.exceptions.size(); ++e) {
        if (in_.exceptions[e].of == static_cast<program::answer_id>(index)) {
            members += held(kind::exception, e);
        }
    }
    using graph::answer_kind;
    const bool parts =
        a.kind == answer_kind::limit || a.kind == answer_kind::target || a.kind == answer_kind::procedure;
    const auto type = parts || a.value == program::node_id::none ? graph::type_ref{} : type_of(in_[a.type]);
    const auto slots = slot_names(a);
    if (!uses_.is_called(index)) {
        auto body = answer_body(index, slots, true);
        decide(words_.answers[index], type, std::move(body), members, a.other);
        return;
    }
    const auto& needs = uses_.of_answer(index);
    std::vector<graph::box_name> parameters;
    for (std::uint32_t s = 0; s < slots.size(); ++s) {
        if (s > a.owners.size()) {
            parameters.push_back(parameter_of(slots[s], type_of(in_[a.dimensions[s - 1 - a.owners.size()].type])));
        } else if (needs.slots.contains(s)) {
            const auto record = s == 0 ? a.subject : a.owners[s - 1];
            parameters.push_back(
                parameter_of(slots[s], named_type(words_.record_types[static_cast<std::size_t>(record)].c_str())));
        }
    }
    add_needs(needs, parameters);
    auto body = answer_body(index, slots, false);
    know(words_.calls[index], std::move(parameters), type, std::move(body), model_part, "");
    auto asked = asked_for_all(index, slots);
    decide(words_.answers[index], a.dimensions.empty() ? type : graph::type_ref{}, std::move(asked), members, a.other);
}

/// What the writer has just written, as a decision.
void model_maker::decide(const std::string& name, const graph::type_ref& type, graph::boxed body,
                         const std::string& members, const std::string& label) {
    graph::answer one;
    one.name.name = name;
    one.type = type;
    one.definition = std::move(body);
    one.details = about(members, "decision_" + std::to_string(made_.answers.size()), label);
    requirements_.push_back({true, made_.answers.size(), writer_.information, writer_.knowledge});
    made_.answers.push_back(std::move(one));
}

/// What the writer has just written, as a knowledge model.
void model_maker::know(const std::string& name, std::vector<graph::box_name> parameters, const graph::type_ref& result,
                       graph::boxed body, const std::string& members, const std::string& label) {
    graph::boxed logic;
    logic.kind = graph::box_kind::function;
    logic.names = std::move(parameters);
    logic.parts.push_back(std::move(body));
    graph::function one;
    one.name.name = name;
    one.result = result;
    one.box.push_back(std::move(logic));
    one.details = about(members, "knowledge_" + std::to_string(made_.functions.size()), label);
    requirements_.push_back({false, made_.functions.size(), {}, writer_.knowledge});
    made_.functions.push_back(std::move(one));
}

/// Input data that some decision asks for.
void model_maker::inputs() {
    for (std::size_t i = 0; i < words_.records.size(); ++i) {
        inputs_[words_.records[i]] = words_.record_types[i];
    }
    for (std::size_t i = 0; i < in_.parameters.size(); ++i) {
        inputs_[words_.supplied[i]] = type_of(in_[in_.parameters[i].type]).name;
    }
    std::set<std::string> wanted;
    for (const auto& one : requirements_) {
        wanted.insert(one.information.begin(), one.information.end());
    }
    for (const auto& [name, type] : inputs_) {
        if (!wanted.contains(name)) {
            continue;
        }
        graph::field field;
        field.name.name = name;
        field.type = named_type(type.c_str());
        made_.inputs.push_back({0, about(model_part, "input_" + std::to_string(made_.inputs.size()), ""), {}});
        made_.records.front().fields.push_back(std::move(field));
    }
}

void model_maker::require() {
    std::map<std::string, std::string> information;
    std::map<std::string, std::string> knowledge;
    const auto href = [](const char* what, const std::string& id) {
        return "<" + std::string(what) + " href=\"#" + escaped(id) + "\"/>";
    };
    for (std::size_t i = 0; i < made_.inputs.size(); ++i) {
        information[made_.records.front().fields[i].name.name] = href("requiredInput", made_.inputs[i].details.id);
    }
    for (const auto& one : made_.answers) {
        information[one.name.name] = href("requiredDecision", one.details.id);
    }
    for (const auto& one : made_.functions) {
        knowledge[one.name.name] = href("requiredKnowledge", one.details.id);
    }
    for (const auto& one : requirements_) {
        auto& about = one.decision ? made_.answers[one.index].details : made_.functions[one.index].details;
        for (const auto& name : one.information) {
            if (const auto found = information.find(name); found != information.end()) {
                about.kept.emplace_back("informationRequirement",
                                        "<informationRequirement>" + found->second + "</informationRequirement>");
            }
        }
        for (const auto& name : one.knowledge) {
            about.kept.emplace_back("knowledgeRequirement",
                                    "<knowledgeRequirement>" + knowledge[name] + "</knowledgeRequirement>");
        }
    }
}

result<std::string> model(const graph::policy& of, const program::program& as) {
    model_maker maker(of, as);
    const auto made = maker.make();
    if (!maker.problems().empty()) {
        return maker.problems();
    }
    return formats::dmn::print(made);
}

} // namespace guiju::emitted
