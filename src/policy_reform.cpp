#include "policy_state.hpp"

#include <algorithm>

namespace guiju {

namespace {

/// What one change names: a parameter, and the categories of one of its rows.
struct named_row {
    std::string parameter;
    std::vector<std::string> keys;
};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string{}
                                           : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// 等级奖励标准(5A) names one row; a bare name the only one.
named_row row_of(std::string_view text) {
    const auto open = text.find('(');
    if (open == std::string_view::npos || !text.ends_with(')')) {
        return {trimmed(text), {}};
    }
    named_row made{trimmed(text.substr(0, open)), {}};
    std::string_view keys = text.substr(open + 1, text.size() - open - 2);
    while (!keys.empty()) {
        const auto comma = keys.find(',');
        made.keys.push_back(trimmed(keys.substr(0, comma)));
        keys = comma == std::string_view::npos ? std::string_view{} : keys.substr(comma + 1);
    }
    return made;
}

std::optional<std::uint32_t> ordinal_of(const category_body& category, std::string_view name) {
    for (std::uint32_t i = 0; i < category.values.size(); ++i) {
        if (category.values[i] == name || (i < category.other_values.size() && category.other_values[i] == name)) {
            return i;
        }
    }
    return std::nullopt;
}

/// Periods cut at `since`, so that what holds from then on can be set by itself.
void cut(std::vector<program::parameter_period>& periods, const date& since) {
    std::vector<program::parameter_period> all;
    for (auto& period : periods) {
        const bool ends_before = period.to && *period.to < since;
        const bool begins_later = period.from && *period.from >= since;
        if (ends_before || begins_later) {
            all.push_back(std::move(period));
            continue;
        }
        auto later = period;
        later.from = since;
        period.to = since.add_days(-1);
        all.push_back(std::move(period));
        all.push_back(std::move(later));
    }
    periods = std::move(all);
}

void set_row(program::parameter_period& period, const std::vector<std::uint32_t>& keys, const value& amount) {
    const auto at = std::ranges::find_if(period.rows, [&](const auto& row) { return row.keys == keys; });
    if (at != period.rows.end()) {
        at->amount = amount;
        return;
    }
    period.rows.push_back({keys, amount, {}});
    std::ranges::sort(period.rows, {}, &program::parameter_row::keys);
}

result<std::vector<std::uint32_t>> ordinals_of(const program::program& p, const program::parameter& changed,
                                               const named_row& row) {
    if (row.keys.size() != changed.by.size()) {
        return plain_problem("reform.row",
                             {changed.name + " 按类别取值，请写明，如 " + changed.name + "(类别)",
                              changed.name + " differs by category; say which, as in " + changed.name + "(category)"});
    }
    std::vector<std::uint32_t> ordinals;
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
        const auto& category = *p.categories[static_cast<std::size_t>(changed.by[i])].body;
        const auto ordinal = ordinal_of(category, row.keys[i]);
        if (!ordinal) {
            return plain_problem("category.unknown",
                                 {category.name + " 没有 " + row.keys[i], category.name + " has no " + row.keys[i]});
        }
        ordinals.push_back(*ordinal);
    }
    return ordinals;
}

} // namespace

result<policy> policy::reform(const std::map<std::string, std::string>& changes, const date& since) const {
    auto changed = std::make_shared<program::program>(program());
    for (const auto& [name, text] : changes) {
        const auto row = row_of(name);
        const auto at = std::ranges::find_if(changed->parameters, [&](const auto& one) {
            return one.name == row.parameter || one.other == row.parameter;
        });
        if (at == changed->parameters.end()) {
            std::vector<std::string> known;
            std::ranges::transform(changed->parameters, std::back_inserter(known), &program::parameter::name);
            const auto near = nearest_name(row.parameter, known);
            return plain_problem(
                "name.unknown", {"没有参数 " + row.parameter, "there is no parameter " + row.parameter},
                near.empty() ? wording{} : wording{"是否指 " + near + "？", "Did you mean " + near + "?"});
        }
        auto keys = ordinals_of(*changed, *at, row);
        auto given = constant_value(text, changed->language);
        if (!keys || !given) {
            return keys ? given.problems() : keys.problems();
        }
        std::vector<evaluate::fact_problem> problems;
        const value amount = evaluate::bind_value(*changed, at->type, *given, name, problems);
        if (!problems.empty()) {
            return plain_problem("setting.value", problems.front().what);
        }
        cut(at->periods, since);
        for (auto& period : at->periods) {
            if (!period.from || *period.from >= since) {
                set_row(period, *keys, amount);
            }
        }
    }
    return policy(std::make_shared<const state>(
        state{state_->sources, state_->document, evaluate::evaluator(std::move(changed)), state_->warnings}));
}

} // namespace guiju
