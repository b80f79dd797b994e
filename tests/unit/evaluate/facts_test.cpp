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

namespace {

value context(std::vector<std::pair<std::string, value>> entries) {
    auto names = make_shared_body<shape>();
    std::vector<value> values;
    for (auto& [name, content] : entries) {
        names->names.push_back(name);
        values.push_back(std::move(content));
    }
    return shared<const context_body>(make_shared_body<context_body>(names, std::move(values)));
}

/// A city whose organisations have projects; bad rows are left out.
evaluate::bound_record city(const value& organisations) {
    static const program::lowered made(
        "记录 城市\n  组织：列表 组织\n  基地：数字\n"
        "记录 组织，属于 城市，标识 编号\n  编号：文本\n  成立：日期\n  项目：列表 项目\n"
        "记录 项目，属于 组织，标识 编号\n  编号：文本\n  额：金额\n");
    return evaluate::bind(*made, program::record_id{0}, context({{"组织", organisations}, {"基地", "one"}}),
                          {.skip_bad_items = true});
}

value project(const value& amount) { return context({{"编号", "p"}, {"额", amount}}); }

const value& field(const value& of, std::size_t index) { return of.as_context().values.at(index); }

/// The day that a text is read as, or what was said of it.
std::string day(const std::string& text) {
    const auto found = city(value::list({context({{"编号", "s"}, {"成立", text}})}));
    const auto& all = field(found.record, 0).as_list();
    return all.empty() ? found.problems.at(0).code : field(all[0], 1).as_date().to_string();
}

} // namespace

TEST(BadRows, AreLeftOutOfAPopulationAndCounted) {
    const auto found =
        city(value::list({context({{"编号", "s1"}, {"成立", "2023-02-29"}}), context({{"编号", "s2"}})}));
    EXPECT_EQ(field(found.record, 0).as_list().size(), 1U);
    EXPECT_EQ(found.left_out, 2U); // the city's own 基地 too
}

TEST(BadRows, FurtherInsideAreTakenAsNotKnown) {
    const auto found =
        city(value::list({context({{"编号", "s1"}, {"项目", value::list({project("x"), project("1.5")})}})}));
    const auto& projects = field(field(found.record, 0).as_list().at(0), 2).as_list();
    ASSERT_EQ(projects.size(), 2U);
    EXPECT_TRUE(field(projects[0], 1).is_undetermined());
    EXPECT_EQ(field(projects[1], 1).as_number(), decimal::parse("1.5"));
    EXPECT_EQ(found.left_out, 2U);
}

TEST(BadRows, LeaveWhatStandsBesideThem) {
    const auto found = city(value::list({}));
    EXPECT_TRUE(field(found.record, 1).is_undetermined());
    EXPECT_EQ(found.problems.at(0).path, "基地");
}

TEST(Days, AreReadAsSpreadsheetsWriteThem) {
    for (const auto* written :
         {"2024-02-29", "2024/2/29", "2024/02/29", "2024.2.29", "2024年2月29日", "２０２４/２/２９"}) {
        EXPECT_EQ(day(written), "2024-02-29") << written;
    }
    for (const auto* written :
         {"2023/2/29", "29/2/2024", "24/2/29", "2024/2", "2024/2/29/1", "2024年2月", "2024/2-29"}) {
        EXPECT_EQ(day(written), "fact.type") << written;
    }
}

TEST(Amounts, AreExactOrAProblem) {
    const auto found = city(
        value::list({context({{"编号", "s1"},
                              {"项目", value::list({project("1e999"), project("1.2345678901234567890123456789012345"),
                                                    project("NaN"), project("12345678901234567890.12")})}})}));
    ASSERT_EQ(found.problems.size(), 4U);
    EXPECT_EQ(found.problems[0].code, "fact.range");
    EXPECT_EQ(found.problems[1].code, "fact.range");
    EXPECT_EQ(found.problems[2].code, "fact.type");
    EXPECT_EQ(found.problems[3].path, "基地");
}
