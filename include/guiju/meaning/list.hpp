#pragma once

#include <guiju/meaning/list_items.hpp>
#include <guiju/meaning/list_sort.hpp>

/// Functions of lists. DMN 1.5, 10.3.4.4.
///
/// A value where a list is expected is a list of it (10.3.2.9.4); null stays null.
namespace guiju::meaning {

namespace detail {

/// Adds what is in `v` to `made`, lists of lists opened. False when the budget or the depth is passed.
[[nodiscard]] inline bool flatten_into(std::vector<value>& made, const value& v, int depth, call_context& in) {
    if (!in.spend(1) || depth == 0) {
        return false;
    }
    if (!v.is(kind::list)) {
        made.push_back(v);
        return true;
    }
    for (const auto& one : v.as_list()) {
        if (!flatten_into(made, one, depth - 1, in)) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] inline value flattened(const value& v, call_context& in) {
    constexpr int deepest = 1000;
    std::vector<value> made;
    return flatten_into(made, v, deepest, in) ? value::list(std::move(made)) : in.null(reason::limit);
}

/// Puts `fresh` in place of every item that `match(item, fresh)` takes.
[[nodiscard]] inline value replace_matching(std::span<const value> arguments, call_context& in) {
    const auto& match = arguments[1].as_function();
    if (match.parameters().size() != 2) {
        return in.null(reason::type_error);
    }
    std::vector<value> made;
    for (const auto& one : items_of(arguments[0])) {
        const value both[] = {one, arguments[2]};
        const value found = in.spend(1) ? match.call(both, in) : in.null(reason::limit);
        if (!found.is(kind::boolean)) {
            return found.is_null() ? found : in.null(reason::type_error);
        }
        made.push_back(found.as_boolean() ? arguments[2] : one);
    }
    return value::list(std::move(made));
}

[[nodiscard]] inline value replaced(std::span<const value> arguments, call_context& in) {
    if (arguments[1].is(kind::function)) {
        return replace_matching(arguments, in);
    }
    const auto items = items_of(arguments[0]);
    const auto at = index_at(arguments[1], items.size());
    if (!at || !in.spend(items.size())) {
        return at ? in.null(reason::limit) : no_such_place(arguments[1], in);
    }
    auto made = copied(items);
    made[*at] = arguments[2];
    return value::list(std::move(made));
}

/// How many arguments a function takes at least and at most.
struct argument_count {
    std::size_t least;
    std::size_t most;
};

[[nodiscard]] constexpr argument_count arguments_of(operation what) noexcept {
    constexpr auto many = static_cast<std::size_t>(-1);
    switch (what) {
    case operation::sublist:
        return {2, 3};
    case operation::insert_before:
    case operation::list_replace:
        return {3, 3};
    case operation::list_contains:
    case operation::remove:
    case operation::index_of:
        return {2, 2};
    case operation::append:
    case operation::concatenate:
    case operation::union_:
        return {1, many};
    default:
        return {1, 1};
    }
}

/// The null that stands where a list has to be: the first argument, or any one of those that are joined.
[[nodiscard]] inline const value* absent_list(operation what, std::span<const value> arguments) noexcept {
    const bool joins = what == operation::concatenate || what == operation::union_;
    for (const auto& one : arguments.first(joins ? arguments.size() : 1)) {
        if (one.is_null()) {
            return &one;
        }
    }
    return nullptr;
}

[[nodiscard]] inline value united(std::span<const value> lists, call_context& in) {
    const value all = joined({}, lists, true, in);
    return all.is(kind::list) ? distinct(all.as_list(), in) : all;
}

} // namespace detail

/// Any operation of the family `list`, of arguments without a null list and in the right number.
[[nodiscard]] inline value apply_to_list(operation what, std::span<const value> arguments, call_context& in) {
    const auto items = detail::items_of(arguments[0]);
    switch (what) {
    case operation::list_contains:
        return detail::contains_item(arguments, in);
    case operation::list_replace:
        return detail::replaced(arguments, in);
    case operation::count:
        return value(decimal(static_cast<std::int64_t>(items.size())));
    case operation::sublist:
        return detail::sublist_of(arguments, in);
    case operation::append:
        return detail::joined(items, arguments.subspan(1), false, in);
    case operation::concatenate:
        return detail::joined({}, arguments, true, in);
    case operation::insert_before:
        return detail::insert_at(arguments, in);
    case operation::remove:
        return detail::remove_at(arguments, in);
    case operation::reverse:
        return detail::reversed(items, in);
    case operation::index_of:
        return detail::positions_of(items, arguments[1], in);
    case operation::union_:
        return detail::united(arguments, in);
    case operation::distinct_values:
        return detail::distinct(items, in);
    case operation::flatten:
        return detail::flattened(arguments[0], in);
    default:
        return in.null(reason::type_error);
    }
}

/// Any operation of the family `list`. A null where a list has to be is the result; a null item is an item.
[[nodiscard]] inline value apply_list(operation what, std::span<const value> arguments, call_context& in) {
    if (what == operation::sort) {
        return sort(arguments, in);
    }
    const auto wanted = detail::arguments_of(what);
    if (!count_is(arguments, wanted.least, wanted.most)) {
        return in.null(reason::type_error);
    }
    const value* absent = detail::absent_list(what, arguments);
    return absent == nullptr ? apply_to_list(what, arguments, in) : null_among(arguments, in);
}

} // namespace guiju::meaning
