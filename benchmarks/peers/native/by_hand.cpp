/// The mini plan as a C++ programmer writes it for int64, in three ways, and the loop that is the limit of memory.
///
/// Compiled twice: for the machine at hand (`GUIJU_SUFFIX` is `_native`), and for any x86-64 (`_plain`).
#include "mini_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#define GUIJU_JOIN_(a, b) a##b
#define GUIJU_JOIN(a, b) GUIJU_JOIN_(a, b)
#define GUIJU_NAMED(name) GUIJU_JOIN(name, GUIJU_SUFFIX)

#if defined(__GNUC__)
#define GUIJU_RESTRICT __restrict__
#else
#define GUIJU_RESTRICT __restrict
#endif

namespace {

constexpr std::int64_t reward_3a = 10'000'000;
constexpr std::int64_t reward_4a = 20'000'000;
constexpr std::int64_t reward_5a = 30'000'000;
constexpr std::int64_t fen = 10; // thousandths of a yuan
constexpr std::int64_t half_a_fen = 5;
constexpr std::int64_t months_at_most = 12;

std::int64_t reward(std::int8_t rating, std::uint8_t first_time) {
    const std::int64_t of_grade = rating == 1 ? reward_3a : rating == 2 ? reward_4a : rating == 3 ? reward_5a : 0;
    return first_time != 0 ? of_grade : 0;
}

std::int64_t of_row(const mini_columns& c, std::size_t i) {
    const std::int64_t funded = std::min(c.labour[i] * fen, c.grant[i] * half_a_fen);
    const std::int64_t months = std::min<std::int64_t>(c.months[i], months_at_most);
    return reward(c.rating[i], c.first_time[i]) + funded + c.hires[i] * c.contribution[i] * fen * months;
}

} // namespace

extern "C" {

/// Reads every column, writes one: what no program that reads the same can beat.
void GUIJU_NAMED(memory_limit)(const mini_columns* of) {
    const std::int8_t* GUIJU_RESTRICT rating = of->rating;
    const std::uint8_t* GUIJU_RESTRICT first_time = of->first_time;
    const std::int32_t* GUIJU_RESTRICT grant = of->grant;
    const std::int32_t* GUIJU_RESTRICT labour = of->labour;
    const std::int32_t* GUIJU_RESTRICT contribution = of->contribution;
    const std::int8_t* GUIJU_RESTRICT hires = of->hires;
    const std::int8_t* GUIJU_RESTRICT months = of->months;
    std::int64_t* GUIJU_RESTRICT total = of->total;
    const std::size_t rows = of->rows;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int8_t small = static_cast<std::int8_t>(rating[i] ^ first_time[i] ^ hires[i] ^ months[i]);
        total[i] = (grant[i] ^ labour[i] ^ contribution[i]) ^ small;
    }
}

/// As it comes to mind. The compiler has to reckon with `total` being one of the columns.
void GUIJU_NAMED(by_hand_naive)(const mini_columns* of) {
    for (std::size_t i = 0; i < of->rows; ++i) {
        of->total[i] = of_row(*of, i);
    }
}

/// The same loop, told that the columns are apart.
void GUIJU_NAMED(by_hand_restrict)(const mini_columns* of) {
    const std::int8_t* GUIJU_RESTRICT rating = of->rating;
    const std::uint8_t* GUIJU_RESTRICT first_time = of->first_time;
    const std::int32_t* GUIJU_RESTRICT grant = of->grant;
    const std::int32_t* GUIJU_RESTRICT labour = of->labour;
    const std::int32_t* GUIJU_RESTRICT contribution = of->contribution;
    const std::int8_t* GUIJU_RESTRICT hires = of->hires;
    const std::int8_t* GUIJU_RESTRICT months = of->months;
    std::int64_t* GUIJU_RESTRICT total = of->total;
    const std::size_t rows = of->rows;
    for (std::size_t i = 0; i < rows; ++i) {
        total[i] = reward(rating[i], first_time[i]) + std::min(labour[i] * fen, grant[i] * half_a_fen) +
                   hires[i] * contribution[i] * fen * std::min<std::int64_t>(months[i], months_at_most);
    }
}

/// Selection in place of branches, and 32 bits wherever they suffice: a total is at most 722,000,000 thousandths.
void GUIJU_NAMED(by_hand_branch_free)(const mini_columns* of) {
    const std::int8_t* GUIJU_RESTRICT rating = of->rating;
    const std::uint8_t* GUIJU_RESTRICT first_time = of->first_time;
    const std::int32_t* GUIJU_RESTRICT grant = of->grant;
    const std::int32_t* GUIJU_RESTRICT labour = of->labour;
    const std::int32_t* GUIJU_RESTRICT contribution = of->contribution;
    const std::int8_t* GUIJU_RESTRICT hires = of->hires;
    const std::int8_t* GUIJU_RESTRICT months = of->months;
    std::int64_t* GUIJU_RESTRICT total = of->total;
    const std::size_t rows = of->rows;
    constexpr std::int32_t step = 10'000'000;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int32_t rewarded = -static_cast<std::int32_t>(first_time[i]) & (rating[i] * step);
        // Twice the labour cost, so that both sides are half fen and fit 32 bits: 2 × 10⁸ and 10⁸.
        const std::int32_t halves = std::min(labour[i] * 2, grant[i]);
        const std::int32_t counted = std::min<std::int32_t>(months[i], 12) * hires[i];
        total[i] = rewarded + halves * 5 + counted * contribution[i] * 10;
    }
}

} // extern "C"
