#pragma once

#include <guiju/emit/runtime/lists.hpp>

/// Lists folded into one value.
namespace guiju::emitted {

/// Folds the items of a list, none of which may be a hole. `step(so far, item)`.
template <class Result, class L, class F>
constexpr auto folded(const L& domain, F step, bool null_when_empty) {
    return lift(
        [&](const auto& all) {
            using item = std::conditional_t<std::is_same_v<std::remove_cvref_t<decltype(all)>, empty_list>, int,
                                            item_of<decltype(all)>>;
            constexpr std::size_t words = words_of<item>;
            using result = maybe<Result, words>;
            holes<words> open;
            Result made{};
            bool first = true;
            each(all, [&](const auto& one) {
                if (is_there(one)) {
                    if constexpr (!is_bare<std::remove_cvref_t<decltype(one)>>) {
                        made = first ? into<Result>(content(one)) : step(made, content(one));
                        first = false;
                    }
                } else {
                    open.add(one);
                }
                return true;
            });
            if (open.any()) {
                return result(open.made());
            }
            if (null_when_empty && first) {
                return result(null_for(guiju::reason::missing));
            }
            return result(made);
        },
        domain);
}

/// The sum from zero. With a decimal `To` it is null when it is too large.
template <class To, class L>
constexpr auto sum(const L& domain) {
    if constexpr (is_scaled<To>) {
        return folded<To>(
            domain,
            [](const To& a, const auto& b) {
                return To::of(static_cast<typename To::rep>(a.units + into<To>(b).units));
            },
            false);
    } else {
        return lift([](const guiju::decimal& n) { return finite(n); },
                    folded<guiju::decimal>(
                        domain, [](const guiju::decimal& a, const auto& b) { return a + as_decimal(b); }, false));
    }
}
/// A plain sum, which of no items is null.
template <class To, class L>
constexpr auto sum_of_some(const L& domain) {
    return folded<To>(
        domain,
        [](const To& a, const auto& b) {
            if constexpr (is_scaled<To>) {
                return To::of(static_cast<typename To::rep>(a.units + into<To>(b).units));
            } else {
                return a + as_decimal(b);
            }
        },
        true);
}
/// The least (or greatest) item; `To` is their type.
template <class To, bool Greatest, class L>
constexpr auto extreme_of(const L& domain) {
    return folded<To>(
        domain,
        [](const To& a, const auto& b) {
            const To other = into<To>(b);
            if constexpr (is_scaled<To>) {
                return (Greatest ? other.units > a.units : other.units < a.units) ? other : a;
            } else {
                return (Greatest ? other > a : other < a) ? other : a;
            }
        },
        true);
}
/// The lesser (or greater) of dates and other values that have an order of their own.
template <bool Greatest, class A, class... B>
constexpr auto extreme_value(const A& first, const B&... others) {
    return lift(
        [](const auto& x, const auto&... rest) {
            auto best = x;
            const auto take = [&best](const auto& n) { best = (Greatest ? n > best : n < best) ? n : best; };
            (take(rest), ...);
            return best;
        },
        first, others...);
}

} // namespace guiju::emitted
