#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

// What a field allows is read off as bounds where the test is no more than bounds; the test itself, which is run where
// something else stands beside it, must say the same.
namespace guiju {
namespace {

/// A test that is bounds, and whether it is.
struct allowed_form {
    std::string text;
    bool exact = true;
};

const std::vector<allowed_form> forms{
    {"? in [0..100]"},
    {"? in [-2.5..2.50]"},
    {"? in (0..100]", false},
    {"? in [0..100)", false},
    {"? >= 0.10"},
    {"? <= 7"},
    {"? > 0", false},
    {"? < 100", false},
    {"? between 1 and 9.9"},
    {"? = 7.0"},
    {"? = floor(?)"},
    {"? = floor(?, 2)"},
    {"? = decimal(?, 1)"},
    {"? in [0..1000000] and ? = floor(?, 2)"},
    {"? in [100..0]"},
    {"? = 1 or ? = 2", false},
    {"? != 3", false},
};

const std::vector<std::string> numbers{
    "0",      "-0.0", "0.00", "7",    "7.00", "7.001", "-2.5", "-2.500",     "2.51",       "100", "100.0000", "100.001",
    "99.999", "0.1",  "0.10", "0.09", "9.9",  "9.90",  "1",    "1000000.00", "1000000.01", "3",   "1e30",     "-1e30"};

value facts(const std::string& name, const value& content) {
    auto names = make_shared_body<shape>();
    names->names = {name};
    return value(shared<const context_body>(
        make_shared_body<context_body>(shared<const shape>(std::move(names)), std::vector<value>{content})));
}

TEST(Allowed, BoundsSayWhatTheTestSays) {
    for (const auto& form : forms) {
        const auto policy_with = [](const std::string& test) {
            return parse("policy p\nrecord thing\n  x: number, allowed " + test + "\n", "p.rules");
        };
        const auto plain = policy_with(form.text);
        const auto run = policy_with("(" + form.text + ") or false");
        ASSERT_TRUE(plain) << form.text << ": " << plain.problems().front().what.en;
        ASSERT_TRUE(run) << form.text << ": " << run.problems().front().what.en;
        EXPECT_EQ(plain->program().records[0].fields[0].bounds.exact, form.exact) << form.text;
        EXPECT_FALSE(run->program().records[0].fields[0].bounds.exact) << form.text;
        for (const auto& one : numbers) {
            const auto given = facts("x", value(decimal::parse(one).value()));
            const auto passes = [&](const policy& of) {
                return evaluate::bind(of.program(), program::record_id{0}, given).problems.empty();
            };
            EXPECT_EQ(passes(*plain), passes(*run)) << form.text << " of " << one;
        }
    }
}

TEST(Allowed, OfListsEachItemIsHeldAgainstTheBounds) {
    const auto of = parse("policy p\nrecord thing\n  x: list of money, allowed ? in [0 CNY..10 CNY]\n", "p.rules");
    ASSERT_TRUE(of) << of.problems().front().what.en;
    const auto problems = [&](const std::vector<value>& items) {
        return evaluate::bind(of->program(), program::record_id{0}, facts("x", value::list(items))).problems;
    };
    EXPECT_TRUE(problems({value(decimal(0), cny), value(decimal(10), cny)}).empty());
    const auto refused = problems({value(decimal(1), cny), value(decimal(1001, -2), cny)});
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused.front().code, "fact.allowed");
    EXPECT_EQ(refused.front().path, "x[1]");
}

} // namespace
} // namespace guiju
