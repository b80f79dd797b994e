#include "coverage.hpp"
#include "program/folding.hpp"

#include <guiju/program/table_index.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace guiju::prove {

namespace {

using hit_policy = graph::table::hit_policy;
using aggregation = graph::table::aggregation;

/// Policies under which "no rule" is a plain answer: an empty list of what applies.
bool may_be_empty(const program::table& t) {
    return t.hit == hit_policy::rule_order || t.hit == hit_policy::output_order ||
           (t.hit == hit_policy::collect && t.collect == aggregation::none);
}

/// Policies under which a rule that is there twice is there once too often. A sum or a count it changes.
bool repeats_nothing_new(const program::table& t) {
    return may_be_empty(t) || t.hit == hit_policy::any || t.collect == aggregation::min ||
           t.collect == aggregation::max;
}

/// The constant outputs of each rule; nothing for rules with outputs that depend on something.
class outputs {
public:
    outputs(const program::program& in, const program::table& t) : table_(t) {
        program::folding fold(in);
        for (const auto& r : t.rules) {
            std::optional<std::vector<value>> all(std::in_place);
            for (const auto id : r.outputs) {
                auto one = all ? fold.of(id) : std::nullopt;
                if (!one) {
                    all.reset();
                    break;
                }
                all->push_back(*std::move(one));
            }
            rules_.push_back(std::move(all));
        }
    }

    [[nodiscard]] bool same(rule_index a, rule_index b) const {
        return rules_[a] && rules_[b] && *rules_[a] == *rules_[b];
    }
    [[nodiscard]] bool differ(rule_index a, rule_index b) const {
        return rules_[a] && rules_[b] && *rules_[a] != *rules_[b];
    }
    /// Whether the first answers wherever both are hit. DMN 1.5, 8.2.8.
    [[nodiscard]] bool goes_before(rule_index a, rule_index b) const {
        if (table_.hit == hit_policy::first) {
            return a < b;
        }
        if (!rules_[a] || !rules_[b]) {
            return false;
        }
        for (std::size_t i = 0; i < table_.priorities.size(); ++i) {
            const auto left = std::ranges::find(table_.priorities[i], (*rules_[a])[i]);
            const auto right = std::ranges::find(table_.priorities[i], (*rules_[b])[i]);
            if (left != right) {
                return left < right;
            }
        }
        return a < b;
    }

private:
    const program::table& table_;
    std::vector<std::optional<std::vector<value>>> rules_;
};

/// One table under analysis.
class analysis {
public:
    analysis(const program::program& in, const program::table& t, const table_limits& bounds)
        : in_(in), table_(t), bounds_(bounds), boxes_(t.index->all()), grid_(in, t, boxes_) {}

    table_findings run() {
        find_never();
        if (table_.defaults.empty() && !may_be_empty(table_)) {
            find_gaps();
        }
        switch (table_.hit) {
        case hit_policy::unique:
        case hit_policy::any:
            find_overlaps();
            break;
        case hit_policy::first:
        case hit_policy::priority:
            find_shadows();
            break;
        default:
            break;
        }
        if (repeats_nothing_new(table_)) {
            find_repeated();
        }
        return std::move(found_);
    }

private:
    void find_never() {
        for (rule_index r = 0; r < grid_.rules(); ++r) {
            if (grid_.never(r)) {
                found_.never.push_back(r);
            } else {
                live_.push_back(r);
            }
        }
    }

    // A rule with a test that is no set counts as taking all there: a gap that is told must be one.
    void find_gaps() {
        gaps_within(grid_.all(false), found_.gaps);
        if (found_.stopped || found_.more_gaps) {
            return;
        }
        for (std::size_t c = 0; c < grid_.columns(); ++c) {
            if (grid_.has_null(c)) {
                auto within = grid_.all(false);
                within[c] = {0, 0};
                gaps_within(within, found_.null_gaps);
            }
        }
    }

    void gaps_within(const block& within, std::vector<region>& into) {
        coverage cover(grid_, bounds_.work);
        std::vector<std::vector<std::vector<stretch>>> told;
        const auto is_told = [&](const block& gap) {
            return std::ranges::any_of(told, [&](const auto& wide) {
                for (std::size_t c = 0; c < gap.size(); ++c) {
                    if (std::ranges::none_of(
                            wide[c], [&](const stretch& s) { return s.low <= gap[c].low && gap[c].high <= s.high; })) {
                        return false;
                    }
                }
                return true;
            });
        };
        cover.each_gap(within, live_, [&](const block& gap) {
            if (is_told(gap)) {
                return true;
            }
            if (told.size() == bounds_.gaps) {
                found_.more_gaps = true;
                return false;
            }
            told.push_back(cover.widened(gap, within, live_));
            return true;
        });
        found_.stopped |= cover.stopped();
        for (const auto& wide : told) {
            region made;
            for (std::size_t c = 0; c < wide.size(); ++c) {
                made.push_back(grid_.places(c, wide[c]));
            }
            into.push_back(std::move(made));
        }
    }

    void find_repeated() {
        const outputs said(in_, table_);
        const auto asks = [this](rule_index r) {
            std::vector<std::uint32_t> ends;
            for (std::size_t c = 0; c < grid_.columns(); ++c) {
                for (const auto& s : grid_.stretches(r, c)) {
                    ends.insert(ends.end(), {static_cast<std::uint32_t>(c), s.low, s.high});
                }
            }
            return ends;
        };
        std::map<std::vector<std::uint32_t>, std::vector<rule_index>> earlier;
        for (const auto r : live_) {
            if (boxes_.opaque(r)) {
                continue;
            }
            auto& alike = earlier[asks(r)];
            const auto of = std::ranges::find_if(alike, [&](rule_index other) {
                return said.same(other, r) && table_.rules[other].note == table_.rules[r].note;
            });
            if (of == alike.end()) {
                alike.push_back(r);
            } else if (found_.repeated.size() < bounds_.overlaps) {
                found_.repeated.push_back({r, *of});
            }
        }
    }

    // Whether a rule with a test that is no set is hit cannot be told: it takes no part in what is said of overlaps.
    void find_overlaps() {
        const outputs said(in_, table_);
        const bool any = table_.hit == hit_policy::any;
        auto rules = live_;
        std::erase_if(rules, [&](rule_index r) { return boxes_.opaque(r); });
        each_pair(rules, [&](rule_index a, rule_index b) {
            if (any && !said.differ(a, b)) {
                return;
            }
            ++found_.overlaps_in_all;
            keep_if_early({std::min(a, b), std::max(a, b)});
        });
        for (const auto& [a, b] : pairs_) {
            found_.overlaps.push_back({a, b, grid_.shared_part(a, b)});
        }
    }

    void keep_if_early(std::pair<rule_index, rule_index> one) {
        if (pairs_.size() == bounds_.overlaps) {
            if (pairs_.empty() || pairs_.back() < one) {
                return;
            }
            pairs_.pop_back();
        }
        pairs_.insert(std::ranges::upper_bound(pairs_, one), one);
    }

    /// Calls `met` with each two rules that share a point.
    template <class Met>
    void each_pair(std::vector<rule_index> rules, Met&& met) {
        if (grid_.columns() == 0) {
            return;
        }
        const auto column = sharpest_column(rules);
        std::ranges::sort(rules, {}, [&](rule_index r) { return grid_.bounds(r, column).low; });
        auto left = bounds_.work;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const auto last = grid_.bounds(rules[i], column).high;
            for (auto j = i + 1; j < rules.size() && grid_.bounds(rules[j], column).low <= last; ++j) {
                if (left-- == 0) {
                    found_.stopped = true;
                    return;
                }
                if (grid_.meet(rules[i], rules[j])) {
                    met(rules[i], rules[j]);
                }
            }
        }
    }

    /// The column in which the fewest rules share a step.
    std::size_t sharpest_column(std::span<const rule_index> rules) const {
        std::size_t best = 0;
        std::uint64_t least = UINT64_MAX;
        for (std::size_t c = 0; c < grid_.columns(); ++c) {
            std::uint64_t taken = 0;
            for (const auto r : rules) {
                taken += grid_.bounds(r, c).high - grid_.bounds(r, c).low + 1;
            }
            taken = taken * 1'000 / std::max(1U, grid_.step_count(c));
            if (taken < least) {
                least = taken;
                best = c;
            }
        }
        return best;
    }

    void find_shadows() {
        const outputs said(in_, table_);
        std::vector<std::vector<rule_index>> over(grid_.rules());
        each_pair(live_, [&](rule_index a, rule_index b) {
            const bool first = said.goes_before(a, b);
            if (first || said.goes_before(b, a)) {
                const auto winner = first ? a : b;
                if (!boxes_.opaque(winner)) {
                    over[first ? b : a].push_back(winner);
                }
            }
        });
        auto left = bounds_.work;
        for (const auto r : live_) {
            auto by = covering(r, over[r], left);
            if (!by.empty()) {
                std::ranges::sort(by);
                found_.shadowed.push_back({r, std::move(by)});
            }
        }
    }

    /// The rules that take all that `r` takes: one that does alone, else all that together do, else none.
    std::vector<rule_index> covering(rule_index r, const std::vector<rule_index>& over, std::uint64_t& left) {
        const auto covers = [&](rule_index one) {
            for (std::size_t c = 0; c < grid_.columns(); ++c) {
                const auto all = grid_.stretches(r, c);
                if (!std::ranges::all_of(all, [&](const stretch& s) { return grid_.covers(one, c, s); })) {
                    return false;
                }
            }
            return true;
        };
        std::optional<rule_index> alone;
        for (const auto one : over) {
            if ((!alone || one < *alone) && covers(one)) {
                alone = one;
            }
        }
        if (alone) {
            return {*alone};
        }
        if (over.size() < 2 || left == 0) {
            found_.stopped |= over.size() >= 2;
            return {};
        }
        const auto share = std::min(left, bounds_.work / 50);
        coverage cover(grid_, share);
        const auto whole = covered_in_parts(r, over, cover);
        left -= std::min(left, share - cover.left());
        found_.stopped |= !whole.has_value();
        return whole.value_or(false) ? over : std::vector<rule_index>{};
    }

    /// Whether the others cover each block that the rule's stretches make.
    std::optional<bool> covered_in_parts(rule_index r, const std::vector<rule_index>& over, coverage& cover) {
        block part(grid_.columns());
        std::optional<bool> all = true;
        const auto at = [&](const auto& self, std::size_t column) -> void {
            if (column == part.size()) {
                all = cover.covered(part, over);
                return;
            }
            for (const auto& s : grid_.stretches(r, column)) {
                part[column] = s;
                self(self, column + 1);
                if (all != std::optional(true)) {
                    return;
                }
            }
        };
        at(at, 0);
        return all;
    }

    const program::program& in_;
    const program::table& table_;
    table_limits bounds_;
    const program::boxes& boxes_;
    grid grid_;
    std::vector<rule_index> live_;
    std::vector<std::pair<rule_index, rule_index>> pairs_; ///< ascending
    table_findings found_;
};

} // namespace

table_findings analyse(const program::program& in, const program::table& t, const table_limits& bounds) {
    return t.index == nullptr || t.inputs.empty() ? table_findings{} : analysis(in, t, bounds).run();
}

} // namespace guiju::prove
