#include "emit/model_nulls.hpp"

#include "emit/model_uses.hpp"

#include <guiju/meaning/operations.hpp>

#include <algorithm>

namespace guiju::emitted {

using meaning::operation;
using program::opcode;
using program::type_kind;

model_nulls::model_nulls(const program::program& of) : in_(of), may_(of.nodes.size()) {
    for (const auto& f : of.functions) {
        parameters_.emplace_back(f.parameters.size());
    }
    while (pass()) {
    }
}

/// What is null can only become more: bodies are looked at again until nothing changes.
bool model_nulls::pass() {
    changed_ = false;
    for (std::uint32_t i = 0; i < in_.functions.size(); ++i) {
        body(in_.functions[i].body, i);
    }
    for (const auto& a : in_.answers) {
        for (const auto root : model_uses::roots_of(a)) {
            body(root, no_function);
        }
    }
    return changed_;
}

/// Nodes come behind their operands: those of a body are a run that ends in its root.
void model_nulls::body(node_id root, std::uint32_t function) {
    seen_.clear();
    std::vector<std::pair<node_id, std::uint32_t>> open{{root, function}};
    std::vector<std::pair<node_id, std::uint32_t>> all;
    while (!open.empty()) {
        const auto [id, of] = open.back();
        open.pop_back();
        if (id == node_id::none || !seen_.insert(id).second) {
            continue;
        }
        all.emplace_back(id, of);
        const auto& n = in_[id];
        for (const auto part : in_.operands_of(n)) {
            open.emplace_back(part, of);
        }
        if (n.op == opcode::make_function) {
            open.emplace_back(in_.lambdas[n.index].body, no_function);
        }
        if (n.op == opcode::table) {
            for (const auto& rule : in_.tables[n.index].rules) {
                for (const auto one : rule.tests) {
                    open.emplace_back(one, of);
                }
                for (const auto one : rule.outputs) {
                    open.emplace_back(one, of);
                }
            }
            for (const auto one : in_.tables[n.index].defaults) {
                open.emplace_back(one, of);
            }
        }
    }
    std::ranges::sort(all);
    for (const auto& [id, of] : all) {
        auto& may = may_[static_cast<std::size_t>(id)];
        if (may == 0 && judge(in_[id], of)) {
            may = 1;
            changed_ = true;
        }
    }
}

bool model_nulls::any(const program::node& n, std::size_t from) const {
    const auto parts = in_.operands_of(n).subspan(std::min<std::size_t>(from, n.operand_count));
    return std::ranges::any_of(parts, [this](node_id part) { return (*this)[part]; });
}

bool model_nulls::judge(const program::node& n, std::uint32_t function) {
    const auto parts = in_.operands_of(n);
    switch (n.op) {
    case opcode::constant:
        return in_.constants[n.index].is_null() && !in_.constants[n.index].is_undetermined();
    case opcode::local:
        return function != no_function && n.slot < parameters_[function].size() ? parameters_[function][n.slot] != 0
                                                                                : in_[n.type].optional;
    case opcode::field:
        return in_[n.type].optional || any(n);
    case opcode::member:
        return in_[n.type].optional || in_[in_[parts[0]].type].kind == type_kind::any || any(n);
    case opcode::invoke: {
        auto& given = parameters_[n.index];
        for (std::size_t i = 0; i < parts.size() && i < given.size(); ++i) {
            if (given[i] == 0 && (*this)[parts[i]]) {
                given[i] = 1;
                changed_ = true;
            }
        }
        return (*this)[in_.functions[n.index].body];
    }
    case opcode::answer: {
        const auto& asked = in_.answers[n.index];
        return asked.applies != node_id::none || asked.value == node_id::none || (*this)[asked.value];
    }
    case opcode::operation:
        return of_operation(n);
    case opcode::conditional:
        return any(n, 1);
    case opcode::choose: {
        bool may = parts.size() % 2 == 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool value = i % 2 == 1 || i + 1 == parts.size();
            may |= value && (*this)[parts[i]];
        }
        return may;
    }
    case opcode::let:
        return (*this)[parts[1]];
    case opcode::filter:
    case opcode::map:
    case opcode::span_map:
    case opcode::make_list:
    case opcode::make_context:
    case opcode::make_function:
    case opcode::as_of:
    case opcode::reading:
    case opcode::parameter:
        return false;
    case opcode::index:
    case opcode::table:
    case opcode::apply:
    case opcode::apply_named:
    case opcode::item_name:
    case opcode::filter_any:
        return true;
    default:
        return any(n);
    }
}

bool model_nulls::of_operation(const program::node& n) const {
    switch (static_cast<operation>(n.index)) {
    case operation::equal:
    case operation::not_equal:
    case operation::in:
    case operation::count:
    case operation::is:
    case operation::list_contains:
    case operation::append:
    case operation::flatten:
    case operation::concatenate:
    case operation::distinct_values:
    case operation::sort:
        return false;
    case operation::divide:
    case operation::mean:
    case operation::median:
    case operation::mode:
    case operation::number:
    case operation::get_value:
        return true;
    case operation::min:
    case operation::max:
        return in_.operands_of(n).size() == 1 || any(n);
    default:
        return any(n);
    }
}

} // namespace guiju::emitted
