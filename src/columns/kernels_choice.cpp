#include "kernels.hpp"
#include "simd.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "columns/kernels_choice.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace guiju::columns::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

struct same {
    template <class D, class V>
    auto operator()(D, V a, V b) const {
        return hn::Eq(a, b);
    }
};
struct other {
    template <class D, class V>
    auto operator()(D, V a, V b) const {
        return hn::Ne(a, b);
    }
};
struct below {
    template <class D, class V>
    auto operator()(D, V a, V b) const {
        return hn::Lt(a, b);
    }
};
struct at_most {
    template <class D, class V>
    auto operator()(D, V a, V b) const {
        return hn::Not(hn::Lt(b, a));
    }
};
struct above {
    template <class D, class V>
    auto operator()(D, V a, V b) const {
        return hn::Gt(a, b);
    }
};
struct at_least {
    template <class D, class V>
    auto operator()(D, V a, V b) const {
        return hn::Not(hn::Lt(a, b));
    }
};

template <class T, class D, class M>
void store_mask(D d, M m, std::uint8_t* out) {
    if constexpr (sizeof(T) == 1) {
        hn::StoreU(hn::IfThenElseZero(m, hn::Set(d, T{1})), d, out);
    } else {
        const hn::RebindToUnsigned<D> unsigned_tag;
        const hn::Rebind<std::uint8_t, D> bytes;
        const auto ones = hn::BitCast(unsigned_tag, hn::IfThenElseZero(m, hn::Set(d, T{1})));
        hn::StoreU(hn::TruncateTo(bytes, ones), bytes, out);
    }
}

template <class T, class F, bool Immediate>
std::uint8_t compare(const kernel_call& call) {
    const hn::ScalableTag<T> d;
    const F f;
    const auto* HWY_RESTRICT a = static_cast<const T*>(call.in[0]);
    const auto* HWY_RESTRICT b = static_cast<const T*>(call.in[1]);
    auto* HWY_RESTRICT out = static_cast<std::uint8_t*>(call.out);
    const auto second = hn::Set(d, static_cast<T>(call.immediate));
    for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
        if constexpr (Immediate) {
            store_mask<T>(d, f(d, hn::LoadU(d, a + i), second), out + i);
        } else {
            store_mask<T>(d, f(d, hn::LoadU(d, a + i), hn::LoadU(d, b + i)), out + i);
        }
    }
    return 0;
}

template <class F>
kernel of_lane(lane of, bool immediate) {
    switch (of) {
    case lane::bits8:
        return immediate ? compare<std::uint8_t, F, true> : compare<std::uint8_t, F, false>;
    case lane::int32:
        return immediate ? compare<std::int32_t, F, true> : compare<std::int32_t, F, false>;
    default:
        return immediate ? compare<std::int64_t, F, true> : compare<std::int64_t, F, false>;
    }
}

kernel find_comparison(verb what, lane of, bool immediate) {
    switch (what) {
    case verb::equal:
        return of_lane<same>(of, immediate);
    case verb::not_equal:
        return of_lane<other>(of, immediate);
    case verb::less:
        return of_lane<below>(of, immediate);
    case verb::less_equal:
        return of_lane<at_most>(of, immediate);
    case verb::greater:
        return of_lane<above>(of, immediate);
    case verb::greater_equal:
        return of_lane<at_least>(of, immediate);
    default:
        return nullptr;
    }
}

/// Bytes as lanes of T: what masks and indices are made from.
template <class D>
auto spread_bytes(D d, const std::uint8_t* from) {
    const hn::Rebind<std::uint8_t, D> bytes;
    const hn::RebindToUnsigned<D> unsigned_tag;
    if constexpr (sizeof(hn::TFromD<D>) == 1) {
        return hn::LoadU(d, from);
    } else if constexpr (sizeof(hn::TFromD<D>) == 4) {
        return hn::BitCast(d, hn::PromoteTo(unsigned_tag, hn::LoadU(bytes, from)));
    } else {
        const hn::Rebind<std::uint32_t, D> words;
        return hn::BitCast(d, hn::PromoteTo(unsigned_tag, hn::PromoteTo(words, hn::LoadU(bytes, from))));
    }
}

template <class T>
std::uint8_t choose(const kernel_call& call) {
    const hn::ScalableTag<T> d;
    const auto* HWY_RESTRICT condition = static_cast<const std::uint8_t*>(call.in[0]);
    const auto* HWY_RESTRICT b = static_cast<const T*>(call.in[1]);
    const auto* HWY_RESTRICT c = static_cast<const T*>(call.in[2]);
    auto* HWY_RESTRICT out = static_cast<T*>(call.out);
    for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
        const auto holds = hn::Ne(spread_bytes(d, condition + i), hn::Zero(d));
        hn::StoreU(hn::IfThenElse(holds, hn::LoadU(d, b + i), hn::LoadU(d, c + i)), d, out + i);
    }
    return 0;
}

/// A table of no more values than a vector has lanes is looked up in the vector.
template <class T>
std::uint8_t look_up(const kernel_call& call) {
    const hn::ScalableTag<T> d;
    const auto* HWY_RESTRICT index = static_cast<const std::uint8_t*>(call.in[0]);
    const auto* HWY_RESTRICT table = static_cast<const T*>(call.extra);
    auto* HWY_RESTRICT out = static_cast<T*>(call.out);
    if constexpr (sizeof(T) == 4) {
        if (call.extra_count <= hn::Lanes(d)) {
            const auto values = hn::LoadU(d, table);
            for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
                const auto at = hn::IndicesFromVec(d, spread_bytes(d, index + i));
                hn::StoreU(hn::TableLookupLanes(values, at), d, out + i);
            }
            return 0;
        }
    }
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = table[index[i]];
        if constexpr (sizeof(T) == 1) {
            any = static_cast<std::uint8_t>(any | out[i]);
        }
    }
    return any;
}

kernel find_choice(verb what, lane of) {
    const bool looks = what == verb::lookup;
    switch (of) {
    case lane::bits8:
        return looks ? look_up<std::uint8_t> : choose<std::uint8_t>;
    case lane::int32:
        return looks ? look_up<std::int32_t> : choose<std::int32_t>;
    default:
        return looks ? look_up<std::int64_t> : choose<std::int64_t>;
    }
}

} // namespace
} // namespace guiju::columns::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace guiju::columns {

namespace {
HWY_EXPORT(find_comparison);
HWY_EXPORT(find_choice);
} // namespace

kernel comparison_kernel(verb what, lane of, bool immediate_second) {
    return of == lane::int128 ? plain_kernel(what, of, of, immediate_second)
                              : HWY_DYNAMIC_DISPATCH(find_comparison)(what, of, immediate_second);
}

kernel choice_kernel(verb what, lane of) {
    return of == lane::int128 ? plain_kernel(what, of, of, false) : HWY_DYNAMIC_DISPATCH(find_choice)(what, of);
}

} // namespace guiju::columns
#endif
