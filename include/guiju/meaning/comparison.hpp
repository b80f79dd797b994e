#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/equality.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/order.hpp>

#include <span>
#include <tuple>
#include <vector>

/// < <= > >= between and in. DMN 1.5, 10.3.2.13 and 10.3.2.14.
namespace guiju::meaning {

namespace detail {

/// What a comparison of values without an order answers.
[[nodiscard]] inline value incomparable(const value& a, const value& b, const call_context& in) {
    const value both[] = {a, b};
    return misfit(both, in);
}

template <class Test>
[[nodiscard]] value compared(const value& a, const value& b, call_context& in, Test holds) {
    const auto found = order(a, b);
    return found && *found != std::partial_ordering::unordered ? value(holds(*found)) : incomparable(a, b, in);
}

/// Both, with false stronger than anything: table 50.
[[nodiscard]] inline value conjunction(const value& a, const value& b) {
    if (a.is_false() || b.is_false()) {
        return value(false);
    }
    if (a.is_true()) {
        return b;
    }
    return b.is_true() ? a : a.is_undetermined() || b.is_undetermined() ? unite_needs(a, b) : a;
}

} // namespace detail

[[nodiscard]] inline value less(const value& a, const value& b, call_context& in) {
    return detail::compared(a, b, in, [](std::partial_ordering o) { return o < 0; });
}
[[nodiscard]] inline value less_equal(const value& a, const value& b, call_context& in) {
    return detail::compared(a, b, in, [](std::partial_ordering o) { return o <= 0; });
}
[[nodiscard]] inline value greater(const value& a, const value& b, call_context& in) {
    return detail::compared(a, b, in, [](std::partial_ordering o) { return o > 0; });
}
[[nodiscard]] inline value greater_equal(const value& a, const value& b, call_context& in) {
    return detail::compared(a, b, in, [](std::partial_ordering o) { return o >= 0; });
}

/// value >= low and value <= high.
[[nodiscard]] inline value between(const value& point, const value& low, const value& high, call_context& in) {
    return detail::conjunction(greater_equal(point, low, in), less_equal(point, high, in));
}

/// Whether a point lies in a range. Null when it has no order with an end that the range has.
[[nodiscard]] inline value lies_in(const value& point, const range_body& within, call_context& in) {
    if (point.is_null()) {
        return point;
    }
    if (within.form == range_form::not_equal) {
        return not_equal(point, within.low, in);
    }
    const auto& [low, high] = std::tie(within.low, within.high);
    const value after = within.without_low() ? value(true)
                        : within.low_closed  ? greater_equal(point, low, in)
                                             : greater(point, low, in);
    const value before = within.without_high() ? value(true)
                         : within.high_closed  ? less_equal(point, high, in)
                                               : less(point, high, in);
    return detail::conjunction(after, before);
}

[[nodiscard]] value in(const value& point, const value& test, call_context& context);

namespace detail {

/// Whether one item of a list takes the point. A list is one value here: only a list of lists holds it.
[[nodiscard]] inline value holds_item(const value& point, const value& item, call_context& context) {
    if (item.is(kind::range) && !point.is(kind::range)) {
        return in(point, item, context);
    }
    const bool nested = point.is(kind::list) && !item.is(kind::list) && !item.is_null();
    return nested ? value(false) : equal(point, item, context);
}

/// True when one test of the list takes the point; undetermined when it hangs on one; else false, or null of no test
/// fits.
[[nodiscard]] inline value in_any(const value& point, const std::vector<value>& tests, call_context& context) {
    value open;
    for (const auto& test : tests) {
        if (!context.spend(1)) {
            return context.null(reason::limit);
        }
        value found = holds_item(point, test, context);
        if (found.is_true()) {
            return found;
        }
        open = unite_needs(open, found);
    }
    return open.is_undetermined() ? open : value(false);
}

} // namespace detail

/// `point in test`: a range holds it, a list holds it or has a range that does, or any other value is equal to it.
inline value in(const value& point, const value& test, call_context& context) {
    if (test.is_undetermined()) {
        return unite_needs(point, test);
    }
    if (test.is(kind::range) && !point.is(kind::range)) {
        return lies_in(point, test.as_range(), context);
    }
    if (!test.is(kind::list)) {
        const bool condition = test.is(kind::boolean) && !point.is(kind::boolean) && !point.is_null();
        return condition ? value(false) : equal(point, test, context);
    }
    if (point.is(kind::list)) {
        value whole = equal(point, test, context);
        if (whole.is_true()) {
            return whole;
        }
    }
    return detail::in_any(point, test.as_list(), context);
}

/// Any operation of the family `comparison`.
[[nodiscard]] inline value apply_comparison(operation what, std::span<const value> arguments, call_context& context) {
    if (arguments.size() != (what == operation::between ? 3U : 2U)) {
        return context.null(reason::type_error);
    }
    switch (what) {
    case operation::equal:
        return equal(arguments[0], arguments[1], context);
    case operation::not_equal:
        return not_equal(arguments[0], arguments[1], context);
    case operation::less:
        return less(arguments[0], arguments[1], context);
    case operation::less_equal:
        return less_equal(arguments[0], arguments[1], context);
    case operation::greater:
        return greater(arguments[0], arguments[1], context);
    case operation::greater_equal:
        return greater_equal(arguments[0], arguments[1], context);
    case operation::between:
        return between(arguments[0], arguments[1], arguments[2], context);
    case operation::in:
        return in(arguments[0], arguments[1], context);
    default:
        return context.null(reason::type_error);
    }
}

} // namespace guiju::meaning
