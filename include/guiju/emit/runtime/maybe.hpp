#pragma once

#include <guiju/value/value.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// What emitted headers stand on: values that may be missing and say why. The standard library and values, nothing
/// else.
namespace guiju::emitted {

/// Which names would settle a value: one bit each, numbered by the header. With no words nothing can be undetermined.
template <std::size_t Words>
struct needs {
    std::uint64_t words[Words == 0 ? 1 : Words]{};

    static constexpr needs of(std::size_t name) {
        needs made;
        if constexpr (Words != 0) {
            made.words[name / 64] = std::uint64_t{1} << (name % 64);
        }
        return made;
    }
    [[nodiscard]] constexpr bool has(std::size_t name) const {
        return Words != 0 && (words[name / 64] >> (name % 64) & 1U) != 0;
    }
    [[nodiscard]] constexpr bool any() const {
        bool found = false;
        for (const auto one : words) {
            found = found || one != 0;
        }
        return found;
    }
    template <std::size_t Other>
    constexpr void add(const needs<Other>& more) {
        static_assert(Other <= Words);
        for (std::size_t i = 0; i < Other; ++i) {
            words[i] |= more.words[i];
        }
    }
    friend constexpr bool operator==(const needs&, const needs&) = default;
};

/// A null of any type, with its reason; undetermined when something is needed.
template <std::size_t Words>
struct nothing {
    guiju::reason why = guiju::reason::literal;
    needs<Words> open{};

    [[nodiscard]] constexpr bool is_undetermined() const { return Words != 0 && why == guiju::reason::undetermined; }
};

/// The null that somebody meant.
inline constexpr nothing<0> null{};

/// A null that says why.
constexpr nothing<0> null_for(guiju::reason why) { return {why, {}}; }

template <class T, std::size_t Words>
struct maybe;

namespace detail {

template <class T>
struct open_traits {
    static constexpr bool open = false, bare = false;
    static constexpr std::size_t words = 0;
    using content = T;
};
template <class T, std::size_t W>
struct open_traits<maybe<T, W>> {
    static constexpr bool open = true, bare = false;
    static constexpr std::size_t words = W;
    using content = T;
};
template <std::size_t W>
struct open_traits<nothing<W>> {
    static constexpr bool open = true, bare = true;
    static constexpr std::size_t words = W;
    using content = void;
};

} // namespace detail

/// A type whose values may be missing.
template <class T>
inline constexpr bool is_open = detail::open_traits<std::remove_cvref_t<T>>::open;
/// A type that has nulls only.
template <class T>
inline constexpr bool is_bare = detail::open_traits<std::remove_cvref_t<T>>::bare;
template <class T>
inline constexpr std::size_t words_of = detail::open_traits<std::remove_cvref_t<T>>::words;
template <class T>
using content_of = typename detail::open_traits<std::remove_cvref_t<T>>::content;

template <class To, class From>
constexpr To into(const From& from);

/// A value, or the reason why there is none. Converts from values and nulls; a default one is missing.
template <class T, std::size_t Words>
struct maybe {
    T content{};
    bool there = false;
    guiju::reason why = guiju::reason::missing;
    needs<Words> open{};

    constexpr maybe() = default;
    constexpr maybe(const T& value) : content(value), there(true) {} // NOLINT(google-explicit-constructor)
    template <std::size_t W>
        requires(W <= Words)
    constexpr maybe(const nothing<W>& n) : why(n.why) { // NOLINT(google-explicit-constructor)
        open.add(n.open);
    }
    template <class U, std::size_t W>
        requires(W <= Words && !(std::is_same_v<U, T> && W == Words))
    constexpr maybe(const maybe<U, W>& other) // NOLINT(google-explicit-constructor)
        : there(other.there), why(other.why) {
        open.add(other.open);
        if (there) {
            content = into<T>(other.content);
        }
    }
    template <class U>
        requires(!is_open<U> && !std::is_same_v<U, T> && std::is_constructible_v<T, const U&>)
    constexpr maybe(const U& value) : content(value), there(true) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] constexpr bool has_value() const { return there; }
    [[nodiscard]] constexpr const T& value() const { return content; }
    [[nodiscard]] constexpr bool is_undetermined() const {
        return Words != 0 && !there && why == guiju::reason::undetermined;
    }
    /// The same null for any type.
    [[nodiscard]] constexpr nothing<Words> hole() const { return {why, open}; }
};

/// True for a value that is there and not undetermined.
template <class T>
constexpr bool is_there(const T& v) {
    if constexpr (is_bare<T>) {
        return false;
    } else if constexpr (is_open<T>) {
        return v.there;
    } else {
        return true;
    }
}
template <class T>
constexpr bool undetermined(const T& v) {
    if constexpr (words_of<T> != 0) {
        return v.is_undetermined();
    } else {
        return false;
    }
}
template <class T>
constexpr decltype(auto) content(const T& v) {
    if constexpr (is_open<T>) {
        return (v.content);
    } else {
        return (v);
    }
}
template <class T>
constexpr bool holds(const T& v) {
    if constexpr (is_bare<T>) {
        return false;
    } else {
        return is_there(v) && content(v);
    }
}
template <class T>
constexpr auto hole(const T& v) {
    if constexpr (is_bare<T>) {
        return v;
    } else {
        return v.hole();
    }
}

/// A type as one that may be missing, of at least so many words.
template <class T, std::size_t Words>
using opened = std::conditional_t<
    is_bare<T>, nothing<std::max(words_of<T>, Words)>,
    maybe<content_of<std::conditional_t<is_bare<T>, maybe<int, 0>, T>>, std::max(words_of<T>, Words)>>;

/// A null of several: undetermined with the needs of all, or else the first.
template <std::size_t Words>
class holes {
public:
    template <class T>
    constexpr void add(const T& v) {
        if constexpr (is_open<T>) {
            if (is_there(v)) {
                return;
            }
            if (undetermined(v)) {
                made_.why = guiju::reason::undetermined;
                made_.open.add(v.open);
                any_ = true;
            } else if (!any_) {
                made_.why = v.why;
                any_ = true;
            }
        }
    }
    [[nodiscard]] constexpr bool any() const { return any_; }
    [[nodiscard]] constexpr const nothing<Words>& made() const { return made_; }

private:
    nothing<Words> made_{guiju::reason::type_error, {}};
    bool any_ = false;
};

// --- one type for two branches ------------------------------------------------------------------------------------

/// The type that values of both fit into.
template <class A, class B>
struct either_type;
template <class A, class B>
using either = typename either_type<std::remove_cvref_t<A>, std::remove_cvref_t<B>>::type;

template <class A>
struct either_type<A, A> {
    using type = A;
};
template <class T, std::size_t W>
struct either_type<nothing<W>, T> {
    using type = opened<T, W>;
};
template <class T, std::size_t W>
struct either_type<T, nothing<W>> {
    using type = opened<T, W>;
};
template <std::size_t V, std::size_t W>
    requires(V != W)
struct either_type<nothing<V>, nothing<W>> {
    using type = nothing<std::max(V, W)>;
};
template <std::size_t W, class T, std::size_t V>
struct either_type<nothing<W>, maybe<T, V>> {
    using type = maybe<T, std::max(V, W)>;
};
template <std::size_t W, class T, std::size_t V>
struct either_type<maybe<T, V>, nothing<W>> {
    using type = maybe<T, std::max(V, W)>;
};
template <class A, class B, std::size_t W>
    requires(!is_open<B>)
struct either_type<maybe<A, W>, B> {
    using type = maybe<either<A, B>, W>;
};
template <class A, class B, std::size_t W>
    requires(!is_open<A>)
struct either_type<A, maybe<B, W>> {
    using type = maybe<either<A, B>, W>;
};
template <class A, std::size_t V, class B, std::size_t W>
    requires(!std::is_same_v<A, B> || V != W)
struct either_type<maybe<A, V>, maybe<B, W>> {
    using type = maybe<either<A, B>, std::max(V, W)>;
};

/// How a value of one type becomes one of another; specialised for numbers, lists and contexts.
template <class To, class From>
struct conversion {
    static constexpr To of(const From& from) { return To(from); }
};
template <class T>
struct conversion<T, T> {
    static constexpr T of(const T& from) { return from; }
};
template <class T, std::size_t W, class From>
    requires(!is_open<From>)
struct conversion<maybe<T, W>, From> {
    static constexpr maybe<T, W> of(const From& from) { return maybe<T, W>(into<T>(from)); }
};

template <class To, class From>
constexpr To into(const From& from) {
    return conversion<To, From>::of(from);
}

/// The value of `f` for what is there; a null where one of the arguments is.
template <class F, class... A>
constexpr auto lift(F f, const A&... a) {
    constexpr std::size_t words = std::max({std::size_t{0}, words_of<A>...});
    if constexpr (!(is_open<A> || ...)) {
        return f(a...);
    } else if constexpr ((is_bare<A> || ...)) {
        holes<words> all;
        (all.add(a), ...);
        return all.made();
    } else {
        using result = opened<std::remove_cvref_t<decltype(f(content(a)...))>, words>;
        if ((is_there(a) && ...)) {
            return into<result>(f(content(a)...));
        }
        holes<words> all;
        (all.add(a), ...);
        return result(all.made());
    }
}

/// `then()` where the condition holds, else `otherwise()`; undetermined where the condition is.
template <class C, class Then, class Otherwise>
constexpr auto choose(const C& condition, Then then, Otherwise otherwise) {
    using both = either<decltype(then()), decltype(otherwise())>;
    if constexpr (words_of<C> != 0) {
        using result = opened<both, words_of<C>>;
        if (undetermined(condition)) {
            return result(hole(condition));
        }
        if (holds(condition)) {
            return into<result>(then());
        }
        return into<result>(otherwise());
    } else {
        if constexpr (std::is_trivially_destructible_v<both>) {
            return holds(condition) ? into<both>(then()) : into<both>(otherwise());
        } else { // no conditional expression: g++ 12 destroys the vector of its operands too early
            if (holds(condition)) {
                return into<both>(then());
            }
            return into<both>(otherwise());
        }
    }
}

namespace detail {

/// One step of `and` (settled by false) and `or` (by true). DMN 1.5, table 50.
template <bool Settles, std::size_t Words>
class junction {
public:
    template <class T>
    constexpr bool add(const T& v) {
        if (is_there(v)) {
            if constexpr (!is_bare<T>) {
                settled_ = content(v) == Settles;
            }
            return settled_;
        }
        if constexpr (is_open<T>) {
            if (undetermined(v)) {
                hole_.open.add(v.open);
                hole_.why = guiju::reason::undetermined;
            } else if (hole_.why != guiju::reason::undetermined) {
                hole_.why = v.why;
            }
            open_ = true;
        }
        return false;
    }
    [[nodiscard]] constexpr maybe<bool, Words> made() const {
        return settled_ ? maybe<bool, Words>(Settles)
               : open_  ? maybe<bool, Words>(hole_)
                        : maybe<bool, Words>(!Settles);
    }

private:
    bool settled_ = false;
    bool open_ = false;
    nothing<Words> hole_{guiju::reason::literal, {}};
};

} // namespace detail

/// `and` (Settles = false) and `or` (true) of functions without arguments; those behind what settles it are not called.
template <bool Settles, class... F>
constexpr auto junction(F... f) {
    if constexpr (!(is_open<decltype(f())> || ...)) {
        return Settles ? (f() || ...) : (f() && ...);
    } else {
        detail::junction<Settles, std::max({words_of<decltype(f())>...})> all;
        static_cast<void>((all.add(f()) || ...));
        return all.made();
    }
}

template <class T>
constexpr auto negation(const T& v) {
    return lift([](bool b) { return !b; }, v);
}

/// Content of a value of which is proved that it is there.
template <class T>
constexpr auto sure(const T& v) {
    if constexpr (is_open<T>) {
        return v.content;
    } else {
        return v;
    }
}

} // namespace guiju::emitted
