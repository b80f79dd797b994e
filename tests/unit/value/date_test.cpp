#include <guiju/value/date.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

namespace guiju {
namespace {

constexpr date day(std::string_view text) { return date::parse(text).value(); }

static_assert(std::is_trivially_copyable_v<date> && sizeof(date) <= 24 && alignof(date) <= 8);
static_assert(day("2024-02-29").add_months(24) == day("2026-02-28"));
static_assert(day("1970-01-01").day_number() == 0);
static_assert(day("-0044-03-15") == date::from(-44, 3, 15));

TEST(Date, ReadsTheLexicalFormOfXmlSchema) {
    EXPECT_EQ(date::parse("2024-02-29"), date::from(2024, 2, 29));
    EXPECT_EQ(date::parse("-2017-01-01"), date::from(-2017, 1, 1));
    EXPECT_EQ(date::parse("0044-01-01"), date::from(44, 1, 1));
    EXPECT_EQ(date::parse("0000-12-25"), date::from(0, 12, 25));
    EXPECT_EQ(date::parse("999999999-12-31"), date::from(999'999'999, 12, 31));
}

TEST(Date, RefusesWhatIsNotExactlyThatForm) {
    for (const std::string_view text : {"",
                                        "2012-12-25T",
                                        "2012/12/25",
                                        "9999999999-12-25",
                                        "2017-13-10",
                                        "2017-12-32",
                                        "998-12-31",
                                        "01211-12-31",
                                        "+2012-12-02",
                                        "2012-12-2",
                                        "2012-1-02",
                                        "2012-12-02Z",
                                        " 2012-12-02",
                                        "2012-12-02 ",
                                        "--2012-12-02",
                                        "2012-12",
                                        "2012-00-01",
                                        "2012-01-00",
                                        "20121202",
                                        "2012-12-+2",
                                        "２０１２-12-02"}) {
        EXPECT_FALSE(date::parse(text)) << text;
    }
}

TEST(Date, KnowsWhichDaysThereAre) {
    EXPECT_FALSE(date::parse("2023-02-29"));
    EXPECT_FALSE(date::parse("1900-02-29"));
    EXPECT_TRUE(date::parse("2000-02-29"));
    EXPECT_TRUE(date::parse("0000-02-29"));
    EXPECT_FALSE(date::from(2017, -8, 2));
    EXPECT_FALSE(date::from(2017, 8, -2));
    EXPECT_FALSE(date::from(-1'000'999'999, 12, 1));
    EXPECT_FALSE(date::from(std::numeric_limits<std::int64_t>::max(), 12, 1));
}

TEST(Date, PrintsYearsWithFourDigitsAtLeast) {
    EXPECT_EQ(date::from(1, 2, 3)->to_string(), "0001-02-03");
    EXPECT_EQ(date::from(-999'999'999, 12, 31)->to_string(), "-999999999-12-31");
    EXPECT_EQ(date::from(12024, 1, 1)->to_string(), "12024-01-01");
}

TEST(Date, NumbersDaysFrom1970BothWays) {
    EXPECT_EQ(day("2000-03-01").day_number(), 11'017);
    EXPECT_EQ(day("1969-12-31").day_number(), -1);
    EXPECT_EQ(day("0000-03-01").day_number(), -719'468);
    for (const std::string_view text :
         {"-999999999-01-01", "-0001-12-31", "0000-02-29", "1900-03-01", "999999999-12-31"}) {
        EXPECT_EQ(date::from_day_number(day(text).day_number()), day(text)) << text;
    }
}

TEST(Date, EndsAtItsLastYears) {
    EXPECT_FALSE(day("999999999-12-31").add_days(1));
    EXPECT_FALSE(day("-999999999-01-01").add_days(-1));
    EXPECT_FALSE(day("999999999-12-31").add_months(1));
    EXPECT_EQ(day("-999999999-01-01").add_days(730'484'999'633).value().to_string(), "999999999-12-31");
    EXPECT_FALSE(day("2024-01-01").add_days(std::numeric_limits<std::int64_t>::min()));
    EXPECT_FALSE(day("2024-01-01").add_months(std::numeric_limits<std::int64_t>::max()));
    EXPECT_FALSE(date::from_day_number(std::numeric_limits<std::int64_t>::max()));
}

TEST(Date, StopsAtTheLastDayOfAShorterMonth) {
    EXPECT_EQ(day("2024-02-29").add_months(12), day("2025-02-28"));
    EXPECT_EQ(day("2024-02-29").add_months(48), day("2028-02-29"));
    EXPECT_EQ(day("2024-03-31").add_months(-1), day("2024-02-29"));
    EXPECT_EQ(day("2024-01-31").add_months(3), day("2024-04-30"));
    EXPECT_EQ(day("2023-11-15").add_months(2), day("2024-01-15"));
    EXPECT_EQ(day("0000-01-15").add_months(-1), day("-0001-12-15"));
}

TEST(Date, KnowsTheLastDayOfItsMonth) {
    EXPECT_EQ(day("2024-02-01").last_day_of_month(), day("2024-02-29"));
    EXPECT_EQ(day("2023-02-01").last_day_of_month(), day("2023-02-28"));
    EXPECT_EQ(day("2023-12-31").last_day_of_month(), day("2023-12-31"));
}

TEST(Date, CountsWeekdaysFromMonday) {
    EXPECT_EQ(day("2018-12-10").weekday(), 1);
    EXPECT_EQ(day("2024-02-25").weekday(), 7);
    EXPECT_EQ(day("1970-01-01").weekday(), 4);
    EXPECT_EQ(day("0000-01-01").weekday(), 6);
}

TEST(Date, CountsDaysOfTheYear) {
    EXPECT_EQ(day("2019-09-17").day_of_year(), 260);
    EXPECT_EQ(day("2020-12-31").day_of_year(), 366);
    EXPECT_EQ(day("2019-12-31").day_of_year(), 365);
}

TEST(Date, BelongsToAWeekOfIso8601) {
    EXPECT_EQ(day("2019-09-17").week(), (iso_week{2019, 38}));
    EXPECT_EQ(day("2004-01-01").week(), (iso_week{2004, 1}));
    EXPECT_EQ(day("2010-01-01").week(), (iso_week{2009, 53}));
    EXPECT_EQ(day("2018-12-31").week(), (iso_week{2019, 1}));
}

TEST(Date, IsOrderedByTheCalendar) {
    EXPECT_LT(day("-0001-12-31"), day("0000-01-01"));
    EXPECT_LT(day("2023-12-31"), day("2024-01-01"));
    EXPECT_GT(day("2024-02-29"), day("2024-02-28"));
}

TEST(Date, IsHashedByContent) {
    const std::unordered_set<date> days{day("2024-02-29"), day("2024-02-28"), *date::from(2024, 2, 29)};
    EXPECT_EQ(days.size(), 2U);
}

} // namespace
} // namespace guiju
