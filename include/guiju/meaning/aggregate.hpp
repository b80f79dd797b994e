#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/arithmetic.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/order.hpp>

#include <algorithm>
#include <vector>

/// Functions that make one value of many: min, max, sum, mean, median, … DMN 1.5, 10.3.4.4.
///
/// They take one list or any number of arguments. What is undetermined among the items makes the result undetermined,
/// except where the others settle it (`all`, `any`). Items of other kinds than wanted make it null.
namespace guiju::meaning {

namespace detail {

/// The items that an aggregate runs over.
[[nodiscard]] inline std::span<const value> spread(std::span<const value> arguments) noexcept {
    return arguments.size() == 1 && arguments[0].is(kind::list) ? std::span<const value>(arguments[0].as_list())
                                                                : arguments;
}

/// The null that stands in the way of an aggregate: undetermined with all needs, or that of an item; nothing when there
/// is none.
[[nodiscard]] inline std::optional<value> hole(std::span<const value> items) {
    std::optional<value> found;
    for (const auto& one : items) {
        if (one.is_undetermined()) {
            return united_needs(items);
        }
        if (one.is_null() && !found) {
            found = one;
        }
    }
    return found;
}

[[nodiscard]] inline value extreme(std::span<const value> items, bool greatest, call_context& in) {
    if (const auto empty = hole(items)) {
        return *empty;
    }
    if (items.empty()) {
        return in.null(reason::missing);
    }
    const value* best = &items[0];
    for (const auto& one : items) {
        const auto found = order(one, *best);
        if (!found || *found == std::partial_ordering::unordered) {
            return in.null(reason::type_error);
        }
        if (greatest ? *found > 0 : *found < 0) {
            best = &one;
        }
    }
    return *best;
}

[[nodiscard]] inline value folded(std::span<const value> items,
                                  value (*step)(const value&, const value&, call_context&), call_context& in) {
    if (const auto empty = hole(items)) {
        return *empty;
    }
    if (items.empty()) {
        return in.null(reason::missing);
    }
    const bool numeric = items[0].is(kind::number) || items[0].is(kind::money) || is_duration(items[0]);
    value total = numeric ? items[0] : in.null(reason::type_error);
    for (std::size_t i = 1; i < items.size() && !total.is_null(); ++i) {
        total = step(total, items[i], in);
    }
    return total;
}

[[nodiscard]] inline value mean_of(std::span<const value> items, call_context& in) {
    const value total = folded(items, add, in);
    return total.is_null() ? total : divide(total, value(decimal(static_cast<std::int64_t>(items.size()))), in);
}

/// The items in order, all of one kind; nothing when they cannot be ordered.
[[nodiscard]] inline std::optional<std::vector<value>> ordered(std::span<const value> items) {
    for (const auto& one : items) {
        const auto found = order(one, items[0]);
        if (!found || *found == std::partial_ordering::unordered) {
            return std::nullopt;
        }
    }
    std::vector<value> sorted(items.begin(), items.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const value& a, const value& b) { return order(a, b).value() < 0; });
    return sorted;
}

[[nodiscard]] inline bool all_numbers(std::span<const value> items) noexcept {
    return std::all_of(items.begin(), items.end(),
                       [](const value& v) { return v.is(kind::number) || v.is(kind::money); });
}

[[nodiscard]] inline value median_of(std::span<const value> items, call_context& in) {
    if (const auto empty = hole(items)) {
        return *empty;
    }
    const auto sorted = all_numbers(items) ? ordered(items) : std::nullopt;
    if (items.empty() || !sorted) {
        return in.null(items.empty() ? reason::missing : reason::type_error);
    }
    const auto half = sorted->size() / 2;
    return sorted->size() % 2 == 1 ? (*sorted)[half] : mean_of(std::span(*sorted).subspan(half - 1, 2), in);
}

/// The values that stand most often, in ascending order.
[[nodiscard]] inline value mode_of(std::span<const value> items, call_context& in) {
    if (const auto empty = hole(items)) {
        return *empty;
    }
    const auto sorted = all_numbers(items) ? ordered(items) : std::nullopt;
    if (!sorted) {
        return in.null(reason::type_error);
    }
    std::vector<value> modes;
    std::size_t most = 0;
    for (std::size_t from = 0, to = 0; from < sorted->size(); from = to) {
        while (to < sorted->size() && (*sorted)[to] == (*sorted)[from]) {
            ++to;
        }
        if (to - from > most) {
            most = to - from;
            modes.clear();
        }
        if (to - from == most) {
            modes.push_back((*sorted)[from]);
        }
    }
    return value::list(std::move(modes));
}

/// The standard deviation of a sample, that is over n − 1.
[[nodiscard]] inline value stddev_of(std::span<const value> items, call_context& in) {
    if (const auto empty = hole(items)) {
        return *empty;
    }
    const bool numbers = std::all_of(items.begin(), items.end(), [](const value& v) { return v.is(kind::number); });
    if (items.size() < 2 || !numbers) {
        return in.null(numbers ? reason::domain : reason::type_error);
    }
    const value mean = mean_of(items, in);
    decimal squares(0);
    for (const auto& one : items) {
        const auto off = one.as_number() - mean.as_number();
        squares = squares + off * off;
    }
    return number_or_null(sqrt(squares / decimal(static_cast<std::int64_t>(items.size() - 1))), in);
}

/// DMN 1.5, table 78: `all` is settled by false, `any` by true.
[[nodiscard]] inline value truth_of(std::span<const value> items, bool settles, call_context& in) {
    value open = !settles;
    for (const auto& one : items) {
        if (one.is(kind::boolean) && one.as_boolean() == settles) {
            return one;
        }
        if (one.is_undetermined()) {
            open = unite_needs(one, open);
        } else if (!one.is(kind::boolean) && !open.is_undetermined()) {
            open = one.is_null() ? one : in.null(reason::type_error);
        }
    }
    return open;
}

} // namespace detail

/// An aggregate of those arguments: one list, or the items themselves.
[[nodiscard]] inline value apply_aggregate(operation what, std::span<const value> arguments, call_context& in) {
    if (arguments.empty()) {
        return in.null(reason::type_error);
    }
    const auto items = detail::spread(arguments);
    switch (what) {
    case operation::min:
        return detail::extreme(items, false, in);
    case operation::max:
        return detail::extreme(items, true, in);
    case operation::sum:
        return detail::folded(items, add, in);
    case operation::product:
        return detail::folded(items, multiply, in);
    case operation::mean:
        return detail::mean_of(items, in);
    case operation::median:
        return detail::median_of(items, in);
    case operation::mode:
        return detail::mode_of(items, in);
    case operation::stddev:
        return detail::stddev_of(items, in);
    case operation::all:
        return detail::truth_of(items, false, in);
    case operation::any:
        return detail::truth_of(items, true, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
