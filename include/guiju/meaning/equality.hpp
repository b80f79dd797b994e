#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/order.hpp>

/// = and !=. DMN 1.5, 10.3.2.13, table 53.
namespace guiju::meaning {

[[nodiscard]] value equal(const value& a, const value& b, call_context& in);

namespace detail {

/// Whether the other parts of a whole need no look: one differs, or a limit was passed.
[[nodiscard]] inline bool settled(const value& so_far) noexcept {
    return so_far.is_false() || (so_far.is_null() && so_far.reason() == reason::limit);
}

/// Adds one part to what is known of a whole: one that differs settles it, and so does one that cannot be compared;
/// undetermined parts are united.
[[nodiscard]] inline value and_part(const value& so_far, const value& part) {
    if (settled(part)) {
        return part;
    }
    if (so_far.is_undetermined() || part.is_undetermined()) {
        return unite_needs(so_far, part);
    }
    return part.is_null() ? value(false) : part;
}

[[nodiscard]] inline value equal_lists(const std::vector<value>& a, const std::vector<value>& b, call_context& in) {
    if (a.size() != b.size()) {
        return value(false);
    }
    value all(true);
    for (std::size_t i = 0; i < a.size() && !settled(all); ++i) {
        all = and_part(all, equal(a[i], b[i], in));
    }
    return all;
}

[[nodiscard]] inline value equal_contexts(const context_body& a, const context_body& b, call_context& in) {
    if (a.values.size() != b.values.size()) {
        return value(false);
    }
    value all(true);
    for (std::size_t i = 0; i < a.values.size() && !settled(all); ++i) {
        const value* other = b.find(a.shape->names[i]);
        all = other == nullptr ? value(false) : and_part(all, equal(a.values[i], *other, in));
    }
    return all;
}

[[nodiscard]] inline value equal_ranges(const range_body& a, const range_body& b, call_context& in) {
    if (a.form != b.form || a.low_closed != b.low_closed || a.high_closed != b.high_closed) {
        return value(false);
    }
    const value low = and_part(value(true), equal(a.low, b.low, in));
    return settled(low) ? low : and_part(low, equal(a.high, b.high, in));
}

/// Beside an undetermined operand nothing is known; a null is equal to nothing but a null.
[[nodiscard]] inline value equal_to_null(const value& a, const value& b) {
    if (a.is_undetermined() || b.is_undetermined()) {
        return unite_needs(a, b);
    }
    return value(a.is_null() && b.is_null());
}

/// A list of one item is that item (10.3.2.9.4); text beside a category names one of its values.
[[nodiscard]] inline value equal_kinds(const value& a, const value& b, call_context& in) {
    if (a.is(kind::list) || b.is(kind::list)) {
        const auto& items = (a.is(kind::list) ? a : b).as_list();
        return items.size() == 1 ? equal(items[0], a.is(kind::list) ? b : a, in) : in.null(reason::type_error);
    }
    const bool named = (a.is(kind::category) && b.is(kind::text)) || (a.is(kind::text) && b.is(kind::category));
    if (!named) {
        return in.null(reason::type_error);
    }
    const value& category = a.is(kind::category) ? a : b;
    const auto ordinal = ordinal_of(category.as_category(), (a.is(kind::text) ? a : b).as_text());
    return ordinal ? value(*ordinal == category.ordinal()) : in.null(reason::domain);
}

[[nodiscard]] inline value equal_bodies(const value& a, const value& b, call_context& in) {
    switch (a.kind()) {
    case kind::list:
        return equal_lists(a.as_list(), b.as_list(), in);
    case kind::context:
        return equal_contexts(a.as_context(), b.as_context(), in);
    case kind::range:
        return equal_ranges(a.as_range(), b.as_range(), in);
    default:
        return in.null(reason::type_error); // functions are never compared
    }
}

[[nodiscard]] inline value equal_others(const value& a, const value& b, call_context& in) {
    if (a.is_null() || b.is_null()) {
        return equal_to_null(a, b);
    }
    if (a.kind() == b.kind()) {
        if (const auto found = order(a, b)) {
            return value(*found == 0); // a local time is never one of a place
        }
    }
    constexpr std::uint32_t deepest = 1'000;
    if (in.nesting == deepest || !in.spend(1)) {
        return in.null(reason::limit);
    }
    ++in.nesting;
    value same = a.kind() == b.kind() ? equal_bodies(a, b, in) : equal_kinds(a, b, in);
    --in.nesting;
    return same;
}

} // namespace detail

/// True or false; null for values that cannot be compared; undetermined where that hangs on an undetermined part.
inline value equal(const value& a, const value& b, call_context& in) {
    if (a.kind() != b.kind()) {
        return detail::equal_others(a, b, in);
    }
    switch (a.kind()) {
    case kind::number:
        return value(a.as_number() == b.as_number());
    case kind::boolean:
        return value(a.as_boolean() == b.as_boolean());
    case kind::text:
        return value(a.as_text() == b.as_text());
    case kind::money:
        return a.as_currency() == b.as_currency() ? value(a.as_number() == b.as_number()) : in.null(reason::type_error);
    case kind::category:
        return same_category(a, b) ? value(a.ordinal() == b.ordinal()) : in.null(reason::type_error);
    default:
        return detail::equal_others(a, b, in);
    }
}

[[nodiscard]] inline value not_equal(const value& a, const value& b, call_context& in) {
    const value same = equal(a, b, in);
    return same.is(kind::boolean) ? value(!same.as_boolean()) : same;
}

} // namespace guiju::meaning
