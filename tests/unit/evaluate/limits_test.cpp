#include "asked.hpp"

namespace guiju {
namespace {

outcome with_limits(const std::string& definition, const evaluate::limits& within) {
    settings how;
    how.limits = within;
    return outcome_of(policy_of(about_a_thing("任意", definition)), R"({"数": 1, "列": [1, 2, 3]})", how);
}

TEST(Limits, StepsEndALoop) {
    const auto found = with_limits("  = 个数(逐个 i 属于 1..1000000000 取 i)", {.steps = 10'000});
    EXPECT_EQ(found.status, status::error);
    EXPECT_EQ(found.message.en, "too many steps; the evaluation was stopped");
    EXPECT_TRUE(found.where.known());
}

TEST(Limits, ItemsEndAListThatGrows) {
    const auto found = with_limits("  = 个数(逐个 i 属于 1..1000000000 取 [i, i])", {.items = 10'000});
    EXPECT_EQ(found.message.en, "intermediate results too large; the evaluation was stopped");
}

TEST(Limits, ItemsEndATextThatGrows) {
    const auto found = with_limits("  = 逐个 i 属于 1..200 取 若 个数(部分) = 0 则 \"ab\" 否则 部分[-1] + 部分[-1]",
                                   {.items = 100'000});
    EXPECT_EQ(found.message.en, "intermediate results too large; the evaluation was stopped");
}

TEST(Limits, DepthEndsAFunctionThatCallsItself) {
    const auto found = with_limits("  = {转: 函数(自, n) 自(自, n + 1), 得: 转(转, 1)}.得", {});
    EXPECT_EQ(found.message.en, "nested too deeply; the evaluation was stopped");
}

// Such values take little room, as their parts are shared; whoever prints them would never end, or need a stack without
// end.
TEST(Limits, EndValuesThatNobodyCanPrint) {
    const auto deep = with_limits("  = (逐个 i 属于 1..100000 取 若 i = 1 则 [1] 否则 [部分[-1]])[-1]", {});
    EXPECT_EQ(deep.status, status::error);
    EXPECT_EQ(deep.message.en, "a limit of the evaluation was passed");
    const auto wide =
        with_limits("  = (逐个 i 属于 1..60 取 若 i = 1 则 [1] 否则 [部分[-1], 部分[-1]])[-1]", {.items = 100'000});
    EXPECT_EQ(wide.status, status::error);
    const auto small = with_limits("  = (逐个 i 属于 1..900 取 若 i = 1 则 [1] 否则 [部分[-1]])[-1]", {});
    EXPECT_EQ(small.status, status::value);
}

TEST(Limits, AreSpentAnewByEachEvaluation) {
    const evaluate::limits within{.steps = 60};
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(with_limits("  = 合计(列)", within).status, status::value);
    }
}

TEST(Limits, WhatIsWithinThemIsAnswered) {
    EXPECT_EQ(with_limits("  = 个数(逐个 i 属于 1..1000 取 i)", {.steps = 10'000}).value, value(1000));
}

} // namespace
} // namespace guiju
