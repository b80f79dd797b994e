#include "kernels.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

// Over the items of each row's list. `extra` are the offsets of the rows' segments, from 0; `count` the rows.
namespace guiju::columns {

namespace {

const std::int32_t* segments(const kernel_call& call) { return static_cast<const std::int32_t*>(call.extra); }

template <class T>
std::uint8_t spread(const kernel_call& call) {
    const auto* a = static_cast<const T*>(call.in[0]);
    auto* out = static_cast<T*>(call.out);
    const auto* offsets = segments(call);
    std::uint8_t any = 0;
    // Written in blocks: what goes beyond a segment is overwritten by the next one, or lies in what pads the vector.
    constexpr std::int32_t block = sizeof(T) < 16 ? 16 / sizeof(T) : 1;
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        if (offsets[row] == offsets[row + 1]) {
            continue;
        }
        std::array<T, block> many;
        many.fill(a[row]);
        for (auto i = offsets[row]; i < offsets[row + 1]; i += block) {
            std::memcpy(out + i, many.data(), sizeof(many));
        }
        if constexpr (sizeof(T) == 1) {
            any = static_cast<std::uint8_t>(any | a[row]);
        }
    }
    return any;
}

/// Gives each row the sum over its items, modulo 2ⁿ: what is added up before each item of many rows, and a row's sum is
/// a difference of two of these. Most lists are short or empty, and how long each is cannot be foretold: a loop for
/// every row would be guessed wrong for every third.
template <class Sum, class Of, class Put>
void running_sums(const kernel_call& call, const Of& of, const Put& put) {
    constexpr std::int32_t most_items = 4096;
    std::array<Sum, most_items + 1> before; // NOLINT(*-member-init): filled as far as it is read
    const auto* offsets = segments(call);
    for (std::size_t row = 0; row < call.extra_count;) {
        const auto from = offsets[row];
        const auto* const last = std::upper_bound(offsets + row + 1, offsets + call.extra_count + 1, from + most_items);
        const auto end = std::max(static_cast<std::size_t>(last - offsets) - 1, row + 1);
        if (offsets[end] - from > most_items) { // one row of very many
            Sum sum = 0;
            for (auto i = from; i < offsets[end]; ++i) {
                sum = static_cast<Sum>(sum + of(i));
            }
            put(row++, sum);
            continue;
        }
        Sum sum = 0;
        for (auto i = from; i < offsets[end]; ++i) {
            before[static_cast<std::size_t>(i - from)] = sum;
            sum = static_cast<Sum>(sum + of(i));
        }
        before[static_cast<std::size_t>(offsets[end] - from)] = sum;
        for (Sum so_far = 0; row < end; ++row) {
            const auto next = before[static_cast<std::size_t>(offsets[row + 1] - from)];
            put(row, static_cast<Sum>(next - so_far));
            so_far = next;
        }
    }
}

template <class Sum>
struct unsigned_of {
    using type = std::make_unsigned_t<Sum>;
};
template <>
struct unsigned_of<int128> {
    using type = wide::uint128;
};

/// Exact: the sum is known to fit, whatever its parts pass on the way.
template <class T, class Sum>
std::uint8_t segment_sum(const kernel_call& call) {
    using whole = typename unsigned_of<Sum>::type;
    const auto* a = static_cast<const T*>(call.in[0]);
    const auto* where = static_cast<const std::uint8_t*>(call.in[1]);
    auto* out = static_cast<Sum*>(call.out);
    running_sums<whole>(
        call, [=](std::int32_t i) { return where[i] != 0 ? static_cast<whole>(static_cast<Sum>(a[i])) : whole{0}; },
        [out](std::size_t row, whole sum) { out[row] = static_cast<Sum>(sum); });
    return 0;
}

template <class T>
std::uint8_t segment_extreme(const kernel_call& call, bool greatest) {
    const auto* a = static_cast<const T*>(call.in[0]);
    const auto* where = static_cast<const std::uint8_t*>(call.in[1]);
    auto* out = static_cast<T*>(call.out);
    const auto* offsets = segments(call);
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        T best = 0;
        bool found = false;
        for (auto i = offsets[row]; i < offsets[row + 1]; ++i) {
            const bool better = where[i] != 0 && (!found || (greatest ? a[i] > best : a[i] < best));
            best = better ? a[i] : best;
            found |= where[i] != 0;
        }
        out[row] = best;
    }
    return 0;
}

template <class T>
std::uint8_t segment_least(const kernel_call& call) {
    return segment_extreme<T>(call, false);
}
template <class T>
std::uint8_t segment_most(const kernel_call& call) {
    return segment_extreme<T>(call, true);
}

std::uint8_t segment_count(const kernel_call& call) {
    const auto* a = static_cast<const std::uint8_t*>(call.in[0]);
    auto* out = static_cast<std::int32_t*>(call.out);
    running_sums<std::uint32_t>(
        call, [a](std::int32_t i) { return a[i]; },
        [out](std::size_t row, std::uint32_t count) { out[row] = static_cast<std::int32_t>(count); });
    return 0;
}

std::uint8_t segment_any(const kernel_call& call) {
    const auto* a = static_cast<const std::uint8_t*>(call.in[0]);
    auto* out = static_cast<std::uint8_t*>(call.out);
    running_sums<std::uint32_t>(
        call, [a](std::int32_t i) { return a[i]; },
        [out](std::size_t row, std::uint32_t count) { out[row] = static_cast<std::uint8_t>(count != 0 ? 1 : 0); });
    return 0;
}

/// What is undetermined is stronger than all; where nulls of two kinds meet, the first counts, and is asked for.
std::uint8_t segment_worst(const kernel_call& call) {
    const auto* a = static_cast<const std::uint8_t*>(call.in[0]);
    const auto* where = static_cast<const std::uint8_t*>(call.in[1]);
    auto* out = static_cast<std::uint8_t*>(call.out);
    const auto* offsets = segments(call);
    std::uint8_t all = 0;
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        unsigned seen = 0;
        for (auto i = offsets[row]; i < offsets[row + 1]; ++i) {
            seen |= where[i] != 0 ? 1U << a[i] : 0U;
        }
        const bool both = (seen & 0b110U) == 0b110U;
        const auto worst = (seen & 0b10000U) != 0  ? state::ask
                           : (seen & 0b1000U) != 0 ? state::undetermined
                           : both                  ? state::ask
                           : (seen & 0b100U) != 0  ? state::failed
                           : (seen & 0b10U) != 0   ? state::empty
                                                   : state::there;
        out[row] = static_cast<std::uint8_t>(worst);
        all = static_cast<std::uint8_t>(all | out[row]);
    }
    return all;
}

kernel spread_of(lane of) {
    switch (of) {
    case lane::bits8:
        return spread<std::uint8_t>;
    case lane::int32:
        return spread<std::int32_t>;
    case lane::int64:
        return spread<std::int64_t>;
    default:
        return spread<int128>;
    }
}

kernel sum_of(lane to, lane from) {
    if (to == lane::int32) {
        return segment_sum<std::int32_t, std::int32_t>;
    }
    if (to == lane::int64) {
        return from == lane::int32 ? segment_sum<std::int32_t, std::int64_t> : segment_sum<std::int64_t, std::int64_t>;
    }
    return from == lane::int32   ? segment_sum<std::int32_t, int128>
           : from == lane::int64 ? segment_sum<std::int64_t, int128>
                                 : segment_sum<int128, int128>;
}

kernel extreme_of(lane of, bool greatest) {
    switch (of) {
    case lane::bits8:
        return greatest ? segment_most<std::uint8_t> : segment_least<std::uint8_t>;
    case lane::int32:
        return greatest ? segment_most<std::int32_t> : segment_least<std::int32_t>;
    case lane::int64:
        return greatest ? segment_most<std::int64_t> : segment_least<std::int64_t>;
    default:
        return greatest ? segment_most<int128> : segment_least<int128>;
    }
}

} // namespace

kernel segment_kernel(verb what, lane of, lane from) {
    switch (what) {
    case verb::spread:
        return spread_of(of);
    case verb::segment_sum:
        return sum_of(of, from);
    case verb::segment_count:
        return segment_count;
    case verb::segment_any:
        return segment_any;
    case verb::segment_worst:
        return segment_worst;
    case verb::segment_least:
    case verb::segment_most:
        return extreme_of(of, what == verb::segment_most);
    default:
        return nullptr;
    }
}

} // namespace guiju::columns
