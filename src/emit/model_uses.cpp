#include "emit/model_uses.hpp"

#include <algorithm>
#include <utility>

namespace guiju::emitted {

using program::node_id;
using program::opcode;

void model_needs::add(const model_needs& more) {
    as_of |= more.as_of;
    readings.insert(more.readings.begin(), more.readings.end());
    supplied.insert(more.supplied.begin(), more.supplied.end());
}

/// Calls `visit(node, in the same frame)` for what a node is made of.
template <class Visit>
void model_uses::each_part(node_id id, Visit&& visit) const {
    const auto& n = in_[id];
    for (const auto part : in_.operands_of(n)) {
        visit(part, true);
    }
    if (n.op == opcode::make_function) {
        visit(in_.lambdas[n.index].body, false);
    }
    if (n.op == opcode::table) {
        const auto& t = in_.tables[n.index];
        for (const auto& rule : t.rules) {
            for (const auto* all : {&rule.tests, &rule.outputs}) {
                for (const auto one : *all) {
                    if (one != node_id::none) {
                        visit(one, true);
                    }
                }
            }
        }
        for (const auto one : t.defaults) {
            visit(one, true);
        }
    }
}

model_uses::model_uses(const program::program& of)
    : in_(of), functions_(of.functions.size()), answers_(of.answers.size()), known_functions_(of.functions.size()),
      known_answers_(of.answers.size()) {
    for (std::uint32_t i = 0; i < in_.functions.size(); ++i) {
        needs_of_function(i);
    }
    for (std::uint32_t i = 0; i < in_.answers.size(); ++i) {
        needs_of_answer(i);
    }
    find_called();
}

model_needs model_uses::of_parameter(std::uint32_t index) const {
    model_needs made;
    if (in_.parameters[index].delegated) {
        made.supplied.insert(index);
    }
    return made;
}

const model_needs& model_uses::needs_of_function(std::uint32_t index) {
    if (known_functions_[index] == 0) {
        known_functions_[index] = 1;
        std::set<std::pair<node_id, bool>> seen;
        auto* outer = std::exchange(seen_, &seen);
        gather(in_.functions[index].body, nullptr, functions_[index]);
        seen_ = outer;
    }
    return functions_[index];
}

const model_needs& model_uses::needs_of_answer(std::uint32_t index) {
    if (known_answers_[index] == 0) {
        known_answers_[index] = 1;
        std::set<std::pair<node_id, bool>> seen;
        auto* outer = std::exchange(seen_, &seen);
        for (const auto root : roots_of(in_.answers[index])) {
            gather(root, &in_.answers[index], answers_[index]);
        }
        for (const auto& d : in_.answers[index].dimensions) {
            gather(d.values, &in_.answers[index], answers_[index]);
        }
        seen_ = outer;
    }
    return answers_[index];
}

void model_uses::gather(node_id id, const program::answer* frame, model_needs& into) {
    if (id == node_id::none || !seen_->emplace(id, frame != nullptr).second) {
        return;
    }
    const auto& n = in_[id];
    switch (n.op) {
    case opcode::as_of:
        into.as_of = true;
        return;
    case opcode::reading:
        into.readings.insert(n.index);
        return;
    case opcode::local:
        if (frame != nullptr && n.slot <= frame->owners.size()) {
            into.slots.insert(n.slot);
        }
        return;
    case opcode::parameter:
        into.add(of_parameter(n.index));
        break;
    case opcode::invoke:
        into.add(needs_of_function(n.index));
        break;
    case opcode::answer:
        gather_answer(n, frame, into);
        return;
    default:
        break;
    }
    each_part(id, [&](node_id part, bool same) { gather(part, same ? frame : nullptr, into); });
}

/// Of subject and owners only those count that the asked answer looks at.
void model_uses::gather_answer(const program::node& n, const program::answer* frame, model_needs& into) {
    const auto& needs = needs_of_answer(n.index);
    const auto& asked = in_.answers[n.index];
    into.add(needs);
    const auto parts = in_.operands_of(n);
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        if (i > asked.owners.size() || needs.slots.contains(i)) {
            gather(parts[i], frame, into);
        }
    }
}

std::vector<node_id> model_uses::roots_of(const program::answer& of) {
    std::vector<node_id> all{of.applies, of.value, of.bound, of.gap, of.open_steps};
    for (const auto& s : of.steps) {
        all.push_back(s.passed);
    }
    std::erase(all, node_id::none);
    return all;
}

std::vector<node_id> model_uses::locals_of(const program::answer& of) const {
    std::set<node_id> seen;
    std::map<std::uint16_t, node_id> by_slot;
    std::vector<node_id> order;
    const auto walk = [&](const auto& self, node_id id) -> void {
        if (!seen.insert(id).second) {
            return;
        }
        each_part(id, [&](node_id part, bool same) {
            if (same) {
                self(self, part);
            }
        });
        const auto& n = in_[id];
        if (n.op == opcode::lazy && by_slot.try_emplace(n.slot, id).second) {
            order.push_back(id);
        }
    };
    for (const auto root : roots_of(of)) {
        walk(walk, root);
    }
    return order;
}

bool model_uses::is_decision(const program::answer& asking, const program::node& asked) const {
    const auto& of = in_.answers[asked.index];
    if (!of.dimensions.empty()) {
        return false;
    }
    const auto parts = in_.operands_of(asked);
    return std::ranges::all_of(answers_[asked.index].slots, [&](std::uint32_t slot) {
        const auto& n = in_[parts[slot]];
        if (n.op != opcode::local || n.slot > asking.owners.size()) {
            return false;
        }
        const auto mine = n.slot == 0 ? asking.subject : asking.owners[n.slot - 1U];
        return mine == (slot == 0 ? of.subject : of.owners[slot - 1]);
    });
}

/// Answers asked of other things than the inputs; all answers that bodies of knowledge models ask for.
void model_uses::find_called() {
    std::vector<std::uint32_t> found;
    std::set<node_id> seen;
    for (const auto& f : in_.functions) {
        calls_in(f.body, nullptr, found, seen);
    }
    for (std::uint32_t i = 0; i < in_.answers.size(); ++i) {
        const auto& a = in_.answers[i];
        if (!a.dimensions.empty()) {
            found.push_back(i);
        }
        seen.clear();
        for (const auto root : roots_of(a)) {
            calls_in(root, &a, found, seen);
        }
    }
    while (!found.empty()) {
        const auto one = found.back();
        found.pop_back();
        if (called_.insert(one).second) {
            seen.clear();
            for (const auto root : roots_of(in_.answers[one])) {
                calls_in(root, nullptr, found, seen);
            }
        }
    }
}

void model_uses::calls_in(node_id id, const program::answer* frame, std::vector<std::uint32_t>& found,
                          std::set<node_id>& seen) const {
    if (id == node_id::none || !seen.insert(id).second) {
        return;
    }
    const auto& n = in_[id];
    if (n.op == opcode::answer && (frame == nullptr || !is_decision(*frame, n))) {
        found.push_back(n.index);
    }
    each_part(id, [&](node_id part, bool same) { calls_in(part, same ? frame : nullptr, found, seen); });
}

} // namespace guiju::emitted
