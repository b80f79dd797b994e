#include "base/wording.hpp"
#include "lowering.hpp"

#include <algorithm>
#include <set>

namespace guiju::program {

void lowering::lower_parameters() {
    for (std::size_t i = 0; i < policy_.parameters.size(); ++i) {
        const auto& from = policy_.parameters[i];
        const auto index = static_cast<std::uint32_t>(i);
        if (const auto [at, added] = parameters_.try_emplace(from.name.name, index); !added) {
            duplicate(from.name.name, policy_.parameters[at->second].name.where, from.name.where);
        }
        if (!from.name.other.empty()) {
            parameters_.try_emplace(from.name.other, index);
        }
        build_.out.parameters.emplace_back();
        declare_parameter(from, build_.out.parameters.back());
    }
    for (std::size_t i = 0; i < policy_.parameters.size(); ++i) {
        lower_parameter(i);
    }
}

void lowering::declare_parameter(const graph::parameter& from, parameter& to) {
    to.name = from.name.name;
    to.other = from.name.other;
    to.type = resolve(from.type);
    to.clause = from.clause;
    to.where = from.name.where;
    for (const auto& name : from.by) {
        if (const auto found = categories_.find(name); found != categories_.end()) {
            to.by.push_back(static_cast<category_id>(found->second));
            continue;
        }
        nearest near(name);
        for (const auto& [known, at] : categories_) {
            near.consider(known);
        }
        unknown("name.unknown_category", {"类别", "category"}, name, from.name.where, near);
        to.by.push_back(category_id::none);
    }
}

void lowering::lower_parameter(std::size_t index) {
    const auto& from = policy_.parameters[index];
    auto made = build_.out.parameters[index];
    if (std::find(made.by.begin(), made.by.end(), category_id::none) != made.by.end()) {
        return;
    }
    for (const auto& p : from.periods) {
        parameter_period period{p.from, p.to, {}};
        std::set<std::vector<std::uint32_t>> seen;
        for (const auto& r : p.rows) {
            lower_row(r, made, period, seen);
        }
        std::sort(period.rows.begin(), period.rows.end(),
                  [](const parameter_row& a, const parameter_row& b) { return a.keys < b.keys; });
        made.periods.push_back(std::move(period));
    }
    check_periods(from, made);
    check_rows(from, made);
    std::stable_sort(made.periods.begin(), made.periods.end(),
                     [](const parameter_period& a, const parameter_period& b) {
                         return a.from && b.from ? *a.from < *b.from : !a.from && b.from;
                     });
    build_.out.parameters[index] = std::move(made);
}

void lowering::lower_row(const graph::parameter_row& from, parameter& to, parameter_period& period,
                         std::set<std::vector<std::uint32_t>>& seen) {
    parameter_row row;
    row.delegated_to = split_wording(from.delegated_to).first;
    if (from.keys.size() != to.by.size()) {
        error("parameter.keys", from.where,
              {"此行要写 " + std::to_string(to.by.size()) + " 个类别值",
               "this row needs " + std::to_string(to.by.size()) + " category values"});
        return;
    }
    for (std::size_t i = 0; i < from.keys.size(); ++i) {
        const typed key = category_literal(from.keys[i], to.by[i], from.where);
        if (key.poisoned() || build_[key.type].kind != type_kind::category) {
            return;
        }
        row.keys.push_back(build_.out.constants[build_.out[key.node].index].ordinal());
    }
    if (!seen.insert(row.keys).second) {
        error("parameter.row_twice", from.where, {"同一类别值写了两行", "two rows for the same category values"});
        return;
    }
    if (from.delegated || from.value.empty()) {
        to.delegated = true;
        row.amount = value::undetermined({to.name}, from.where);
        period.rows.push_back(std::move(row));
        return;
    }
    body alone;
    body_ = &alone;
    open_scope();
    const typed made = fitted_tree(from.value, to.type);
    body_ = nullptr;
    if (made.poisoned()) {
        return;
    }
    const auto amount = folded(build_.out, made.node);
    if (!amount) {
        error("parameter.not_constant", from.value.where(),
              {"参数的值不能依赖输入", "the value of a parameter cannot depend on inputs"});
        return;
    }
    row.amount = *amount;
    period.rows.push_back(std::move(row));
}

namespace {

std::string shown(const std::optional<date>& d) { return d ? d->to_string() : "…"; }

} // namespace

/// Two periods may touch, but neither overlap nor leave days between them. A period without an end lasts until the next
/// one begins.
void lowering::check_periods(const graph::parameter& from, parameter& made) {
    std::vector<std::size_t> order(made.periods.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        const auto& p = made.periods[i];
        if (p.from && p.to && *p.to < *p.from) {
            error("parameter.period", from.periods[i].where, {"止于起之前", "the period ends before it begins"});
            return;
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto& x = made.periods[a].from;
        const auto& y = made.periods[b].from;
        return x && y ? *x < *y : !x && y;
    });
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        auto& now = made.periods[order[i]];
        const auto& next = made.periods[order[i + 1]];
        const auto end = next.from ? next.from->add_days(-1) : std::nullopt;
        const auto place = from.periods[order[i + 1]].where;
        const std::vector<annotation> other{{from.periods[order[i]].where, {"前一时段", "the period before"}}};
        if (!next.from || (now.from && *now.from == *next.from) || (now.to && end && *now.to > *end)) {
            error("parameter.overlap", place, {made.name + " 的时段重叠", "periods of " + made.name + " overlap"}, {},
                  other);
        } else if (now.to && end && *now.to < *end) {
            error("parameter.gap", place,
                  {made.name + " 在 " + shown(now.to) + " 之后、" + shown(next.from) + " 之前没有规定",
                   made.name + " says nothing after " + shown(now.to) + " and before " + shown(next.from)},
                  {}, other);
        } else if (!now.to) {
            now.to = end;
        }
    }
}

/// A category value without a row is no error: asked for, it is undetermined. A plan need not reward every grade.
void lowering::check_rows(const graph::parameter& from, const parameter& made) {
    if (made.by.size() != 1) {
        return;
    }
    const auto& names = build_.out.categories[static_cast<std::size_t>(made.by.front())].body->values;
    const bool ordered = build_.out.categories[static_cast<std::size_t>(made.by.front())].body->ordered;
    for (std::size_t i = 0; i < made.periods.size(); ++i) {
        const auto& rows = made.periods[i].rows;
        if (rows.empty() || rows.size() >= names.size() || rows.size() != from.periods[i].rows.size()) {
            continue;
        }
        wording missing;
        std::size_t next = 0; // rows are sorted by key
        for (std::uint32_t v = 0; v < names.size(); ++v) {
            if (next < rows.size() && rows[next].keys.front() == v) {
                ++next;
                continue;
            }
            missing.zh += (missing.zh.empty() ? "" : "、") + names[v];
            missing.en += (missing.en.empty() ? "" : ", ") + names[v];
        }
        // 3A to 5A of an ordered category is a choice of the plan; a hole among them is likely a slip.
        const bool run = ordered && rows.back().keys.front() - rows.front().keys.front() + 1 == rows.size();
        problems_.push_back(
            {run ? severity::note : severity::warning,
             "parameter.missing_row",
             from.periods[i].where,
             {made.name + " 没有 " + missing.zh + " 的值", made.name + " has no value for " + missing.en},
             {"问到时为未定", "asked for, it is undetermined"},
             {}});
    }
}

} // namespace guiju::program
