#include <guiju/formats/json/data.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju::formats::json {
namespace {

diagnostic problem_of(const std::string& text) {
    const auto read = parse(text, "facts.json");
    EXPECT_FALSE(read) << text;
    return read ? diagnostic{} : read.problems().front();
}

TEST(JsonData, TellsWhereANumberIsTooLargeAndInWhat) {
    const auto found = problem_of("{\n  \"组织\": [{}, {\"支出\": 1e999}]}");
    EXPECT_EQ(found.code, "json.number");
    EXPECT_TRUE(found.what.en.starts_with("facts.json:2:")) << found.what.en;
    EXPECT_NE(found.what.en.find("/组织/1/支出: the number 1e999 is too large"), std::string::npos) << found.what.en;
    EXPECT_NE(found.what.zh.find("数字 1e999 太大"), std::string::npos) << found.what.zh;
}

TEST(JsonData, TellsWhereTheTextIsNotJson) {
    const auto found = problem_of("{\"a\": NaN}");
    EXPECT_EQ(found.code, "json.syntax");
    EXPECT_TRUE(found.what.en.starts_with("facts.json:1:7: /a: this is not JSON")) << found.what.en;
    EXPECT_EQ(found.what.en.find("parse_error"), std::string::npos);
}

TEST(JsonData, CountsColumnsInCharacters) {
    EXPECT_TRUE(problem_of("{\"金额\": x}").what.en.starts_with("facts.json:1:8: "))
        << problem_of("{\"金额\": x}").what.en;
}

TEST(JsonData, TellsOfATextThatBreaksOff) {
    EXPECT_NE(problem_of("").what.en.find("ends here"), std::string::npos) << problem_of("").what.en;
}

} // namespace
} // namespace guiju::formats::json
