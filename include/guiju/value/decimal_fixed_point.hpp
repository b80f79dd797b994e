#pragma once

#include "guiju/value/decimal_form.hpp"

/// Numbers with 448 binary places (134 decimal ones), in which exp and ln are computed before the one rounding.
namespace guiju::wide {

/// A magnitude below 2⁶⁴ in units of 2⁻⁴⁴⁸. Signs are kept beside it by those who need them.
using fixed = natural<8>;

inline constexpr int fixed_places = 448;

constexpr fixed fixed_of(std::uint64_t whole) noexcept { return fixed(uint128{whole}) << fixed_places; }

inline constexpr fixed fixed_one = fixed_of(1);

constexpr fixed fixed_from_limbs(const std::array<std::uint64_t, 8>& limbs) noexcept {
    fixed result;
    result.limb = limbs;
    return result;
}

inline constexpr fixed ln_of_2 =
    fixed_from_limbs({0xed2eae35c1382144, 0x559552fb4afa1b10, 0xe7b876206debac98, 0x8a0d175b8baafa2b,
                      0x40f343267298b62d, 0xc9e3b39803f2f6af, 0xb17217f7d1cf79ab, 0});
inline constexpr fixed ln_of_10 =
    fixed_from_limbs({0xb1889061042f8b6b, 0x31c32f00b17c35a0, 0x58bc0b5ec6a04173, 0x0f187a0807c0b5ca,
                      0x8a3fb3e76977e43a, 0xa95b58ae0b4c28a3, 0x4d763776aaa2b05b, 2});

/// The product, cut off after 448 places.
constexpr fixed multiply_fixed(const fixed& a, const fixed& b) noexcept {
    return fixed(multiply(a, b) >> fixed_places);
}

/// The quotient, cut off after 448 places.
constexpr fixed divide_fixed(const fixed& a, const fixed& b) noexcept {
    return fixed(divide(natural<15>(a) << fixed_places, b).quotient);
}

/// digits × 10^exponent, which must be below 2⁶⁴, cut off after 448 places.
constexpr fixed fixed_from_decimal(uint128 digits, int exponent) noexcept {
    if (exponent >= 0) {
        return multiply_by_power_of_ten(fixed(digits), exponent) << fixed_places;
    }
    natural<10> scaled = natural<10>(digits) << fixed_places;
    for (; exponent < -19; exponent += 19) {
        scaled.divide_by(power_of_ten_64(19));
    }
    scaled.divide_by(power_of_ten_64(-exponent));
    return fixed(scaled);
}

/// A number on the way to a decimal: ±magnitude.
struct signed_fixed {
    bool negative;
    fixed magnitude;
};

constexpr signed_fixed add_signed_fixed(const signed_fixed& a, const signed_fixed& b) noexcept {
    if (a.negative == b.negative) {
        return {a.negative, a.magnitude + b.magnitude};
    }
    if (a.magnitude < b.magnitude) {
        return {b.negative, b.magnitude - a.magnitude};
    }
    return {a.negative, a.magnitude - b.magnitude};
}

/// e^x for x ≤ 3, to within 2⁻⁴²⁰.
constexpr fixed exp_fixed(const fixed& x) noexcept {
    constexpr int halvings = 16;
    const fixed reduced = x >> halvings;
    fixed sum = fixed_one;
    fixed term = fixed_one;
    for (std::uint64_t n = 1; !term.is_zero(); ++n) {
        term = multiply_fixed(term, reduced);
        term.divide_by(n);
        sum += term;
    }
    for (int i = 0; i < halvings; ++i) {
        sum = multiply_fixed(sum, sum);
    }
    return sum;
}

/// 2 · artanh(x) for x ≤ 1/3, to within 2⁻⁴³⁰.
constexpr fixed twice_artanh_fixed(const fixed& x) noexcept {
    const fixed square = multiply_fixed(x, x);
    fixed power = x;
    fixed sum = x;
    for (std::uint64_t n = 3; !power.is_zero(); n += 2) {
        power = multiply_fixed(power, square);
        fixed term = power;
        term.divide_by(n);
        sum += term;
    }
    return sum + sum;
}

/// ln(x) for 1 ≤ x < 2⁶³, to within 2⁻⁴²⁴.
constexpr signed_fixed ln_fixed(fixed x) noexcept {
    int doublings = x.bit_count() - fixed_places - 1;
    x >>= doublings;
    if (fixed_of(3) < x + x) { // nearer to 2 than to 1: as ln 2 less something, which keeps the series short
        ++doublings;
        x >>= 1;
    }
    const bool below_one = x < fixed_one;
    const fixed distance = below_one ? fixed_one - x : x - fixed_one;
    fixed of_doublings = ln_of_2;
    of_doublings *= static_cast<std::uint64_t>(doublings);
    return add_signed_fixed({false, of_doublings},
                            {below_one, twice_artanh_fixed(divide_fixed(distance, x + fixed_one))});
}

/// ln of a positive finite decimal, to within 2⁻⁴¹⁰: ln(d.ddd) + places · ln 10.
constexpr signed_fixed ln_of_decimal(const decimal& x) noexcept {
    const int places = x.adjusted_exponent();
    const signed_fixed of_digits = ln_fixed(fixed_from_decimal(x.coefficient(), 1 - x.digits()));
    fixed of_places = ln_of_10;
    of_places *= static_cast<std::uint64_t>(places < 0 ? -places : places);
    return add_signed_fixed(of_digits, {places < 0, of_places});
}

/// The decimal for a number that is known to be irrational, rounded once.
constexpr decimal round_irrational(const signed_fixed& x, rounding mode, decimal_status* raised) noexcept {
    // Multiplied until 60 digits stand before the point, what is behind it can only be a residue.
    natural<16> scaled(x.magnitude);
    int exponent = 0;
    const natural<16> enough = multiply_by_power_of_ten(natural<16>(uint128{1}), 60) << fixed_places;
    for (; scaled < enough; exponent -= 10) {
        scaled *= power_of_ten_64(10);
    }
    return round_to_decimal(x.negative, natural<4>(scaled >> fixed_places), exponent, residue::below_half, mode,
                            raised);
}

/// A number as mantissa × 10^exponent with 1 ≤ mantissa < 10.
struct scaled_fixed {
    fixed mantissa;
    int exponent;
};

/// e^x for |x| < 10⁵, to within 2⁻⁴⁰⁰ of itself.
constexpr scaled_fixed exp_scaled(const signed_fixed& x) noexcept {
    fixed rest = x.magnitude;
    // The rest of x by ln 10 is taken downwards, so that only positive powers of e are summed.
    const fixed whole = divide_fixed(rest, ln_of_10) >> fixed_places;
    std::uint64_t places = whole.limb[0];
    fixed multiple = ln_of_10;
    multiple *= places;
    rest -= multiple;
    if (x.negative && !rest.is_zero()) {
        rest = ln_of_10 - rest;
        ++places;
    }
    const int exponent = static_cast<int>(places);
    return {exp_fixed(rest), x.negative ? -exponent : exponent};
}

} // namespace guiju::wide
