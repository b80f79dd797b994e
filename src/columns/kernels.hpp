#pragma once

#include "plan.hpp"

namespace guiju::columns {

/// What a kernel works on: `count` values from the operands to `out`. Buffers are padded to whole lines of 64 values,
/// so that kernels may go beyond `count` to the end of a line.
struct kernel_call {
    void* out = nullptr;
    std::array<const void*, 4> in{};
    std::int64_t immediate = 0;
    std::size_t count = 0;
    const void* extra = nullptr; ///< offsets of segments, parents of items, tables; as the verb wants
    std::size_t extra_count = 0; ///< entries of a table; rows of a segment kernel
    const void* also = nullptr;  ///< offsets of the segments of a second list
};

/// Runs; for steps that make states, tells whether all of them are `there` (0 then).
using kernel = std::uint8_t (*)(const kernel_call&);

/// The kernel of a step whose operands lie in `from`; chosen for the processor that runs. nullptr when there is none.
[[nodiscard]] kernel arithmetic_kernel(verb what, lane of, bool immediate_second);
/// `extra` points to the links, of which there are `extra_count`.
[[nodiscard]] kernel chain_kernel(lane of);
[[nodiscard]] kernel comparison_kernel(verb what, lane of, bool immediate_second);
[[nodiscard]] kernel choice_kernel(verb what, lane of);
[[nodiscard]] kernel truth_kernel(verb what);
[[nodiscard]] kernel widening_kernel(lane from, lane to);
/// Written plainly: int128, dates, rounding, lists.
[[nodiscard]] kernel plain_kernel(verb what, lane of, lane from, bool immediate_second);

/// The kernels of lists.
[[nodiscard]] kernel segment_kernel(verb what, lane of, lane from);
/// The kernels of their order: places, first ones, members.
[[nodiscard]] kernel order_kernel(verb what, lane of, lane from);
/// The kernels of dates.
[[nodiscard]] kernel date_kernel(verb what);

/// What a load found out about the values.
struct load_call {
    const void* from = nullptr; ///< the first value
    void* out = nullptr;
    std::size_t count = 0;
    std::int64_t low = 0, high = 0; ///< what is assumed
};
/// Loads integers or decimals of `width` bytes to a lane; tells whether one lies outside what is assumed.
using load_kernel = bool (*)(const load_call&);
[[nodiscard]] load_kernel number_load(int width, bool is_signed, lane to);
/// Only looks whether all lie in what is assumed.
[[nodiscard]] load_kernel range_check(lane of);
/// Bytes by a table of at most 16; false when one lies outside it or has the word 255.
[[nodiscard]] bool map_bytes(const std::uint8_t* from, std::size_t count, const std::vector<std::uint8_t>& words,
                             std::uint8_t* out);
/// Bits from a bit offset to bytes: `set` or `unset`.
void load_bits(const std::uint8_t* bits, std::int64_t at, std::size_t count, std::uint8_t set, std::uint8_t unset,
               std::uint8_t* out);
/// Zero where the bit of a value is not set.
void clear_missing(const std::uint8_t* valid, std::int64_t at, std::size_t count, lane of, void* out);
/// Bytes to bits; `out` begins at a byte.
void store_bits(const std::uint8_t* bytes, std::size_t count, std::uint8_t* out);

/// Writes numbers of a lane as decimals of `width` bytes.
using store_kernel = void (*)(const void* from, std::size_t count, void* out);
[[nodiscard]] store_kernel number_store(lane from, int width);

} // namespace guiju::columns
