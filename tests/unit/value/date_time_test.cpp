#include <guiju/value/date_time.hpp>

#include <gtest/gtest.h>

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

namespace guiju {
namespace {

constexpr date_time at(std::string_view text) { return date_time::parse(text).value(); }
constexpr days_time_duration span_of(std::string_view text) { return days_time_duration::parse(text).value(); }
std::string moved(std::string_view text, std::string_view by) {
    const auto result = add(at(text), span_of(by));
    return result ? result->to_string() : "none";
}
std::string between(std::string_view a, std::string_view b) {
    const auto apart = difference(at(a), at(b));
    return apart ? apart->to_string() : "none";
}

static_assert(std::is_trivially_copyable_v<date_time> && sizeof(date_time) <= 24 && alignof(date_time) <= 8);
static_assert(at("2024-02-29T10:00:00").add_months(12) == at("2025-02-28T10:00:00"));
static_assert(to_instant(at("1970-01-01T01:00:00+01:00")) == instant{0, 0});
static_assert(compare(at("2024-01-01T00:00:00Z"), at("2024-01-01T01:00:00+01:00")) == 0);
static_assert(add(at("2021-01-01T24:00:00"), span_of("-PT1S")) == at("2021-01-01T23:59:59"));

TEST(DateTime, IsPrintedAsItWasWritten) {
    for (const std::string_view text :
         {"2017-12-31T00:00:00", "-2017-12-31T11:22:33.456+01:35", "99999-12-31T11:22:33",
          "2011-12-31T10:15:30@Etc/UTC", "2011-12-31T10:15:30.987@Europe/Paris",
          "-999999999-12-31T23:59:59.999999999+02:00", "0000-01-01T00:00:00Z", "2024-03-31T02:30:00@Europe/Paris"}) {
        EXPECT_EQ(at(text).to_string(), text);
    }
}

TEST(DateTime, ReadsTheEndOfTheDayAsTheNextMidnight) {
    EXPECT_EQ(at("2021-01-01T24:00:00").to_string(), "2021-01-02T00:00:00");
    EXPECT_EQ(at("2020-12-31T24:00:00Z").to_string(), "2021-01-01T00:00:00Z");
    EXPECT_FALSE(date_time::parse("999999999-12-31T24:00:00"));
}

TEST(DateTime, RefusesOtherForms) {
    for (const std::string_view text : {"",
                                        "11:00:00",
                                        "2011-12-03",
                                        "2011-12-03T",
                                        "2011-12-03T10:15:30+01:00@Europe/Paris",
                                        "2017-13-32T11:22:33",
                                        "2017-13-0T11:22:33",
                                        "998-12-31T11:22:33",
                                        "+99999-12-01T11:22:33",
                                        "2017-12-31T24:01:00",
                                        "2017-12-31T25:00:00",
                                        "2017-12-31T00:60:00",
                                        "2017-12-31T00:00:61",
                                        "2017-12-31T07:1:00",
                                        "2017-12-31T07:01:2",
                                        "2017-12-31T13:20:00@xyz/abc",
                                        "2017-12-31T13:20:00-19:00",
                                        "2017-12-31T13:20:00+5:00",
                                        "2017-12-31T13:20:00+5",
                                        "2017-12-31T7:20",
                                        "2017-12-31T07:2",
                                        "2017-12-31 10:00:00",
                                        "2017-12-31t10:00:00",
                                        "2023-02-29T10:00:00"}) {
        EXPECT_FALSE(date_time::parse(text)) << text;
    }
}

TEST(DateTime, IsMadeOfADateAndATime) {
    const date_time made(*date::parse("-0044-03-15"), *guiju::time::parse("23:59:01.987654321Z"));
    EXPECT_EQ(made.to_string(), "-0044-03-15T23:59:01.987654321Z");
    EXPECT_EQ(made.date().to_string(), "-0044-03-15");
    EXPECT_EQ(made.time().to_string(), "23:59:01.987654321Z");
    EXPECT_EQ(date_time(*date::parse("2018-12-08")).to_string(), "2018-12-08T00:00:00");
    EXPECT_EQ(date_time(*date::parse("2018-12-08"), zone_designator::utc()).to_string(), "2018-12-08T00:00:00Z");
}

TEST(DateTime, MovesOnTheClockWithoutAZone) {
    EXPECT_EQ(moved("2021-01-01T10:10:10", "-P1D"), "2020-12-31T10:10:10");
    EXPECT_EQ(moved("2021-01-12T10:10:10+11:00", "P1DT1H"), "2021-01-13T11:10:10+11:00");
    EXPECT_EQ(moved("-2021-01-01T10:10:10+11:00", "-P1D"), "-2022-12-31T10:10:10+11:00");
    EXPECT_EQ(moved("2021-01-01T00:00:00", "-PT0.000000001S"), "2020-12-31T23:59:59.999999999");
}

TEST(DateTime, MovesOnTheTimelineInAZone) {
    EXPECT_EQ(moved("2021-01-12T10:10:10@Australia/Melbourne", "P1DT1H"), "2021-01-13T11:10:10@Australia/Melbourne");
    EXPECT_EQ(moved("-2021-01-01T10:10:10@Australia/Melbourne", "-P1D"), "-2022-12-31T10:10:10@Australia/Melbourne");
    EXPECT_EQ(moved("2024-03-30T02:30:00@Europe/Paris", "P1D"), "2024-03-31T03:30:00@Europe/Paris");
    EXPECT_EQ(moved("2024-03-31T01:30:00@Europe/Paris", "PT1H"), "2024-03-31T03:30:00@Europe/Paris");
}

TEST(DateTime, TakesASkippedTimeAtTheOffsetBefore) {
    EXPECT_EQ(offset_of(at("2024-03-31T02:30:00@Europe/Paris")), 3'600);
    EXPECT_EQ(moved("2024-03-31T02:30:00@Europe/Paris", "PT1H"), "2024-03-31T04:30:00@Europe/Paris");
    EXPECT_EQ(between("2024-03-31T02:30:00@Europe/Paris", "2024-03-31T03:30:00@Europe/Paris"), "PT0S");
}

TEST(DateTime, KeepsTheTwoOccurrencesOfARepeatedTimeApart) {
    const date_time first = at("2024-10-27T02:30:00@Europe/Paris");
    const date_time second = add(first, span_of("PT1H")).value();
    EXPECT_EQ(second.to_string(), "2024-10-27T02:30:00@Europe/Paris");
    EXPECT_TRUE(second.repeated());
    EXPECT_NE(first, second);
    EXPECT_EQ(offset_of(first), 7'200);
    EXPECT_EQ(offset_of(second), 3'600);
    EXPECT_EQ(difference(second, first), span_of("PT1H"));
    EXPECT_EQ(add(second, span_of("-PT1H")), first);
    EXPECT_EQ(compare(first, second), std::partial_ordering::less);
}

TEST(DateTime, KeepsItsClockWhenMovedByMonths) {
    EXPECT_EQ(at("-2021-01-01T10:10:10@Australia/Melbourne").add_months(-1).value().to_string(),
              "-2022-12-01T10:10:10@Australia/Melbourne");
    EXPECT_EQ(at("2024-08-31T10:00:00+02:00").add_months(6).value().to_string(), "2025-02-28T10:00:00+02:00");
    EXPECT_FALSE(at("999999999-12-31T10:00:00").add_months(1));
}

TEST(DateTime, DiffersByInstantsWhenBothAreKnown) {
    EXPECT_EQ(between("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10@Asia/Dhaka"), "P1DT5H");
    EXPECT_EQ(between("2021-01-02T10:10:10+01:00", "2021-01-01T10:10:10@Europe/Paris"), "P1D");
    EXPECT_EQ(between("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T10:10:10@Europe/Paris"), "P9498D");
    EXPECT_EQ(between("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T00:00:00Z"), "P9498DT9H10M10S");
    EXPECT_EQ(between("2021-01-02T00:00:00Z", "1995-01-01T10:10:10@Australia/Melbourne"), "P9498DT49M50S");
}

TEST(DateTime, HasNoDifferenceBetweenLocalAndPlaced) {
    EXPECT_EQ(between("2021-01-02T10:10:10", "2021-01-01T10:10:10@Europe/Paris"), "none");
    EXPECT_EQ(between("2021-01-02T10:10:10+02:00", "2021-01-01T10:10:10"), "none");
    EXPECT_EQ(between("2021-01-02T10:10:10", "2021-01-01T10:10:10"), "P1D");
    EXPECT_EQ(compare(at("2021-01-02T10:10:10"), at("2021-01-02T10:10:10Z")), std::partial_ordering::unordered);
}

TEST(DateTime, IsComparedToTheSecond) {
    const auto equal = std::partial_ordering::equivalent;
    EXPECT_EQ(compare(at("2018-12-08T00:00:00.0001"), at("2018-12-08T00:00:00.0000")), equal);
    EXPECT_EQ(compare(at("-0044-03-15T00:00:00.5Z"), at("-0044-03-15T00:00:00Z")), equal);
    EXPECT_EQ(compare(at("2018-12-08T00:00:00.9"), at("2018-12-08T00:00:01")), std::partial_ordering::less);
    EXPECT_NE(at("2018-12-08T00:00:00.0001"), at("2018-12-08T00:00:00"));
}

TEST(DateTime, ComparesInstantsAndIsSameOnlyAsWritten) {
    const auto same_instant = [](std::string_view a, std::string_view b) { return compare(at(a), at(b)) == 0; };
    EXPECT_TRUE(same_instant("2018-02-08T00:00:00+01:00", "2018-02-08T00:00:00@Europe/Paris"));
    EXPECT_TRUE(same_instant("2002-04-02T12:00:00@Australia/Melbourne", "2002-04-02T12:00:00@Australia/Sydney"));
    EXPECT_TRUE(same_instant("2018-12-08T00:00:00+00:00", "2018-12-08T00:00:00@Etc/UTC"));
    EXPECT_NE(at("2002-04-02T12:00:00@Australia/Melbourne"), at("2002-04-02T12:00:00@Australia/Sydney"));
    EXPECT_NE(at("2002-04-02T12:00:00-01:00"), at("2002-04-02T17:00:00+04:00"));
    const std::unordered_set<date_time> times{at("2024-01-01T00:00:00"), at("2023-12-31T24:00:00"),
                                              at("2024-01-01T00:00:00Z")};
    EXPECT_EQ(times.size(), 2U);
}

TEST(DateTime, EndsAtItsLastYears) {
    EXPECT_EQ(moved("999999999-12-31T23:59:59.5@Europe/Paris", "PT1S"), "none");
    EXPECT_EQ(moved("-999999999-01-01T00:00:00Z", "-PT0.000000001S"), "none");
    EXPECT_EQ(moved("2024-01-01T00:00:00@Europe/Paris", "P106751991167300D"), "none");
    EXPECT_EQ(moved("-999999999-01-01T00:00:00@Australia/Melbourne", "PT1H"),
              "-999999999-01-01T01:00:00@Australia/Melbourne");
    EXPECT_EQ(between("999999999-12-31T23:59:59.999999999", "-999999999-01-01T00:00:00"),
              "P730484999633DT23H59M59.999999999S");
    EXPECT_FALSE(date_time::from_local(std::numeric_limits<std::int64_t>::max(), 0, {}));
    EXPECT_FALSE(date_time::from_local(0, nanos_per_second, {}));
}

TEST(DateTime, ReadsAnInstantAnywhere) {
    const auto reads = [](std::int64_t seconds, zone_designator place) {
        const auto found = at_instant({seconds, 0}, place);
        return found ? found->to_string() : "none";
    };
    EXPECT_EQ(reads(0, *zone::find("Asia/Shanghai")), "1970-01-01T08:00:00@Asia/Shanghai");
    EXPECT_EQ(reads(0, *zone_designator::offset(-3'600)), "1969-12-31T23:00:00-01:00");
    EXPECT_EQ(reads(0, *zone::find("Etc/UTC")), "1970-01-01T00:00:00@Etc/UTC");
    EXPECT_EQ(reads(std::numeric_limits<std::int64_t>::max(), *zone::find("Asia/Shanghai")), "none");
}

} // namespace
} // namespace guiju
