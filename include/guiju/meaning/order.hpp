#pragma once

#include <guiju/value/value.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

/// Which of two values comes first. DMN 1.5, table 54.
namespace guiju::meaning {

/// The ordinal that a text names in a category, in either language.
[[nodiscard]] inline std::optional<std::uint32_t> ordinal_of(const category_body& in, std::string_view name) noexcept {
    for (const auto* names : {&in.values, &in.other_values}) {
        const auto at = std::find(names->begin(), names->end(), name);
        if (at != names->end()) {
            return static_cast<std::uint32_t>(at - names->begin());
        }
    }
    return std::nullopt;
}

/// Whether two category values are of one category.
[[nodiscard]] inline bool same_category(const value& a, const value& b) noexcept {
    const auto& left = a.as_category();
    const auto& right = b.as_category();
    return &left == &right || (left.name == right.name && left.values == right.values);
}

namespace detail {

using ordering = std::optional<std::partial_ordering>;

/// Text beside a category is the name of one of its values.
[[nodiscard]] inline ordering order_with_name(const value& a, const value& b) noexcept {
    const bool left = a.is(kind::category);
    const value& category = left ? a : b;
    const auto named = ordinal_of(category.as_category(), (left ? b : a).as_text());
    if (!category.as_category().ordered || !named) {
        return std::nullopt;
    }
    return left ? category.ordinal() <=> *named : *named <=> category.ordinal();
}

[[nodiscard]] inline ordering order_of_other_kinds(const value& a, const value& b) noexcept {
    const bool named = (a.is(kind::category) && b.is(kind::text)) || (a.is(kind::text) && b.is(kind::category));
    return named ? order_with_name(a, b) : std::nullopt;
}

[[nodiscard]] inline ordering order_of_texts(const value& a, const value& b) noexcept {
    const int found = a.as_text().compare(b.as_text()); // UTF-8 keeps the order of code points
    return found <=> 0;
}

} // namespace detail

/// The order of two values. Nothing for kinds without one; unordered for times of which only one has an offset.
[[nodiscard]] inline std::optional<std::partial_ordering> order(const value& a, const value& b) {
    if (a.kind() != b.kind()) {
        return detail::order_of_other_kinds(a, b);
    }
    switch (a.kind()) {
    case kind::number:
        return a.as_number() <=> b.as_number();
    case kind::money:
        return a.as_currency() == b.as_currency() ? detail::ordering(a.as_number() <=> b.as_number()) : std::nullopt;
    case kind::text:
        return detail::order_of_texts(a, b);
    case kind::category:
        return a.as_category().ordered && same_category(a, b) ? detail::ordering(a.ordinal() <=> b.ordinal())
                                                              : std::nullopt;
    case kind::date:
        return a.as_date() <=> b.as_date();
    case kind::time:
        return compare(a.as_time(), b.as_time());
    case kind::date_time:
        return compare(a.as_date_time(), b.as_date_time());
    case kind::years_months:
        return a.as_years_months() <=> b.as_years_months();
    case kind::days_time:
        return a.as_days_time() <=> b.as_days_time();
    default:
        return std::nullopt;
    }
}

} // namespace guiju::meaning
