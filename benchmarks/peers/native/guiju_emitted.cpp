/// The mini plan's emitted header in a loop over the same columns as the loops by hand.
#include "../../../examples/mini/mini.hpp"
#include "mini_columns.hpp"

#include <cstddef>
#include <cstdint>

namespace {

mini::given::organisation row(std::int8_t rating, std::uint8_t first_time, std::int32_t grant, std::int32_t labour,
                              std::int32_t contribution, std::int8_t hires, std::int8_t months) {
    mini::given::organisation made;
    made.rating = static_cast<mini::grade>(rating);
    made.first_time = first_time != 0;
    made.grant = decltype(made.grant)::of(grant);
    made.labour = decltype(made.labour)::of(labour);
    made.contribution = decltype(made.contribution)::of(contribution);
    made.hires = decltype(made.hires)::of(hires);
    made.months = decltype(made.months)::of(months);
    return made;
}

} // namespace

extern "C" {

void guiju_emitted(const mini_columns* of) {
    const std::int8_t* __restrict rating = of->rating;
    const std::uint8_t* __restrict first_time = of->first_time;
    const std::int32_t* __restrict grant = of->grant;
    const std::int32_t* __restrict labour = of->labour;
    const std::int32_t* __restrict contribution = of->contribution;
    const std::int8_t* __restrict hires = of->hires;
    const std::int8_t* __restrict months = of->months;
    std::int64_t* __restrict total = of->total;
    const std::size_t rows = of->rows;
    for (std::size_t i = 0; i < rows; ++i) {
        total[i] =
            mini::given::total(row(rating[i], first_time[i], grant[i], labour[i], contribution[i], hires[i], months[i]))
                .units;
    }
}

} // extern "C"
