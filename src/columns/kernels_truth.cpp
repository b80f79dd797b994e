#include "kernels.hpp"
#include "simd.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "columns/kernels_truth.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace guiju::columns::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using bytes = hn::ScalableTag<std::uint8_t>;
using vector = hn::Vec<bytes>;

vector is_there(bytes d, vector state) { return hn::IfThenElseZero(hn::Eq(state, hn::Zero(d)), hn::Set(d, 1)); }

/// The stronger of two states; two different nulls are asked about, since the first of them counts.
vector joined(bytes d, vector a, vector b) {
    const auto worse = hn::Max(a, b);
    const auto two_nulls = hn::And(hn::Eq(worse, hn::Set(d, 2)), hn::Eq(hn::Or(a, b), hn::Set(d, 3)));
    return hn::IfThenElse(two_nulls, hn::Set(d, 4), worse);
}

// Each takes up to four operands and the immediate.
struct both {
    vector operator()(bytes, vector a, vector b, vector, vector, vector) const { return hn::And(a, b); }
};
struct either {
    vector operator()(bytes, vector a, vector b, vector, vector, vector) const { return hn::Or(a, b); }
};
struct opposite {
    vector operator()(bytes d, vector a, vector, vector, vector, vector) const { return hn::Xor(a, hn::Set(d, 1)); }
};
struct digit {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector immediate) const {
        return hn::IfThenElse(hn::Eq(b, hn::Zero(d)), a, immediate);
    }
};
struct join {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector) const { return joined(d, a, b); }
};
// DMN 1.5, table 50: a false that is there settles it.
struct both_state {
    vector operator()(bytes d, vector a, vector b, vector c, vector e, vector) const {
        const auto open = joined(d, c, e);
        const auto settled = hn::Or(hn::AndNot(a, is_there(d, c)), hn::AndNot(b, is_there(d, e)));
        return hn::IfThenElse(hn::Eq(settled, hn::Zero(d)), open, hn::Zero(d));
    }
};
struct either_state {
    vector operator()(bytes d, vector a, vector b, vector c, vector e, vector) const {
        return hn::IfThenElse(hn::Eq(hn::Or(a, b), hn::Zero(d)), joined(d, c, e), hn::Zero(d));
    }
};
/// An undetermined condition is the result; other nulls are false.
struct choose_state {
    vector operator()(bytes d, vector a, vector b, vector c, vector e, vector) const {
        const auto chosen = hn::IfThenElse(hn::Ne(b, hn::Zero(d)), c, e);
        return hn::IfThenElse(hn::Gt(a, hn::Set(d, 2)), a, chosen);
    }
};
struct known {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector) const {
        return hn::IfThenElseZero(hn::Eq(b, hn::Zero(d)), a);
    }
};
/// Null is equal to null and to nothing else; only what is undetermined stays open.
struct equal_state {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector) const {
        return hn::IfThenElseZero(hn::Gt(hn::Max(a, b), hn::Set(d, 2)), hn::Max(a, b));
    }
};
struct equal_known {
    vector operator()(bytes d, vector a, vector b, vector c, vector, vector) const {
        const auto zero = hn::Zero(d);
        const auto there = hn::And(hn::Eq(b, zero), hn::Eq(c, zero));
        const auto nulls = hn::And(hn::And(hn::Ne(b, zero), hn::Ne(c, zero)), hn::Lt(hn::Max(b, c), hn::Set(d, 3)));
        return hn::IfThenElse(there, a, hn::IfThenElseZero(nulls, hn::Set(d, 1)));
    }
};
struct is_empty {
    vector operator()(bytes d, vector a, vector, vector, vector, vector) const {
        const auto null = hn::And(hn::Ne(a, hn::Zero(d)), hn::Lt(a, hn::Set(d, 3)));
        return hn::IfThenElseZero(null, hn::Set(d, 1));
    }
};
struct state_where {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector immediate) const {
        return hn::IfThenElse(hn::Ne(a, hn::Zero(d)), immediate, b);
    }
};
struct worst {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector) const {
        return hn::IfThenElse(hn::Ne(a, hn::Zero(d)), a, b);
    }
};
struct radix {
    vector operator()(bytes d, vector a, vector b, vector, vector, vector immediate) const {
        // Products stay below 256, so the low byte of each half is the product.
        const hn::Repartition<std::uint16_t, bytes> wide;
        const auto a16 = hn::BitCast(wide, a);
        const auto by = hn::ShiftRight<8>(hn::BitCast(wide, immediate));
        const auto low = hn::And(hn::Mul(hn::And(a16, hn::Set(wide, 0xFF)), by), hn::Set(wide, 0xFF));
        const auto high = hn::ShiftLeft<8>(hn::Mul(hn::ShiftRight<8>(a16), by));
        return hn::Add(hn::BitCast(d, hn::Or(low, high)), b);
    }
};

template <class F>
std::uint8_t each(const kernel_call& call) {
    const bytes d;
    const F f;
    std::array<const std::uint8_t*, 4> in{};
    for (std::size_t k = 0; k < in.size(); ++k) {
        in[k] = static_cast<const std::uint8_t*>(call.in[k] != nullptr ? call.in[k] : call.in[0]);
    }
    auto* out = static_cast<std::uint8_t*>(call.out);
    const auto immediate = hn::Set(d, static_cast<std::uint8_t>(call.immediate));
    auto any = hn::Zero(d);
    for (std::size_t i = 0; i < call.count; i += hn::Lanes(d)) {
        const auto made = f(d, hn::LoadU(d, in[0] + i), hn::LoadU(d, in[1] + i), hn::LoadU(d, in[2] + i),
                            hn::LoadU(d, in[3] + i), immediate);
        any = hn::Or(any, made);
        hn::StoreU(made, d, out + i);
    }
    return hn::AllFalse(d, hn::Ne(any, hn::Zero(d))) ? 0 : 1;
}

kernel find_state(verb what) {
    switch (what) {
    case verb::both_state:
        return each<both_state>;
    case verb::either_state:
        return each<either_state>;
    case verb::choose_state:
        return each<choose_state>;
    case verb::equal_state:
        return each<equal_state>;
    case verb::state_where:
        return each<state_where>;
    case verb::worst_state:
        return each<worst>;
    case verb::join_states:
        return each<join>;
    default:
        return nullptr;
    }
}

kernel find_truth(verb what) {
    switch (what) {
    case verb::both:
        return each<both>;
    case verb::either:
        return each<either>;
    case verb::opposite:
        return each<opposite>;
    case verb::digit:
        return each<digit>;
    case verb::known:
        return each<known>;
    case verb::equal_known:
        return each<equal_known>;
    case verb::is_empty:
        return each<is_empty>;
    case verb::radix:
        return each<radix>;
    default:
        return find_state(what);
    }
}

} // namespace
} // namespace guiju::columns::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace guiju::columns {

namespace {
HWY_EXPORT(find_truth);
} // namespace

kernel truth_kernel(verb what) { return HWY_DYNAMIC_DISPATCH(find_truth)(what); }

} // namespace guiju::columns
#endif
