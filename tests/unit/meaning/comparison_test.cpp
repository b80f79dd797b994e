#include <guiju/meaning/comparison.hpp>
#include <guiju/meaning/logic.hpp>

#include <gtest/gtest.h>

namespace guiju::meaning {
namespace {

value n(const char* digits) { return value(decimal::parse(digits).value()); }
value yuan(int amount) { return value(decimal(amount), cny); }
value dollars(int amount) { return value(decimal(amount), *currency::parse("USD")); }
value open(const char* need) { return value::undetermined({need}); }

value range_of(value low, bool low_closed, value high, bool high_closed) {
    auto body = make_shared_body<range_body>();
    body->low = std::move(low);
    body->high = std::move(high);
    body->low_closed = low_closed;
    body->high_closed = high_closed;
    if (body->low.is_null()) {
        body->form = high_closed ? range_form::less_equal : range_form::less;
    }
    return value(shared<const range_body>(body));
}

shared<const category_body> levels() {
    auto body = make_shared_body<category_body>();
    body->name = "level";
    body->ordered = true;
    body->values = {"low", "middle", "high"};
    body->other_values = {"低", "中", "高"};
    return body;
}

TEST(Equality, OfNullsIsTrueAndOfANullWithAnythingElseFalse) {
    call_context in;
    EXPECT_TRUE(equal(value(), value(), in).is_true());
    EXPECT_TRUE(equal(value(), n("1"), in).is_false());
    EXPECT_TRUE(not_equal(n("1"), value(), in).is_true());
}

TEST(Equality, OfDifferentKindsIsNull) {
    call_context in;
    EXPECT_EQ(equal(n("100"), value("100"), in).reason(), reason::type_error);
    EXPECT_EQ(equal(value(false), n("0"), in).reason(), reason::type_error);
    EXPECT_EQ(equal(yuan(1), dollars(1), in).reason(), reason::type_error);
}

TEST(Equality, OfNumbersIgnoresTrailingZeros) {
    call_context in;
    EXPECT_TRUE(equal(n("0"), n("-0.00"), in).is_true());
    EXPECT_TRUE(equal(n("12300"), n("1.23e4"), in).is_true());
}

TEST(Equality, TakesAListOfOneItemAsThatItem) {
    call_context in;
    EXPECT_TRUE(equal(value::list({n("1")}), n("1"), in).is_true());
    EXPECT_TRUE(equal(n("2"), value::list({n("1")}), in).is_false());
}

TEST(Equality, OfListsLooksAtEveryItemInOrder) {
    call_context in;
    const auto nested = [](int last) { return value::list({1, value::list({3, last})}); };
    EXPECT_TRUE(equal(nested(4), nested(4), in).is_true());
    EXPECT_TRUE(equal(nested(4), nested(5), in).is_false());
    EXPECT_TRUE(equal(value::list({1, 2}), value::list({1}), in).is_false());
}

TEST(Equality, HangsOnUndeterminedItemsOnlyWhenNoOtherItemSettlesIt) {
    call_context in;
    const auto left = value::list({open("age"), 1});
    EXPECT_TRUE(equal(left, value::list({5, 2}), in).is_false());
    const auto hangs = equal(left, value::list({5, 1}), in);
    ASSERT_TRUE(hangs.is_undetermined());
    EXPECT_EQ(hangs.needs()[0], "age");
}

TEST(Equality, EndsAtTheLimitOfNestingAndOfTheBudget) {
    call_context in;
    value left(1);
    value right(1);
    for (int i = 0; i < 2'000; ++i) {
        left = value::list({left, left});
        right = value::list({right, right});
    }
    EXPECT_EQ(equal(left, right, in).reason(), reason::limit);
    EXPECT_EQ(in.nesting, 0U);
}

TEST(Equality, KnowsCategoryValuesByNameInBothLanguages) {
    call_context in;
    const value middle(levels(), 1);
    EXPECT_TRUE(equal(middle, value("middle"), in).is_true());
    EXPECT_TRUE(equal(value("中"), middle, in).is_true());
    EXPECT_TRUE(equal(middle, value("高"), in).is_false());
    EXPECT_EQ(equal(middle, value("huge"), in).reason(), reason::domain);
}

TEST(Order, OfOrderedCategoriesIsFromLowToHigh) {
    call_context in;
    const auto all = levels();
    EXPECT_TRUE(less(value(all, 0), value(all, 2), in).is_true());
    EXPECT_TRUE(greater_equal(value(all, 0), value("中"), in).is_false());
}

TEST(Order, UnitesTheNeedsOfUndeterminedOperands) {
    call_context in;
    EXPECT_EQ(less(open("a"), open("b"), in).needs().size(), 2U);
    EXPECT_EQ(less(n("1"), value("a"), in).reason(), reason::type_error);
}

TEST(Between, IsSettledByOneEndThatFails) {
    call_context in;
    EXPECT_TRUE(between(n("3"), n("3"), n("5"), in).is_true());
    EXPECT_TRUE(between(n("6"), open("low"), n("5"), in).is_false());
    EXPECT_TRUE(between(n("4"), open("low"), n("5"), in).is_undetermined());
}

TEST(In, TakesRangesListsAndSingleValues) {
    call_context c;
    const auto from_1_below_3 = range_of(n("1"), true, n("3"), false);
    EXPECT_TRUE(in(n("1"), from_1_below_3, c).is_true());
    EXPECT_TRUE(in(n("3"), from_1_below_3, c).is_false());
    EXPECT_TRUE(in(n("-9"), range_of(value(), false, n("3"), false), c).is_true());
    EXPECT_TRUE(in(n("2"), value::list({5, from_1_below_3}), c).is_true());
    EXPECT_TRUE(in(value(), value::list({1, value()}), c).is_true());
    EXPECT_TRUE(in(value::list({1, 2}), value::list({value::list({1, 2})}), c).is_true());
    EXPECT_TRUE(in(n("4"), value::list({open("limit"), 5}), c).is_undetermined());
    EXPECT_TRUE(in(n("5"), value::list({open("limit"), 5}), c).is_true());
}

TEST(Not, OfWhatIsNoBooleanIsNull) {
    call_context c;
    EXPECT_TRUE(not_(value(true), c).is_false());
    EXPECT_EQ(not_(n("1"), c).reason(), reason::type_error);
    EXPECT_TRUE(not_(open("a"), c).is_undetermined());
}

} // namespace
} // namespace guiju::meaning
