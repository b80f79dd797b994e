// One policy, many threads: a policy is never changed once it is loaded, and each thread has its own scratch.
#include <guiju/guiju.hpp>

#include <iostream>
#include <thread>
#include <vector>

namespace {

struct organisation {
    std::string rating;
    bool first_time;
    guiju::decimal grant, labour, contribution;
    int hires, months;
};

const guiju::layout<organisation> organisations{"组织",
                                                {{"评级", &organisation::rating},
                                                 {"首次获得", &organisation::first_time},
                                                 {"资助金额", &organisation::grant},
                                                 {"人力成本", &organisation::labour},
                                                 {"月缴费", &organisation::contribution},
                                                 {"招用人数", &organisation::hires},
                                                 {"月数", &organisation::months}}};

constexpr int threads = 4;
constexpr int each = 1000;

} // namespace

int main(int argc, char** argv) {
    const auto plan = guiju::load(argc > 1 ? argv[1] : "examples/mini/mini.rules.md").value();
    const auto total = plan.typed("合计金额", organisations).value();

    std::vector<guiju::decimal> sums(threads);
    {
        std::vector<std::jthread> workers;
        for (int t = 0; t < threads; ++t) {
            workers.emplace_back([&, t] {
                guiju::scratch memory;
                for (int i = 0; i < each; ++i) {
                    sums[static_cast<std::size_t>(t)] +=
                        total({"3A", i % 10 < 3, 100, i, guiju::decimal(i, -2), t, i % 24}, memory).as_number();
                }
            });
        }
    }
    for (const auto& sum : sums) {
        std::cout << guiju::value(sum) << '\n';
    }
}
