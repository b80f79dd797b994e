#include "formats/csv/table.hpp"

#include <gtest/gtest.h>

#include <string>

namespace guiju::formats::csv {
namespace {

std::string cell(const table& in, std::size_t row, const char* column) {
    const auto* found = in.rows.at(row).as_context().find(column);
    return found != nullptr && found->is(kind::text) ? found->as_text() : "<null>";
}

TEST(CsvTable, ReadsRowsUnderTheNamesOfTheHeader) {
    const auto read = read_table("编号,金额\ns1,10\ns2,20\n", "");
    ASSERT_TRUE(read.read);
    ASSERT_EQ(read.read->rows.size(), 2U);
    EXPECT_EQ(cell(*read.read, 1, "金额"), "20");
    EXPECT_EQ(read.read->lines, (std::vector<std::size_t>{2, 3}));
}

TEST(CsvTable, DropsTheByteOrderMark) {
    const auto read = read_table("\xEF\xBB\xBF编号\r\ns1\r\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(cell(*read.read, 0, "编号"), "s1");
}

TEST(CsvTable, FindsOutGb18030) {
    const auto read = read_table("\xB1\xE0\xBA\xC5\n\xC1\xFA\xB8\xDB\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(cell(*read.read, 0, "编号"), "龙港");
}

TEST(CsvTable, ReadsUtf16ByItsByteOrderMark) {
    const std::string bytes("\xFF\xFE"
                            "a\0\n\0"
                            "b\0\n\0",
                            10);
    const auto read = read_table(bytes, "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(cell(*read.read, 0, "a"), "b");
}

TEST(CsvTable, ConvertsLongTextsWithCharactersOutsideTheBasicPlane) {
    // U+20000 in GB18030, often enough that pieces of conversion end within it.
    std::string bytes = "a\n";
    std::string expected;
    for (int i = 0; i < 20'000; ++i) {
        bytes += i == 0 ? "x\x95\x32\x82\x36" : "\x95\x32\x82\x36";
        expected += i == 0 ? "x\xF0\xA0\x80\x80" : "\xF0\xA0\x80\x80";
    }
    const auto read = read_table(bytes, "GB18030");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(cell(*read.read, 0, "a"), expected);
}

TEST(CsvTable, RefusesBytesOfAnotherEncodingThanTold) {
    const auto read = read_table("\xB1\xE0\xBA\xC5\n", "UTF-8");
    EXPECT_FALSE(read.read);
    EXPECT_NE(read.problem.en.find("UTF-8"), std::string::npos);
}

TEST(CsvTable, RefusesUnknownEncodings) {
    const auto read = read_table("a\n1\n", "no-such");
    EXPECT_FALSE(read.read);
    EXPECT_EQ(read.problem.en, "unknown encoding: no-such");
}

TEST(CsvTable, KeepsQuotedLineEndsQuotesAndSeparators) {
    const auto read = read_table("a,b\n\"x\ny\",\"say \"\"1,2\"\"\"\nz,w\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(cell(*read.read, 0, "a"), "x\ny");
    EXPECT_EQ(cell(*read.read, 0, "b"), "say \"1,2\"");
    EXPECT_EQ(read.read->lines, (std::vector<std::size_t>{2, 4}));
}

TEST(CsvTable, TellsEmptyFromEmptyText) {
    const auto read = read_table("a,b\n,\"\"\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(cell(*read.read, 0, "a"), "<null>");
    EXPECT_EQ(cell(*read.read, 0, "b"), "");
}

TEST(CsvTable, LeavesOutRaggedRowsAndKeepsTheOthers) {
    const auto read = read_table("a,b\n1,2\n3\n\n4,5,6\n7,8\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(read.read->rows.size(), 2U);
    ASSERT_EQ(read.read->problems.size(), 2U);
    EXPECT_EQ(read.read->problems[0].row, 1U);
    EXPECT_EQ(read.read->problems[0].line, 3U);
    EXPECT_EQ(read.read->problems[0].what.en, "the row has 1 fields, expected 2");
    EXPECT_EQ(read.read->problems[1].line, 5U);
}

TEST(CsvTable, TellsAnOpenQuote) {
    const auto read = read_table("a,b\n1,2\n\"3,4\n5,6\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(read.read->rows.size(), 1U);
    ASSERT_EQ(read.read->problems.size(), 1U);
    EXPECT_EQ(read.read->problems[0].line, 3U);
}

TEST(CsvTable, TellsTextBehindAClosingQuote) {
    const auto read = read_table("a,b\n\"1\"x,2\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(read.read->rows.size(), 0U);
    EXPECT_EQ(read.read->problems.size(), 1U);
}

TEST(CsvTable, RefusesAHundredThousandColumns) {
    std::string header;
    for (int i = 0; i < 100'000; ++i) {
        header += "c" + std::to_string(i) + ",";
    }
    EXPECT_FALSE(read_table(header + "last\n", "").read);
}

TEST(CsvTable, RefusesAColumnNamedTwice) {
    const auto read = read_table("a,b,a\n1,2,3\n", "");
    EXPECT_FALSE(read.read);
    EXPECT_EQ(read.problem.en, "the header names a column twice: a");
}

TEST(CsvTable, RefusesAnEmptyFile) {
    EXPECT_FALSE(read_table("", "").read);
    EXPECT_FALSE(read_table("\n\n", "").read);
}

TEST(CsvTable, IgnoresUnnamedColumnsThatAreEmpty) {
    const auto read = read_table("a,b,\n1,2,\n3,4,5\n", "");
    ASSERT_TRUE(read.read);
    EXPECT_EQ(read.read->rows.size(), 1U);
    EXPECT_EQ(read.read->problems.size(), 1U);
}

TEST(CsvTable, ReadsSemicolonsAndTabs) {
    EXPECT_EQ(cell(*read_table("a;b\n1;2\n", "").read, 0, "b"), "2");
    EXPECT_EQ(cell(*read_table("a\tb\n1\t2\n", "").read, 0, "b"), "2");
}

} // namespace
} // namespace guiju::formats::csv
