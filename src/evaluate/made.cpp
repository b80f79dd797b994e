#include "closure.hpp"
#include "machine.hpp"
#include "program/range_shape.hpp"

#include <algorithm>

namespace guiju::evaluate {

value machine::make_list(const node& n) {
    if (!spend(n.operand_count, n.where)) {
        return value(reason::limit, n.where);
    }
    std::vector<value> items;
    items.reserve(n.operand_count);
    for (const auto part : operands(n)) {
        items.push_back(run(part));
    }
    return value::list(std::move(items));
}

value machine::make_context(const node& n) {
    if (!spend(n.operand_count, n.where)) {
        return value(reason::limit, n.where);
    }
    std::vector<value> values;
    values.reserve(n.operand_count);
    for (const auto part : operands(n)) {
        values.push_back(run(part));
    }
    const auto& like = program_.constants[n.index].as_context();
    return shared<const context_body>(make_shared_body<context_body>(like.shape, std::move(values)));
}

value machine::make_range(const node& n) {
    const auto body = make_shared_body<range_body>();
    program::shape_range(*body, n.index);
    body->low = run(operands(n)[0]);
    body->high = run(operands(n)[1]);
    if (body->low.is_undetermined() || body->high.is_undetermined()) {
        return meaning::unite_needs(body->low, body->high);
    }
    return shared<const range_body>(body);
}

value machine::make_function(const node& n) {
    std::vector<value> captured;
    captured.reserve(n.operand_count);
    for (const auto part : operands(n)) {
        captured.push_back(run(part));
    }
    return shared<const callable>(make_shared_body<closure>(program_.lambdas[n.index], std::move(captured)));
}

value closure::call(std::span<const value> arguments, call_context& in) const {
    return static_cast<machine::own_context&>(in).self.call_lambda(of_, captured_, arguments);
}

value machine::convert(const node& n) {
    const auto operand = operands(n)[0];
    return converted(run(operand), program_[operand].type, type_at(n.index), n.where);
}

/// Allowed values do not count here: DMN 1.5, 10.3.2.9.3 speaks of types alone.
value machine::instance_of(const node& n) { return is_instance(program_, run(operands(n)[0]), type_at(n.index)); }

value machine::converted(const value& v, program::type_id from, program::type_id to, span where) {
    value made = convert_to(program_, v, from, to, where);
    return admits(to, made) ? std::move(made) : value(reason::constraint, where);
}

/// Whether the allowed values of a type, and of what it is made of, hold. DMN 1.5, 7.3.2.
bool machine::admits(program::type_id type, const value& v) {
    const auto& t = program_[type];
    if (v.is_null()) {
        return true;
    }
    if (t.allowed != program::function_id::none) {
        const auto& test = program_.functions[static_cast<std::size_t>(t.allowed)];
        const frame here(*this, test.frame);
        set(0, v);
        if (!passes(test.body, 0).is_true()) {
            return false;
        }
    }
    if (t.kind == program::type_kind::list && t.element != program::type_id::any && v.is(kind::list)) {
        return std::ranges::all_of(v.as_list(), [&](const value& item) { return admits(t.element, item); });
    }
    return !v.is(kind::context) || std::ranges::all_of(t.entries, [&](const auto& entry) {
        const value* found = v.as_context().find(entry.first);
        return found == nullptr || admits(entry.second, *found);
    });
}

} // namespace guiju::evaluate
