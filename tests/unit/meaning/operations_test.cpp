#include "call.hpp"

#include <array>
#include <set>

namespace guiju::meaning {
namespace {

/// One value of each kind, and some that functions often trip over.
std::vector<value> of_every_kind() {
    auto ranks = make_shared_body<category_body>();
    ranks->name = "rank";
    ranks->values = {"low", "high"};
    auto names = make_shared_body<shape>();
    names->names = {"key", "value"};
    return {
        value(),
        value::undetermined({"income"}),
        true,
        -2,
        yuan("12.50"),
        "(a",
        value(shared<const category_body>(ranks), 1),
        *guiju::date::parse("-999999999-01-01"),
        *guiju::time::parse("23:59:59@Europe/Paris"),
        *date_time::parse("2024-03-31T02:30:00@Europe/Paris"),
        years_months_duration(std::numeric_limits<std::int64_t>::min()),
        days_time_duration(std::numeric_limits<std::int64_t>::min()),
        value::list({1, "a", value(), value::list({})}),
        shared<const context_body>(make_shared_body<context_body>(names, std::vector<value>{"k", 2})),
        call("range", {"[1..3)"}),
    };
}

TEST(Operations, StandInTheOrderOfTheirNumbers) {
    for (std::size_t i = 0; i < operations.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(operations[i].id), i) << operations[i].name;
    }
}

TEST(Operations, AreNamedOnceInBothLanguages) {
    std::set<std::string_view> names;
    for (const auto& one : operations) {
        EXPECT_TRUE(names.insert(one.name).second) << one.name;
        EXPECT_TRUE(one.zh.empty() || names.insert(one.zh).second) << one.zh;
        EXPECT_EQ(find(one.name), one.id);
    }
}

TEST(Operations, AnswerWithoutArgumentsToo) {
    for (const auto& one : operations) {
        call_context in;
        const auto answer = apply(one.id, {}, in);
        EXPECT_TRUE(answer.is_null() || is_variadic(one.id) || one.signatures.empty())
            << one.name << " " << to_text(answer);
    }
}

TEST(Operations, AnswerForArgumentsOfEveryKind) {
    const auto kinds = of_every_kind();
    for (const auto& one : operations) {
        for (const auto& a : kinds) {
            for (const auto& b : kinds) {
                for (const auto& c : kinds) {
                    call_context in;
                    const std::array<value, 4> arguments = {a, b, c, a};
                    for (std::size_t count = 1; count <= arguments.size(); ++count) {
                        const auto answer = apply(one.id, std::span(arguments).first(count), in);
                        ASSERT_LE(to_text(answer).size(), 10'000U) << one.name;
                    }
                }
            }
        }
    }
}

TEST(Operations, LeaveUndeterminedWhatNeedsAnAmountNobodySupplied) {
    const auto open = value::undetermined({"income"});
    for (const auto& one : operations) {
        const bool of_one = one.signatures.find(',') == std::string_view::npos && !one.signatures.empty();
        if (one.on_null != null_rule::propagate || !of_one) {
            continue;
        }
        call_context in;
        const auto answer = apply(one.id, std::span(&open, 1), in);
        EXPECT_TRUE(answer.is_undetermined()) << one.name;
    }
}

} // namespace
} // namespace guiju::meaning
