#include "lowering.hpp"

#include <guiju/meaning/built_in.hpp>

namespace guiju::program {

using feel::node_kind;

namespace {

bool has_several_signatures(meaning::operation op) {
    return meaning::info(op).signatures.find(';') != std::string_view::npos;
}

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

typed lowering::lambda_of(const syntax& n, const std::vector<type_id>& hints) {
    if (n.op == feel::operator_kind::external && strict()) {
        return error("call.external", n.where, {"不支持外部函数", "external functions are not supported"});
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
    const typed result =
        n.op == feel::operator_kind::external ? external_body(n, made.parameters) : lower(n.children.back());
    close_scope();
    const auto last = build_.out.nodes.size();
    body_ = inner.outer;
    if (result.poisoned()) {
        return {};
    }
    settle_slots(first, last, inner);
    made.captured = static_cast<std::uint16_t>(inner.captures.size());
    made.body = result.node;
    made.result = result.type;
    made.frame = static_cast<std::uint16_t>(inner.slots + inner.captures.size());
    type signature;
    signature.kind = type_kind::function;
    signature.parameters = made.parameter_types;
    signature.element = result.type;
    build_.out.lambdas.push_back(std::move(made));
    return close_lambda(inner, first, last, signature, n.where);
}

/// `function(a) external {java: {class: …, method signature: …}}`: what the host offers, called with the parameters.
typed lowering::external_body(const syntax& n, const std::vector<std::string>& parameters) {
    const auto entry = [this](feel::node_id of, std::string_view name) -> feel::node_id {
        for (const auto child : of == feel::node_id::none ? feel::node_list{} : at(of).children) {
            if (at(child).kind == node_kind::entry && at(child).text == name) {
                return at(child).children.at(0);
            }
        }
        return feel::node_id::none;
    };
    const auto text = [&](feel::node_id of, std::string_view name) {
        const auto found = entry(of, name);
        return found == feel::node_id::none ? std::string() : at(found).text;
    };
    const auto java = entry(n.children.back(), "java");
    const auto pmml = entry(n.children.back(), "pmml");
    const auto key = java != feel::node_id::none ? text(java, "class") + "#" + text(java, "method signature")
                                                 : text(pmml, "document") + "#" + text(pmml, "model");
    std::vector<node_id> operands{external(key, n.where).node};
    for (const auto& name : parameters) {
        operands.push_back(settled(variable_named(name, {}, n.where).value_or(typed{}), n.where).node);
    }
    return {build_.add({opcode::apply, type_id::any, n.where}, operands)};
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
    if (const auto operation = functions_.contains(name) ? std::nullopt : meaning::find(name);
        operation && (meaning::is_variadic(*operation) || has_several_signatures(*operation))) {
        // A lambda has one number of parameters.
        type signature;
        signature.kind = type_kind::function;
        auto names = parameter_names(*operation);
        signature.parameters.resize(names.size(), type_id::any);
        const auto type = build_.intern(signature);
        const shared<const callable> made(make_shared_body<meaning::built_in>(*operation, std::move(names)));
        return {build_.constant(value(made), type, where), type};
    }
    feel::tree made;
    const auto add = [&made, where](node_kind kind, const std::string& text, feel::node_list children) {
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
    if (const auto found = functions_.find(full_name(name)); found != functions_.end()) {
        for (const auto& p : build_.out.functions[found->second].parameters) {
            names.push_back(p.name);
            types.push_back(p.type);
        }
    } else {
        names = parameter_names(*meaning::find(name));
        types.resize(names.size());
    }
    feel::node_list given{add(node_kind::name, name, {})};
    feel::node_list parts;
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
