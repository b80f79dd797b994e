#pragma once

#include <guiju/value/value.hpp>

#include <cstddef>

namespace guiju {

namespace detail {

inline bool same_context(const context_body& a, const context_body& b) noexcept {
    if (a.values.size() != b.values.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        const value* other = b.find(a.shape->names[i]);
        if (other == nullptr || !(a.values[i] == *other)) {
            return false;
        }
    }
    return true;
}

inline bool same_range(const range_body& a, const range_body& b) noexcept {
    return a.low_closed == b.low_closed && a.high_closed == b.high_closed && a.low == b.low && a.high == b.high;
}

/// Both of one kind that keeps its content in a body.
inline bool same_body(const value& a, const value& b) noexcept {
    switch (a.kind()) {
    case kind::text: return a.as_text() == b.as_text();
    case kind::category: return a.ordinal() == b.ordinal() && a.as_category().values == b.as_category().values;
    case kind::list: return a.as_list() == b.as_list();
    case kind::context: return same_context(a.as_context(), b.as_context());
    case kind::range: return same_range(a.as_range(), b.as_range());
    default: return &a.as_function() == &b.as_function();
    }
}

} // namespace detail

/// Sameness of kind and content. Nulls are the same whatever their reasons; numbers are compared by numeric value.
inline bool operator==(const value& a, const value& b) noexcept {
    if (a.kind() != b.kind()) {
        return false;
    }
    switch (a.kind()) {
    case kind::null: return a.is_undetermined() == b.is_undetermined();
    case kind::boolean: return a.as_boolean() == b.as_boolean();
    case kind::number: return a.as_number() == b.as_number();
    case kind::money: return a.as_currency() == b.as_currency() && a.as_number() == b.as_number();
    case kind::date: return a.as_date() == b.as_date();
    case kind::time: return a.as_time() == b.as_time();
    case kind::date_time: return a.as_date_time() == b.as_date_time();
    case kind::years_months: return a.as_years_months() == b.as_years_months();
    case kind::days_time: return a.as_days_time() == b.as_days_time();
    default: return detail::same_body(a, b);
    }
}

} // namespace guiju
