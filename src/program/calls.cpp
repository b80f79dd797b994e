#include "lowering.hpp"

#include <guiju/meaning/operations.hpp>

#include <algorithm>

namespace guiju::program {

using feel::node_kind;

namespace {

bool uses_slot(opcode op) {
    switch (op) {
    case opcode::local:
    case opcode::item_name:
    case opcode::lazy:
    case opcode::let:
    case opcode::map:
    case opcode::span_map:
    case opcode::some:
    case opcode::every:
    case opcode::filter:
    case opcode::filter_any:
    case opcode::index:
    case opcode::in_tests:
        return true;
    default:
        return false;
    }
}

} // namespace

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
    if (const auto found = answers_.find(callee.text); found != answers_.end()) {
        return call_answer(callee.text, found->second, n);
    }
    if (const auto found = functions_.find(callee.text); found != functions_.end()) {
        return call_function(found->second, n, given);
    }
    if (const auto found = meaning::find(callee.text); found && meaning::is_function(*found)) {
        return call_built_in(*found, given, n.where);
    }
    if (auto found = property_call(callee.text, given, n.where)) {
        return *found;
    }
    const typed of = lower(n.children[0]);
    return of.poisoned() ? typed{} : call_value(of, n, false);
}

typed lowering::call_named(const syntax& n) {
    const syntax& callee = at(n.children.at(0));
    if (callee.kind == node_kind::name && !variable_named(callee.text, {}, callee.where)) {
        if (const auto found = functions_.find(callee.text); found != functions_.end()) {
            std::vector<graph::naming> names;
            for (const auto& p : build_.out.functions[found->second].parameters) {
                names.push_back({p.name, p.other, {}});
            }
            const auto given = in_order(n, names);
            return given ? call_function(found->second, n, *given) : typed{};
        }
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
            unknown("name.unknown_parameter", {"参数", "parameter"}, entry.text, entry.where, near);
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
        all.push_back(fitted(lower(given[i], parameters[i].type), parameters[i].type, where));
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

typed lowering::lambda_of(const syntax& n, const std::vector<type_id>& hints) {
    if (n.op == feel::operator_kind::external) {
        return options_.gradual
                   ? typed{build_.constant(value(reason::type_error, n.where), type_id::any, n.where)}
                   : error("call.external", n.where, {"不支持外部函数", "external functions are not supported"});
    }
    lambda made;
    body inner;
    inner.outer = std::exchange(body_, &inner);
    open_scope();
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
        const syntax& p = at(n.children[i]);
        const bool written = !p.children.empty() && p.children.front() != feel::node_id::none;
        const auto type = written ? resolve_type(p.children.front()) : i < hints.size() ? hints[i] : type_id::any;
        made.parameters.push_back(p.text);
        made.parameter_types.push_back(written ? type : type_id::any);
        bind(p.text, {}, type, new_slot());
    }
    const auto first = build_.out.nodes.size();
    const typed result = lower(n.children.back());
    close_scope();
    const auto last = build_.out.nodes.size();
    body_ = inner.outer;
    if (result.poisoned()) {
        return {};
    }
    settle_slots(first, last, inner);
    made.captured = static_cast<std::uint16_t>(inner.captures.size());
    made.body = result.node;
    made.frame = static_cast<std::uint16_t>(inner.slots + inner.captures.size());
    type signature;
    signature.kind = type_kind::function;
    signature.parameters = made.parameter_types;
    signature.element = result.type;
    build_.out.lambdas.push_back(std::move(made));
    return close_lambda(inner, first, last, signature, n.where);
}

/// The function value: the values that it captures, from the frame around it.
typed lowering::close_lambda(const body& inner, std::size_t first, std::size_t last, const type& signature,
                             span where) {
    body_->inner.emplace_back(first, last);
    const auto index = static_cast<std::uint32_t>(build_.out.lambdas.size() - 1);
    std::vector<node_id> operands;
    for (const auto& c : inner.captures) {
        operands.push_back(
            c.lazy == node_id::none
                ? build_.add({opcode::local, c.type, where, 0, c.outer_slot})
                : build_.add({opcode::lazy, c.type, where, build_.keep_name(c.name), c.outer_slot}, {c.lazy}));
    }
    const auto type = build_.intern(signature);
    return {build_.add({opcode::make_function, type, where, index}, operands), type};
}

/// Captured values come first in a lambda's frame; only now is it known how many there are.
void lowering::settle_slots(std::size_t first, std::size_t last, const body& of) {
    const auto captured = of.captures.size();
    auto skip = of.inner.begin();
    for (std::size_t i = first; i < last; ++i) {
        while (skip != of.inner.end() && i >= skip->second) {
            ++skip;
        }
        if (skip != of.inner.end() && i >= skip->first) {
            i = skip->second - 1;
            continue;
        }
        auto& n = build_.out.nodes[i];
        if (uses_slot(n.op)) {
            n.slot = static_cast<std::uint16_t>(n.slot >= first_captured ? n.slot - first_captured : n.slot + captured);
        }
    }
}

/// A function of the policy or a built-in one as a value: what `sort(list, before)` hands over.
typed lowering::function_value(const std::string& name, span where) {
    feel::tree made;
    const auto add = [&made, where](node_kind kind, const std::string& text, std::vector<feel::node_id> children) {
        feel::node n;
        n.kind = kind;
        n.text = text;
        n.children = std::move(children);
        n.where = where;
        made.nodes.push_back(std::move(n));
        return static_cast<feel::node_id>(made.nodes.size() - 1);
    };
    std::vector<std::string> names;
    std::vector<type_id> types;
    if (const auto found = functions_.find(name); found != functions_.end()) {
        for (const auto& p : build_.out.functions[found->second].parameters) {
            names.push_back(p.name);
            types.push_back(p.type);
        }
    } else {
        names = parameter_names(*meaning::find(name));
        types.resize(names.size());
    }
    std::vector<feel::node_id> given{add(node_kind::name, name, {})};
    std::vector<feel::node_id> parts;
    for (const auto& p : names) {
        parts.push_back(add(node_kind::parameter, p, {}));
    }
    // The names of parameters are the lambda's own, so that nothing else is captured.
    for (const auto& p : names) {
        given.push_back(add(node_kind::name, p, {}));
    }
    parts.push_back(add(node_kind::call, {}, std::move(given)));
    made.root = add(node_kind::function, {}, std::move(parts));
    const auto* outer = std::exchange(tree_, &made);
    const typed lowered = lambda_of(made.top(), types);
    tree_ = outer;
    return lowered;
}

} // namespace guiju::program
