#include "unit/formats/rules_reading.hpp"

using namespace guiju;
using namespace guiju::formats::rules;

namespace {

std::string problems_of(const std::string& text, const parsing& how = {}) {
    reading_of_text one(text, "t.rules", how);
    return one.policy ? "" : one.policy.problems().at(0).code;
}

} // namespace

TEST(RulesHostile, NestedBracketsEndInADiagnostic) {
    EXPECT_EQ(problems_of("决策 甲\n  = " + std::string(1'000'000, '(') + "\n"), "syntax.too_deep");
    std::string lines = "决策 甲\n  = ";
    for (int i = 0; i < 100'000; ++i) {
        lines += "[\n";
    }
    EXPECT_EQ(problems_of(lines), "syntax.too_deep");
}

TEST(RulesHostile, OneLineOfAHundredMegabytesIsTooLong) {
    EXPECT_EQ(problems_of("决策 甲\n  = " + std::string(100'000'000, '1') + "\n"), "limit.text");
    EXPECT_EQ(problems_of("决策 甲\n  = " + std::string(2'000'000, '1') + "\n"), "limit.line");
}

TEST(RulesHostile, WhatIsNotUtf8SaysAtWhichByte) {
    reading_of_text one("abc\xed\xa0\x80");
    ASSERT_FALSE(one.policy);
    EXPECT_EQ(one.policy.problems().at(0).what.en, "this is not UTF-8 from byte 3 on");
    EXPECT_EQ(problems_of("\xff"), "text.encoding");
}

TEST(RulesHostile, ControlCharactersAreTold) {
    EXPECT_EQ(problems_of(std::string("决策 甲\n  = 1\0\n", 18)), "text.nul");
    EXPECT_EQ(problems_of("决策 \x01\n"), "text.control");
}

TEST(RulesHostile, LineEndsAndByteOrderMarkDoNotMatter) {
    const auto plain = read("条 1 a\n> 说明\n> 二\n决策 甲\n  = 1 +\n    2\n");
    const auto other = read("\xef\xbb\xbf条 1 a\r\n> 说明\r\n> 二\r\n决策 甲\r\n  = 1 +\r\n    2\r\n");
    EXPECT_TRUE(graph::same(plain, other));
}

TEST(RulesHostile, LimitsAreTaken) {
    parsing how;
    how.limits.entries = 3;
    EXPECT_EQ(problems_of("决策 甲\n  = 1\n决策 乙\n  = 1\n决策 丙\n  = 1\n", how), "limit.entries");
    how = {};
    how.limits.name = 3;
    EXPECT_EQ(problems_of("决策 甲乙\n  = 1\n", how), "limit.name");
    how = {};
    how.resolve = [](std::string_view path, std::string_view) -> std::optional<imported_text> {
        return imported_text{std::string(path), "引入 \"" + std::string(path) + "x\"\n"};
    };
    EXPECT_EQ(problems_of("引入 \"a\"\n", how), "limit.imports");
}

TEST(RulesHostile, LongRunsOfOddLinesAreRead) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
        text += "、，：（）“”\n  |||\n    ``\n";
    }
    EXPECT_EQ(problems_of(text), "keyword.unknown");
}

TEST(RulesHostile, NothingIsAPolicyToo) {
    EXPECT_TRUE(reading_of_text("").policy);
    EXPECT_TRUE(reading_of_text("\n\n", "t.rules.md").policy);
    EXPECT_FALSE(reading_of_text("决策").policy);
}
