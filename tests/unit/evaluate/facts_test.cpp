#include "unit/program/lowered.hpp"

#include <guiju/evaluate/facts.hpp>

using namespace guiju;

namespace {

const program::lowered& town() {
    static const program::lowered made("类别 级别（level_kind）：市级（municipal）、省级（provincial）、其他（other）\n"
                                       "记录 组织（organisation）\n"
                                       "  资助（grant）：金额，许可 [0元..100万元]\n"
                                       "  级别（level）：级别，许可 \"市级\", \"省级\"\n"
                                       "  月份（months）：列表 数字，许可 [1..12]\n"
                                       "决策 甲：数字，每个 组织\n  = 1\n");
    return made;
}

value facts(const std::string& name, const value& content) {
    auto names = make_shared_body<shape>();
    names->names.push_back(name);
    return shared<const context_body>(make_shared_body<context_body>(names, std::vector<value>{content}));
}

evaluate::bound_record bound(const std::string& name, const value& content) {
    return evaluate::bind(*town(), program::record_id{0}, facts(name, content));
}

} // namespace

TEST(AllowedFacts, ArePassedOnAtBothEnds) {
    EXPECT_TRUE(bound("grant", 0).problems.empty());
    EXPECT_TRUE(bound("grant", "100万元").record.is_null()); // 万 is for rules, not for data
    EXPECT_TRUE(bound("grant", "1,000,000.00").problems.empty());
    EXPECT_TRUE(bound("level", "municipal").problems.empty());
}

TEST(AllowedFacts, MayBeLeftOut) {
    const auto found = evaluate::bind(*town(), program::record_id{0}, facts("level", value()));
    EXPECT_TRUE(found.problems.empty());
    EXPECT_FALSE(found.record.is_null());
}

TEST(AllowedFacts, AreAProblemWithItsPlaceWhereTheyAreNot) {
    const auto found = bound("资助", "1000000.01");
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].code, "fact.allowed");
    EXPECT_EQ(found.problems[0].path, "资助");
    EXPECT_NE(found.problems[0].what.en.find("1000000.01 CNY"), std::string::npos) << found.problems[0].what.en;
    EXPECT_TRUE(found.record.is_null());
    EXPECT_EQ(bound("级别", "其他").problems.at(0).code, "fact.allowed");
}

TEST(AllowedFacts, AreTestedItemByItemInLists) {
    const auto found = bound("月份", value::list({1, 12, 13}));
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].path, "月份[2]");
}

TEST(AllowedFacts, AreSaidWithConstants) {
    const program::lowered made("参数 上限：数字\n  始终：3\n记录 组织\n  数目：数字，许可 <= 上限\n");
    EXPECT_EQ(made.problems(), "field.allowed <= 上限\n");
}
