#include "points.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace guiju::prove {

namespace {

using program::axis;
using program::place;
using program::run;
using program::type_kind;
using program::values_only;

/// Any value of a type, for columns that tell no values apart.
std::optional<value> some_value(const program::program& in, const program::type& type) {
    switch (type.kind) {
    case type_kind::any:
    case type_kind::number:
        return value(decimal(0));
    case type_kind::money:
        return value(decimal(0), type.in);
    case type_kind::boolean:
        return value(false);
    case type_kind::text:
        return value(std::string());
    case type_kind::category:
        return value(in.categories[static_cast<std::size_t>(type.category)].body, 0U);
    case type_kind::date:
        return value(*date::from(2000, 1, 1));
    case type_kind::years_months:
        return value(years_months_duration(0));
    case type_kind::days_time:
        return value(days_time_duration(0));
    default:
        return std::nullopt;
    }
}

/// The category of the type itself: the axis may have that of another version.
value own(const program::program& in, const program::type& type, value v) {
    return v.is(kind::category) && type.kind == type_kind::category && type.category != program::category_id::none
               ? value(in.categories[static_cast<std::size_t>(type.category)].body, v.ordinal())
               : v;
}

/// What lies between two neighbouring constants at the scale of the axis: half a step above the lower one.
std::optional<value> between(const axis& along, place odd) {
    const auto below = odd < 0 ? (odd - 1) / 2 : odd / 2;
    if (along.form() == axis::form::scaled) {
        const decimal amount(10 * below + 5, -along.scale() - 1);
        return along.kind() == kind::money ? value(amount, along.in()) : value(amount);
    }
    return std::nullopt;
}

/// A text between two of the constants, before the first or behind the last.
std::optional<value> text_between(const axis& along, place odd) {
    const auto behind = (odd + 1) / 2; // index of the constant behind it
    const auto constants = along.constants();
    if (behind == 0) {
        return value(std::string());
    }
    const auto& before = constants[static_cast<std::size_t>(behind) - 1].as_text();
    for (const auto* more : {"x", "0", " ", "\x01"}) {
        value one(before + more);
        if (along.of(one) == std::optional(odd)) {
            return one;
        }
    }
    return std::nullopt;
}

std::optional<value> at_place(const axis& along, place where) {
    if (where % 2 == 0) {
        auto found = along.at(where);
        return found.is_null() ? std::nullopt : std::optional(std::move(found));
    }
    return along.form() == axis::form::ranked && along.kind() == kind::text ? text_between(along, where)
                                                                            : between(along, where);
}

} // namespace

std::optional<value> value_within(const program::program& in, const program::type& type, const axis& along,
                                  const run& within) {
    if (within.low == program::null_place) {
        return value(reason::missing);
    }
    if (along.form() == axis::form::untold) {
        return some_value(in, type);
    }
    // Plain values first: near 0, then near the ends.
    const std::array<place, 8> wanted{0,
                                      within.low,
                                      within.low + 1,
                                      within.high,
                                      within.high - 1,
                                      within.low <= values_only.low ? within.high - 2 : within.low + 2,
                                      -1,
                                      2 * static_cast<place>(along.constants().size()) - 1};
    for (const bool even : {true, false}) {
        for (const auto where : wanted) {
            if (where < within.low || where > within.high || (where % 2 == 0) != even) {
                continue;
            }
            if (auto found = at_place(along, where); found && along.of(*found) == std::optional(where)) {
                return own(in, type, *std::move(found));
            }
        }
    }
    return std::nullopt;
}

} // namespace guiju::prove
