#include "asked.hpp"

#include <thread>
#include <vector>

namespace guiju {
namespace {

constexpr const char* text = R"(类别 等级（grade），有序：低、高

记录 城市（city）
  物（things）：列表 物

记录 物（thing），属于 城市，标识 号
  号（id）：文本
  数（n）：数字
  级（grade_of）：等级
  列（list）：列表 文本

参数 标准（standard）：数字，按 等级
  始终
    低  1
    高  2

决策 答（answer）：文本，每个 物
  其中 乘（times）= 标准(级) × 数
  = 连接文本(列, "、") + 文本(乘)
)";

struct thing {
    std::string id;
    int number;
    std::string grade;
    std::vector<std::string> list;
};

const layout<thing> things{"物",
                           {{"号", &thing::id}, {"数", &thing::number}, {"级", &thing::grade}, {"列", &thing::list}}};

std::string expected(int i) { return "a、b" + std::to_string((i % 2 == 0 ? 1 : 2) * i); }

TEST(EvaluatorThreads, ShareOnePolicyItsConstantsAndOneRecord) {
    const auto plan = policy_of(text);
    const auto answer = plan.typed("答", things).value();
    const value list = value::list({"a", "b"});
    std::vector<int> wrong(4);
    {
        std::vector<std::jthread> workers;
        for (std::size_t t = 0; t < wrong.size(); ++t) {
            workers.emplace_back([&, t] {
                scratch memory;
                for (int i = 0; i < 300; ++i) {
                    const auto* grade = i % 2 == 0 ? "低" : "高";
                    const auto told =
                        plan.evaluate("答", facts{}.set("数", i).set("级", grade).set("列", list)).value();
                    const auto typed = answer({"x", i, grade, {"a", "b"}}, memory);
                    wrong[t] += told.value == value(expected(i)) && typed == told.value ? 0 : 1;
                }
            });
        }
    }
    EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(PopulationThreads, GiveTheSameOutcomesInTheSameOrderForAnyNumberOfThem) {
    const auto plan = policy_of(text);
    facts city;
    for (int i = 0; i < 2000; ++i) {
        city.add("物", facts{}
                           .set("号", std::to_string(i))
                           .set("数", i)
                           .set("级", i % 3 == 0 ? value("高") : value("低"))
                           .set("列", value::list({"x"})));
    }
    const auto data = plan.read(city);
    ASSERT_TRUE(data.problems.empty());
    std::vector<std::string> lines;
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::string all;
        evaluate::run_options options;
        options.threads = threads;
        evaluate::run(plan.evaluator(), data.type, data.root, plan.resolve({}).value(), options,
                      [&](const outcome& one) { all += to_json_line(plan, one) + "\n"; });
        lines.push_back(std::move(all));
    }
    EXPECT_EQ(lines[0], lines[1]);
    EXPECT_EQ(lines[0], lines[2]);
    EXPECT_GT(lines[0].size(), 100'000U);
}

} // namespace
} // namespace guiju
