#include "shape.hpp"

#include <guiju/feel/printer.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace guiju::feel {
namespace {

using testing::chinese;
using testing::english;
using testing::strict;

std::string reprinted(std::string_view text, const dialect& read_as, const dialect& print_as, const scope& known = {}) {
    const auto read = parse_expression(text, {}, known, read_as);
    return read ? print(*read, printing{print_as, {}, &known}) : testing::shape(read);
}

TEST(Printing, KeepsWhatIsWritten) {
    for (const std::string_view text : {
             "1 + 2 * 3",
             "(1 + 2) * 3",
             "1 - (2 - 3)",
             "2 ** (3 ** 4)",
             "(2 ** 3) ** 4",
             "-3 ** 2",
             "-(3 ** 2)",
             "(a or b) and c",
             "(a = b) = c",
             "x in (1, < 5, [3..4))",
             "x in < 5",
             "x in (a = b)",
             "(x in y) in z",
             "x between 1 and 2",
             "(if a then b else c) + 1",
             "if a then b else if c then d else e",
             "for i in 1..3, j in x return i",
             "some x in a satisfies x > 1",
             "(function(a) a)(1)",
             "function(a: number, b) a + b",
             "function(a) external {java: {class: \"a\"}}",
             "a.b[1](2).c",
             "f(the x: 1, y: 2)",
             "(a + b).c",
             "[1, [2], {}]",
             "{a: 1, \"b-c\": 2, \"1\": 3}",
             "[1..2]",
             "(1..2)",
             "(< 5)",
             "(>= 10).start",
             "@\"P1D\"",
             "\"a\\\"b\\\\n\"",
             "\"\\n\"",
             "x instance of function<number, list<string>>->context<a: Any>",
             "not(a)",
             "x in (not(1, 2), 3)",
             "null",
             "true",
             "(-a).b",
         }) {
        EXPECT_EQ(reprinted(text, strict, strict), text == "(2 ** 3) ** 4" ? "2 ** 3 ** 4" : text);
    }
}

TEST(Printing, UsesNoNeedlessParentheses) {
    EXPECT_EQ(reprinted("((a)) + ((b * c))", strict, strict), "a + b * c");
    EXPECT_EQ(reprinted("(a and b) or (c)", strict, strict), "a and b or c");
    EXPECT_EQ(reprinted("]1..2[", strict, strict), "(1..2)");
    EXPECT_EQ(reprinted("f((a), (if b then c else d))", strict, strict), "f(a, if b then c else d)");
}

TEST(Printing, TranslatesKeywordsAndMarks) {
    EXPECT_EQ(reprinted("if a and not(b) then 50% * c else 10000 CNY / 2", english, chinese),
              "若 a 且 非(b) 则 50% × c 否则 1万元 ÷ 2");
    EXPECT_EQ(reprinted("若 甲 或 空 则 2年 否则 12个月", chinese, english),
              "if 甲 or null then 2 years else 12 months");
    EXPECT_EQ(reprinted("some x in y[item > 1] satisfies x between 1 and 2", english, chinese),
              "存在 x 属于 y[该项 > 1] 满足 x 介于 1 与 2");
    EXPECT_EQ(reprinted("for x in 1..3 return x instance of list<number>", english, chinese),
              "逐个 x 属于 1..3 取 x 属类 列表<数字>");
}

TEST(Printing, WritesQuantitiesAsPeopleDo) {
    const std::pair<std::string_view, std::string_view> all[] = {
        {"10000 CNY", "1万元"},     {"12345 CNY", "12345元"},      {"35000 CNY", "3.5万元"},
        {"1230000 CNY", "123万元"}, {"1234500 CNY", "123.45万元"}, {"350000000 CNY", "3.5亿元"},
        {"100000000 CNY", "1亿元"}, {"9900 CNY", "9900元"},        {"10000.00 CNY", "10000.00元"},
        {"100 USD", "100美元"},     {"100 SEK", "100 SEK"},        {"1 month", "1个月"},
        {"2 persons", "2人"},       {"30 days", "30天"},           {"0 CNY", "0元"},
    };
    for (const auto& [en, zh] : all) {
        EXPECT_EQ(reprinted(en, english, chinese), zh);
        EXPECT_EQ(reprinted(zh, chinese, english), en);
    }
    EXPECT_EQ(reprinted("1 year", english, english), "1 year");
}

TEST(Printing, OfStrictFeelHasNoUnitsNorBareDates) {
    EXPECT_EQ(reprinted("1万元 + 50% * 12个月", chinese, strict), "10000 + (50 / 100) * 12");
    EXPECT_EQ(reprinted("2024-02-29", chinese, strict), "@\"2024-02-29\"");
    EXPECT_EQ(reprinted("2024-02-29", chinese, chinese), "2024-02-29");
}

TEST(Printing, KeepsNamesApartFromLongerOnes) {
    scope known;
    known.add("a");
    known.add("a-b");
    known.add("date and time");
    EXPECT_EQ(reprinted("(a) - (b)", strict, strict, known), "(a) - b");
    EXPECT_EQ(reprinted("a-b + a", strict, strict, known), "a-b + (a)");
    EXPECT_EQ(reprinted("{a+b: 1, c: (a) + b}.c", strict, strict), "{\"a+b\": 1, c: (a) + b}.c");
    EXPECT_EQ(reprinted("(x instance of date) and time", strict, strict), "(x instance of date) and time");
}

TEST(Printing, AsksForOtherNames) {
    const auto other = [](text_role role, std::string_view text) -> std::optional<std::string> {
        if (role == text_role::name && text == "级别") {
            return "level";
        }
        if (role == text_role::member && text == "等级") {
            return "grade";
        }
        if (role == text_role::text && text == "市级") {
            return "municipal";
        }
        return std::nullopt;
    };
    const auto read = parse_expression("级别 = \"市级\" 且 组织.等级 = 1", {}, {}, chinese);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(print(*read, printing{english, other, nullptr}), "level = \"municipal\" and 组织.grade = 1");
}

TEST(Printing, WritesUnaryTestsAndTypes) {
    for (const std::string_view text : {"-", "not(1, < 5)", "< 5, [1..2], a", "(not(a))", "not(a), b", "= 4", "!= 4"}) {
        const auto read = parse_unary_tests(text, {}, {}, strict);
        ASSERT_TRUE(read.has_value()) << text;
        const auto printed = print(*read);
        const auto again = parse_unary_tests(printed, {}, {}, strict);
        ASSERT_TRUE(again.has_value()) << printed;
        EXPECT_TRUE(same(*read, *again)) << text << " " << printed;
    }
    EXPECT_EQ(print(*parse_type("function<list<Any>, range<date>>->a.b", {}, {}, strict)),
              "function<list<Any>, range<date>>->a.b");
}

TEST(Printing, OfOnePartPrintsThatPart) {
    const auto read = parse_expression("a + b * c", {}, {}, strict);
    EXPECT_EQ(print(*read, read->top().children[1], printing{}), "b * c");
    EXPECT_EQ(print(tree{}), "");
}

} // namespace
} // namespace guiju::feel
