#include "call.hpp"

#include <guiju/meaning/b_feel.hpp>

#include <array>

namespace guiju::meaning {
namespace {

value repaired_call(operation what, const std::vector<value>& arguments, std::vector<repair>* repairs = nullptr) {
    call_context in;
    in.semantics = semantics::b_feel;
    in.repairs = repairs;
    return apply(what, arguments, in);
}

/// What is looked up may be missing, the least of nothing is, and the clock may not be supplied.
bool may_be_null(operation what) {
    return what == operation::get_value || what == operation::min || what == operation::max ||
           what == operation::today || what == operation::now;
}

TEST(BFeel, AnswersEveryErrorWithADefaultOfOneKind) {
    for (const auto& one : operations) {
        if (may_be_null(one.id)) {
            continue;
        }
        for (std::size_t count = 1; count <= 4; ++count) {
            const auto answer = repaired_call(one.id, std::vector<value>(count));
            EXPECT_FALSE(answer.is_null()) << one.name << " of " << count << " nulls";
        }
    }
}

TEST(BFeel, TellsWhatItRepaired) {
    std::vector<repair> repairs;
    EXPECT_EQ(repaired_call(operation::divide, {1, 0}, &repairs), value(0));
    ASSERT_EQ(repairs.size(), 1U);
    EXPECT_EQ(repairs[0].what, operation::divide);
    EXPECT_EQ(repairs[0].why, reason::division_by_zero);
    EXPECT_EQ(repaired_call(operation::add, {1, 2}, &repairs), value(3));
    EXPECT_EQ(repairs.size(), 1U);
}

TEST(BFeel, LeavesUndeterminedWhatNobodySupplied) {
    const auto open = value::undetermined({"income"});
    EXPECT_TRUE(repaired_call(operation::add, {open, 1}).is_undetermined());
    EXPECT_TRUE(repaired_call(operation::sum, {value::list({open, "x"})}).is_undetermined());
    EXPECT_TRUE(repaired_call(operation::not_, {open}).is_undetermined());
    EXPECT_TRUE(repaired_call(operation::less, {open, "x"}).is_undetermined());
}

TEST(BFeel, ReportsLimitsAsFeelDoes) {
    call_context in;
    in.semantics = semantics::b_feel;
    in.items_left = 1;
    const std::array arguments{value::list({1, 2, 3})};
    EXPECT_TRUE(is_null_for(apply(operation::reverse, arguments, in), reason::limit));
}

} // namespace
} // namespace guiju::meaning
