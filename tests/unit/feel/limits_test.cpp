#include "shape.hpp"

#include <guiju/feel/printer.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace guiju::feel {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::string code_of(const std::string& text, const dialect& how = testing::strict, const limits& bounds = {}) {
    const auto read = parse_expression(text, {}, {}, how, bounds);
    return read ? "read" : read.problems().front().code;
}

TEST(Nesting, IsReadToTheLimit) {
    for (const auto* brackets : {"()", "[]"}) {
        const auto text = repeated({brackets, 1}, 300) + "1" + repeated({brackets + 1, 1}, 300);
        EXPECT_EQ(code_of(text), "read") << brackets;
    }
    EXPECT_EQ(code_of(repeated("(", 399) + "1" + repeated(")", 399)), "read");
    EXPECT_EQ(code_of(repeated("(", 400) + "1" + repeated(")", 400)), "syntax.too_deep");
}

TEST(Nesting, OfAMillionEndsInADiagnostic) {
    for (const auto* unit :
         {"(",  "[",      "{a:",          "-",  "if ",  "]",  "for i in ", "some i in ",          "function(x) ",
          "f(", "1 in (", "1 in (not(",   "x[", "not(", "(<", "1 + (",     "x instance of list<", "a: ",
          "@",  "[1..",   "if true then "}) {
        const auto code = code_of(repeated(unit, 1'000'000));
        EXPECT_TRUE(code.starts_with("syntax.")) << unit << code;
    }
    for (const auto* unit : {"list<", "function<", "context<a:"}) {
        EXPECT_EQ(parse_type(repeated(unit, 1'000'000), {}, {}, testing::strict).problems().front().code,
                  "syntax.too_deep")
            << unit;
    }
    for (const auto* unit : {"若", "非(", "逐个甲属于", "存在甲属于", "（", "“", "函数（甲）"}) {
        const auto code = code_of(repeated(unit, 1'000'000), testing::chinese);
        EXPECT_TRUE(code.starts_with("syntax.") || code == "read") << unit << code;
    }
}

TEST(Nesting, IsReadOnceHoweverItEnds) {
    for (const auto* unit : {"([", "[(", "(1 + [", "[1, (", "f(a, [", "x in (not([", "{a: [(", "not((", "(function(x) ",
                             "(if [", "1 in ((", "]1..("}) {
        const auto code = code_of(repeated(unit, 120));
        EXPECT_EQ(code, "syntax.expected") << unit;
    }
}

TEST(Chains, AreBoundedByTheHeightOfTheTree) {
    EXPECT_EQ(code_of("1" + repeated(" + 1", 499)), "read");
    EXPECT_EQ(code_of("1" + repeated(" + 1", 500)), "syntax.too_deep");
    EXPECT_EQ(code_of("a" + repeated(".a", 1'000'000)), "syntax.too_deep");
    EXPECT_EQ(code_of("a" + repeated("[1]", 1'000'000)), "syntax.too_deep");
    EXPECT_EQ(code_of("a" + repeated("()", 1'000'000)), "syntax.too_deep");
    EXPECT_EQ(code_of("a" + repeated(" and a", 1'000'000)), "syntax.too_deep");
    EXPECT_EQ(code_of("1" + repeated(" in 1", 1'000'000)), "syntax.too_deep");
}

TEST(Chains, OfChineseWithoutSpacesAreReadInOnePass) {
    scope known;
    known.add("甲");
    const auto text = repeated("甲且", 500'000) + "甲";
    EXPECT_EQ(parse_expression(text, {}, known, testing::chinese).problems().front().code, "syntax.too_deep");
}

TEST(LongLists, AreRead) {
    const auto numbers = "[1" + repeated(", 1", 300'000) + "]";
    const auto read = parse_expression(numbers, {}, {}, testing::strict);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->top().children.size(), 300'001U);
    EXPECT_EQ(print(*read), numbers);
    EXPECT_EQ(code_of("[" + repeated("{unit price: a.b + \"x\"}, ", 50'000) + "1]"), "read");
    EXPECT_EQ(code_of("[" + repeated("f(a b c: 1), ", 50'000) + "1]"), "read");
    EXPECT_EQ(code_of("{" + repeated("键：1万元，", 50'000) + "末：1}", testing::chinese), "read");
}

TEST(LongWords, AreRead) {
    EXPECT_EQ(code_of(repeated("a", 1'000'000)), "read");
    EXPECT_EQ(code_of(repeated("1", 1'000'000)), "read");
    EXPECT_EQ(code_of(repeated("甲且", 300'000), testing::chinese), "read");
    EXPECT_EQ(code_of(repeated("a+", 1'000'000) + ":"), "syntax.too_deep");
    EXPECT_EQ(code_of("f(" + repeated("a+", 300) + "a)"), "read");
    EXPECT_EQ(code_of("\"" + repeated("x", 1'000'000)), "syntax.unclosed_text");
    EXPECT_EQ(code_of(repeated(" ", 1'000'000)), "syntax.expected");
    EXPECT_EQ(code_of(repeated("/* */", 300'000) + "1"), "read");
}

TEST(WhiteSpace, IsPassedOnceBehindNestedForms) {
    EXPECT_EQ(code_of(repeated("if a then b else ", 390) + "1" + repeated(" ", 1'000'000)), "read");
}

TEST(Limits, AreTheCallers) {
    EXPECT_EQ(code_of("1234", testing::strict, {3, 400, 1000}), "syntax.too_long");
    EXPECT_EQ(code_of("((1))", testing::strict, {100, 2, 1000}), "syntax.too_deep");
    EXPECT_EQ(code_of("1 + 2 + 3", testing::strict, {100, 400, 2}), "syntax.too_deep");
}

TEST(Bytes, ThatAreNoUtf8AreNamed) {
    const auto read = parse_expression("a + \xFF", {source_id{0}, 10, 20}, {}, testing::strict);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.problems().front().code, "syntax.encoding");
    EXPECT_EQ(read.problems().front().where, (span{source_id{0}, 14, 15}));
    EXPECT_EQ(code_of(std::string("\"a\0b\"", 5)), "read");
    EXPECT_EQ(code_of(std::string("\0", 1)), "syntax.expected");
}

} // namespace
} // namespace guiju::feel
