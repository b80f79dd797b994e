#include "lowering.hpp"

#include <guiju/feel/duty_functions.hpp>

#include <algorithm>

namespace guiju::program {

namespace {

using feel::duty_function;

std::optional<duty_function> duty_function_named(std::string_view name) {
    for (std::size_t i = 0; i < feel::duty_functions.size(); ++i) {
        if (name == feel::duty_functions[i].zh || name == feel::duty_functions[i].en) {
            return static_cast<duty_function>(i);
        }
    }
    return std::nullopt;
}

void note(std::vector<duty_entry>& all, const std::string& key, const std::string& told, span where) {
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.key == key; });
    if (found == all.end()) {
        found = all.insert(all.end(), duty_entry{key, {}, where});
    }
    if (std::find(found->told.begin(), found->told.end(), told) == found->told.end()) {
        found->told.push_back(told);
    }
}

/// The same the other way round.
std::vector<duty_entry> by_department(const std::vector<duty_entry>& by_clause) {
    std::vector<duty_entry> all;
    for (const auto& entry : by_clause) {
        for (const auto& department : entry.told) {
            note(all, department, entry.key, entry.where);
        }
    }
    return all;
}

value keys_of(const std::vector<duty_entry>& all) {
    std::vector<value> keys;
    std::for_each(all.begin(), all.end(), [&](const auto& each) { keys.emplace_back(each.key); });
    return value::list(std::move(keys));
}

} // namespace

/// A clause, and all that its heading has below it.
std::set<graph::clause_id> lowering::below(const std::string& clause) const {
    std::set<graph::clause_id> all;
    int level = 0;
    for (const auto& each : policy_.clauses) {
        level = each.id == clause ? each.level : level != 0 && each.level > level ? level : 0;
        if (level != 0) {
            all.insert(each.id);
        }
    }
    return all;
}

/// The clauses that a call is about: all where it does not say.
std::optional<std::set<graph::clause_id>> lowering::clauses_within(feel::node_id given) {
    if (given == feel::node_id::none) {
        std::set<graph::clause_id> all;
        std::for_each(policy_.clauses.begin(), policy_.clauses.end(), [&](const auto& c) { all.insert(c.id); });
        return all;
    }
    const syntax& n = at(given);
    if (n.kind != feel::node_kind::text_literal) {
        error("duty.clause", n.where,
              {"这里要写一个条款编号，如 \"二(一)1\"", "the id of a clause in quotes is needed here"});
        return std::nullopt;
    }
    check_clause(n.text, n.where);
    auto all = below(n.text);
    return all.empty() ? std::nullopt : std::optional(std::move(all));
}

std::vector<duty_entry> lowering::duties_by_clause(const std::set<graph::clause_id>& within) {
    std::vector<duty_entry> all;
    for (const auto& duty : policy_.answers) {
        if (duty.clauses.empty() || !within.contains(duty.clauses.front())) {
            continue;
        }
        for (const auto& department : duty.departments) {
            note(all, duty.clauses.front(), department.name, duty.where);
            told_clauses_.insert(duty.clauses.front());
        }
    }
    return all;
}

/// What is told of a key that is known only when it runs: one case each, written where the first duty is that tells it.
typed lowering::told_of_key(const typed& key, std::span<const duty_entry> all, span where) {
    const auto text = build_.simple(type_kind::text);
    const auto texts = build_.list_of(text);
    std::vector<typed> values;
    std::vector<node_id> operands;
    std::vector<case_info> written;
    for (const auto& each : all) {
        const typed name{build_.constant(value(each.key), text, where), text};
        const typed asked = compare(feel::operator_kind::equal, key, name, where, where, where);
        if (asked.poisoned()) {
            return {};
        }
        operands.push_back(asked.node);
        std::vector<value> told(each.told.begin(), each.told.end());
        values.push_back({build_.constant(value::list(std::move(told)), texts, where), texts});
        operands.push_back(values.back().node);
        written.push_back({each.where, exception_id::none, false});
    }
    values.push_back({build_.constant(value::list({}), texts, where), texts});
    operands.push_back(values.back().node);
    written.push_back({where, exception_id::none, true});
    return chosen(operands, values, written, texts, where);
}

std::optional<typed> lowering::call_duties(const std::string& name, const std::vector<feel::node_id>& given,
                                           span where) {
    const auto which = duty_function_named(name);
    if (!which) {
        return std::nullopt;
    }
    const bool keyed = *which == duty_function::responsible || *which == duty_function::charged;
    const std::size_t least = keyed ? 1 : 0;
    if (given.size() < least || given.size() > least + 1) {
        return wrong_count(name, least, least + 1, given.size(), where);
    }
    const auto within = clauses_within(given.size() > least ? given.back() : feel::node_id::none);
    const typed key = keyed ? lower(given.front(), build_.simple(type_kind::text)) : typed{};
    if (!within || (keyed && key.poisoned())) {
        return typed{};
    }
    const auto clauses = duties_by_clause(*within);
    const bool of_departments = *which == duty_function::departments || *which == duty_function::charged;
    const auto all = of_departments ? by_department(clauses) : clauses;
    if (all.empty()) {
        return error("duty.none", where, {"没有指明部门的职责", "there is no duty that names departments"});
    }
    const auto texts = build_.list_of(build_.simple(type_kind::text));
    return keyed ? told_of_key(key, all, where) : typed{build_.constant(keys_of(all), texts, where), texts};
}

} // namespace guiju::program
