#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

namespace guiju {
namespace {

constexpr const char* duties = R"(# 甲 {#甲}

## 一 {#一}

```rules
政策 甲（a）
职责 付款（paying）
  责任 财政局（"Finance"）、组织部
职责 记账（booking）
  责任 财政局、税务局
```

## 二 {#二}

```rules
职责 宣传（publicity）
  责任 组织部
```

# 乙 {#乙}

```rules
职责 监督（supervision）
  责任 各单位
职责 责任单位（responsible）：列表 文本，每个 措施（measure）属于 职责条款("甲")
  = 责任部门(措施)
职责 部门职责（duties）：列表 文本，每个 部门（department）属于 职责部门()
  = 负责条款(部门)
```
)";

std::vector<std::string> lines(const policy& of, const std::string& name) {
    std::vector<std::string> all;
    const auto found = of.evaluate_all(value(), {}, {name});
    for (const auto& one : found.value()) {
        all.push_back(to_json_line(of, one));
    }
    return all;
}

std::string line(const std::string& answer, const std::string& of, const std::string& told, const std::string& cited) {
    return R"({"answer":")" + answer + R"(","of":{)" + of + R"(},"kind":"duty","status":"value","value":[)" + told +
           R"(],"clauses":[)" + cited + R"(],"as_of":"2023-01-01"})";
}

policy loaded() {
    std::string text = duties;
    text.replace(text.find("政策 甲（a）\n"), std::string("政策 甲（a）\n").size(),
                 "政策 甲（a）\n  默认截至 2023-01-01\n");
    return parse(text, "duties.rules.md").value();
}

TEST(DutiesOfAPolicy, AreListedClauseByClauseWithinAPart) {
    EXPECT_EQ(lines(loaded(), "责任单位"),
              (std::vector<std::string>{
                  line("责任单位", R"("措施":"一")", R"("财政局","组织部","税务局")", R"("一")"),
                  line("责任单位", R"("措施":"二")", R"("组织部")", R"("二")"),
              }));
}

TEST(DutiesOfAPolicy, AreListedDepartmentByDepartmentAndCiteTheirClausesOnly) {
    EXPECT_EQ(lines(loaded(), "duties"), (std::vector<std::string>{
                                             line("部门职责", R"("部门":"财政局")", R"("一")", R"("一")"),
                                             line("部门职责", R"("部门":"组织部")", R"("一","二")", R"("一","二")"),
                                             line("部门职责", R"("部门":"税务局")", R"("一")", R"("一")"),
                                             line("部门职责", R"("部门":"各单位")", R"("乙")", R"("乙")"),
                                         }));
}

TEST(DutiesOfAPolicy, AreListedInTheOtherLanguage) {
    const auto english = parse(translate(loaded(), lang::en), "duties.rules.md").value();
    EXPECT_EQ(lines(english, "duties").front(), line("duties", R"("department":"Finance")", R"("一")", R"("一")"));
}

std::string problem_of(const std::string& expression) {
    const auto made = parse(
        "政策 甲（a）\n条 一 某条\n职责 丙\n  责任 财政局\n条 二 某条\n职责 乙：列表 文本\n  = " + expression + "\n",
        "a.rules");
    return made ? "none" : made.problems().front().code;
}

TEST(DutiesOfAPolicy, ThatListNothingAreAProblem) {
    EXPECT_EQ(problem_of("职责条款()"), "none");
    EXPECT_EQ(problem_of("职责条款(\"二\")"), "duty.none");
    EXPECT_EQ(problem_of("职责条款(\"三\")"), "name.unknown_clause");
    EXPECT_EQ(problem_of("职责条款(1)"), "duty.clause");
    EXPECT_EQ(problem_of("责任部门()"), "call.arguments");
    EXPECT_EQ(problem_of("责任部门(1)"), "type.comparison");
}

TEST(DutiesOfAPolicy, OfADepartmentThatHasNoneAreNone) {
    const auto made = parse(
        "政策 甲（a）\n条 一 某条\n职责 丙\n  责任 财政局\n决策 乙：列表 文本\n  = 负责条款(\"税务局\")\n", "a.rules");
    EXPECT_TRUE(made.value().evaluate("乙", read_json("{}", "x").value()).value().value.as_list().empty());
}

} // namespace
} // namespace guiju
