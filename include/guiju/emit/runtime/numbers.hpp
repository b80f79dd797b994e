#pragma once

#include <guiju/emit/runtime/maybe.hpp>
#include <guiju/value/decimal.hpp>

#include <cassert>
#include <compare>
#include <concepts>

namespace guiju::emitted {

__extension__ using wide_int = __int128;

/// 10^n, 0 ≤ n ≤ 38.
template <class Rep>
constexpr Rep tens(int n) {
    Rep made = 1;
    for (; n > 0; --n) {
        made = static_cast<Rep>(made * 10);
    }
    return made;
}

/// The number units / 10^Scale: what is proved to fit there. Amounts are in units of their last decimal place.
template <class Rep, int Scale>
struct scaled {
    using rep = Rep;
    static constexpr int scale = Scale;

    Rep units = 0;

    constexpr scaled() = default;
    /// So many units: of an amount to the fen, so many fen.
    static constexpr scaled of(Rep units) {
        scaled made;
        made.units = units;
        return made;
    }
    /// A whole number.
    template <std::integral Integer>
        requires(!std::same_as<Integer, bool>)
    constexpr scaled(Integer n) // NOLINT(google-explicit-constructor)
        : units(static_cast<Rep>(static_cast<Rep>(n) * tens<Rep>(Scale))) {}
    template <class Other, int Lower>
        requires(Lower <= Scale)
    constexpr scaled(const scaled<Other, Lower>& n) // NOLINT(google-explicit-constructor)
        : units(static_cast<Rep>(static_cast<Rep>(n.units) * tens<Rep>(Scale - Lower))) {}

    [[nodiscard]] constexpr guiju::decimal to_decimal() const {
        const auto n = static_cast<wide_int>(units);
        return guiju::decimal::from_parts(n < 0, static_cast<guiju::wide::uint128>(n < 0 ? -n : n), -Scale);
    }

    template <class Other, int OtherScale>
    friend constexpr bool operator==(const scaled& a, const scaled<Other, OtherScale>& b) {
        constexpr int common = Scale > OtherScale ? Scale : OtherScale;
        return static_cast<wide_int>(a.units) * tens<wide_int>(common - Scale) ==
               static_cast<wide_int>(b.units) * tens<wide_int>(common - OtherScale);
    }
    friend constexpr bool operator==(const scaled& a, const guiju::decimal& b) { return a.to_decimal() == b; }
};

template <class T>
inline constexpr bool is_scaled = false;
template <class Rep, int Scale>
inline constexpr bool is_scaled<scaled<Rep, Scale>> = true;

template <class T>
constexpr guiju::decimal as_decimal(const T& n) {
    if constexpr (std::is_same_v<T, guiju::decimal>) {
        return n;
    } else if constexpr (is_scaled<T>) {
        return n.to_decimal();
    } else {
        return guiju::decimal(n);
    }
}

template <class RepA, int A, class RepB, int B>
    requires(!std::is_same_v<RepA, RepB> || A != B)
struct either_type<scaled<RepA, A>, scaled<RepB, B>> {
    using type = guiju::decimal;
};
template <class Rep, int Scale>
struct either_type<scaled<Rep, Scale>, guiju::decimal> {
    using type = guiju::decimal;
};
template <class Rep, int Scale>
struct either_type<guiju::decimal, scaled<Rep, Scale>> {
    using type = guiju::decimal;
};
template <class Rep, int Scale>
struct conversion<guiju::decimal, scaled<Rep, Scale>> {
    static constexpr guiju::decimal of(const scaled<Rep, Scale>& n) { return n.to_decimal(); }
};
/// Of which is proved that it fits.
template <class Rep, int Scale>
struct conversion<scaled<Rep, Scale>, guiju::decimal> {
    static constexpr scaled<Rep, Scale> of(const guiju::decimal& n) {
        const auto whole = guiju::quantize(n, -Scale, guiju::rounding::half_even);
        const auto units = static_cast<wide_int>(whole.coefficient());
        return scaled<Rep, Scale>::of(static_cast<Rep>(whole.is_negative() ? -units : units));
    }
};
template <class RepA, int A, class RepB, int B>
    requires(!std::is_same_v<RepA, RepB> || A != B)
struct conversion<scaled<RepA, A>, scaled<RepB, B>> {
    static constexpr scaled<RepA, A> of(const scaled<RepB, B>& n) {
        if constexpr (B <= A) {
            return scaled<RepA, A>(n);
        } else {
            return scaled<RepA, A>::of(static_cast<RepA>(n.units / tens<RepB>(B - A)));
        }
    }
};

/// The units of a number at a scale, in a type that holds them.
template <class Work, int Scale, class A>
constexpr Work units_at(const A& a) {
    if constexpr (std::is_same_v<A, guiju::decimal>) {
        return into<scaled<Work, Scale>>(a).units;
    } else if constexpr (A::scale <= Scale) {
        return static_cast<Work>(static_cast<Work>(a.units) * tens<Work>(Scale - A::scale));
    } else {
        return static_cast<Work>(a.units / tens<typename A::rep>(A::scale - Scale));
    }
}

/// A number where a type is wanted that holds it.
template <class To, class A>
constexpr auto to(const A& a) {
    return lift([](const auto& n) { return into<To>(n); }, a);
}

/// A decimal result is null when it is too large.
constexpr maybe<guiju::decimal, 0> finite(const guiju::decimal& n) {
    return n.is_finite() ? maybe<guiju::decimal, 0>(n) : maybe<guiju::decimal, 0>(null_for(guiju::reason::overflow));
}

// Each of these computes in `Work`, which was proved to hold operands and result at the scale of `To`; where nothing
// was proved, `To` is a decimal.

template <class To, class Work, class A, class B>
constexpr auto plus(const A& a, const B& b) {
    return lift(
        [](const auto& x, const auto& y) {
            if constexpr (is_scaled<To>) {
                return To::of(
                    static_cast<typename To::rep>(units_at<Work, To::scale>(x) + units_at<Work, To::scale>(y)));
            } else {
                return finite(as_decimal(x) + as_decimal(y));
            }
        },
        a, b);
}
template <class To, class Work, class A, class B>
constexpr auto minus(const A& a, const B& b) {
    return lift(
        [](const auto& x, const auto& y) {
            if constexpr (is_scaled<To>) {
                return To::of(
                    static_cast<typename To::rep>(units_at<Work, To::scale>(x) - units_at<Work, To::scale>(y)));
            } else {
                return finite(as_decimal(x) - as_decimal(y));
            }
        },
        a, b);
}
/// `Left` and `Right` are the scales at which the factors were proved. In a function that is called with factors of
/// several scales no product may have all of their places: the last of them are zeros then, and are dropped.
template <class To, class Work, int Left, int Right, class A, class B>
constexpr auto times(const A& a, const B& b) {
    return lift(
        [](const auto& x, const auto& y) {
            if constexpr (is_scaled<To>) {
                constexpr int dropped = Left + Right - To::scale;
                static_assert(dropped >= 0);
                const auto product = units_at<Work, Left>(x) * units_at<Work, Right>(y);
                return To::of(static_cast<typename To::rep>(product / tens<Work>(dropped)));
            } else {
                return finite(as_decimal(x) * as_decimal(y));
            }
        },
        a, b);
}
/// Division where the quotient is not at a fixed scale; `Sure`: the divisor is never zero and the quotient finite.
template <bool Sure, class A, class B>
constexpr auto over(const A& a, const B& b) {
    return lift(
        [](const auto& x, const auto& y) {
            const auto divisor = as_decimal(y);
            if constexpr (Sure) {
                return as_decimal(x) / divisor;
            } else {
                return divisor.is_zero() ? maybe<guiju::decimal, 0>(null_for(guiju::reason::division_by_zero))
                                         : finite(as_decimal(x) / divisor);
            }
        },
        a, b);
}
template <class To, class A>
constexpr auto opposite(const A& a) {
    return lift(
        [](const auto& x) {
            if constexpr (is_scaled<To>) {
                return To::of(static_cast<typename To::rep>(-units_at<typename To::rep, To::scale>(x)));
            } else {
                return -as_decimal(x);
            }
        },
        a);
}
template <class To, class Work, class A>
constexpr auto size_of(const A& a) {
    return lift(
        [](const auto& x) {
            if constexpr (is_scaled<To>) {
                const Work n = units_at<Work, To::scale>(x);
                return To::of(static_cast<typename To::rep>(n < 0 ? -n : n));
            } else {
                const auto n = as_decimal(x);
                return n.is_negative() ? -n : n;
            }
        },
        a);
}

/// n / divisor, both whole, rounded that way; divisor > 0.
template <class Rep>
constexpr Rep rounded_quotient(Rep n, Rep divisor, guiju::rounding mode) {
    const Rep down = static_cast<Rep>(n / divisor);
    const Rep rest = static_cast<Rep>(n % divisor);
    const Rep sign = n < 0 ? -1 : 1;
    const Rep twice = static_cast<Rep>((rest < 0 ? -rest : rest) - (divisor - (rest < 0 ? -rest : rest)));
    bool away = false;
    switch (mode) {
    case guiju::rounding::floor:
        away = rest < 0;
        break;
    case guiju::rounding::ceiling:
        away = rest > 0;
        break;
    case guiju::rounding::up:
        away = rest != 0;
        break;
    case guiju::rounding::half_up:
        away = twice >= 0;
        break;
    case guiju::rounding::half_down:
        away = twice > 0;
        break;
    case guiju::rounding::half_even:
        away = twice > 0 || (twice == 0 && down % 2 != 0);
        break;
    default:
        break;
    }
    return static_cast<Rep>(away ? down + sign : down);
}

/// Rounds to so many decimal places. `From` is the scale that was proved, `Work` holds its units.
template <class To, class Work, int From, int Places, guiju::rounding Mode, class A>
constexpr auto rounded(const A& a) {
    return lift(
        [](const auto& x) {
            if constexpr (is_scaled<To>) {
                const Work n = units_at<Work, From>(x);
                if constexpr (Places >= From) {
                    return To::of(static_cast<typename To::rep>(n * tens<Work>(To::scale - From)));
                } else {
                    const Work kept = rounded_quotient<Work>(n, tens<Work>(From - Places), Mode);
                    return To::of(static_cast<typename To::rep>(kept * tens<Work>(To::scale - Places)));
                }
            } else {
                const auto n = as_decimal(x);
                const auto exact = guiju::quantize(n, -Places, Mode);
                return finite(exact.is_finite() || -Places > n.exponent() ? exact : n);
            }
        },
        a);
}

/// dividend − divisor · floor(dividend / divisor).
template <class To, class Work, bool Sure, class A, class B>
constexpr auto modulo(const A& a, const B& b) {
    return lift(
        [](const auto& x, const auto& y) {
            if constexpr (is_scaled<To> && Sure) {
                const Work by = units_at<Work, To::scale>(y);
                const Work rest = static_cast<Work>(units_at<Work, To::scale>(x) % by);
                const bool other_side = rest != 0 && (rest < 0) != (by < 0);
                return To::of(static_cast<typename To::rep>(other_side ? rest + by : rest));
            } else {
                using result = maybe<guiju::decimal, 0>;
                const auto by = as_decimal(y);
                if (by.is_zero()) {
                    return result(null_for(guiju::reason::division_by_zero));
                }
                const auto rest = guiju::remainder(as_decimal(x), by);
                const bool other_side = !rest.is_zero() && rest.is_negative() != by.is_negative();
                return finite(other_side ? rest + by : rest);
            }
        },
        a, b);
}

/// The lesser (or the greater) of numbers.
template <class To, class Work, bool Greatest, class A, class... B>
constexpr auto extreme(const A& first, const B&... others) {
    return lift(
        [](const auto& x, const auto&... rest) {
            if constexpr (is_scaled<To>) {
                Work best = units_at<Work, To::scale>(x);
                const auto take = [&best](Work n) { best = (Greatest ? n > best : n < best) ? n : best; };
                (take(units_at<Work, To::scale>(rest)), ...);
                return To::of(static_cast<typename To::rep>(best));
            } else {
                auto best = as_decimal(x);
                const auto take = [&best](const guiju::decimal& n) {
                    best = (Greatest ? n > best : n < best) ? n : best;
                };
                (take(as_decimal(rest)), ...);
                return best;
            }
        },
        first, others...);
}

/// Comparisons of values of one kind. Numbers are compared at a scale that holds both; with `Work` void as decimals.
template <class Work, int Scale, class X, class Y, class Test>
constexpr bool compare(const X& x, const Y& y, Test test) {
    constexpr bool numbers = is_scaled<X> || std::is_same_v<X, guiju::decimal>;
    if constexpr (!numbers) {
        return test(x, y);
    } else if constexpr (std::is_void_v<Work>) {
        return test(as_decimal(x), as_decimal(y));
    } else {
        return test(units_at<Work, Scale>(x), units_at<Work, Scale>(y));
    }
}

struct less_than {
    constexpr bool operator()(const auto& a, const auto& b) const { return a < b; }
};
struct at_most {
    constexpr bool operator()(const auto& a, const auto& b) const { return a <= b; }
};
struct more_than {
    constexpr bool operator()(const auto& a, const auto& b) const { return a > b; }
};
struct at_least {
    constexpr bool operator()(const auto& a, const auto& b) const { return a >= b; }
};
struct same_as {
    constexpr bool operator()(const auto& a, const auto& b) const { return a == b; }
};

template <class Test, class Work, int Scale, class A, class B>
constexpr auto ordered(const A& a, const B& b) {
    return lift([](const auto& x, const auto& y) { return compare<Work, Scale>(x, y, Test{}); }, a, b);
}

/// Equality sees nulls: beside what is undetermined nothing is known, and a null is equal to nothing but a null.
template <class Work, int Scale, class A, class B>
constexpr auto equal(const A& a, const B& b) {
    constexpr std::size_t words = std::max(words_of<A>, words_of<B>);
    const auto known = [&]() -> bool {
        if constexpr (is_bare<A> || is_bare<B>) {
            return !is_there(a) && !is_there(b);
        } else {
            return is_there(a) && is_there(b) ? compare<Work, Scale>(content(a), content(b), same_as{})
                                              : !is_there(a) && !is_there(b);
        }
    };
    if constexpr (words == 0) {
        return known();
    } else {
        using result = maybe<bool, words>;
        if (undetermined(a) || undetermined(b)) {
            holes<words> all;
            if (undetermined(a)) {
                all.add(a);
            }
            if (undetermined(b)) {
                all.add(b);
            }
            return result(all.made());
        }
        return result(known());
    }
}

namespace detail {

template <char... Digits>
struct numeral {
    static constexpr char text[] = {Digits...};
    static constexpr int places() {
        int made = 0;
        bool behind = false;
        for (const char c : text) {
            made += behind && c != '\'' ? 1 : 0;
            behind = behind || c == '.';
        }
        return made;
    }
    static constexpr std::int64_t units() {
        std::int64_t made = 0;
        for (const char c : text) {
            made = c >= '0' && c <= '9' ? made * 10 + (c - '0') : made;
        }
        return made;
    }
};

} // namespace detail

/// An exact amount in code: 10'000_cny, 100.01_cny. What the currency is, the header of the policy knows.
inline namespace literals {
template <char... Digits>
consteval auto operator""_cny() {
    using numeral = detail::numeral<Digits...>;
    return scaled<std::int64_t, numeral::places()>::of(numeral::units());
}
/// An exact number: 0.5_n.
template <char... Digits>
consteval auto operator""_n() {
    using numeral = detail::numeral<Digits...>;
    return scaled<std::int64_t, numeral::places()>::of(numeral::units());
}
} // namespace literals

} // namespace guiju::emitted
