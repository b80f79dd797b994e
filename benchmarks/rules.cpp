// Answers in columns alone, and with the rule that gave each and its clause beside it: the mini plan, and eight answers
// of the plan of Longgang. The two of a pair are to be compared in turns:
// benchmark-rules --benchmark_enable_random_interleaving=true --benchmark_repetitions=15
#include "../src/columns/made.hpp"

#include <guiju/guiju.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace guiju;
using program::type_kind;

const std::shared_ptr<columns::buffer_pool>& pool() {
    static const auto one = std::make_shared<columns::buffer_pool>();
    return one;
}

struct column {
    columns::arrow_schema schema;
    columns::arrow_array array;
};

/// Columns of values drawn at random, as the types of a record want them, in the narrowest form; small enough for what
/// fields allow.
class drawn {
public:
    explicit drawn(const program::program& p) : p_(p) {}

    column record(const std::string& name, program::record_id id, std::int64_t rows) {
        std::vector<columns::arrow_schema> schemas;
        std::vector<columns::arrow_array> arrays;
        for (const auto& field : p_[id].fields) {
            auto made = of(field.name, p_[field.type], rows);
            schemas.push_back(std::move(made.schema));
            arrays.push_back(std::move(made.array));
        }
        return {columns::make_schema("+s", name, true, std::move(schemas)),
                columns::make_array(rows, 0, no_validity(), std::move(arrays))};
    }

private:
    static std::vector<columns::buffer> no_validity() {
        std::vector<columns::buffer> made;
        made.emplace_back();
        return made;
    }

    template <class T, class Draw>
    std::vector<columns::buffer> cells(std::int64_t rows, Draw draw) {
        auto made = no_validity();
        made.emplace_back(pool(), static_cast<std::size_t>(rows) * sizeof(T));
        for (std::int64_t i = 0; i < rows; ++i) {
            made.back().as<T>()[i] = static_cast<T>(draw());
        }
        return made;
    }

    template <class T, class Draw>
    column fixed(const char* format, const std::string& name, std::int64_t rows, Draw draw) {
        return {columns::make_schema(format, name, true), columns::make_array(rows, 0, cells<T>(rows, draw))};
    }

    std::uint64_t below(std::uint64_t n) { return draw_() % n; }

    column words(const std::string& name, const std::vector<std::string>& all, std::int64_t rows) {
        auto codes = cells<std::int8_t>(rows, [&] { return below(all.size()); });
        return {columns::make_schema("c", name, true, {}, columns::make_schema("u", "", true)),
                columns::make_array(rows, 0, std::move(codes), {}, columns::make_texts(all, pool()))};
    }

    /// Few rows have items, and few of them many.
    column list(const std::string& name, const program::type& element, std::int64_t rows) {
        std::int32_t at = 0;
        auto offsets = cells<std::int32_t>(rows + 1, [&] {
            const auto before = at;
            at += below(3) == 0 ? static_cast<std::int32_t>(1 + below(4)) : 0;
            return before;
        });
        std::vector<columns::arrow_schema> schemas;
        std::vector<columns::arrow_array> arrays;
        auto items = of("item", element, at);
        schemas.push_back(std::move(items.schema));
        arrays.push_back(std::move(items.array));
        return {columns::make_schema("+l", name, true, std::move(schemas)),
                columns::make_array(rows, 0, std::move(offsets), std::move(arrays))};
    }

    column of(const std::string& name, const program::type& type, std::int64_t rows) {
        constexpr std::uint64_t first_day = 18'993; // 2022-01-01
        constexpr std::uint64_t days = 4 * 365;
        switch (type.kind) {
        case type_kind::money:
            return fixed<std::int32_t>("d:9,2,32", name, rows, [&] { return below(200'001); });
        case type_kind::number:
            return fixed<std::int8_t>("c", name, rows, [&] { return below(9); });
        case type_kind::boolean:
            return {columns::make_schema("b", name, true),
                    columns::make_array(rows, 0, cells<std::uint8_t>(rows, [&] { return draw_(); }))};
        case type_kind::date:
            return fixed<std::int32_t>("tdD", name, rows, [&] { return first_day + below(days); });
        case type_kind::category:
            return words(name, p_.categories[static_cast<std::size_t>(type.category)].body->values, rows);
        case type_kind::list:
            return list(name, p_[type.element], rows);
        case type_kind::record:
            return record(name, type.record, rows);
        default:
            return words(name, {"a", "b", "c", "d", "e"}, rows);
        }
    }

    const program::program& p_;
    std::mt19937_64 draw_{1};
};

/// What is asked of so many records.
struct question {
    policy of;
    std::string record;
    std::vector<std::string> answers;
    column everyone;

    question(const char* file, std::string of_record, std::vector<std::string> asked, std::int64_t rows)
        : of(load(std::string(GUIJU_SOURCE_DIR "/examples/") + file).value()), record(std::move(of_record)),
          answers(std::move(asked)), everyone(drawn(of.program()).record("", *of.record(record), rows)) {}
};

const question& mini() {
    static const question one("mini/mini.rules.md", "organisation", {"total"}, 1'000'000);
    return one;
}

const question& longgang() {
    static const question one(
        "longgang/longgang.rules.md", "组织",
        {"等级奖励", "社保补贴", "优先承接", "当前等级", "重点类型", "党的工作覆盖", "现职领导取酬", "差旅报销"},
        200'000);
    return one;
}

void answered(benchmark::State& state, const question& (*asked)(), bool rules) {
    const auto& q = asked();
    columns::options how;
    how.decimals = columns::decimal_width::narrow;
    how.rules = rules;
    const auto engine = q.of.columns(*q.everyone.schema, q.answers, {}, how, q.record).value();
    for (const auto& one : engine.plan()) {
        if (!one.in_columns) {
            state.SkipWithError((one.column + ": " + one.why_not.en).c_str());
        }
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine(*q.everyone.array).value());
    }
    state.SetItemsProcessed(state.iterations() * q.everyone.array->length);
}
BENCHMARK_CAPTURE(answered, mini_alone, mini, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answered, mini_with_rules, mini, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answered, longgang_alone, longgang, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answered, longgang_with_rules, longgang, true)->Unit(benchmark::kMillisecond);

} // namespace
