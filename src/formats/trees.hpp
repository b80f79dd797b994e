#pragma once

#include "formats/names.hpp"

#include <guiju/graph/policy.hpp>

#include <variant>

namespace guiju::formats {

/// Calls `visit` for each expression of a table.
template <class Table, class Visit>
    requires requires(Table& t) {
        t.inputs;
        t.rules;
    }
void each_tree(Table& table, Visit&& visit) {
    for (auto& one : table.inputs) {
        visit(one.expression);
        visit(one.allowed);
    }
    for (auto& one : table.outputs) {
        visit(one.allowed);
        visit(one.otherwise);
    }
    for (auto& rule : table.rules) {
        for (auto& one : rule.tests) {
            visit(one);
        }
        for (auto& one : rule.outputs) {
            visit(one);
        }
    }
}

template <class Example, class Visit>
    requires requires(Example& e) {
        e.facts;
        e.supplied;
    }
void each_tree(Example& example, Visit&& visit) {
    visit(example.facts);
    for (auto& one : example.supplied) {
        visit(one.second);
    }
    for (auto& one : example.dimensions) {
        visit(one.second);
    }
    visit(example.expected);
}

template <class Answer, class Visit>
    requires requires(Answer& a) {
        a.open_steps;
        a.definition;
    }
void each_tree(Answer& answer, Visit&& visit) {
    for (auto& one : answer.dimensions) {
        visit(one.values);
    }
    visit(answer.applies);
    for (auto& one : answer.locals) {
        visit(one.value);
    }
    if (auto* table = std::get_if<graph::table>(&answer.definition)) {
        each_tree(*table, visit);
    } else if (auto* cases = std::get_if<std::vector<graph::guarded>>(&answer.definition)) {
        for (auto& one : *cases) {
            visit(one.condition);
            visit(one.value);
        }
    }
    visit(answer.bound);
    visit(answer.gap);
    for (auto& one : answer.steps) {
        visit(one.passed);
    }
    visit(answer.open_steps);
    for (auto& one : answer.examples) {
        each_tree(one, visit);
    }
}

template <class Parameter, class Visit>
    requires requires(Parameter& p) { p.periods; }
void each_tree(Parameter& parameter, Visit&& visit) {
    for (auto& period : parameter.periods) {
        for (auto& row : period.rows) {
            visit(row.value);
        }
    }
}

template <class Record, class Visit>
    requires requires(Record& r) {
        r.keys;
        r.fields;
    }
void each_tree(Record& record, Visit&& visit) {
    for (auto& field : record.fields) {
        visit(field.allowed);
    }
}

/// Calls `visit` for each expression of a policy, with the names that it may speak of.
template <class Visit>
void each_expression(graph::policy& policy, Visit&& visit) {
    const auto known = names_of(policy);
    const auto in = [&visit](const feel::scope& scope) { return [&](feel::tree& one) { visit(one, scope); }; };
    for (auto& one : policy.records) {
        each_tree(one, in(known));
    }
    for (auto& one : policy.parameters) {
        each_tree(one, in(known));
    }
    for (auto& one : policy.functions) {
        visit(one.body, names_of(one, known));
    }
    for (auto& one : policy.answers) {
        const auto inner = names_of(one, known);
        each_tree(one, in(inner));
    }
    for (auto& one : policy.exceptions) {
        visit(one.condition, known);
        visit(one.value, known);
    }
}

} // namespace guiju::formats
