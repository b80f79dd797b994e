#include "columns/kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

// Sums, counts and "any" over the items of lists: short, empty, and longer than what is added up at once.
namespace guiju::columns {
namespace {

using source = std::mt19937_64;

/// Where each row's items begin, the last one's end behind them.
std::vector<std::int32_t> offsets(source& from, std::size_t rows) {
    const std::int32_t lengths[] = {0, 0, 0, 0, 1, 2, 3, 20, 4'095, 4'096, 4'097, 9'000};
    std::vector<std::int32_t> all{static_cast<std::int32_t>(from() % 3)};
    for (std::size_t i = 0; i < rows; ++i) {
        all.push_back(all.back() + lengths[from() % (from() % 20 == 0 ? 12 : 8)]);
    }
    return all;
}

template <class T>
std::vector<T> items(source& from, std::size_t count, T most) {
    std::vector<T> all(count + 64);
    std::ranges::generate(all, [&] {
        const auto n = static_cast<T>(static_cast<std::int64_t>(from() % 1'000'003));
        return from() % 4 == 0 ? most : from() % 4 == 0 ? static_cast<T>(-most) : n;
    });
    return all;
}

std::vector<std::uint8_t> truths(source& from, std::size_t count) {
    std::vector<std::uint8_t> all(count + 64);
    std::ranges::generate(all, [&] { return static_cast<std::uint8_t>(from() % 3 == 0 ? 1 : 0); });
    return all;
}

/// Amounts so large that what is added up on the way passes the lane's ends, but no row's sum does.
template <class T, class Sum>
void sums(lane of, lane in, T most) {
    source from(static_cast<std::uint64_t>(most));
    for (int round = 0; round < 30; ++round) {
        const auto rows = 1 + from() % 300;
        const auto at = offsets(from, rows);
        const auto size = static_cast<std::size_t>(at.back());
        const auto a = items<T>(from, size, most);
        auto where = truths(from, size);
        std::vector<Sum> expected(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            int128 sum = 0;
            for (auto i = static_cast<std::size_t>(at[row]); i < static_cast<std::size_t>(at[row + 1]); ++i) {
                const int128 next = sum + a[i];
                where[i] = next > std::numeric_limits<T>::max() || next < std::numeric_limits<T>::min() ? 0 : where[i];
                sum = where[i] != 0 ? next : sum;
            }
            expected[row] = static_cast<Sum>(sum);
        }
        std::vector<Sum> out(rows + 64);
        kernel_call call;
        call.out = out.data();
        call.in = {a.data(), where.data()};
        call.extra = at.data();
        call.extra_count = rows;
        segment_kernel(verb::segment_sum, of, in)(call);
        out.resize(rows);
        ASSERT_TRUE(out == expected) << "round " << round;
    }
}

TEST(Segments, SumsAreThoseOfEachRowAlone) {
    sums<std::int32_t, std::int32_t>(lane::int32, lane::int32, std::numeric_limits<std::int32_t>::max());
    sums<std::int32_t, std::int64_t>(lane::int64, lane::int32, std::numeric_limits<std::int32_t>::max());
    sums<std::int64_t, std::int64_t>(lane::int64, lane::int64, std::numeric_limits<std::int64_t>::max());
    sums<std::int32_t, int128>(lane::int128, lane::int32, std::numeric_limits<std::int32_t>::max());
    sums<std::int64_t, int128>(lane::int128, lane::int64, std::numeric_limits<std::int64_t>::max());
}

TEST(Segments, CountsAndAnyAreThoseOfEachRowAlone) {
    source from(1);
    for (int round = 0; round < 60; ++round) {
        const auto rows = 1 + from() % 300;
        const auto at = offsets(from, rows);
        const auto a = truths(from, static_cast<std::size_t>(at.back()));
        std::vector<std::int32_t> counts(rows + 64);
        std::vector<std::uint8_t> any(rows + 64);
        kernel_call call;
        call.in = {a.data()};
        call.extra = at.data();
        call.extra_count = rows;
        call.out = counts.data();
        segment_kernel(verb::segment_count, lane::int32, lane::bits8)(call);
        call.out = any.data();
        segment_kernel(verb::segment_any, lane::bits8, lane::bits8)(call);
        for (std::size_t row = 0; row < rows; ++row) {
            const auto expected = std::count(a.begin() + at[row], a.begin() + at[row + 1], 1);
            ASSERT_EQ(counts[row], expected) << "round " << round << ", row " << row;
            ASSERT_EQ(any[row], expected != 0 ? 1 : 0) << "round " << round << ", row " << row;
        }
    }
}

} // namespace
} // namespace guiju::columns
