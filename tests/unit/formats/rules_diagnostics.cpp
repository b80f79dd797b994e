#include "unit/formats/rules_reading.hpp"

using namespace guiju;
using namespace guiju::formats::rules;

namespace {

struct wrong {
    const char* text;
    const char* problems; ///< line:column code
    const char* zh;
    const char* en;
    const char* hint;
};

class Wrong : public testing::TestWithParam<wrong> {};

} // namespace

TEST_P(Wrong, IsToldOnceWithPlaceWordsAndHint) {
    const auto& expected = GetParam();
    reading_of_text one(expected.text);
    ASSERT_FALSE(one.policy);
    EXPECT_EQ(one.problems(), expected.problems);
    const auto& first = one.policy.problems().at(0);
    EXPECT_EQ(first.what.zh, expected.zh);
    EXPECT_EQ(first.what.en, expected.en);
    EXPECT_EQ(first.hint.en, expected.hint);
    EXPECT_EQ(first.hint.zh.empty(), first.hint.en.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Wrong,
    testing::Values(wrong{"权宜 甲：金额\n", "1:1 keyword.unknown\n", "“权宜”不是声明的关键词",
                          "\"权宜\" is no keyword of declarations", "Did you mean \"权益\"?"},
                    wrong{"benefit a\n  wen 1 = 1: 2\n", "2:3 keyword.unknown\n", "“wen”不是答案的关键词",
                          "\"wen\" is no keyword of answers", "Did you mean \"when\"?"},
                    wrong{"权益 甲\n  步骤 乙：1\n", "2:3 keyword.misplaced\n", "“步骤”不属于这个权益",
                          "\"step\" does not belong to this benefit", ""},
                    wrong{"权益 甲\n  当 1 = 1\n", "2:10 syntax.colon\n", "这里缺少冒号", "a colon is missing here",
                          "add \":\""},
                    wrong{"权益 甲\n  当 1 = 1：2\n   否则：3\n", "3:4 layout.indentation\n", "缩进与同级的行不一致",
                          "the indentation differs from the lines beside it",
                          "lines of one declaration are indented alike; what goes on is indented deeper"},
                    wrong{"权益 甲\n\t= 1\n", "2:1 layout.tabs\n", "缩进里有制表符",
                          "there is a tab in the indentation", "indent with spaces"},
                    wrong{"条 1 a\n条 1 b\n", "2:1 clause.repeated\n", "条款编号“1”用了两次",
                          "the clause id \"1\" is used twice", ""},
                    wrong{"决策 甲\n  = 1\n决策 甲\n  = 2\n", "3:4 name.repeated\n", "“甲”声明了两次",
                          "\"甲\" is declared twice", ""},
                    wrong{"参数 甲：数字\n  自 2023-02-29：1\n", "2:5 syntax.date\n", "日历上没有这一天",
                          "the calendar has no such day", ""},
                    wrong{"category 甲: \"b\", \"a\\uD800\"\n", "1:20 syntax.escape\n", "这个转义不是一个字符",
                          "this escape is no character", "write \\uXXXX or \\UXXXXXX"},
                    wrong{"函数 if(x) = 1\n函数 若() = 1\n记录 若\n", "3:4 name.reserved\n", "“若”不能作名称",
                          "\"若\" cannot be a name", "write `若`"},
                    wrong{"引入 \"没有.rules\"\n", "1:1 import.missing\n", "找不到“没有.rules”",
                          "\"没有.rules\" cannot be found", ""},
                    wrong{"决策 甲\n  表 Q\n  | 1 || 值 |\n", "2:5 table.hit\n", "没有这种命中方式",
                          "there is no such hit policy", "one of U A P F R O C C+ C< C> C#"},
                    wrong{"决策 甲\n  表 U\n  | a || b |\n  | 1 |\n", "4:3 table.cells\n", "这一行的格数与表头不同",
                          "this row has not as many cells as the header", ""},
                    wrong{"决策 甲\n  = 1\n  例 {} 3\n", "3:3 syntax.expected\n", "例子要有“→”和应得的结果",
                          "an example needs \"->\" and what must come out", ""},
                    wrong{"解读 甲\n  乙\n", "1:1 syntax.choices\n", "解读至少要有两种读法",
                          "a reading has at least two choices", ""}));

TEST(RulesProblems, AreAllToldInOneRun) {
    reading_of_text one("权宜 甲\n类别 乙 3A\n权益 丙：金额\n  当 1 = ：2\n  倒是 1\n记录 丁\n  a 文本\n");
    EXPECT_EQ(one.policy.problems().size(), 5U) << one.problems();
}

TEST(RulesProblems, AreCountedWhenThereAreTooMany) {
    std::string text;
    for (int i = 0; i < 150; ++i) {
        text += "权宜 甲\n";
    }
    reading_of_text one(text);
    ASSERT_EQ(one.policy.problems().size(), 101U);
    EXPECT_EQ(one.policy.problems().back().what.en, "50 more problems are not listed");
}

TEST(RulesProblems, TellAnUnclosedBlock) {
    reading_of_text one("# a\n```rules\n决策 甲\n  = 1\n", "t.rules.md");
    EXPECT_EQ(one.problems(), "2:1 layout.fence\n");
}

TEST(RulesProblems, TellAMissingValueOfACategory) {
    reading_of_text one("类别 甲：一、\n");
    EXPECT_EQ(one.problems(), "1:8 syntax.expected\n");
    EXPECT_TRUE(reading_of_text("类别 甲：一、\n类别 乙：二\n").policy.problems().size() == 1);
}
