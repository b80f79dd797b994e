#include "lowered.hpp"

namespace guiju::program {

TEST(Names, FieldsOfTheSubjectComeFromSlotZero) {
    EXPECT_EQ(lowered(deciding("金额", "费用")).value("答"), "field .费用(local $0)");
    EXPECT_EQ(lowered(deciding("金额", "cost")).value("答"), "field .费用(local $0)");
    EXPECT_EQ(lowered(deciding("金额", "组织.费用")).value("答"), "field .费用(local $0)");
}

TEST(Names, OwnersAreReachedByTheirRecordAndUnqualified) {
    const lowered one(town + "决策 甲：级别，每个 聘用\n  = 组织.级别\n决策 乙：级别，每个 聘用\n  = 级别\n");
    EXPECT_EQ(one.value("甲"), "field .级别(local $1)");
    EXPECT_EQ(one.value("乙"), "field .级别(local $1)");
}

TEST(Names, EntriesOfTheItemComeFirstInAFilter) {
    const lowered one(town + "决策 甲：数字，每个 组织\n  = 个数(聘用[编号 = 组织.编号])\n");
    EXPECT_EQ(one.value("甲"),
              "count(filter $2(field .聘用(local $0), =(field .编号(local $2), field .编号(local $0))))");
}

TEST(Names, PathsOverListsMap) {
    EXPECT_EQ(lowered(deciding("列表 日期", "聘用.聘用日期")).value("答"),
              "map $2(field .聘用(local $0), field .聘用日期(local $2))");
}

TEST(Names, ParametersAreAskedAtTheAsOfDateUnlessADateIsGiven) {
    EXPECT_EQ(lowered(deciding("金额", "标准(等级)")).value("答"), "parameter 标准(field .等级(local $0), as_of)");
    EXPECT_EQ(lowered(deciding("金额", "标准(\"3A\", 成立日期)")).value("答"),
              "parameter 标准('3A', field .成立日期(local $0))");
    EXPECT_EQ(lowered(deciding("数字", "限度")).value("答"), "parameter 限度(as_of)");
}

TEST(Names, AChoiceStandsBesideItsReadingBareOrAsText) {
    EXPECT_EQ(lowered(deciding("是否", "攀升 = 只补差额")).value("答"), "=(reading 攀升, \"只补差额\")");
    EXPECT_EQ(lowered(deciding("是否", "攀升 = \"difference\"")).value("答"), "=(reading 攀升, \"只补差额\")");
    EXPECT_EQ(lowered(deciding("是否", "攀升 = \"只补\"")).problems(), "name.unknown_choice \"只补\"\n");
}

TEST(Names, AnAnswerIsOfTheSubjectAtHandAnOwnerOrAGivenRecord) {
    const lowered one(town + "决策 总：金额，每个 组织\n  = 合计(逐个 h 属于 聘用 取 额(h))\n"
                             "决策 额：金额，每个 聘用\n  = 合计(缴费)\n"
                             "决策 倍：金额，每个 聘用\n  = 额 + 总\n"
                             "决策 全：金额，每个 城市\n  = 合计(组织.总)\n"
                             "决策 细：列表 金额，每个 城市\n  = 逐个 o 属于 组织, h 属于 o.聘用 取 额(h)\n");
    EXPECT_EQ(one.value("总"),
              "sum(append(map $2(field .聘用(local $0), answer 额(local $2, local $0, local $1)), 0 CNY))");
    EXPECT_EQ(one.value("倍"), "+(answer 额(local $0, local $1, local $2), answer 总(local $1, local $2))");
    EXPECT_EQ(one.value("全"), "sum(append(map $1(field .组织(local $0), answer 总(local $1, local $0)), 0 CNY))");
    EXPECT_EQ(one.value("细"),
              "map $1(field .组织(local $0), map $3(field .聘用(local $1), answer 额(local $3, local $1, local $0)))");
    EXPECT_EQ(one.type("细"), "list<money[CNY]>");
}

TEST(Names, OneNameMayBeAskedOfSeveralRecords) {
    const lowered one(
        town +
        "决策 额：金额，每个 聘用\n  = 合计(缴费)\n决策 额：金额，每个 组织\n  = 合计(逐个 h 属于 聘用 取 额(h))\n"
        "决策 用：金额，每个 组织\n  = 额\n");
    const auto& all = (*one).answers;
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(print(*one, all[2].value), "answer 额(local $0, local $1)");
    EXPECT_EQ((*one)[all[2].value].index, 1U);
}

TEST(Names, DimensionsAreTakenFromTheAskerOrGiven) {
    const lowered one(town + "决策 年值：数字，每个 城市，每个 年份 从 2023 到 2025\n  = 年份\n"
                             "决策 差：数字，每个 城市，每个 年份 从 2024 到 2025\n  = 年值 - 年值(年份 - 1)\n");
    EXPECT_EQ(one.value("差"), "-(answer 年值(local $0, local $1), answer 年值(local $0, -(local $1, 1)))");
    EXPECT_EQ(print(*one, one.of("差").dimensions[0].values), "span_map $2(2024, 2025, local $2)");
}

TEST(Names, ALambdaCapturesWhatItUses) {
    const lowered one(deciding("任意", "排序(聘用, function(a, b) a.编号 < 编号)"));
    ASSERT_EQ((*one).lambdas.size(), 1U);
    const auto& l = (*one).lambdas[0];
    EXPECT_EQ(l.captured, 1);
    EXPECT_EQ(l.frame, 3);
    EXPECT_EQ(print(*one, l.body), "<(field .编号(local $1), field .编号(local $0))");
    EXPECT_EQ(one.value("答"), "sort(field .聘用(local $0), function #0(local $0))");
}

TEST(Names, ALambdaInALambdaCapturesThroughBoth) {
    const lowered one(deciding("任意", "function(a: number) function(b: number) a + b + 月数"));
    ASSERT_EQ((*one).lambdas.size(), 2U);
    EXPECT_EQ(print(*one, (*one).lambdas[0].body), "+(+(local $0, local $2), field .月数(local $1))");
    EXPECT_EQ(print(*one, (*one).lambdas[1].body), "function #0(local $1, local $0)");
}

TEST(Names, AFunctionMayBeHandedOver) {
    const lowered one(town + "函数 先（earlier）(甲：聘用，乙：聘用)：是否 = 甲.聘用日期 < 乙.聘用日期\n"
                             "决策 序：列表 聘用，每个 组织\n  = 排序(聘用, 先)\n");
    EXPECT_EQ(one.value("序"), "sort(field .聘用(local $0), function #0)");
    EXPECT_EQ(print(*one, (*one).lambdas[0].body), "invoke 先(local $0, local $1)");
}

TEST(Names, ALaterEntryOfAContextSeesAnEarlierOne) {
    EXPECT_EQ(lowered(deciding("任意", "{a: 月数, b: a + a, c: 1}")).value("答"),
              "let $2(field .月数(local $0), context(local $2, +(local $2, local $2), 1))");
}

TEST(Names, UnknownOnesAreToldWithTheNearest) {
    const lowered one(deciding("金额", "费用额"));
    EXPECT_EQ(one.problems(), "name.unknown 费用额\n");
    EXPECT_EQ(one.problem().hint.en, "Did you mean 费用?");
    EXPECT_EQ(lowered(deciding("金额", "组织.费")).problem().hint.en, "Did you mean 费用?");
    EXPECT_EQ(lowered(town + "决策 甲：金额，每个 组只\n  = 1元\n").problem().hint.en, "Did you mean 组织?");
    EXPECT_EQ(lowered(town + "决策 甲：金饿，每个 组织\n  = 1元\n").problem().code, "type.unknown");
}

TEST(Names, WhatFollowsFromAnErrorIsNotToldAgain) {
    EXPECT_EQ(
        lowered(town + "决策 甲：金额，每个 组织\n  其中 乙 = 丙丁戊己庚\n  = 若 乙 > 1元 则 乙 + 2 否则 乙.x[1]\n")
            .problems(),
        "name.unknown 丙丁戊己庚\n");
}

TEST(Names, DeclaredTwiceOrNotUsedIsTold) {
    auto twice = lowered(town + "决策 甲：数字\n  = 1\n").policy();
    twice.answers.push_back(twice.answers[0]);
    EXPECT_EQ(lower(twice).problems().at(0).code, "name.duplicate");
    const lowered one(town + "决策 甲：数字\n  其中 乙 = 1\n  = 2\n");
    EXPECT_EQ(one.problem().code, "name.unused");
    EXPECT_EQ(one.problem().severity, severity::warning);
    EXPECT_EQ(one.value("甲"), "2");
}

} // namespace guiju::program
