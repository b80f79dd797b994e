#include "groups.hpp"

#include <algorithm>
#include <numeric>

namespace guiju::columns {

namespace {

value number(std::uint64_t n) { return {decimal(n)}; }

value amount(const told_total& asked, const decimal& n) {
    const bool money = asked.kind == total_column::sort::money && asked.what != statistic::share;
    return !n.is_finite() ? value(reason::overflow) : money ? value(n, asked.in) : value(n);
}

/// Of days, the date.
value extreme(const told_total& asked, const decimal& n) {
    if (asked.kind != total_column::sort::date) {
        return amount(asked, n);
    }
    const auto day = date::from_day_number(n.to_int64().value_or(0));
    return day ? value(*day) : value(reason::overflow);
}

/// The sum of a measure in all groups.
std::optional<exact_number> sum_of_all(groups& all, std::size_t measure) {
    std::optional<exact_number> sum = exact_number();
    for (std::uint32_t g = 0; g < all.size() && sum; ++g) {
        const auto here = all.at(g, measure).sum();
        sum = here ? add(*sum, *here) : std::nullopt;
    }
    return sum;
}

value told(gathered& of, const told_total& asked, const std::optional<exact_number>& whole) {
    const auto count = of.count();
    if (asked.what == statistic::count) {
        return number(count);
    }
    if (asked.what == statistic::nulls) {
        return number(of.nulls());
    }
    if (count == 0) {
        return {};
    }
    if (asked.what == statistic::least || asked.what == statistic::most) {
        return extreme(asked, asked.what == statistic::least ? of.least() : of.most());
    }
    if (asked.what == statistic::quantile) {
        const auto found = of.quantile(asked.part);
        return found ? amount(asked, *found) : value(reason::overflow);
    }
    const auto sum = of.sum();
    if (!sum) {
        return value(reason::overflow);
    }
    if (asked.what == statistic::mean) {
        return amount(asked, quotient(*sum, exact_number(static_cast<int128>(count), 0)));
    }
    if (asked.what == statistic::share) {
        return !whole                    ? value(reason::overflow)
               : whole->digits.is_zero() ? value(reason::division_by_zero)
                                         : amount(asked, quotient(*sum, *whole));
    }
    return amount(asked, rounded(*sum));
}

} // namespace

std::vector<std::uint32_t> group_finder::codes(std::uint32_t group) const {
    std::vector<std::uint32_t> all(levels_.size());
    for (std::size_t k = levels_.size(); k-- > 0;) {
        const auto& [before, code] = levels_[k].made[group];
        all[k] = code;
        group = before;
    }
    return all;
}

void groups::make_room() {
    rows_.resize(size(), 0);
    measures_.resize(size() * keep_.size());
}

void groups::add(std::uint32_t group, std::size_t measure, const value& v) {
    auto& to = at(group, measure);
    switch (v.kind()) {
    case kind::null:
        to.add_null();
        break;
    case kind::number:
    case kind::money:
        to.add(reduce(v.as_number()), keep_[measure]);
        break;
    case kind::boolean:
        to.at(0).add(v.is_true() ? 1 : 0, keep_[measure]);
        break;
    case kind::date:
        to.at(0).add(v.as_date().day_number(), keep_[measure]);
        break;
    default:
        to.add_other();
    }
}

std::uint32_t groups::group_of(std::span<const value> keys) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        group = finder_.next(k, group, codes_[k].of(keys[k]));
    }
    make_room();
    return group;
}

void groups::add(const groups& other) {
    for (std::uint32_t g = 0; g < other.size(); ++g) {
        const auto group = group_of(other.keys(g));
        add_rows(group, other.rows(g));
        for (std::size_t m = 0; m < keep_.size() && g * keep_.size() < other.measures_.size(); ++m) {
            at(group, m).add(other.measures_[g * keep_.size() + m], keep_[m]);
        }
    }
}

std::vector<value> groups::keys(std::uint32_t group) const {
    std::vector<value> all;
    const auto codes = finder_.codes(group);
    for (std::size_t k = 0; k < codes.size(); ++k) {
        all.push_back(codes_[k][codes[k]]);
    }
    return all;
}

std::size_t groups::kept_values() const noexcept {
    return std::accumulate(measures_.begin(), measures_.end(), std::size_t{0},
                           [](std::size_t so_far, const auto& one) { return so_far + one.kept_values(); });
}

diagnostics groups::beyond(const totals_limits& limits) {
    const auto problem = [](std::string code, std::size_t most, wording what) {
        return diagnostics{
            arrow_problem(std::move(code), {what.zh + std::to_string(most), what.en + std::to_string(most)})};
    };
    if (size() > limits.groups) {
        return problem("totals.groups", limits.groups, {"分组超过 ", "there are more groups than "});
    }
    if (kept_values() > limits.values) {
        std::ranges::for_each(measures_, &gathered::settle);
    }
    if (kept_values() > limits.values) {
        return problem("totals.values", limits.values,
                       {"分位数所需的不同取值超过 ", "quantiles are asked of more different values than "});
    }
    return {};
}

result<std::vector<total_group>> told_of(groups& all, std::span<const told_total> asked) {
    all.make_room();
    std::vector<std::optional<exact_number>> wholes;
    for (const auto& one : asked) {
        wholes.push_back(one.what == statistic::share ? sum_of_all(all, one.measure) : std::nullopt);
    }
    std::vector<total_group> made;
    for (std::uint32_t g = 0; g < all.size(); ++g) {
        total_group one;
        one.keys = all.keys(g);
        for (std::size_t t = 0; t < asked.size(); ++t) {
            one.totals.push_back(asked[t].what == statistic::rows
                                     ? number(all.rows(g))
                                     : told(all.at(g, asked[t].measure), asked[t], wholes[t]));
        }
        made.push_back(std::move(one));
    }
    std::ranges::sort(made, [](const auto& a, const auto& b) {
        return std::ranges::lexicographical_compare(a.keys, b.keys, key_less);
    });
    return made;
}

} // namespace guiju::columns
