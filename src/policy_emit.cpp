#include "policy_state.hpp"

#include <guiju/emit/emit.hpp>

#include <algorithm>

namespace guiju {

namespace {

/// longgang_plan of 龙港市…（longgang_plan）; `policy` where the name has no letters that C++ takes.
std::string space_of(const graph::naming& title) {
    for (const auto* name : {&title.other, &title.name}) {
        auto made = emitted::namespace_of(*name);
        if (!made.empty()) {
            return made;
        }
    }
    return "policy";
}

result<std::vector<program::answer_id>> chosen(const program::program& in, const std::vector<std::string>& names) {
    std::vector<program::answer_id> made;
    std::vector<std::string> known;
    for (const auto& a : in.answers) {
        known.push_back(a.name);
    }
    for (const auto& name : names) {
        const auto before = made.size();
        for (std::size_t i = 0; i < in.answers.size(); ++i) {
            if (in.answers[i].name == name || in.answers[i].other == name) {
                made.push_back(static_cast<program::answer_id>(i));
            }
        }
        if (made.size() == before) {
            const auto near = nearest_name(name, known);
            return plain_problem("name.unknown_answer", {"没有答案 " + name, "there is no answer " + name},
                                 near.empty() ? wording{} : wording{"是不是 " + near, "did you mean " + near});
        }
    }
    return made;
}

} // namespace

result<std::string> emit(const policy& of, const emit_options& how) {
    const auto& program = of.program();
    const auto answers = chosen(program, how.answers);
    if (!answers) {
        return answers.problems();
    }
    emitted::header_options options;
    options.name_space = how.name_space.empty() ? space_of(of.document().title) : how.name_space;
    options.source = how.source;
    options.of = *answers;
    for (const auto& category : of.document().categories) {
        options.other_categories.push_back(category.name.other);
    }
    auto made = emitted::write(program, options);
    diagnostics left_out;
    for (const auto& one : made.without) {
        left_out.push_back({severity::warning,
                            "emit.left_out",
                            one.where,
                            {one.name + " 没有生成：" + one.why.zh, one.name + " is left out: " + one.why.en},
                            {},
                            {}});
    }
    return {std::move(made.text), std::move(left_out)};
}

} // namespace guiju
