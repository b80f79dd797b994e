#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju {
namespace {

constexpr const char* text = R"(政策 甲（a）
  施行 2023-01-01 至 2025-12-31
  默认截至 2025-12-31

类别 等级（grade），有序：1A、2A、3A、4A、5A

记录 组织（organisation），标识 编号
  编号（id）：文本
  等级（grade）：等级，可空
  成立日期（registered_on）：日期
  登记（registered）：是否
  类型（type）：文本
  项目（projects）：列表 项目

记录 项目（project），属于 组织，标识 编号
  编号（id）：文本
  资助（grant）：金额
  人力（labour）：金额

资格 满两年（old_enough）：每个 组织
  须 成立日期 + duration("P2Y") <= 截至日

权益 奖励（reward）：金额，每个 组织
  当 等级 >= "3A"：1万元
  否则：0元

资格 两样都要（both）：每个 组织
  须 登记 且 类型 = "科技类"

限额 人力成本（labour_cost）：金额，每个 项目
  实际 人力
  不超过 50% × 资助
)";

std::vector<why_not> ask(const std::string& answer, const std::string& facts) {
    const auto of = parse(text, "a.rules");
    EXPECT_TRUE(of) << (of ? "" : of.problems().front().what.en);
    const auto found = of->why_not(answer, read_json(facts, "facts").value());
    EXPECT_TRUE(found);
    return found ? *found : std::vector<why_not>{};
}

std::string nearest(const why_not& in) {
    if (in.changes.empty()) {
        return {};
    }
    const auto& one = in.changes.front();
    const auto& after = one.after;
    return one.path + " " +
           (after.is(kind::date)       ? after.as_date().to_string()
            : after.is(kind::money)    ? after.as_number().to_plain()
            : after.is(kind::boolean)  ? (after.as_boolean() ? "yes" : "no")
            : after.is(kind::category) ? after.as_category().values[after.ordinal()]
                                       : after.as_text());
}

const std::string society = R"({"组织": {"编号": "s", "等级": "1A", "成立日期": "2024-03-01", "登记": false,
    "类型": "科技类", "项目": [{"编号": "p", "资助": 100, "人力": 60.01}]}})";

TEST(WhyNot, FindsTheDayOnTheBoundary) {
    const auto found = ask("满两年", society);
    EXPECT_EQ(nearest(found.at(0)), "成立日期 2023-12-31");
    EXPECT_TRUE(found[0].changes[0].then.value.is_true());
}

TEST(WhyNot, FindsTheNextCategoryThatIsEnoughAndTheConditionThatFailed) {
    const auto found = ask("reward", society);
    EXPECT_EQ(nearest(found.at(0)), "等级 3A");
    ASSERT_EQ(found[0].failed.size(), 1U);
    EXPECT_EQ(found[0].failed[0].written, R"(等级 >= "3A")");
    EXPECT_EQ(found[0].failed[0].place, "a.rules:24");
}

TEST(WhyNot, TurnsAYesOrNo) { EXPECT_EQ(nearest(ask("两样都要", society).at(0)), "登记 yes"); }

TEST(WhyNot, NamesTheTextThatARuleAsksFor) {
    auto other = society;
    other.replace(other.find("false"), 5, "true");
    other.replace(other.find("科技类"), std::string("科技类").size(), "其他");
    EXPECT_EQ(nearest(ask("两样都要", other).at(0)), "类型 科技类");
}

TEST(WhyNot, FindsTheAmountToTheFenAndEvaluatesIt) {
    auto half = society;
    half.replace(half.find("60.01"), 5, "50.01");
    const auto found = ask("人力成本", half);
    // As shares of the amounts both are equally far: the fields' order decides.
    EXPECT_EQ(nearest(found.at(0)), "项目[0].资助 100.02");
    EXPECT_EQ(found[0].changes[0].then.status, status::kept);
    ASSERT_EQ(found[0].changes.size(), 2U);
    EXPECT_EQ(found[0].changes[1].path, "项目[0].人力");
    EXPECT_EQ(found[0].changes[1].after.as_number().to_plain(), "50.00");
}

TEST(WhyNot, SaysNothingWhereNoSingleInputIsEnough) {
    auto neither = society;
    neither.replace(neither.find("科技类"), std::string("科技类").size(), "其他");
    EXPECT_TRUE(ask("两样都要", neither).at(0).changes.empty());
}

TEST(WhyNot, HasNothingToTurnWhereTheAnswerIsYes) {
    auto good = society;
    good.replace(good.find("1A"), 2, "4A");
    EXPECT_TRUE(ask("奖励", good).at(0).changes.empty());
}

TEST(WhyNot, IsToldInBothLanguages) {
    const auto of = parse(text, "a.rules");
    const auto found = ask("奖励", society);
    EXPECT_NE(explanation(*of, found.at(0), lang::zh).find("等级 改为 3A（现为 1A）：有值 10000.00"), std::string::npos)
        << explanation(*of, found.at(0), lang::zh);
    EXPECT_NE(explanation(*of, found.at(0), lang::en).find("等级 to 3A (is 1A): value 10000.00"), std::string::npos);
}

} // namespace
} // namespace guiju
