#include "kernels.hpp"
#include "simd.hpp"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "columns/kernels_transfer.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace guiju::columns::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// Least and most of what was seen, in vectors.
template <class D>
class watch {
public:
    explicit watch(D d) : least_(hn::Zero(d)), most_(hn::Zero(d)) {}
    HWY_INLINE void see(hn::Vec<D> v) {
        least_ = hn::Min(least_, v);
        most_ = hn::Max(most_, v);
    }
    [[nodiscard]] bool outside(const load_call& call) const {
        const D d;
        using T = hn::TFromD<D>;
        return hn::GetLane(hn::MinOfLanes(d, least_)) < static_cast<T>(call.low) ||
               hn::GetLane(hn::MaxOfLanes(d, most_)) > static_cast<T>(call.high);
    }

private:
    hn::Vec<D> least_, most_;
};

template <class T>
bool in_place(const load_call& call) {
    const hn::ScalableTag<T> d;
    const auto* HWY_RESTRICT from = static_cast<const T*>(call.from);
    watch seen(d);
    watch more(d);
    std::size_t i = 0;
    for (; i + 2 * hn::Lanes(d) <= call.count; i += 2 * hn::Lanes(d)) {
        seen.see(hn::LoadU(d, from + i));
        more.see(hn::LoadU(d, from + i + hn::Lanes(d)));
    }
    bool outside = false;
    for (; i < call.count; ++i) {
        outside |= from[i] < static_cast<T>(call.low) || from[i] > static_cast<T>(call.high);
    }
    return outside || seen.outside(call) || more.outside(call);
}

/// One value at a time: what is left at the end.
template <class From, class To>
bool load_rest(const load_call& call, std::size_t i) {
    bool outside = false;
    const auto* from = static_cast<const From*>(call.from);
    auto* out = static_cast<To*>(call.out);
    for (; i < call.count; ++i) {
        const auto v = static_cast<std::int64_t>(from[i]);
        outside |= v < call.low || v > call.high;
        out[i] = static_cast<To>(v);
    }
    return outside;
}

template <class From>
bool to_32(const load_call& call) {
    const hn::ScalableTag<std::int32_t> d;
    const hn::Rebind<From, decltype(d)> narrow;
    const auto* HWY_RESTRICT from = static_cast<const From*>(call.from);
    auto* HWY_RESTRICT out = static_cast<std::int32_t*>(call.out);
    watch seen(d);
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= call.count; i += hn::Lanes(d)) {
        const auto v = [&] {
            if constexpr (sizeof(From) == 4) {
                return hn::BitCast(d, hn::LoadU(narrow, from + i));
            } else {
                return hn::PromoteTo(d, hn::LoadU(narrow, from + i));
            }
        }();
        seen.see(v);
        hn::StoreU(v, d, out + i);
    }
    const bool rest = load_rest<From, std::int32_t>(call, i);
    return seen.outside(call) || rest;
}

template <class To, class D, class V>
void store_as(D d, V v, To* out) {
    if constexpr (sizeof(To) == 8) {
        hn::StoreU(v, d, out);
    } else {
        const hn::Rebind<std::uint32_t, D> narrow;
        const hn::RebindToUnsigned<D> wide;
        hn::StoreU(hn::TruncateTo(narrow, hn::BitCast(wide, v)), narrow, reinterpret_cast<std::uint32_t*>(out));
    }
}

template <class To>
bool words_64(const load_call& call) {
    const hn::ScalableTag<std::int64_t> d;
    const auto* HWY_RESTRICT from = static_cast<const std::int64_t*>(call.from);
    auto* HWY_RESTRICT out = static_cast<To*>(call.out);
    watch seen(d);
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= call.count; i += hn::Lanes(d)) {
        const auto v = hn::LoadU(d, from + i);
        seen.see(v);
        store_as<To>(d, v, out + i);
    }
    const bool rest = load_rest<std::int64_t, To>(call, i);
    return seen.outside(call) || rest;
}

template <class From>
bool any_to_64(const load_call& call) {
    return load_rest<From, std::int64_t>(call, 0);
}

/// Decimals of 16 bytes: the upper half must be the sign of the lower one.
template <class To>
bool words_128(const load_call& call) {
    const hn::ScalableTag<std::int64_t> d;
    const auto* HWY_RESTRICT from = static_cast<const std::int64_t*>(call.from);
    auto* HWY_RESTRICT out = static_cast<To*>(call.out);
    watch seen(d);
    auto odd = hn::Zero(d);
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= call.count; i += hn::Lanes(d)) {
        hn::Vec<decltype(d)> low;
        hn::Vec<decltype(d)> high;
        hn::LoadInterleaved2(d, from + 2 * i, low, high);
        odd = hn::Or(odd, hn::Xor(high, hn::BroadcastSignBit(low)));
        seen.see(low);
        store_as<To>(d, low, out + i);
    }
    bool outside = !hn::AllTrue(d, hn::Eq(odd, hn::Zero(d)));
    for (; i < call.count; ++i) {
        const auto low = from[2 * i];
        outside |= from[2 * i + 1] != (low < 0 ? -1 : 0) || low < call.low || low > call.high;
        out[i] = static_cast<To>(low);
    }
    return outside || seen.outside(call);
}

/// Whether a byte is negative or above the greatest that is assumed; the least is zero.
bool bytes_in_place(const load_call& call) {
    const hn::ScalableTag<std::uint8_t> d;
    const auto* HWY_RESTRICT from = static_cast<const std::uint8_t*>(call.from);
    const auto high = static_cast<std::uint8_t>(call.high);
    const auto allowed = hn::Set(d, high);
    auto most = allowed;
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= call.count; i += hn::Lanes(d)) {
        most = hn::Max(most, hn::LoadU(d, from + i));
    }
    bool outside = !hn::AllTrue(d, hn::Eq(most, allowed));
    for (; i < call.count; ++i) {
        outside |= from[i] > high;
    }
    return outside;
}

bool bytes_as_they_are(const load_call& call) {
    std::memcpy(call.out, call.from, call.count);
    return bytes_in_place(call);
}

load_kernel find_load(int width, bool is_signed, lane to) {
    if (to == lane::bits8) {
        return bytes_as_they_are;
    }
    if (to == lane::int32) {
        switch (width) {
        case 1:
            return is_signed ? to_32<std::int8_t> : to_32<std::uint8_t>;
        case 2:
            return is_signed ? to_32<std::int16_t> : to_32<std::uint16_t>;
        case 4:
            return is_signed ? to_32<std::int32_t> : to_32<std::uint32_t>;
        case 8:
            return words_64<std::int32_t>;
        default:
            return words_128<std::int32_t>;
        }
    }
    switch (width) {
    case 1:
        return is_signed ? any_to_64<std::int8_t> : any_to_64<std::uint8_t>;
    case 2:
        return is_signed ? any_to_64<std::int16_t> : any_to_64<std::uint16_t>;
    case 4:
        return is_signed ? any_to_64<std::int32_t> : any_to_64<std::uint32_t>;
    case 8:
        return words_64<std::int64_t>;
    default:
        return words_128<std::int64_t>;
    }
}

load_kernel find_check(lane of) {
    switch (of) {
    case lane::bits8:
        return bytes_in_place;
    case lane::int32:
        return in_place<std::int32_t>;
    default:
        return in_place<std::int64_t>;
    }
}

bool bytes_by_table(const std::uint8_t* from, std::size_t count, const std::uint8_t* words, std::size_t size,
                    std::uint8_t* out) {
    const hn::ScalableTag<std::uint8_t> d;
    const auto table = hn::LoadDup128(d, words);
    const auto none = hn::Set(d, 255);
    auto most = hn::Zero(d);
    auto bad = hn::Zero(d);
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
        const auto at = hn::LoadU(d, from + i);
        const auto made = hn::TableLookupBytes(table, hn::And(at, hn::Set(d, 15)));
        most = hn::Max(most, at);
        bad = hn::Max(bad, made);
        hn::StoreU(made, d, out + i);
    }
    bool fine =
        hn::AllFalse(d, hn::Eq(bad, none)) && hn::AllTrue(d, hn::Lt(most, hn::Set(d, static_cast<std::uint8_t>(size))));
    for (; i < count; ++i) {
        fine = fine && from[i] < size && words[from[i] & 15U] != 255;
        out[i] = words[from[i] & 15U];
    }
    return fine;
}

void bits_to_bytes(const std::uint8_t* bits, std::size_t count, std::uint8_t set, std::uint8_t unset,
                   std::uint8_t* out) {
    const hn::ScalableTag<std::uint8_t> d;
    const auto yes = hn::Set(d, set);
    const auto no = hn::Set(d, unset);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        if constexpr (hn::MaxLanes(hn::ScalableTag<std::uint8_t>()) >= 8) {
            hn::StoreU(hn::IfThenElse(hn::LoadMaskBits(d, bits + i / 8), yes, no), d, out + i);
        } else {
            out[i] = (bits[i / 8] >> i % 8 & 1U) != 0 ? set : unset;
        }
    }
}

/// Zero where a byte is 0.
void clear_32(const std::uint8_t* bytes, std::size_t count, std::int32_t* out) {
    const hn::ScalableTag<std::int32_t> d;
    const hn::Rebind<std::uint8_t, decltype(d)> narrow;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto there = hn::Ne(hn::PromoteTo(d, hn::LoadU(narrow, bytes + i)), hn::Zero(d));
        hn::StoreU(hn::IfThenElseZero(there, hn::LoadU(d, out + i)), d, out + i);
    }
}

void bytes_to_bits(const std::uint8_t* bytes, std::size_t count, std::uint8_t* out) {
    const hn::ScalableTag<std::uint8_t> d;
    std::size_t i = 0;
    if constexpr (hn::MaxLanes(hn::ScalableTag<std::uint8_t>()) >= 8) {
        for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
            hn::StoreMaskBits(d, hn::Ne(hn::LoadU(d, bytes + i), hn::Zero(d)), out + i / 8);
        }
    }
    for (; i < count; i += 8) {
        unsigned byte = 0;
        for (std::size_t k = 0; k < 8 && i + k < count; ++k) {
            byte |= (bytes[i + k] != 0 ? 1U : 0U) << k;
        }
        out[i / 8] = static_cast<std::uint8_t>(byte);
    }
}

template <class From>
void as_128(const void* source, std::size_t count, void* target) {
    const hn::ScalableTag<std::int64_t> d;
    const auto* HWY_RESTRICT from = static_cast<const From*>(source);
    auto* HWY_RESTRICT out = static_cast<std::int64_t*>(target);
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
        const auto low = [&] {
            if constexpr (sizeof(From) == 4) {
                const hn::Rebind<From, decltype(d)> narrow;
                return hn::PromoteTo(d, hn::LoadU(narrow, from + i));
            } else {
                return hn::LoadU(d, from + i);
            }
        }();
        hn::StoreInterleaved2(low, hn::BroadcastSignBit(low), d, out + 2 * i);
    }
    for (; i < count; ++i) {
        out[2 * i] = from[i];
        out[2 * i + 1] = from[i] < 0 ? -1 : 0;
    }
}

void from_32_as_64(const void* source, std::size_t count, void* target) {
    const hn::ScalableTag<std::int64_t> d;
    const hn::Rebind<std::int32_t, decltype(d)> narrow;
    const auto* HWY_RESTRICT from = static_cast<const std::int32_t*>(source);
    auto* HWY_RESTRICT out = static_cast<std::int64_t*>(target);
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
        hn::StoreU(hn::PromoteTo(d, hn::LoadU(narrow, from + i)), d, out + i);
    }
    for (; i < count; ++i) {
        out[i] = from[i];
    }
}

store_kernel find_store(lane from, int width) {
    if (width == 16) {
        return from == lane::int32 ? as_128<std::int32_t> : as_128<std::int64_t>;
    }
    return from_32_as_64;
}

} // namespace
} // namespace guiju::columns::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace guiju::columns {

namespace {
HWY_EXPORT(find_load);
HWY_EXPORT(find_check);
HWY_EXPORT(find_store);
HWY_EXPORT(bytes_by_table);
HWY_EXPORT(bits_to_bytes);
HWY_EXPORT(bytes_to_bits);
HWY_EXPORT(clear_32);

template <class T>
void clear(const std::uint8_t* bytes, std::size_t count, void* out) {
    auto* cells = static_cast<T*>(out);
    for (std::size_t i = 0; i < count; ++i) {
        cells[i] = bytes[i] != 0 ? cells[i] : T{0};
    }
}

constexpr std::size_t piece_of_bits = 2048;

void copy_64(const void* from, std::size_t count, void* to) { std::memcpy(to, from, count * 8); }
void copy_128(const void* from, std::size_t count, void* to) { std::memcpy(to, from, count * 16); }
} // namespace

load_kernel number_load(int width, bool is_signed, lane to) {
    return HWY_DYNAMIC_DISPATCH(find_load)(width, is_signed, to);
}

bool map_bytes(const std::uint8_t* from, std::size_t count, const std::vector<std::uint8_t>& words, std::uint8_t* out) {
    alignas(16) std::uint8_t table[16] = {};
    std::memcpy(table, words.data(), words.size());
    return HWY_DYNAMIC_DISPATCH(bytes_by_table)(from, count, table, words.size(), out);
}

load_kernel range_check(lane of) { return HWY_DYNAMIC_DISPATCH(find_check)(of); }

store_kernel number_store(lane from, int width) {
    if (from == lane::int128) {
        return copy_128;
    }
    return from == lane::int64 && width == 8 ? copy_64 : HWY_DYNAMIC_DISPATCH(find_store)(from, width);
}

// The bits are first brought to a whole byte, into a place that may be read to the end of a line.
void load_bits(const std::uint8_t* bits, std::int64_t at, std::size_t count, std::uint8_t set, std::uint8_t unset,
               std::uint8_t* out) {
    alignas(64) std::uint8_t moved[piece_of_bits / 8 + 72];
    for (std::size_t done = 0; done < count; done += piece_of_bits) {
        const auto now = count - done < piece_of_bits ? count - done : piece_of_bits;
        const auto from = at + static_cast<std::int64_t>(done);
        const auto* first = bits + (from >> 3);
        const auto shift = static_cast<unsigned>(from & 7);
        const auto bytes = (now + 7) / 8;
        const auto last = (static_cast<std::size_t>(shift) + now + 7) / 8;
        std::memset(moved + bytes, 0, 64);
        std::memcpy(moved, first, bytes);
        if (shift != 0) {
            for (std::size_t i = 0; i < bytes; ++i) {
                const unsigned next = i + 1 < last ? first[i + 1] : 0U;
                moved[i] = static_cast<std::uint8_t>(first[i] >> shift | next << (8U - shift));
            }
        }
        HWY_DYNAMIC_DISPATCH(bits_to_bytes)(moved, now, set, unset, out + done);
    }
}

void clear_missing(const std::uint8_t* valid, std::int64_t at, std::size_t count, lane of, void* out) {
    alignas(64) std::uint8_t there[piece_of_bits + 64];
    for (std::size_t done = 0; done < count; done += piece_of_bits) {
        const auto now = count - done < piece_of_bits ? count - done : piece_of_bits;
        load_bits(valid, at + static_cast<std::int64_t>(done), now, 1, 0, there);
        auto* cells = static_cast<std::byte*>(out) + done * bytes_of(of);
        if (of == lane::int32) {
            HWY_DYNAMIC_DISPATCH(clear_32)(there, now, reinterpret_cast<std::int32_t*>(cells));
        } else if (of == lane::int64) {
            clear<std::int64_t>(there, now, cells);
        } else if (of == lane::bits8) {
            clear<std::uint8_t>(there, now, cells);
        } else {
            clear<int128>(there, now, cells);
        }
    }
}

void store_bits(const std::uint8_t* bytes, std::size_t count, std::uint8_t* out) {
    HWY_DYNAMIC_DISPATCH(bytes_to_bits)(bytes, count, out);
}

} // namespace guiju::columns
#endif
