#pragma once

#include <guiju/emit/runtime/list_parts.hpp>

#include <array>

/// How answers of emitted headers come out: as `evaluate::outcome` does, without texts.
namespace guiju::emitted {

enum class status : std::uint8_t {
    value,
    kept,
    broken,
    met,
    missed,
    passed,
    open,
    not_applicable,
    undetermined,
    error,
};

/// A decision, benefit or eligibility.
template <class T, std::size_t Words>
struct result {
    emitted::status status = emitted::status::error;
    T value{};                                  ///< where the status is `value`
    guiju::reason why = guiju::reason::literal; ///< where it is `error`; `literal` also for a value that is null
    needs<Words> open{};                        ///< what would settle it

    template <class U>
        requires(!std::is_same_v<U, result>)
    friend constexpr bool operator==(const result& r, const U& other) {
        return r.status == emitted::status::value && r.why == guiju::reason::literal && r.value == other;
    }
};

/// A limit: what was measured, its bound, and what is left between them (negative when broken).
template <class V, class B, class S, std::size_t Words>
struct measured {
    emitted::status status = emitted::status::error;
    maybe<V, 0> value{};
    maybe<B, 0> bound{};
    maybe<S, 0> slack{}; ///< of targets: what is missing
    guiju::reason why = guiju::reason::literal;
    needs<Words> open{};
};

/// A procedure: the steps that are still to be done, and those that were refused, by their names.
template <std::size_t Words>
struct procedure {
    emitted::status status = emitted::status::error;
    std::vector<std::string_view> missing{};
    std::vector<std::string_view> failed{};
    guiju::reason why = guiju::reason::literal;
    needs<Words> open{};
};

/// With an explanation: which case or rule fired (from 0; −1: none), and the clauses that are cited.
template <class R>
struct explained_result {
    R result;
    int rule = -1;
    std::string_view clauses;
};
// clang 16 deduces no aggregate by itself.
template <class R>
explained_result(R, int, std::string_view) -> explained_result<R>;

/// What an answer is asked for.
enum class detail_of : std::uint8_t { plain, explained };

namespace detail {

template <class R, class T>
constexpr void fail(R& into, const T& v) {
    if constexpr (is_open<T>) {
        if (undetermined(v)) {
            into.status = emitted::status::undetermined;
            if constexpr (words_of<T> != 0) {
                into.open.add(v.open);
            }
        } else {
            into.status = emitted::status::error;
            into.why = v.why;
        }
    }
}

/// Whether an answer applies is not known: once that is settled, this may still be open.
template <class R, class T>
constexpr void needs_too(R& into, const T& v) {
    if (into.status == emitted::status::undetermined && undetermined(v)) {
        fail(into, v);
    }
}

} // namespace detail

/// Plain where it is sure to have a value.
template <bool NullIsMeant, class T>
constexpr auto plain(const T& v) {
    if constexpr (!is_open<T>) {
        return v;
    } else {
        using content_type = std::conditional_t<is_bare<T>, bool, content_of<T>>;
        result<content_type, words_of<T>> made;
        if constexpr (!is_bare<T>) {
            if (is_there(v)) {
                made.status = status::value;
                made.value = v.content;
                return made;
            }
        }
        detail::fail(made, v);
        if (NullIsMeant && made.status == status::error && made.why == guiju::reason::literal) {
            made.status = status::value;
        }
        if (made.status == status::value) {
            made.why = guiju::reason::missing; // a value that is null equals nothing
        }
        return made;
    }
}

/// The same with a condition for the answer to apply.
template <bool NullIsMeant, class C, class F>
constexpr auto plain_where(const C& applies, F value) {
    using inner = decltype(plain<NullIsMeant>(opened<decltype(value()), words_of<C>>(null_for(guiju::reason::domain))));
    inner made;
    if (!holds(applies)) {
        if (!is_there(applies)) {
            detail::fail(made, applies);
            detail::needs_too(made, value());
        } else {
            made.status = status::not_applicable;
        }
        return made;
    }
    using wide = opened<decltype(value()), words_of<C>>;
    return plain<NullIsMeant>(into<wide>(value()));
}

/// Limits and targets. `keeps(value, bound)`, `apart(value, bound)` is the slack or the gap.
template <bool Target, class C, class V, class B, class K, class D>
constexpr auto judged(const C& applies, V value_of, B bound_of, K keeps, D apart) {
    using value_type = decltype(value_of());
    using bound_type = decltype(bound_of());
    using kept_type = decltype(keeps(value_of(), bound_of()));
    using apart_type = decltype(apart(value_of(), bound_of(), false));
    constexpr std::size_t words =
        std::max({words_of<C>, words_of<value_type>, words_of<bound_type>, words_of<kept_type>, words_of<apart_type>});
    const auto plain_of = []<class T>(std::type_identity<T>) { return std::type_identity<content_of<opened<T, 0>>>{}; };
    using v = typename decltype(plain_of(std::type_identity<value_type>{}))::type;
    using b = typename decltype(plain_of(std::type_identity<bound_type>{}))::type;
    using s = typename decltype(plain_of(std::type_identity<apart_type>{}))::type;
    measured<v, b, s, words> made;
    if (!holds(applies)) {
        if (!is_there(applies)) {
            detail::fail(made, applies);
            detail::needs_too(made, value_of());
            detail::needs_too(made, bound_of());
        } else {
            made.status = status::not_applicable;
        }
        return made;
    }
    const auto value = value_of();
    const auto bound = bound_of();
    if (is_there(bound)) {
        made.bound = maybe<b, 0>(content(bound));
    }
    if (!is_there(value)) {
        detail::fail(made, value);
        if (undetermined(value) && undetermined(bound)) {
            detail::fail(made, bound);
        }
        return made;
    }
    made.value = maybe<v, 0>(content(value));
    if (!is_there(bound)) {
        detail::fail(made, bound);
        return made;
    }
    const auto kept = keeps(value, bound);
    if (!is_there(kept)) {
        detail::fail(made, kept);
        return made;
    }
    made.status = Target ? (holds(kept) ? status::met : status::missed) : (holds(kept) ? status::kept : status::broken);
    const auto distance = apart(value, bound, holds(kept));
    if (is_there(distance)) {
        made.slack = maybe<s, 0>(content(distance));
    }
    return made;
}

/// One step of a procedure.
template <class T>
struct step {
    std::string_view name;
    T passed;
};
template <class T>
step(std::string_view, T) -> step<T>;

namespace detail {

template <class C, std::size_t Words>
constexpr bool applies_to(const C& applies, procedure<Words>& made) {
    if (holds(applies)) {
        return true;
    }
    if (!is_there(applies)) {
        fail(made, applies);
    } else {
        made.status = status::not_applicable;
    }
    return false;
}

} // namespace detail

template <class C, class... T>
constexpr auto steps(const C& applies, const step<T>&... all) {
    procedure<std::max({words_of<C>, words_of<T>...})> made;
    if (!detail::applies_to(applies, made)) {
        (detail::needs_too(made, all.passed), ...);
        return made;
    }
    made.status = status::passed;
    const auto look = [&made](const auto& one) {
        if (undetermined(one.passed)) {
            detail::fail(made, one.passed);
        } else if (!is_there(one.passed)) {
            made.missing.push_back(one.name);
        } else if (!holds(one.passed)) {
            made.failed.push_back(one.name);
        }
    };
    (look(all), ...);
    if (made.status == status::undetermined) {
        made.missing.clear();
        made.failed.clear();
    } else if (!made.missing.empty() || !made.failed.empty()) {
        made.status = status::open;
    }
    return made;
}

/// A procedure whose open steps are a list; `name_of` tells their names.
template <class C, class L, class F>
constexpr auto open_steps(const C& applies, L list_of_them, F name_of_item) {
    using list_type = decltype(list_of_them());
    constexpr std::size_t words =
        std::max({words_of<C>, words_of<list_type>, words_of<item_of<content_of<opened<list_type, 0>>>>});
    procedure<words> made;
    if (!detail::applies_to(applies, made)) {
        if (made.status == status::undetermined) {
            detail::needs_too(made, list_of_them());
        }
        return made;
    }
    const auto all = list_of_them();
    if (!is_there(all)) {
        detail::fail(made, all);
        return made;
    }
    made.status = status::passed;
    each(content(all), [&](const auto& one) {
        if (undetermined(one)) {
            detail::fail(made, one);
        } else {
            made.missing.push_back(is_there(one) ? name_of_item(content(one)) : std::string_view{});
        }
        return true;
    });
    if (made.status == status::undetermined) {
        made.missing.clear();
    } else if (!made.missing.empty()) {
        made.status = status::open;
    }
    return made;
}

/// One rule of a table: whether it is hit, and its output.
template <class H, class O>
struct rule {
    H hit;
    O output;
};
template <class H, class O>
rule(H, O) -> rule<H, O>;

namespace detail {

template <class... R>
inline constexpr std::size_t words_of_rules = std::max({words_of<decltype(std::declval<const R&>().hit())>...});

/// The output of one of the rules, or the default.
template <class Default, class... R>
using one_output = opened<either<typename either_of_all<decltype(std::declval<const R&>().output())...>::type,
                                 decltype(std::declval<const Default&>()())>,
                          words_of_rules<R...>>;

/// Hands the rules that are hit, with their places, to `take` while that is true. True; undetermined where that ended
/// at a rule of which it is not known whether it is hit.
template <class Take, class... R>
constexpr auto each_hit(Take take, const R&... rules) {
    using known = maybe<bool, words_of_rules<R...>>;
    known made(true);
    bool more = true;
    std::size_t place = 0;
    const auto look = [&](const auto& one) {
        const auto here = place++;
        if (!more) {
            return;
        }
        const auto hit = one.hit();
        if (undetermined(hit)) {
            more = false;
            if constexpr (words_of<decltype(hit)> != 0) {
                made = known(hit.hole());
            }
        } else if (holds(hit)) {
            more = take(here, one);
        }
    };
    (look(rules), ...);
    return made;
}

} // namespace detail

/// Unique: null where no rule is hit, or several; undetermined where a rule up to the last that is hit is.
template <class Default, class... R>
constexpr auto only_of(Default otherwise, const R&... rules) {
    using made = detail::one_output<Default, R...>;
    int hits = 0;
    made found = into<made>(otherwise());
    const auto known = detail::each_hit(
        [&](std::size_t, const auto& one) {
            if (++hits == 1) {
                found = into<made>(one.output());
            }
            return true;
        },
        rules...);
    if (!is_there(known)) {
        return made(known.hole());
    }
    return hits > 1 ? made(null_for(guiju::reason::no_rule)) : found;
}
/// First: the output of the first rule that is hit.
template <class Default, class... R>
constexpr auto first_hit(Default otherwise, const R&... rules) {
    using made = detail::one_output<Default, R...>;
    made found = into<made>(otherwise());
    const auto known = detail::each_hit(
        [&](std::size_t, const auto& one) {
            found = into<made>(one.output());
            return false;
        },
        rules...);
    return is_there(known) ? found : made(known.hole());
}
/// Priority: of the rules that are hit the output of the one whose rank is least, the first of several.
template <std::size_t... Ranks, class Default, class... R>
constexpr auto foremost_of(std::index_sequence<Ranks...>, Default otherwise, const R&... rules) {
    using made = detail::one_output<Default, R...>;
    constexpr std::array<std::size_t, sizeof...(Ranks)> ranks{Ranks...};
    made found = into<made>(otherwise());
    auto best = static_cast<std::size_t>(-1);
    const auto known = detail::each_hit(
        [&](std::size_t place, const auto& one) {
            if (ranks[place] < best) {
                best = ranks[place];
                found = into<made>(one.output());
            }
            return true;
        },
        rules...);
    return is_there(known) ? found : made(known.hole());
}
/// Collect: what `fold` makes of the list of the outputs of all rules that are hit, in their order.
template <class Fold, class Default, class... R>
constexpr auto collected_of(Fold fold, Default otherwise, const R&... rules) {
    using item = stored<typename detail::either_of_all<std::remove_cvref_t<decltype(rules.output())>...>::type>;
    using folded = decltype(fold(std::declval<const std::vector<item>&>()));
    using made = opened<either<folded, decltype(otherwise())>, detail::words_of_rules<R...>>;
    std::vector<item> outputs;
    const auto known = detail::each_hit(
        [&](std::size_t, const auto& one) {
            outputs.push_back(into<item>(one.output()));
            return true;
        },
        rules...);
    if (!is_there(known)) {
        return made(known.hole());
    }
    return outputs.empty() ? into<made>(otherwise()) : into<made>(fold(outputs));
}

namespace detail {

/// As values are the same: nulls whatever their reasons, numbers by what they are.
template <class T>
constexpr bool is_same(const T& a, const T& b) {
    if (!is_there(a) || !is_there(b)) {
        return is_there(a) == is_there(b) && undetermined(a) == undetermined(b);
    }
    if constexpr (is_bare<T>) {
        return true;
    } else if constexpr (is_scaled<content_of<T>>) {
        return content(a).units == content(b).units;
    } else {
        return content(a) == content(b);
    }
}

} // namespace detail

/// Any: the output of the rules that are hit, null where they differ.
template <class Default, class... R>
constexpr auto agreed_of(Default otherwise, const R&... rules) {
    return collected_of(
        [](const auto& all) {
            const auto first = load(all.front());
            using made = opened<std::remove_cvref_t<decltype(first)>, 0>;
            for (const auto& one : all) {
                if (!detail::is_same(first, std::remove_cvref_t<decltype(first)>(load(one)))) {
                    return made(null_for(guiju::reason::no_rule));
                }
            }
            return into<made>(first);
        },
        otherwise, rules...);
}
/// Output order: the outputs of all rules that are hit, those of lesser ranks first. There are as many ranks as rules.
template <std::size_t... Ranks, class Default, class... R>
constexpr auto ordered_of(std::index_sequence<Ranks...>, Default otherwise, const R&... rules) {
    using item = stored<typename detail::either_of_all<std::remove_cvref_t<decltype(rules.output())>...>::type>;
    struct ranked {
        std::size_t rank = 0;
        item output{};
    };
    return collected_of(
        [](const auto& all) {
            std::vector<item> made;
            for (std::size_t rank = 0; rank <= std::max({Ranks...}); ++rank) {
                for (const auto& one : all) {
                    if (one.rank == rank) {
                        made.push_back(one.output);
                    }
                }
            }
            return made;
        },
        otherwise,
        rule([&] { return rules.hit(); },
             [&] {
                 return ranked{Ranks, into<item>(rules.output())};
             })...);
}

/// All tests of one rule: false where one does not hold; undetermined where that hangs on one. Nulls do not hold.
template <class... T>
constexpr auto all_hold(const T&... tests) {
    constexpr std::size_t words = std::max({std::size_t{0}, words_of<T>...});
    if constexpr (words == 0) {
        return (static_cast<unsigned>(holds(tests)) & ... & 1U) != 0;
    } else {
        holes<words> open;
        bool failed = false;
        const auto look = [&](const auto& one) {
            if (undetermined(one)) {
                open.add(one);
            } else if (!holds(one)) {
                failed = true;
            }
        };
        (look(tests), ...);
        using made = maybe<bool, words>;
        return failed ? made(false) : open.any() ? made(open.made()) : made(true);
    }
}

} // namespace guiju::emitted
