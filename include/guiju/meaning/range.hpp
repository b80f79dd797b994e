#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/order.hpp>

#include <compare>
#include <optional>
#include <span>

/// Functions of points and ranges. DMN 1.5, 10.3.4.9, table 78. A missing end lies beyond every point.
namespace guiju::meaning {

namespace detail {

/// One end of a range, or a point: both ends of a closed range.
struct bound {
    const value* at; ///< nullptr: without end
    bool closed;
};

struct extent {
    bound low;
    bound high;
};

[[nodiscard]] inline extent extent_of(const value& v) noexcept {
    if (!v.is(kind::range)) {
        return {{&v, true}, {&v, true}};
    }
    const auto& r = v.as_range();
    return {{r.without_low() ? nullptr : &r.low, r.low_closed}, {r.without_high() ? nullptr : &r.high, r.high_closed}};
}

/// Compares ends of ranges, remembering whether any two of them had no order.
class ends {
public:
    /// Ends against ends of the same side: whether both are there and at one point, or both missing.
    [[nodiscard]] bool same(const bound& a, const bound& b) {
        return a.at == nullptr || b.at == nullptr ? a.at == b.at : compare(a, b) == 0 && a.closed == b.closed;
    }
    /// Whether a starts before b.
    [[nodiscard]] bool starts_before(const bound& a, const bound& b) {
        if (a.at == nullptr || b.at == nullptr) {
            return a.at == nullptr && b.at != nullptr;
        }
        const auto o = compare(a, b);
        return o < 0 || (o == 0 && a.closed && !b.closed);
    }
    /// Whether a ends before b.
    [[nodiscard]] bool ends_before(const bound& a, const bound& b) {
        if (a.at == nullptr || b.at == nullptr) {
            return a.at != nullptr && b.at == nullptr;
        }
        const auto o = compare(a, b);
        return o < 0 || (o == 0 && !a.closed && b.closed);
    }
    /// Whether what ends at `high` is over before what starts at `low`.
    [[nodiscard]] bool over_before(const bound& high, const bound& low) {
        if (high.at == nullptr || low.at == nullptr) {
            return false;
        }
        const auto o = compare(high, low);
        return o < 0 || (o == 0 && !(high.closed && low.closed));
    }
    /// Whether `high` and `low` are one point that belongs to both.
    [[nodiscard]] bool touch(const bound& high, const bound& low) {
        return high.at != nullptr && low.at != nullptr && high.closed && low.closed && compare(high, low) == 0;
    }
    [[nodiscard]] bool ordered() const noexcept { return ordered_; }

private:
    [[nodiscard]] std::partial_ordering compare(const bound& a, const bound& b) {
        const auto found = order(*a.at, *b.at).value_or(std::partial_ordering::unordered);
        ordered_ = ordered_ && found != std::partial_ordering::unordered;
        return found;
    }

    bool ordered_ = true;
};

[[nodiscard]] inline bool contains(ends& by, const extent& outer, const extent& inner) {
    return !by.starts_before(inner.low, outer.low) && !by.ends_before(outer.high, inner.high);
}
[[nodiscard]] inline bool overlap(ends& by, const extent& a, const extent& b) {
    return !by.over_before(a.high, b.low) && !by.over_before(b.high, a.low);
}
/// a starts first and ends within b; an end in common counts.
[[nodiscard]] inline bool overlap_before(ends& by, const extent& a, const extent& b) {
    return by.starts_before(a.low, b.low) && !by.over_before(a.high, b.low) && !by.ends_before(b.high, a.high);
}
[[nodiscard]] inline bool overlap_after(ends& by, const extent& a, const extent& b) { return overlap_before(by, b, a); }
[[nodiscard]] inline bool finish(ends& by, const extent& a, const extent& b) {
    return by.same(a.high, b.high) && !by.starts_before(a.low, b.low);
}
[[nodiscard]] inline bool start(ends& by, const extent& a, const extent& b) {
    return by.same(a.low, b.low) && !by.ends_before(b.high, a.high);
}

[[nodiscard]] inline bool relation(operation what, ends& by, const extent& a, const extent& b) {
    switch (what) {
    case operation::before:
        return by.over_before(a.high, b.low);
    case operation::after:
        return by.over_before(b.high, a.low);
    case operation::meets:
        return by.touch(a.high, b.low);
    case operation::met_by:
        return by.touch(b.high, a.low);
    case operation::overlaps:
        return overlap(by, a, b);
    case operation::overlaps_before:
        return overlap_before(by, a, b);
    case operation::overlaps_after:
        return overlap_after(by, a, b);
    case operation::finishes:
        return finish(by, a, b);
    case operation::finished_by:
        return finish(by, b, a);
    case operation::includes:
        return contains(by, a, b);
    case operation::during:
        return contains(by, b, a);
    case operation::starts:
        return start(by, a, b);
    case operation::started_by:
        return start(by, b, a);
    default:
        return by.same(a.low, b.low) && by.same(a.high, b.high);
    }
}

/// Whether the table has a signature with a point at these places.
[[nodiscard]] inline bool takes(operation what, bool left_is_range, bool right_is_range) noexcept {
    if (left_is_range && right_is_range) {
        return true;
    }
    switch (what) {
    case operation::before:
    case operation::after:
        return true;
    case operation::coincides:
        return !left_is_range && !right_is_range;
    case operation::finishes:
    case operation::during:
    case operation::starts:
        return right_is_range;
    case operation::finished_by:
    case operation::includes:
    case operation::started_by:
        return left_is_range;
    default:
        return false;
    }
}

/// (!= 5) lies on both sides of its end and has no place before or after others.
[[nodiscard]] inline bool is_hole(const value& v) noexcept {
    return v.is(kind::range) && v.as_range().form == range_form::not_equal;
}

/// The undetermined ends of both, united; else some null or value of no further use.
[[nodiscard]] inline value open_ends(const value& a, const value& b) {
    value open;
    for (const auto* one : {&a, &b}) {
        if (one->is(kind::range)) {
            open = unite_needs(unite_needs(open, one->as_range().low), one->as_range().high);
        }
    }
    return open;
}

} // namespace detail

/// Any operation of the family `range`.
[[nodiscard]] inline value apply_range(operation what, std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 2 || any_null(arguments)) {
        return misfit(arguments, in);
    }
    const auto& a = arguments[0];
    const auto& b = arguments[1];
    if (!detail::takes(what, a.is(kind::range), b.is(kind::range))) {
        return in.null(reason::type_error);
    }
    if (value open = detail::open_ends(a, b); open.is_undetermined()) {
        return open;
    }
    detail::ends by;
    if (detail::is_hole(a) || detail::is_hole(b)) {
        return in.null(reason::type_error);
    }
    const bool holds = detail::relation(what, by, detail::extent_of(a), detail::extent_of(b));
    return by.ordered() ? value(holds) : in.null(reason::type_error);
}

} // namespace guiju::meaning
