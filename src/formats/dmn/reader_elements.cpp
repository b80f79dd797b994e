#include "reader.hpp"
#include "words.hpp"

#include <algorithm>

namespace guiju::formats::dmn {

graph::naming reader::name_of(xml_node of, bool prefixed) const {
    graph::naming made;
    made.name = (prefixed ? to_.models[model_].prefix : std::string()) + one_line(attribute(of, "name"));
    made.where = place_of(of, source_);
    return made;
}

/// A type by its name as FEEL writes it: `feel:number` is `number`, `include1:tLoan` is `Loans.tLoan`.
graph::type_ref reader::type_of(const std::string& written, xml_node at) const {
    graph::type_ref made;
    auto name = one_line(written);
    if (name.empty()) {
        return made;
    }
    made.kind = graph::type_kind::named;
    made.where = place_of(at, source_);
    if (const auto colon = name.find(':'); colon != std::string::npos) {
        const auto prefix = name.substr(0, colon);
        const auto space = name_space(at, prefix);
        const auto rest = name.substr(colon + 1);
        if (is_of_feel(space) || space == to_.models[model_].name_space) {
            name = rest;
        }
        for (const auto& one : to_.models[model_].imports) {
            if (!space.empty() && one.name_space == space) {
                name = one.alias.empty() ? rest : one.alias + "." + rest;
            }
        }
    }
    made.name = std::move(name);
    return made;
}

/// The names of the elements that `href`s of the children so called point at.
std::vector<std::string> reader::referred(xml_node of, std::string_view name) {
    std::vector<std::string> all;
    each(of, name, [&](xml_node one) {
        const auto href = attribute(one, "href");
        const auto mark = href.rfind('#');
        const auto id = mark == std::string::npos ? href : href.substr(mark + 1);
        const auto space = mark == std::string::npos ? std::string() : href.substr(0, mark);
        auto model = model_;
        if (const auto found = by_space_.find(space); !space.empty() && found != by_space_.end()) {
            model = found->second;
        }
        if (const auto found = by_id_.find({model, id}); found != by_id_.end()) {
            all.push_back(found->second);
        } else {
            problem(severity::warning, "dmn.reference", place_of(one, source_),
                    {"没有元素 " + href, "there is no element " + href});
        }
    });
    return all;
}

void reader::elements(xml_node of) {
    each(of, "itemDefinition", [&](xml_node one) { item(one); });
    for (const auto one : of.children()) {
        if (is(one, "inputData")) {
            input(one);
        } else if (is(one, "decision")) {
            decision(one);
        } else if (is(one, "businessKnowledgeModel")) {
            knowledge(one);
        } else if (is(one, "decisionService")) {
            service(one);
        }
    }
}

void reader::item(xml_node of) { to_.items.push_back(item_of(of, true)); }

graph::item_definition reader::item_of(xml_node of, bool top) {
    graph::item_definition made;
    made.name = name_of(of, top);
    made.model = model_;
    made.collection = attribute(of, "isCollection") == "true";
    const auto type = child(of, "typeRef");
    made.type = type_of(text_of(type), type ? type : of);
    const auto allowed = child(of, "allowedValues");
    made.allowed = feel_tests(child(allowed, "text"), names_[model_].all);
    made.of_allowed = annex_of(allowed, {}, {"text"});
    const auto constraint = child(of, "typeConstraint");
    made.constraint = feel_tests(child(constraint, "text"), names_[model_].all);
    made.of_constraint = annex_of(constraint, {}, {"text"});
    each(of, "itemComponent", [&](xml_node one) { made.components.push_back(item_of(one, false)); });
    if (const auto function = child(of, "functionItem")) {
        made.is_function = true;
        made.type = type_of(attribute(function, "outputTypeRef"), function);
        made.of_function = annex_of(function, {"outputTypeRef"}, {"parameters"});
        each(function, "parameters", [&](xml_node one) { made.parameters.push_back(named(one)); });
    }
    made.details = annex_of(of, {"name", "isCollection"},
                            {"typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"});
    return made;
}

void reader::input(xml_node of) {
    graph::field made{};
    made.name = name_of(of, true);
    const auto variable = child(of, "variable");
    made.type = type_of(variable);
    to_.records.front().fields.push_back(std::move(made));
    to_.inputs.push_back({model_, annex_of(of, {"name"}, {"variable"}), annex_of(variable, {"name", "typeRef"}, {})});
}

void reader::decision(xml_node of) {
    graph::answer made;
    made.name = name_of(of, true);
    made.where = made.name.where;
    made.model = model_;
    const auto variable = child(of, "variable");
    made.type = type_of(variable);
    made.of_variable = annex_of(variable, {"name", "typeRef"}, {});
    made.definition = expression_in(of, names_[model_].all);
    made.details = annex_around(of, {"name"}, {"variable"});
    to_.order.push_back({graph::element::kind::answer, to_.answers.size()});
    to_.answers.push_back(std::move(made));
}

void reader::knowledge(xml_node of) {
    graph::function made;
    made.name = name_of(of, true);
    made.where = made.name.where;
    made.model = model_;
    const auto variable = child(of, "variable");
    made.result = type_of(variable);
    made.of_variable = annex_of(variable, {"name", "typeRef"}, {});
    made.details = annex_of(of, {"name"}, {"variable", "encapsulatedLogic"});
    made.box.push_back(function(child(of, "encapsulatedLogic"), names_[model_].all));
    for (const auto& one : made.box.front().names) {
        graph::field parameter{};
        parameter.name = one.name;
        parameter.type = one.type;
        made.parameters.push_back(std::move(parameter));
    }
    to_.order.push_back({graph::element::kind::function, to_.functions.size()});
    to_.functions.push_back(std::move(made));
}

void reader::service(xml_node of) {
    graph::service made;
    made.name = name_of(of, true);
    made.where = made.name.where;
    made.model = model_;
    const auto variable = child(of, "variable");
    made.type = type_of(variable);
    made.of_variable = annex_of(variable, {"name", "typeRef"}, {});
    made.outputs = referred(of, "outputDecision");
    made.encapsulated = referred(of, "encapsulatedDecision");
    made.input_decisions = referred(of, "inputDecision");
    made.inputs = referred(of, "inputData");
    made.details =
        annex_of(of, {"name"}, {"variable", "outputDecision", "encapsulatedDecision", "inputDecision", "inputData"});
    to_.services.push_back(std::move(made));
}

} // namespace guiju::formats::dmn
