#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju {
namespace {

constexpr const char* text = R"(政策 甲（a）
  施行 2023-01-01 至 2025-12-31
  默认截至 2025-12-31

参数 标准（standard）：数字
  自 2023-01-01
    3

解读 加倍（doubling）：加不加倍
  不加（no）默认
  加（yes）

决策 乙（b）：数字
  = 若 加倍 = "加" 则 标准 × 2 否则 标准

决策 丙（c）：数字
  = 乙 + 1
)";

policy small() { return parse(text, "a.rules").value(); }

std::string number(const policy& of, const std::string& answer) {
    const auto found = of.evaluate(answer, read_json("{}", "facts").value());
    return found ? found->value.as_number().to_plain() : found.problems().front().what.en;
}

TEST(Reform, ReplacesADecisionForAllThatUseIt) {
    const auto made =
        small().reform({.amounts = {}, .since = {}, .replacing = "决策 乙：数字\n  = 标准 + 100\n", .remove = {}});
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_EQ(number(*made, "丙"), "104");
    EXPECT_EQ(number(*made, "b"), "103");
    EXPECT_EQ(number(small(), "丙"), "4");
}

TEST(Reform, KeepsEarlierAmountsWhenTheStructureChanges) {
    const auto dearer = small().reform({{"标准", "7"}}, *date::parse("2024-01-01")).value();
    const auto made = dearer.reform({.amounts = {}, .since = {}, .replacing = {}, .remove = {"丙"}});
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_EQ(number(*made, "乙"), "7");
    EXPECT_FALSE(made->answers("丙"));
}

TEST(Reform, NamesWhatStillUsesARemovedDecision) {
    const auto made = small().reform({.amounts = {}, .since = {}, .replacing = {}, .remove = {"b"}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().front().code, "reform.needed");
    EXPECT_EQ(made.problems().front().what.en, "乙 cannot be removed: 丙 uses it");
}

TEST(Reform, RefusesAReplacementOfNothing) {
    const auto made = small().reform({.amounts = {}, .since = {}, .replacing = "决策 丁：数字\n  = 1\n", .remove = {}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().front().code, "reform.nothing");
}

TEST(Readings, AreTakenInEveryCombinationThatCanChangeTheAnswer) {
    const auto all = small().evaluate_readings(read_json("{}", "facts").value(), {}, {"丙"});
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 2U);
    using pairs = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(all->at(0).readings, (pairs{{"加倍", "不加"}}));
    EXPECT_EQ(all->at(1).readings, (pairs{{"加倍", "加"}}));
    EXPECT_EQ(all->at(1).one.value.as_number().to_plain(), "7");
    EXPECT_NE(to_json_line(small(), all->at(1)).find(R"("readings":{"加倍":"加"}})"), std::string::npos);
}

} // namespace
} // namespace guiju
