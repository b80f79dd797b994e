#pragma once

#include <guiju/emit/runtime/aggregates.hpp>

/// Items of lists by their place, lists put together, sorted and parted.
namespace guiju::emitted {

namespace detail {

/// The index from 0 of a place from 1, or from the end when negative; the size where there is none.
constexpr std::size_t index_at(std::int64_t place, std::size_t size) {
    const auto count = static_cast<std::int64_t>(size);
    const auto at = place > 0 ? place - 1 : place < 0 ? count + place : count;
    return at < 0 || at > count ? size : static_cast<std::size_t>(at);
}

} // namespace detail

/// The item at a whole place from 1, or from the end when negative; null where there is none.
template <class L, class P>
constexpr auto item_at(const L& domain, const P& place) {
    return lift(
        [](const auto& all, const auto& where) {
            using item = item_of<decltype(all)>;
            using result = opened<item, 0>;
            const auto at = detail::index_at(units_at<std::int64_t, 0>(where), all.size());
            if (at >= all.size()) {
                return result(null_for(guiju::reason::missing));
            }
            return into<result>(item(all[at]));
        },
        domain, place);
}

/// Items from a place on, so many of them. Null where they are not all there.
template <class L, class P, class C>
constexpr auto sublist(const L& domain, const P& from, const C& length) {
    return lift(
        [](const auto& all, const auto& where, const auto& how_many) {
            using items = std::vector<item_of<decltype(all)>>;
            using result = maybe<items, 0>;
            const auto place = units_at<std::int64_t, 0>(where);
            const auto wanted = units_at<std::int64_t, 0>(how_many);
            const auto at = detail::index_at(place, all.size());
            if (at >= all.size() || wanted < 0 || wanted > static_cast<std::int64_t>(all.size() - at)) {
                return result(null_for(guiju::reason::domain));
            }
            items made;
            for (std::size_t i = at; i < at + static_cast<std::size_t>(wanted); ++i) {
                made.push_back(item_of<decltype(all)>(all[i]));
            }
            return result(made);
        },
        domain, from, length);
}

template <class L, class... T>
constexpr auto append(const L& domain, const T&... more) {
    return lift(
        [&](const auto& all) {
            using one = typename detail::either_of_all<item_of<decltype(all)>, stored<T>...>::type;
            std::vector<one> made;
            each(all, [&made](const auto& x) {
                made.push_back(into<one>(x));
                return true;
            });
            (made.push_back(into<one>(more)), ...);
            return made;
        },
        domain);
}

/// Whether an item is equal to the value; undetermined where that hangs on an undetermined one.
template <class Work, int Scale, class L, class T>
constexpr auto contains(const L& domain, const T& wanted) {
    return lift(
        [&](const auto& all) {
            using item = std::conditional_t<std::is_same_v<std::remove_cvref_t<decltype(all)>, empty_list>, int,
                                            item_of<decltype(all)>>;
            constexpr std::size_t words = std::max(words_of<item>, words_of<T>);
            bool found = false;
            holes<words> open;
            each(all, [&](const auto& one) {
                const auto same = equal<Work, Scale>(one, wanted);
                found = holds(same);
                if (undetermined(same)) {
                    open.add(same);
                }
                return !found;
            });
            if constexpr (words == 0) {
                return found;
            } else {
                using result = maybe<bool, words>;
                return found ? result(true) : open.any() ? result(open.made()) : result(false);
            }
        },
        domain);
}

/// Each value once, in the order of their first places.
template <class Work, int Scale, class L>
constexpr auto distinct(const L& domain) {
    return lift(
        [](const auto& all) {
            using item = item_of<decltype(all)>;
            constexpr std::size_t words = words_of<item>;
            std::vector<item> made;
            holes<words> open;
            each(all, [&](const auto& one) {
                bool known = false;
                for (const auto& before : made) {
                    const auto same = equal<Work, Scale>(load(before), one);
                    if (undetermined(same)) {
                        open.add(same);
                    }
                    if (holds(same)) {
                        known = true;
                        break;
                    }
                }
                if (!known) {
                    made.push_back(item(one));
                }
                return true;
            });
            if constexpr (words == 0) {
                return made;
            } else {
                using result = maybe<std::vector<item>, words>;
                if (open.any()) {
                    return result(open.made());
                }
                return result(made);
            }
        },
        domain);
}

/// Merges runs of doubled length, as `meaning::sort` does: `precedes(a, b)` is a truth value, and anything else ends
/// it.
template <class L, class F>
constexpr auto sorted(const L& domain, F precedes) {
    return lift(
        [&precedes](const auto& all) {
            using item = item_of<decltype(all)>;
            using answer = std::remove_cvref_t<decltype(precedes(load(std::declval<const item&>()),
                                                                 load(std::declval<const item&>())))>;
            constexpr std::size_t words = std::max(words_of<item>, words_of<answer>);
            using result =
                std::conditional_t<is_open<answer> || words != 0, maybe<std::vector<item>, words>, std::vector<item>>;
            std::vector<item> from(all.begin(), all.end());
            if constexpr (words_of<item> != 0) {
                holes<words> open;
                for (const auto& one : from) {
                    if (undetermined(one)) {
                        open.add(one);
                    }
                }
                if (open.any()) {
                    return result(open.made());
                }
            }
            std::vector<item> made(from.size());
            for (std::size_t run = 1; run < from.size(); run *= 2) {
                for (std::size_t start = 0; start < from.size(); start += 2 * run) {
                    const auto middle = std::min(start + run, from.size());
                    const auto stop = std::min(start + 2 * run, from.size());
                    auto left = start;
                    auto right = middle;
                    for (auto at = start; at < stop; ++at) {
                        bool take_right = left == middle;
                        if (left < middle && right < stop) {
                            const auto sooner = precedes(load(from[right]), load(from[left]));
                            if constexpr (is_open<answer>) {
                                if (!is_there(sooner)) {
                                    return result(hole(sooner));
                                }
                            }
                            take_right = holds(sooner);
                        }
                        made[at] = from[take_right ? right++ : left++];
                    }
                }
                std::swap(from, made);
            }
            return result(from);
        },
        domain);
}
/// In the natural order.
template <class L>
constexpr auto sorted(const L& domain) {
    return sorted(domain, [](const auto& a, const auto& b) {
        return lift(
            [](const auto& x, const auto& y) {
                if constexpr (is_scaled<std::remove_cvref_t<decltype(x)>>) {
                    return x.units < y.units;
                } else {
                    return x < y;
                }
            },
            a, b);
    });
}

/// Lists of lists as one list.
template <class L>
constexpr auto flattened(const L& domain) {
    return map_joined(domain, [](const auto& one) { return one; });
}

} // namespace guiju::emitted
