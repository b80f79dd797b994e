/// What the operations of decimals cost, on money and on numbers of 34 digits.
#include "guiju/value/decimal.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using guiju::decimal;

constexpr std::size_t count = 256;

struct pair {
    decimal a;
    decimal b;
};

/// Pairs of numbers from a linear congruential sequence: the same in every run.
class sequence {
public:
    std::uint64_t next() {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return state_ >> 16;
    }

private:
    std::uint64_t state_ = 1;
};

/// Amounts up to a million with two decimals, and rates and counts to apply to them.
const std::array<pair, count>& money() {
    static const std::array<pair, count> pairs = [] {
        std::array<pair, count> filled;
        sequence random;
        for (pair& each : filled) {
            each.a = decimal(static_cast<std::int64_t>(random.next() % 100'000'000), -2);
            each.b =
                decimal(static_cast<std::int64_t>(random.next() % 10'000 + 1), -static_cast<int>(random.next() % 4));
        }
        return filled;
    }();
    return pairs;
}

/// Quotients, with all 34 digits.
const std::array<pair, count>& long_numbers() {
    static const std::array<pair, count> pairs = [] {
        std::array<pair, count> filled;
        sequence random;
        for (pair& each : filled) {
            each.a = decimal(random.next()) / 7919;
            each.b = decimal(random.next() % 1'000'000'007) / 104'729;
        }
        return filled;
    }();
    return pairs;
}

template <typename Operation>
void measure(benchmark::State& state, const std::array<pair, count>& pairs, Operation operation) {
    std::size_t at = 0;
    for (auto _ : state) {
        const pair& each = pairs[at++ % count];
        benchmark::DoNotOptimize(operation(each.a, each.b));
    }
}

constexpr auto adds = [](const decimal& a, const decimal& b) { return a + b; };
constexpr auto multiplies = [](const decimal& a, const decimal& b) { return a * b; };
constexpr auto divides = [](const decimal& a, const decimal& b) { return a / b; };
constexpr auto compares = [](const decimal& a, const decimal& b) { return a < b; };
constexpr auto equals = [](const decimal& a, const decimal& b) { return a == b; };
constexpr auto rounds = [](const decimal& a, const decimal&) { return quantize(a, -1); };
constexpr auto hashes = [](const decimal& a, const decimal&) { return hash_value(a); };
constexpr auto prints = [](const decimal& a, const decimal&) { return to_characters(a); };
constexpr auto roots = [](const decimal& a, const decimal&) { return sqrt(a); };
constexpr auto exponentiates = [](const decimal& a, const decimal&) { return exp(decimal(1) / (a + 1)); };
constexpr auto takes_logarithms = [](const decimal& a, const decimal&) { return ln(a + 1); };

void parses(benchmark::State& state) {
    const std::string text = "1234567.89";
    for (auto _ : state) {
        benchmark::DoNotOptimize(decimal::parse(text));
    }
}

} // namespace

BENCHMARK_CAPTURE(measure, add_money, money(), adds);
BENCHMARK_CAPTURE(measure, add_long, long_numbers(), adds);
BENCHMARK_CAPTURE(measure, multiply_money, money(), multiplies);
BENCHMARK_CAPTURE(measure, multiply_long, long_numbers(), multiplies);
BENCHMARK_CAPTURE(measure, divide_money, money(), divides);
BENCHMARK_CAPTURE(measure, divide_long, long_numbers(), divides);
BENCHMARK_CAPTURE(measure, compare_money, money(), compares);
BENCHMARK_CAPTURE(measure, compare_long, long_numbers(), compares);
BENCHMARK_CAPTURE(measure, equal_money, money(), equals);
BENCHMARK_CAPTURE(measure, quantize_money, money(), rounds);
BENCHMARK_CAPTURE(measure, quantize_long, long_numbers(), rounds);
BENCHMARK_CAPTURE(measure, hash_money, money(), hashes);
BENCHMARK_CAPTURE(measure, print_money, money(), prints);
BENCHMARK_CAPTURE(measure, print_long, long_numbers(), prints);
BENCHMARK_CAPTURE(measure, sqrt_money, money(), roots);
BENCHMARK_CAPTURE(measure, exp_money, money(), exponentiates);
BENCHMARK_CAPTURE(measure, ln_money, money(), takes_logarithms);
BENCHMARK(parses);
