#include "lowering.hpp"

#include <guiju/program/table_index.hpp>
#include <guiju/program/verify.hpp>

#include <algorithm>

namespace guiju::program {

result<std::shared_ptr<const program>> lowering::run() {
    auto& out = build_.out;
    out.language = policy_.language;
    out.semantics = options_.semantics;
    out.of_models = of_models();
    out.title = policy_.title.name;
    out.in_force_from = policy_.in_force_from;
    out.in_force_to = policy_.in_force_to;
    out.default_as_of = policy_.default_as_of.value_or(policy_.in_force_to.value_or(*date::from(1970, 1, 1)));
    declare_categories();
    declare_records();
    declare_items();
    declare_fields();
    declare_readings();
    lower_parameters();
    declare_functions();
    declare_services();
    declare_answers();
    declare_exceptions();
    check_clauses();
    lower_allowed();
    lower_answers();
    check_cycles();
    declare_stocks();
    if (!has_errors(problems_)) {
        auto broken = verify(out);
        problems_.insert(problems_.end(), broken.begin(), broken.end());
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const diagnostic& a, const diagnostic& b) { return a.where < b.where; });
    if (has_errors(problems_)) {
        return problems_;
    }
    for (auto& t : out.tables) {
        t.index = std::make_shared<const table_index>(boxes_of(out, t));
    }
    return {std::make_shared<const program>(std::move(out)), std::move(problems_)};
}

/// Which target of flows a target of a stock follows from.
void lowering::declare_stocks() {
    for (std::size_t i = 0; i < policy_.answers.size(); ++i) {
        const auto& from = policy_.answers[i];
        if (from.stock_gained.empty()) {
            continue;
        }
        const auto found = answers_.find(from.stock_gained);
        if (found != answers_.end()) {
            build_.out.stocks.push_back(
                {static_cast<answer_id>(i), found->second.front(), from.stock_before, from.stock_lost});
            continue;
        }
        nearest near(from.stock_gained);
        for (const auto& [name, all] : answers_) {
            near.consider(name);
        }
        unknown("name.unknown_answer", {"目标", "target"}, from.stock_gained, from.name.where, near);
    }
}

result<std::shared_ptr<const program>> lower(const graph::policy& from, const lowering_options& how) {
    return lowering(from, how).run();
}

result<std::shared_ptr<const program>>
lower_expression(const feel::tree& expression, const std::vector<variable_name>& names, guiju::semantics semantics) {
    graph::policy alone;
    graph::record variables;
    variables.name.name = "variables";
    for (const auto& v : names) {
        variables.fields.push_back({{v.name, {}, {}}, v.type, {}, {}});
    }
    alone.records.push_back(std::move(variables));
    graph::answer result;
    result.name.name = "result";
    result.subject = "variables";
    result.definition = std::vector<graph::guarded>{{{}, expression, expression.where(), {}}};
    alone.answers.push_back(std::move(result));
    lowering_options how;
    how.gradual = true;
    how.semantics = semantics;
    return lower(alone, how);
}

} // namespace guiju::program
