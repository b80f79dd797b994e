#include "exact_sum.hpp"

#include <algorithm>

namespace guiju::columns {

namespace {

constexpr int most_digits = 150;
using longer = wide::natural<16>;

bool raise(exact_number& n, int to) {
    const int places = n.exponent - to;
    if (n.digits.is_zero()) {
        n.exponent = to;
        return true;
    }
    if (places + wide::digit_count(n.digits) > most_digits) {
        return false;
    }
    n.digits = wide::multiply_by_power_of_ten(n.digits, places);
    n.exponent = to;
    return true;
}

/// 10^places; at most 10³⁰⁰.
longer power(int places) { return wide::multiply_by_power_of_ten(longer(wide::uint128{1}), places); }

} // namespace

std::optional<exact_number> add(const exact_number& a, const exact_number& b) {
    exact_number x = a;
    exact_number y = b;
    const int exponent = x.digits.is_zero()   ? y.exponent
                         : y.digits.is_zero() ? x.exponent
                                              : std::min(x.exponent, y.exponent);
    if (!raise(x, exponent) || !raise(y, exponent)) {
        return std::nullopt;
    }
    if (x.negative == y.negative) {
        x.digits += y.digits;
        return x;
    }
    if (x.digits < y.digits) {
        std::swap(x, y);
    }
    x.digits -= y.digits;
    return x;
}

exact_number multiply(const exact_number& a, const exact_number& b) {
    exact_number made;
    made.negative = a.negative != b.negative;
    made.digits = exact_number::magnitude(wide::multiply(wide::natural<4>(a.digits), wide::natural<4>(b.digits)));
    made.exponent = a.exponent + b.exponent;
    return made;
}

decimal quotient(const exact_number& a, const exact_number& b) {
    if (a.digits.is_zero()) {
        return {};
    }
    // Two digits more than a decimal has; what follows them only tells on which side of a tie they are.
    constexpr int kept = decimal::precision + 2;
    const int padding = std::max(0, kept + wide::digit_count(b.digits) - wide::digit_count(a.digits));
    auto parts = wide::divide(wide::multiply_by_power_of_ten(longer(a.digits), padding), longer(b.digits));
    bool rest = !parts.remainder.is_zero();
    const int excess = std::max(0, wide::digit_count(parts.quotient) - 70);
    if (excess > 0) {
        parts = wide::divide(parts.quotient, power(excess));
        rest = rest || !parts.remainder.is_zero();
    }
    return reduce(wide::round_to_decimal(
        a.negative != b.negative, wide::natural<4>(parts.quotient), a.exponent - b.exponent - padding + excess,
        rest ? wide::residue::below_half : wide::residue::none, rounding::half_even, nullptr));
}

decimal rounded(const exact_number& n) { return quotient(n, exact_number(1, 0)); }

exact_number exact_sum::times(int exponent) const {
    exact_number made;
    made.negative = high_ < 0;
    wide::uint128 low = low_;
    auto high = static_cast<std::uint64_t>(high_);
    if (made.negative) {
        low = ~low + 1;
        high = ~high + (low == 0 ? 1U : 0U);
    }
    made.digits = exact_number::magnitude(low);
    made.digits.limb[2] = high;
    made.exponent = exponent;
    return made;
}

} // namespace guiju::columns
