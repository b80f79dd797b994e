#include "reads.hpp"

#include <algorithm>
#include <array>

namespace guiju::columns {

namespace {

/// What answers use, themselves and through what they use.
struct reached {
    std::set<program::field_ref> fields;
    std::vector<program::answer_id> answers;
};

reached reached_from(const program::program& p, std::span<const program::answer_id> asked) {
    const auto uses = program::uses_of(p);
    reached found;
    std::vector<bool> seen(uses.size(), false);
    std::vector<std::size_t> open;
    for (const auto id : asked) {
        open.push_back(p.functions.size() + static_cast<std::size_t>(id));
    }
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        if (seen[at]) {
            continue;
        }
        seen[at] = true;
        if (at >= p.functions.size()) {
            found.answers.push_back(static_cast<program::answer_id>(at - p.functions.size()));
        }
        found.fields.insert(uses[at].fields.begin(), uses[at].fields.end());
        for (const auto f : uses[at].functions) {
            open.push_back(static_cast<std::size_t>(f));
        }
        for (const auto a : uses[at].answers) {
            open.push_back(p.functions.size() + static_cast<std::size_t>(a));
        }
    }
    return found;
}

/// The record that an answer is asked of lies in the first slot. Reading a field of it, or asking another answer of it,
/// is told by what that uses; anything else takes it as a whole.
bool takes_whole_record(const program::program& p, program::answer_id id) {
    const auto is_record = [&](program::node_id node) {
        return p[node].op == program::opcode::local && p[node].slot == 0;
    };
    const auto roots = program::roots_of(p[id]);
    bool found = std::ranges::any_of(roots, is_record);
    each_node(p, roots, [&](const program::node& n) {
        const bool told = n.op == program::opcode::field || n.op == program::opcode::answer;
        found |= !told && std::ranges::any_of(p.operands_of(n), is_record);
    });
    return found;
}

} // namespace

std::set<program::field_ref> fields_of(const program::program& p, std::span<const program::answer_id> asked) {
    return reached_from(p, asked).fields;
}

void each_node(const program::program& p, std::span<const program::node_id> roots,
               const std::function<void(const program::node&)>& see) {
    std::vector<bool> seen(p.nodes.size(), false);
    std::vector<program::node_id> open;
    const auto push = [&](program::node_id node) {
        if (node != program::node_id::none && !seen[static_cast<std::size_t>(node)]) {
            seen[static_cast<std::size_t>(node)] = true;
            open.push_back(node);
        }
    };
    std::ranges::for_each(roots, push);
    while (!open.empty()) {
        const auto& n = p[open.back()];
        open.pop_back();
        see(n);
        std::ranges::for_each(p.operands_of(n), push);
        if (n.op == program::opcode::table) {
            const auto& t = p.tables[n.index];
            for (const auto& rule : t.rules) {
                std::ranges::for_each(rule.tests, push);
                std::ranges::for_each(rule.outputs, push);
            }
            std::ranges::for_each(t.defaults, push);
        }
    }
}

bool depends_on_record(const program::program& p, program::answer_id asked) {
    const auto found = reached_from(p, std::array{asked});
    return !found.fields.empty() ||
           std::ranges::any_of(found.answers, [&](auto one) { return takes_whole_record(p, one); });
}

} // namespace guiju::columns
