#include "rule_matching.hpp"

#include "program/folding.hpp"

#include <guiju/meaning/to_text.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace guiju::prove {

namespace {

using hit_policy = graph::table::hit_policy;
using program::node;
using program::node_id;
using program::opcode;
using program::rule_index;

/// Whether two trees of nodes do the same, as far as can be seen: what they refer to is compared by name.
class same_nodes {
public:
    same_nodes(const compared_table& first, const compared_table& second,
               std::span<const program::shared_input> columns)
        : first_(first.table.in), second_(second.table.in) {
        for (const auto& one : columns) {
            if (one.first && one.second) {
                slots_[static_cast<std::uint16_t>(first.table.of.first_slot + *one.first)] =
                    static_cast<std::uint16_t>(second.table.of.first_slot + *one.second);
            }
        }
    }

    [[nodiscard]] bool operator()(node_id a, node_id b) {
        if (a == node_id::none || b == node_id::none) {
            return a == b;
        }
        const auto& left = first_[a];
        const auto& right = second_[b];
        const auto of_left = first_.operands_of(left);
        const auto of_right = second_.operands_of(right);
        return left.op == right.op && of_left.size() == of_right.size() && bound_alike(left, right) &&
               std::ranges::equal(of_left, of_right, [this](node_id x, node_id y) { return (*this)(x, y); }) &&
               alone_alike(left, right);
    }

private:
    bool bound_alike(const node& a, const node& b) {
        switch (a.op) {
        case opcode::let:
        case opcode::in_tests:
        case opcode::some:
        case opcode::every:
        case opcode::filter:
            slots_[a.slot] = b.slot;
            return true;
        default:
            return true;
        }
    }

    [[nodiscard]] bool alone_alike(const node& a, const node& b) const {
        switch (a.op) {
        case opcode::constant:
            return first_.constants[a.index] == second_.constants[b.index];
        case opcode::local: {
            const auto found = slots_.find(a.slot);
            return (found == slots_.end() ? a.slot : found->second) == b.slot;
        }
        case opcode::operation:
        case opcode::make_range:
            return a.index == b.index;
        case opcode::field:
            return field_name(first_, a) == field_name(second_, b);
        case opcode::parameter:
            return first_.parameters[a.index].name == second_.parameters[b.index].name;
        case opcode::answer:
            return first_.answers[a.index].name == second_.answers[b.index].name;
        case opcode::invoke:
            return first_.functions[a.index].name == second_.functions[b.index].name;
        case opcode::reading:
            return first_.readings[a.index].name == second_.readings[b.index].name;
        case opcode::convert:
        case opcode::instance_of: {
            const auto& to = first_.types[a.index];
            const auto& other = second_.types[b.index];
            return to.kind == other.kind && to.unit == other.unit && to.in == other.in && to.optional == other.optional;
        }
        case opcode::as_of:
        case opcode::conditional:
        case opcode::conjunction:
        case opcode::disjunction:
        case opcode::let:
        case opcode::in_tests:
        case opcode::some:
        case opcode::every:
        case opcode::filter:
        case opcode::index:
        case opcode::make_list:
            return true;
        default:
            return false; // what is not known here counts as changed
        }
    }
    [[nodiscard]] static const std::string& field_name(const program::program& in, const node& n) {
        return in[in[in[in.operands_of(n).front()].type].record].fields[n.index].name;
    }

    const program::program& first_;
    const program::program& second_;
    std::unordered_map<std::uint16_t, std::uint16_t> slots_;
};

/// Whether the order in which rules stand can decide.
bool is_ordered(const program::table& t) {
    return t.hit == hit_policy::first || t.hit == hit_policy::priority || t.hit == hit_policy::rule_order ||
           t.hit == hit_policy::output_order ||
           (t.hit == hit_policy::collect && t.collect == graph::table::aggregation::none);
}

/// A text that two rules share when they ask the same places and say the same constants; further tests have to be
/// compared.
std::string key_of(const compared_table& t, rule_index rule) {
    std::string key;
    for (std::size_t c = 0; c < t.as.columns(); ++c) {
        const auto& side = t.as.of(rule, c);
        if (side.opaque) {
            key += "?;";
            continue;
        }
        for (const auto& r : t.as.runs(side)) {
            key += std::to_string(r.low) + "," + std::to_string(r.high) + " ";
        }
        key += ';';
    }
    if (t.outputs[rule]) {
        for (const auto& one : *t.outputs[rule]) {
            key += std::to_string(static_cast<int>(one.kind())) + meaning::to_text(one) + ";";
        }
    }
    return key;
}

node_id test_of(const program::table& t, rule_index rule, std::optional<std::size_t> column) {
    return column ? t.rules[rule].tests[*column] : node_id::none;
}

/// The longest part of an ascending list of pairs whose second members ascend too.
std::vector<std::optional<rule_index>> in_order(const std::vector<std::optional<rule_index>>& all) {
    std::vector<std::size_t> last; // by length: the pair that ends such a part lowest
    std::vector<std::optional<std::size_t>> before(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]) {
            const auto at = std::ranges::lower_bound(last, *all[i], {}, [&](std::size_t j) { return *all[j]; });
            before[i] = at == last.begin() ? std::nullopt : std::optional(*std::prev(at));
            if (at == last.end()) {
                last.push_back(i);
            } else {
                *at = i;
            }
        }
    }
    std::vector<std::optional<rule_index>> kept(all.size());
    for (auto at = last.empty() ? std::nullopt : std::optional(last.back()); at; at = before[*at]) {
        kept[*at] = all[*at];
    }
    return kept;
}

} // namespace

compared_table::compared_table(const table_in& of, program::boxes boxes) : table(of), as(std::move(boxes)) {
    program::folding fold(of.in);
    for (const auto& r : of.of.rules) {
        std::optional<std::vector<value>> all(std::in_place);
        for (const auto id : r.outputs) {
            auto one = fold.of(id);
            if (!one) {
                all.reset();
                break;
            }
            all->push_back(*std::move(one));
        }
        outputs.push_back(std::move(all));
    }
    constant_defaults = std::ranges::all_of(of.of.defaults, [&](node_id id) { return fold.of(id).has_value(); });
}

std::vector<std::optional<rule_index>> partners(const compared_table& first, const compared_table& second,
                                                std::span<const program::shared_input> columns) {
    std::unordered_map<std::string, std::vector<rule_index>> by_key;
    for (auto r = static_cast<rule_index>(second.outputs.size()); r-- > 0;) {
        by_key[key_of(second, r)].push_back(r);
    }
    std::vector<std::optional<rule_index>> found(first.outputs.size());
    for (rule_index r = 0; r < found.size(); ++r) {
        const auto at = by_key.find(key_of(first, r));
        if (at == by_key.end() || at->second.empty()) {
            continue;
        }
        const auto other = at->second.back();
        const auto& left = first.table.of.rules[r];
        const auto& right = second.table.of.rules[other];
        same_nodes same(first, second, columns);
        bool alike = first.outputs[r].has_value() || std::ranges::equal(left.outputs, right.outputs, same);
        for (std::size_t c = 0; c < columns.size() && alike; ++c) {
            alike = !first.as.of(r, c).opaque || same(test_of(first.table.of, r, columns[c].first),
                                                      test_of(second.table.of, other, columns[c].second));
        }
        if (alike) {
            found[r] = other;
            at->second.pop_back();
        }
    }
    return is_ordered(first.table.of) ? in_order(found) : found;
}

bool same_frame(const compared_table& first, const compared_table& second,
                std::span<const program::shared_input> columns) {
    const auto& a = first.table.of;
    const auto& b = second.table.of;
    return a.hit == b.hit && a.collect == b.collect && a.output_names == b.output_names &&
           a.priorities == b.priorities &&
           std::ranges::equal(a.defaults, b.defaults, same_nodes(first, second, columns));
}

} // namespace guiju::prove
