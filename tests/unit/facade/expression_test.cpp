#include <guiju/guiju.hpp>
#include <guiju/meaning/to_text.hpp>

#include <gtest/gtest.h>

namespace guiju {
namespace {

std::string answer(std::string_view text, const expression_settings& how = {}) {
    const auto found = evaluate_expression(text, value(), how);
    return found ? meaning::to_text(value::list({*found})) : "error";
}

TEST(Expression, TakesUnknownNamesForNullAndWarns) {
    const auto found = evaluate_expression("no such name = null");
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->is_true());
    ASSERT_EQ(found.problems().size(), 1U);
    EXPECT_EQ(found.problems()[0].severity, severity::warning);
    EXPECT_NE(found.problems()[0].what.en.find("no such name"), std::string::npos);
    EXPECT_EQ(answer("no such thing(1)"), "[null]");
}

TEST(Expression, AsksItsHostForTheTime) {
    expression_settings how;
    EXPECT_TRUE(evaluate_expression("today()")->is_undetermined());
    how.now = date_time::parse("2024-02-29T10:00:00+08:00");
    EXPECT_EQ(answer("now()", how), "[2024-02-29T10:00:00+08:00]");
    EXPECT_EQ(answer("today()", how), "[2024-02-29]");
}

TEST(Expression, ChecksArgumentsWhereAFunctionIsInvoked) {
    EXPECT_EQ(answer("(function(x: number) x)(\"a\")"), "[null]");
    EXPECT_EQ(answer("(function(x: number) x)([1])"), "[1]");
    EXPECT_EQ(answer("sort([\"1\", \"2\"], function(x: number, y: number) y < x)"), "[[\"2\", \"1\"]]");
}

TEST(Expression, HandsOverBuiltInFunctionsWithAllTheirSignatures) {
    EXPECT_EQ(answer("(function(f, g) f([1,2,3]) * g(1,2))(sum, sum)"), "[18]");
    EXPECT_EQ(answer("(function(f, g) f(-5) * g(25))(abs, sqrt)"), "[25]");
    EXPECT_EQ(answer("(function(f) [f(\"abc\", 2), f(\"abc\", 2, 1), f(1)])(substring)"), "[[\"bc\", \"b\", null]]");
    EXPECT_EQ(answer("(function(f) f(item: 2, list: [1]))(append)"), "[[1, 2]]");
    EXPECT_EQ(answer("sort([[3..4], [1..2]], before)"), "[[[1..2], [3..4]]]");
}

TEST(Expression, KnowsTheTypesOfFunctions) {
    const std::string function = "(function(a: number, b: string) \"x\") instance of function<";
    EXPECT_EQ(answer(function + "number, string>->string"), "[true]");
    EXPECT_EQ(answer(function + "number, string>->Any"), "[true]");
    EXPECT_EQ(answer(function + "number, string>->number"), "[false]");
    EXPECT_EQ(answer(function + "number>->string"), "[false]");
    EXPECT_EQ(answer(function + "string, string>->string"), "[false]");
}

TEST(Expression, RunsOverWhatARangeHolds) {
    EXPECT_EQ(answer("for i in (1..4) return i"), "[[2, 3]]");
    EXPECT_EQ(answer("for i in 3..1 return i"), "[[3, 2, 1]]");
    EXPECT_EQ(answer("for d in [@\"2024-02-28\"..@\"2024-03-01\"] return d"), "[[2024-02-28, 2024-02-29, 2024-03-01]]");
    EXPECT_EQ(answer("some i in [1..5] satisfies i > 4"), "[true]");
    EXPECT_EQ(answer("every i in [1..5) satisfies i < 5"), "[true]");
    EXPECT_EQ(answer("for i in (1..2) return i"), "[[]]");
    EXPECT_EQ(answer("[for i in [2..1] return i, for i in (> 1) return i]"), "[[null, null]]");
}

TEST(Expression, ComparesBothEndsOfRanges) {
    EXPECT_EQ(answer("[[2..10] = [1..10], [1..10] = [1..10], [1..9] = [1..10], [1..9] = [\"a\"..9]]"),
              "[[false, true, false, false]]");
}

TEST(Expression, KeepsRangesMadeByComparisonApart) {
    EXPECT_EQ(answer("(< 10) = (null..10)"), "[false]");
    EXPECT_EQ(answer("(= 10) = [10..10]"), "[false]");
    EXPECT_EQ(answer("(!= 10) = (!= 10)"), "[true]");
    EXPECT_EQ(answer("[5 in (!= 10), 10 in (!= 10), 5 in (< 10)]"), "[[true, false, true]]");
    EXPECT_EQ(answer("[5 in (null..10], 11 in (null..10]]"), "[[null, false]]");
    EXPECT_EQ(answer("[(< 5), [1..5), (>= @\"2024-01-01\")]"), "[[(< 5), [1..5), (>= 2024-01-01)]]");
}

TEST(Expression, AnswersInBFeelWhereFeelHasAnError) {
    expression_settings how;
    how.semantics = semantics::b_feel;
    EXPECT_EQ(answer("1 / 0", how), "[0]");
    EXPECT_EQ(answer("\"a\" < 1 or 1 = 1", how), "[true]");
    EXPECT_EQ(answer("for x in null return x", how), "[[]]");
    const auto found = evaluate_expression("string length(22)", value(), how);
    ASSERT_EQ(found.problems().size(), 1U);
    EXPECT_EQ(found.problems()[0].code, "b-feel.repaired");
}

TEST(Expression, LeavesClassesOfPatternsAsTheyAreWhateverTheCase) {
    EXPECT_EQ(answer("matches(\"b\", \"\\\\p{Lu}\", \"i\")"), "[false]");
    EXPECT_EQ(answer("matches(\"b\", \"[\\\\p{Lu}B]\", \"i\")"), "[true]");
    EXPECT_EQ(answer("matches(\"A\", \"[^a]\", \"i\")"), "[false]");
    EXPECT_EQ(answer("matches(\"B\", \"[a-z-[b]]\", \"i\")"), "[false]");
}

} // namespace
} // namespace guiju
