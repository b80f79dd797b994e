#include "batches.hpp"
#include "columns/exact_sum.hpp"

#include <guiju/columns/aggregate.hpp>
#include <guiju/meaning/to_text.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

// Totals are those of plain decimals added up over the answers of the evaluator of one record, whatever the order of
// the rows, the batches and the threads.
namespace guiju::columns {
namespace {

using namespace testing;

using source = std::mt19937_64;

const policy& rules() {
    static const policy loaded = parse("policy totals\n  default as of 2025-12-31\n"
                                       "category level, ordered: A, B, C\n"
                                       "record thing\n  a: money, optional\n  n: number\n  k: number\n  flag: boolean\n"
                                       "  grade: level\n  day: date, optional\n"
                                       "benefit paid: money, for each thing\n  = 0.125 * a + 1 CNY\n"
                                       "decision size: number, for each thing\n  = n * n - 3\n"
                                       "decision part: number, for each thing\n  = n / k\n"
                                       "decision better: boolean, for each thing\n  = flag and n > 0\n"
                                       "decision up: level, for each thing\n  = if flag then \"C\" else grade\n"
                                       "decision last: date, for each thing\n  = day\n"
                                       "limit most: money, for each thing\n  actual a\n  at most 500 CNY\n"
                                       "benefit yearly: money, for each thing, for each year in [2023, 2024, 2025]\n"
                                       "  = a * (year - 2022)\n",
                                       "totals.rules")
                                     .value();
    return loaded;
}

/// Rows whose order can be changed before they become a batch.
struct rows {
    cells<std::int64_t> a;
    cells<std::int16_t> n;
    cells<std::int8_t> k, grade;
    cells<bool> flag;
    cells<std::int32_t> day;
    cells<std::string> place;

    [[nodiscard]] std::size_t size() const { return a.size(); }
};

template <class T>
cells<T> taken(const cells<T>& from, std::span<const std::size_t> order) {
    cells<T> made;
    for (const auto i : order) {
        made.push_back(from[i]);
    }
    return made;
}

column batch_of(const rows& all, std::span<const std::size_t> order) {
    return table(
        "", static_cast<std::int64_t>(order.size()), fixed<std::int64_t>("a", "d:16,2,64", taken(all.a, order)),
        fixed<std::int16_t>("n", "s", taken(all.n, order)), fixed<std::int8_t>("k", "c", taken(all.k, order)),
        booleans("flag", taken(all.flag, order)), dictionary("grade", {"A", "B", "C"}, taken(all.grade, order)),
        fixed<std::int32_t>("day", "tdD", taken(all.day, order)), texts("place", taken(all.place, order)));
}

rows drawn(source& from, std::size_t count) {
    rows made;
    const auto below = [&](std::size_t n) { return static_cast<std::int64_t>(from() % n); };
    const std::vector<std::string> places{"龙岗", "坂田", "Longgang", ""};
    for (std::size_t i = 0; i < count; ++i) {
        const bool none = below(9) == 0;
        made.a.push_back(none ? std::nullopt
                              : std::optional(below(5) == 0 ? 99'999'999'999'999 : below(200'000) - 50'000));
        made.n.push_back(below(20) == 0 ? std::nullopt : std::optional(static_cast<std::int16_t>(below(100) - 20)));
        made.k.push_back(static_cast<std::int8_t>(below(8)));
        made.grade.push_back(below(15) == 0 ? std::nullopt : std::optional(static_cast<std::int8_t>(below(3))));
        made.flag.push_back(below(25) == 0 ? std::nullopt : std::optional(below(2) == 0));
        made.day.push_back(below(5) == 0 ? std::nullopt
                                         : std::optional(static_cast<std::int32_t>(19'700 + below(400))));
        made.place.push_back(below(7) == 0 ? std::nullopt : std::optional(places[static_cast<std::size_t>(below(4))]));
    }
    return made;
}

std::vector<std::size_t> in_order(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

std::vector<total> asked_for(const std::vector<std::string>& written) {
    std::vector<total> all;
    for (const auto& one : written) {
        all.push_back(read_total(one).value());
    }
    return all;
}

result<totals> made_for(const ArrowSchema& schema, const std::vector<std::string>& written,
                        const std::vector<std::string>& by, unsigned threads = 1, const totals_limits& limits = {}) {
    const auto asked = asked_for(written);
    const auto needed = needed_by(rules().program(), asked, by);
    options how;
    how.threads = threads;
    how.statuses = needed.statuses;
    how.judged = needed.judged;
    auto names = needed.answers;
    if (names.empty()) {
        names.emplace_back("size");
    }
    return totals::make(rules().columns(schema, names, {}, how).value(), asked, by, limits);
}

total_table told(const std::vector<column>& batches, const std::vector<std::string>& written,
                 const std::vector<std::string>& by, unsigned threads = 1) {
    auto made = made_for(*batches.front().schema, written, by, threads).value();
    for (const auto& one : batches) {
        const auto problems = made.add(*one.array);
        EXPECT_TRUE(problems.empty()) << problems.front().what.en;
    }
    return made.table().value();
}

std::string shown(const total_table& all) {
    std::string made;
    for (const auto& group : all.groups) {
        for (const auto& v : group.keys) {
            made += meaning::to_text(v) + " ";
        }
        made += "|";
        for (const auto& v : group.totals) {
            made += " " + meaning::to_text(v);
        }
        made += "\n";
    }
    return made;
}

/// The decimals of one answer in a group, added up one after the other.
class plain_values {
public:
    void add(const value& v) {
        if (v.is_null()) {
            ++nulls_;
        } else {
            values_.push_back(v.is(kind::boolean) ? decimal(v.is_true() ? 1 : 0) : v.as_number());
        }
    }
    [[nodiscard]] std::string told(const std::string& what) {
        std::ranges::sort(values_, [](const auto& a, const auto& b) { return a < b; });
        const auto count = decimal(static_cast<std::int64_t>(values_.size()));
        if (what == "count") {
            return text(count);
        }
        if (what == "nulls") {
            return text(decimal(static_cast<std::int64_t>(nulls_)));
        }
        if (values_.empty()) {
            return "null";
        }
        decimal sum;
        for (const auto& v : values_) {
            sum = sum + v;
        }
        const auto at = (count - 1) * decimal::parse("0.9").value();
        const auto below = static_cast<std::size_t>(*floor_of(at).to_int64());
        const auto above = std::min(below + 1, values_.size() - 1);
        return text(what == "sum"    ? sum
                    : what == "mean" ? sum / count
                    : what == "min"  ? values_.front()
                    : what == "max"  ? values_.back()
                                     : values_[below] + (values_[above] - values_[below]) * (at - floor_of(at)));
    }

private:
    static decimal floor_of(const decimal& n) { return quantize(n, 0, rounding::floor); }
    static std::string text(const decimal& n) { return reduce(n).to_string(); }
    std::vector<decimal> values_;
    std::size_t nulls_ = 0;
};

std::string plain(const value& v) {
    return v.is_null()                               ? "null"
           : v.is(kind::number) || v.is(kind::money) ? reduce(v.as_number()).to_string()
                                                     : meaning::to_text(v);
}

const std::vector<std::string> statistics{"count", "nulls", "sum", "mean", "min", "max", "quantile"};

/// All of the statistics of an answer, as totals are written.
std::vector<std::string> written_for(const std::string& answer) {
    std::vector<std::string> all;
    for (const auto& what : statistics) {
        all.push_back(what + "(" + answer + (what == "quantile" ? ", 0.9)" : ")"));
    }
    return all;
}

void compare_with_one_record(const rows& all, const column& batch, const std::string& answer, const std::string& key) {
    const auto engine = rules().columns(*batch.schema, {answer}).value();
    const auto id = rules().answers(answer).value().front();
    const auto by = rules().answers(key).value().front();
    std::map<std::string, plain_values> expected;
    evaluate::scratch memory;
    for (std::size_t i = 0; i < all.size(); ++i) {
        // the engine reads only what its answers need
        const auto both = rules().columns(*batch.schema, {answer, key}).value();
        const auto record = both.record(*batch.array, static_cast<std::int64_t>(i));
        const auto k = rules().evaluator().ask(by, record, {}, {}, {}, memory).value;
        expected[plain(k)].add(rules().evaluator().ask(id, record, {}, {}, {}, memory).value);
    }
    auto batches = std::vector<column>();
    batches.push_back(batch_of(all, in_order(all.size())));
    const auto found = told(batches, written_for(answer), {key});
    ASSERT_EQ(found.groups.size(), expected.size());
    for (const auto& group : found.groups) {
        for (std::size_t t = 0; t < statistics.size(); ++t) {
            EXPECT_EQ(plain(group.totals[t]), expected.at(plain(group.keys[0])).told(statistics[t]))
                << answer << " by " << plain(group.keys[0]) << " " << statistics[t];
        }
    }
}

TEST(Totals, AreThoseOfPlainDecimalsOverOneRecordAtATime) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        source from(seed);
        const auto all = drawn(from, 1 + from() % 300);
        const auto batch = batch_of(all, in_order(all.size()));
        for (const std::string answer : {"paid", "size"}) {
            for (const std::string key : {"up", "better"}) {
                compare_with_one_record(all, batch, answer, key);
            }
        }
    }
}

TEST(Totals, AreTheSameInAnyOrderInAnyBatchesOnAnyThreads) {
    std::vector<std::string> written{"count()",     "sum(better)",  "mean(better)",    "min(last)",
                                     "max(last)",   "count(up)",    "share(paid)",     "sum(part)",
                                     "mean(part)",  "median(part)", "sum(most.slack)", "nulls(most.slack)",
                                     "sum(yearly)", "sum(a)"};
    for (const std::string answer : {"paid", "size", "part"}) {
        for (const auto& one : written_for(answer)) {
            written.push_back(one);
        }
    }
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        source from(seed);
        const auto all = drawn(from, 1 + from() % 6000);
        const std::vector<std::vector<std::string>> keys{
            {}, {"grade"}, {"place"}, {"up", "flag"}, {"day"}, {"most.status", "place", "n"}, {"part"}};
        const auto& by = keys[seed % keys.size()];
        auto order = in_order(all.size());
        std::vector<column> one;
        one.push_back(batch_of(all, order));
        const auto expected = shown(told(one, written, by));
        std::ranges::shuffle(order, from);
        std::vector<column> many;
        for (std::size_t at = 0; at < order.size();) {
            const auto count = std::min(order.size() - at, static_cast<std::size_t>(1 + from() % 2500));
            many.push_back(batch_of(all, std::span(order).subspan(at, count)));
            at += count;
        }
        const auto threads = static_cast<unsigned>(1 + from() % 4);
        EXPECT_EQ(shown(told(many, written, by, threads)), expected) << "seed " << seed;
    }
}

TEST(Totals, CountRecordsAndLeaveNullsOut) {
    const rows all{{100, std::nullopt, 300}, {1, 1, 1}, {1, 1, 1},      {0, 0, 1},
                   {true, true, false},      {1, 2, 3}, {"x", "x", "y"}};
    std::vector<column> batches;
    batches.push_back(batch_of(all, in_order(3)));
    const auto found = told(batches, {"count()", "count(a)", "nulls(a)", "sum(a)", "mean(a)", "share(a)"}, {"place"});
    EXPECT_EQ(shown(found), "x | 2 1 1 1.00 1.00 0.25\ny | 1 1 0 3.00 3.00 0.75\n");
    EXPECT_TRUE(found.groups[0].totals[3].is(kind::money));
}

TEST(Totals, GroupByADimensionOfTheAnswers) {
    const rows all{{100, 200}, {1, 1}, {1, 1}, {0, 1}, {true, true}, {1, 2}, {"x", "y"}};
    std::vector<column> batches;
    batches.push_back(batch_of(all, in_order(2)));
    EXPECT_EQ(shown(told(batches, {"sum(yearly)", "count()"}, {"year"})),
              "2023 | 3.00 2\n2024 | 6.00 2\n2025 | 9.00 2\n");
    EXPECT_EQ(shown(told(batches, {"sum(yearly)"}, {})), "| 18.00\n");
    EXPECT_EQ(shown(told(batches, {"sum(yearly[2024])"}, {})), "| 6.00\n");
}

TEST(Totals, OfNothingAreNullButForCounts) {
    const auto batch = batch_of({}, {});
    const auto made = made_for(*batch.schema, {"count()", "count(a)", "sum(a)", "mean(a)", "max(a)", "median(a)"}, {});
    EXPECT_EQ(shown(made->table().value()), "| 0 0 null null null null\n");
}

TEST(Totals, SayWhatIsWrongWithWhatIsAsked) {
    const auto batch = batch_of({}, {});
    const auto code = [&](const std::string& written, const std::vector<std::string>& by) {
        const auto made = made_for(*batch.schema, {written}, by);
        return made ? "fine" : made.problems().front().code;
    };
    EXPECT_EQ(code("sum(gradf)", {}), "totals.column");
    EXPECT_EQ(code("sum(grade)", {}), "totals.type");
    EXPECT_EQ(code("mean(day)", {}), "totals.type");
    EXPECT_EQ(code("sum(a)", {"year"}), "totals.column");
    EXPECT_EQ(code("sum(yearly)", {"year"}), "fine");
    EXPECT_EQ(code("sum(a)", {"yearly"}), "totals.column");
    const auto made = made_for(*batch.schema, {"sum(gradf)"}, {});
    EXPECT_NE(made.problems().front().hint.en.find("grade"), std::string::npos);
    for (const std::string written :
         {"sum", "sum()", "summ(a)", "quantile(a)", "quantile(a, 2)", "quantile(a, x)", "a)("}) {
        const auto read = read_total(written);
        ASSERT_FALSE(read) << written;
        EXPECT_EQ(read.problems().front().code, "totals.syntax");
    }
}

TEST(Totals, AreBounded) {
    rows all;
    for (std::int16_t i = 0; i < 100; ++i) {
        all.a.emplace_back(i);
        all.n.emplace_back(i);
        all.k.emplace_back(std::int8_t{1});
        all.grade.emplace_back(std::int8_t{0});
        all.flag.emplace_back(true);
        all.day.emplace_back(1);
        all.place.emplace_back("x");
    }
    const auto batch = batch_of(all, in_order(100));
    auto many_groups = made_for(*batch.schema, {"count()"}, {"n"}, 1, {50, 1000}).value();
    EXPECT_EQ(many_groups.add(*batch.array).front().code, "totals.groups");
    EXPECT_EQ(many_groups.table().problems().front().code, "totals.groups");
    auto many_values = made_for(*batch.schema, {"median(n)"}, {}, 3, {50, 99}).value();
    static_cast<void>(many_values.add(*batch.array));
    EXPECT_EQ(many_values.table().problems().front().code, "totals.values");
    auto enough = made_for(*batch.schema, {"median(n)"}, {}, 3, {50, 100}).value();
    for (int again = 0; again < 3; ++again) {
        EXPECT_TRUE(enough.add(*batch.array).empty());
    }
    EXPECT_EQ(shown(enough.table().value()), "| 49.5\n");
}

TEST(ExactSum, RoundsOnceToTheDigitsOfADecimal) {
    const auto of = [](const char* text) { return exact_number(decimal::parse(text).value()); };
    const auto sum = add(add(of("1000000000000000000000000000000000"), of("0.5")).value(), of("1E-60")).value();
    EXPECT_EQ(rounded(sum).to_string(), "1000000000000000000000000000000001");
    const auto tie = add(of("1000000000000000000000000000000000"), of("0.5")).value();
    EXPECT_EQ(rounded(tie).to_string(), "1E+33");
    EXPECT_FALSE(add(of("1E+100"), of("1E-60")).has_value());
    EXPECT_EQ(quotient(of("2"), of("3")).to_string(), "0.6666666666666666666666666666666667");
    EXPECT_EQ(quotient(of("-1"), of("8")).to_string(), "-0.125");
}

TEST(ExactSum, HoldsMoreThan128Bits) {
    exact_sum sum;
    const int128 most = static_cast<int128>(~wide::uint128{0} >> 1U);
    for (int i = 0; i < 5; ++i) {
        sum.add(most);
    }
    for (int i = 0; i < 9; ++i) {
        sum.add(-most - 1);
    }
    // −4 × (2¹²⁷ − 1) − 9
    EXPECT_EQ(rounded(sum.times(0)).to_string(), "-6.805647338418769269267492148635364E+38");
}

} // namespace
} // namespace guiju::columns
