// How an answer was found, under which readings, and what would turn it.
#include <guiju/guiju.hpp>

#include <iostream>

int main(int argc, char** argv) {
    const auto plan = guiju::load(argc > 1 ? argv[1] : "examples/longgang/longgang.rules.md").value();
    const auto organisation = guiju::facts{}
                                  .set("编号", "s1")
                                  .set("级别", "市级")
                                  .add("评级", guiju::facts{}.set("等级", "3A").set("取得日期", "2023-05-01"))
                                  .add("评级", guiju::facts{}.set("等级", "5A").set("取得日期", "2025-05-01"));

    guiju::settings how;
    how.with_derivation = true;
    const auto reward = plan.evaluate("等级奖励", organisation, how).value();
    std::cout << guiju::explanation(plan, reward, guiju::lang::zh) << '\n';
    std::cout << guiju::explanation(plan, reward, guiju::lang::en) << '\n';

    const auto all_readings =
        plan.evaluate_readings(guiju::facts{}.set("组织", organisation), {}, {"等级奖励"}).value();
    for (const auto& [readings, one] : all_readings) {
        for (const auto& [reading, choice] : readings) {
            std::cout << reading << '=' << choice << ' ';
        }
        std::cout << one.value << '\n';
    }

    const auto project = guiju::facts{}.set("资助金额", 100).set("人力成本", 60).set("必要", true);
    const auto all_causes = plan.why_not("人力成本", guiju::facts{}.set("福彩项目", project)).value();
    for (const auto& why : all_causes) {
        for (const auto& change : why.changes) {
            std::cout << change.path << ": " << change.before << " → " << change.after << '\n';
        }
    }
}
