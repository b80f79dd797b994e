#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/equality.hpp>
#include <guiju/meaning/list_sort.hpp>
#include <guiju/meaning/operations.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// What the functions of lists do to items. DMN 1.5, 10.3.4.4.
namespace guiju::meaning {

namespace detail {

/// The first item equal to `wanted`; the size when there is none. What cannot be told is gathered in `open`.
[[nodiscard]] inline std::size_t find_equal(std::span<const value> items, const value& wanted, value& open,
                                            call_context& in) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        const value same = in.spend(1) ? equal(items[i], wanted, in) : in.null(reason::limit);
        if (same.is_true() || in.exhausted) {
            return i;
        }
        open = unite_needs(open, same);
    }
    return items.size();
}

/// A number without its fraction, as positions and lengths are taken. Nothing for other kinds.
[[nodiscard]] inline std::optional<std::int64_t> whole_number(const value& v) {
    return v.is(kind::number) ? round_to_integral(v.as_number(), rounding::down).to_int64() : std::nullopt;
}

/// The index from 0 of a position from 1, or from the end when negative. Nothing for 0 and beyond the ends.
[[nodiscard]] inline std::optional<std::size_t> index_at(const value& position, std::size_t size) {
    const auto at = whole_number(position);
    const auto count = static_cast<std::int64_t>(size);
    if (!at || *at == 0 || *at > count || *at < -count) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(*at > 0 ? *at - 1 : count + *at);
}

/// What a function answers whose position is not one of its list.
[[nodiscard]] inline value no_such_place(const value& position, const call_context& in) {
    return position.is_null() ? position : in.null(position.is(kind::number) ? reason::domain : reason::type_error);
}

[[nodiscard]] inline std::vector<value> copied(std::span<const value> items) {
    return std::vector<value>(items.begin(), items.end());
}

[[nodiscard]] inline value contains_item(std::span<const value> arguments, call_context& in) {
    const auto items = items_of(arguments[0]);
    value open;
    const auto at = find_equal(items, arguments[1], open, in);
    if (in.exhausted) {
        return in.null(reason::limit);
    }
    return at == items.size() && open.is_undetermined() ? open : value(at != items.size());
}

[[nodiscard]] inline value sublist_of(std::span<const value> arguments, call_context& in) {
    const auto items = items_of(arguments[0]);
    const auto from = index_at(arguments[1], items.size());
    if (!from) {
        return no_such_place(arguments[1], in);
    }
    if (arguments.size() == 2) {
        return list_or_null(items.subspan(*from), in);
    }
    const auto length = whole_number(arguments[2]);
    if (!length || *length < 0 || static_cast<std::uint64_t>(*length) > items.size() - *from) {
        return no_such_place(arguments[2], in);
    }
    return list_or_null(items.subspan(*from, static_cast<std::size_t>(*length)), in);
}

/// One after the other: the items of lists where `spread`, and the values themselves.
[[nodiscard]] inline value joined(std::span<const value> first, std::span<const value> rest, bool spread,
                                  call_context& in) {
    auto made = copied(first);
    for (const auto& one : rest) {
        const auto more = spread ? items_of(one) : std::span<const value>(&one, 1);
        if (!in.spend(more.size())) {
            return in.null(reason::limit);
        }
        made.insert(made.end(), more.begin(), more.end());
    }
    return in.spend(first.size()) ? value::list(std::move(made)) : in.null(reason::limit);
}

[[nodiscard]] inline value insert_at(std::span<const value> arguments, call_context& in) {
    const auto items = items_of(arguments[0]);
    const auto at = index_at(arguments[1], items.size());
    if (!at || !in.spend(items.size() + 1)) {
        return at ? in.null(reason::limit) : no_such_place(arguments[1], in);
    }
    auto made = copied(items);
    made.insert(made.begin() + static_cast<std::ptrdiff_t>(*at), arguments[2]);
    return value::list(std::move(made));
}

[[nodiscard]] inline value remove_at(std::span<const value> arguments, call_context& in) {
    const auto items = items_of(arguments[0]);
    const auto at = index_at(arguments[1], items.size());
    if (!at || !in.spend(items.size())) {
        return at ? in.null(reason::limit) : no_such_place(arguments[1], in);
    }
    auto made = copied(items);
    made.erase(made.begin() + static_cast<std::ptrdiff_t>(*at));
    return value::list(std::move(made));
}

[[nodiscard]] inline value reversed(std::span<const value> items, call_context& in) {
    return in.spend(items.size()) ? value::list(std::vector<value>(items.rbegin(), items.rend()))
                                  : in.null(reason::limit);
}

/// The positions, from 1, of all items that are equal to `wanted`.
[[nodiscard]] inline value positions_of(std::span<const value> items, const value& wanted, call_context& in) {
    std::vector<value> made;
    value open;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const value same = in.spend(1) ? equal(items[i], wanted, in) : in.null(reason::limit);
        open = unite_needs(open, same);
        if (same.is_true()) {
            made.emplace_back(decimal(static_cast<std::int64_t>(i) + 1));
        }
    }
    return in.exhausted ? in.null(reason::limit) : open.is_undetermined() ? open : value::list(std::move(made));
}

[[nodiscard]] inline value distinct(std::span<const value> items, call_context& in) {
    std::vector<value> made;
    value open;
    for (const auto& one : items) {
        if (find_equal(made, one, open, in) == made.size()) {
            made.push_back(one);
        }
        if (in.exhausted) {
            return in.null(reason::limit);
        }
    }
    return open.is_undetermined() ? open : list_or_null(made, in);
}

} // namespace detail

} // namespace guiju::meaning
