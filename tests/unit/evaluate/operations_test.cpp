// Every family of nodes does what its opcode says. What operations mean is tested in meaning/.
#include "asked.hpp"

namespace guiju {
namespace {

struct example {
    const char* type;
    const char* definition;
    const char* facts;
    const char* expected;
};

void PrintTo(const example& one, std::ostream* to) { *to << one.definition << " of " << one.facts; }

class Opcodes : public testing::TestWithParam<example> {};

TEST_P(Opcodes, ComeTo) {
    const auto& [type, definition, facts, expected] = GetParam();
    EXPECT_EQ(comes_to(type, definition, facts), expected);
}

constexpr example leaves[] = {
    {"数字", "  = 1.50", "{}", "1.50"},
    {"日期", "  = 截至日", "{}", "1970-01-01"},
    {"数字", "  = 数", R"({"数": "7"})", "7"},
    {"数字", "  = 日.年 + 日.月 + 日.日", R"({"日": "2024-02-29"})", "2055"},
    {"文本", "  = 任.名", R"({"任": {"名": "甲"}})", "甲"},
};
INSTANTIATE_TEST_SUITE_P(Leaves, Opcodes, testing::ValuesIn(leaves));

constexpr example control[] = {
    {"数字", "  = 若 真 则 1 否则 数", R"({"真": true})", "1"},
    {"数字", "  = 若 真 则 1 否则 数", R"({"真": false, "数": 2})", "2"},
    {"数字", "  = 若 另 > 1 则 1 否则 2", "{}", "2"},
    {"是否", "  = 真 且 数 > 1", R"({"真": false})", "false"},
    {"是否", "  = 数 > 1 且 真", R"({"真": false})", "false"},
    {"是否", "  = 真 或 数 > 1", R"({"真": true})", "true"},
    {"是否", "  = 真 且 数 > 1", R"({"真": true})", "undetermined: 数"},
    {"数字", "  当 数 > 10：1\n  当 数 > 5：2\n  否则：3", R"({"数": 10})", "2"},
    {"数字", "  当 数 > 10：1\n  当 数 > 5：2", R"({"数": 5})", "no rule matched, or rules contradict each other"},
    {"数字", "  当 另 > 10：1\n  否则：3", "{}", "3"},
    {"数字", "  其中 倍（twice）= 数 × 2\n  = 倍 + 倍", R"({"数": 1.5})", "6.0"},
    {"是否", "  = 数 属于 [1..2)", R"({"数": 2})", "false"},
    {"是否", "  = 数 属于 (1, 3, > 10)", R"({"数": 11})", "true"},
    {"是否", "  = 数 属于 (1, 3)", R"({"数": 2})", "false"},
};
INSTANTIATE_TEST_SUITE_P(Control, Opcodes, testing::ValuesIn(control));

constexpr example loops[] = {
    {"列表 数字", "  = 逐个 x 属于 列 取 x × 2", R"({"列": [1, 2]})", "[2, 4]"},
    {"列表 数字", "  = 逐个 x 属于 列，y 属于 [10, 20] 取 x + y", R"({"列": [1, 2]})", "[11, 21, 12, 22]"},
    {"列表 数字", "  = 逐个 x 属于 数..1 取 x", R"({"数": 3})", "[3, 2, 1]"},
    {"列表 数字", "  = 逐个 x 属于 列 取 x + 个数(部分)", R"({"列": [5, 5]})", "[5, 6]"},
    {"是否", "  = 存在 x 属于 列 满足 x > 数", R"({"列": [1, 3], "数": 2})", "true"},
    {"是否", "  = 所有 x 属于 列 满足 x > 数", R"({"列": [1, 3], "数": 2})", "false"},
    {"是否", "  = 所有 x 属于 列 满足 x > 数", R"({"列": [], "数": 2})", "true"},
    {"列表 数字", "  = 列[该项 > 1]", R"({"列": [1, 2, 3]})", "[2, 3]"},
    {"数字", "  = 列[2]", R"({"列": [1, 2, 3]})", "2"},
    {"数字", "  = 列[-1]", R"({"列": [1, 2, 3]})", "3"},
    {"数字", "  = 列[4]", R"({"列": [1, 2, 3]})", "a value is missing"},
    {"数字", "  = 合计(列)", R"({"列": ["0.10", "0.20"]})", "0.30"},
    {"列表 数字", "  = 列[该项 > 数]", R"({"列": [1, 2, 3]})", "undetermined: 数"},
};
INSTANTIATE_TEST_SUITE_P(Loops, Opcodes, testing::ValuesIn(loops));

constexpr example made[] = {
    {"任意", "  = [数, 数 + 1]", R"({"数": 1})", "[1, 2]"},
    {"任意", "  = {甲: 数, 乙: 甲 + 1}", R"({"数": 1})", "{甲: 1, 乙: 2}"},
    {"是否", "  = 数 属于 [1..数 + 1]", R"({"数": 5})", "true"},
    {"数字", "  = {加: 函数(x) x + 数, 得: 加(2)}.得", R"({"数": 40})", "42"},
    {"是否", "  = 任 属类 数字", R"({"任": 1})", "true"},
    {"是否", "  = 任 属类 文本", R"({"任": 1})", "false"},
    {"任意", "  = 任 + 1", R"({"任": "字"})", "a value is of the wrong type"},
    {"是否", "  = 级 >= \"中\"", R"({"级": "高"})", "true"},
    {"金额", "  = 款 × 50% + 1元", R"({"款": "100.01"})", "51.005"},
};
INSTANTIATE_TEST_SUITE_P(Made, Opcodes, testing::ValuesIn(made));

constexpr example reasons[] = {
    {"数字", "  = 数 / 0", R"({"数": 1})", "division by zero"},
    {"数字", "  = 平方根(数)", R"({"数": -1})",
     "outside what the function is defined for, or an answer that does not apply was asked"},
    {"任意", "  = 日期(字)", R"({"字": "2023-02-29"})", "a text is not written as needed"},
    {"数字", "  = 数 ** 200 × 数 ** 200", R"({"数": "100000000000000000000"})", "a number is too large"},
    {"数字", "  = 数 + 另", R"({"另": 1})", "undetermined: 数"},
};
INSTANTIATE_TEST_SUITE_P(Reasons, Opcodes, testing::ValuesIn(reasons));

} // namespace
} // namespace guiju
