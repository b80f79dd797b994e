#include "writer.hpp"

#include "xml.hpp"

#include <guiju/formats/dmn/writer.hpp>

#include <algorithm>
#include <sstream>

namespace guiju::formats::dmn {

namespace {

constexpr auto model_space = "https://www.omg.org/spec/DMN/20230324/MODEL/";
constexpr auto feel_space = "https://www.omg.org/spec/DMN/20230324/FEEL/";
constexpr auto diagram_space = "https://www.omg.org/spec/DMN/20230324/DMNDI/";

/// A namespace of an older version as that of DMN 1.5.
std::string raised(std::string_view space) {
    const bool diagram = space.find("omg.org/spec/DMN/") != std::string_view::npos && space.ends_with("/DMNDI/");
    return std::string(is_of_dmn(space)    ? model_space
                       : is_of_feel(space) ? feel_space
                       : diagram           ? diagram_space
                                           : space);
}

/// What was kept as it stood may declare namespaces of its own.
struct raise_spaces final : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& at) override {
        for (auto one : at.attributes()) {
            if (std::string_view(one.name()).starts_with("xmlns")) {
                one.set_value(raised(one.value()).c_str());
            }
        }
        return true;
    }
};

} // namespace

pugi::xml_node opened(pugi::xml_node in, const char* name, const graph::annex& about) {
    auto made = in.append_child(name);
    set(made, "id", about.id);
    set(made, "label", about.label);
    for (const auto& [attribute, content] : about.attributes) {
        if (attribute != "xsi:schemaLocation") { // that of an older version would be wrong
            made.append_attribute(attribute.c_str()) = content.c_str();
        }
    }
    if (!about.description.empty()) {
        append_text(made, "description", about.description);
    }
    append_kept(made, about, {"extensionElements"});
    return made;
}

void append_kept(pugi::xml_node to, const graph::annex& about, std::initializer_list<std::string_view> names) {
    for (const auto& [name, text] : about.kept) {
        if (std::ranges::find(names, name) != names.end()) {
            to.append_buffer(text.data(), text.size());
        }
    }
}

void append_other(pugi::xml_node to, const graph::annex& about, std::initializer_list<std::string_view> but) {
    for (const auto& [name, text] : about.kept) {
        if (name != "extensionElements" && std::ranges::find(but, name) == but.end()) {
            to.append_buffer(text.data(), text.size());
        }
    }
}

void append_text(pugi::xml_node to, const char* name, const std::string& text) {
    to.append_child(name).text().set(text.c_str());
}

void set(pugi::xml_node to, const char* name, const std::string& content) {
    if (!content.empty()) {
        to.append_attribute(name) = content.c_str();
    }
}

void set_type(pugi::xml_node to, const graph::type_ref& type, const char* name) { set(to, name, type.name); }

std::string writer::own_name(const std::string& name, std::size_t model) const {
    return name.substr(of_.models[model].prefix.size());
}

std::string writer::operator()() {
    pugi::xml_document all;
    const auto& model = of_.models.front();
    auto declaration = all.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto top = opened(all, "definitions", model.details);
    top.append_attribute("xmlns") = model_space;
    for (const auto& [prefix, space] : model.prefixes) {
        top.append_attribute(("xmlns:" + prefix).c_str()) = space.c_str();
    }
    top.append_attribute("name") = model.name.c_str();
    top.append_attribute("namespace") = model.name_space.c_str();
    for (auto one : {top.attribute("expressionLanguage"), top.attribute("typeLanguage")}) {
        if (one) {
            one.set_value(raised(one.value()).c_str());
        }
    }
    imports(top);
    elements(top);
    raise_spaces spaces;
    all.traverse(spaces);
    std::ostringstream out;
    all.save(out, "  ", pugi::format_default | pugi::format_save_file_text, pugi::encoding_utf8);
    return std::move(out).str();
}

void writer::imports(node to) {
    for (const auto& one : of_.models.front().imports) {
        auto made = opened(to, "import", one.details);
        made.append_attribute("name") = one.alias.c_str();
        made.append_attribute("namespace") = one.name_space.c_str();
        set(made, "locationURI", one.location);
        made.append_attribute("importType") = raised(one.type).c_str();
    }
}

void writer::elements(node to) {
    const auto& model = of_.models.front();
    for (const auto& one : of_.items) {
        if (one.model == 0) {
            item(to, one, "itemDefinition");
        }
    }
    append_kept(to, model.details, {"knowledgeSource"});
    for (std::size_t i = 0; i < of_.inputs.size(); ++i) {
        if (of_.inputs[i].model == 0) {
            input(to, i);
        }
    }
    for (const auto& one : of_.answers) {
        if (one.model == 0) {
            decision(to, one);
        }
    }
    for (const auto& one : of_.functions) {
        if (one.model == 0) {
            knowledge(to, one);
        }
    }
    for (const auto& one : of_.services) {
        if (one.model == 0) {
            service(to, one);
        }
    }
    append_kept(to, model.details, {"group", "textAnnotation", "association"});
    append_kept(to, model.details, {"elementCollection"});
    append_kept(to, model.details, {"performanceIndicator", "organizationUnit"});
    append_other(to, model.details,
                 {"knowledgeSource", "group", "textAnnotation", "association", "elementCollection",
                  "performanceIndicator", "organizationUnit"});
}

void writer::variable(node to, const std::string& name, const graph::type_ref& type, const graph::annex& about) {
    auto made = opened(to, "variable", about);
    made.append_attribute("name") = name.c_str();
    set_type(made, type);
}

void writer::input(node to, std::size_t index) {
    const auto& field = of_.records.front().fields[index];
    const auto& about = of_.inputs[index];
    auto made = opened(to, "inputData", about.details);
    made.append_attribute("name") = field.name.name.c_str();
    variable(made, field.name.name, field.type, about.of_variable);
}

void writer::decision(node to, const graph::answer& one) {
    auto made = opened(to, "decision", one.details);
    made.append_attribute("name") = one.name.name.c_str();
    append_kept(made, one.details, {"question", "allowedAnswers"});
    variable(made, one.name.name, one.type, one.of_variable);
    append_other(made, one.details, {"question", "allowedAnswers"});
    if (const auto* box = std::get_if<graph::boxed>(&one.definition)) {
        expression(made, *box);
    }
}

void writer::knowledge(node to, const graph::function& one) {
    auto made = opened(to, "businessKnowledgeModel", one.details);
    made.append_attribute("name") = one.name.name.c_str();
    variable(made, one.name.name, one.result, one.of_variable);
    if (!one.box.empty()) {
        function(made, one.box.front(), "encapsulatedLogic");
    }
    append_other(made, one.details, {});
}

void writer::service(node to, const graph::service& one) {
    auto made = opened(to, "decisionService", one.details);
    made.append_attribute("name") = one.name.name.c_str();
    variable(made, one.name.name, one.type, one.of_variable);
    references(made, "outputDecision", one.outputs);
    references(made, "encapsulatedDecision", one.encapsulated);
    references(made, "inputDecision", one.input_decisions);
    references(made, "inputData", one.inputs);
    append_other(made, one.details, {});
}

void writer::references(node to, const char* as, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        to.append_child(as).append_attribute("href") = reference(name).c_str();
    }
}

std::string writer::reference(const std::string& name) const {
    const auto href = [this](std::size_t model, const std::string& id) {
        return (model == 0 ? std::string() : of_.models[model].name_space) + "#" + id;
    };
    for (const auto& one : of_.answers) {
        if (one.name.name == name) {
            return href(one.model, one.details.id);
        }
    }
    for (std::size_t i = 0; i < of_.inputs.size(); ++i) {
        if (of_.records.front().fields[i].name.name == name) {
            return href(of_.inputs[i].model, of_.inputs[i].details.id);
        }
    }
    return "#";
}

void writer::item(node to, const graph::item_definition& one, const char* as) {
    auto made = opened(to, as, one.details);
    made.append_attribute("name") = one.name.name.c_str();
    if (one.collection) {
        made.append_attribute("isCollection") = "true";
    }
    if (!one.is_function && !one.type.name.empty()) {
        append_text(made, "typeRef", one.type.name);
    }
    tests(made, "allowedValues", one.allowed, one.of_allowed);
    tests(made, "typeConstraint", one.constraint, one.of_constraint);
    for (const auto& part : one.components) {
        item(made, part, "itemComponent");
    }
    if (one.is_function) {
        auto function = opened(made, "functionItem", one.of_function);
        set_type(function, one.type, "outputTypeRef");
        for (const auto& p : one.parameters) {
            named(function, "parameters", p);
        }
    }
    append_other(made, one.details, {});
}

std::string print(const graph::policy& of) { return of.models.empty() ? std::string() : writer(of)(); }

} // namespace guiju::formats::dmn
