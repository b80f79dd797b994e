// What if 5A were worth 50,000 from 2024 on? The reform is a policy of its own; nothing is parsed again.
#include <guiju/guiju.hpp>

#include <iostream>

int main(int argc, char** argv) {
    const auto plan = guiju::load(argc > 1 ? argv[1] : "examples/longgang/longgang.rules.md").value();
    const auto reform = plan.reform({{"等级奖励标准(5A)", "5万元"}}, guiju::date::parse("2024-01-01").value()).value();

    const auto rated = [](const char* grade, const char* on) {
        return guiju::facts{}.set("级别", "市级").add("评级", guiju::facts{}.set("等级", grade).set("取得日期", on));
    };
    for (const auto& one : {rated("5A", "2023-12-31"), rated("5A", "2024-01-01"), rated("4A", "2024-01-01")}) {
        const auto before = plan.evaluate("等级奖励", one).value();
        const auto after = reform.evaluate("等级奖励", one).value();
        std::cout << before.value << " → " << after.value << '\n';
    }
}
