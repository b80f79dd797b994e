#pragma once

#include <guiju/meaning/conversion_number.hpp>
#include <guiju/meaning/conversion_range.hpp>
#include <guiju/meaning/conversion_temporal.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/to_text.hpp>

#include <span>

/// Functions from one kind of value to another. DMN 1.5, 10.3.4.1.
namespace guiju::meaning {

/// string(from), as `to_text` writes it. Of null: null.
[[nodiscard]] inline value to_string(std::span<const value> arguments, call_context& in) {
    if (any_null(arguments) || arguments.size() != 1) {
        return misfit(arguments, in);
    }
    if (arguments[0].is(kind::text)) {
        return arguments[0];
    }
    auto made = to_text(arguments[0], static_cast<std::size_t>(in.items_left));
    if (!made) {
        in.exhausted = true;
        return in.null(reason::limit);
    }
    return in.spend(made->size()) ? value(std::move(*made)) : in.null(reason::limit);
}

/// Any operation of the family `conversion`.
[[nodiscard]] inline value apply_conversion(operation what, std::span<const value> arguments, call_context& in) {
    switch (what) {
    case operation::string:
        return to_string(arguments, in);
    case operation::number:
        return to_number(arguments, in);
    case operation::date:
        return to_date(arguments, in);
    case operation::time:
        return to_time(arguments, in);
    case operation::date_and_time:
        return to_date_and_time(arguments, in);
    case operation::duration:
        return to_duration(arguments, in);
    case operation::years_and_months_duration:
        return years_and_months_duration(arguments, in);
    case operation::range:
        return to_range(arguments, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
