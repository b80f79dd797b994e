#include "unit/formats/rules_policies.hpp"
#include "unit/formats/rules_reading.hpp"

using namespace guiju;
using namespace guiju::formats::rules;

namespace {

constexpr unsigned draws = 300;

graph::policy read_back(const graph::policy& from, lang language) {
    auto made = read(print(from, language), from.literate ? "t.rules.md" : "t.rules");
    made.language = from.language;
    return made;
}

} // namespace

TEST(RulesRoundTrip, PrintedPoliciesReadBackTheSame) {
    for (unsigned seed = 0; seed < draws; ++seed) {
        const auto policy = random_policy(seed, seed % 2 == 0, seed % 4 < 2 ? lang::zh : lang::en);
        for (const auto language : {lang::zh, lang::en}) {
            const auto again = read_back(policy, language);
            ASSERT_TRUE(graph::same(policy, again)) << seed << "\n"
                                                    << print(policy, language) << "\n----\n"
                                                    << print(again, language);
        }
    }
}

TEST(RulesRoundTrip, TheLanguageIsThatOfTheKeywords) {
    for (unsigned seed = 0; seed < draws; ++seed) {
        const auto policy = random_policy(seed, true, seed % 2 == 0 ? lang::zh : lang::en);
        EXPECT_EQ(read(print(policy), "t.rules.md").language, policy.language) << print(policy);
    }
}

TEST(RulesTranslation, ThereAndBackIsTheSame) {
    for (unsigned seed = 0; seed < draws; ++seed) {
        const auto policy = random_policy(seed, seed % 2 == 0, lang::zh);
        const auto other = translate(policy, lang::en);
        EXPECT_EQ(other.language, lang::en);
        ASSERT_TRUE(graph::same(translate(other, lang::zh), policy)) << print(policy) << "\n----\n" << print(other);
        ASSERT_TRUE(graph::same(read_back(other, lang::en), other)) << print(other);
    }
}

TEST(RulesTranslation, ExchangesNamesValuesAndChoicesEverywhere) {
    const auto p =
        read("类别 级别（level_kind）：市级（municipal）、其他\n记录 组织（organisation），标识 编号\n  "
             "编号（id）：文本\n  级别（level）：级别\n"
             "参数 标准（standard）：金额，按 级别\n  始终\n    市级  1元\n"
             "权益 奖励（reward）：金额，每个 组织\n  解读 越级（skipping）\n    只奖（only）\n    累计（all）\n"
             "  其中 全部（everything） = 个数([组织.级别])\n"
             "  当 级别 = \"市级\" 且 越级 = \"累计\"：标准(级别)\n  否则：0元\n"
             "  例 {级别: \"市级\"}，解读 越级 = 累计 → 1元\n");
    EXPECT_EQ(print(translate(p, lang::en)),
              "category level_kind (级别): municipal (市级), 其他\n\nrecord organisation (组织), identified by id\n  "
              "id (编号): text\n"
              "  level (级别): level_kind\n\nparameter standard (标准): money, by level_kind\n  always\n    municipal  "
              "1 CNY\n\n"
              "benefit reward (奖励): money, for each organisation\n  reading skipping (越级)\n    only (只奖), "
              "default\n    all (累计)\n"
              "  where everything (全部) = count([organisation.level])\n"
              "  when level = \"municipal\" and skipping = \"all\": standard(level)\n  otherwise: 0 CNY\n"
              "  example {level: \"municipal\"}, reading skipping = all -> 1 CNY\n");
}

TEST(RulesTranslation, TakesANameForTheSubjectWhereItIsOneAndElseForTheFieldOfItsOwner) {
    const auto p = read("记录 城市（city）\n  组织（organisations）：列表 组织\n记录 组织（organisation），属于 城市\n "
                        " 编号（id）：文本\n"
                        "决策 甲（a），每个 组织\n  = 组织.编号\n决策 乙（b），每个 城市\n  = 个数(组织)\n"
                        "程序 丙（c）：每个 组织\n  步骤 备案（filing）：空\n  例 {} → 待办：[\"备案\"]\n");
    const auto text = print(translate(p, lang::en));
    EXPECT_NE(text.find("= organisation.id"), std::string::npos) << text;
    EXPECT_NE(text.find("= count(organisations)"), std::string::npos) << text;
    EXPECT_NE(text.find("open: [\"filing\"]"), std::string::npos) << text;
}

TEST(RulesTranslation, LeavesNamesAloneThatHaveTwoOthers) {
    const auto p =
        read("记录 甲\n  金额（paid）：金额\n记录 乙\n  金额（amount）：金额\n决策 丙（c）\n  = 甲.金额 + 乙.金额\n");
    const auto other = translate(p, lang::en);
    EXPECT_EQ(other.records[0].fields[0].name.name, "paid");
    EXPECT_NE(print(other).find("= 甲.金额 + 乙.金额"), std::string::npos);
    EXPECT_TRUE(graph::same(translate(other, lang::zh), p));
}

TEST(RulesFormatter, IsIdempotentAndKeepsCommentsAndProse) {
    const std::string text = "# 题 {#t}\n说明。\n\n```rules\n# 独立\n\n# 甲的\n权益   甲 ： 金额 # 行尾\n\n\n    # "
                             "依据的\n    依据   t2\n    # 值\n    = 1元+2元\n"
                             "    # 例的\n    例 {} → 3元\n\n\n类别 乙：\n  一、\n  二   # 二的\n# 末\n```\n后记。\n";
    source_set sources;
    const auto once = format(sources, sources.add("t.rules.md", text));
    ASSERT_TRUE(once) << render(once.problems(), sources);
    EXPECT_EQ(*once, "# 题 {#t}\n\n说明。\n\n```rules\n# 独立\n\n# 甲的\n# 行尾\n权益 甲：金额\n  # 依据的\n  依据 "
                     "t2\n  # 值\n  = 1元 + 2元\n"
                     "  # 例的\n  例 {} → 3元\n\n# 二的\n类别 乙：一、二\n\n# 末\n```\n\n后记。\n");
    const auto twice = format(sources, sources.add("t.rules.md", *once));
    ASSERT_TRUE(twice);
    EXPECT_EQ(*twice, *once);
}

TEST(RulesFormatter, IsIdempotentOnRandomPolicies) {
    for (unsigned seed = 0; seed < draws; ++seed) {
        const auto once = print(random_policy(seed, seed % 2 == 0, lang::zh));
        source_set sources;
        const auto twice = format(sources, sources.add(seed % 2 == 0 ? "t.rules.md" : "t.rules", once));
        ASSERT_TRUE(twice) << once;
        EXPECT_EQ(*twice, once);
    }
}

TEST(RulesPrinter, PrintsPoliciesThatHaveNoOrder) {
    auto policy = read("政策 甲\n\n类别 乙：一\n\n决策 丙\n  = 1\n");
    const auto ordered = print(policy);
    policy.order.clear();
    EXPECT_EQ(print(policy), ordered);
}
