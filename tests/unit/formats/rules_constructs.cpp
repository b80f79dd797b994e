#include "unit/formats/rules_reading.hpp"

#include <guiju/feel/printer.hpp>

using namespace guiju;
using namespace guiju::formats::rules;

namespace {

std::string zh(const feel::tree& tree) { return feel::print(tree, feel::dialect{lang::zh, true}); }

const std::vector<graph::guarded>& cases_of(const graph::answer& answer) {
    return std::get<std::vector<graph::guarded>>(answer.definition);
}

} // namespace

TEST(RulesHeader, SaysWhenThePolicyIsInForce) {
    const auto p = read("政策 甲（a）\n  施行 2023-01-01 至 2025-12-31\n  默认截至 2025年12月31日\n");
    EXPECT_EQ(p.title.name, "甲");
    EXPECT_EQ(p.title.other, "a");
    EXPECT_EQ(p.in_force_from->to_string(), "2023-01-01");
    EXPECT_EQ(p.in_force_to->to_string(), "2025-12-31");
    EXPECT_EQ(p.default_as_of->to_string(), "2025-12-31");
    EXPECT_EQ(p.language, lang::zh);
}

TEST(RulesHeader, ReadsDatesInFullWidthDigits) {
    const auto p =
        read("政策 甲（a）\n  施行 ２０２３-０１-０１ 至 ２０２５－１２－３１\n  默认截至 ２０２５年１２月３１日\n");
    EXPECT_EQ(p.in_force_from->to_string(), "2023-01-01");
    EXPECT_EQ(p.in_force_to->to_string(), "2025-12-31");
    EXPECT_EQ(p.default_as_of->to_string(), "2025-12-31");
}

TEST(RulesParameter, BeginsOnADayInFullWidthDigits) {
    const auto p = read("参数 奖（a）：数字\n  自 ２０２３-０１-０１\n    3\n");
    EXPECT_EQ(p.parameters.at(0).periods.at(0).from->to_string(), "2023-01-01");
}

TEST(RulesCategory, ListsItsValuesInEitherPunctuation) {
    const auto p = read("类别 等级（grade），有序：1A、2A,3A\ncategory k: \"with, comma\", x (甲)\n");
    ASSERT_EQ(p.categories.size(), 2U);
    EXPECT_TRUE(p.categories[0].ordered);
    ASSERT_EQ(p.categories[0].values.size(), 3U);
    EXPECT_EQ(p.categories[0].values[2].name, "3A");
    EXPECT_FALSE(p.categories[1].ordered);
    EXPECT_EQ(p.categories[1].values[0].name, "with, comma");
    EXPECT_EQ(p.categories[1].values[1].other, "甲");
}

TEST(RulesText, HasTheEscapesOfFeel) {
    const auto p = read("category k: \"\\u0019\\U01F600\\n\\\"\\\\\\d\", “\\u4e2d”, 「\\t」\n");
    ASSERT_EQ(p.categories.at(0).values.size(), 3U);
    EXPECT_EQ(p.categories[0].values[0].name, "\x19\U0001F600\n\"\\\\d");
    EXPECT_EQ(p.categories[0].values[1].name, "中");
    EXPECT_EQ(p.categories[0].values[2].name, "\t");
    EXPECT_EQ(print(p), "category k: \"\\u0019\U0001F600\\n\\\"\\\\\\\\d\", 中, \"\\t\"\n");
}

TEST(RulesRecord, KnowsOwnerKeysAndFields) {
    const auto p = read("记录 评级，属于 组织，标识 等级、日\n  等级：等级\n  日：日期，可空\n  表：列表 金额\n  "
                        "额：money USD?\n  天：天数\n");
    const auto& r = p.records.at(0);
    EXPECT_EQ(r.owner, "组织");
    EXPECT_EQ(r.keys, (std::vector<std::string>{"等级", "日"}));
    ASSERT_EQ(r.fields.size(), 5U);
    EXPECT_EQ(r.fields[0].type.kind, graph::type_kind::named);
    EXPECT_EQ(r.fields[1].type.kind, graph::type_kind::date);
    EXPECT_TRUE(r.fields[1].type.optional);
    EXPECT_EQ(r.fields[2].type.kind, graph::type_kind::list);
    EXPECT_EQ(r.fields[2].type.element->kind, graph::type_kind::money);
    EXPECT_NE(r.fields[3].type.currency_code, 0U);
    EXPECT_TRUE(r.fields[3].type.optional);
    EXPECT_EQ(r.fields[4].type.unit, feel::unit::days);
}

TEST(RulesRecord, SaysWhatAFieldAllows) {
    const auto p =
        read("类别 级别（level_kind）：市级（municipal）、省级（provincial）\n记录 组织（organisation）\n"
             "  资助（grant）：金额，可空，许可 [0元..100万元]\n  级别（level）：级别, allowed \"市级\"、\"省级\"\n");
    const auto& fields = p.records.at(0).fields;
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_TRUE(fields[0].type.optional);
    EXPECT_EQ(zh(fields[0].allowed), "[0元..100万元]");
    EXPECT_EQ(zh(fields[1].allowed), "\"市级\", \"省级\"");
    const auto english = print(translate(p, lang::en));
    EXPECT_NE(english.find("grant (资助): money, optional, allowed [0 CNY..1000000 CNY]"), std::string::npos)
        << english;
    EXPECT_NE(english.find("allowed \"municipal\", \"provincial\""), std::string::npos) << english;
}

TEST(RulesParameter, HasPeriodsRowsAndDelegation) {
    const auto p = read(
        "参数 甲：金额，按 等级、级别\n  自 2023-01-01 至 2023-12-31\n    3A 市级  1万元\n    \"4 "
        "A\"、省级：另定：由市里定\n"
        "parameter b: number\n  from 2023-01-01 to 2023-06-30: 45\n  to 2022-12-31: delegated\n  always\n    50\n");
    ASSERT_EQ(p.parameters.size(), 2U);
    const auto& rows = p.parameters[0].periods.at(0).rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].keys, (std::vector<std::string>{"3A", "市级"}));
    EXPECT_EQ(zh(rows[0].value), "1万元");
    EXPECT_EQ(rows[1].keys[0], "4 A");
    EXPECT_TRUE(rows[1].delegated);
    EXPECT_EQ(rows[1].delegated_to, "由市里定");
    const auto& periods = p.parameters[1].periods;
    ASSERT_EQ(periods.size(), 3U);
    EXPECT_FALSE(periods[1].from);
    EXPECT_TRUE(periods[1].rows[0].delegated);
    EXPECT_FALSE(periods[2].to);
    EXPECT_EQ(zh(periods[2].rows[0].value), "50");
}

TEST(RulesReading, TakesTheMarkedChoiceOrTheFirst) {
    const auto p = read("解读 甲：何意\n  一（one）\n  二（two）默认\nreading b\n  x\n  \"y z\"\n");
    EXPECT_EQ(p.readings[0].text, "何意");
    EXPECT_EQ(p.readings[0].default_choice, 1U);
    EXPECT_EQ(p.readings[0].choices[1].other, "two");
    EXPECT_EQ(p.readings[1].default_choice, 0U);
    EXPECT_EQ(p.readings[1].choices[1].name, "y z");
}

TEST(RulesFunction, TellsItsOtherNameFromItsParameters) {
    const auto p =
        read("函数 早于（before）(甲：数字，乙)：是否 = 甲 <\n  乙\nfunction f(x) = x + 1\nfunction g() = 1\n");
    ASSERT_EQ(p.functions.size(), 3U);
    EXPECT_EQ(p.functions[0].name.other, "before");
    ASSERT_EQ(p.functions[0].parameters.size(), 2U);
    EXPECT_EQ(p.functions[0].parameters[0].type.kind, graph::type_kind::number);
    EXPECT_EQ(p.functions[0].result.kind, graph::type_kind::boolean);
    EXPECT_EQ(zh(p.functions[0].body), "甲 < 乙");
    EXPECT_TRUE(p.functions[1].name.other.empty());
    EXPECT_TRUE(p.functions[2].parameters.empty());
}

TEST(RulesBenefit, HasCasesLocalsAndReadings) {
    const auto p = read(
        "条 二(一)1 扶持\n权益 奖励（reward）：金额，每个 组织\n  依据 一（一）、二(一)1\n  解读 越级\n    甲\n    乙\n"
        "  其中 总额（total）= 1元 + 2元\n  当 总额 > 1元\n    且 总额 < 5元：总额\n  否则：0元\n");
    const auto& a = p.answers.at(0);
    EXPECT_EQ(a.kind, graph::answer_kind::benefit);
    EXPECT_EQ(a.subject, "组织");
    EXPECT_EQ(a.clauses, (std::vector<std::string>{"二(一)1", "一(一)"}));
    EXPECT_EQ(a.readings, std::vector<std::string>{"越级"});
    EXPECT_EQ(p.readings.at(0).clause, "二(一)1");
    EXPECT_EQ(a.locals.at(0).name.other, "total");
    ASSERT_EQ(cases_of(a).size(), 2U);
    EXPECT_EQ(zh(cases_of(a)[0].condition), "总额 > 1元 且 总额 < 5元");
    EXPECT_TRUE(cases_of(a)[1].condition.empty());
}

TEST(RulesLimit, HasWhatIsMeasuredAndItsBound) {
    const auto p =
        read("限额 占比：金额，每个 项目\n  适用 当 资助 > 0元，否则 \"没有资助\"\n  实际 成本\n  不超过 50% × 资助\n"
             "limit b\n  actual 1\n  more than 0\nlimit c\n  最长 12个月\n");
    const auto& a = p.answers.at(0);
    EXPECT_EQ(zh(a.applies), "资助 > 0元");
    EXPECT_EQ(a.inapplicable, "没有资助");
    EXPECT_EQ(a.bound_relation, feel::operator_kind::less_equal);
    EXPECT_EQ(zh(a.bound), "50% × 资助");
    EXPECT_EQ(p.answers[1].bound_relation, feel::operator_kind::greater);
    EXPECT_EQ(p.answers[2].bound_relation, feel::operator_kind::less_equal);
}

TEST(RulesTarget, HasDimensionsGapAndStock) {
    const auto p = read("目标 新增（added）：数字，每个 城市，每个 年份（year）从 2023 到 2025，每个 季 属于 [1, 2]\n"
                        "  实际 3\n  不低于 45\n  缺口 5\n  存量 = 此前 + 新增 − 注销\n");
    const auto& a = p.answers.at(0);
    EXPECT_EQ(a.subject, "城市");
    ASSERT_EQ(a.dimensions.size(), 2U);
    EXPECT_EQ(a.dimensions[0].name.other, "year");
    EXPECT_EQ(a.dimensions[0].values.top().kind, feel::node_kind::range);
    EXPECT_EQ(zh(a.dimensions[0].values), "[2023..2025]");
    EXPECT_EQ(zh(a.dimensions[1].values), "[1, 2]");
    EXPECT_EQ(zh(a.gap), "5");
    EXPECT_EQ(a.stock_before, "此前");
    EXPECT_EQ(a.stock_gained, "新增");
    EXPECT_EQ(a.stock_lost, "注销");
}

TEST(RulesEligibility, IsACondition) {
    const auto p = read("资格 优先（preferred）：每个 组织\n  须 1 = 1\n");
    EXPECT_EQ(p.answers.at(0).subject, "组织");
    EXPECT_EQ(zh(cases_of(p.answers[0]).at(0).value), "1 = 1");
}

TEST(RulesProcedure, HasStepsOrOpenStepsAndNotes) {
    const auto p = read(
        "程序 登记：每个 组织\n  步骤 登记机关（registrar）：是\n  步骤 主管：空\n  附记 委托人（by）：\"登记机关\"\n"
        "procedure audit\n  pending [\"a\"]\n");
    ASSERT_EQ(p.answers[0].steps.size(), 2U);
    EXPECT_EQ(p.answers[0].steps[0].name.other, "registrar");
    EXPECT_EQ(p.answers[0].attributes.at(0).second, "登记机关");
    EXPECT_EQ(zh(p.answers[1].open_steps), "[\"a\"]");
}

TEST(RulesDuty, HasDepartmentsAndATask) {
    const auto p = read("职责 扶持（duty）\n  责任 市财政局、\"某 局\"\n  内容 落实资金，按期拨付\n");
    ASSERT_EQ(p.answers.at(0).departments.size(), 2U);
    EXPECT_EQ(p.answers.at(0).departments[0].name, "市财政局");
    EXPECT_EQ(p.answers.at(0).departments[1].name, "某 局");
    EXPECT_EQ(p.answers[0].text, "落实资金，按期拨付");
}

TEST(RulesExample, HasFactsSettingsAndWhatMustComeOut) {
    const auto p = read("决策 甲\n  = 1\n  例 \"说明\" {a: 1, b: [1, 2]}，截至 2024-01-01，解读 越级 = 累计，参数 标准 "
                        "= 5元，年份 = 2024 → 未达：3\n"
                        "  例 {} => 未定\n  example {} -> 1 + 1\n");
    const auto& all = p.answers.at(0).examples;
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].note, "说明");
    EXPECT_EQ(all[0].as_of->to_string(), "2024-01-01");
    EXPECT_EQ(all[0].readings.at(0), (std::pair<std::string, std::string>{"越级", "累计"}));
    EXPECT_EQ(all[0].supplied.at(0).first, "标准");
    EXPECT_EQ(zh(all[0].dimensions.at(0).second), "2024");
    EXPECT_EQ(all[0].status, "missed");
    EXPECT_EQ(zh(all[0].expected), "3");
    EXPECT_EQ(all[1].status, "undetermined");
    EXPECT_TRUE(all[1].expected.empty());
    EXPECT_EQ(zh(all[2].expected), "1 + 1");
}

TEST(RulesTable, HasInputsOutputsNotesAndDefaults) {
    const auto p =
        read("决策 折扣：数字\n  表 C+\n  | 会员 | 订单：金额 || 折扣 | 说明 |\n  | --- | --- || --- | --- |\n"
             "  许可 | \"金\", \"银\" | - || - |\n  默认 | - | - || 5% |\n  | \"金\" | >= 1000元 || 10% | 大客户 |\n  "
             "| - | || 0% | |\n");
    const auto& t = std::get<graph::table>(p.answers.at(0).definition);
    EXPECT_EQ(t.hit, graph::table::hit_policy::collect);
    EXPECT_EQ(t.collect, graph::table::aggregation::sum);
    ASSERT_EQ(t.inputs.size(), 2U);
    EXPECT_EQ(t.inputs[1].label, "订单");
    EXPECT_FALSE(t.inputs[0].allowed.empty());
    ASSERT_EQ(t.outputs.size(), 1U);
    EXPECT_TRUE(t.outputs[0].name.name.empty());
    EXPECT_EQ(zh(t.outputs[0].otherwise), "5%");
    ASSERT_EQ(t.rules.size(), 2U);
    EXPECT_EQ(t.rules[0].note, "大客户");
    EXPECT_EQ(t.rules[1].tests[1].top().kind, feel::node_kind::any_test);
}

TEST(RulesException, ReplacesAnAnswerAndGoesBeforeOthers) {
    const auto p = read("例外 灾年（disaster） 对 奖励，每个 组织：当 1 = 1：0元\n  先于 甲、乙\nexception b to 奖励\n "
                        " when 2 = 2: 1 CNY\n");
    EXPECT_EQ(p.exceptions.at(0).of, "奖励");
    EXPECT_EQ(p.exceptions[0].subject, "组织");
    EXPECT_EQ(p.exceptions[0].before, (std::vector<std::string>{"甲", "乙"}));
    EXPECT_EQ(zh(p.exceptions[1].condition), "2 = 2");
}

TEST(RulesDocument, ReadsMarkdownWithHeadingsProseAndBlocks) {
    const auto p = read("# 题目\n\n总则。\n\n## 扶持 {#二(一)1}\n本条说明。\n\n```rules\n决策 甲\n  = "
                        "1\n```\n\n其后。\n\n```cpp\n## no heading\n```\n## 无号\n",
                        "t.rules.md");
    ASSERT_EQ(p.clauses.size(), 3U);
    EXPECT_EQ(p.clauses[0].prose, "总则。");
    EXPECT_EQ(p.clauses[0].id, "1");
    EXPECT_FALSE(p.clauses[0].id_written);
    EXPECT_EQ(p.clauses[1].id, "二(一)1");
    EXPECT_EQ(p.clauses[1].title, "扶持");
    EXPECT_EQ(p.clauses[2].id, "1.2");
    EXPECT_EQ(p.answers.at(0).clauses.at(0), "二(一)1");
    EXPECT_EQ(p.prose.at(0), "其后。\n\n```cpp\n## no heading\n```");
    EXPECT_TRUE(p.literate);
}

TEST(RulesDocument, ReadsHeadingsAndProseOfPlainFiles) {
    const auto p = read("编 一 总则\n> 说明\n>\n> 两段\n条 - 无号\n项 x\n决策 甲\n  = 1\n");
    ASSERT_EQ(p.clauses.size(), 3U);
    EXPECT_EQ(p.clauses[0].level, 1);
    EXPECT_EQ(p.clauses[0].prose, "说明\n\n两段");
    EXPECT_FALSE(p.clauses[1].id_written);
    EXPECT_EQ(p.clauses[1].title, "无号");
    EXPECT_EQ(p.clauses[2].level, 4);
    EXPECT_FALSE(p.literate);
}

TEST(RulesDocument, SpansPointIntoTheSource) {
    reading_of_text one("决策 甲\n  = 1元 +   # 注\n    2元\n");
    ASSERT_TRUE(one.policy);
    EXPECT_EQ(one.sources.text(cases_of(one.policy->answers.at(0)).at(0).value.where()), "1元 +   # 注\n    2元");
    EXPECT_EQ(one.sources.text(one.policy->answers[0].name.where), "甲");
}

TEST(RulesComments, BelongToWhatTheyStandAbove) {
    const auto p = read("# 独立\n\n# 甲的\n决策 甲   // 行尾\n  # 值的\n  = 1 /* 块 */\n# 最后\n");
    EXPECT_EQ(p.remarks.at(0), graph::comments{"独立"});
    EXPECT_EQ(p.answers.at(0).comments, (graph::comments{"甲的", "行尾"}));
    EXPECT_EQ(cases_of(p.answers[0]).at(0).comments, (graph::comments{"值的", "块"}));
    EXPECT_EQ(p.trailing, graph::comments{"最后"});
}

TEST(RulesImports, BringDeclarationsThatAreNotPrinted) {
    parsing how;
    how.resolve = [](std::string_view path, std::string_view from) -> std::optional<imported_text> {
        EXPECT_EQ(from, "t.rules");
        return imported_text{std::string(path), "类别 等级：1A、2A\n"};
    };
    reading_of_text one("引入 \"a.rules\"\n引入 \"a.rules\"\n决策 甲\n  = 1\n", "t.rules", how);
    ASSERT_TRUE(one.policy) << render(one.policy.problems(), one.sources);
    EXPECT_EQ(one.policy->categories.size(), 1U);
    EXPECT_EQ(one.policy->imported.size(), 1U);
    EXPECT_EQ(print(*one.policy), "引入 \"a.rules\"\n引入 \"a.rules\"\n\n决策 甲\n  = 1\n");
}

TEST(RulesImports, MayNotRunInACircle) {
    parsing how;
    how.resolve = [](std::string_view path, std::string_view) -> std::optional<imported_text> {
        return imported_text{std::string(path), path == "a.rules" ? "引入 \"t.rules\"\n" : "引入 \"a.rules\"\n"};
    };
    reading_of_text one("引入 \"a.rules\"\n", "t.rules", how);
    ASSERT_FALSE(one.policy);
    EXPECT_EQ(one.policy.problems().at(0).code, "import.cycle");
    EXPECT_EQ(one.policy.problems().at(0).what.en, "imports run in a circle: t.rules → a.rules → t.rules");
}

TEST(RulesWords, MayBeMixedInBothLanguages) {
    const auto p = read("Benefit 甲：money， for each 组织\n  当 1 = 1: 2元\n  Otherwise：0 CNY\n");
    EXPECT_EQ(p.answers.at(0).kind, graph::answer_kind::benefit);
    EXPECT_EQ(cases_of(p.answers[0]).size(), 2U);
}

TEST(RulesReading, HasItsWordingInTheOtherLanguageInParentheses) {
    const auto p = read("解读 攀升（climbing）：全额还是补差（in full, or (only) the difference）\n  "
                        "全额（full）默认\n  补差（difference）\n");
    EXPECT_EQ(p.readings.at(0).text, "全额还是补差");
    EXPECT_EQ(p.readings.at(0).other_text, "in full, or (only) the difference");
    const auto english = translate(p, lang::en);
    EXPECT_EQ(english.readings.at(0).text, "in full, or (only) the difference");
    EXPECT_NE(print(english).find("reading climbing (攀升): in full, or (only) the difference (全额还是补差)\n"),
              std::string::npos)
        << print(english);
}

TEST(RulesReading, KeepsParenthesesOfItsOwnLanguage) {
    const auto p = read("解读 攀升：全额还是补差（含税）\n  全额默认\n  补差\n");
    EXPECT_EQ(p.readings.at(0).text, "全额还是补差（含税）");
    EXPECT_TRUE(p.readings.at(0).other_text.empty());
}

TEST(RulesDuty, NamesItsDepartmentsInBothLanguages) {
    const auto p = read("职责 甲（a）\n  责任 财政局（\"Finance Bureau\"）、税务局\n  内容 付款（to pay）\n\n职责 "
                        "乙（b）\n  责任 财政局\n  内容 收款\n");
    EXPECT_EQ(p.answers.at(0).departments.at(0).name, "财政局");
    EXPECT_EQ(p.answers.at(0).departments.at(0).other, "Finance Bureau");
    const auto english = translate(p, lang::en);
    EXPECT_EQ(english.answers.at(0).departments.at(0).name, "Finance Bureau");
    EXPECT_EQ(english.answers.at(0).departments.at(1).name, "税务局");
    EXPECT_EQ(english.answers.at(0).text, "to pay");
    EXPECT_EQ(english.answers.at(1).departments.at(0).name, "Finance Bureau");
    EXPECT_TRUE(graph::same(translate(english, lang::zh), p));
}

TEST(RulesWordings, HaveTheirOtherLanguageInParentheses) {
    const auto p = read("参数 甲：金额\n  始终：另定：由某局定（set by an office）\n"
                        "程序 乙：每个 组织\n  适用 当 是，否则 \"不必（not needed）\"\n  步骤 丙：是\n"
                        "  附记 丁（by）：\"某机关（an office）\"\n");
    const auto english = translate(p, lang::en);
    const auto printed = print(english);
    EXPECT_NE(printed.find("delegated: set by an office (由某局定)"), std::string::npos) << printed;
    EXPECT_NE(printed.find("otherwise \"not needed (不必)\""), std::string::npos) << printed;
    EXPECT_NE(printed.find("note by (丁): \"an office (某机关)\""), std::string::npos) << printed;
    EXPECT_EQ(print(translate(english, lang::zh)), print(p));
}

TEST(RulesDuty, MayHaveAValue) {
    const auto p = read("职责 甲（a）：列表 文本，每个 措施（measure）属于 职责条款(\"二\")\n  = 责任部门(措施)\n");
    EXPECT_EQ(zh(cases_of(p.answers.at(0)).at(0).value), "责任部门(措施)");
    const auto english = print(translate(p, lang::en));
    EXPECT_NE(english.find("in duty_clauses(\"二\")\n  = departments_of_clause(measure)"), std::string::npos)
        << english;
}
