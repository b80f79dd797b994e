// One record: the mini plan from structs and from JSON, an organisation of the plan of Longgang; with and without
// derivation; loading.
#include <guiju/guiju.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace guiju;

enum class grade { none, a3, a4, a5 };

struct organisation {
    grade rating = grade::a3;
    bool first_time = true;
    decimal grant{10001, -2};
    decimal labour{6000, -2};
    decimal contribution{100000, -2};
    int hires = 2;
    int months = 13;
};

const layout<organisation> organisations{"organisation",
                                         {{"rating", &organisation::rating},
                                          {"first_time", &organisation::first_time},
                                          {"grant", &organisation::grant},
                                          {"labour", &organisation::labour},
                                          {"contribution", &organisation::contribution},
                                          {"hires", &organisation::hires},
                                          {"months", &organisation::months}}};

const std::string examples = std::string(GUIJU_SOURCE_DIR) + "/examples/";

const policy& mini() {
    static const policy made = load(examples + "mini/mini.rules.md").value();
    return made;
}
const policy& longgang() {
    static const policy made = load(examples + "longgang/longgang.rules.md").value();
    return made;
}

void mini_struct(benchmark::State& state) {
    const auto total = mini().typed("total", organisations).value();
    organisation one;
    scratch memory;
    int i = 0;
    for (auto _ : state) {
        one.rating = static_cast<grade>(++i % 4);
        one.months = i % 24;
        benchmark::DoNotOptimize(total(one, memory));
    }
}
BENCHMARK(mini_struct);

/// The plain machine over a record that is there already.
void mini_machine(benchmark::State& state) {
    const auto asked = mini().native("total", organisations.native(), {}, {}).value();
    const auto id = mini().answers("total").value().front();
    const organisation one;
    const value record = asked.record(&one);
    const evaluate::question how;
    scratch memory;
    for (auto _ : state) {
        benchmark::DoNotOptimize(mini().evaluator().compute(id, record, {}, {}, how, memory));
    }
}
BENCHMARK(mini_machine);

/// The same from a question that is settled.
void mini_settled(benchmark::State& state) {
    const auto asked = mini().native("total", organisations.native(), {}, {}).value();
    const auto total = mini().settled("total").value();
    const organisation one;
    const value record = asked.record(&one);
    scratch memory;
    for (auto _ : state) {
        benchmark::DoNotOptimize(total.ask(record, memory));
    }
}
BENCHMARK(mini_settled);

void mini_json(benchmark::State& state) {
    const auto facts = read_json(
        R"({"rating": "3A", "first_time": true, "grant": "100.01", "labour": 60, "contribution": 1000, "hires": 2, "months": 13})",
        "facts");
    for (auto _ : state) {
        benchmark::DoNotOptimize(mini().evaluate("total", *facts));
    }
}
BENCHMARK(mini_json);

const char* const rated =
    R"({"编号": "s1", "级别": "市级", "评级": [{"等级": "3A", "取得日期": "2023-05-01"}, {"等级": "5A", "取得日期": "2025-05-01"}]})";

void longgang_reward(benchmark::State& state, bool with_derivation) {
    const auto facts = read_json(rated, "facts").value();
    const auto id = longgang().answers("等级奖励").value().front();
    const auto record = evaluate::bind(longgang().program(), *longgang().record("组织"), facts).record;
    evaluate::question how;
    how.with_derivation = with_derivation;
    scratch memory;
    for (auto _ : state) {
        benchmark::DoNotOptimize(longgang().evaluator().ask(id, record, {}, {}, how, memory));
    }
}
BENCHMARK_CAPTURE(longgang_reward, plain, false);
BENCHMARK_CAPTURE(longgang_reward, with_derivation, true);

void mini_total(benchmark::State& state, bool with_derivation) {
    const auto asked = mini().native("total", organisations.native(), {}, {}).value();
    const auto id = mini().answers("total").value().front();
    const organisation one;
    const value record = asked.record(&one);
    evaluate::question how;
    how.with_derivation = with_derivation;
    scratch memory;
    for (auto _ : state) {
        benchmark::DoNotOptimize(mini().evaluator().ask(id, record, {}, {}, how, memory));
    }
}
BENCHMARK_CAPTURE(mini_total, plain, false);
BENCHMARK_CAPTURE(mini_total, with_derivation, true);

void load_and_first_answer(benchmark::State& state) {
    const auto facts = read_json(rated, "facts").value();
    for (auto _ : state) {
        const auto plan = load(examples + "longgang/longgang.rules.md").value();
        benchmark::DoNotOptimize(plan.evaluate("等级奖励", facts));
    }
}
BENCHMARK(load_and_first_answer)->Unit(benchmark::kMillisecond);

} // namespace
