#include "columns/plans.hpp"

#include <gtest/gtest.h>

namespace guiju::columns {
namespace {

void expect_range(std::int64_t low, std::int64_t high, std::int64_t from, std::int64_t to) {
    const auto [least, most] = widened_range(low, high);
    EXPECT_EQ(static_cast<std::int64_t>(least), from) << low << " to " << high;
    EXPECT_EQ(static_cast<std::int64_t>(most), to) << low << " to " << high;
}

TEST(WidenedRange, HoldsWhatWasSeen) {
    expect_range(0, 0, 0, 0);
    expect_range(0, 3, 0, 3);
    expect_range(0, 3'000'000, 0, 4'194'303);
    expect_range(7, 8, 0, 15);
    expect_range(-1, 0, -1, 0);
    expect_range(-5, 2, -8, 7);
    expect_range(-5, 200, -256, 255);
    expect_range(INT64_MIN, INT64_MAX, INT64_MIN, INT64_MAX);
}

} // namespace
} // namespace guiju::columns
