// Totals of the mini plan over ten million organisations: the answers alone, then added up, by keys, with a quantile.
#include "../src/columns/made.hpp"

#include <guiju/guiju.hpp>

#include <benchmark/benchmark.h>

#include <cstring>
#include <random>
#include <vector>

namespace {

using namespace guiju;

constexpr std::int64_t rows = 1'000'000;

const std::shared_ptr<columns::buffer_pool>& pool() {
    static const auto one = std::make_shared<columns::buffer_pool>();
    return one;
}

template <class T, class Draw>
columns::arrow_array column(Draw draw) {
    std::vector<columns::buffer> buffers;
    buffers.emplace_back();
    buffers.emplace_back(pool(), static_cast<std::size_t>(rows) * sizeof(T));
    for (std::int64_t i = 0; i < rows; ++i) {
        buffers.back().as<T>()[i] = static_cast<T>(draw());
    }
    return columns::make_array(rows, 0, std::move(buffers));
}

struct population {
    columns::arrow_schema schema;
    columns::arrow_array array;

    population() {
        std::mt19937_64 draw(1);
        const auto below = [&draw](std::uint64_t n) { return [&draw, n] { return draw() % n; }; };
        std::vector<columns::arrow_schema> schemas;
        std::vector<columns::arrow_array> arrays;
        std::vector<columns::buffer> codes;
        codes.emplace_back();
        codes.emplace_back(pool(), static_cast<std::size_t>(rows));
        for (std::int64_t i = 0; i < rows; ++i) {
            codes.back().as<std::int8_t>()[i] = static_cast<std::int8_t>(draw() % 4);
        }
        schemas.push_back(columns::make_schema("c", "rating", true, {}, columns::make_schema("u", "", true)));
        arrays.push_back(columns::make_array(rows, 0, std::move(codes), {},
                                             columns::make_texts({"none", "3A", "4A", "5A"}, pool())));
        std::vector<columns::buffer> bits;
        bits.emplace_back();
        bits.emplace_back(pool(), static_cast<std::size_t>(rows) / 8 + 1);
        for (std::int64_t i = 0; i <= rows / 8; ++i) {
            bits.back().as<std::uint8_t>()[i] = static_cast<std::uint8_t>(draw());
        }
        schemas.push_back(columns::make_schema("b", "first_time", true));
        arrays.push_back(columns::make_array(rows, 0, std::move(bits)));
        for (const auto& [name, most] :
             {std::pair{"grant", 100'000'001}, std::pair{"labour", 100'000'001}, std::pair{"contribution", 200'001}}) {
            schemas.push_back(columns::make_schema("d:9,2,32", name, true));
            arrays.push_back(column<std::int32_t>(below(static_cast<std::uint64_t>(most))));
        }
        for (const auto& [name, most] : {std::pair{"hires", 9}, std::pair{"months", 24}}) {
            schemas.push_back(columns::make_schema("c", name, true));
            arrays.push_back(column<std::int8_t>(below(static_cast<std::uint64_t>(most))));
        }
        schema = columns::make_schema("+s", "", false, std::move(schemas));
        std::vector<columns::buffer> none;
        none.emplace_back();
        array = columns::make_array(rows, 0, std::move(none), std::move(arrays));
    }
};

const population& everyone() {
    static const population all;
    return all;
}

const policy& mini() {
    static const policy loaded = load(GUIJU_SOURCE_DIR "/examples/mini/mini.rules.md").value();
    return loaded;
}

columns::engine engine_for(unsigned threads) {
    columns::options how;
    how.statuses = false;
    how.decimals = columns::decimal_width::narrow;
    how.threads = threads;
    return mini().columns(*everyone().schema, {"total"}, {}, how).value();
}

void answers(benchmark::State& state) {
    const auto engine = engine_for(1);
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine(*everyone().array).value());
    }
    state.SetItemsProcessed(state.iterations() * rows);
}
BENCHMARK(answers);

void totals_of(benchmark::State& state, const std::vector<std::string>& written, const std::vector<std::string>& by) {
    std::vector<columns::total> asked;
    for (const auto& one : written) {
        asked.push_back(columns::read_total(one).value());
    }
    auto all = columns::totals::make(engine_for(static_cast<unsigned>(state.range(0))), asked, by).value();
    for (auto _ : state) {
        if (!all.add(*everyone().array).empty()) {
            state.SkipWithError("no totals");
        }
    }
    benchmark::DoNotOptimize(all.table().value());
    state.SetItemsProcessed(state.iterations() * rows);
}
BENCHMARK_CAPTURE(totals_of, sum, {"sum(total)"}, {})->Arg(1)->Arg(2)->UseRealTime();
BENCHMARK_CAPTURE(totals_of, sum_by_rating, {"sum(total)", "mean(total)", "count()"}, {"rating"})
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime();
BENCHMARK_CAPTURE(totals_of, all_by_two_keys, {"sum(total)", "min(total)", "max(total)"}, {"rating", "hires"})
    ->Arg(1)
    ->UseRealTime();
BENCHMARK_CAPTURE(totals_of, median_of_few, {"median(hires)"}, {"rating"})->Arg(1)->UseRealTime();
BENCHMARK_CAPTURE(totals_of, median_of_many, {"median(labour)"}, {})->Arg(1)->UseRealTime();

} // namespace
