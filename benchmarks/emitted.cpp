// The mini plan as an emitted header: a loop over columns beside one that only reads them, and hand-written C++; and
// one call on one record. Build with the compiler's native flags for what it can do.
#include "../examples/mini/mini.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace {

/// Columns of ten million organisations, amounts in fen.
struct population {
    std::vector<std::uint8_t> rating, first_time;
    std::vector<std::int64_t> grant, labour, contribution, hires, months, total;

    explicit population(std::size_t size)
        : rating(size), first_time(size), grant(size), labour(size), contribution(size), hires(size), months(size),
          total(size) {
        std::mt19937_64 draw(1);
        const auto up_to = [&draw](std::uint64_t most) { return static_cast<std::int64_t>(draw() % (most + 1)); };
        for (std::size_t i = 0; i < size; ++i) {
            rating[i] = static_cast<std::uint8_t>(up_to(3));
            first_time[i] = up_to(9) < 3 ? 1 : 0;
            grant[i] = up_to(100'000'000);
            labour[i] = up_to(100'000'000);
            contribution[i] = up_to(200'000);
            hires[i] = up_to(8);
            months[i] = up_to(23);
        }
    }
};

population& everyone() {
    static population all(10'000'000);
    return all;
}

template <class Row>
[[gnu::noinline]] void over(population& p, Row row) {
    const auto* __restrict rating = p.rating.data();
    const auto* __restrict first = p.first_time.data();
    const auto* __restrict grant = p.grant.data();
    const auto* __restrict labour = p.labour.data();
    const auto* __restrict contribution = p.contribution.data();
    const auto* __restrict hires = p.hires.data();
    const auto* __restrict months = p.months.data();
    auto* __restrict total = p.total.data();
    const auto size = p.total.size();
    for (std::size_t i = 0; i < size; ++i) {
        total[i] = row(rating[i], first[i], grant[i], labour[i], contribution[i], hires[i], months[i]);
    }
}

template <class Row>
void measure(benchmark::State& state, Row row) {
    auto& p = everyone();
    for (auto _ : state) {
        over(p, row);
        benchmark::DoNotOptimize(p.total.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(p.total.size()));
}

mini::given::organisation organisation(std::uint8_t rating, std::uint8_t first, std::int64_t grant, std::int64_t labour,
                                       std::int64_t contribution, std::int64_t hires, std::int64_t months) {
    const auto narrow = [](std::int64_t n) { return static_cast<std::int32_t>(n); };
    mini::given::organisation made;
    made.rating = static_cast<mini::grade>(rating);
    made.first_time = first != 0;
    made.grant = decltype(made.grant)::of(narrow(grant));
    made.labour = decltype(made.labour)::of(narrow(labour));
    made.contribution = decltype(made.contribution)::of(narrow(contribution));
    made.hires = decltype(made.hires)::of(narrow(hires));
    made.months = decltype(made.months)::of(narrow(months));
    return made;
}

void memory_limit(benchmark::State& state) {
    measure(state, [](auto... column) { return (static_cast<std::int64_t>(column) + ...); });
}
BENCHMARK(memory_limit)->Unit(benchmark::kMillisecond);

void emitted_columns(benchmark::State& state) {
    measure(state, [](auto... column) { return std::int64_t{mini::given::total(organisation(column...)).units}; });
}
BENCHMARK(emitted_columns)->Unit(benchmark::kMillisecond);

void hand_written_columns(benchmark::State& state) {
    measure(state, [](auto rating, auto first, auto grant, auto labour, auto contribution, auto hires, auto months) {
        const std::int64_t reward = std::int64_t{rating} * 10'000'000 * std::int64_t{first};
        return reward + std::min(labour * 10, grant * 5) +
               hires * contribution * std::min<std::int64_t>(months, 12) * 10;
    });
}
BENCHMARK(hand_written_columns)->Unit(benchmark::kMillisecond);

void one_record(benchmark::State& state) {
    auto one = organisation(2, 1, 10'001, 6'000, 100'000, 2, 13);
    for (auto _ : state) {
        benchmark::DoNotOptimize(one);
        benchmark::DoNotOptimize(mini::given::total(one));
    }
}
BENCHMARK(one_record);

void one_record_with_holes(benchmark::State& state) {
    mini::organisation one{.rating = mini::grade::g3A, .first_time = true};
    for (auto _ : state) {
        benchmark::DoNotOptimize(one);
        benchmark::DoNotOptimize(mini::total(one));
    }
}
BENCHMARK(one_record_with_holes);

} // namespace
