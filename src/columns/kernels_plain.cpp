#include "kernels.hpp"
#include "rounding.hpp"

#include <guiju/value/decimal_type.hpp>

#include <algorithm>

// Kernels that are written plainly: what is rare, or has no use for vectors.
namespace guiju::columns {

namespace {

template <class T>
const T* operand(const kernel_call& call, std::size_t k) {
    return static_cast<const T*>(call.in[k]);
}

template <class F, bool Immediate>
std::uint8_t each_128(const kernel_call& call) {
    const F f;
    const auto* a = operand<int128>(call, 0);
    const auto* b = operand<int128>(call, 1);
    auto* out = static_cast<std::decay_t<decltype(f(int128{}, int128{}))>*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = f(a[i], Immediate ? int128{call.immediate} : b[i]);
    }
    return 0;
}

// Beyond `count` there may be anything, so that sums are taken without sign.
struct adding {
    int128 operator()(int128 a, int128 b) const {
        return static_cast<int128>(static_cast<wide::uint128>(a) + static_cast<wide::uint128>(b));
    }
};
struct subtracting {
    int128 operator()(int128 a, int128 b) const {
        return static_cast<int128>(static_cast<wide::uint128>(a) - static_cast<wide::uint128>(b));
    }
};
struct reversed {
    int128 operator()(int128 a, int128 b) const { return subtracting()(b, a); }
};
struct multiplying {
    int128 operator()(int128 a, int128 b) const {
        return static_cast<int128>(static_cast<wide::uint128>(a) * static_cast<wide::uint128>(b));
    }
};
struct least {
    int128 operator()(int128 a, int128 b) const { return std::min(a, b); }
};
struct most {
    int128 operator()(int128 a, int128 b) const { return std::max(a, b); }
};
struct magnitude {
    int128 operator()(int128 a, int128) const { return a < 0 ? reversed()(a, 0) : a; }
};
struct same {
    std::uint8_t operator()(int128 a, int128 b) const { return a == b ? 1 : 0; }
};
struct other {
    std::uint8_t operator()(int128 a, int128 b) const { return a != b ? 1 : 0; }
};
struct below {
    std::uint8_t operator()(int128 a, int128 b) const { return a < b ? 1 : 0; }
};
struct at_most {
    std::uint8_t operator()(int128 a, int128 b) const { return a <= b ? 1 : 0; }
};
struct above {
    std::uint8_t operator()(int128 a, int128 b) const { return a > b ? 1 : 0; }
};
struct at_least {
    std::uint8_t operator()(int128 a, int128 b) const { return a >= b ? 1 : 0; }
};

template <class F>
kernel of(bool immediate) {
    return immediate ? each_128<F, true> : each_128<F, false>;
}

kernel wide_arithmetic(verb what, bool immediate) {
    switch (what) {
    case verb::add:
        return of<adding>(immediate);
    case verb::subtract:
        return of<subtracting>(immediate);
    case verb::multiply:
        return of<multiplying>(immediate);
    case verb::minimum:
        return of<least>(immediate);
    case verb::maximum:
        return of<most>(immediate);
    case verb::reverse_subtract:
        return of<reversed>(true);
    case verb::absolute:
        return of<magnitude>(true);
    default:
        return nullptr;
    }
}

kernel wide_comparison(verb what, bool immediate) {
    switch (what) {
    case verb::equal:
        return of<same>(immediate);
    case verb::not_equal:
        return of<other>(immediate);
    case verb::less:
        return of<below>(immediate);
    case verb::less_equal:
        return of<at_most>(immediate);
    case verb::greater:
        return of<above>(immediate);
    case verb::greater_equal:
        return of<at_least>(immediate);
    default:
        return nullptr;
    }
}

std::uint8_t choose_128(const kernel_call& call) {
    const auto* condition = operand<std::uint8_t>(call, 0);
    const auto* b = operand<int128>(call, 1);
    const auto* c = operand<int128>(call, 2);
    auto* out = static_cast<int128*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = condition[i] != 0 ? b[i] : c[i];
    }
    return 0;
}

std::uint8_t look_up_128(const kernel_call& call) {
    const auto* index = operand<std::uint8_t>(call, 0);
    const auto* table = static_cast<const int128*>(call.extra);
    auto* out = static_cast<int128*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = table[index[i]];
    }
    return 0;
}

template <class From>
std::uint8_t widen_128(const kernel_call& call) {
    const auto* a = operand<From>(call, 0);
    auto* out = static_cast<int128*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = a[i];
    }
    return 0;
}

template <class T>
std::uint8_t round_to(const kernel_call& call) {
    const auto mode = static_cast<rounding>(call.extra_count);
    const auto* a = operand<T>(call, 0);
    auto* out = static_cast<T*>(call.out);
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = divided(a[i], static_cast<T>(call.immediate), mode);
    }
    return 0;
}

} // namespace

kernel plain_kernel(verb what, lane of, lane from, bool immediate_second) {
    switch (what) {
    case verb::choose:
        return choose_128;
    case verb::lookup:
        return look_up_128;
    case verb::widen:
        return from == lane::bits8   ? widen_128<std::uint8_t>
               : from == lane::int32 ? widen_128<std::int32_t>
                                     : widen_128<std::int64_t>;
    case verb::round:
        return of == lane::int32   ? round_to<std::int32_t>
               : of == lane::int64 ? round_to<std::int64_t>
                                   : round_to<int128>;
    default:
        break;
    }
    if (const auto found = date_kernel(what)) {
        return found;
    }
    if (const auto found = wide_comparison(what, immediate_second); found != nullptr && from == lane::int128) {
        return found;
    }
    if (const auto found = wide_arithmetic(what, immediate_second); found != nullptr && of == lane::int128) {
        return found;
    }
    if (const auto found = order_kernel(what, of, from)) {
        return found;
    }
    return segment_kernel(what, of, from);
}

} // namespace guiju::columns
