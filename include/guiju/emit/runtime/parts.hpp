#pragma once

#include <guiju/emit/runtime/list_parts.hpp>

/// Parts of records and dates, and the small tests that headers are written with.
namespace guiju::emitted {

/// A record as what points to it; anything else as it is.
template <class T>
constexpr auto keep(const T& v) {
    if constexpr (record<T>) {
        return ref<T>(v);
    } else if constexpr (is_open<T> && !is_bare<T>) {
        if constexpr (record<content_of<T>>) {
            using result = maybe<ref<content_of<T>>, words_of<T>>;
            return v.there ? result(ref<content_of<T>>(v.content)) : result(v.hole());
        } else {
            return v;
        }
    } else {
        return v;
    }
}

/// A field of a record.
template <class R, class F>
constexpr auto field(const R& of, F get) {
    return lift([&get](const auto& r) { return get(load(r)); }, of);
}
/// An entry of a context or record; of a list, that of each item.
template <class R, class F>
constexpr auto member(const R& of, F get) {
    return lift(
        [&get](const auto& r) {
            using whole = std::remove_cvref_t<decltype(r)>;
            if constexpr (std::is_same_v<whole, empty_list>) {
                return r;
            } else if constexpr (is_list<whole>) {
                return map(r, [&get](const auto& one) { return field(one, get); });
            } else {
                return get(load(r));
            }
        },
        of);
}
template <class D, class F>
constexpr auto part_of(const D& of, F get) {
    return lift([&get](const guiju::date& d) { return scaled<std::int32_t, 0>::of(get(d)); }, of);
}

/// A day of the calendar that is known to exist.
constexpr guiju::date day(int year, int month, int day_of_month) {
    return guiju::date::from(year, month, day_of_month).value_or(guiju::date());
}

template <bool Sure, class Y, class M, class D>
constexpr auto date_of(const Y& year, const M& month, const D& of_month) {
    return lift(
        [](const auto& y, const auto& m, const auto& d) {
            const auto found = guiju::date::from(units_at<std::int64_t, 0>(y), units_at<std::int64_t, 0>(m),
                                                 units_at<std::int64_t, 0>(d));
            if constexpr (Sure) {
                return found.value_or(guiju::date());
            } else {
                using result = maybe<guiju::date, 0>;
                return found ? result(*found) : result(null_for(guiju::reason::domain));
            }
        },
        year, month, of_month);
}

namespace detail {

template <bool Sure, class Duration, int Factor, class N>
constexpr auto duration(const N& n) {
    return lift(
        [](const auto& count) {
            const auto whole = as_decimal(count).to_int64();
            const auto made = [](std::int64_t of) { return Duration(of * Factor); };
            if constexpr (Sure) {
                return made(whole.value_or(0));
            } else {
                using result = maybe<Duration, 0>;
                constexpr std::int64_t most = 12'000'000'000;
                return whole && *whole <= most && *whole >= -most ? result(made(*whole))
                                                                  : result(null_for(guiju::reason::domain));
            }
        },
        n);
}

template <class T>
constexpr maybe<T, 0> found(const std::optional<T>& v) {
    return v ? maybe<T, 0>(*v) : maybe<T, 0>(null_for(guiju::reason::overflow));
}

} // namespace detail

// A number of months, years or days as the duration that dates are moved by.
template <bool Sure, class N>
constexpr auto months(const N& n) {
    return detail::duration<Sure, guiju::years_months_duration, 1>(n);
}
template <bool Sure, class N>
constexpr auto years(const N& n) {
    return detail::duration<Sure, guiju::years_months_duration, 12>(n);
}
template <bool Sure, class N>
constexpr auto days(const N& n) {
    return detail::duration<Sure, guiju::days_time_duration, 86'400>(n);
}

template <class D, class B>
constexpr auto later(const D& day_of, const B& by) {
    return lift([](const guiju::date& d, const auto& duration) { return detail::found(guiju::add(d, duration)); },
                day_of, by);
}
template <class B>
constexpr auto backwards(const B& by) {
    return lift([](const auto& duration) { return detail::found(duration.negated()); }, by);
}
template <class D, class B>
constexpr auto earlier(const D& day_of, const B& by) {
    return later(day_of, backwards(by));
}

/// `and` (Settles = false) or `or` (true) of values: without a branch where none may be missing.
template <bool Settles, class... T>
constexpr auto both(const T&... all) {
    if constexpr (!(is_open<T> || ...)) {
        return static_cast<bool>(Settles ? (all | ...) : (all & ...));
    } else {
        return junction<Settles>([&all] { return all; }...);
    }
}

/// Both ends of a range, false being stronger than anything.
template <class A, class B>
constexpr auto between(const A& after, const B& before) {
    if constexpr (!is_open<A> && !is_open<B>) {
        return (static_cast<unsigned>(after) & static_cast<unsigned>(before)) != 0;
    } else {
        constexpr std::size_t words = std::max(words_of<A>, words_of<B>);
        using result = maybe<bool, words>;
        const auto is_false = [](const auto& v) { return is_there(v) && !holds(v); };
        if (is_false(after) || is_false(before)) {
            return result(false);
        }
        holes<words> open;
        open.add(after);
        open.add(before);
        return open.any() ? result(open.made()) : result(true);
    }
}
/// The same for a value that may be null: it is then the result.
template <class V, class A, class B>
constexpr auto in_range(const V& v, const A& after, const B& before) {
    using result = std::remove_cvref_t<decltype(between(after, before))>;
    if constexpr (is_open<V>) {
        if (!is_there(v)) {
            return into<opened<result, words_of<V>>>(opened<bool, words_of<V>>(hole(v)));
        }
        return into<opened<result, words_of<V>>>(between(after, before));
    } else {
        return between(after, before);
    }
}

/// Whether one test of several holds; else the last that is open, undetermined ones before others.
template <class... T>
constexpr auto any_test(const T&... tests) {
    if constexpr (!(is_open<T> || ...)) {
        return static_cast<bool>((tests | ...));
    } else {
        using result = maybe<bool, std::max({words_of<T>...})>;
        result open(false);
        bool held = false;
        const auto look = [&](const auto& one) {
            if (holds(one)) {
                held = true;
            } else if (!is_there(one) && (undetermined(one) || !open.is_undetermined())) {
                if constexpr (is_open<std::remove_cvref_t<decltype(one)>>) {
                    open = result(hole(one));
                }
            }
            return held;
        };
        static_cast<void>((look(tests) || ...));
        return held ? result(true) : open;
    }
}

/// One of two values that are both at hand: without a branch for numbers, so that a loop over columns can be
/// vectorised.
template <class C, class A, class B>
constexpr auto pick(const C& condition, const A& then, const B& otherwise) {
    if constexpr (!is_open<C> && std::is_same_v<A, B> && is_scaled<A>) {
        using rep = typename A::rep;
        const auto mask = static_cast<rep>(-static_cast<rep>(condition));
        return A::of(static_cast<rep>(otherwise.units ^ ((then.units ^ otherwise.units) & mask)));
    } else {
        return choose(
            condition, [&then] { return then; }, [&otherwise] { return otherwise; });
    }
}

/// Whether an amount is missing, or lies between these numbers of its units.
template <wide_int Low, wide_int High, class T>
constexpr bool lies_within(const T& v) {
    return !is_there(v) || (content(v).units >= Low && content(v).units <= High);
}

/// What lies between two amounts: the slack of a limit; of a target what is missing, zero when it is met.
template <bool Target, class A, class B>
constexpr auto apart(const A& a, const B& b, bool met) {
    return lift(
        [met](const auto& x, const auto& y) {
            return Target && met ? finite(guiju::decimal()) : finite(as_decimal(x) - as_decimal(y));
        },
        a, b);
}

/// The number of the first condition that holds, from 0; −1 where one before it is undetermined, or none holds.
template <class... F>
constexpr int case_of(const F&... conditions) {
    int made = -1;
    int at = 0;
    const auto look = [&](const auto& condition) {
        const auto v = condition();
        made = holds(v) ? at : -1;
        ++at;
        return made >= 0 || undetermined(v);
    };
    static_cast<void>((look(conditions) || ...));
    return made;
}

} // namespace guiju::emitted
