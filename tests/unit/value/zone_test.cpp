#include <guiju/value/zone.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace guiju {
namespace {

static_assert(std::ranges::is_sorted(zone_names));
static_assert(sizeof(zone) == 2 && sizeof(zone_designator) == 8);
static_assert(zone::find("Asia/Shanghai")->name() == "Asia/Shanghai");
static_assert(zone::find("Etc/GMT+5")->fixed_offset() == -5 * 3'600);

constexpr std::int64_t seconds_per_era = 146'097 * seconds_per_day;

TEST(Zone, HasExactlyTheNamesOfTheDatabase) {
    for (const auto* name :
         {"Europe/Paris", "America/Argentina/Buenos_Aires", "PRC", "Etc/GMT-14", "Zulu", "Africa/Abidjan"}) {
        EXPECT_TRUE(zone::find(name)) << name;
    }
    for (const auto* name :
         {"", "europe/paris", "xyz/abc", "Europe/Paris ", "+01:00", "Z", "localtime", "../etc/passwd"}) {
        EXPECT_FALSE(zone::find(name)) << name;
    }
}

TEST(Zone, IsFoundAgainByItsIndex) {
    for (std::size_t i = 0; i < zone_names.size(); ++i) {
        const zone by_index = zone::at_index(i).value();
        EXPECT_EQ(zone::find(by_index.name()), by_index);
    }
    EXPECT_FALSE(zone::at_index(zone_names.size()));
}

TEST(Zone, HasAFixedOffsetOnlyByDefinition) {
    const auto fixed = [](const char* name) { return zone::find(name)->fixed_offset(); };
    EXPECT_EQ(fixed("Etc/UTC"), 0);
    EXPECT_EQ(fixed("Zulu"), 0);
    EXPECT_EQ(fixed("GMT0"), 0);
    EXPECT_EQ(fixed("GMT-0"), 0);
    EXPECT_EQ(fixed("Etc/GMT-14"), 14 * 3'600);
    EXPECT_EQ(fixed("Etc/GMT+12"), -12 * 3'600);
    EXPECT_FALSE(fixed("Europe/London"));
    EXPECT_FALSE(fixed("EST"));
}

TEST(ZoneRules, FollowSummerTime) {
    const zone paris = *zone::find("Europe/Paris");
    EXPECT_EQ(zone_offset_at(paris, 1'711'846'799), 3'600); // 2024-03-31T00:59:59Z
    EXPECT_EQ(zone_offset_at(paris, 1'711'846'800), 7'200);
}

TEST(ZoneRules, TellSkippedAndRepeatedTimes) {
    const zone paris = *zone::find("Europe/Paris");
    const auto skipped = zone_offsets_at_local(paris, 1'711'852'200).value(); // 2024-03-31T02:30:00
    EXPECT_EQ(skipped.occurs, local_offsets::occurrence::never);
    EXPECT_EQ(skipped.before, 3'600);
    EXPECT_EQ(skipped.after, 7'200);
    const auto repeated = zone_offsets_at_local(paris, 1'729'996'200).value(); // 2024-10-27T02:30:00
    EXPECT_EQ(repeated.occurs, local_offsets::occurrence::twice);
    EXPECT_EQ(repeated.before, 7'200);
    EXPECT_EQ(repeated.after, 3'600);
    const auto plain = zone_offsets_at_local(paris, 1'704'067'200).value(); // 2024-01-01T00:00:00
    EXPECT_EQ(plain.occurs, local_offsets::occurrence::once);
    EXPECT_EQ(plain.before, 3'600);
    EXPECT_EQ(plain.after, 3'600);
}

TEST(ZoneRules, GoOnForeverInErasOf400Years) {
    const zone paris = *zone::find("Europe/Paris");
    constexpr std::int64_t july_2037 = 2'130'000'000;
    constexpr std::int64_t january_2037 = 2'114'380'800;
    constexpr std::int64_t eras = 2'499'990;
    EXPECT_EQ(zone_offset_at(paris, july_2037 + eras * seconds_per_era), 7'200);
    EXPECT_EQ(zone_offset_at(paris, january_2037 + eras * seconds_per_era), 3'600);
    EXPECT_EQ(zone_offsets_at_local(paris, july_2037 + eras * seconds_per_era)->before, 7'200);
}

TEST(ZoneRules, AreLocalMeanTimeBeforeTheFirstRule) {
    const zone paris = *zone::find("Europe/Paris");
    EXPECT_EQ(zone_offset_at(paris, -30'000'000'000'000'000), 561);
    EXPECT_EQ(zone_offsets_at_local(paris, -30'000'000'000'000'000)->before, 561);
}

TEST(ZoneRules, ExistOrAreMissedInBothLanguages) {
    EXPECT_FALSE(zone_problem(*zone::find("Etc/UTC")));
    for (std::size_t i = 0; i < zone_names.size(); ++i) {
        const zone in = *zone::at_index(i);
        const auto problem = zone_problem(in);
        EXPECT_EQ(problem.has_value(), !zone_offset_at(in, 0).has_value()) << in.name();
        if (problem) {
            EXPECT_NE(problem->zh.find(in.name()), std::string::npos);
            EXPECT_NE(problem->en.find(in.name()), std::string::npos);
        }
    }
}

TEST(ZoneRulesDeathTest, SayWhatToInstallWhereThereAreNone) {
    GTEST_FLAG_SET(death_test_style, "threadsafe"); // a process of its own, in which no zone has been read yet
    const auto ask_without_data = [] {
        setenv("TZDIR", "/nonexistent", 1);
        const auto problem = zone_problem(*zone::find("Asia/Shanghai"));
        const bool told = problem && problem->en.find("Asia/Shanghai: install") != std::string::npos;
        std::exit(told && !zone_offset_at(*zone::find("Asia/Shanghai"), 0) && !zone_problem(*zone::find("UTC")) ? 0
                                                                                                                : 1);
    };
    EXPECT_EXIT(ask_without_data(), testing::ExitedWithCode(0), "");
}

TEST(ZoneRules, AreTheSameFromEveryThread) {
    const auto checksum = [] {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < zone_names.size(); ++i) {
            sum = sum * 31 + zone_offset_at(*zone::at_index(i), 1'700'000'000).value_or(-1);
            sum %= 1'000'000'007;
        }
        return sum;
    };
    std::vector<std::int64_t> sums(4);
    std::vector<std::thread> threads;
    for (auto& sum : sums) {
        threads.emplace_back([&sum, &checksum] { sum = checksum(); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(sums, std::vector<std::int64_t>(4, checksum()));
}

} // namespace
} // namespace guiju
