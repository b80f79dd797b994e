#include <guiju/value/duration.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>

namespace guiju {
namespace {

constexpr years_months_duration months(std::string_view text) { return years_months_duration::parse(text).value(); }
constexpr days_time_duration span_of(std::string_view text) { return days_time_duration::parse(text).value(); }
constexpr date day(std::string_view text) { return date::parse(text).value(); }

static_assert(std::is_trivially_copyable_v<years_months_duration> && sizeof(years_months_duration) <= 24);
static_assert(std::is_trivially_copyable_v<days_time_duration> && sizeof(days_time_duration) <= 24);
static_assert(months("P26M") == months("P2Y2M"));
static_assert(span_of("P2DT274M") == span_of("P2DT4H34M"));

TEST(YearsMonthsDuration, IsNormalised) {
    for (const auto& [text, normal] : {std::pair{"P26M", "P2Y2M"},
                                       {"P100M", "P8Y4M"},
                                       {"P999999999M", "P83333333Y3M"},
                                       {"-P999999999M", "-P83333333Y3M"},
                                       {"P99999999Y", "P99999999Y"},
                                       {"P0M", "P0M"},
                                       {"-P0Y", "P0M"},
                                       {"P1Y0M", "P1Y"},
                                       {"P1Y12M", "P2Y"},
                                       {"-P1Y", "-P1Y"}}) {
        EXPECT_EQ(months(text).to_string(), normal) << text;
    }
}

TEST(YearsMonthsDuration, RefusesOtherForms) {
    for (const char* text : {"", "P", "-P", "1Y", "P1", "PY", "P1M1Y", "P1D", "P1Y1D", "P1.5Y", "+P1Y", "P-1Y", "p1y",
                             "P1YT", "P1Y ", "P1Y2Y", "P99999999999999999999Y", "P9223372036854775807Y"}) {
        EXPECT_FALSE(years_months_duration::parse(text)) << text;
    }
}

TEST(YearsMonthsDuration, HasComponentsWithItsSign) {
    EXPECT_EQ(months("-P1Y8M").years(), -1);
    EXPECT_EQ(months("-P1Y8M").months(), -8);
    EXPECT_EQ(months("P2M").years(), 0);
    EXPECT_EQ(months("P20M").total_months(), 20);
}

TEST(YearsMonthsDuration, AddsExactlyOrNotAtAll) {
    EXPECT_EQ(months("P1Y").plus(months("-P2M")), months("P10M"));
    EXPECT_EQ(months("-P1Y").minus(months("-P2M")), months("-P10M"));
    EXPECT_EQ(months("P1Y").negated(), months("-P1Y"));
    const years_months_duration most(std::numeric_limits<std::int64_t>::max());
    const years_months_duration least(std::numeric_limits<std::int64_t>::min());
    EXPECT_FALSE(most.plus(months("P1M")));
    EXPECT_FALSE(least.minus(months("P1M")));
    EXPECT_FALSE(least.negated());
    EXPECT_EQ(least.to_string(), "-P768614336404564650Y8M");
    EXPECT_EQ(years_months_duration::parse(least.to_string()), least);
    EXPECT_FALSE(years_months_duration::from(std::numeric_limits<std::int64_t>::max(), 1));
}

TEST(YearsMonthsDuration, CountsWholeMonthsBetweenDates) {
    const auto between = [](std::string_view from, std::string_view to) {
        return months_between(day(from), day(to)).to_string();
    };
    EXPECT_EQ(between("2011-12-22", "2013-08-24"), "P1Y8M");
    EXPECT_EQ(between("2013-08-24", "2011-12-22"), "-P1Y8M");
    EXPECT_EQ(between("2016-01-21", "2015-01-21"), "-P1Y");
    EXPECT_EQ(between("2016-09-30", "2017-12-28"), "P1Y2M");
    EXPECT_EQ(between("2017-09-05", "-2019-10-01"), "-P4035Y11M");
    EXPECT_EQ(between("2024-03-31", "2024-02-29"), "-P1M");
    EXPECT_EQ(between("2024-01-31", "2024-02-29"), "P0M");
    EXPECT_EQ(between("-999999999-01-01", "999999999-12-31"), "P1999999998Y11M");
}

TEST(DaysTimeDuration, IsNormalised) {
    for (const auto& [text, normal] : {std::pair{"PT0S", "PT0S"},
                                       {"P0D", "PT0S"},
                                       {"-PT0M", "PT0S"},
                                       {"PT0.000S", "PT0S"},
                                       {"PT1000M", "PT16H40M"},
                                       {"PT24H", "P1D"},
                                       {"P2DT100M", "P2DT1H40M"},
                                       {"PT3600S", "PT1H"},
                                       {"PT0.999S", "PT0.999S"},
                                       {"P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"},
                                       {"-PT90M", "-PT1H30M"},
                                       {"-PT0.5S", "-PT0.5S"},
                                       {"PT60.50S", "PT1M0.5S"},
                                       {"P1DT0.1S", "P1DT0.1S"},
                                       {"-P1DT1S", "-P1DT1S"},
                                       {"-P1D", "-P1D"}}) {
        EXPECT_EQ(span_of(text).to_string(), normal) << text;
    }
}

TEST(DaysTimeDuration, RefusesOtherForms) {
    for (const char* text : {"",
                             "P",
                             "PT",
                             "P1DT",
                             "P1H",
                             "1D",
                             "P1Y",
                             "P1Y1D",
                             "PT1M1H",
                             "PT1D",
                             "P1W",
                             "PT.5S",
                             "PT1.5M",
                             "PT1.1234567890S",
                             "+P1D",
                             "P-1D",
                             "PT1S ",
                             "PT1,5S",
                             "2012T-12-2511:00:00Z",
                             "P106751991167301D",
                             "P99999999999999999999D"}) {
        EXPECT_FALSE(days_time_duration::parse(text)) << text;
    }
}

TEST(DaysTimeDuration, HasComponentsWithItsSign) {
    const days_time_duration back = span_of("-P1DT1H30M4.25S");
    EXPECT_EQ(back.days(), -1);
    EXPECT_EQ(back.hours(), -1);
    EXPECT_EQ(back.minutes(), -30);
    EXPECT_EQ(back.seconds(), -4);
    EXPECT_EQ(back.nanos(), -250'000'000);
    EXPECT_EQ(span_of("PT2H").days(), 0);
    EXPECT_EQ(span_of("-PT0.5S").seconds(), 0);
    EXPECT_TRUE(span_of("-PT0.5S").negative());
}

TEST(DaysTimeDuration, AddsExactlyOrNotAtAll) {
    EXPECT_EQ(span_of("P1D").minus(span_of("-PT2H")), span_of("P1DT2H"));
    EXPECT_EQ(span_of("PT0.5S").plus(span_of("-PT0.75S")), span_of("-PT0.25S"));
    EXPECT_EQ(span_of("-PT0.5S").negated(), span_of("PT0.5S"));
    const days_time_duration most(std::numeric_limits<std::int64_t>::max());
    const days_time_duration least(std::numeric_limits<std::int64_t>::min());
    EXPECT_FALSE(most.plus(span_of("PT1S")));
    EXPECT_FALSE(least.negated());
    EXPECT_EQ(days_time_duration::parse(least.to_string()), least);
    EXPECT_EQ(days_time_duration::from_nanos(least.total_nanos()), least);
}

TEST(DaysTimeDuration, IsOrderedByLength) {
    EXPECT_EQ(span_of("P1D"), span_of("PT24H"));
    EXPECT_LT(span_of("-PT0.5S"), span_of("PT0S"));
    EXPECT_LT(span_of("-PT1.5S"), span_of("-PT1.25S"));
    EXPECT_LT(span_of("PT0.1S"), span_of("PT0.11S"));
}

TEST(DaysTimeDuration, SpansTheWholeCalendar) {
    EXPECT_EQ(difference(day("999999999-12-31"), day("-999999999-01-01")).to_string(), "P730484999633D");
}

TEST(DaysTimeDuration, MovesADateFromItsMidnight) {
    EXPECT_EQ(add(day("2021-01-01"), span_of("PT36H")), day("2021-01-02"));
    EXPECT_EQ(add(day("2021-01-02"), span_of("PT1H")), day("2021-01-02"));
    EXPECT_EQ(add(day("2021-01-02"), span_of("-PT25H")), day("2020-12-31"));
    EXPECT_EQ(add(day("2020-03-01"), span_of("-PT24H")), day("2020-02-29"));
    EXPECT_EQ(add(day("2020-03-01"), span_of("-PT0.000000001S")), day("2020-02-29"));
    EXPECT_FALSE(add(day("999999999-12-31"), span_of("P1D")));
    EXPECT_EQ(add(day("2020-02-29"), months("P1Y")), day("2021-02-28"));
}

TEST(Durations, AreHashedByContent) {
    const std::unordered_set<days_time_duration> spans{span_of("P1D"), span_of("PT24H"), span_of("PT1S")};
    EXPECT_EQ(spans.size(), 2U);
    const std::unordered_set<years_months_duration> all{months("P1Y"), months("P12M"), months("P1M")};
    EXPECT_EQ(all.size(), 2U);
}

} // namespace
} // namespace guiju
