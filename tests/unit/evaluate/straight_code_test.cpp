// Straight code beside the plain machine: where it answers, it answers the same, digit for digit.
#include "asked.hpp"
#include "evaluate/straight_code.hpp"

#include <random>

namespace guiju {
namespace {

constexpr const char* declarations = R"(类别 等级（grade），有序：低、中、高

记录 物（thing）
  甲（a）：数字
  乙（b）：数字
  款（p）：金额
  额（q）：金额
  真（y）：是否
  假（z）：是否
  级（g）：等级
  日（d）：日期

参数 标准（standard）：金额，按 等级
  始终
    低  0元
    中  1万元
    高  12345.67元

参数 率（rate）：百分比
  始终：37.5%

解读 读法（way）：怎么读
  一（one）默认
  二（two）

)";

enum class grade : int {};

struct thing {
    decimal a, b, p, q;
    bool y, z;
    grade g;
    date d;
};

const layout<thing> things{"物",
                           {{"甲", &thing::a},
                            {"乙", &thing::b},
                            {"款", &thing::p},
                            {"额", &thing::q},
                            {"真", &thing::y},
                            {"假", &thing::z},
                            {"级", &thing::g},
                            {"日", &thing::d}}};

/// Random definitions over the fields above.
class author {
public:
    explicit author(unsigned seed) : random_(seed) {}

    std::string number(int depth) {
        switch (depth == 0 ? below(4) : below(10)) {
        case 0:
            return "甲";
        case 1:
            return "乙";
        case 2:
            return pick({"0", "1", "-3", "0.5", "12", "100.00", "7e3", "9223372036854775807", "0.000000001"});
        case 3:
            return "(甲)";
        case 4:
            return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
        case 5:
            return "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
        case 6:
            return "(" + number(depth - 1) + " × " + number(depth - 1) + ")";
        case 7:
            return pick({"最小", "最大"}) + "(" + number(depth - 1) + ", " + number(depth - 1) + ")";
        case 8:
            return "(若 " + condition(depth - 1) + " 则 " + number(depth - 1) + " 否则 " + number(depth - 1) + ")";
        default:
            return below(2) == 0 ? "向下取整(" + number(depth - 1) + ", " + std::to_string(below(3)) + ")"
                                 : "(" + number(depth - 1) + " / " + pick({"4", "3", "乙"}) + ")";
        }
    }

    std::string money(int depth) {
        switch (depth == 0 ? below(4) : below(9)) {
        case 0:
            return "款";
        case 1:
            return "额";
        case 2:
            return pick({"0元", "1万元", "0.01元", "99.995元"});
        case 3:
            return "标准(级)";
        case 4:
            return "(" + money(depth - 1) + " + " + money(depth - 1) + ")";
        case 5:
            return "(" + money(depth - 1) + " - " + money(depth - 1) + ")";
        case 6:
            return "(" + money(depth - 1) + " × " + pick({"率", "甲", "50%", "3"}) + ")";
        case 7:
            return pick({"最小", "最大"}) + "(" + money(depth - 1) + ", " + money(depth - 1) + ")";
        default:
            return "(若 " + condition(depth - 1) + " 则 " + money(depth - 1) + " 否则 " + money(depth - 1) + ")";
        }
    }

    std::string condition(int depth) {
        switch (depth == 0 ? below(3) : below(12)) {
        case 0:
            return "真";
        case 1:
            return "假";
        case 2:
            return "级 " + pick({">=", "=", "<", "≠"}) + " \"" + pick({"低", "中", "高"}) + "\"";
        case 3:
            return "(" + condition(depth - 1) + " 且 " + condition(depth - 1) + ")";
        case 4:
            return "(" + condition(depth - 1) + " 或 " + condition(depth - 1) + ")";
        case 5:
            return "非(" + condition(depth - 1) + ")";
        case 6:
            return "(" + money(depth - 1) + " " + pick({"<", "<=", "=", ">", "≠"}) + " " + money(depth - 1) + ")";
        case 7:
            return "(日 " + pick({"<=", ">", "="}) + " 2024-02-29)";
        case 8:
            return "(" + number(depth - 1) + " 属于 [0..100))";
        case 9:
            return "(" + number(depth - 1) + " 介于 1 与 12)";
        case 10:
            return "(读法 = \"" + pick({"一", "二"}) + "\")";
        default:
            return "(" + number(depth - 1) + " " + pick({"<", "<=", "=", ">=", "≠"}) + " " + number(depth - 1) + ")";
        }
    }

    /// A definition with cases, locals, tables and other answers, and the name of its type.
    std::string answer(const std::string& name, const std::string& before) {
        const std::string head = "决策 " + name + "：金额，每个 物\n";
        switch (below(5)) {
        case 0:
            return head + "  当 " + condition(2) + "：" + money(2) + "\n  当 " + condition(2) + "：" + money(1) +
                   (below(4) == 0 ? "\n" : "\n  否则：" + money(2) + "\n");
        case 1:
            return head + "  其中 " + name + "子 = " + money(2) + "\n  = (若 " + condition(2) + " 则 " + name +
                   "子 × 2 否则 " + name + "子)" + (before.empty() ? "" : " + " + before) + "\n";
        case 2:
            return head + "  表 " + pick({"U", "F"}) + "\n  | 级 | 真 || " + name +
                   " |\n  | --- | --- || --- |\n  | \"低\" | - || " + pick({"1元", "款"}) +
                   " |\n  | >= \"中\" | 是 || 2元 |\n  | \"高\"" + pick({"", ", \"中\""}) + " | " + pick({"否", "-"}) +
                   " || 额 |\n";
        case 3:
            return head + "  表 " + pick({"U", "F"}) + "\n  | 甲 | 级 || " + name + " |\n" +
                   pick({"", "  默认 | - | - || 5元 |\n"}) + "  | < 0 | - || 1元 |\n  | [0..10] | 非(\"高\") || " +
                   money(1) + " |\n  | " + pick({"> 10", ">= 10"}) + " | - || 款 |\n";
        default:
            return head + "  = " + money(4) + (before.empty() ? "" : " + " + before) + "\n";
        }
    }

private:
    unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
    std::string pick(std::initializer_list<const char*> from) {
        return *(from.begin() + below(static_cast<unsigned>(from.size())));
    }

    std::mt19937 random_;
};

decimal amount(std::mt19937& random) {
    constexpr std::int64_t edges[] = {
        0, 1, -1, 12, 100, 9'223'372'036'854'775'807, -9'223'372'036'854'775'807, 999'999'999'999};
    const auto units = random() % 3 == 0 ? edges[random() % std::size(edges)]
                                         : static_cast<std::int64_t>(random() % 3'000'000) - 500'000;
    return {units, -static_cast<int>(random() % 4)};
}

thing random_thing(std::mt19937& random) {
    return {amount(random),
            amount(random),
            amount(random),
            amount(random),
            random() % 2 == 0,
            random() % 2 == 0,
            static_cast<grade>(random() % 3),
            date::from_day_number(19'782 + static_cast<std::int64_t>(random() % 3)).value()};
}

/// Kind, digits, exponent, sign of zero and reason: all that can be told of a value.
std::string told(const value& v) {
    if (v.is_null()) {
        return "null " + std::to_string(static_cast<int>(v.reason()));
    }
    return v.is(kind::money) || v.is(kind::number) ? v.as_number().to_string() : to_string(v);
}

/// Kind, keys, value and why, of one outcome.
std::string told(const outcome& one) {
    std::string all = std::string(evaluate::name_of(one.status)) + " " + told(one.value) + " " + one.message.en;
    for (const auto& [name, key] : one.of) {
        all += " " + name + " " + told(key);
    }
    return all + " " + one.as_of.to_string() + (one.stopped ? " stopped" : "");
}

/// The declarations; in every other policy the things stand in a store.
std::string declared(unsigned seed) {
    std::string text = declarations;
    const std::string thing = "记录 物（thing）";
    if (seed % 2 == 1) {
        text.replace(text.find(thing), thing.size(),
                     "记录 库（store）\n  物们（things）：列表 物\n\n" + thing + "，属于 库");
    }
    return text;
}

TEST(StraightCode, IsTheMachineDigitForDigit) {
    int straight = 0;
    int answered = 0;
    constexpr int programs = 400;
    constexpr int records = 25;
    for (unsigned seed = 0; seed < programs; ++seed) {
        author writes(seed);
        const auto text = declared(seed) + writes.answer("底", "") + "\n" + writes.answer("答", "底");
        const auto made = parse(text, "policy.rules");
        ASSERT_TRUE(made) << text << made.problems().front().what.en;
        const auto id = made->answers("答").value().front();
        const auto asked = made->native("答", things.native(), {}, {}).value();
        const auto code = evaluate::straighten(made->program(), id, {}, {});
        const auto settled = made->settled("答").value();
        straight += code ? 1 : 0;
        std::mt19937 random(seed);
        scratch memory;
        for (int i = 0; i < records && code; ++i) {
            const auto one = random_thing(random);
            const value record = asked.record(&one);
            const value plain = made->evaluator().compute(id, record, {}, {}, {}, memory);
            ASSERT_EQ(told(asked.compute(&one, memory)), told(plain)) << text;
            ASSERT_EQ(told(settled.compute(record, memory)), told(plain)) << text;
            ASSERT_EQ(told(settled.ask(record, memory)), told(made->evaluator().ask(id, record, {}, {}, {}, memory)))
                << text;
            if (const auto found = code->run(record.as_context())) {
                ++answered;
                ASSERT_EQ(told(evaluate::to_value(*found, code->type)), told(plain)) << text;
            }
        }
    }
    EXPECT_GT(straight, programs * 9 / 10);
    EXPECT_GT(answered, programs * records / 5);
}

TEST(StraightCode, GivesUpWhereTheMachineSaysWhy) {
    const auto of = policy_of(std::string(declarations) + "决策 答：数字，每个 物\n  = 甲 × 乙\n");
    const auto asked = of.native("答", things.native(), {}, {}).value();
    scratch memory;
    thing one{};
    one.a = decimal(-3);
    EXPECT_EQ(told(asked.compute(&one, memory)), "-0");
    one.a = decimal(9'000'000'000'000'000'000);
    one.b = decimal(9'000'000'000'000'000'000);
    EXPECT_EQ(asked.compute(&one, memory).as_number(), decimal(81, 36));
    one.a = decimal::largest();
    EXPECT_EQ(asked.compute(&one, memory).reason(), reason::overflow);
}

TEST(SettledQuestion, IsOfAnyAnswerAboutARecordAlone) {
    const auto of =
        policy_of("记录 市（city），标识 名\n  名：文本\n  物：列表 物\n记录 物（thing），属于 市，标识 号\n  "
                  "号（id）：文本\n  数（n）：数字\n"
                  "限额 上限（cap）：数字，每个 物\n  实际 数\n  不超过 10\n"
                  "决策 两年（twice）：数字，每个 物，每个 年 从 2023 到 2024\n  = 年 + 数\n"
                  "决策 在市（placed）：文本，每个 物\n  = 市.名\n");
    scratch memory;
    const auto thing = of.read(read_json(R"({"号": "a", "数": 12})", "facts").value(), {}, "物").root;
    const auto cap = of.settled("上限").value().ask(thing, memory);
    EXPECT_EQ(cap.status, evaluate::status::broken);
    EXPECT_EQ(told(cap.slack), "-2");
    EXPECT_FALSE(of.settled("上限").value().at_once(thing).has_value());
    const auto twice = of.settled("两年", {}, {value(decimal(2024))}).value().at_once(thing);
    ASSERT_TRUE(twice.has_value());
    EXPECT_EQ(told(*twice), "value 2036  物 a 年 2024 " + twice->as_of.to_string());
    EXPECT_TRUE(of.settled("上限", {}, {}, "thing").has_value());
    EXPECT_EQ(of.settled("上限", {}, {}, "city").problems().front().code, "question.subject");
    EXPECT_EQ(of.settled("上限", {}, {}, "thong").problems().front().code, "question.subject");
    EXPECT_EQ(of.settled("两年").problems().front().code, "question.dimensions");
    EXPECT_EQ(of.settled("在市").value().ask(thing, memory).status, evaluate::status::error);
    EXPECT_EQ(of.settled("没有").problems().front().code, "name.unknown");
}

TEST(StraightCode, IsNotMadeOfWhatNeedsMoreThanScalars) {
    const auto of = policy_of(about_a_thing("数字", "  = 合计(列)"));
    EXPECT_FALSE(evaluate::straighten(of.program(), of.answers("答").value().front(), {}, {}).has_value());
}

TEST(StraightCode, IsNotMadeWhenLimitsAreTighterThanUsual) {
    const auto of = policy_of(about_a_thing("数字", "  = 数 + 1"));
    const auto id = of.answers("答").value().front();
    EXPECT_TRUE(evaluate::straighten(of.program(), id, {}, {}).has_value());
    evaluate::question tight;
    tight.limits.steps = 1;
    EXPECT_FALSE(evaluate::straighten(of.program(), id, {}, tight).has_value());
}

} // namespace
} // namespace guiju
