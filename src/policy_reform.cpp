#include "policy_state.hpp"

#include <guiju/formats/rules/amend.hpp>
#include <guiju/program/lower.hpp>

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
void cut(std::vector<program::parameter_period>& periods, const std::optional<date>& from) {
    if (!from) {
        return;
    }
    const auto& since = *from;
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

/// A place in a text that the caller does not have, as words.
diagnostics placed(const diagnostics& problems, const source_set& in) {
    auto all = problems;
    for (auto& one : all) {
        const auto* from = in.find(one.where.source);
        if (from != nullptr && from->name() == "reform") {
            const auto line = std::to_string(from->at(one.where.begin).line);
            one.what = {"改动第 " + line + " 行：" + one.what.zh, "line " + line + " of the change: " + one.what.en};
            one.where = {};
        }
    }
    return all;
}

/// What is removed while something that stays uses it.
diagnostics still_needed(const graph::dependencies& uses, const amendment& by, const program::program& p) {
    const auto removed = [&](const graph::vertex& v) {
        return v.kind == graph::vertex_kind::answer && std::ranges::any_of(by.remove, [&](const auto& name) {
                   return v.name == name || (!v.other.empty() && v.other == name);
               });
    };
    const auto goes_with = [&](const graph::vertex& v) {
        return removed(v) ||
               (v.kind == graph::vertex_kind::exception && std::ranges::any_of(by.remove, [&](const auto& name) {
                    const auto& of = p[p.exceptions[v.index].of];
                    return of.name == name || (!of.other.empty() && of.other == name);
                }));
    };
    diagnostics all;
    for (const auto& e : uses.edges()) {
        if (e.kind == graph::edge_kind::uses && removed(uses[e.to]) && !goes_with(uses[e.from])) {
            auto problem = plain_problem(
                "reform.needed",
                {"不能删去 " + uses[e.to].name + "：" + uses[e.from].name + " 要用到它",
                 uses[e.to].name + " cannot be removed: " + uses[e.from].name + " uses it"},
                {"一并删去或替换 " + uses[e.from].name, "remove or replace " + uses[e.from].name + " as well"});
            problem.where = uses[e.from].where;
            all.push_back(std::move(problem));
        }
    }
    return all;
}

} // namespace

result<policy> policy::with_amounts(const std::map<std::string, std::string>& changes,
                                    const std::optional<date>& since) const {
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
            if (!since || !period.from || *period.from >= *since) {
                set_row(period, *keys, amount);
            }
        }
    }
    auto amounts = state_->amounts;
    amounts.push_back({changes, since, {}, {}});
    return policy(
        std::make_shared<const state>(state{state_->sources, state_->document, evaluate::evaluator(std::move(changed)),
                                            state_->warnings, std::move(amounts)}));
}

result<policy> policy::restructured(const amendment& by) const {
    const auto uses = dependencies();
    if (auto needed = still_needed(uses, by, program()); !needed.empty()) {
        return needed;
    }
    auto document = formats::rules::without(this->document(), by.remove);
    if (!document) {
        return document.problems();
    }
    auto sources = std::make_shared<source_set>(*state_->sources);
    if (!by.replacing.empty()) {
        document = formats::rules::amend(*document, *sources, sources->add("reform", by.replacing));
    }
    auto made =
        document ? program::lower(*document) : result<std::shared_ptr<const program::program>>(document.problems());
    if (!made) {
        return placed(made.problems(), *sources);
    }
    auto shared_document = std::make_shared<const graph::policy>(std::move(document).value());
    policy bare(std::make_shared<const state>(
        state{std::move(sources), std::move(shared_document), evaluate::evaluator(*made), made.problems(), {}}));
    for (const auto& earlier : state_->amounts) {
        auto next = bare.with_amounts(earlier.amounts, earlier.since);
        if (!next) {
            return next;
        }
        bare = std::move(*next);
    }
    return bare;
}

result<policy> policy::reform(const std::map<std::string, std::string>& changes, const date& since) const {
    return with_amounts(changes, since);
}

result<policy> policy::reform(const amendment& by) const {
    const bool structure = !by.remove.empty() || !by.replacing.empty();
    auto made = structure ? restructured(by) : result<policy>(*this);
    return made && !by.amounts.empty() ? made->with_amounts(by.amounts, by.since) : made;
}

} // namespace guiju
