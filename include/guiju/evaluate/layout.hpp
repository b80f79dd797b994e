#pragma once

#include <guiju/evaluate/native.hpp>

#include <concepts>
#include <initializer_list>
#include <optional>
#include <ranges>
#include <type_traits>
#include <utility>

/// Plain structs as records of a policy, without macros.
namespace guiju {

template <class T>
class layout;

namespace detail {

template <class M>
struct held_by_optional {
    static constexpr bool yes = false;
};
template <class M>
struct held_by_optional<std::optional<M>> {
    static constexpr bool yes = true;
    using type = M;
};

/// Texts are no lists, though they are ranges.
template <class M>
concept readable_text = std::convertible_to<const M&, std::string_view>;
template <class M>
concept contiguous_list =
    !readable_text<M> && std::ranges::contiguous_range<const M> && std::ranges::sized_range<const M>;
template <class M>
concept whole_number = std::integral<M> && !std::same_as<M, bool> && sizeof(M) <= 8;

template <whole_number M>
consteval evaluate::storage storage_of_integer() {
    using evaluate::storage;
    constexpr storage with_sign[] = {storage::int8, storage::int16, storage::int32, storage::int64};
    constexpr storage without_sign[] = {storage::uint8, storage::uint16, storage::uint32, storage::uint64};
    constexpr std::size_t width = sizeof(M) == 1 ? 0 : sizeof(M) == 2 ? 1 : sizeof(M) == 4 ? 2 : 3;
    return std::is_signed_v<M> ? with_sign[width] : without_sign[width];
}

template <class M>
consteval evaluate::storage storage_of_temporal() {
    using evaluate::storage;
    return std::same_as<M, date>                    ? storage::date
           : std::same_as<M, time>                  ? storage::time
           : std::same_as<M, date_time>             ? storage::date_time
           : std::same_as<M, years_months_duration> ? storage::years_months
           : std::same_as<M, days_time_duration>    ? storage::days_time
                                                    : storage::value;
}

/// What is left of a member's type without optionals and lists.
template <class M>
struct innermost {
    using type = M;
};
template <class M>
struct innermost<std::optional<M>> : innermost<M> {};
template <contiguous_list M>
struct innermost<M> : innermost<std::ranges::range_value_t<const M>> {};

/// A struct that needs a layout of its own.
template <class M>
concept inner_record = std::is_class_v<M> && !readable_text<M> && !std::same_as<M, decimal> &&
                       !std::same_as<M, value> && storage_of_temporal<M>() == evaluate::storage::value;

/// A member that is neither a list nor optional.
template <class M>
evaluate::native_type single_type_of(const evaluate::native_type& inner) {
    using evaluate::storage;
    evaluate::native_type made = inner;
    if constexpr (std::same_as<M, bool>) {
        made.as = storage::boolean;
    } else if constexpr (std::is_enum_v<M>) {
        made.as = storage_of_integer<std::underlying_type_t<M>>();
        made.enumeration = true;
    } else if constexpr (whole_number<M>) {
        made.as = storage_of_integer<M>();
    } else if constexpr (std::same_as<M, decimal>) {
        made.as = storage::number;
    } else if constexpr (readable_text<M>) {
        made.as = storage::text;
        made.text = [](const void* at) { return std::string_view(*static_cast<const M*>(at)); };
    } else if constexpr (std::same_as<M, value>) {
        made.as = storage::value;
    } else if constexpr (storage_of_temporal<M>() != storage::value) {
        made.as = storage_of_temporal<M>();
    } else {
        static_assert(!std::floating_point<M>, "amounts are exact: use guiju::decimal instead of floating point");
        static_assert(inner_record<M>, "guiju has no values of this type");
        made.as = storage::record; // what it holds comes with its layout
    }
    return made;
}

/// What a member of type M holds; `inner` brings what its type does not say: the layout of its structs, the names of
/// its enumerators.
template <class M>
evaluate::native_type native_type_of(const evaluate::native_type& inner) {
    evaluate::native_type made;
    if constexpr (held_by_optional<M>::yes) {
        made.as = evaluate::storage::optional;
        made.of = std::make_shared<evaluate::native_type>(native_type_of<typename held_by_optional<M>::type>(inner));
        made.held = [](const void* at) {
            const auto& found = *static_cast<const M*>(at);
            return found ? static_cast<const void*>(&*found) : nullptr;
        };
    } else if constexpr (contiguous_list<M>) {
        using item = std::ranges::range_value_t<const M>;
        made.as = evaluate::storage::list;
        made.of = std::make_shared<evaluate::native_type>(native_type_of<item>(inner));
        made.items = [](const void* at) {
            const auto& all = *static_cast<const M*>(at);
            return evaluate::native_items{std::ranges::data(all), std::ranges::size(all), sizeof(item)};
        };
    } else {
        made = single_type_of<M>(inner);
    }
    return made;
}

/// Where a member lies in its struct.
template <class T, class M>
std::size_t offset_of(M T::*which) noexcept {
    union room {
        room() {}
        ~room() {}
        char nothing;
        T object;
    };
    static_assert(!std::is_polymorphic_v<T>, "a record is a plain struct");
    const room made;
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&(made.object.*which)) -
                                    reinterpret_cast<const char*>(&made));
}

} // namespace detail

/// How a plain struct of your own is a record of a policy: its name there, and which field each member is.
///
///     const guiju::layout<rating> ratings{"评级", {{"等级", &rating::grade}, {"取得日期", &rating::obtained_on}}};
///     const guiju::layout<organisation> organisations{
///         "组织", {{"级别", &organisation::level}, {"评级", &organisation::ratings, ratings}}};
///
/// Names are those of the policy, in either language. Members may be: bool; integers and `guiju::decimal` (numbers and
/// amounts of money, in the field's currency); texts (also for categories, by name); enumerations (categories, in order
/// or by the names given); dates, times and durations of guiju; `guiju::value`; structs with a layout of their own;
/// `std::optional` and contiguous lists of these. Floating point does not compile. Fields without a member are not
/// known. Whether it fits is checked when a policy is asked with it: see `policy::typed`.
template <class T>
class layout {
public:
    struct member {
        template <class M>
        member(std::string_view field, M T::*which) : member(field, which, evaluate::native_type{}) {
            static_assert(!detail::inner_record<typename detail::innermost<M>::type>,
                          "a struct in a struct needs its layout: {\"field\", &outer::inner, layout_of_inner}");
        }
        /// A struct, or structs in a list or an optional.
        template <class M, class U>
            requires std::same_as<typename detail::innermost<M>::type, U>
        member(std::string_view field, M T::*which, const layout<U>& inner) : member(field, which, inner_type(inner)) {}
        /// An enumeration: the category's values for the enumerators 0, 1, 2 …
        template <class M>
            requires std::is_enum_v<typename detail::innermost<M>::type>
        member(std::string_view field, M T::*which, std::vector<std::string> names)
            : member(field, which, named_type(std::move(names))) {}

        evaluate::native_field made;

    private:
        template <class M>
        member(std::string_view field, M T::*which, const evaluate::native_type& inner)
            : made{std::string(field), detail::offset_of(which), detail::native_type_of<M>(inner)} {}
        template <class U>
        static evaluate::native_type inner_type(const layout<U>& inner) {
            evaluate::native_type made;
            made.record = std::make_shared<evaluate::native_record>(inner.native());
            return made;
        }
        static evaluate::native_type named_type(std::vector<std::string> names) {
            evaluate::native_type made;
            made.names = std::move(names);
            return made;
        }
    };

    layout(std::string_view record, std::initializer_list<member> members) {
        native_.name = record;
        for (const auto& one : members) {
            native_.fields.push_back(one.made);
        }
    }

    [[nodiscard]] const evaluate::native_record& native() const noexcept { return native_; }

private:
    evaluate::native_record native_;
};

/// One answer of a policy about structs of type T. Made by `policy::typed`; cheap to copy.
///
/// Thread-safe: any number of threads may ask one, each with its own scratch. The calls without a scratch make one when
/// they need it.
template <class T>
class typed_answer {
public:
    explicit typed_answer(evaluate::native_question asked) : asked_(std::move(asked)) {}

    /// The value alone, or a null that says why there is none: what a hot path calls.
    [[nodiscard]] value operator()(const T& subject, evaluate::scratch& memory) const {
        return asked_.compute(&subject, memory);
    }
    [[nodiscard]] value operator()(const T& subject) const {
        evaluate::scratch memory;
        return asked_.compute(&subject, memory);
    }
    /// The whole outcome, with its derivation when the settings want one.
    [[nodiscard]] evaluate::outcome outcome_of(const T& subject, evaluate::scratch& memory) const {
        return asked_.ask(&subject, memory);
    }
    [[nodiscard]] evaluate::outcome outcome_of(const T& subject) const {
        evaluate::scratch memory;
        return asked_.ask(&subject, memory);
    }

private:
    evaluate::native_question asked_;
};

} // namespace guiju
