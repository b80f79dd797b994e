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

/// Four vectors, which stay in registers from link to link: enough values for a link's choices to cost little.
template <class D>
struct four {
    using V = hn::Vec<D>;
    V a, b, c, d;
};

template <class D>
HWY_INLINE four<D> all_of(D d, hn::TFromD<D> v) {
    const auto one = hn::Set(d, v);
    return {one, one, one, one};
}

template <class D, class From>
HWY_INLINE hn::Vec<D> loaded(D d, const From* from) {
    if constexpr (sizeof(From) == sizeof(hn::TFromD<D>)) {
        return hn::LoadU(d, from);
    } else if constexpr (sizeof(From) == 1 && sizeof(hn::TFromD<D>) == 8) {
        const hn::Rebind<std::int32_t, D> words;
        const hn::Rebind<From, D> bytes;
        return hn::PromoteTo(d, hn::PromoteTo(words, hn::LoadU(bytes, from)));
    } else {
        const hn::Rebind<From, D> narrow;
        return hn::PromoteTo(d, hn::LoadU(narrow, from));
    }
}

template <class From, class D>
HWY_INLINE four<D> load_four(D d, const void* values, std::size_t i) {
    const auto n = hn::Lanes(d);
    const auto* from = static_cast<const From*>(values) + i;
    return {loaded(d, from), loaded(d, from + n), loaded(d, from + 2 * n), loaded(d, from + 3 * n)};
}

template <class D>
HWY_INLINE four<D> operand_of(D d, const link& l, const kernel_call& call, std::size_t i) {
    using T = hn::TFromD<D>;
    const auto* values = call.in[l.operand];
    if (l.from == lane::bits8) {
        return load_four<std::uint8_t>(d, values, i);
    }
    if constexpr (sizeof(T) == 8) {
        if (l.from == lane::int32) {
            return load_four<std::int32_t>(d, values, i);
        }
    }
    return load_four<T>(d, values, i);
}

template <class D, class F>
HWY_INLINE four<D> with(F f, const four<D>& x, const four<D>& y) {
    return {f(x.a, y.a), f(x.b, y.b), f(x.c, y.c), f(x.d, y.d)};
}

template <class D>
HWY_INLINE four<D> linked(verb what, const four<D>& x, const four<D>& y) {
    switch (what) {
    case verb::add:
        return with<D>(adding(), x, y);
    case verb::subtract:
        return with<D>(subtracting(), x, y);
    case verb::reverse_subtract:
        return with<D>(subtracting_reversed(), x, y);
    case verb::multiply:
        return with<D>(multiplying(), x, y);
    case verb::minimum:
        return with<D>(least(), x, y);
    case verb::maximum:
        return with<D>(most(), x, y);
    case verb::absolute:
        return with<D>(magnitude(), x, y);
    default: // the first link
        return y;
    }
}

template <class T>
std::uint8_t run_chain(const kernel_call& call) {
    const hn::ScalableTag<T> d;
    using D = decltype(d);
    const auto n = hn::Lanes(d);
    const auto* const first = static_cast<const link*>(call.extra);
    const auto* const last = first + call.extra_count;
    auto* HWY_RESTRICT out = static_cast<T*>(call.out);
    for (std::size_t i = 0; i < call.count; i += 4 * n) {
        auto so_far = all_of(d, T{0});
        for (const auto* l = first; l != last; ++l) {
            auto next = all_of(d, static_cast<T>(l->by));
            if (l->operand != link::none) {
                const auto values = operand_of(d, *l, call, i);
                next = l->by == 1 ? values : with<std::remove_const_t<D>>(multiplying(), values, next);
            }
            so_far = linked<std::remove_const_t<D>>(l->what, so_far, next);
        }
        hn::StoreU(so_far.a, d, out + i);
        hn::StoreU(so_far.b, d, out + i + n);
        hn::StoreU(so_far.c, d, out + i + 2 * n);
        hn::StoreU(so_far.d, d, out + i + 3 * n);
    }
    return 0;
}

kernel find_chain(lane of) { return of == lane::int32 ? run_chain<std::int32_t> : run_chain<std::int64_t>; }

} // namespace
} // namespace guiju::columns::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace guiju::columns {

namespace {
HWY_EXPORT(find_arithmetic);
HWY_EXPORT(find_widening);
HWY_EXPORT(find_chain);
} // namespace

kernel arithmetic_kernel(verb what, lane of, bool immediate_second) {
    return of == lane::int128 ? plain_kernel(what, of, of, immediate_second)
                              : HWY_DYNAMIC_DISPATCH(find_arithmetic)(what, of, immediate_second);
}

kernel widening_kernel(lane from, lane to) {
    return to == lane::int128 ? plain_kernel(verb::widen, to, from, false)
                              : HWY_DYNAMIC_DISPATCH(find_widening)(from, to);
}

kernel chain_kernel(lane of) { return HWY_DYNAMIC_DISPATCH(find_chain)(of); }

} // namespace guiju::columns
#endif
