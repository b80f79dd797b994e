#include "call.hpp"

#include <guiju/meaning/member.hpp>

namespace guiju::meaning {
namespace {

value of(const value& v, std::string_view name) {
    call_context in;
    return member(v, name, in);
}

TEST(Member, OfAContextIsItsEntry) {
    auto names = make_shared_body<shape>();
    names->names = {"year", "姓名"};
    const value record = shared<const context_body>(make_shared_body<context_body>(names, std::vector<value>{7, "甲"}));
    EXPECT_EQ(of(record, "姓名"), value("甲"));
    EXPECT_EQ(of(record, "year"), value(7));
    EXPECT_TRUE(is_null_for(of(record, "month"), reason::missing));
}

TEST(Member, OfADateIsAPartOfIt) {
    const value day = *date::parse("2024-02-29");
    EXPECT_EQ(of(day, "year"), value(2024));
    EXPECT_EQ(of(day, "月"), value(2));
    EXPECT_EQ(of(day, "日"), value(29));
    EXPECT_EQ(of(day, "weekday"), value(4));
    EXPECT_TRUE(is_null_for(of(day, "hour"), reason::missing));
}

TEST(Member, OfATimeIsAPartOfItsClockOrPlace) {
    const value clock = *time::parse("10:30:01.5+02:00");
    EXPECT_EQ(of(clock, "hour"), value(10));
    EXPECT_EQ(of(clock, "second"), value(1));
    EXPECT_EQ(of(clock, "time offset"), value(days_time_duration(7'200)));
    EXPECT_TRUE(of(clock, "timezone").is_null());
    EXPECT_TRUE(of(*time::parse("10:30:01"), "time offset").is_null());
}

TEST(Member, OfADateAndTimeKnowsTheOffsetOfItsZone) {
    const value summer = *date_time::parse("2018-07-10T10:30:01@Europe/Paris");
    EXPECT_EQ(of(summer, "time offset"), value(days_time_duration(7'200)));
    EXPECT_EQ(of(summer, "timezone"), value("Europe/Paris"));
    EXPECT_EQ(of(summer, "day"), value(10));
    EXPECT_EQ(of(summer, "分"), value(30));
}

TEST(Member, OfADurationHasItsSign) {
    const value back = *days_time_duration::parse("-P1DT1H30M2.5S");
    EXPECT_EQ(of(back, "days"), value(-1));
    EXPECT_EQ(of(back, "hours"), value(-1));
    EXPECT_EQ(of(back, "minutes"), value(-30));
    EXPECT_EQ(of(back, "seconds"), value(number("-2.5")));
    EXPECT_TRUE(of(back, "years").is_null());
    EXPECT_EQ(of(years_months_duration(14), "years"), value(1));
    EXPECT_EQ(of(years_months_duration(14), "月数"), value(2));
}

TEST(Member, OfARangeIsAnEndOrItsSide) {
    const auto range = call("range", {"[1..3)"});
    EXPECT_EQ(of(range, "start"), value(1));
    EXPECT_EQ(of(range, "终点"), value(3));
    EXPECT_TRUE(of(range, "start included").is_true());
    EXPECT_TRUE(of(range, "end included").is_false());
}

TEST(Member, OfAListIsThatOfEachItem) {
    const auto days = value::list({*date::parse("2024-02-29"), *date::parse("2023-01-01"), value(reason::missing)});
    EXPECT_EQ(of(days, "year"), value::list({2024, 2023, value()}));
}

TEST(Member, OfNothingStaysWhatItIs) {
    EXPECT_TRUE(is_null_for(of(value(reason::division_by_zero), "year"), reason::division_by_zero));
    EXPECT_EQ(of(value::undetermined({"born"}), "year").needs().size(), 1U);
    EXPECT_TRUE(is_null_for(of(5, "year"), reason::type_error));
}

TEST(Properties, HaveOneNameInEachLanguage) {
    for (const auto& one : properties) {
        EXPECT_EQ(find_property(one.en), &one);
        EXPECT_EQ(find_property(one.zh), &one);
    }
}

} // namespace
} // namespace guiju::meaning
