#include "base/nearest.hpp"
#include "policy_state.hpp"

#include <guiju/feel/parser.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/program/lower.hpp>

#include <algorithm>

namespace guiju {

namespace {

template <class Named>
std::optional<std::uint32_t> index_of(const std::vector<Named>& all, std::string_view name) {
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (all[i].name == name || (!all[i].other.empty() && all[i].other == name)) {
            return i;
        }
    }
    return std::nullopt;
}

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) {
        names.push_back(one.name);
        if (!one.other.empty()) {
            names.push_back(one.other);
        }
    }
    return names;
}

diagnostic unknown(std::string_view what_zh, std::string_view what_en, std::string_view name,
                   const std::vector<std::string>& known) {
    const auto near = nearest_name(name, known);
    wording hint;
    if (!near.empty()) {
        hint = {"是否指“" + near + "”？", "Did you mean " + near + "?"};
    }
    return plain_problem("name.unknown",
                         {"没有名为“" + std::string(name) + "”的" + std::string(what_zh),
                          "there is no " + std::string(what_en) + " named " + std::string(name)},
                         std::move(hint));
}

result<evaluate::question> with_readings(const program::program& p, const settings& how, evaluate::question asked) {
    if (how.readings.empty()) {
        return asked;
    }
    for (const auto& r : p.readings) {
        asked.readings.push_back(r.default_choice);
    }
    for (const auto& [name, choice] : how.readings) {
        const auto at = index_of(p.readings, name);
        if (!at) {
            return unknown("解读", "reading", name, names_of(p.readings));
        }
        const auto which = index_of(p.readings[*at].choices, choice);
        if (!which) {
            return unknown("选项", "choice", choice, names_of(p.readings[*at].choices));
        }
        asked.readings[*at] = *which;
    }
    return asked;
}

} // namespace

std::string nearest_name(std::string_view name, const std::vector<std::string>& names) {
    nearest near(name);
    for (const auto& one : names) {
        near.consider(one);
    }
    return near.found();
}

result<value> tree_value(const feel::tree& tree) {
    auto lowered = program::lower_expression(tree, {});
    if (!lowered) {
        return lowered.problems();
    }
    const evaluate::evaluator with(*lowered);
    evaluate::scratch memory;
    const value nothing = shared<const context_body>(make_shared_body<context_body>());
    return with.compute(static_cast<program::answer_id>(0), nothing, {}, {}, {}, memory);
}

result<value> constant_value(std::string_view text, lang language) {
    feel::scope names;
    for (const auto& one : meaning::operations) {
        names.add(one.name);
        if (!one.zh.empty()) {
            names.add(one.zh);
        }
    }
    auto tree = feel::parse_expression(text, {}, names, {.keywords = language, .policy = true});
    return tree ? tree_value(*tree) : result<value>(tree.problems());
}

result<evaluate::question> policy::resolve(const settings& how) const {
    const auto& p = program();
    evaluate::question asked;
    asked.as_of = how.as_of;
    asked.with_derivation = how.with_derivation;
    asked.limits = how.limits;
    asked.now = how.now;
    for (const auto& [name, text] : how.supplied) {
        const auto at = index_of(p.parameters, name);
        if (!at) {
            return unknown("参数", "parameter", name, names_of(p.parameters));
        }
        auto given = constant_value(text, p.language);
        if (!given) {
            return given.problems();
        }
        std::vector<evaluate::fact_problem> problems;
        value amount = evaluate::bind_value(p, p.parameters[*at].type, *given, name, problems);
        if (!problems.empty()) {
            return plain_problem("setting.value",
                                 {name + "：" + problems.front().what.zh, name + ": " + problems.front().what.en});
        }
        asked.supplied[static_cast<program::parameter_id>(*at)] = std::move(amount);
    }
    return with_readings(p, how, std::move(asked));
}

result<std::vector<program::answer_id>> policy::answers(std::string_view name) const {
    std::vector<program::answer_id> found;
    const auto& all = program().answers;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (all[i].name == name || (!all[i].other.empty() && all[i].other == name)) {
            found.push_back(static_cast<program::answer_id>(i));
        }
    }
    if (found.empty()) {
        return unknown("答案", "answer", name, names_of(all));
    }
    return found;
}

std::optional<program::record_id> policy::record(std::string_view name) const {
    const auto at = index_of(program().records, name);
    return at ? std::optional(static_cast<program::record_id>(*at)) : std::nullopt;
}

} // namespace guiju
