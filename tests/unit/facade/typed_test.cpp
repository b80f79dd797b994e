#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace guiju {
namespace {

constexpr const char* text = R"(类别 等级（grade），有序：2A、3A、4A
类别 级别（level_kind）：市级（municipal）、其他（other）

记录 组织（organisation），标识 编号
  编号（id）：文本
  级别（level）：级别
  人数（people）：人数
  资助（grant）：金额
  成立日期（registered_on）：日期
  注销日期（deregistered_on）：日期，可空
  评级（ratings）：列表 评级
  地址（address）：地址，可空
  标签（tags）：列表 文本

记录 评级（rating），属于 组织
  等级（grade）：等级

记录 地址（address）
  街道（street）：文本

权益 奖励（reward）：金额，每个 组织
  当 级别 = "市级" 且 注销日期 = 空：资助 × 2
  否则：0元

决策 评级数（rated）：数字，每个 组织
  = 个数(评级[等级 >= "3A"])

决策 街（where）：文本，每个 组织
  当 地址 = 空："无"
  否则：地址.街道

决策 带标签（tagged）：是否，每个 组织
  = 包含(标签, "甲")

决策 人（persons）：人数，每个 组织
  = 人数

决策 当年（in_year）：是否，每个 组织，每个 年份（year）从 2023 到 2025
  = 成立日期.年 = 年份
)";

policy town() {
    auto made = parse(text, "town.rules");
    EXPECT_TRUE(made) << made.problems().front().what.en;
    return made.value();
}

enum class grade : std::uint8_t { a2, a3, a4 };
enum class level { other, municipal };

struct rating {
    int pad = 0;
    grade obtained = grade::a2;
};

struct address {
    std::string street;
};

struct organisation {
    std::string id;
    level kind = level::municipal;
    short people = 0;
    decimal grant;
    date registered_on;
    std::optional<date> deregistered_on;
    std::vector<rating> ratings;
    std::optional<address> at;
    std::array<const char*, 2> tags{"甲", "乙"};
};

const layout<rating> ratings{"rating", {{"grade", &rating::obtained}}};
const layout<address> addresses{"地址", {{"街道", &address::street}}};
const layout<organisation> organisations{"组织",
                                         {{"id", &organisation::id},
                                          {"级别", &organisation::kind, {"other", "市级"}},
                                          {"people", &organisation::people},
                                          {"资助", &organisation::grant},
                                          {"registered_on", &organisation::registered_on},
                                          {"注销日期", &organisation::deregistered_on},
                                          {"评级", &organisation::ratings, ratings},
                                          {"地址", &organisation::at, addresses},
                                          {"标签", &organisation::tags}}};

organisation sample() {
    organisation made;
    made.id = "s1";
    made.grant = decimal(10050, -2);
    made.registered_on = date::parse("2024-02-29").value();
    made.ratings = {{0, grade::a2}, {0, grade::a3}, {0, grade::a4}};
    return made;
}

TEST(Typed, ReadsAmountsAndEnumerationsByName) {
    const auto reward = town().typed("奖励", organisations).value();
    auto one = sample();
    EXPECT_EQ(reward(one), value(decimal(201), currency::from_code(reward(one).as_currency().code())));
    one.kind = level::other;
    EXPECT_TRUE(reward(one).as_number().is_zero());
}

TEST(Typed, AnEmptyOptionalIsANullOnPurpose) {
    const auto reward = town().typed("reward", organisations).value();
    auto one = sample();
    one.deregistered_on = date::parse("2025-01-01").value();
    EXPECT_TRUE(reward(one).as_number().is_zero());
}

TEST(Typed, ReadsStructsInLists) {
    const auto rated = town().typed("评级数", organisations).value();
    EXPECT_EQ(rated(sample()), value(2));
}

TEST(Typed, ReadsStructsInOptionals) {
    const auto where = town().typed("街", organisations).value();
    auto one = sample();
    EXPECT_EQ(where(one), value("无"));
    one.at = address{"长街"};
    EXPECT_EQ(where(one), value("长街"));
}

TEST(Typed, ReadsListsOfTexts) { EXPECT_EQ(town().typed("带标签", organisations).value()(sample()), value(true)); }

TEST(Typed, TakesDimensionsWhenItIsMade) {
    const auto plan = town();
    EXPECT_EQ(plan.typed("当年", organisations, {}, {2024}).value()(sample()), value(true));
    EXPECT_EQ(plan.typed("当年", organisations, {}, {2023}).value()(sample()), value(false));
    EXPECT_EQ(plan.typed("当年", organisations).problems().front().code, "layout.dimensions");
}

TEST(Typed, AnswersAsTheSameFactsDo) {
    const auto plan = town();
    const auto facts_of_it = facts{}
                                 .set("编号", "s1")
                                 .set("级别", "市级")
                                 .set("资助", "100.50")
                                 .set("成立日期", "2024-02-29")
                                 .set("注销日期", value())
                                 .add("评级", facts{}.set("等级", "2A"))
                                 .add("评级", facts{}.set("等级", "3A"))
                                 .add("评级", facts{}.set("等级", "4A"))
                                 .set("标签", value::list({"甲", "乙"}));
    for (const auto* answer : {"奖励", "评级数", "街", "带标签"}) {
        const auto typed = plan.typed(answer, organisations).value().outcome_of(sample());
        const auto told = plan.evaluate(answer, facts_of_it).value();
        EXPECT_EQ(to_json_line(plan, typed), to_json_line(plan, told));
    }
}

TEST(Typed, AFieldWithoutAMemberIsUndetermined) {
    const layout<organisation> little{"组织", {{"资助", &organisation::grant}}};
    const auto found = town().typed("奖励", little).value().outcome_of(sample());
    EXPECT_EQ(found.status, status::undetermined);
    EXPECT_EQ(found.needs, (std::vector<std::string>{"级别"}));
}

TEST(Typed, AnEnumeratorWithoutAValueLeavesItsFieldOpen) {
    auto one = sample();
    one.kind = static_cast<level>(7);
    const auto found = town().typed("奖励", organisations).value().outcome_of(one);
    EXPECT_EQ(found.status, status::undetermined);
    EXPECT_EQ(found.needs, (std::vector<std::string>{"级别"}));
}

TEST(Typed, PersonsAreNotNegative) {
    const auto persons = town().typed("人", organisations).value();
    auto one = sample();
    one.people = 3;
    EXPECT_EQ(persons(one), value(3));
    one.people = -1;
    EXPECT_TRUE(persons(one).is_undetermined());
}

TEST(Typed, DerivationsAreThoseOfAnyOtherFacts) {
    settings how;
    how.with_derivation = true;
    const auto plan = town();
    const auto found = plan.typed("奖励", organisations, how).value().outcome_of(sample());
    EXPECT_NE(explanation(plan, found, lang::zh).find("资助"), std::string::npos);
}

struct broken {
    bool flag = false;
    int number = 0;
    level kind{};
    std::string word;
};

std::string problem_of(const layout<broken>& of) {
    const auto made = town().typed("奖励", of);
    return made ? "none" : made.problems().front().code + ": " + made.problems().front().what.en;
}

TEST(TypedProblems, NameTheFieldAndTheNearestOne) {
    const auto made = town().typed("奖励", layout<broken>{"组织", {{"资肋", &broken::number}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().front().code, "layout.field");
    EXPECT_EQ(made.problems().front().hint.en, "Did you mean 资助?");
}

TEST(TypedProblems, SayWhatBothSidesAre) {
    EXPECT_EQ(problem_of({"组织", {{"资助", &broken::flag}}}),
              "layout.type: 资助 is an amount in CNY, such as 1234.50; its member is bool");
    EXPECT_EQ(problem_of({"组织", {{"级别", &broken::number}}}),
              "layout.type: 级别 is one of 市级 (municipal), 其他 (other); its member is an integer");
    EXPECT_EQ(problem_of({"组织", {{"评级", &broken::word}}}), "layout.type: 评级 is a list; its member is text");
}

TEST(TypedProblems, KnowTheValuesOfACategory) {
    EXPECT_EQ(problem_of({"组织", {{"级别", &broken::kind, {"其他", "县级"}}}}),
              "layout.category: 级别 is one of 市级 (municipal), 其他 (other); there is no 县级");
}

TEST(TypedProblems, KnowTheRecord) {
    EXPECT_EQ(problem_of({"组只", {}}), "layout.record: there is no record named 组只");
    EXPECT_EQ(problem_of({"地址", {}}), "layout.subject: 奖励 is asked of 组织, not of 地址");
    EXPECT_EQ(problem_of({"组织", {{"资助", &broken::number}, {"grant", &broken::number}}}),
              "layout.repeated: the field grant stands twice");
}

TEST(Facts, ReplaceAndAppend) {
    const value made = facts{}.set("a", 1).set("b", 2).set("a", 3).add("c", 4).add("c", 5);
    EXPECT_EQ(to_string(made), "{a: 3, b: 2, c: [4, 5]}");
}

TEST(ValueText, SaysWhatANullNeeds) {
    EXPECT_EQ(to_string(value()), "null");
    EXPECT_EQ(to_string(value::undetermined({"乙", "甲"})), "null (乙, 甲)");
    EXPECT_EQ(to_string(value("文本")), "文本");
}

} // namespace
} // namespace guiju
