#include "lowered.hpp"

namespace guiju::program {

TEST(Types, DifferentUnitsAreNotAddedNorCompared) {
    const lowered one(deciding("金额", "费用 + 月数"));
    EXPECT_EQ(one.problems(), "type.units 费用 + 月数\n");
    EXPECT_EQ(one.problem().what.zh, "金额（CNY）与数字（月）不能相加");
    EXPECT_EQ(one.problem().what.en, "money (CNY) and a number of months cannot be added");
    ASSERT_EQ(one.problem().others.size(), 2U);
    EXPECT_EQ(one.text(one.problem().others[0].where), "费用");
    EXPECT_EQ(one.text(one.problem().others[1].where), "月数");
    EXPECT_EQ(lowered(deciding("数字", "人员 - 月数")).problem().code, "type.units");
    EXPECT_EQ(lowered(deciding("是否", "人员 > 月数")).problem().code, "type.units");
    EXPECT_EQ(lowered(deciding("是否", "费用 > 10 USD")).problem().code, "type.comparison");
}

TEST(Types, NumbersWithoutUnitGoWithEach) {
    EXPECT_EQ(lowered(deciding("月数", "月数 + 1")).problems(), "");
    EXPECT_EQ(lowered(deciding("人数", "人员 + 2人")).problems(), "");
    EXPECT_EQ(lowered(deciding("是否", "月数 <= 12个月 且 100 <= 人员")).problems(), "");
}

TEST(Types, ProductsAndQuotientsKeepTheUnitThatIsLeft) {
    EXPECT_EQ(lowered(deciding("任意", "50% × 费用")).type("答"), "money[CNY]");
    EXPECT_EQ(lowered(deciding("任意", "费用 / 费用")).type("答"), "number");
    EXPECT_EQ(lowered(deciding("任意", "月数 * 2")).type("答"), "number[months]");
    EXPECT_EQ(lowered(deciding("任意", "人员 / 人员")).type("答"), "number");
    EXPECT_EQ(lowered(deciding("任意", "费用 * 费用")).problem().code, "type.units");
}

TEST(Types, PercentsAreHundredths) { EXPECT_EQ(lowered(deciding("数字", "50%")).value("答"), "0.5"); }

TEST(Types, TextsBesideCategoriesAreTheirValues) {
    EXPECT_EQ(lowered(deciding("是否", "级别 = \"municipal\"")).value("答"), "=(field .级别(local $0), '市级')");
    EXPECT_EQ(lowered(deciding("是否", "\"3A\" <= 等级")).value("答"), "<=('3A', field .等级(local $0))");
    EXPECT_EQ(lowered(deciding("等级", "\"2A\"")).value("答"), "'2A'");
    EXPECT_EQ(lowered(deciding("是否", "级别 属于 (\"市级\", \"省级\")")).value("答"),
              "in_tests $2(field .级别(local $0), =(local $2, '市级'), =(local $2, '省级'))");
    EXPECT_EQ(lowered(deciding("是否", "等级 in [\"2A\"..\"3A\"]")).value("答"),
              "in_tests $2(field .等级(local $0), in(local $2, range('2A', '3A')))");
    EXPECT_EQ(lowered(deciding("是否", "包含([等级], \"3A\")")).value("答"),
              "list contains(list(field .等级(local $0)), '3A')");
    const lowered one(deciding("是否", "级别 = \"市极\""));
    EXPECT_EQ(one.problems(), "name.unknown_value \"市极\"\n");
    EXPECT_EQ(one.problem().hint.zh, "是否为 市级？");
}

TEST(Types, OnlyOrderedCategoriesHaveAnOrder) {
    EXPECT_EQ(lowered(deciding("是否", "级别 >= \"市级\"")).problem().code, "type.order");
    EXPECT_EQ(lowered(deciding("是否", "等级 >= \"2A\"")).problems(), "");
}

TEST(Types, DatesMoveByYearsMonthsAndDays) {
    EXPECT_EQ(lowered(deciding("日期", "成立日期 + 2年")).value("答"), "+(field .成立日期(local $0), P2Y)");
    EXPECT_EQ(lowered(deciding("日期", "成立日期 - 30天")).value("答"), "-(field .成立日期(local $0), P30D)");
    EXPECT_EQ(lowered(deciding("日期", "成立日期 + 月数")).value("答"),
              "+(field .成立日期(local $0), convert years_months(field .月数(local $0)))");
    EXPECT_EQ(lowered(deciding("是否", "截至日 - 成立日期 > 30天")).value("答"),
              ">(-(as_of, field .成立日期(local $0)), P30D)");
    EXPECT_EQ(lowered(deciding("日期", "成立日期 + 人员")).problem().code, "type.units");
}

TEST(Types, TheSumOfNothingIsZeroOfItsType) {
    EXPECT_EQ(lowered(town + "决策 甲：金额，每个 聘用\n  = 合计(缴费)\n").value("甲"),
              "sum(append(field .缴费(local $0), 0 CNY))");
    EXPECT_EQ(lowered(deciding("金额", "合计(费用, 1元)")).value("答"), "sum(field .费用(local $0), 1 CNY)");
}

TEST(Types, WhatIsSaidOfAnAnswerIsHeld) {
    const lowered one(deciding("金额", "0"));
    EXPECT_EQ(one.problem().code, "type.mismatch");
    EXPECT_EQ(one.problem().hint.zh, "金额要写出货币，如 0元");
    EXPECT_EQ(lowered(deciding("文本", "费用")).problem().code, "type.mismatch");
    EXPECT_EQ(lowered(deciding("金额", "空")).problems(), "");
}

TEST(Types, BranchesAgree) {
    EXPECT_EQ(lowered(deciding("任意", "若 人员 > 1 则 1元 否则 \"x\"")).problem().code, "type.branches");
    EXPECT_EQ(lowered(deciding("任意", "若 人员 > 1 则 1元 否则 空")).type("答"), "money[CNY]?");
    EXPECT_EQ(lowered(deciding("任意", "若 费用 则 1 否则 2")).problem().code, "type.condition");
}

TEST(Types, ARecordIsMadeWhereOneIsExpected) {
    const lowered one(
        town + "记录 行\n  等级：等级\n  额：金额\n决策 甲：列表 行，每个 组织\n  = [{额: 费用, 等级: \"2A\"}]\n");
    EXPECT_EQ(one.value("甲"), "list(context('2A', field .费用(local $0)))");
    EXPECT_EQ(lowered(town + "记录 行\n  额：金额\n决策 甲：行\n  = {额数: 1元}\n").problem().code,
              "name.unknown_field");
}

TEST(Types, ArgumentsAreCountedAndChecked) {
    EXPECT_EQ(lowered(deciding("任意", "个数()")).problem().code, "call.arguments");
    EXPECT_EQ(lowered(deciding("任意", "标准()")).problem().code, "call.arguments");
    EXPECT_EQ(lowered(deciding("任意", "string length(月数)")).problem().code, "call.argument_type");
    EXPECT_EQ(lowered(deciding("任意", "费用(1)")).problem().code, "call.not_function");
}

} // namespace guiju::program
