#include "lowered.hpp"

#include <guiju/program/verify.hpp>

namespace guiju::program {

TEST(Parameters, DaysBetweenPeriodsAreAnError) {
    const lowered one(town + "参数 新：数字\n  自 2023-01-01 至 2023-12-31：1\n  自 2024-01-02：2\n");
    EXPECT_EQ(one.problem().code, "parameter.gap");
    EXPECT_EQ(one.problem().what.en, "新 says nothing after 2023-12-31 and before 2024-01-02");
    EXPECT_EQ(lowered(town + "参数 新：数字\n  自 2023-01-01 至 2024-01-01：1\n  自 2024-01-01：2\n").problem().code,
              "parameter.overlap");
}

TEST(Parameters, APeriodWithoutEndLastsUntilTheNext) {
    const lowered one(town + "参数 新：数字\n  自 2024-01-01：2\n  自 2023-01-01：1\n");
    const auto& periods = (*one).parameters.back().periods;
    ASSERT_EQ(periods.size(), 2U);
    EXPECT_EQ(periods[0].to, date::from(2023, 12, 31));
    EXPECT_FALSE(periods[1].to);
}

TEST(Parameters, AHoleAmongCategoriesIsAWarning) {
    const lowered one(town + "参数 新：金额，按 等级\n  自 2023-01-01\n    1A 1元\n    3A 1元\n");
    EXPECT_EQ(one.problem().code, "parameter.missing_row");
    EXPECT_EQ(one.problem().severity, severity::warning);
    EXPECT_EQ(one.problem().what.en, "新 has no value for 2A");
}

TEST(Parameters, GradesBelowTheFirstRewardedAreOnlyNoted) {
    const lowered one(town + "参数 新：金额，按 等级\n  自 2023-01-01\n    3A 1元\n");
    EXPECT_EQ(one.problem().code, "parameter.missing_row");
    EXPECT_EQ(one.problem().severity, severity::note);
    EXPECT_EQ(one.problem().what.en, "新 has no value for 1A, 2A");
    EXPECT_EQ((*one).parameters.back().periods[0].rows.size(), 1U);
}

TEST(Parameters, DelegatedOnesAreUndeterminedAndNeedThemselves) {
    const lowered one(town + "参数 新：金额\n  自 2023-01-01：另定：由别处规定\n");
    const auto& p = (*one).parameters.back();
    EXPECT_TRUE(p.delegated);
    ASSERT_TRUE(p.periods[0].rows[0].amount.is_undetermined());
    EXPECT_EQ(p.periods[0].rows[0].amount.needs()[0], "新");
    EXPECT_EQ(p.periods[0].rows[0].delegated_to, "由别处规定");
}

TEST(Parameters, AreConstant) {
    EXPECT_EQ(lowered(town + "参数 新：数字\n  始终：1 + 2 * 3\n").problems(), "");
    EXPECT_EQ((*lowered(town + "参数 新：数字\n  始终：1 + 2 * 3\n")).parameters.back().periods[0].rows[0].amount,
              value(7));
    EXPECT_EQ(lowered(town + "参数 新：日期\n  始终：截至日\n").problem().code, "parameter.not_constant");
    EXPECT_EQ(lowered(town + "参数 新：金额\n  始终：1\n").problem().code, "type.mismatch");
}

TEST(Exceptions, GoBeforeWhatTheAnswerSays) {
    const lowered one(town + "决策 甲：金额，每个 组织\n  当 人员 > 1：1元\n  否则：2元\n"
                             "例外 灾年 对 甲：当 人员 > 9：0元\n例外 疫年 对 甲：当 人员 > 8：3元\n  先于 灾年\n");
    EXPECT_EQ(one.value("甲"), "choose(>(field .人员(local $0), 8), 3 CNY, >(field .人员(local $0), 9), 0 CNY, "
                               "choose(>(field .人员(local $0), 1), 1 CNY, 2 CNY))");
    const auto& p = *one;
    const auto first = p[one.of("甲").value].index;
    EXPECT_EQ(p.exceptions[static_cast<std::size_t>(p.cases[first].exception)].name, "疫年");
    EXPECT_EQ(p.cases[first + 2].exception, exception_id::none);
}

TEST(Exceptions, TwoWithoutOrderAreAmbiguous) {
    const auto base =
        town +
        "决策 甲：金额，每个 组织\n  = 1元\n例外 灾年 对 甲：当 人员 > 9：0元\n例外 疫年 对 甲：当 人员 > 8：3元\n";
    EXPECT_EQ(lowered(base).problem().code, "exception.ambiguous");
    EXPECT_EQ(lowered(base + "  先于 灾年\n").problems(), "");
    EXPECT_EQ(lowered(base + "  先于 丰年\n").problem().code, "name.unknown_exception");
}

TEST(Graph, CirclesAreToldByTheirPath) {
    const lowered one(town + "决策 甲：数字\n  = 乙 + 1\n决策 乙：数字\n  = 丙 + 1\n决策 丙：数字\n  = 甲\n");
    EXPECT_EQ(one.problem().code, "graph.cycle");
    EXPECT_EQ(one.problem().what.en, "circular: 甲 → 乙 → 丙 → 甲");
    EXPECT_EQ(lowered(town + "函数 降(甲：数字)：数字 = 降(甲 - 1)\n").problem().what.zh, "循环依赖：降 → 降");
}

TEST(Graph, ReadingsAreThoseThatCanChangeTheAnswer) {
    const lowered one(
        town +
        "决策 甲：数字\n  = 若 攀升 = \"只补差额\" 则 1 否则 2\n决策 乙：数字\n  = 甲 + 1\n决策 丙：数字\n  = 1\n");
    EXPECT_EQ(one.of("乙").readings, std::vector<reading_id>{reading_id{0}});
    EXPECT_TRUE(one.of("丙").readings.empty());
    EXPECT_EQ((*one).readings[0].of, (std::vector<answer_id>{answer_id{0}, answer_id{1}}));
}

TEST(Answers, ClausesThatAreCitedExist) {
    const lowered one(town + "条 二(一)1 扶持\n\n决策 甲：数字\n  依据 二(一)2\n  = 1\n");
    EXPECT_EQ(one.problem().code, "name.unknown_clause");
    EXPECT_EQ(one.problem().hint.en, "Did you mean 二(一)1?");
}

TEST(Answers, LimitsKeepValueAndBoundOfOneType) {
    const lowered one(
        town +
        "限额 上限：金额，每个 组织\n  适用 当 人员 > 0，否则 \"无人\"\n  实际 费用\n  不超过 50% × 标准(等级)\n");
    const auto& a = one.of("上限");
    EXPECT_EQ(print(*one, a.bound), "*(0.5, parameter 标准(field .等级(local $0), as_of))");
    EXPECT_EQ(print(*one, a.applies), ">(field .人员(local $0), 0)");
    EXPECT_EQ(a.relation, feel::operator_kind::less_equal);
    EXPECT_EQ(lowered(town + "限额 上限：金额，每个 组织\n  实际 费用\n  不超过 12个月\n").problem().code,
              "type.comparison");
}

TEST(Answers, LocalsAreLazyAndShared) {
    const lowered one(town + "决策 甲：数字，每个 组织\n  其中 乙 = 人员 + 1\n  = 乙 * 乙\n");
    EXPECT_EQ(one.value("甲"), "*(lazy $2 乙(+(field .人员(local $0), 1)), lazy $2 乙(+(field .人员(local $0), 1)))");
}

TEST(Tables, TestsAreConditionsOnTheInput) {
    const lowered one(town + "决策 甲：数字，每个 组织\n  表 U\n  | 等级 | 人员 || 折扣 |\n  | \"3A\" | >= 10 || 10% "
                             "|\n  | - | [1..9] || 5% |\n"
                             "  | not(\"3A\") | - || 0% |\n");
    const auto& t = (*one).tables.at(0);
    EXPECT_EQ(print(*one, t.rules[0].tests[0]), "=(local $2, '3A')");
    EXPECT_EQ(print(*one, t.rules[0].tests[1]), ">=(local $3, 10)");
    EXPECT_EQ(t.rules[1].tests[0], node_id::none);
    EXPECT_EQ(print(*one, t.rules[1].tests[1]), "in(local $3, range(1, 9))");
    EXPECT_EQ(print(*one, t.rules[2].tests[0]), "not(=(local $2, '3A'))");
    EXPECT_EQ(t.first_slot, 2);
}

/// Cells that are one literal are lowered without its questions; `= …` goes the long way, to the same nodes.
TEST(Tables, PlainCellsAreTheSameNodesAsOnTheLongWay) {
    const std::string head =
        "类别 级，有序：甲、乙\n记录 物\n  级别：级\n  件数：数字\n  新：是否\n  名：文本\n  多：数字，可空\n"
        "决策 值：数字，每个 物\n  表 F\n  | 级别 | 件数 | 新 | 名 | 多 || 值 |\n";
    const lowered plain(head + "  | \"乙\" | 3.50 | false | \"x\" | 7 || 1 |\n");
    const lowered long_way(head + "  | = \"乙\" | = 3.50 | = false | = \"x\" | = 7 || 1 |\n");
    const auto& tests = (*plain).tables.at(0).rules.at(0).tests;
    const auto& others = (*long_way).tables.at(0).rules.at(0).tests;
    ASSERT_EQ(tests.size(), others.size());
    for (std::size_t i = 0; i < tests.size(); ++i) {
        EXPECT_EQ(print(*plain, tests[i]), print(*long_way, others[i]));
        const auto type_of = [](const program& in, node_id test, std::size_t operand) {
            return print(in, in[in.operands_of(in[test])[operand]].type);
        };
        for (const std::size_t operand : {0U, 1U}) {
            EXPECT_EQ(type_of(*plain, tests[i], operand), type_of(*long_way, others[i], operand));
        }
    }
    EXPECT_EQ(lowered(head + "  | \"丙\" | - | - | - | - || 1 |\n").problem().code, "name.unknown_value");
    EXPECT_EQ(lowered(head + "  | 3 | - | - | - | - || 1 |\n").problem().code, "type.comparison");
}

TEST(Verify, FindsOperandsThatDoNotComeBefore) {
    auto p = *lowered(deciding("数字", "人员 + 1"));
    EXPECT_TRUE(verify(p).empty());
    p.operands.at(0) = static_cast<node_id>(p.nodes.size());
    EXPECT_FALSE(verify(p).empty());
}

TEST(Verify, FindsSlotsOutsideTheFrame) {
    auto p = *lowered(deciding("数字", "个数(聘用[编号 = \"x\"])"));
    p.answers[0].frame = 1;
    EXPECT_FALSE(verify(p).empty());
}

TEST(Verify, FindsIndicesOutsideTheirLists) {
    auto p = *lowered(deciding("数字", "限度"));
    p.parameters.clear();
    EXPECT_FALSE(verify(p).empty());
}

} // namespace guiju::program
