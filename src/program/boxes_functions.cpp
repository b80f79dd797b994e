#include "lowering.hpp"

#include <algorithm>
#include <iterator>

/// Boxed functions and invocations. DMN 1.5, 7.3.5, 7.3.6, 10.2.1.7.
namespace guiju::program {

using graph::boxed;

namespace {

/// The text of an entry that names something of another language: `"java.lang.Math"`.
std::string text_entry(const boxed& of, std::string_view name) {
    for (std::size_t i = 0; i < of.names.size() && i < of.parts.size(); ++i) {
        const auto& text = of.parts[i].text;
        if (of.names[i].name.name == name && !text.empty()) {
            return text.top().text;
        }
    }
    return {};
}

} // namespace

/// The body of a function whose parameters are bound.
typed lowering::function_body(const boxed& from) {
    const auto& inside = from.parts.front();
    if (from.language != graph::function_language::feel) {
        const typed callee = box_external(from);
        std::vector<node_id> operands{callee.node};
        for (const auto& name : from.names) {
            const auto given = variable_named(name.name.name, {}, from.where);
            operands.push_back(settled(given.value_or(typed{}), from.where).node);
        }
        return {build_.add({opcode::apply, type_id::any, from.where}, operands)};
    }
    return settled(fitted(lower_box(inside), resolve(from.type), from.where), from.where);
}

/// What the host offers under the name that the body gives; null when it offers nothing.
typed lowering::box_external(const boxed& from) {
    const auto& inside = from.parts.front();
    const bool java = from.language == graph::function_language::java;
    const auto key = java ? text_entry(inside, "class") + "#" + text_entry(inside, "method signature")
                          : text_entry(inside, "document") + "#" + text_entry(inside, "model");
    return external(key, from.where);
}

/// A function of the host by what it is called there, white space left out; null when the host has none.
typed lowering::external(const std::string& key, span where) {
    std::string plain;
    std::copy_if(key.begin(), key.end(), std::back_inserter(plain), [](char c) { return c != ' '; });
    if (const auto found = options_.external.find(plain); found != options_.external.end()) {
        return {build_.constant(value(found->second), type_id::any, where)};
    }
    warn("call.external", where, {"没有提供外部函数 " + plain, "no external function " + plain + " is offered"});
    return {build_.constant(value(reason::type_error, where), type_id::any, where)};
}

typed lowering::box_function(const boxed& from) {
    lambda made;
    body inner;
    inner.outer = std::exchange(body_, &inner);
    open_scope();
    for (const auto& p : from.names) {
        made.parameters.push_back(p.name.name);
        made.parameter_types.push_back(resolve(p.type));
        bind(p.name.name, {}, made.parameter_types.back(), new_slot());
    }
    const auto first = build_.out.nodes.size();
    const typed result = settled(function_body(from), from.where);
    close_scope();
    const auto last = build_.out.nodes.size();
    body_ = inner.outer;
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
    return close_lambda(inner, first, last, signature, from.where);
}

/// A function called by name with bindings by name; those not bound are null, one that it has not is an error.
typed lowering::box_invocation(const boxed& from) {
    const auto& called = from.parts.front();
    std::vector<typed> given;
    for (std::size_t i = 1; i < from.parts.size(); ++i) {
        given.push_back(settled(fitted(lower_box(from.parts[i]), resolve(from.names[i - 1].type), from.parts[i].where),
                                from.where));
    }
    std::optional<std::size_t> index;
    if (called.kind == graph::box_kind::literal && !called.text.empty()) {
        const auto* outer = std::exchange(tree_, &called.text);
        const auto& top = called.text.top();
        const bool bound = top.kind == feel::node_kind::name && variable_named(top.text, {}, top.where).has_value();
        index = bound ? std::nullopt : function_called(top);
        tree_ = outer;
    }
    if (!index) {
        std::vector<value> names;
        std::vector<node_id> operands{lower_box(called).node};
        for (std::size_t i = 0; i < given.size(); ++i) {
            names.emplace_back(from.names[i].name.name);
            operands.push_back(given[i].node);
        }
        return {build_.add({opcode::apply_named, type_id::any, from.where, build_.keep(value::list(std::move(names)))},
                           operands)};
    }
    const auto parameters = build_.out.functions[*index].parameters;
    std::vector<node_id> operands(parameters.size(), node_id::none);
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& name = from.names[i].name.name;
        const auto at = std::find_if(parameters.begin(), parameters.end(),
                                     [&](const field_info& p) { return p.name == name || p.other == name; });
        if (at == parameters.end()) {
            nearest near(name);
            for (const auto& p : parameters) {
                near.consider(p.name);
            }
            return unknown("name.unknown_parameter", {"参数", "parameter"}, name, from.where, near);
        }
        operands[static_cast<std::size_t>(at - parameters.begin())] = given[i].node;
    }
    for (auto& operand : operands) {
        operand = operand == node_id::none
                      ? build_.constant(value(reason::missing, from.where), type_id::any, from.where)
                      : operand;
    }
    const auto type = build_.out.functions[*index].result;
    return {build_.add({opcode::invoke, type, from.where, static_cast<std::uint32_t>(*index)}, operands), type};
}

} // namespace guiju::program
