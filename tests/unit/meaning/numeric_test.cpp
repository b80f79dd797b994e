#include "call.hpp"

namespace guiju::meaning {
namespace {

std::string rounded(std::string_view how, std::string_view n, int scale) {
    return to_text(call(how, {number(n), scale}));
}

TEST(Rounding, OfDecimalTakesTiesToTheEvenDigit) {
    EXPECT_EQ(rounded("decimal", "2.5", 0), "2");
    EXPECT_EQ(rounded("decimal", "3.5", 0), "4");
    EXPECT_EQ(rounded("decimal", "0.333333", 2), "0.33");
    EXPECT_EQ(call("decimal", {1234, -2}), value(1200));
}

TEST(Rounding, HalfUpGoesAwayFromZero) {
    EXPECT_EQ(rounded("round half up", "5.5", 0), "6");
    EXPECT_EQ(rounded("round half up", "-5.5", 0), "-6");
    EXPECT_EQ(rounded("四舍五入", "1.125", 2), "1.13");
}

TEST(Rounding, HalfDownGoesTowardsZero) {
    EXPECT_EQ(rounded("round half down", "5.5", 0), "5");
    EXPECT_EQ(rounded("round half down", "-1.126", 2), "-1.13");
}

TEST(Rounding, UpAndDownLookAtTheMagnitude) {
    EXPECT_EQ(rounded("round up", "-1.121", 2), "-1.13");
    EXPECT_EQ(rounded("round down", "-1.129", 2), "-1.12");
}

TEST(Rounding, FloorAndCeilingLookAtTheSign) {
    EXPECT_EQ(call("floor", {number("-1.5")}), value(-2));
    EXPECT_EQ(call("ceiling", {number("-1.5")}), value(-1));
    EXPECT_EQ(rounded("floor", "-1.56", 1), "-1.6");
}

TEST(Rounding, KeepsTheCurrencyOfMoney) {
    const auto fee = call("round half up", {yuan("10.005"), 2});
    ASSERT_TRUE(fee.is(kind::money));
    EXPECT_EQ(fee.as_currency(), cny);
    EXPECT_EQ(to_text(fee), "10.01");
}

TEST(Rounding, ToMoreDigitsThanThereAreChangesNothing) {
    EXPECT_EQ(call("decimal", {number("1.5"), 6176}), value(number("1.5")));
}

TEST(Rounding, KnowsTheLimitsOfTheScale) {
    EXPECT_EQ(call("decimal", {number("1.5"), -6111}), value(0));
    EXPECT_TRUE(is_null_for(call("decimal", {1, 6177}), reason::domain));
    EXPECT_TRUE(is_null_for(call("floor", {1, -6112}), reason::domain));
}

TEST(Abs, IsTheMagnitudeOfNumbersMoneyAndDurations) {
    EXPECT_EQ(call("abs", {-3}), value(3));
    EXPECT_EQ(call("abs", {yuan("-3.20")}), yuan("3.20"));
    EXPECT_EQ(call("abs", {days_time_duration(-60)}), value(days_time_duration(60)));
    EXPECT_EQ(call("abs", {years_months_duration(-14)}), value(years_months_duration(14)));
}

TEST(Modulo, HasTheSignOfTheDivisor) {
    EXPECT_EQ(call("modulo", {12, 5}), value(2));
    EXPECT_EQ(call("modulo", {-12, 5}), value(3));
    EXPECT_EQ(call("modulo", {12, -5}), value(-3));
    EXPECT_EQ(call("modulo", {-12, -5}), value(-2));
    EXPECT_EQ(call("modulo", {number("10.1"), number("-4.5")}), value(number("-3.4")));
    EXPECT_TRUE(is_null_for(call("modulo", {1, 0}), reason::division_by_zero));
}

TEST(Roots, HaveNoAnswerBelowZero) {
    EXPECT_EQ(call("sqrt", {16}), value(4));
    EXPECT_TRUE(is_null_for(call("sqrt", {-1}), reason::domain));
    EXPECT_TRUE(is_null_for(call("log", {0}), reason::domain));
}

TEST(Exponential, OverflowsToNull) {
    EXPECT_EQ(call("exp", {0}), value(1));
    EXPECT_TRUE(is_null_for(call("exp", {100'000}), reason::overflow));
}

TEST(Parity, IsOfWholeNumbersInAnyForm) {
    EXPECT_TRUE(call("odd", {number("5.00")}).is_true());
    EXPECT_TRUE(call("even", {number("1E+40")}).is_true());
    EXPECT_TRUE(call("even", {-2}).is_true());
    EXPECT_TRUE(is_null_for(call("odd", {number("1.5")}), reason::domain));
}

TEST(NumericFunctions, PassNullsOnAndUniteWhatIsUndetermined) {
    EXPECT_TRUE(is_null_for(call("modulo", {value(reason::missing), 2}), reason::missing));
    const auto open = call("modulo", {value::undetermined({"b"}), value::undetermined({"a"})});
    ASSERT_TRUE(open.is_undetermined());
    EXPECT_EQ(open.needs().size(), 2U);
    EXPECT_TRUE(is_null_for(call("sqrt", {"4"}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("sqrt", {4, 4}), reason::type_error));
}

} // namespace
} // namespace guiju::meaning
