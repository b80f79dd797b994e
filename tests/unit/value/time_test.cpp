#include <guiju/value/time.hpp>

#include <gtest/gtest.h>

#include <compare>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>

namespace guiju {
namespace {

constexpr guiju::time at(std::string_view text) { return guiju::time::parse(text).value(); }
std::string between(std::string_view a, std::string_view b) {
    const auto apart = difference(at(a), at(b));
    return apart ? apart->to_string() : "none";
}

static_assert(std::is_trivially_copyable_v<guiju::time> && sizeof(guiju::time) <= 24 && alignof(guiju::time) <= 8);
static_assert(at("11:22:33-00:00") == at("11:22:33Z"));
static_assert(at("10:30:00@Europe/Paris").place().zone()->name() == "Europe/Paris");

TEST(Time, IsPrintedAsItWasWritten) {
    for (const std::string_view text :
         {"00:00:00", "23:59:59.999999999", "11:22:33.444", "11:00:00Z", "13:20:00+02:00", "13:20:00-05:00",
          "11:59:45+02:45:55", "00:01:00@Etc/UTC", "11:20:00@Asia/Dhaka", "10:00:00+18:00"}) {
        EXPECT_EQ(at(text).to_string(), text);
    }
}

TEST(Time, IsPrintedWithoutTrailingZeros) {
    EXPECT_EQ(at("10:00:00.500").to_string(), "10:00:00.5");
    EXPECT_EQ(at("10:00:00.000").to_string(), "10:00:00");
    EXPECT_EQ(at("10:00:00+00:00").to_string(), "10:00:00Z");
}

TEST(Time, ReadsTheEndOfTheDayAsMidnight) {
    EXPECT_EQ(at("24:00:00").to_string(), "00:00:00");
    EXPECT_EQ(at("24:00:00.0Z").to_string(), "00:00:00Z");
}

TEST(Time, RefusesOtherForms) {
    for (const std::string_view text : {"",
                                        "23:59:60",
                                        "24:01:00",
                                        "24:00:00.1",
                                        "25:00:00",
                                        "00:60:00",
                                        "00:00:61",
                                        "13:20:00+19:00",
                                        "13:20:00-19:00",
                                        "13:20:00+18:01",
                                        "13:20:00+5:00",
                                        "13:20:00+05",
                                        "7:20",
                                        "07:20",
                                        "10:00:00.",
                                        "10:00:00.1234567891",
                                        "10:00:00@",
                                        "10:00:00@xyz/abc",
                                        "10:00:00@europe/paris",
                                        "10:00:00+01:00@Europe/Paris",
                                        "T10:00:00",
                                        "10:00:00ZZ",
                                        "2012T-12-2511:00:00Z",
                                        "10:00:0"}) {
        EXPECT_FALSE(guiju::time::parse(text)) << text;
    }
}

TEST(Time, IsMadeOfItsComponents) {
    const auto made = guiju::time::from(11, 59, 45, 250'000'000, *zone_designator::offset(-9'955));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->to_string(), "11:59:45.25-02:45:55");
    EXPECT_EQ(made->hour(), 11);
    EXPECT_EQ(made->minute(), 59);
    EXPECT_EQ(made->second(), 45);
    EXPECT_EQ(made->nanos(), 250'000'000);
    EXPECT_FALSE(guiju::time::from(24, 0, 0));
    EXPECT_FALSE(guiju::time::from(-1, 0, 0));
    EXPECT_FALSE(guiju::time::from(0, 0, 0, nanos_per_second));
    EXPECT_FALSE(zone_designator::offset(18 * 3'600 + 1));
}

TEST(Time, GoesRoundMidnight) {
    const auto moved = [](std::string_view text, std::string_view by) {
        return add(at(text), days_time_duration::parse(by).value()).to_string();
    };
    EXPECT_EQ(moved("23:30:00", "PT1H"), "00:30:00");
    EXPECT_EQ(moved("00:30:00Z", "-PT1H"), "23:30:00Z");
    EXPECT_EQ(moved("10:15:00@Australia/Melbourne", "-P1D"), "10:15:00@Australia/Melbourne");
    EXPECT_EQ(moved("10:15:00", "-P106751991167300D"), "10:15:00");
}

TEST(Time, DiffersByClockInTheSamePlace) {
    EXPECT_EQ(between("10:10:10", "11:10:10"), "-PT1H");
    EXPECT_EQ(between("10:10:10+11:00", "09:10:10+11:00"), "PT1H");
    EXPECT_EQ(between("10:10:10@Australia/Melbourne", "11:10:10@Australia/Melbourne"), "-PT1H");
}

TEST(Time, DiffersByUniversalTimeBetweenOffsets) {
    EXPECT_EQ(between("10:00:00+01:00", "09:00:00Z"), "PT0S");
    EXPECT_EQ(between("00:00:00-12:00", "00:00:00+12:00"), "P1D");
    EXPECT_EQ(between("10:00:00@Etc/GMT-1", "10:00:00Z"), "-PT1H");
}

TEST(Time, HasTheStandardOffsetOfItsZone) {
    EXPECT_EQ(between("10:00:00@Europe/Paris", "10:00:00Z"), "-PT1H");
    EXPECT_EQ(between("10:00:00@Europe/Paris", "10:00:00@Asia/Dhaka"), "PT5H");
    EXPECT_EQ(compare(at("10:30:00+01:00"), at("10:30:00@Europe/Paris")), std::partial_ordering::equivalent);
    EXPECT_EQ(compare(at("10:30:00+10:00"), at("10:30:00@Australia/Melbourne")), std::partial_ordering::equivalent);
}

TEST(Time, HasNoDifferenceBetweenLocalAndPlaced) {
    EXPECT_EQ(between("10:00:00", "10:00:00Z"), "none");
    EXPECT_EQ(compare(at("10:00:00"), at("10:00:00Z")), std::partial_ordering::unordered);
}

TEST(Time, IsComparedToTheSecond) {
    EXPECT_EQ(compare(at("10:30:00.1"), at("10:30:00.2")), std::partial_ordering::equivalent);
    EXPECT_EQ(compare(at("10:30:00.9"), at("10:30:01")), std::partial_ordering::less);
    EXPECT_NE(at("10:30:00.1"), at("10:30:00.2"));
}

TEST(Time, ComparesInstantsAndIsSameOnlyAsWritten) {
    EXPECT_EQ(compare(at("10:30:00Z"), at("11:30:00+01:00")), std::partial_ordering::equivalent);
    EXPECT_NE(at("10:30:00Z"), at("11:30:00+01:00"));
    EXPECT_NE(at("23:00:50@Etc/GMT"), at("23:00:50Z"));
    EXPECT_EQ(at("23:00:50Z"), at("23:00:50+00:00"));
    EXPECT_EQ(at("10:30:00z"), at("10:30:00Z"));
    const std::unordered_set<guiju::time> times{at("10:00:00"), at("10:00:00Z"), at("10:00:00+00:00")};
    EXPECT_EQ(times.size(), 2U);
}

} // namespace
} // namespace guiju
