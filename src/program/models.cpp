#include "lowering.hpp"

/// Names and types of DMN models: what a name means in the model it is written in, and which values a type has.
namespace guiju::program {

bool lowering::is_declared(const std::string& full) const {
    return answers_.contains(full) || functions_.contains(full) || items_.contains(full) ||
           (!build_.out.records.empty() && field_named(record_id{0}, full).has_value());
}

std::string lowering::full_name(const std::string& name) const { return full_name(model_, name); }

/// What is declared under that name in a model, or taken over from another without a name of its own.
std::string lowering::full_name(std::size_t model, const std::string& name) const {
    if (!of_models()) {
        return name;
    }
    const auto& in = policy_.models[model];
    auto own = in.prefix + name;
    if (is_declared(own)) {
        return own;
    }
    for (const auto& one : in.imports) {
        if (one.alias.empty() && one.model != graph::no_model) {
            auto theirs = policy_.models[one.model].prefix + name;
            if (is_declared(theirs)) {
                return theirs;
            }
        }
    }
    return own;
}

/// `Model B.Person name`: a path that begins with the name of an import is a name in that model.
std::optional<std::pair<std::size_t, std::string>> lowering::imported_name(const syntax& n) {
    if (!of_models() || n.kind != feel::node_kind::path) {
        return std::nullopt;
    }
    const syntax& base = at(n.children.at(0));
    auto in = model_;
    auto alias = base.text;
    if (base.kind == feel::node_kind::path) {
        const auto deeper = imported_name(base);
        if (!deeper) {
            return std::nullopt;
        }
        in = deeper->first;
        alias = deeper->second;
    } else if (base.kind != feel::node_kind::name || variable_named(alias, {}, base.where)) {
        return std::nullopt;
    }
    for (const auto& one : policy_.models[in].imports) {
        if (!one.alias.empty() && one.alias == alias && one.model != graph::no_model) {
            return std::pair{one.model, n.text};
        }
    }
    return std::nullopt;
}

std::optional<typed> lowering::imported_member(const syntax& n) {
    const auto found = imported_name(n);
    if (!found) {
        return std::nullopt;
    }
    if (auto given = variable_named(policy_.models[found->first].prefix + found->second, {}, n.where)) {
        return given; // a parameter of the service that is being lowered
    }
    const auto outer = std::exchange(model_, found->first);
    auto made = at_root(found->second, root_of(*body_), n.where);
    model_ = outer;
    return made;
}

std::optional<std::size_t> lowering::function_called(const syntax& callee) {
    std::string full;
    if (callee.kind == feel::node_kind::name) {
        full = full_name(callee.text);
    } else if (const auto found = imported_name(callee)) {
        full = full_name(found->first, found->second);
    }
    const auto found = functions_.find(full);
    return found == functions_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

void lowering::declare_items() {
    build_.out.functions.resize(policy_.functions.size() + policy_.services.size());
    for (std::size_t i = 0; i < policy_.items.size(); ++i) {
        items_.try_emplace(policy_.items[i].name.name, i);
    }
    item_types_.resize(policy_.items.size());
    item_busy_.resize(policy_.items.size(), 0);
}

/// The item definition of that name in the model at hand, also as `Import.tLoan`.
const graph::item_definition* lowering::item_named(const std::string& name, std::size_t& model) const {
    if (!of_models()) {
        return nullptr;
    }
    auto full = full_name(name);
    for (const auto& one : policy_.models[model_].imports) {
        if (!one.alias.empty() && one.model != graph::no_model && name.starts_with(one.alias + ".")) {
            full = full_name(one.model, name.substr(one.alias.size() + 1));
        }
    }
    const auto found = items_.find(full);
    if (found == items_.end()) {
        return nullptr;
    }
    model = found->second;
    return &policy_.items[found->second];
}

/// A type of DMN: null is in each, so what it is made of is optional. A definition that speaks of itself is open there.
type_id lowering::item_type_of(const graph::item_definition& of) {
    auto made = structure_of(of);
    made = restricted(made, of.allowed, of.name.name, of.model);
    if (of.collection) {
        made = restricted(build_.list_of(build_.optional(made)), of.constraint, of.name.name, of.model);
    } else if (of.allowed.empty()) {
        made = restricted(made, of.constraint, of.name.name, of.model);
    }
    return build_.optional(made);
}

type_id lowering::structure_of(const graph::item_definition& of) {
    type made;
    if (of.is_function) {
        made.kind = type_kind::function;
        for (const auto& p : of.parameters) {
            made.parameters.push_back(resolve(p.type));
        }
        made.element = resolve(of.type);
        return build_.intern(made);
    }
    if (of.components.empty()) {
        return resolve(of.type);
    }
    made.kind = type_kind::context;
    for (const auto& c : of.components) {
        made.entries.emplace_back(c.name.name, item_type_of(c));
    }
    return build_.intern(made);
}

/// The type with allowed values: a function says which. Null is allowed everywhere.
type_id lowering::restricted(type_id of, const feel::tree& allowed, const std::string& name, std::size_t model) {
    if (allowed.empty()) {
        return of;
    }
    body alone;
    auto* const outer = std::exchange(body_, &alone);
    const auto outer_model = std::exchange(model_, model);
    const auto slot = new_slot();
    open_scope();
    const typed holds = settled(unary_tests(allowed, {node_id::none, build_.required(of)}, slot), allowed.where());
    body_ = outer;
    model_ = outer_model;
    function test;
    test.name = "allowed values of " + name;
    test.parameters.push_back({"?", {}, of, node_id::none, 0});
    test.result = build_.simple(type_kind::boolean);
    test.body = holds.node;
    test.frame = static_cast<std::uint16_t>(alone.slots);
    test.where = allowed.where();
    build_.out.functions.push_back(std::move(test));
    type made = build_[of];
    made.allowed = static_cast<function_id>(build_.out.functions.size() - 1);
    return build_.intern(made);
}

/// In models what could not be lowered is null; elsewhere it has been told as an error.
typed lowering::settled(typed of, span where) {
    if (!of.poisoned() || !of_models()) {
        return of;
    }
    return {build_.constant(value(reason::type_error, where), type_id::any, where), type_id::any};
}

} // namespace guiju::program
