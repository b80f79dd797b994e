#include <guiju/emit/model.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace guiju::emitted {

namespace {

void strip(graph::boxed& box);

void strip(graph::box_name& name) { name.details = name.of_entry = {}; }

void strip(graph::table& table) {
    table.annotation_names.clear();
    for (auto& one : table.inputs) {
        one.details = one.of_expression = one.of_allowed = {};
        one.label.clear();
        one.type = {};
    }
    for (auto& one : table.outputs) {
        one.details = one.of_allowed = one.of_otherwise = {};
        one.type = {};
    }
    for (auto& one : table.rules) {
        one.details = {};
        one.note.clear();
        one.of_tests.clear();
        one.of_outputs.clear();
        one.annotations.clear();
    }
}

/// What a box says: names, types, expressions.
void strip(graph::boxed& box) {
    box.details = {};
    box.of_parts.clear();
    if (!box.text.empty()) {
        box.written.clear();
    }
    for (auto& one : box.names) {
        strip(one);
    }
    for (auto& one : box.parts) {
        strip(one);
    }
    for (auto& one : box.tables) {
        strip(one);
    }
}

void strip(graph::item_definition& item) {
    item.details = item.of_allowed = item.of_constraint = item.of_function = {};
    for (auto& one : item.components) {
        strip(one);
    }
    for (auto& one : item.parameters) {
        strip(one);
    }
}

/// Each element as a policy of its own, so that `graph::same` compares it.
std::map<std::string, graph::policy> elements_of(const graph::policy& of) {
    std::map<std::string, graph::policy> all;
    for (auto one : of.answers) {
        one.details = one.of_variable = {};
        one.subject.clear();
        if (auto* box = std::get_if<graph::boxed>(&one.definition)) {
            strip(*box);
        }
        all[one.name.name].answers.push_back(std::move(one));
    }
    for (auto one : of.functions) {
        one.details = one.of_variable = {};
        std::ranges::for_each(one.box, [](graph::boxed& box) { strip(box); });
        all[one.name.name].functions.push_back(std::move(one));
    }
    for (auto one : of.items) {
        strip(one);
        all[one.name.name].items.push_back(std::move(one));
    }
    if (!of.records.empty()) {
        for (const auto& one : of.records.front().fields) {
            auto& made = all[one.name.name];
            made.records.emplace_back();
            made.records.front().fields.push_back(one);
        }
    }
    return all;
}

} // namespace

std::vector<std::string> changed_elements(const graph::policy& in, const graph::policy& expected) {
    const auto have = elements_of(in);
    std::vector<std::string> changed;
    for (const auto& [name, one] : elements_of(expected)) {
        const auto found = have.find(name);
        if (found == have.end() || !graph::same(found->second, one)) {
            changed.push_back(name);
        }
    }
    return changed;
}

} // namespace guiju::emitted
