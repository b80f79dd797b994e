#include "policy_state.hpp"

#include <guiju/emit/model.hpp>
#include <guiju/explain/words.hpp>
#include <guiju/feel/parser.hpp>
#include <guiju/formats/dmn/writer.hpp>
#include <guiju/formats/json/policy.hpp>
#include <guiju/formats/rules/printer.hpp>
#include <guiju/meaning/b_feel.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/to_text.hpp>
#include <guiju/program/lower.hpp>

#include <ostream>

namespace guiju {

std::string print(const policy& of) {
    return of.document().models.empty() ? formats::rules::print(of.document()) : formats::dmn::print(of.document());
}

result<std::string> print(const policy& of, format as) {
    const bool model = !of.document().models.empty();
    if (model && as == format::rules) {
        return plain_problem("format.model", {"DMN 模型不能写成规则", "a model of DMN cannot be written as rules"});
    }
    if (as == format::json) {
        return formats::json::print_policy(of.document());
    }
    if (model || as == format::rules) {
        return print(of);
    }
    // Of what the document says: amounts that a reform set are not in it.
    const auto program = program::lower(of.document());
    return program ? emitted::model(of.document(), **program) : result<std::string>(program.problems());
}

std::string policy_schema() { return formats::json::policy_schema(); }

std::string translate(const policy& of, lang into) {
    return formats::rules::print(formats::rules::translate(of.document(), into));
}

std::string explanation(const policy& of, const outcome& one, lang language) {
    return explain::in_words(of.program(), one, language);
}

std::string to_string(const value& v) {
    constexpr std::size_t most = std::size_t{64} << 20U;
    if (!v.is_undetermined()) {
        return v.is_null() ? "null" : meaning::to_text(v, most).value_or("…");
    }
    std::string needs;
    for (const auto& name : v.needs()) {
        needs += (needs.empty() ? "" : ", ") + name;
    }
    return "null (" + needs + ")";
}

std::ostream& operator<<(std::ostream& to, const value& v) { return to << to_string(v); }

namespace {

const feel::scope& names_of_operations() {
    static const feel::scope all = [] {
        feel::scope made;
        for (const auto& one : meaning::operations) {
            made.add(one.name);
        }
        return made;
    }();
    return all;
}

/// The names of entries within entries: what may stand behind a point.
void add_members(feel::scope& names, const value& within, int depth) {
    constexpr int deepest = 20;
    if (depth == deepest) {
        return;
    }
    if (within.is(kind::list)) {
        for (const auto& one : within.as_list()) {
            add_members(names, one, depth + 1);
        }
    } else if (within.is(kind::context) && within.as_context().shape) {
        for (const auto& name : within.as_context().shape->names) {
            names.add_member(name);
        }
        for (const auto& one : within.as_context().values) {
            add_members(names, one, depth + 1);
        }
    }
}

diagnostic told(const meaning::repair& one) {
    const std::string name(meaning::info(one.what).name);
    diagnostic made;
    made.severity = severity::warning;
    made.code = "b-feel.repaired";
    made.where = one.where;
    made.what = {name + " 没有结果，以缺省值代替", name + " has no result; a default stands for it"};
    return made;
}

} // namespace

result<value> evaluate_expression(std::string_view text, const value& variables, const expression_settings& how) {
    feel::scope names(&names_of_operations());
    std::vector<program::variable_name> fields;
    if (variables.is(kind::context) && variables.as_context().shape) {
        for (const auto& name : variables.as_context().shape->names) {
            names.add(name);
            fields.push_back({name, {}});
        }
        for (const auto& one : variables.as_context().values) {
            add_members(names, one, 0);
        }
    }
    auto tree = feel::parse_expression(text, {}, names, {.keywords = lang::en, .policy = false});
    if (!tree) {
        return tree.problems();
    }
    auto lowered = program::lower_expression(*tree, fields, how.semantics);
    if (!lowered) {
        return lowered.problems();
    }
    const value subject =
        variables.is(kind::context) ? variables : value(shared<const context_body>(make_shared_body<context_body>()));
    evaluate::question question;
    question.now = how.now;
    question.limits = how.limits;
    std::vector<meaning::repair> repairs;
    question.repairs = &repairs;
    evaluate::scratch memory;
    auto made =
        evaluate::evaluator(*lowered).compute(static_cast<program::answer_id>(0), subject, {}, {}, question, memory);
    auto warnings = lowered.problems();
    for (const auto& one : repairs) {
        warnings.push_back(told(one));
    }
    return {std::move(made), std::move(warnings)};
}

} // namespace guiju
