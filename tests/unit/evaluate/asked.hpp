#pragma once

#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju {

/// A policy of that text; its problems fail the test.
inline policy policy_of(const std::string& text) {
    auto made = parse(text, "policy.rules");
    for (const auto& problem : made.problems()) {
        EXPECT_NE(problem.severity, severity::error) << problem.code << ": " << problem.what.en;
    }
    return std::move(made).value();
}

/// The outcome of `答` about facts in JSON.
inline outcome outcome_of(const policy& of, const std::string& json, const settings& how = {}) {
    return of.evaluate("答", read_json(json, "facts").value(), how).value();
}

/// One record 物 with fields of every kind, and an answer 答 of that type and definition.
inline std::string about_a_thing(const std::string& type, const std::string& definition) {
    return "类别 等级（grade），有序：低、中、高\n\n记录 物（thing）\n  数（n）：数字\n  另（m）：数字，可空\n  "
           "款（paid）：金额\n  真（yes）：是否\n"
           "  字（text）：文本\n  日（day）：日期\n  级（grade_of）：等级\n  列（list）：列表 数字\n  "
           "任（any）：任意\n\n决策 答（answer）：" +
           type + "，每个 物\n" + definition + "\n";
}

/// What comes out, as text; of an error the reason, of an undetermined answer what it needs.
inline std::string comes_to(const std::string& type, const std::string& definition, const std::string& facts) {
    const auto found = outcome_of(policy_of(about_a_thing(type, definition)), facts);
    if (found.status == status::undetermined) {
        std::string needs = "undetermined:";
        for (const auto& need : found.needs) {
            needs += " " + need;
        }
        return needs;
    }
    return found.status == status::error ? found.message.en : to_string(found.value);
}

} // namespace guiju
