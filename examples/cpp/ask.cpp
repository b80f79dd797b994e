// Loads a policy, asks one answer about one organisation, and says how it was found.
#include <guiju/guiju.hpp>

#include <iostream>

int main(int argc, char** argv) {
    const auto sources = std::make_shared<guiju::source_set>();
    const auto loaded = guiju::load_into(argc > 1 ? argv[1] : "examples/longgang/longgang.rules.md", sources);
    if (!loaded) {
        std::cerr << guiju::render(loaded.problems(), *sources);
        return 1;
    }
    const auto& plan = *loaded;
    const auto organisation = guiju::facts{}
                                  .set("编号", "s1")
                                  .set("级别", "市级")
                                  .add("评级", guiju::facts{}.set("等级", "3A").set("取得日期", "2023-05-01"))
                                  .add("评级", guiju::facts{}.set("等级", "5A").set("取得日期", "2025-05-01"));

    const auto reward = plan.evaluate("等级奖励", organisation).value();
    std::cout << reward.value << '\n';

    // Names go by either language; what nobody has said makes an answer undetermined, never zero.
    const auto unknown = plan.evaluate("rating_reward", guiju::facts{}.set("level", "municipal")).value();
    std::cout << guiju::evaluate::name_of(unknown.status);
    for (const auto& need : unknown.needs) {
        std::cout << ' ' << need;
    }
    std::cout << '\n' << guiju::to_json_line(plan, reward) << '\n';
}
