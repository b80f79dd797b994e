#include "../examples/longgang/longgang.hpp"
#include "../examples/mini/mini.hpp"
#include "emit/names.hpp"

#include <guiju/emit/emit.hpp>
#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/program/lower.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <random>
#include <sstream>

using namespace guiju;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream in(std::string(GUIJU_SOURCE_DIR) + "/" + path);
    EXPECT_TRUE(in) << path;
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

struct read_policy {
    std::shared_ptr<const program::program> program;
    std::vector<std::string> categories;
};

read_policy policy_at(const std::string& path) {
    source_set sources;
    const auto id = sources.add(path, text_of(path));
    const auto read = formats::rules::parse(sources, id);
    EXPECT_TRUE(read);
    const auto lowered = program::lower(*read, {});
    EXPECT_TRUE(lowered);
    read_policy made{*lowered, {}};
    for (const auto& one : read->categories) {
        made.categories.push_back(one.name.other);
    }
    return made;
}

emitted::header header_of(const std::string& policy, const std::string& name_space) {
    const auto read = policy_at(policy);
    emitted::header_options how;
    how.name_space = name_space;
    how.source = policy.substr(policy.rfind('/') + 1);
    how.other_categories = read.categories;
    return emitted::write(*read.program, how);
}

} // namespace

// A function called with (2 places, 0) and (1, 1): its factors have 2 and 1, its products 2 at most.
TEST(EmittedRuntime, AProductHasThePlacesThatWereProvedOfIt) {
    using emitted::scaled;
    using cents = scaled<std::int32_t, 2>;
    constexpr auto whole =
        emitted::times<cents, std::int32_t, 2, 1>(cents::of(-5'000), scaled<std::int32_t, 0>::of(30));
    static_assert(whole.units == -150'000);
    constexpr auto half =
        emitted::times<cents, std::int32_t, 2, 1>(scaled<std::int32_t, 1>::of(125), scaled<std::int32_t, 1>::of(5));
    static_assert(half.units == 625);
}

TEST(EmittedHeader, EscapesWhatALiteralCannotHold) {
    EXPECT_EQ(guiju::emitted::literal("a\"b\\c\n"), R"("a\"b\\c\n")");
    EXPECT_EQ(guiju::emitted::literal("a\tb\r0"), R"("a\011b\0150")");
}

TEST(EmittedHeader, OfThePlanIsCurrent) {
    const auto made = header_of("examples/longgang/longgang.rules.md", "longgang");
    EXPECT_TRUE(made.without.empty());
    EXPECT_TRUE(made.text == text_of("examples/longgang/longgang.hpp"))
        << "write it anew: guiju emit examples/longgang/longgang.rules.md --namespace longgang -o "
           "examples/longgang/longgang.hpp";
}

TEST(EmittedHeader, OfTheMiniPlanIsCurrent) {
    const auto made = header_of("examples/mini/mini.rules.md", "mini");
    EXPECT_TRUE(made.without.empty());
    EXPECT_TRUE(made.text == text_of("examples/mini/mini.hpp"))
        << "write it anew: guiju emit examples/mini/mini.rules.md --namespace mini -o examples/mini/mini.hpp";
}

// --- the plan: examples of the policy, in the compiler ---------------------------------------------------------------

namespace {

using namespace longgang;

constexpr rating first_3a[] = {{.grade = longgang::grade::g3A, .obtained_on = day(2023, 5, 1)}};
constexpr rating climbs[] = {{.grade = longgang::grade::g3A, .obtained_on = day(2023, 5, 1)},
                             {.grade = longgang::grade::g5A, .obtained_on = day(2025, 5, 1)}};
constexpr rating back_again[] = {
    {.grade = longgang::grade::g3A, .obtained_on = day(2023, 5, 1), .lapsed_on = day(2024, 1, 1)},
    {.grade = longgang::grade::g3A, .obtained_on = day(2024, 6, 1)}};

static_assert(rating_reward({.level = level_kind::municipal, .ratings = first_3a}) == 10'000_cny);
static_assert(rating_reward({.level = level_kind::provincial, .ratings = first_3a}) == 0_cny);
static_assert(rating_reward({.ratings = first_3a}).status == emitted::status::undetermined);
static_assert(rating_reward({}).status == emitted::status::undetermined);
static_assert(rating_reward({.level = level_kind::municipal, .ratings = climbs}) == 40'000_cny);
static_assert(rating_reward({.level = level_kind::municipal, .ratings = climbs}, {.climbing = climbing::difference}) ==
              30'000_cny);
static_assert(rating_reward({.level = level_kind::municipal, .ratings = climbs}, {.skipping = skipping::cumulative}) ==
              60'000_cny);
static_assert(rating_reward({.level = level_kind::municipal, .ratings = back_again}) == 10'000_cny);
static_assert(rating_reward({.level = level_kind::municipal, .ratings = back_again}, {.regaining = regaining::again}) ==
              20'000_cny);

static_assert(labour_cost({.grant = 100'000_cny, .labour_cost = 50'000_cny, .necessary = true}).status ==
              emitted::status::kept);
static_assert(labour_cost({.grant = 100'000_cny, .labour_cost = 50'000.01_cny, .necessary = true}).status ==
              emitted::status::broken);
static_assert(labour_cost({.grant = 100'000_cny, .labour_cost = 1_cny, .necessary = false}).status ==
              emitted::status::broken);
static_assert(labour_cost({}).status == emitted::status::undetermined);
static_assert(fundable_labour_cost({.grant = 100.01_cny, .labour_cost = 60_cny, .necessary = true}) == 50_cny);

static_assert(skill_subsidy({}).status == emitted::status::undetermined);
static_assert(skill_subsidy({}, {.skill_subsidy_standard = 800_cny}) == 800_cny);

} // namespace

TEST(EmittedPlan, PaysContributionsAsTheExamplesSay) {
    const contribution july[] = {{.month = day(2024, 7, 1), .paid = 1000_cny}};
    EXPECT_TRUE(social_security_subsidy_2(
                    {.graduated_on = day(2022, 6, 30), .hired_on = day(2024, 6, 30), .contributions = july}, {}) ==
                1000_cny);
    EXPECT_TRUE(social_security_subsidy_2(
                    {.graduated_on = day(2022, 6, 30), .hired_on = day(2024, 7, 1), .contributions = july}, {}) ==
                0_cny);
}

TEST(EmittedPlan, TellsProceduresStepsThatAreOpen) {
    const auto found = registration({.registration_reviews = longgang::maybe<registration_review>(
                                         registration_review{.registrar = true, .sponsor = true})});
    EXPECT_EQ(found.status, emitted::status::open);
    ASSERT_EQ(found.missing.size(), 1U);
    EXPECT_EQ(found.missing[0], "党建工作机构");
}

// --- the mini plan, digit for digit ----------------------------------------------------------------------------------

namespace {

value money(std::int64_t cents) { return {decimal(cents, -2), cny}; }

/// The same random organisation for the evaluator and for the header; fields are left out one in ten times.
struct random_organisation {
    mini::organisation open;
    mini::given::organisation all;
    value record;
    bool whole = true;
};

random_organisation organisation_of(std::mt19937_64& draw, const program::program& p) {
    random_organisation made;
    const auto number = [&draw](std::int64_t most) {
        const auto edge = draw() % 8;
        return edge == 0   ? 0
               : edge == 1 ? most
                           : static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(most + 1));
    };
    const auto& info = p.records[0];
    std::vector<value> values;
    const auto put = [&](std::size_t field, const value& v, auto& open, auto& all, const auto& content) {
        all = content;
        const bool missing = draw() % 10 == 0;
        made.whole = made.whole && !missing;
        values.push_back(missing ? value::undetermined({info.fields[field].name}) : v);
        if (!missing) {
            open = content;
        }
    };
    const auto grade = static_cast<std::uint32_t>(draw() % 4);
    put(0, value(p.categories[0].body, grade), made.open.rating, made.all.rating, static_cast<mini::grade>(grade));
    const bool first = draw() % 10 < 3;
    put(1, value(first), made.open.first_time, made.all.first_time, first);
    const auto cents = [&](std::size_t field, std::int64_t most, auto& open, auto& all) {
        using type = std::remove_reference_t<decltype(all)>;
        const auto n = number(most);
        put(field, money(n), open, all, type::of(static_cast<typename type::rep>(n)));
    };
    cents(2, 100'000'000, made.open.grant, made.all.grant);
    cents(3, 100'000'000, made.open.labour, made.all.labour);
    cents(4, 200'000, made.open.contribution, made.all.contribution);
    const auto whole = [&](std::size_t field, std::int64_t most, auto& open, auto& all) {
        using type = std::remove_reference_t<decltype(all)>;
        const auto n = number(most);
        put(field, value(decimal(n)), open, all, type::of(static_cast<typename type::rep>(n)));
    };
    whole(5, 8, made.open.hires, made.all.hires);
    whole(6, 23, made.open.months, made.all.months);
    made.record = shared<const context_body>(make_shared_body<context_body>(info.shape, std::move(values)));
    return made;
}

template <class Result>
void expect_same(const Result& found, const evaluate::outcome& wanted) {
    EXPECT_EQ(static_cast<int>(found.status), static_cast<int>(wanted.status));
    if (wanted.status == evaluate::status::value) {
        EXPECT_TRUE(found.value == wanted.value.as_number());
    }
    std::vector<std::string> needs;
    for (std::size_t i = 0; i + 1 < std::size(mini::names); ++i) {
        if (found.open.has(i)) {
            needs.emplace_back(mini::names[i]);
        }
    }
    EXPECT_EQ(needs, wanted.needs);
}

} // namespace

TEST(EmittedMini, IsTheEvaluatorDigitForDigit) {
    const auto policy = policy_at("examples/mini/mini.rules.md");
    const evaluate::evaluator evaluates(policy.program);
    evaluate::scratch memory;
    std::mt19937_64 draw(20'231);
    std::size_t complete = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto one = organisation_of(draw, *policy.program);
        const auto wanted = [&](std::uint32_t answer) {
            return evaluates.ask(static_cast<program::answer_id>(answer), one.record, {}, {}, {}, memory);
        };
        expect_same(mini::reward(one.open), wanted(0));
        expect_same(mini::labour_funded(one.open), wanted(1));
        expect_same(mini::subsidy(one.open), wanted(2));
        const auto total = wanted(3);
        expect_same(mini::total(one.open), total);
        if (one.whole) {
            ++complete;
            EXPECT_TRUE(mini::given::total(one.all) == total.value.as_number());
        }
    }
    EXPECT_GT(complete, 5'000U);
}

TEST(EmittedMini, SaysWhichClausesItCites) {
    constexpr auto found = mini::given::total<mini::explained>({.rating = mini::grade::g3A, .first_time = true});
    static_assert(found.clauses == "合计");
    static_assert(found.result == guiju::emitted::scaled<std::int32_t, 0>::of(10'000));
}
