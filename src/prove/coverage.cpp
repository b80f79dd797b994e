#include "coverage.hpp"

#include <algorithm>

namespace guiju::prove {

namespace {

/// How many rules of a block are looked at to find where to cut it.
constexpr std::size_t rules_looked_at = 96;
constexpr std::uint32_t deepest = 4'000;

} // namespace

bool coverage::spend(std::size_t rules) noexcept {
    const auto cost = (rules + 1) * grid_.columns();
    if (cost > left_) {
        stopped_ = true;
        return false;
    }
    left_ -= cost;
    return true;
}

bool coverage::each_gap(const block& within, std::vector<rule_index> rules,
                        const std::function<bool(const block&)>& found) {
    if (grid_.is_void(within)) {
        return true;
    }
    found_ = &found;
    std::erase_if(rules, [&](rule_index r) { return !grid_.meets(r, within); });
    block part = within;
    search(part, rules);
    return !stopped_;
}

std::optional<bool> coverage::covered(const block& within, std::vector<rule_index> rules) {
    if (has_free_point(within, rules)) {
        return false;
    }
    bool gap = false;
    const bool whole = each_gap(within, std::move(rules), [&gap](const block&) {
        gap = true;
        return false;
    });
    return gap ? std::optional(false) : whole ? std::optional(true) : std::nullopt;
}

/// Whether one of some points, drawn alike in every run, is taken by no rule: most gaps are found so, and a search for
/// the others costs much more.
bool coverage::has_free_point(const block& within, std::span<const rule_index> rules) {
    constexpr int points = 24;
    if (grid_.is_void(within)) {
        return false;
    }
    std::uint64_t state = 1;
    block at(within.size());
    for (int i = 0; i < points && spend(rules.size() / 4); ++i) {
        for (std::size_t c = 0; c < at.size(); ++c) {
            state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
            const auto count = std::uint64_t{within[c].high} - within[c].low + 1;
            const auto step = within[c].low + static_cast<std::uint32_t>(((state >> 32U) * count) >> 32U);
            at[c] = {step, step};
        }
        if (std::ranges::none_of(rules, [&](rule_index r) { return grid_.meets(r, at); })) {
            return true;
        }
    }
    return false;
}

/// False when the search is to end.
bool coverage::search(block& within, std::vector<rule_index>& rules) {
    if (!spend(rules.size()) || depth_ > deepest) {
        stopped_ = true;
        return false;
    }
    if (std::ranges::any_of(rules, [&](rule_index r) { return grid_.covers(r, within); })) {
        return true;
    }
    if (rules.empty()) {
        return (*found_)(within);
    }
    const auto where = best_cut(within, rules);
    if (!where.any) {
        return true;
    }
    ++depth_;
    bool on = true;
    const auto whole = within[where.column];
    const stretch parts[] = {{whole.low, where.at - 1}, {where.at, whole.high}};
    for (const auto& part : parts) {
        std::vector<rule_index> inside;
        std::ranges::copy_if(rules, std::back_inserter(inside),
                             [&](rule_index r) { return grid_.meets(r, where.column, part); });
        within[where.column] = part;
        on = on && search(within, inside);
    }
    within[where.column] = whole;
    --depth_;
    return on;
}

coverage::cut coverage::best_cut(const block& within, std::span<const rule_index> rules) {
    std::vector<rule_index> some;
    const auto stride = rules.size() / rules_looked_at + 1;
    for (std::size_t i = 0; i < rules.size(); i += stride) {
        some.push_back(rules[i]);
    }
    cut best;
    std::size_t least = SIZE_MAX;
    for (std::size_t c = 0; c < grid_.columns(); ++c) {
        if (within[c].low < within[c].high) {
            consider_column(within, some, c, best, least);
        }
    }
    return best;
}

void coverage::consider_column(const block& within, std::span<const rule_index> rules, std::size_t column, cut& best,
                               std::size_t& least) {
    const auto whole = within[column];
    lows_.clear();
    highs_.clear();
    cuts_.clear();
    for (const auto r : rules) {
        lows_.push_back(grid_.bounds(r, column).low);
        highs_.push_back(grid_.bounds(r, column).high);
        for (const auto& s : grid_.stretches(r, column)) {
            if (s.low > whole.low && s.low <= whole.high) {
                cuts_.push_back(s.low);
            }
            if (s.high >= whole.low && s.high < whole.high) {
                cuts_.push_back(s.high + 1);
            }
        }
    }
    std::ranges::sort(lows_);
    std::ranges::sort(highs_);
    std::ranges::sort(cuts_);
    std::size_t left = 0;
    std::size_t gone = 0;
    for (std::size_t i = 0; i < cuts_.size(); ++i) {
        if (i > 0 && cuts_[i] == cuts_[i - 1]) {
            continue;
        }
        while (left < lows_.size() && lows_[left] < cuts_[i]) {
            ++left;
        }
        while (gone < highs_.size() && highs_[gone] < cuts_[i]) {
            ++gone;
        }
        const auto right = rules.size() - gone;
        const auto cost = left + right + std::max(left, right);
        if (cost < least) {
            least = cost;
            best = {column, cuts_[i], true};
        }
    }
}

std::vector<std::vector<stretch>> coverage::widened(const block& gap, const block& within,
                                                    std::span<const rule_index> rules) const {
    std::vector<std::vector<stretch>> wide;
    for (const auto& s : gap) {
        wide.push_back({s});
    }
    const auto apart = [&](rule_index r, std::size_t column) {
        return std::ranges::none_of(wide[column], [&](const stretch& s) { return grid_.meets(r, column, s); });
    };
    for (auto column = gap.size(); column-- > 0;) {
        std::vector<char> taken(within[column].high + 1, 0);
        for (const auto r : rules) {
            bool elsewhere = true;
            for (std::size_t c = 0; c < gap.size() && elsewhere; ++c) {
                elsewhere = c == column || !apart(r, c);
            }
            if (elsewhere) {
                for (const auto& s : grid_.stretches(r, column)) {
                    for (auto i = std::max(s.low, within[column].low); i <= std::min(s.high, within[column].high);
                         ++i) {
                        taken[i] = 1;
                    }
                }
            }
        }
        std::vector<stretch> free;
        for (auto i = within[column].low; i <= within[column].high; ++i) {
            if (taken[i] != 0) {
                continue;
            }
            if (!free.empty() && free.back().high + 1 == i) {
                free.back().high = i;
            } else {
                free.push_back({i, i});
            }
        }
        if (grid_.is_line(column)) {
            std::erase_if(free, [&](const stretch& s) { return s.high < gap[column].low || gap[column].high < s.low; });
        }
        wide[column] = std::move(free);
    }
    return wide;
}

} // namespace guiju::prove
