#pragma once

#include <guiju/emit/runtime/numbers.hpp>

#include <span>
#include <vector>

namespace guiju::emitted {

/// A record that stands in somebody else's list.
template <class Record>
struct ref {
    const Record* to = nullptr;
    constexpr ref() = default;
    constexpr ref(const Record& r) : to(&r) {} // NOLINT(google-explicit-constructor)
};

/// A truth value as an item of a vector.
struct flag {
    bool content = false;
    constexpr flag() = default;
    constexpr flag(bool b) : content(b) {}              // NOLINT(google-explicit-constructor)
    constexpr operator bool() const { return content; } // NOLINT(google-explicit-constructor)
};

/// Structs of emitted headers that are records.
template <class T>
concept record = requires { typename T::guiju_record; };

namespace detail {

template <class T>
struct stored_type {
    using type = T;
};
template <>
struct stored_type<bool> {
    using type = flag;
};
template <record T>
struct stored_type<T> {
    using type = ref<T>;
};

} // namespace detail

/// What a list keeps of a value.
template <class T>
using stored = typename detail::stored_type<std::remove_cvref_t<T>>::type;

template <class T>
using list = std::vector<stored<T>>;

/// The list without items, of no type yet.
struct empty_list {
    [[nodiscard]] static constexpr std::size_t size() { return 0; }
};

template <class T>
constexpr const T& load(const T& v) {
    return v;
}
template <class T>
constexpr const T& load(const ref<T>& v) {
    return *v.to;
}
constexpr bool load(const flag& v) { return v.content; }

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_list<std::span<const T>> = true;
template <>
inline constexpr bool is_list<empty_list> = true;

namespace detail {

template <class L>
struct item_type {
    using type = L;
};
template <class T>
struct item_type<std::vector<T>> {
    using type = T;
};
template <class T>
struct item_type<std::span<const T>> {
    using type = stored<T>;
};

} // namespace detail

template <class L>
using item_of = typename detail::item_type<std::remove_cvref_t<L>>::type;

template <class T, class U>
    requires(!std::is_same_v<T, U>)
struct either_type<std::vector<T>, std::vector<U>> {
    using type = std::vector<either<T, U>>;
};
template <class T, class U>
struct either_type<std::span<const T>, std::vector<U>> {
    using type = std::vector<either<stored<T>, U>>;
};
template <class T, class U>
struct either_type<std::vector<T>, std::span<const U>> {
    using type = std::vector<either<T, stored<U>>>;
};
template <class T>
    requires is_list<T> && (!std::is_same_v<T, empty_list>)
struct either_type<empty_list, T> {
    using type = std::vector<item_of<T>>;
};
template <class T>
    requires is_list<T> && (!std::is_same_v<T, empty_list>)
struct either_type<T, empty_list> {
    using type = std::vector<item_of<T>>;
};
template <>
struct either_type<flag, bool> {
    using type = flag;
};

/// Calls `f` for each item, until it answers false.
template <class L, class F>
constexpr void each(const L& all, F f) {
    if constexpr (std::is_same_v<L, empty_list>) {
        return;
    } else if constexpr (is_list<L>) {
        for (const auto& one : all) {
            if (!f(load(one))) {
                return;
            }
        }
    } else {
        f(all);
    }
}
template <class L>
constexpr std::size_t size_of_list(const L& all) {
    if constexpr (is_list<L>) {
        return all.size();
    } else {
        return 1;
    }
}

template <class T, class From>
    requires(is_list<From> && !std::is_same_v<std::vector<T>, From>)
struct conversion<std::vector<T>, From> {
    static constexpr std::vector<T> of(const From& from) {
        std::vector<T> made;
        made.reserve(size_of_list(from));
        each(from, [&made](const auto& one) {
            if constexpr (std::is_constructible_v<T, decltype(one)>) {
                made.push_back(T(one));
            } else {
                made.push_back(into<T>(one));
            }
            return true;
        });
        return made;
    }
};

namespace detail {

template <class A, class... Rest>
struct either_of_all {
    using type = A;
};
template <class A, class B, class... Rest>
struct either_of_all<A, B, Rest...> {
    using type = typename either_of_all<either<A, B>, Rest...>::type;
};

} // namespace detail

template <class... T>
constexpr auto list_of(const T&... items) {
    using one = stored<typename detail::either_of_all<std::remove_cvref_t<T>...>::type>;
    std::vector<one> made;
    made.reserve(sizeof...(T));
    (made.push_back(into<one>(items)), ...);
    return made;
}

// --- loops ---------------------------------------------------------------------------------------------------------

/// The results of `f` for each item.
template <class L, class F>
constexpr auto map(const L& domain, F f) {
    return lift(
        [&f](const auto& all) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(all)>, empty_list>) {
                return empty_list{};
            } else {
                using item = std::remove_cvref_t<decltype(load(std::declval<const item_of<decltype(all)>&>()))>;
                std::vector<stored<decltype(f(std::declval<const item&>()))>> made;
                made.reserve(size_of_list(all));
                each(all, [&](const auto& one) {
                    made.emplace_back(f(one));
                    return true;
                });
                return made;
            }
        },
        domain);
}
/// As `map`; lists that come out are joined. Each result is a list or null.
template <class L, class F>
constexpr auto map_joined(const L& domain, F f) {
    return lift(
        [&f](const auto& all) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(all)>, empty_list>) {
                return empty_list{};
            } else {
                using item = std::remove_cvref_t<decltype(load(std::declval<const item_of<decltype(all)>&>()))>;
                using inner = std::remove_cvref_t<decltype(f(std::declval<const item&>()))>;
                if constexpr (is_open<inner>) {
                    // A hole among the results is an item of the whole.
                    using one = opened<item_of<content_of<inner>>, words_of<inner>>;
                    std::vector<one> made;
                    each(all, [&](const auto& x) {
                        const auto found = f(x);
                        if (!is_there(found)) {
                            made.push_back(one(hole(found)));
                            return true;
                        }
                        each(content(found), [&](const auto& y) {
                            made.push_back(into<one>(y));
                            return true;
                        });
                        return true;
                    });
                    return made;
                } else {
                    std::vector<item_of<inner>> made;
                    each(all, [&](const auto& x) {
                        each(f(x), [&](const auto& y) {
                            made.push_back(item_of<inner>(y));
                            return true;
                        });
                        return true;
                    });
                    return made;
                }
            }
        },
        domain);
}
/// As `map`, where `f(item, results so far)` is an `Item`.
template <class Item, class L, class F>
constexpr auto map_onward(const L& domain, F f) {
    return lift(
        [&f](const auto& all) {
            std::vector<Item> made;
            each(all, [&](const auto& one) {
                made.push_back(into<Item>(f(one, made)));
                return true;
            });
            return made;
        },
        domain);
}
/// The results of `f` for whole numbers from low to high, downwards when low is greater.
template <class Number, class A, class B, class F>
constexpr auto map_between(const A& low, const B& high, F f) {
    return lift(
        [&f](const auto& a, const auto& b) {
            const auto last = units_at<std::int64_t, 0>(b);
            std::vector<stored<decltype(f(std::declval<const Number&>()))>> made;
            for (auto at = units_at<std::int64_t, 0>(a);; at += at < last ? 1 : -1) {
                made.emplace_back(f(Number(at)));
                if (at == last) {
                    return made;
                }
            }
        },
        low, high);
}

namespace detail {

template <bool Settles, class L, class F>
constexpr auto quantify(const L& all, F& f) {
    if constexpr (std::is_same_v<L, empty_list>) {
        return !Settles;
    } else {
        using item = std::remove_cvref_t<decltype(load(std::declval<const item_of<L>&>()))>;
        using answer = std::remove_cvref_t<decltype(f(std::declval<const item&>()))>;
        if constexpr (!is_open<answer>) {
            bool found = !Settles;
            each(all, [&](const auto& one) {
                found = f(one);
                return found != Settles;
            });
            return found;
        } else {
            junction<Settles, words_of<answer>> found;
            each(all, [&](const auto& one) { return !found.add(f(one)); });
            return found.made();
        }
    }
}

} // namespace detail

/// `some` (Settles = true) and `every` (false).
template <bool Settles, class L, class F>
constexpr auto quantified(const L& domain, F f) {
    return lift([&f](const auto& all) { return detail::quantify<Settles>(all, f); }, domain);
}

namespace detail {

template <class L, class F>
constexpr auto filter(const L& all, F& keeps) {
    if constexpr (std::is_same_v<L, empty_list>) {
        return empty_list{};
    } else {
        using item = item_of<L>;
        using answer = std::remove_cvref_t<decltype(keeps(load(std::declval<const item&>())))>;
        std::vector<item> kept;
        holes<words_of<answer>> open;
        each(all, [&](const auto& one) {
            const auto found = keeps(one);
            if (holds(found)) {
                kept.push_back(item(one));
            } else if (undetermined(found)) {
                open.add(found);
            }
            return true;
        });
        if constexpr (words_of<answer> == 0) {
            return kept;
        } else {
            using result = maybe<std::vector<item>, words_of<answer>>;
            if (open.any()) { // no conditional expression: g++ 12 destroys the vector of its operands too early
                return result(open.made());
            }
            return result(kept);
        }
    }
}

} // namespace detail

/// The items that `keeps` is true for. Of a null nothing; undetermined where that hangs on an undetermined condition.
template <class L, class F>
constexpr auto filter(const L& domain, F keeps) {
    if constexpr (is_bare<L>) {
        return choose(
            domain, [] { return empty_list{}; }, [] { return empty_list{}; });
    } else if constexpr (is_open<L>) {
        using kept = opened<decltype(detail::filter(content(domain), keeps)), words_of<L>>;
        if (is_there(domain)) {
            return into<kept>(detail::filter(content(domain), keeps));
        }
        if (undetermined(domain)) {
            return kept(hole(domain));
        }
        return kept(content_of<kept>{});
    } else {
        return detail::filter(domain, keeps);
    }
}

/// How many there are.
template <class To, class L>
constexpr auto count(const L& domain) {
    return lift([](const auto& all) { return To(static_cast<std::int64_t>(size_of_list(all))); }, domain);
}

} // namespace guiju::emitted
