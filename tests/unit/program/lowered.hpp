#pragma once

#include <guiju/formats/rules/parser.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/print.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace guiju::program {

/// A policy in the rule language, lowered.
class lowered {
public:
    explicit lowered(const std::string& text, const lowering_options& how = {}) : made_(diagnostics{}) {
        const auto id = sources_.add("t.rules", text);
        auto read = formats::rules::parse(sources_, id);
        EXPECT_TRUE(read) << render(read.problems(), sources_);
        if (read) {
            policy_ = *read;
            made_ = lower(policy_, how);
        }
    }

    /// Codes of the problems with what they point at: `type.units 甲 + 乙`, one a line.
    [[nodiscard]] std::string problems() const {
        std::string all;
        for (const auto& one : made_.problems()) {
            all += one.code + " " + std::string(sources_.text(one.where)) + "\n";
        }
        return all;
    }
    [[nodiscard]] const diagnostic& problem(std::size_t at = 0) const { return made_.problems().at(at); }
    [[nodiscard]] std::string_view text(span where) const { return sources_.text(where); }
    [[nodiscard]] const graph::policy& policy() const { return policy_; }

    [[nodiscard]] const program& operator*() const {
        EXPECT_TRUE(made_) << render(made_.problems(), sources_);
        static const program nothing;
        return made_ ? **made_ : nothing;
    }
    [[nodiscard]] const answer& of(const std::string& name) const {
        for (const auto& a : (**this).answers) {
            if (a.name == name || a.other == name) {
                return a;
            }
        }
        ADD_FAILURE() << "no answer " << name;
        static const answer none;
        return none;
    }
    /// The listing of an answer's value.
    [[nodiscard]] std::string value(const std::string& name) const { return print(**this, of(name).value); }
    [[nodiscard]] std::string type(const std::string& name) const { return print(**this, of(name).type); }

private:
    source_set sources_;
    graph::policy policy_;
    result<std::shared_ptr<const program>> made_;
};

/// Declarations that most tests stand on.
inline const std::string town = R"(政策 小城（town）
  施行 2023-01-01 至 2025-12-31
类别 等级（grade），有序：1A、2A、3A
类别 级别（level_kind）：市级（municipal）、省级（provincial）
记录 城市（city）
  组织（organisations）：列表 组织
记录 组织（organisation），属于 城市，标识 编号
  编号（id）：文本
  级别（level）：级别
  等级（grade）：等级
  成立日期（registered_on）：日期
  费用（cost）：金额
  月数（months_due）：月数
  人员（staff）：人数
  聘用（hires）：列表 聘用
记录 聘用（hire），属于 组织，标识 编号
  编号（id）：文本
  聘用日期（hired_on）：日期
  缴费（paid）：列表 金额
参数 标准（standard）：金额，按 等级
  自 2023-01-01
    1A 1元
    2A 2元
    3A 3元
参数 限度（cap）：数字
  自 2023-01-01 至 2023-12-31：45
  自 2024-01-01：50
解读 攀升（climbing）：是否全额
  逐级全额（in_full）默认
  只补差额（difference）
)";

/// The town and one decision on an organisation.
inline std::string deciding(const std::string& type, const std::string& expression) {
    return town + "决策 答（answer）：" + type + "，每个 组织\n  = " + expression + "\n";
}

} // namespace guiju::program
