#include "call.hpp"

namespace guiju::meaning {
namespace {

value day(std::string_view text) { return *guiju::date::parse(text); }

TEST(Is, TellsApartHowThePlaceIsWritten) {
    EXPECT_TRUE(call("is", {call("time", {"23:00:50Z"}), call("time", {"23:00:50+00:00"})}).is_true());
    EXPECT_TRUE(call("is", {call("time", {"23:00:50@Etc/GMT"}), call("time", {"23:00:50Z"})}).is_false());
    EXPECT_TRUE(call("is", {day("2012-12-25"), call("time", {"23:00:50"})}).is_false());
}

TEST(Is, SeesNullsButNotThroughWhatIsUndetermined) {
    EXPECT_TRUE(call("is", {value(), value()}).is_true());
    EXPECT_TRUE(call("is", {1, number("1.0")}).is_true());
    EXPECT_TRUE(call("is", {1, value::undetermined({"x"})}).is_undetermined());
}

TEST(Days, HaveNamesAndNumbers) {
    EXPECT_EQ(call("day of year", {day("2019-09-17")}), value(260));
    EXPECT_EQ(call("day of week", {day("2019-09-17")}), value("Tuesday"));
    EXPECT_EQ(call("day of week", {day("2024-02-25")}), value("Sunday"));
    EXPECT_EQ(call("month of year", {day("2019-09-17")}), value("September"));
    EXPECT_TRUE(is_null_for(call("day of week", {"2019-09-17"}), reason::type_error));
}

TEST(Weeks, AreThoseOfIso) {
    EXPECT_EQ(call("week of year", {day("2003-12-29")}), value(1));
    EXPECT_EQ(call("week of year", {day("2010-01-01")}), value(53));
    EXPECT_EQ(call("week of year", {call("date and time", {"2019-09-17T10:10:10"})}), value(38));
}

TEST(Now, IsUndeterminedUntilTheHostSaysIt) {
    const auto open = call("today", {});
    ASSERT_TRUE(open.is_undetermined());
    EXPECT_EQ(open.needs()[0], "now");
    call_context in;
    in.now = date_time::parse("2024-02-29T10:00:00");
    EXPECT_EQ(now({}, in), value(*in.now));
    EXPECT_EQ(today({}, in), day("2024-02-29"));
}

} // namespace
} // namespace guiju::meaning
