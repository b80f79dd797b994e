#include <guiju/program/extent.hpp>

#include <algorithm>
#include <array>

namespace guiju::program {

namespace {

constexpr int most_digits = decimal::precision;

std::optional<extent> bounded(int scale, int128 low, int128 high) {
    const auto limit = tens(most_digits);
    if (low <= -limit || high >= limit || scale < 0 || scale > most_digits) {
        return std::nullopt;
    }
    return extent{scale, low, high};
}

std::optional<int128> multiplied(int128 a, int128 b) {
    int128 made = 0;
    return __builtin_mul_overflow(a, b, &made) ? std::nullopt : std::optional(made);
}

} // namespace

std::optional<extent> extent_of(const decimal& n) {
    auto digits = static_cast<int128>(n.coefficient());
    int scale = -n.exponent();
    while (scale > 0 && digits % 10 == 0) {
        digits /= 10;
        --scale;
    }
    if (!n.is_finite() || scale > most_digits || (scale < -most_digits && digits != 0)) {
        return std::nullopt;
    }
    if (scale < 0) {
        const auto whole = digits == 0 ? std::optional<int128>(0) : multiplied(digits, tens(std::min(-scale, 37)));
        if (!whole) {
            return std::nullopt;
        }
        digits = *whole;
        scale = 0;
    }
    digits = n.is_negative() ? -digits : digits;
    return bounded(scale, digits, digits);
}

decimal decimal_of(int128 n, int scale) {
    return decimal::from_parts(n < 0, static_cast<wide::uint128>(n < 0 ? -n : n), -scale);
}

std::optional<int128> rescaled(int128 n, int from, int to, rounding mode) {
    if (to >= from) {
        const auto made = to - from > 37 ? std::nullopt : multiplied(n, tens(to - from));
        return made && *made < tens(most_digits) && *made > -tens(most_digits) ? made : std::nullopt;
    }
    if (from - to > 37) {
        return std::nullopt;
    }
    const auto rounded = quantize(decimal_of(n, from), -to, mode);
    const auto digits = static_cast<int128>(rounded.coefficient());
    return rounded.is_finite() ? std::optional(rounded.is_negative() ? -digits : digits) : std::nullopt;
}

std::optional<extent> at_scale(const extent& a, int scale) {
    const auto low = rescaled(a.low, a.scale, scale, rounding::floor);
    const auto high = rescaled(a.high, a.scale, scale, rounding::ceiling);
    return low && high && scale >= a.scale ? bounded(scale, *low, *high) : std::nullopt;
}

std::optional<extent> join(const extent& a, const extent& b) {
    const int scale = std::max(a.scale, b.scale);
    const auto x = at_scale(a, scale);
    const auto y = at_scale(b, scale);
    return x && y ? bounded(scale, std::min(x->low, y->low), std::max(x->high, y->high)) : std::nullopt;
}

std::optional<extent> sum(const extent& a, const extent& b) {
    const int scale = std::max(a.scale, b.scale);
    const auto x = at_scale(a, scale);
    const auto y = at_scale(b, scale);
    return x && y ? bounded(scale, x->low + y->low, x->high + y->high) : std::nullopt;
}

std::optional<extent> negated(const extent& a) { return bounded(a.scale, -a.high, -a.low); }

std::optional<extent> product(const extent& a, const extent& b) {
    std::array<int128, 4> ends{};
    std::size_t count = 0;
    for (const auto x : {a.low, a.high}) {
        for (const auto y : {b.low, b.high}) {
            const auto made = multiplied(x, y);
            if (!made) {
                return std::nullopt;
            }
            ends.at(count++) = *made;
        }
    }
    return bounded(a.scale + b.scale, *std::ranges::min_element(ends), *std::ranges::max_element(ends));
}

std::optional<terminating> reciprocal(const extent& divisor) {
    if (!divisor.is_point() || divisor.low == 0) {
        return std::nullopt;
    }
    for (int places = 0; places + divisor.scale <= most_digits; ++places) {
        const auto dividend = tens(places + divisor.scale);
        if (dividend % divisor.low == 0) {
            return terminating{dividend / divisor.low, places};
        }
    }
    return std::nullopt;
}

std::optional<extent> quotient(const extent& a, const extent& b) {
    const auto by = reciprocal(b);
    return by ? product(a, {by->places, by->factor, by->factor}) : std::nullopt;
}

std::optional<extent> magnitude(const extent& a) {
    const auto least = a.has(0) ? 0 : std::min(a.low < 0 ? -a.low : a.low, a.high < 0 ? -a.high : a.high);
    return bounded(a.scale, least, std::max(-a.low, a.high));
}

std::optional<extent> rounded(const extent& a, int places, rounding mode) {
    if (places >= a.scale) {
        return a;
    }
    const auto low = rescaled(a.low, a.scale, places, mode);
    const auto high = rescaled(a.high, a.scale, places, mode);
    if (!low || !high) {
        return std::nullopt;
    }
    return places >= 0 ? bounded(places, *low, *high) : product({0, *low, *high}, {0, tens(-places), tens(-places)});
}

std::optional<extent> modulo(const extent& a, const extent& b) {
    const int scale = std::max(a.scale, b.scale);
    const auto x = at_scale(a, scale);
    const auto y = at_scale(b, scale);
    if (!x || !y) {
        return std::nullopt;
    }
    return bounded(scale, std::min<int128>(y->low + (y->low < 0 ? 1 : 0), 0),
                   std::max<int128>(y->high - (y->high > 0 ? 1 : 0), 0));
}

std::optional<extent> times(const extent& a, std::uint64_t least, std::uint64_t most) {
    const auto fewest = static_cast<int128>(std::max<std::uint64_t>(least, 1));
    const auto all = product(a, {0, std::min(fewest, static_cast<int128>(most)), static_cast<int128>(most)});
    return all;
}

} // namespace guiju::program
