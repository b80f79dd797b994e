#include "closure.hpp"
#include "machine.hpp"
#include "program/range_shape.hpp"

#include <guiju/meaning/built_in.hpp>

#include <array>

namespace guiju::evaluate {

namespace {

bool covers(const program::parameter_period& period, const date& on) noexcept {
    return (!period.from || *period.from <= on) && (!period.to || on <= *period.to);
}

bool has_keys(const program::parameter_row& row, std::span<const value> keys) noexcept {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (row.keys[i] != keys[i].ordinal()) {
            return false;
        }
    }
    return true;
}

} // namespace

value machine::find_row(const program::parameter& p, std::uint32_t index, std::span<const value> keys, const date& on,
                        span where) {
    for (const auto& period : p.periods) {
        if (!covers(period, on)) {
            continue;
        }
        for (const auto& row : period.rows) {
            if (has_keys(row, keys)) {
                const value* given = row.amount.is_undetermined() ? supplied(index) : nullptr;
                return given != nullptr ? *given : row.amount;
            }
        }
    }
    return value::undetermined({p.name}, where);
}

const value* machine::supplied(std::uint32_t index) const {
    if (how_.supplied.empty()) {
        return nullptr;
    }
    const auto found = how_.supplied.find(static_cast<program::parameter_id>(index));
    return found == how_.supplied.end() ? nullptr : &found->second;
}

value machine::parameter(node_id id, const node& n) {
    const auto& p = program_.parameters[n.index];
    std::array<value, 4> keys;
    const auto parts = operands(n);
    const auto count = p.by.size();
    value open;
    for (std::size_t i = 0; i < count && i < keys.size(); ++i) {
        keys[i] = run(parts[i]);
        open = meaning::unite_needs(open, keys[i]);
    }
    const value on = run(parts[count]);
    open = meaning::unite_needs(open, on);
    if (open.is_undetermined()) {
        return open;
    }
    for (std::size_t i = 0; i < count && i < keys.size(); ++i) {
        if (!keys[i].is(kind::category)) {
            return keys[i].is_null() ? keys[i] : value(reason::type_error, n.where);
        }
    }
    if (!on.is(kind::date)) {
        return on.is_null() ? on : value(reason::type_error, n.where);
    }
    value found = find_row(p, n.index, std::span(keys).first(count), on.as_date(), n.where);
    if (recording()) {
        if (auto* step = steps_->add(step_kind::parameter, id, n.index)) {
            step->result = found;
            step->keys.assign(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count));
            step->on = on.as_date();
        }
    }
    return found;
}

value machine::answer(node_id id, const node& n) {
    const auto& asked = program_.answers[n.index];
    std::array<value, 8> arguments;
    const auto parts = operands(n);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        arguments.at(i) = run(parts[i]);
    }
    const frame here(*this, asked.frame);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        set(i, std::move(arguments.at(i)));
    }
    recorder::nested below(steps_, id, n.index);
    value result = answer_value(asked);
    below.answered(result);
    return result;
}

value machine::answer_value(const program::answer& asked) {
    if (asked.applies != node_id::none) {
        value applies = run(asked.applies);
        if (applies.is_undetermined()) {
            return applies;
        }
        if (!applies.is_true()) {
            return value(reason::domain, asked.where);
        }
    }
    if (asked.value != node_id::none) {
        return run(asked.value);
    }
    return asked.open_steps != node_id::none ? run(asked.open_steps) : value();
}

value machine::invoke(const node& n) {
    std::vector<value> arguments;
    arguments.reserve(n.operand_count);
    for (const auto part : operands(n)) {
        arguments.push_back(run(part));
    }
    return call_function(static_cast<program::function_id>(n.index), std::move(arguments), n.where);
}

value machine::call_function(program::function_id id, std::vector<value> arguments, span where) {
    const auto& called = program_.functions[static_cast<std::size_t>(id)];
    if (called.checks && !may_go_on(where)) {
        return value(reason::limit, where);
    }
    // DMN 1.5, 10.3.2.13.1: an argument that is not of its parameter's type makes the result null.
    for (std::size_t i = 0; called.checks && i < arguments.size(); ++i) {
        value given = converted(arguments[i], program::type_id::any, called.parameters[i].type, where);
        if (given.is_null() && !arguments[i].is_null()) {
            return given;
        }
        arguments[i] = std::move(given);
    }
    const frame here(*this, called.frame);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        set(i, std::move(arguments[i]));
    }
    return called.checks ? converted(run(called.body), program::type_id::any, called.result, where) : run(called.body);
}

value machine::operation(const node& n) {
    const auto parts = operands(n);
    const auto what = static_cast<meaning::operation>(n.index);
    auto& in = context_at(n);
    if (what == meaning::operation::in && steps_ == nullptr && program_[parts[1]].op == program::opcode::make_range) {
        return in_range(run(parts[0]), program_[parts[1]], n);
    }
    if (parts.size() == 2) {
        const std::array<value, 2> two{run(parts[0]), run(parts[1])};
        return meaning::apply(what, two, in);
    }
    if (parts.size() == 1) {
        const value one = run(parts[0]);
        return meaning::apply(what, std::span(&one, 1), in);
    }
    std::vector<value> all;
    all.reserve(parts.size());
    for (const auto part : parts) {
        all.push_back(run(part));
    }
    return meaning::apply(what, all, in);
}

/// `point in [low..high]` without a range being made.
value machine::in_range(const value& point, const node& range, const node& n) {
    range_body within;
    program::shape_range(within, range.index);
    within.low = run(operands(range)[0]);
    within.high = run(operands(range)[1]);
    if (point.is(kind::range) || within.low.is_undetermined() || within.high.is_undetermined()) {
        const std::array<value, 2> two{point, make_range(range)};
        return meaning::apply(meaning::operation::in, two, context_at(n));
    }
    return meaning::lies_in(point, within, context_at(n));
}

/// Calls a function with arguments as the types of its parameters want them. DMN 1.5, 10.3.2.13.2 and 10.3.2.9.4.
value machine::invoked(const callable& called, std::vector<value> arguments, const node& n) {
    if (const auto* own = dynamic_cast<const closure*>(&called)) {
        const auto& types = own->of().parameter_types;
        for (std::size_t i = 0; i < arguments.size() && i < types.size(); ++i) {
            const bool given = !arguments[i].is_null();
            arguments[i] = converted(arguments[i], program::type_id::any, types[i], n.where);
            if (given && arguments[i].is_null()) {
                return arguments[i];
            }
        }
    }
    return called.call(arguments, context_at(n));
}

value machine::apply(const node& n) {
    const auto parts = operands(n);
    const value called = run(parts[0]);
    std::vector<value> arguments;
    for (const auto part : parts.subspan(1)) {
        arguments.push_back(run(part));
    }
    if (!called.is(kind::function)) {
        return called.is_undetermined() ? called : value(reason::type_error, n.where);
    }
    const bool built_in = dynamic_cast<const meaning::built_in*>(&called.as_function()) != nullptr;
    if (!built_in && called.as_function().parameters().size() != arguments.size()) {
        return value(reason::type_error, n.where);
    }
    return invoked(called.as_function(), std::move(arguments), n);
}

value machine::apply_named(const node& n) {
    const auto parts = operands(n);
    const value called = run(parts[0]);
    if (!called.is(kind::function)) {
        return called.is_undetermined() ? called : value(reason::type_error, n.where);
    }
    const auto names = called.as_function().parameters();
    const auto& given = program_.constants[n.index].as_list();
    std::vector<value> arguments(names.size(), value(reason::missing, n.where));
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto at = std::find(names.begin(), names.end(), given[i].as_text());
        if (at == names.end()) {
            return value(reason::type_error, n.where);
        }
        arguments[static_cast<std::size_t>(at - names.begin())] = run(parts[i + 1]);
    }
    return invoked(called.as_function(), std::move(arguments), n);
}

value machine::call_lambda(const program::lambda& l, std::span<const value> captured,
                           std::span<const value> arguments) {
    if (!may_go_on(program_[l.body].where)) {
        return value(reason::limit);
    }
    const frame here(*this, l.frame);
    for (std::size_t i = 0; i < captured.size(); ++i) {
        set(i, captured[i]);
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        set(captured.size() + i, arguments[i]);
    }
    return run(l.body);
}

} // namespace guiju::evaluate
