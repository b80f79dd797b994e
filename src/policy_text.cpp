#include "policy_state.hpp"

#include <guiju/explain/words.hpp>
#include <guiju/feel/parser.hpp>
#include <guiju/formats/rules/printer.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/program/lower.hpp>

namespace guiju {

std::string print(const policy& of) { return formats::rules::print(of.document()); }

std::string translate(const policy& of, lang into) {
    return formats::rules::print(formats::rules::translate(of.document(), into));
}

std::string explanation(const policy& of, const outcome& one, lang language) {
    return explain::in_words(of.program(), one, language);
}

result<value> evaluate_expression(std::string_view text, const value& variables) {
    feel::scope names;
    for (const auto& one : meaning::operations) {
        names.add(one.name);
    }
    std::vector<program::variable_name> fields;
    if (variables.is(kind::context) && variables.as_context().shape) {
        for (const auto& name : variables.as_context().shape->names) {
            names.add(name);
            fields.push_back({name, {}});
        }
    }
    auto tree = feel::parse_expression(text, {}, names, {.keywords = lang::en, .policy = false});
    if (!tree) {
        return tree.problems();
    }
    auto lowered = program::lower_expression(*tree, fields);
    if (!lowered) {
        return lowered.problems();
    }
    const value subject =
        variables.is(kind::context) ? variables : value(shared<const context_body>(make_shared_body<context_body>()));
    evaluate::scratch memory;
    return evaluate::evaluator(*lowered).compute(static_cast<program::answer_id>(0), subject, {}, {}, {}, memory);
}

} // namespace guiju
