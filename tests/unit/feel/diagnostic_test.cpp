#include "shape.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace guiju::feel {
namespace {

struct complaint {
    std::string_view text;
    std::string_view place; ///< what is pointed at
    std::uint32_t begin;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
    std::string_view hint;
};

void expect_complaints(std::initializer_list<complaint> all, const dialect& how = testing::strict) {
    for (const auto& one : all) {
        const auto read = parse_expression(one.text, {source_id{0}, 0, 0}, {}, how);
        ASSERT_FALSE(read.has_value()) << one.text;
        ASSERT_EQ(read.problems().size(), 1U) << one.text;
        const auto& problem = read.problems().front();
        EXPECT_EQ(problem.code, one.code) << one.text;
        EXPECT_EQ(problem.where.begin, one.begin) << one.text;
        EXPECT_EQ(one.text.substr(problem.where.begin, problem.where.end - problem.where.begin), one.place) << one.text;
        EXPECT_EQ(problem.what.zh, one.zh) << one.text;
        EXPECT_EQ(problem.what.en, one.en) << one.text;
        EXPECT_EQ(problem.hint.en, one.hint) << one.text;
        EXPECT_EQ(problem.hint.zh.empty(), problem.hint.en.empty()) << one.text;
    }
}

TEST(Complaints, SayWhatIsMissing) {
    expect_complaints({
        {"1 +", "", 3, "syntax.expected", "这里缺少一个值，表达式却结束了", "expected a value, but the expression ends",
         ""},
        {"", "", 0, "syntax.expected", "这里缺少一个值，表达式却结束了", "expected a value, but the expression ends",
         ""},
        {"1 + * 2", "*", 4, "syntax.expected", "这里应当是一个值，却是 *", "expected a value, found *", ""},
        {"if a, b", ",", 4, "syntax.expected", "这里应当是则，却是 ,", "expected then, found ,", ""},
        {"for x of y", "", 10, "syntax.expected", "这里缺少属于，表达式却结束了",
         "expected in, but the expression ends", ""},
        {"{a 1}", "}", 4, "syntax.expected", "这里应当是冒号，却是 }", "expected :, found }", ""},
        {"x between 1", "", 11, "syntax.expected", "这里缺少与，表达式却结束了",
         "expected and, but the expression ends", ""},
        {"a. + 1", "+", 3, "syntax.expected", "这里应当是一个成员名，却是 +", "expected the name of a member, found +",
         ""},
        {"f(a: 1, 2)", "2", 8, "syntax.expected", "这里应当是一个参数名，却是 2",
         "expected the name of a parameter, found 2", ""},
        {"x instance of <", "<", 14, "syntax.expected", "这里应当是一个类型，却是 <", "expected a type, found <", ""},
    });
}

TEST(Complaints, SayWhereTheBracketWasOpened) {
    const auto read = parse_expression("a + (b * [1, 2)", {source_id{0}, 0, 0}, {}, testing::strict);
    const auto& problem = read.problems().front();
    EXPECT_EQ(problem.what.en, "expected ], found )");
    EXPECT_EQ(problem.where, (span{source_id{0}, 14, 15}));
    ASSERT_EQ(problem.others.size(), 1U);
    EXPECT_EQ(problem.others.front().where, (span{source_id{0}, 9, 10}));
    EXPECT_EQ(problem.others.front().text.en, "opened here");
    const auto call = parse_expression("f(1", {source_id{0}, 0, 0}, {}, testing::strict);
    EXPECT_EQ(call.problems().front().others.front().where, (span{source_id{0}, 1, 2}));
}

TEST(Complaints, KnowTheHabitsOfOtherLanguages) {
    expect_complaints({
        {"a == b", "==", 2, "syntax.operator", "没有 == 这个运算符",
         "there is no operator ==", "equality is written ="},
        {"a <> b", "<>", 2, "syntax.operator", "没有 <> 这个运算符", "there is no operator <>",
         "inequality is written !="},
        {"a => b", "=>", 2, "syntax.operator", "没有 => 这个运算符", "there is no operator =>", "write >="},
        {"a && b", "&&", 2, "syntax.unexpected", "表达式到这里应当结束，却还有 &&",
         "the expression should end here, but there is &&", "write and"},
        {"a || b", "||", 2, "syntax.unexpected", "表达式到这里应当结束，却还有 ||",
         "the expression should end here, but there is ||", "write or"},
        {"!a", "!", 0, "syntax.expected", "这里应当是一个值，却是 !", "expected a value, found !", "write not(…)"},
        {"'a'", "'", 0, "syntax.expected", "这里应当是一个值，却是 '", "expected a value, found '",
         "texts stand in double quotes"},
        {"a % b", "%", 2, "syntax.unexpected", "表达式到这里应当结束，却还有 %",
         "the expression should end here, but there is %", "the remainder is modulo(a, b)"},
        {"a ^ 2", "^", 2, "syntax.unexpected", "表达式到这里应当结束，却还有 ^",
         "the expression should end here, but there is ^", "powers are written **"},
    });
}

TEST(Complaints, AreAboutChains) {
    expect_complaints({
        {"1 < a < 3", "<", 6, "syntax.chained_comparison", "比较不能连写", "comparisons cannot be chained",
         "write a < b and b < c, or b in (a..c)"},
        {"a = b = c", "=", 6, "syntax.chained_comparison", "比较不能连写", "comparisons cannot be chained",
         "put what is compared first in parentheses"},
    });
}

TEST(Complaints, AreAboutTexts) {
    expect_complaints({
        {"a = \"b", "\"", 4, "syntax.unclosed_text", "文本没有结束", "this text does not end", "add \""},
        {"\"\\uD800\"", "\\u", 1, "syntax.escape", "这个转义不是一个字符", "this escape is no character",
         "write \\uXXXX or \\UXXXXXX"},
        {"1 /* x", "/*", 2, "syntax.unclosed_comment", "注释没有结束", "this comment does not end", "add */"},
    });
    expect_complaints(
        {
            {"“a\"", "“", 0, "syntax.unclosed_text", "文本没有结束", "this text does not end",
             "a text that begins with “ ends with ”, not \""},
            {"\"a”", "\"", 0, "syntax.unclosed_text", "文本没有结束", "this text does not end",
             "a text that begins with \" ends with \", not ”"},
        },
        testing::chinese);
}

TEST(Complaints, SuspectNamesOfSeveralWords) {
    expect_complaints(
        {{"unit price", "price", 5, "syntax.unexpected", "表达式到这里应当结束，却还有 price",
          "the expression should end here, but there is price", "a name of several words has to be declared"}},
        dialect{lang::en, true});
}

TEST(Complaints, CountFromTheStartOfTheSource) {
    const auto read = parse_expression("1 +", {source_id{7}, 50, 53}, {}, testing::strict);
    EXPECT_EQ(read.problems().front().where, (span{source_id{7}, 53, 53}));
}

} // namespace
} // namespace guiju::feel
