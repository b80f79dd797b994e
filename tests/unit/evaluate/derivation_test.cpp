#include "asked.hpp"

#include <algorithm>

namespace guiju {
namespace {

using evaluate::derivation_step;
using evaluate::step_kind;

constexpr const char* text = R"(类别 等级（grade），有序：低、高

记录 物（thing）
  数（n）：数字
  级（grade_of）：等级
  列（list）：列表 数字

参数 标准（standard）：数字，按 等级
  自 2023-01-01
    低  1
    高  2

解读 倍数（times）：几倍
  一倍（once）默认
  两倍（twice）

决策 底（base）：数字，每个 物
  = 标准(级) × 数

决策 答（answer）：数字，每个 物
  其中 和（total）= 合计(逐个 x 属于 列 取 x + 数)
  当 数 > 100：0
  当 倍数 = "两倍"：2 × 底
  否则：底 + 和

例外 高级（high） 对 答，每个 物：当 级 = "高" 且 数 > 50：-1
)";

outcome derived(const std::string& facts, const std::string& as_of = "2024-01-01") {
    settings how;
    how.with_derivation = true;
    how.as_of = date::parse(as_of);
    return outcome_of(policy_of(text), facts, how);
}

const derivation_step* find(const std::vector<derivation_step>& in, step_kind kind) {
    const auto at = std::ranges::find(in, kind, &derivation_step::kind);
    return at == in.end() ? nullptr : &*at;
}

constexpr const char* usual = R"({"数": 3, "级": "低", "列": [1, 2, 4]})";

TEST(Derivation, IsThereOnlyWhenAskedFor) {
    settings how;
    how.as_of = date::parse("2024-01-01");
    EXPECT_EQ(outcome_of(policy_of(text), usual, how).why, nullptr);
    ASSERT_NE(derived(usual).why, nullptr);
}

TEST(Derivation, DoesNotChangeTheAnswer) {
    EXPECT_EQ(derived(usual).value, value(19));
    settings how;
    how.as_of = date::parse("2024-01-01");
    EXPECT_EQ(outcome_of(policy_of(text), usual, how).value, value(19));
}

TEST(Derivation, NamesTheCasesThatFailedAndTheOneThatFired) {
    const auto found = derived(usual);
    const auto& steps = found.why->steps;
    EXPECT_EQ(std::ranges::count(steps, step_kind::rejected, &derivation_step::kind), 3);
    ASSERT_NE(find(steps, step_kind::rule), nullptr);
}

TEST(Derivation, NestsOtherAnswersWithTheirParameters) {
    const auto found = derived(usual);
    const auto* base = find(found.why->steps, step_kind::answer);
    ASSERT_NE(base, nullptr);
    EXPECT_EQ(base->result, value(3));
    const auto* standard = find(base->children, step_kind::parameter);
    ASSERT_NE(standard, nullptr);
    EXPECT_EQ(standard->result, value(1));
    EXPECT_EQ(standard->keys.size(), 1U);
    EXPECT_EQ(standard->on, date::parse("2024-01-01"));
}

TEST(Derivation, NamesReadingsLocalsAndInputs) {
    const auto found = derived(usual);
    const auto& steps = found.why->steps;
    ASSERT_NE(find(steps, step_kind::reading), nullptr);
    EXPECT_EQ(find(steps, step_kind::reading)->result, value("一倍"));
    ASSERT_NE(find(steps, step_kind::local), nullptr);
    EXPECT_EQ(find(steps, step_kind::local)->result, value(16));
    ASSERT_NE(find(steps, step_kind::input), nullptr);
}

TEST(Derivation, CountsWhatALoopReadsAgain) {
    const auto found = derived(usual);
    const auto& steps = found.why->steps;
    EXPECT_TRUE(
        std::ranges::any_of(steps, [](const auto& one) { return one.kind == step_kind::input && one.times == 3; }));
}

TEST(Derivation, NamesTheExceptionThatTookOver) {
    const auto found = derived(R"({"数": 51, "级": "高", "列": []})");
    EXPECT_EQ(found.value, value(-1));
    ASSERT_NE(find(found.why->steps, step_kind::exception), nullptr);
}

} // namespace
} // namespace guiju
