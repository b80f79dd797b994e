#include "policy_state.hpp"

#include <guiju/explain/json_line.hpp>

#include <algorithm>

namespace guiju {

namespace {

/// What is open in a procedure, as an example lists it: what is missing, then what failed.
value open_steps(const outcome& of) {
    std::vector<value> steps;
    for (const auto* names : {&of.missing, &of.failed}) {
        steps.insert(steps.end(), names->begin(), names->end());
    }
    return value::list(std::move(steps));
}

/// Asks one example and compares what comes out with what is expected.
class example_run {
public:
    example_run(const policy& of, program::answer_id id, const graph::example& e)
        : of_(of), p_(of.program()), id_(id), example_(e) {}

    example_result run();

private:
    [[nodiscard]] bool ask(outcome& into);
    void compare(const outcome& got);
    bool fail(wording what) {
        result_.what = std::move(what);
        return false;
    }
    bool fail(const diagnostics& problems) {
        return fail(problems.empty() ? wording{"无法求值", "cannot be evaluated"} : problems.front().what);
    }
    [[nodiscard]] value bound(program::record_id type, const value& facts);
    [[nodiscard]] const value* find(const value& facts, std::string_view name, std::string_view other) const;

    const policy& of_;
    const program::program& p_;
    program::answer_id id_;
    const graph::example& example_;
    example_result result_;
};

const value* example_run::find(const value& facts, std::string_view name, std::string_view other) const {
    const value* found = facts.as_context().find(name);
    return found == nullptr && !other.empty() ? facts.as_context().find(other) : found;
}

value example_run::bound(program::record_id type, const value& facts) {
    auto made = evaluate::bind(p_, type, facts, {});
    for (const auto& problem : made.problems) {
        if (problem.severity == severity::error) {
            fail({problem.path + "：" + problem.what.zh, problem.path + ": " + problem.what.en});
        }
    }
    return std::move(made.record);
}

bool example_run::ask(outcome& into) {
    settings how;
    how.as_of = example_.as_of;
    for (const auto& [name, choice] : example_.readings) {
        how.readings[name] = choice;
    }
    auto asked = of_.resolve(how);
    if (!asked) {
        return fail(asked.problems());
    }
    for (const auto& [name, tree] : example_.supplied) {
        auto given = tree_value(tree);
        const auto at =
            std::ranges::find_if(p_.parameters, [&](const auto& one) { return one.name == name || one.other == name; });
        if (!given || at == p_.parameters.end()) {
            return fail({"参数 " + name + " 无法设定", "the parameter " + name + " cannot be set"});
        }
        std::vector<evaluate::fact_problem> problems;
        asked->supplied[static_cast<program::parameter_id>(at - p_.parameters.begin())] =
            evaluate::bind_value(p_, at->type, *given, name, problems);
    }
    auto facts = tree_value(example_.facts);
    if (!facts) {
        return fail(facts.problems());
    }
    const auto& answer = p_[id_];
    std::vector<value> owners;
    for (const auto owner : answer.owners) {
        const value* given = find(*facts, p_[owner].name, p_[owner].other);
        owners.push_back(given != nullptr ? bound(owner, *given)
                                          : bound(owner, shared<const context_body>(make_shared_body<context_body>())));
    }
    std::vector<value> dimensions;
    for (const auto& dimension : answer.dimensions) {
        const auto at = std::ranges::find_if(example_.dimensions, [&](const auto& one) {
            return one.first == dimension.name || one.first == dimension.other;
        });
        auto given = at == example_.dimensions.end() ? result<value>(value(reason::missing)) : tree_value(at->second);
        dimensions.push_back(given ? *given : value(reason::missing));
    }
    const value subject = answer.subject == program::record_id::none ? value() : bound(answer.subject, *facts);
    if (!result_.what.empty()) {
        return false;
    }
    evaluate::scratch memory;
    into = of_.evaluator().ask(id_, subject, owners, dimensions, *asked, memory);
    return true;
}

void example_run::compare(const outcome& got) {
    const std::string status(evaluate::name_of(got.status));
    const bool wants_value = !example_.expected.empty();
    const value found = got.status == evaluate::status::open ? open_steps(got) : got.value;
    const bool status_right =
        example_.status.empty() ? got.status == evaluate::status::value || !found.is_null() : example_.status == status;
    value expected;
    bool value_right = true;
    if (wants_value) {
        auto given = tree_value(example_.expected);
        std::vector<evaluate::fact_problem> problems;
        expected = given ? *given : value();
        if (!found.is_null() && p_[id_].type != program::type_id::any) {
            expected = evaluate::bind_value(p_, p_[id_].type, expected, p_[id_].name, problems);
        }
        value_right = expected == found;
    }
    result_.passed = status_right && value_right;
    if (!result_.passed) {
        const auto line = explain::to_json_line(p_, got);
        std::string wanted = example_.status;
        if (wants_value) {
            wanted += wanted.empty() ? "" : " ";
            explain::append_json(wanted, expected);
        }
        fail({"应为 " + wanted + "，得到 " + line, "expected " + wanted + ", got " + line});
    }
}

example_result example_run::run() {
    result_.answer = p_[id_].name;
    result_.note = example_.note;
    result_.where = example_.where;
    outcome got;
    if (ask(got)) {
        compare(got);
    }
    return std::move(result_);
}

} // namespace

std::vector<example_result> policy::test() const {
    std::vector<example_result> all;
    for (std::size_t i = 0; i < document().answers.size() && i < program().answers.size(); ++i) {
        for (const auto& example : document().answers[i].examples) {
            all.push_back(example_run(*this, static_cast<program::answer_id>(i), example).run());
        }
    }
    return all;
}

} // namespace guiju
