#include "property/random_policy.hpp"
#include "unit/program/lowered.hpp"

#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/facts.hpp>
#include <guiju/evaluate/scratch.hpp>
#include <guiju/guiju.hpp>
#include <guiju/program/ranges.hpp>

using namespace guiju;
using program::extent;
using program::known;

namespace {

/// Fields with and without bounds, and one decision.
std::string deciding(const std::string& type, const std::string& expression) {
    return "category grade, ordered: low, mid, high\n"
           "record part\n  paid: money, allowed ? in [0 CNY..10 CNY] and ? = floor(?, 2)\n"
           "record thing\n"
           "  grant: money, allowed ? in [0 CNY..100 CNY] and ? = floor(?, 2)\n"
           "  count_of: number, allowed 0, 1, 2, 3\n"
           "  open: number\n  grade: grade\n  sure: boolean\n  on: date\n  spare: money, optional\n"
           "  parts: list of part\n"
           "parameter rate: number\n  from 2024-01-01: 0.5\n  to 2023-12-31: 0.25\n"
           "parameter cap: money\n  always: delegated\n"
           "decision answer: " +
           type + ", for each thing\n  = " + expression + "\n";
}

/// All fields are given.
program::range_options given(const program::program& p) {
    program::range_options how;
    for (std::size_t r = 0; r < p.records.size(); ++r) {
        for (std::uint32_t f = 0; f < p.records[r].fields.size(); ++f) {
            const auto id = static_cast<program::record_id>(r);
            known all = program::ranges(p).field(id, f);
            all.null = all.undetermined = false;
            how.fields[{id, f}] = all;
        }
    }
    how.most_items = 100;
    return how;
}

known of(const std::string& type, const std::string& expression) {
    const program::lowered made(deciding(type, expression));
    return program::ranges(*made, given(*made)).result(program::answer_id{0});
}

std::optional<extent> within(const std::string& type, const std::string& expression) {
    return of(type, expression).within;
}

bool lies_in(const known& k, const value& v) {
    if (v.is_undetermined()) {
        return k.undetermined;
    }
    if (v.is_null()) {
        return k.null;
    }
    if (k.constant && !(*k.constant == v)) {
        return false;
    }
    if (v.is(kind::list)) {
        const auto count = v.as_list().size();
        bool all = count >= k.least_items && count <= k.most_items;
        for (const auto& item : v.as_list()) {
            all = all && (!k.item || lies_in(*k.item, item));
        }
        return all;
    }
    if (!k.within) {
        return true;
    }
    const auto here = known::exactly(v).within;
    if (!here || here->scale > k.within->scale) {
        return false;
    }
    return k.within->has(program::at_scale(*here, k.within->scale)->low);
}

} // namespace

TEST(Ranges, FollowScaleAndBoundsThroughSumsAndProducts) {
    EXPECT_EQ(within("money", "grant"), (extent{2, 0, 10'000}));
    EXPECT_EQ(within("money", "grant * 0.5"), (extent{3, 0, 50'000}));
    EXPECT_EQ(within("money", "grant - 3 * grant"), (extent{2, -30'000, 10'000}));
    EXPECT_EQ(within("number", "count_of + 0.25"), (extent{2, 25, 325}));
    EXPECT_EQ(within("number", "-count_of * count_of"), (extent{0, -9, 0}));
}

TEST(Ranges, EndWhereQuotientsDoNot) {
    EXPECT_EQ(within("money", "grant / 8"), (extent{5, 0, 1'250'000}));
    EXPECT_EQ(within("money", "grant / 3"), std::nullopt);
    EXPECT_FALSE(of("money", "grant / 3").null);
    EXPECT_TRUE(of("number", "1 / count_of").null);
    EXPECT_EQ(within("number", "open + 1"), std::nullopt);
}

TEST(Ranges, RoundTheirEnds) {
    EXPECT_EQ(within("money", "floor(grant / 8, 1)"), (extent{1, 0, 125}));
    EXPECT_EQ(within("money", "decimal(grant + 0.05 CNY, -1)"), (extent{0, 0, 100}));
    EXPECT_EQ(within("number", "modulo(count_of, -4)"), (extent{0, -3, 0}));
    EXPECT_EQ(within("number", "abs(count_of - 5)"), (extent{0, 2, 5}));
}

TEST(Ranges, TakeTheNearerEndsInMinAndMax) {
    EXPECT_EQ(within("money", "min(grant, 30 CNY)"), (extent{2, 0, 3'000}));
    EXPECT_EQ(within("money", "max(grant, 30 CNY)"), (extent{2, 3'000, 10'000}));
}

TEST(Ranges, BoundSumsByTheNumberOfItems) {
    EXPECT_EQ(within("number", "count(parts)"), (extent{0, 0, 100}));
    EXPECT_EQ(within("money", "sum(parts.paid)"), (extent{2, 0, 101'000})); // with the zero that an empty list comes to
}

TEST(Ranges, TellWhichBranchesAreTaken) {
    EXPECT_EQ(within("money", "if count_of >= 0 then 1 CNY else 2 CNY"), (extent{0, 1, 1}));
    EXPECT_EQ(within("money", "if count_of > 3 then 1 CNY else 2 CNY"), (extent{0, 2, 2}));
    EXPECT_EQ(within("money", "if count_of > 1 then 1 CNY else 2 CNY"), (extent{0, 1, 2}));
}

TEST(Ranges, KnowWhatMayBeMissing) {
    EXPECT_TRUE(of("boolean", "sure and grant > 1 CNY").is_sure());
    EXPECT_TRUE(of("boolean", "spare > 1 CNY").null || !of("money", "spare").null);
    EXPECT_TRUE(of("boolean", "spare = null").is_sure());
    EXPECT_TRUE(of("money", "cap").undetermined);
    const program::lowered made(deciding("money", "grant"));
    EXPECT_TRUE(program::ranges(*made).result(program::answer_id{0}).undetermined);
}

TEST(Ranges, FollowDates) {
    EXPECT_EQ(within("number", "on.month"), (extent{0, 1, 12}));
    EXPECT_FALSE(of("date", "date(on.year, 12, 31)").null);
    EXPECT_TRUE(of("date", "date(on.year, 2, 29)").null);
}

TEST(Ranges, ReadParametersForTheDaysThatAreAsked) {
    const program::lowered made(deciding("number", "rate(as_of)"));
    auto how = given(*made);
    EXPECT_EQ(program::ranges(*made, how).result(program::answer_id{0}).within, (extent{2, 25, 50}));
    how.as_of_from = date::from(2024, 1, 1);
    how.as_of_to = date::from(2024, 12, 31);
    EXPECT_EQ(program::ranges(*made, how).result(program::answer_id{0}).within, (extent{1, 5, 5}));
}

TEST(Ranges, SeeThatATableLeavesNothingOut) {
    const auto table = [](const std::string& last) {
        return deciding("money", "grant") +
               "decision by_table: money, for each thing\n  table U\n"
               "  | grade | sure || by_table |\n  | \"low\" | - || 1 CNY |\n  | >= \"mid\" | true || 2 CNY |\n" +
               last;
    };
    const program::lowered whole(table("  | >= \"mid\" | false || 3 CNY |\n"));
    EXPECT_TRUE(program::ranges(*whole, given(*whole)).result(program::answer_id{1}).is_sure());
    const program::lowered hole(table("  | \"mid\" | false || 3 CNY |\n"));
    EXPECT_TRUE(program::ranges(*hole, given(*hole)).result(program::answer_id{1}).null);
    const program::lowered clash(table("  | >= \"low\" | false || 3 CNY |\n"));
    EXPECT_TRUE(program::ranges(*clash, given(*clash)).result(program::answer_id{1}).null);
}

TEST(Ranges, LeaveEverythingOpenWhenThereIsTooMuchToSee) {
    const program::lowered made(deciding("money", "grant * 0.5"));
    auto how = given(*made);
    how.visits = 2;
    const auto found = program::ranges(*made, how).result(program::answer_id{0});
    EXPECT_TRUE(found.null && found.undetermined && !found.within);
}

TEST(RangesProperty, HoldEveryValueThatIsEvaluated) {
    std::size_t with_extent = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        property::random_policy maker(seed);
        const program::lowered made(maker.text(12, 3));
        const auto& p = *made;
        const program::ranges known_of(p);
        const evaluate::evaluator evaluates(std::make_shared<program::program>(p));
        evaluate::scratch memory;
        const auto thing = static_cast<program::record_id>(1);
        for (int i = 0; i < 40; ++i) {
            const auto facts = read_json(maker.facts(), "facts");
            ASSERT_TRUE(facts);
            const auto bound = evaluate::bind(p, thing, *facts);
            ASSERT_TRUE(bound.problems.empty());
            for (std::size_t a = 0; a < p.answers.size(); ++a) {
                const auto id = static_cast<program::answer_id>(a);
                const auto v = evaluates.compute(id, bound.record, {}, {}, {}, memory);
                const auto& k = known_of.result(id);
                EXPECT_TRUE(lies_in(k, v)) << p.answers[a].name << " seed " << seed << " record " << i;
                with_extent += k.within && !k.within->is_point() ? 1 : 0;
            }
        }
    }
    EXPECT_GT(with_extent, 2'000U);
}
