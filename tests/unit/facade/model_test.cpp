#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju {
namespace {

constexpr const char* text = R"(政策 小政策（small）
  默认截至 2025-12-31

# 从低到高
类别 等级（grade），有序：1A、2A、3A

记录 组织（organisation），标识 编号
  编号（id）：文本
  等级（grade）：等级
  人数（people）：数字
  灾年（disaster）：是否

参数 标准（standard）：金额，按 等级
  自 2024-01-01 至 2024-12-31
    2A  100元
    3A  200元
  自 2025-01-01
    2A  150元
    3A  250.5元

参数 加成（bonus）：金额
  始终：另定：由市政府规定

解读 封顶（cap）：以几人为限
  十人（ten）默认
  不限（none）

权益 补贴（subsidy）：金额，每个 组织
  其中 计发人数（counted）= 若 封顶 = "十人" 则 最小(人数, 10) 否则 人数
  适用 当 等级 >= "2A"，否则 "等级不够"
  = 标准(等级) × 计发人数
  例 { 等级: "2A", 人数: 2, 灾年: 否 } → 300元

例外 灾年加倍（relief） 对 补贴，每个 组织：当 灾年：标准(等级) × 计发人数 × 2

权益 奖金（prize）：金额，每个 组织
  = 加成

限额 总额（total）：金额，每个 组织
  实际 补贴
  不超过 1000元
)";

policy small() { return parse(text, "small.rules").value(); }
std::string model() { return print(small(), format::dmn).value(); }

std::string replaced(std::string in, const std::string& what, const std::string& by) {
    const auto at = in.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? in : in.replace(at, what.size(), by);
}

/// The model without its extension elements: what another engine sees.
std::string alone(std::string of) {
    const std::string begin = "<extensionElements>";
    const std::string end = "</extensionElements>";
    for (auto at = of.find(begin); at != std::string::npos; at = of.find(begin)) {
        of.erase(at, of.find(end, at) + end.size() - at);
    }
    return of;
}

std::string asked(const policy& of, const std::string& decision, const std::string& facts) {
    const auto found = of.evaluate(decision, read_json(facts, "facts").value());
    return found ? to_string(found->value) : found.problems().front().what.en;
}

const std::string three = R"({"组织": {"编号": "s", "等级": "3A", "人数": 12, "灾年": false})";

TEST(Model, HoldsThePolicyWhole) {
    const auto again = parse(model(), "small.dmn");
    ASSERT_TRUE(again) << again.problems().front().what.en;
    EXPECT_TRUE(graph::same(again->document(), small().document()));
    EXPECT_EQ(print(*again), print(small()));
    EXPECT_EQ(print(*again, format::dmn).value(), model());
}

TEST(Model, ComputesTheSameAmountsAlone) {
    const auto made = parse(alone(model()), "small.dmn");
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_FALSE(made->document().models.empty());
    EXPECT_EQ(asked(*made, "补贴", three + "}"), "2505.0");
    EXPECT_EQ(asked(*made, "补贴", three + R"(, "指定_截至日": "2024-06-30"})"), "2000");
    EXPECT_EQ(asked(*made, "补贴", three + R"(, "指定_封顶": "不限"})"), "3006.0");
    EXPECT_EQ(asked(*made, "奖金", three + R"(, "指定_加成": 7.25})"), "7.25");
    EXPECT_EQ(asked(*made, "总额", three + "}"), R"({值: 2505.0, 界限: 1000, 符合: false})");
}

TEST(Model, FoldsExceptionsInFront) {
    const auto made = parse(alone(model()), "small.dmn").value();
    EXPECT_EQ(asked(made, "补贴", R"({"组织": {"编号": "s", "等级": "2A", "人数": 1, "灾年": true}})"), "300");
}

TEST(Model, IsNullWhereThePolicyIsUndetermined) {
    const auto made = parse(alone(model()), "small.dmn").value();
    EXPECT_EQ(asked(made, "奖金", three + "}"), "null");
    EXPECT_EQ(asked(made, "补贴", three + R"(, "指定_截至日": "2023-12-31"})"), "null");
    EXPECT_EQ(asked(made, "补贴", R"({"组织": {"编号": "s", "等级": "2A", "人数": 1, "灾年": null}})"), "null");
    EXPECT_EQ(asked(made, "补贴", R"({"组织": {"编号": "s", "等级": "1A", "人数": 1, "灾年": false}})"), "null");
}

TEST(Model, TellsWhatWasChangedInAnotherTool) {
    const auto made = parse(replaced(model(), "<text>250.5</text>", "<text>999</text>"), "small.dmn");
    ASSERT_FALSE(made);
    const auto& told = made.problems().back();
    EXPECT_EQ(told.code, "dmn.changed");
    EXPECT_EQ(told.what.en, "what DMN says of 标准 is not what its policy says");
    EXPECT_TRUE(told.where.known());
}

TEST(Model, TellsWhatWasChangedInThePolicyAlone) {
    const auto made =
        parse(replaced(model(), "<guiju:value>250.5元</guiju:value>", "<guiju:value>9元</guiju:value>"), "small.dmn");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().back().code, "dmn.changed");
}

TEST(Model, TakesAnotherLayoutForTheSame) {
    auto text_of = replaced(model(), "<text>250.5</text>", "<text>\n  250.5 </text>");
    text_of = replaced(text_of, "name=\"补贴\">", "name=\"补贴\"><description>说明</description>");
    const auto made = parse(text_of, "small.dmn");
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_TRUE(graph::same(made->document(), small().document()));
}

TEST(Model, IsReadAsDmnWhereElementsWereAdded) {
    const auto made = parse(replaced(model(), "</definitions>",
                                     "<decision name=\"新的\"><variable name=\"新的\"/><literalExpression><text>1 + 1"
                                     "</text></literalExpression></decision></definitions>"),
                            "small.dmn");
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_EQ(asked(*made, "新的", "{}"), "2");
    ASSERT_FALSE(made.problems().empty());
    EXPECT_EQ(made.problems().front().code, "dmn.added");
    EXPECT_EQ(made.problems().front().what.en, "the policy in the model has no 新的; the whole model is read as DMN");
}

TEST(Model, TellsWhatIsWrongInItsPolicy) {
    for (const auto& [what, by, en] :
         {std::tuple{"kind=\"benefit\"", "kind=\"gift\"", "kind cannot be \"gift\""},
          std::tuple{" kind=\"benefit\"", "", "kind is missing"},
          std::tuple{"kind=\"benefit\"", "kind=\"benefit\" colour=\"red\"", "there is no colour here"},
          std::tuple{"<guiju:exception index=\"0\"", "<guiju:exception", "index is missing"},
          std::tuple{"<guiju:answer index=\"1\"", "<guiju:answer index=\"0\"", "answer 0 stands twice"}}) {
        const auto made = parse(replaced(model(), what, by), "small.dmn");
        ASSERT_FALSE(made) << en;
        EXPECT_EQ(made.problems().front().code, "dmn.extension");
        EXPECT_EQ(made.problems().front().what.en, en);
    }
}

TEST(Model, IsNotComparedWhereAnotherVersionMadeIt) {
    const auto made = parse(replaced(model(), "lowering=\"1\"", "lowering=\"0\""), "small.dmn");
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_EQ(made.problems().back().code, "dmn.lowering");
}

TEST(Model, WritesFunctionsWhereTheyAreUsed) {
    const auto of = parse("决策 甲（a）：列表 文本\n  = 排序([\"b\", \"a\"], 函数(x, y) x < y)\n", "a.rules").value();
    const auto made = print(of, format::dmn);
    ASSERT_TRUE(made) << made.problems().front().what.en;
    EXPECT_EQ(asked(parse(alone(*made), "a.dmn").value(), "甲", "{}"), R"(["a", "b"])");
}

TEST(Model, IsInTheLanguageThatItNames) {
    const std::string of = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" name="m" namespace="m">
<decision name="A"><variable name="A"/><literalExpression><text>1 + "2"</text></literalExpression></decision>
</definitions>)";
    EXPECT_EQ(asked(parse(of, "m.dmn").value(), "A", "{}"), "null");
    const auto b_feel =
        replaced(of, " name=\"m\"", " name=\"m\" expressionLanguage=\"https://www.omg.org/spec/DMN/20240513/B-FEEL/\"");
    const auto made = parse(b_feel, "m.dmn").value();
    EXPECT_EQ(asked(made, "A", "{}"), "12");
    const auto as_json = parse(print(made, format::json).value(), "m.json").value();
    EXPECT_EQ(asked(as_json, "A", "{}"), "12");
    EXPECT_EQ(asked(parse(print(as_json), "m.dmn").value(), "A", "{}"), "12");
}

} // namespace
} // namespace guiju
