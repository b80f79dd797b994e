#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/order.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

/// sort. DMN 1.5, 10.3.4.8.
namespace guiju::meaning {

namespace detail {

/// The items of a list, or the one value itself.
[[nodiscard]] inline std::span<const value> items_of(const value& v) noexcept {
    return v.is(kind::list) ? std::span<const value>(v.as_list()) : std::span<const value>(&v, 1);
}

/// A list of these items, paid from the budget.
[[nodiscard]] inline value list_or_null(std::span<const value> items, call_context& in) {
    return in.spend(items.size()) ? value::list(std::vector<value>(items.begin(), items.end()))
                                  : in.null(reason::limit);
}

/// Merges runs of doubled length, so that equal items keep their order and a function without sense does no harm.
///
/// `precedes(a, b)` is a boolean; any other value ends the sort and is its result.
template <class Precedes>
[[nodiscard]] value merge_sorted(std::span<const value> items, call_context& in, Precedes precedes) {
    std::vector<value> from(items.begin(), items.end());
    std::vector<value> to(items.size());
    for (std::size_t run = 1; run < from.size(); run *= 2) {
        for (std::size_t start = 0; start < from.size(); start += 2 * run) {
            const auto middle = std::min(start + run, from.size());
            const auto stop = std::min(start + 2 * run, from.size());
            auto left = start;
            auto right = middle;
            for (auto at = start; at < stop; ++at) {
                bool take_right = left == middle;
                if (left < middle && right < stop) {
                    const value sooner = in.spend(1) ? precedes(from[right], from[left]) : in.null(reason::limit);
                    if (!sooner.is(kind::boolean)) {
                        return sooner.is_null() ? sooner : in.null(reason::type_error);
                    }
                    take_right = sooner.as_boolean();
                }
                to[at] = std::move(from[take_right ? right++ : left++]);
            }
        }
        std::swap(from, to);
    }
    return in.spend(from.size()) ? value::list(std::move(from)) : in.null(reason::limit);
}

[[nodiscard]] inline value naturally_sorted(std::span<const value> items, call_context& in) {
    return merge_sorted(items, in, [&](const value& a, const value& b) {
        const auto found = order(a, b);
        const value both[] = {a, b};
        return found && *found != std::partial_ordering::unordered ? value(*found < 0) : misfit(both, in);
    });
}

} // namespace detail

/// sort(list, precedes), or sort(list) by the natural order. Stable.
[[nodiscard]] inline value sort(std::span<const value> arguments, call_context& in) {
    if (!count_is(arguments, 1, 2) || any_null(arguments)) {
        return misfit(arguments, in);
    }
    const auto items = detail::items_of(arguments[0]);
    for (const auto& one : items) {
        if (one.is_undetermined()) {
            return united_needs(items);
        }
    }
    if (arguments.size() == 1) {
        return detail::naturally_sorted(items, in);
    }
    if (!arguments[1].is(kind::function) || arguments[1].as_function().parameters().size() != 2) {
        return in.null(reason::type_error);
    }
    return detail::merge_sorted(items, in, [&](const value& a, const value& b) {
        const value both[] = {a, b};
        return arguments[1].as_function().call(both, in);
    });
}

} // namespace guiju::meaning
