/// What decision tables cost: reading, indexing, analysing, looking up; from fifty rules to fifty thousand.
#include <guiju/evaluate/scratch.hpp>
#include <guiju/guiju.hpp>
#include <guiju/program/table_index.hpp>
#include <guiju/prove/tables.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using guiju::value;

/// Numbers of a linear congruential sequence: the same in every run.
class sequence {
public:
    std::uint64_t below(std::uint64_t end) {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return (state_ >> 33) % end;
    }

private:
    std::uint64_t state_ = 1;
};

/// Tables of seven columns whose rules are drawn at random, so that they lie across each other.
enum class table_kind : std::uint8_t { mixed, ranges };

std::string range_of(sequence& random, std::uint64_t end, std::uint64_t width) {
    const auto low = random.below(end);
    return "[" + std::to_string(low) + ".." + std::to_string(low + 1 + random.below(width)) + ")";
}

/// Draws one after the other, in the order of benchmarks/random_table.py.
std::string mixed_cells(sequence& random) {
    const auto maybe = random.below(3);
    const auto grade = random.below(10);
    const auto region = random.below(20);
    const auto age = range_of(random, 100, 60);
    const auto amount = random.below(100'000);
    const auto score = random.below(1'000);
    const auto city = random.below(200);
    return "\"g" + std::to_string(grade) + "\" | \"r" + std::to_string(region) + "\" | " + age +
           " | >= " + std::to_string(amount) + " | < " + std::to_string(score) + " | " +
           (maybe == 0   ? "-"
            : maybe == 1 ? "true"
                         : "false") +
           " | \"c" + std::to_string(city) + "\"";
}

std::string range_cells(sequence& random) {
    std::string cells;
    for (int i = 0; i < 7; ++i) {
        cells += (i == 0 ? "" : " | ") + range_of(random, 1'000, 700);
    }
    return cells;
}

std::string names(const std::string& letter, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += (i == 0 ? "" : ", ") + letter + std::to_string(i);
    }
    return all;
}

/// A policy with one table of the kind, first hit.
std::string policy_of(table_kind kind, std::int64_t rules) {
    const bool mixed = kind == table_kind::mixed;
    std::string text = "policy tables\ncategory grade: " + names("g", 10) + "\ncategory region: " + names("r", 20) +
                       "\nrecord org, identified by id\n  id: text\n";
    text += mixed ? "  grade: grade\n  region: region\n  age: number\n  amount: number\n  score: number\n"
                    "  first: boolean\n  city: text\n"
                  : "  x0: number\n  x1: number\n  x2: number\n  x3: number\n  x4: number\n  x5: number\n"
                    "  x6: number\n";
    text += "decision answer: number, for each org\n  table F\n    | ";
    text += mixed ? "grade | region | age | amount | score | first | city" : "x0 | x1 | x2 | x3 | x4 | x5 | x6";
    text += " || answer |\n";
    sequence random;
    for (std::int64_t i = 0; i < rules; ++i) {
        text += "    | " + (mixed ? mixed_cells(random) : range_cells(random)) + " || " + std::to_string(i) + " |\n";
    }
    return text;
}

guiju::policy loaded(table_kind kind, std::int64_t rules) {
    return guiju::parse(policy_of(kind, rules), "tables.rules").value();
}

/// Records that the table was not made from: some hit a rule, most do not.
std::vector<value> records_for(const guiju::policy& of, table_kind kind) {
    const auto& type = of.program().records.at(0);
    const auto category = [&of](std::size_t which, std::uint64_t ordinal) {
        return value(of.program().categories[which].body, static_cast<std::uint32_t>(ordinal));
    };
    sequence random;
    const auto number = [&random](std::uint64_t end) { return value(guiju::decimal(random.below(end))); };
    std::vector<value> all;
    for (int i = 0; i < 1'000; ++i) {
        std::vector<value> fields{"o"};
        if (kind == table_kind::mixed) {
            fields.insert(fields.end(),
                          {category(0, random.below(10)), category(1, random.below(20)), number(150), number(100'000),
                           number(1'000), value(random.below(2) == 0), value("c" + std::to_string(random.below(200)))});
        } else {
            for (int c = 0; c < 7; ++c) {
                fields.push_back(number(1'600));
            }
        }
        all.emplace_back(guiju::shared<const guiju::context_body>(
            guiju::make_shared_body<guiju::context_body>(type.shape, std::move(fields))));
    }
    return all;
}

void load(benchmark::State& state, table_kind kind) {
    const auto text = policy_of(kind, state.range(0));
    for (auto _ : state) {
        auto made = guiju::parse(text, "tables.rules");
        benchmark::DoNotOptimize(made);
        state.PauseTiming(); // to let go of it again is no part of loading it
        made = {guiju::diagnostics{}};
        state.ResumeTiming();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void index(benchmark::State& state, table_kind kind) {
    const auto policy = loaded(kind, state.range(0));
    const auto& program = policy.program();
    for (auto _ : state) {
        const guiju::program::table_index made(guiju::program::boxes_of(program, program.tables[0]));
        benchmark::DoNotOptimize(made.size());
    }
    state.counters["bytes"] = static_cast<double>(program.tables[0].index->size());
}

void analyse(benchmark::State& state, table_kind kind) {
    const auto policy = loaded(kind, state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(guiju::prove::analyse(policy.program(), policy.program().tables[0]));
    }
}

/// One record through the evaluator: fields, table, output.
void answer(benchmark::State& state, table_kind kind) {
    const auto policy = loaded(kind, state.range(0));
    const auto records = records_for(policy, kind);
    guiju::evaluate::scratch memory;
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(policy.evaluator().compute(guiju::program::answer_id{0},
                                                            records[at++ % records.size()], {}, {}, {}, memory));
    }
}

/// The lookup alone: values to places, places to rules.
void find(benchmark::State& state, table_kind kind) {
    const auto policy = loaded(kind, state.range(0));
    const auto records = records_for(policy, kind);
    const auto& index = *policy.program().tables[0].index;
    std::vector<guiju::program::rule_index> found;
    std::vector<guiju::program::place> places(7);
    std::size_t at = 0;
    for (auto _ : state) {
        const auto& fields = records[at++ % records.size()].as_context().values;
        for (std::size_t c = 0; c < 7; ++c) {
            places[c] = index.all().along(c).of(fields[c + 1]).value_or(guiju::program::null_place);
        }
        index.find(places, found);
        benchmark::DoNotOptimize(found.data());
    }
}

} // namespace

BENCHMARK_CAPTURE(load, mixed, table_kind::mixed)->Arg(50)->Arg(500)->Arg(5'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load, ranges, table_kind::ranges)->Arg(50)->Arg(500)->Arg(5'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(index, mixed, table_kind::mixed)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(index, ranges, table_kind::ranges)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyse, mixed, table_kind::mixed)->Arg(500)->Arg(5'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyse, ranges, table_kind::ranges)->Arg(500)->Arg(5'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, mixed, table_kind::mixed)->Arg(50)->Arg(500)->Arg(5'000)->Arg(50'000);
BENCHMARK_CAPTURE(answer, ranges, table_kind::ranges)->Arg(50)->Arg(500)->Arg(5'000)->Arg(50'000);
BENCHMARK_CAPTURE(find, mixed, table_kind::mixed)->Arg(50)->Arg(500)->Arg(5'000)->Arg(50'000);
BENCHMARK_CAPTURE(find, ranges, table_kind::ranges)->Arg(50)->Arg(500)->Arg(5'000)->Arg(50'000);
