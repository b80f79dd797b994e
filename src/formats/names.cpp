#include "formats/names.hpp"

#include <guiju/feel/duty_functions.hpp>
#include <guiju/feel/keywords.hpp>
#include <guiju/meaning/operations.hpp>

#include <algorithm>
#include <string_view>
#include <variant>

namespace guiju::formats {

namespace {

void add_name(feel::scope& to, const graph::naming& name) {
    to.add(name.name);
    to.add(name.other);
}

void add_member(feel::scope& to, const graph::naming& name) {
    to.add_member(name.name);
    to.add_member(name.other);
}

void add_type(feel::scope& to, const graph::naming& name) {
    to.add_type(name.name);
    to.add_type(name.other);
}

/// `not` is a keyword of expressions as well as a function; the parser knows it.
bool is_keyword(std::string_view name) {
    return std::any_of(feel::keywords.begin(), feel::keywords.end(), [&](const auto& row) { return row.en == name; });
}

void add_answer(feel::scope& to, const graph::answer& answer) {
    add_name(to, answer.name);
    if (const auto* table = std::get_if<graph::table>(&answer.definition)) {
        for (const auto& one : table->outputs) {
            add_member(to, one.name);
        }
    }
    for (const auto& one : answer.attributes) {
        add_member(to, one.first);
    }
}

} // namespace

feel::scope names_of(const graph::policy& policy) {
    feel::scope all;
    for (const auto word : {"截至日", "as_of"}) {
        all.add(word);
    }
    for (const auto& one : feel::duty_functions) {
        all.add(std::string(one.zh));
        all.add(std::string(one.en));
    }
    for (const auto member : feel::property_names) {
        all.add_member(member);
    }
    for (const auto& one : meaning::operations) {
        if (!one.zh.empty() && !is_keyword(one.name)) {
            all.add(one.name);
            all.add(one.zh);
            all.add_member(one.zh);
        }
    }
    for (const auto& one : policy.categories) {
        add_type(all, one.name);
        add_name(all, one.name);
    }
    for (const auto& record : policy.records) {
        add_type(all, record.name);
        add_name(all, record.name);
        add_member(all, record.name);
        for (const auto& field : record.fields) {
            add_name(all, field.name);
            add_member(all, field.name);
        }
    }
    for (const auto& one : policy.parameters) {
        add_name(all, one.name);
    }
    for (const auto& one : policy.readings) {
        add_name(all, one.name);
    }
    for (const auto& one : policy.functions) {
        add_name(all, one.name);
    }
    for (const auto& one : policy.answers) {
        add_answer(all, one);
    }
    return all;
}

feel::scope names_of(const graph::answer& answer, const feel::scope& outer) {
    feel::scope inner(&outer);
    for (const auto& one : answer.dimensions) {
        add_name(inner, one.name);
    }
    for (const auto& one : answer.locals) {
        add_name(inner, one.name);
    }
    return inner;
}

feel::scope names_of(const graph::function& function, const feel::scope& outer) {
    feel::scope inner(&outer);
    for (const auto& one : function.parameters) {
        add_name(inner, one.name);
    }
    return inner;
}

} // namespace guiju::formats
