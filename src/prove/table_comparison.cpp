#include "block_merging.hpp"
#include "points.hpp"
#include "rule_matching.hpp"
#include "table_alone.hpp"

#include <guiju/program/table_index.hpp>
#include <guiju/program/uses.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace guiju::prove {

namespace {

using hit_policy = graph::table::hit_policy;
using program::shared_input;

constexpr std::uint32_t deepest = 4'000;
constexpr std::size_t most_blocks = 100'000;

const program::type& type_of(const table_in& t, std::size_t input) { return t.in[t.of.inputs[input].type]; }

/// The inputs of both, by name; the second of that name where a table has several.
std::vector<compared_input> inputs_of(const table_in& before, const table_in& after) {
    std::vector<compared_input> all;
    for (std::size_t i = 0; i < before.of.inputs.size(); ++i) {
        all.push_back({before.of.inputs[i].name, {i, std::nullopt}, {}});
    }
    for (std::size_t i = 0; i < after.of.inputs.size(); ++i) {
        const auto& name = after.of.inputs[i].name;
        const auto at = std::ranges::find_if(
            all, [&](const compared_input& one) { return one.name == name && one.at.first && !one.at.second; });
        if (at != all.end()) {
            at->at.second = i;
        } else {
            all.push_back({name, {std::nullopt, i}, {}});
        }
    }
    return all;
}

/// Why an input of two tables cannot be compared; empty when it can.
wording hindrance(const table_in& before, const table_in& after, const compared_input& one) {
    if (!one.at.first || !one.at.second) {
        return {};
    }
    const auto& a = type_of(before, *one.at.first);
    const auto& b = type_of(after, *one.at.second);
    if (a.kind != b.kind || a.unit != b.unit || a.in != b.in) {
        return {"输入“" + one.name + "”在两个版本里类型不同",
                "the input " + one.name + " has another type in the other table"};
    }
    if (a.kind == program::type_kind::category && a.category != program::category_id::none) {
        const auto& left = *before.in.categories[static_cast<std::size_t>(a.category)].body;
        const auto& right = *after.in.categories[static_cast<std::size_t>(b.category)].body;
        if (left.values != right.values) {
            return {"类别“" + left.name + "”在两个版本里的值不同",
                    "the category " + left.name + " has other values in the other version"};
        }
    }
    return {};
}

/// The search for blocks in which two tables answer differently.
class comparing {
public:
    comparing(compared_table before, compared_table after, table_comparison& into, const comparison_limits& bounds)
        : before_(std::move(before)), after_(std::move(after)), into_(into), left_(bounds.work),
          columns_(columns_of(into.inputs)), parts_(parts_of()), grid_(parts_, numbers::all),
          ask_before_(before_.table), ask_after_(after_.table), shift_(static_cast<rule_index>(before_.outputs.size())),
          most_told_(bounds.differences) {
        match();
    }

    void run() {
        auto within = grid_.all(true);
        if (!grid_.is_void(within)) {
            std::vector<rule_index> rules(grid_.rules());
            std::iota(rules.begin(), rules.end(), 0U);
            std::erase_if(rules, [&](rule_index r) { return grid_.never(r); });
            search(within, std::move(rules));
        }
        tell();
    }

private:
    static std::vector<shared_input> columns_of(const std::vector<compared_input>& inputs) {
        std::vector<shared_input> all;
        std::ranges::transform(inputs, std::back_inserter(all), &compared_input::at);
        return all;
    }

    [[nodiscard]] std::vector<grid_part> parts_of() const {
        std::vector<grid_part> parts{{before_.table.in, before_.table.of, before_.as, {}},
                                     {after_.table.in, after_.table.of, after_.as, {}}};
        for (const auto& one : columns_) {
            parts[0].columns.push_back(one.first);
            parts[1].columns.push_back(one.second);
        }
        return parts;
    }

    /// The partner of each rule of either table, in numbers of the grid.
    void match() {
        partner_.resize(grid_.rules());
        if (!same_frame(before_, after_, columns_)) {
            return;
        }
        const auto found = partners(before_, after_, columns_);
        for (rule_index r = 0; r < found.size(); ++r) {
            if (found[r]) {
                partner_[r] = shift_ + *found[r];
                partner_[shift_ + *found[r]] = r;
            }
        }
        same_frame_ = true;
    }

    [[nodiscard]] bool is_after(rule_index r) const noexcept { return r >= shift_; }
    [[nodiscard]] const compared_table& table_of(rule_index r) const noexcept { return is_after(r) ? after_ : before_; }
    [[nodiscard]] rule_index number_in_table(rule_index r) const noexcept { return is_after(r) ? r - shift_ : r; }
    [[nodiscard]] bool opaque(rule_index r) const { return table_of(r).as.opaque(number_in_table(r)); }

    /// Whether the same rules, in the same order, are all that matters in both tables.
    [[nodiscard]] bool alike(const std::vector<rule_index>& rules) const {
        if (!same_frame_ || std::ranges::any_of(rules, [&](rule_index r) { return !partner_[r]; })) {
            return false;
        }
        std::size_t befores = 0;
        for (const auto r : rules) {
            befores += is_after(r) ? 0 : 1;
            if (!std::ranges::binary_search(rules, *partner_[r])) {
                return false;
            }
        }
        return 2 * befores == rules.size();
    }

    /// Whether in both tables several rules take the block where only one may: both answer nothing.
    [[nodiscard]] bool both_contradict(const block& within, const std::vector<rule_index>& rules) const {
        std::array<int, 2> hits{};
        if (before_.table.of.hit == hit_policy::unique) {
            for (const auto r : rules) {
                hits.at(is_after(r) ? 1 : 0) += !opaque(r) && grid_.covers(r, within) ? 1 : 0;
            }
        }
        return hits[0] > 1 && hits[1] > 1;
    }

    /// Drops the rules behind the first that always answers, where first hits count.
    void drop_behind_first(const block& within, std::vector<rule_index>& rules) const {
        for (const auto* t : {&before_, &after_}) {
            if (t->table.of.hit != hit_policy::first) {
                continue;
            }
            const bool after = t == &after_;
            const auto first = std::ranges::find_if(
                rules, [&](rule_index r) { return is_after(r) == after && !opaque(r) && grid_.covers(r, within); });
            if (first != rules.end()) {
                const auto last = *first;
                std::erase_if(rules, [&](rule_index r) { return is_after(r) == after && r > last; });
            }
        }
    }

    /// False when the search is to end. `rules` ascend.
    bool search(block& within, std::vector<rule_index> rules) {
        const auto cost = (rules.size() + 1) * (grid_.columns() + 1);
        if (cost > left_ || depth_ > deepest || blocks_.size() + open_.size() > most_blocks) {
            into_.stopped = true;
            return false;
        }
        left_ -= cost;
        drop_behind_first(within, rules);
        if (alike(rules) || (same_frame_ && both_contradict(within, rules))) {
            return true;
        }
        const auto [column, at] = best_cut(within, rules);
        if (at == 0) {
            look_at(within, rules);
            return true;
        }
        ++depth_;
        bool on = true;
        const auto whole = within[column];
        for (const auto& part : {stretch{whole.low, at - 1}, stretch{at, whole.high}}) {
            std::vector<rule_index> inside;
            std::ranges::copy_if(rules, std::back_inserter(inside),
                                 [&](rule_index r) { return grid_.meets(r, column, part); });
            within[column] = part;
            on = on && search(within, std::move(inside));
        }
        within[column] = whole;
        --depth_;
        return on;
    }

    /// Where to cut: at a rule that only one table has, if one takes a part of the block alone; else at any. The first
    /// step of the right part is 0 when all rules take the whole block.
    [[nodiscard]] std::pair<std::size_t, std::uint32_t> best_cut(const block& within,
                                                                 const std::vector<rule_index>& rules) const {
        std::pair<std::size_t, std::uint32_t> other{0, 0};
        for (const auto r : rules) {
            for (std::size_t c = 0; c < within.size(); ++c) {
                const auto at = cut_of(r, c, within[c]);
                if (at == 0) {
                    continue;
                }
                if (!partner_[r]) {
                    return {c, at};
                }
                if (other.second == 0) {
                    other = {c, at};
                }
            }
        }
        return other;
    }

    /// The first step behind an end of the rule within the stretch; 0 when the rule takes all of it.
    [[nodiscard]] std::uint32_t cut_of(rule_index r, std::size_t column, stretch within) const {
        for (const auto& s : grid_.stretches(r, column)) {
            if (s.low > within.low && s.low <= within.high) {
                return s.low;
            }
            if (s.high >= within.low && s.high < within.high) {
                return s.high + 1;
            }
        }
        return 0;
    }

    /// Asks both tables at a point of a block that no rule parts.
    void look_at(const block& within, const std::vector<rule_index>& rules) {
        bool computed = false;
        std::array<bool, 2> hit{};
        for (const auto r : rules) {
            computed |= opaque(r) || !table_of(r).outputs[number_in_table(r)];
            hit.at(is_after(r) ? 1 : 0) = true;
        }
        computed |= (!hit[0] && !before_.constant_defaults) || (!hit[1] && !after_.constant_defaults);
        auto found = computed ? std::nullopt : point_of(within);
        if (!found) {
            open_.push_back(within);
            return;
        }
        found->before = ask_before_(inputs_for(*found, false));
        found->after = ask_after_(inputs_for(*found, true));
        if (found->before != found->after) {
            for (const auto r : rules) {
                (is_after(r) ? found->rules_after : found->rules_before).push_back(number_in_table(r));
            }
            blocks_.push_back(within);
            found_.push_back(*std::move(found));
        }
    }

    [[nodiscard]] std::optional<difference> point_of(const block& within) const {
        difference made;
        for (std::size_t c = 0; c < within.size(); ++c) {
            const auto& t = columns_[c].second ? after_.table : before_.table;
            const auto& type = type_of(t, columns_[c].second ? *columns_[c].second : *columns_[c].first);
            const auto one = value_within(t.in, type, before_.as.along(c), grid_.step(c, within[c].low));
            if (!one) {
                return std::nullopt;
            }
            made.inputs.push_back(*one);
        }
        return made;
    }

    [[nodiscard]] std::vector<value> inputs_for(const difference& at, bool after) const {
        const auto& t = after ? after_.table : before_.table;
        std::vector<value> all(t.of.inputs.size());
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (const auto input = after ? columns_[c].second : columns_[c].first) {
                const auto& v = at.inputs[c];
                const auto& type = type_of(t, *input);
                all[*input] = v.is(kind::category) && type.kind == program::type_kind::category
                                  ? value(t.in.categories[static_cast<std::size_t>(type.category)].body, v.ordinal())
                                  : v;
            }
        }
        return all;
    }

    [[nodiscard]] region region_of(const wide_block& of) const {
        region made;
        for (std::size_t c = 0; c < of.size(); ++c) {
            made.push_back(grid_.places(c, of[c]));
        }
        return made;
    }

    /// Joins the blocks with the same answers, and puts them in the order of their rules.
    void tell() {
        std::vector<std::pair<std::pair<value, value>, std::vector<std::size_t>>> groups;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            const std::pair answers{found_[i].before, found_[i].after};
            auto at = std::ranges::find(groups, answers, [](const auto& one) { return one.first; });
            if (at == groups.end()) {
                groups.push_back({answers, {}});
                at = std::prev(groups.end());
            }
            at->second.push_back(i);
        }
        for (const auto& [answers, members] : groups) {
            std::vector<block> blocks;
            std::ranges::transform(members, std::back_inserter(blocks), [&](std::size_t i) { return blocks_[i]; });
            const auto joined = merged(blocks);
            for (std::size_t i = 0; i < joined.blocks.size(); ++i) {
                auto one = found_[members[joined.origins[i]]];
                one.where = region_of(joined.blocks[i]);
                into_.differences.push_back(std::move(one));
            }
        }
        const auto place = [](const difference& one) {
            const auto first = [](const std::vector<rule_index>& of) {
                return of.empty() ? ~rule_index{0} : of.front();
            };
            return std::min(first(one.rules_before), first(one.rules_after));
        };
        std::ranges::stable_sort(into_.differences, {}, place);
        into_.differences_in_all = into_.differences.size();
        into_.differences.resize(std::min(into_.differences.size(), most_told_));
        for (const auto& one : merged(open_).blocks) {
            into_.open.push_back(region_of(one));
        }
    }

    compared_table before_, after_;
    table_comparison& into_;
    std::uint64_t left_;
    std::vector<shared_input> columns_;
    std::vector<grid_part> parts_;
    grid grid_;
    table_alone ask_before_, ask_after_;
    rule_index shift_;
    std::size_t most_told_;
    std::vector<std::optional<rule_index>> partner_;
    bool same_frame_ = false;
    std::vector<block> blocks_; ///< where `found_` were found
    std::vector<difference> found_;
    std::vector<block> open_;
    std::uint32_t depth_ = 0;
};

} // namespace

result<table_comparison> compare(const table_in& before, const table_in& after, const comparison_limits& bounds) {
    table_comparison made;
    made.inputs = inputs_of(before, after);
    diagnostics problems;
    for (const auto& one : made.inputs) {
        if (auto what = hindrance(before, after, one); !what.en.empty()) {
            problems.push_back({severity::error, "compare.input", after.of.where, std::move(what), {}, {}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    std::vector<shared_input> columns;
    std::ranges::transform(made.inputs, std::back_inserter(columns), &compared_input::at);
    auto [left, right] = program::boxes_of(before, after, columns);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        made.inputs[c].along = left.along(c);
    }
    comparing(compared_table(before, std::move(left)), compared_table(after, std::move(right)), made, bounds).run();
    return made;
}

std::vector<placed_table> tables_of(const program::program& in) {
    std::vector<placed_table> all;
    std::vector<char> seen(in.nodes.size(), 0);
    const auto walk = [&](const std::string& owner, std::vector<program::node_id> open) {
        std::vector<std::size_t> found;
        while (!open.empty()) {
            const auto id = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (seen[id] != 0) {
                continue;
            }
            seen[id] = 1;
            const auto& n = in.nodes[id];
            if (n.op == program::opcode::table) {
                found.push_back(n.index);
                for (const auto& r : in.tables[n.index].rules) {
                    open.insert(open.end(), r.outputs.begin(), r.outputs.end());
                }
            } else if (n.op == program::opcode::make_function) {
                open.push_back(in.lambdas[n.index].body);
            }
            const auto parts = in.operands_of(n);
            open.insert(open.end(), parts.begin(), parts.end());
        }
        std::ranges::sort(found); // the order in which they are written
        for (std::size_t i = 0; i < found.size(); ++i) {
            all.push_back({owner, i, found[i]});
        }
    };
    for (const auto& f : in.functions) {
        if (f.body != program::node_id::none) {
            walk(f.name, {f.body});
        }
    }
    for (const auto& a : in.answers) {
        walk(a.name, program::roots_of(a));
    }
    return all;
}

} // namespace guiju::prove
