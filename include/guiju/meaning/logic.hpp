#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/operations.hpp>

/// Functions of truth values. `and` and `or` are no operations: they do not always evaluate both sides.
namespace guiju::meaning {

/// DMN 1.5, 10.3.4.2: null for what is no boolean; undetermined for what is undetermined.
[[nodiscard]] inline value not_(const value& negand, call_context& in) {
    if (negand.is(kind::boolean)) {
        return value(!negand.as_boolean());
    }
    return negand.is_null() ? negand : in.null(reason::type_error);
}

/// Any operation of the family `logic`.
[[nodiscard]] inline value apply_logic(operation what, std::span<const value> arguments, call_context& in) {
    return what == operation::not_ && arguments.size() == 1 ? not_(arguments[0], in) : misfit(arguments, in);
}

} // namespace guiju::meaning
