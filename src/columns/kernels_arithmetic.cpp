#include "kernels.hpp"
#include "simd.hpp"

// Compiled once for each kind of processor; the one that runs chooses.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "columns/kernels_arithmetic.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace guiju::columns::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

struct adding {
    template <class V>
    V operator()(V a, V b) const {
        return hn::Add(a, b);
    }
};
struct subtracting {
    template <class V>
    V operator()(V a, V b) const {
        return hn::Sub(a, b);
    }
};
struct subtracting_reversed {
    template <class V>
    V operator()(V a, V b) const {
        return hn::Sub(b, a);
    }
};
struct multiplying {
    template <class V>
    V operator()(V a, V b) const {
        return hn::Mul(a, b);
    }
};
struct least {
    template <class V>
    V operator()(V a, V b) const {
        return hn::Min(a, b);
    }
};
struct most {
    template <class V>
    V operator()(V a, V b) const {
        return hn::Max(a, b);
    }
};
struct magnitude {
    template <class V>
    V operator()(V a, V) const {
        return hn::Abs(a);
    }
};

template <class T, class F, bool Immediate>
std::uint8_t each(const kernel_call& call) {
    const hn::ScalableTag<T> d;
    const F f;
    const auto* HWY_RESTRICT a = static_cast<const T*>(call.in[0]);
    const auto* HWY_RESTRICT b = static_cast<const T*>(call.in[1]);
    auto* HWY_RESTRICT out = static_cast<T*>(call.out);
    const auto second = hn::Set(d, static_cast<T>(call.immediate));
    for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
        if constexpr (Immediate) {
            hn::StoreU(f(hn::LoadU(d, a + i), second), d, out + i);
        } else {
            hn::StoreU(f(hn::LoadU(d, a + i), hn::LoadU(d, b + i)), d, out + i);
        }
    }
    return 0;
}

template <class F>
kernel of_lane(lane of, bool immediate) {
    if (of == lane::int32) {
        return immediate ? each<std::int32_t, F, true> : each<std::int32_t, F, false>;
    }
    return immediate ? each<std::int64_t, F, true> : each<std::int64_t, F, false>;
}

kernel find_arithmetic(verb what, lane of, bool immediate) {
    switch (what) {
    case verb::add:
        return of_lane<adding>(of, immediate);
    case verb::subtract:
        return of_lane<subtracting>(of, immediate);
    case verb::multiply:
        return of_lane<multiplying>(of, immediate);
    case verb::minimum:
        return of_lane<least>(of, immediate);
    case verb::maximum:
        return of_lane<most>(of, immediate);
    case verb::reverse_subtract:
        return of_lane<subtracting_reversed>(of, true);
    case verb::absolute:
        return of_lane<magnitude>(of, true);
    default:
        return nullptr;
    }
}

std::uint8_t bytes_to_32(const kernel_call& call) {
    const hn::ScalableTag<std::int32_t> d;
    const hn::Rebind<std::uint8_t, decltype(d)> narrow;
    const auto* HWY_RESTRICT a = static_cast<const std::uint8_t*>(call.in[0]);
    auto* HWY_RESTRICT out = static_cast<std::int32_t*>(call.out);
    for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
        hn::StoreU(hn::PromoteTo(d, hn::LoadU(narrow, a + i)), d, out + i);
    }
    return 0;
}

std::uint8_t bytes_to_64(const kernel_call& call) {
    const auto* HWY_RESTRICT a = static_cast<const std::uint8_t*>(call.in[0]);
    auto* HWY_RESTRICT out = static_cast<std::int64_t*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = a[i];
    }
    return 0;
}

std::uint8_t words_to_64(const kernel_call& call) {
    const hn::ScalableTag<std::int64_t> d;
    const hn::Rebind<std::int32_t, decltype(d)> narrow;
    const auto* HWY_RESTRICT a = static_cast<const std::int32_t*>(call.in[0]);
    auto* HWY_RESTRICT out = static_cast<std::int64_t*>(call.out);
    for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
        hn::StoreU(hn::PromoteTo(d, hn::LoadU(narrow, a + i)), d, out + i);
    }
    return 0;
}

kernel find_widening(lane from, lane to) {
    if (from == lane::bits8) {
        return to == lane::int32 ? bytes_to_32 : bytes_to_64;
    }
    return words_to_64;
}

} // namespace
} // namespace guiju::columns::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace guiju::columns {

namespace {
HWY_EXPORT(find_arithmetic);
HWY_EXPORT(find_widening);
} // namespace

kernel arithmetic_kernel(verb what, lane of, bool immediate_second) {
    return of == lane::int128 ? plain_kernel(what, of, of, immediate_second)
                              : HWY_DYNAMIC_DISPATCH(find_arithmetic)(what, of, immediate_second);
}

kernel widening_kernel(lane from, lane to) {
    return to == lane::int128 ? plain_kernel(verb::widen, to, from, false)
                              : HWY_DYNAMIC_DISPATCH(find_widening)(from, to);
}

} // namespace guiju::columns
#endif
