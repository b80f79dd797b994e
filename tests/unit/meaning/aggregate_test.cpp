#include "call.hpp"

namespace guiju::meaning {
namespace {

const value none = value::list({});
const value with_null = value::list({1, value(), 3});

value open(const char* need) { return value::undetermined({need}); }

TEST(Aggregates, TakeOneListOrTheItems) {
    EXPECT_EQ(call("sum", {1, 2, 3}), value(6));
    EXPECT_EQ(call("sum", {value::list({1, 2, 3})}), value(6));
    EXPECT_EQ(call("max", {5}), value(5));
    EXPECT_TRUE(is_null_for(call("sum", {}), reason::type_error));
}

TEST(Aggregates, OfNothingAreMissing) {
    for (const char* name : {"min", "max", "sum", "mean", "product", "median"}) {
        EXPECT_TRUE(is_null_for(call(name, {none}), reason::missing)) << name;
    }
}

TEST(Aggregates, AreNullWhereAnItemIs) {
    for (const char* name : {"min", "max", "sum", "mean", "product", "median", "mode", "stddev"}) {
        EXPECT_TRUE(is_null_for(call(name, {with_null}), reason::literal)) << name;
    }
}

TEST(Aggregates, UniteTheNeedsOfTheirItems) {
    const auto found = call("sum", {value::list({open("b"), value(), open("a")})});
    ASSERT_TRUE(found.is_undetermined());
    EXPECT_EQ(found.needs().size(), 2U);
}

TEST(Aggregates, OfMoneyAreMoneyOfOneCurrency) {
    const auto wages = value::list({yuan("10.50"), yuan("4"), yuan("0.50")});
    EXPECT_EQ(call("sum", {wages}), yuan("15"));
    EXPECT_EQ(call("mean", {wages}), yuan("5"));
    EXPECT_EQ(call("median", {wages}), yuan("4"));
    EXPECT_EQ(call("max", {wages}), yuan("10.5"));
    EXPECT_TRUE(is_null_for(call("sum", {yuan("1"), 1}), reason::type_error));
}

TEST(Aggregates, RefuseOtherKinds) {
    EXPECT_TRUE(is_null_for(call("sum", {"a", "b"}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("max", {1, "b"}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("median", {1, "b"}), reason::type_error));
}

TEST(MinAndMax, OrderTextsAndDates) {
    EXPECT_EQ(call("min", {"b", "a", "c"}), value("a"));
    const value early(date::from(2024, 2, 29).value());
    const value late(date::from(2024, 3, 1).value());
    EXPECT_EQ(call("max", {early, late}), late);
}

TEST(Median, OfAnEvenNumberIsTheMeanOfTheMiddleTwo) {
    EXPECT_EQ(call("median", {6, 1, 2, 3}), value(number("2.5")));
    EXPECT_EQ(call("median", {8, 2, 5, 3, 4}), value(4));
}

TEST(Mode, IsAscending) {
    EXPECT_EQ(call("mode", {6, 1, 9, 6, 1}), value::list({1, 6}));
    EXPECT_EQ(call("mode", {none}), none);
}

TEST(Stddev, IsThatOfASample) {
    EXPECT_EQ(call("stddev", {2, 4, 6}), value(2));
    EXPECT_TRUE(is_null_for(call("stddev", {1}), reason::domain));
}

TEST(Product, MultipliesNumbers) { EXPECT_EQ(call("product", {2, 3, number("0.5")}), value(3)); }

TEST(All, IsSettledByFalse) {
    EXPECT_TRUE(call("all", {value::list({value(), false})}).is_false());
    EXPECT_TRUE(call("all", {value::list({open("a"), false})}).is_false());
    EXPECT_TRUE(call("all", {value::list({open("a"), true})}).is_undetermined());
    EXPECT_TRUE(call("all", {value::list({value(), true})}).is_null());
    EXPECT_TRUE(call("all", {none}).is_true());
}

TEST(Any, IsSettledByTrue) {
    EXPECT_TRUE(call("any", {value::list({value(), true})}).is_true());
    EXPECT_TRUE(call("any", {value::list({open("a"), true})}).is_true());
    EXPECT_TRUE(call("any", {value::list({open("a"), false})}).is_undetermined());
    EXPECT_TRUE(is_null_for(call("any", {value::list({1, false})}), reason::type_error));
    EXPECT_TRUE(call("any", {none}).is_false());
}

} // namespace
} // namespace guiju::meaning
