#include "lowering.hpp"

#include <guiju/meaning/operations.hpp>

#include <algorithm>

namespace guiju::program {

using feel::node_kind;

lowering::arguments lowering::lower_all(const std::vector<feel::node_id>& ids) {
    arguments all;
    for (const auto id : ids) {
        all.push_back(lower(id));
    }
    return all;
}

bool lowering::poisoned(const arguments& all) {
    return std::any_of(all.begin(), all.end(), [](const typed& one) { return one.poisoned(); });
}

std::vector<node_id> lowering::nodes_of(const arguments& all) {
    std::vector<node_id> nodes;
    for (const auto& one : all) {
        nodes.push_back(one.node);
    }
    return nodes;
}

typed lowering::wrong_count(const std::string& name, std::size_t least, std::size_t most, std::size_t given,
                            span where) {
    if (options_.gradual) {
        return {build_.constant(value(reason::type_error, where), type_id::any, where)};
    }
    const auto wanted = least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
    return error("call.arguments", where,
                 {name + " 要 " + wanted + " 个参数，给了 " + std::to_string(given) + " 个",
                  name + " takes " + wanted + " arguments, not " + std::to_string(given)});
}

typed lowering::call(const syntax& n) {
    const syntax& callee = at(n.children.at(0));
    if (callee.kind != node_kind::name) {
        if (const auto found = function_called(callee)) {
            return call_function(*found, n, {n.children.begin() + 1, n.children.end()});
        }
        const typed of = lower(n.children[0]);
        return of.poisoned() ? typed{} : call_value(of, n, false);
    }
    const std::vector<feel::node_id> given(n.children.begin() + 1, n.children.end());
    if (const auto bound = variable_named(callee.text, {}, callee.where)) {
        return bound->poisoned() ? typed{} : call_value(*bound, n, false);
    }
    if (const auto found = parameters_.find(callee.text); found != parameters_.end()) {
        return call_parameter(found->second, given, n.where);
    }
    if (const auto found = answers_.find(callee.text); found != answers_.end() && !of_models()) {
        return call_answer(callee.text, found->second, n);
    }
    if (const auto found = function_called(callee)) {
        return call_function(*found, n, given);
    }
    if (const auto found = meaning::find(callee.text); found && meaning::is_function(*found)) {
        return call_built_in(*found, given, n.where);
    }
    if (auto found = call_duties(callee.text, given, n.where)) {
        return *found;
    }
    if (auto found = property_call(callee.text, given, n.where)) {
        return *found;
    }
    const typed of = lower(n.children[0]);
    return of.poisoned() ? typed{} : call_value(of, n, false);
}

typed lowering::call_named(const syntax& n) {
    const syntax& callee = at(n.children.at(0));
    if (callee.kind != node_kind::name || !variable_named(callee.text, {}, callee.where)) {
        if (const auto found = function_called(callee)) {
            std::vector<graph::naming> names;
            for (const auto& p : build_.out.functions[*found].parameters) {
                names.push_back({p.name, p.other, {}});
            }
            const auto given = in_order(n, names);
            return given ? call_function(*found, n, *given) : settled({}, n.where);
        }
    }
    if (callee.kind == node_kind::name && !variable_named(callee.text, {}, callee.where)) {
        if (const auto found = meaning::find(callee.text); found && meaning::is_function(*found)) {
            return call_built_in_named(*found, n);
        }
    }
    const typed of = lower(n.children[0]);
    return of.poisoned() ? typed{} : call_value(of, n, true);
}

/// Named arguments in the order of the parameters. Those not given are null.
std::optional<std::vector<feel::node_id>> lowering::in_order(const syntax& n, const std::vector<graph::naming>& names) {
    std::vector<feel::node_id> given(names.size(), feel::node_id::none);
    for (std::size_t i = 1; i < n.children.size(); ++i) {
        const syntax& entry = at(n.children[i]);
        nearest near(entry.text);
        bool found = false;
        for (std::size_t p = 0; p < names.size(); ++p) {
            near.consider(names[p].name);
            if (names[p].answers_to(entry.text)) {
                given[p] = entry.children.at(0);
                found = true;
            }
        }
        if (!found) {
            (void)unknown("name.unknown_parameter", {"参数", "parameter"}, entry.text, entry.where, near);
            return std::nullopt;
        }
    }
    return given;
}

typed lowering::call_function(std::size_t index, const syntax& n, const std::vector<feel::node_id>& given) {
    const auto parameters = build_.out.functions[index].parameters;
    if (given.size() != parameters.size()) {
        return wrong_count(build_.out.functions[index].name, parameters.size(), parameters.size(), given.size(),
                           n.where);
    }
    arguments all;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto where = given[i] == feel::node_id::none ? n.where : at(given[i]).where;
        all.push_back(build_.out.functions[index].checks
                          ? settled(lower(given[i]), where)
                          : fitted(lower(given[i], parameters[i].type), parameters[i].type, where));
    }
    if (poisoned(all)) {
        return {};
    }
    const auto type = build_.out.functions[index].result;
    return {build_.add({opcode::invoke, type, n.where, static_cast<std::uint32_t>(index)}, nodes_of(all)), type};
}

typed lowering::call_parameter(std::size_t index, const std::vector<feel::node_id>& given, span where) {
    const auto by = build_.out.parameters[index].by;
    if (given.size() != by.size() && given.size() != by.size() + 1) {
        return wrong_count(build_.out.parameters[index].name, by.size(), by.size() + 1, given.size(), where);
    }
    std::vector<node_id> operands;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto wanted = i < by.size() ? build_.category(by[i]) : build_.simple(type_kind::date);
        const typed one = fitted(lower(given[i], wanted), wanted, at(given[i]).where);
        if (one.poisoned()) {
            return {};
        }
        operands.push_back(one.node);
    }
    if (given.size() == by.size()) {
        operands.push_back(build_.add({opcode::as_of, build_.simple(type_kind::date), where}));
    }
    const auto type = build_.out.parameters[index].type;
    return {build_.add({opcode::parameter, type, where, static_cast<std::uint32_t>(index)}, operands), type};
}

/// Calls what is only known when it runs.
typed lowering::call_value(const typed& callee, const syntax& n, bool by_name) {
    const type t = build_[callee.type];
    if (strict() && t.kind != type_kind::function && t.kind != type_kind::any) {
        const auto is = named(callee.type);
        return error("call.not_function", n.where, {is.zh + "不能调用", is.en + " cannot be called"});
    }
    std::vector<node_id> operands{callee.node};
    std::vector<value> names;
    for (std::size_t i = 1; i < n.children.size(); ++i) {
        const syntax& given = at(n.children[i]);
        const typed one = lower(by_name ? given.children.at(0) : n.children[i]);
        if (one.poisoned()) {
            return {};
        }
        operands.push_back(one.node);
        names.emplace_back(given.text);
    }
    const auto type = t.kind == type_kind::function ? t.element : type_id::any;
    if (by_name) {
        return {build_.add({opcode::apply_named, type, n.where, build_.keep(value::list(std::move(names)))}, operands),
                type};
    }
    return {build_.add({opcode::apply, type, n.where}, operands), type};
}

} // namespace guiju::program
