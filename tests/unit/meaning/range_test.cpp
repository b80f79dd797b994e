#include "call.hpp"

namespace guiju::meaning {
namespace {

/// A range as it is written: "[1..5)"; without an end it is one made by comparison, "(..5]" for (<= 5).
value range_of(std::string_view written) {
    const auto dots = written.find("..");
    const auto end = [](std::string_view digits) { return digits.empty() ? value() : value(number(digits)); };
    auto body = make_shared_body<range_body>();
    body->low = end(written.substr(1, dots - 1));
    body->high = end(written.substr(dots + 2, written.size() - dots - 3));
    body->low_closed = written.front() == '[';
    body->high_closed = written.back() == ']';
    if (body->low.is_null()) {
        body->form = body->high_closed ? range_form::less_equal : range_form::less;
    } else if (body->high.is_null()) {
        body->form = body->low_closed ? range_form::greater_equal : range_form::greater;
    }
    return value(shared<const range_body>(body));
}

bool holds(std::string_view relation, std::string_view a, std::string_view b) {
    return call(relation, {range_of(a), range_of(b)}).is_true();
}
bool fails(std::string_view relation, std::string_view a, std::string_view b) {
    return call(relation, {range_of(a), range_of(b)}).is_false();
}

TEST(Before, NeedsAnOpenEndWhereRangesTouch) {
    EXPECT_TRUE(holds("before", "[1..5)", "[5..10]"));
    EXPECT_TRUE(fails("before", "[1..5]", "[5..10]"));
    EXPECT_TRUE(holds("after", "[11..20]", "[1..10]"));
    EXPECT_TRUE(call("before", {1, range_of("(1..10]")}).is_true());
    EXPECT_TRUE(call("before", {1, 2}).is_true());
}

TEST(Meets, NeedsClosedEndsAtOnePoint) {
    EXPECT_TRUE(holds("meets", "[1..5]", "[5..10]"));
    EXPECT_TRUE(fails("meets", "[1..5)", "[5..10]"));
    EXPECT_TRUE(holds("met by", "[5..10]", "[1..5]"));
}

TEST(Overlaps, NeedsAPointInCommon) {
    EXPECT_TRUE(holds("overlaps", "[1..5]", "[5..8]"));
    EXPECT_TRUE(fails("overlaps", "[1..5]", "(5..8]"));
    EXPECT_TRUE(holds("overlaps before", "[1..5]", "[3..8]"));
    EXPECT_TRUE(fails("overlaps before", "[1..5]", "[1..5]"));
    EXPECT_TRUE(holds("overlaps before", "[1..5]", "(1..5]"));
    EXPECT_TRUE(holds("overlaps after", "[3..8]", "[1..5]"));
    EXPECT_TRUE(fails("overlaps after", "(5..8]", "[1..5]"));
    EXPECT_TRUE(holds("overlaps after", "(1..5]", "[1..5]"));
    EXPECT_TRUE(fails("overlaps after", "[1..5]", "[1..5)"));
}

TEST(Finishes, NeedsTheSameEnd) {
    EXPECT_TRUE(holds("finishes", "[5..10]", "[1..10]"));
    EXPECT_TRUE(fails("finishes", "[5..10)", "[1..10]"));
    EXPECT_TRUE(call("finishes", {10, range_of("[1..10]")}).is_true());
    EXPECT_TRUE(call("finished by", {range_of("[1..10)"), 10}).is_false());
}

TEST(Starts, NeedsTheSameBeginning) {
    EXPECT_TRUE(holds("starts", "[1..5]", "[1..10]"));
    EXPECT_TRUE(fails("starts", "[1..5]", "(1..10]"));
    EXPECT_TRUE(holds("started by", "(1..10)", "(1..5]"));
    EXPECT_TRUE(call("starts", {1, range_of("[1..10]")}).is_true());
}

TEST(Includes, HoldsEveryPointOfTheOther) {
    EXPECT_TRUE(holds("includes", "[1..10]", "(1..10)"));
    EXPECT_TRUE(fails("includes", "(1..10]", "[1..10]"));
    EXPECT_TRUE(holds("during", "[4..6]", "[1..10)"));
    EXPECT_TRUE(call("includes", {range_of("[1..10)"), 10}).is_false());
}

TEST(Coincides, IsSamenessOfEnds) {
    EXPECT_TRUE(holds("coincides", "[1..5)", "[1..5)"));
    EXPECT_TRUE(fails("coincides", "[1..5)", "[1..5]"));
    EXPECT_TRUE(call("coincides", {3, 3}).is_true());
}

TEST(MissingEnds, LieBeyondEveryPoint) {
    EXPECT_TRUE(holds("before", "(..1)", "[2..3]"));
    EXPECT_TRUE(fails("before", "(1..)", "[2..3]"));
    EXPECT_TRUE(holds("includes", "(..10]", "[-5..10]"));
    EXPECT_TRUE(fails("includes", "[-5..10]", "(..10]"));
}

TEST(RangeFunctions, RefuseWhatHasNoOrder) {
    EXPECT_TRUE(is_null_for(call("before", {1, "a"}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("meets", {1, range_of("[1..2]")}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("before", {1}), reason::type_error));
    EXPECT_TRUE(call("during", {value::undetermined({"day"}), range_of("[1..2]")}).is_undetermined());
}

} // namespace
} // namespace guiju::meaning
