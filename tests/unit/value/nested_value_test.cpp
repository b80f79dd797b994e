// Values nested as deep as there is memory: nothing that is done to them by itself needs the stack.
#include <guiju/value/value.hpp>

#include <gtest/gtest.h>

namespace guiju {
namespace {

constexpr int deep = 1'000'000;

value list_in_list(int levels, value innermost) {
    value made = std::move(innermost);
    for (int i = 0; i < levels; ++i) {
        made = value::list({std::move(made)});
    }
    return made;
}

value context_in_context(int levels) {
    auto shape = make_shared_body<guiju::shape>();
    shape->names = {"in"};
    value made = 1;
    for (int i = 0; i < levels; ++i) {
        made = shared<const context_body>(
            make_shared_body<context_body>(shared<const guiju::shape>(shape), std::vector<value>{std::move(made)}));
    }
    return made;
}

value range_in_range(int levels) {
    value made = 1;
    for (int i = 0; i < levels; ++i) {
        auto body = make_shared_body<range_body>();
        body->low = std::move(made);
        made = shared<const range_body>(body);
    }
    return made;
}

TEST(NestedValue, AMillionListsInListsAreDeleted) {
    const value made = list_in_list(deep, 1);
    EXPECT_TRUE(made.is(kind::list));
}

TEST(NestedValue, AMillionContextsInContextsAreDeleted) { EXPECT_TRUE(context_in_context(deep).is(kind::context)); }

TEST(NestedValue, AMillionRangesInRangesAreDeleted) { EXPECT_TRUE(range_in_range(deep).is(kind::range)); }

TEST(NestedValue, ABodyThatIsStillOwnedSurvivesTheDeletionOfWhatItWasNestedIn) {
    value kept = list_in_list(500, 7);
    { const value around = list_in_list(deep, kept); }
    for (int i = 0; i < 500; ++i) {
        kept = value(kept.as_list().front());
    }
    EXPECT_EQ(kept, value(7));
}

TEST(NestedValue, AreComparedToTheInnermost) {
    EXPECT_TRUE(list_in_list(deep, 1) == list_in_list(deep, 1));
    EXPECT_FALSE(list_in_list(deep, 1) == list_in_list(deep, 2));
    EXPECT_FALSE(list_in_list(deep, 1) == list_in_list(deep - 1, 1));
    EXPECT_TRUE(context_in_context(deep) == context_in_context(deep));
    EXPECT_TRUE(range_in_range(deep) == range_in_range(deep));
}

TEST(NestedValue, WidthAndDepthTogether) {
    const auto tree = [](int leaf) {
        value made = 0;
        for (int i = 0; i < 1000; ++i) {
            made = value::list({1, made, value::list({2, i == 500 ? leaf : 3})});
        }
        return made;
    };
    EXPECT_TRUE(tree(3) == tree(3));
    EXPECT_FALSE(tree(3) == tree(4));
}

} // namespace
} // namespace guiju
