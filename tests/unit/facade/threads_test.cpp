#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <thread>

namespace guiju {
namespace {

/// Organisations that get something by grade and hires: parameters, functions, loops, readings.
const policy& plan() {
    static const policy made = parse("政策 甲（a）\n  默认截至 2025-12-31\n类别 等级（grade），有序：1A、2A、3A\n"
                                     "记录 城市\n  组织：列表 组织\n"
                                     "记录 组织，属于 城市，标识 编号\n  编号：文本\n  等级：等级\n  额：列表 金额\n"
                                     "参数 标准：金额，按 等级\n  自 2023-01-01\n    1A 1元\n    2A 2元\n    3A 3元\n"
                                     "解读 读法：怎么读\n  一倍默认\n  两倍\n"
                                     "函数 倍数()：数字 = 若 读法 = \"两倍\" 则 2 否则 1\n"
                                     "权益 奖励：金额，每个 组织\n  当 等级 >= \"2A\"：倍数() × 标准(等级) + 合计(逐个 "
                                     "e 属于 额 取 e / 3)\n  否则：0元\n"
                                     "目标 总数：数字，每个 城市\n  实际 个数(组织[奖励(该项) > 0元])\n  不低于 500\n",
                                     "threads.rules")
                                   .value();
    return made;
}

value city(std::size_t organisations) {
    std::string text = "{\"组织\": [";
    for (std::size_t i = 0; i < organisations; ++i) {
        text += (i == 0 ? "" : ",") + std::string("{\"编号\": \"s") + std::to_string(i) + "\", \"等级\": \"" +
                std::to_string(i % 3 + 1) + "A\", \"额\": [1, \"" + std::to_string(i) + ".01\"]}";
    }
    return read_json(text + "]}", "city").value();
}

std::string answers(const policy& of, const value& facts, unsigned threads) {
    const auto data = of.read(facts);
    std::string all;
    evaluate::run_options options;
    options.threads = threads;
    evaluate::run(of.evaluator(), data.type, data.root, of.resolve({}).value(), options,
                  [&](const outcome& one) { all += to_json_line(of, one) + "\n"; });
    return all;
}

TEST(ThreadsOfARun, ChangeNoByteOfTheAnswers) {
    const auto facts = city(2'000);
    EXPECT_EQ(answers(plan(), facts, 1), answers(plan(), facts, 4));
}

TEST(ThreadsThatShareAPolicy, AllGetTheSame) {
    const auto facts = city(50);
    const auto wanted = answers(plan(), facts, 1);
    std::vector<std::string> found(4);
    {
        std::vector<std::jthread> all;
        for (auto& mine : found) {
            all.emplace_back([&] {
                for (int again = 0; again < 3; ++again) {
                    mine = answers(plan(), facts, 1);
                }
            });
        }
    }
    for (const auto& one : found) {
        EXPECT_EQ(one, wanted);
    }
}

TEST(ThreadsThatReformAPolicy, LeaveItAsItIsForOthers) {
    const auto facts = city(50);
    const auto wanted = answers(plan(), facts, 1);
    std::string reformed;
    std::string own;
    {
        const std::jthread one([&] {
            const auto made = plan().reform({{"标准(3A)", "9元"}}, *date::parse("2024-01-01"));
            reformed = answers(made.value(), facts, 2);
        });
        const std::jthread other([&] { own = answers(plan(), facts, 2); });
    }
    EXPECT_EQ(own, wanted);
    EXPECT_NE(reformed, wanted);
}

} // namespace
} // namespace guiju
