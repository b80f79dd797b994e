#pragma once

#include <guiju/meaning/call_context.hpp>
#include <guiju/meaning/operations.hpp>

#include <span>

/// Every operator and built-in function by its place in the table.
namespace guiju::meaning {

/// The value of an operation for these arguments, in the order of one of its signatures.
///
/// A wrong number of arguments, or arguments of the wrong kind, answer null. Arguments of a variadic operation may be
/// spread or one list. In B-FEEL an error is a default instead, see `b_feel.hpp`.
[[nodiscard]] value apply(operation what, std::span<const value> arguments, call_context& in);

// One for each family, in the header of its name. Requires an operation of that family.
[[nodiscard]] value apply_arithmetic(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_comparison(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_logic(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_numeric(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_text(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_list(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_aggregate(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_context(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_range(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_temporal(operation what, std::span<const value> arguments, call_context& in);
[[nodiscard]] value apply_conversion(operation what, std::span<const value> arguments, call_context& in);

/// The same as FEEL has it, whatever the context says.
[[nodiscard]] inline value apply_feel(operation what, std::span<const value> arguments, call_context& in) {
    switch (info(what).family) {
    case family::arithmetic:
        return apply_arithmetic(what, arguments, in);
    case family::comparison:
        return apply_comparison(what, arguments, in);
    case family::logic:
        return apply_logic(what, arguments, in);
    case family::numeric:
        return apply_numeric(what, arguments, in);
    case family::text:
        return apply_text(what, arguments, in);
    case family::list:
        return apply_list(what, arguments, in);
    case family::aggregate:
        return apply_aggregate(what, arguments, in);
    case family::context:
        return apply_context(what, arguments, in);
    case family::range:
        return apply_range(what, arguments, in);
    case family::temporal:
        return apply_temporal(what, arguments, in);
    case family::conversion:
        return apply_conversion(what, arguments, in);
    }
    return in.null(reason::type_error);
}

} // namespace guiju::meaning

#include <guiju/meaning/aggregate.hpp>
#include <guiju/meaning/arithmetic.hpp>
#include <guiju/meaning/b_feel.hpp>
#include <guiju/meaning/comparison.hpp>
#include <guiju/meaning/context.hpp>
#include <guiju/meaning/conversion.hpp>
#include <guiju/meaning/list.hpp>
#include <guiju/meaning/logic.hpp>
#include <guiju/meaning/numeric.hpp>
#include <guiju/meaning/range.hpp>
#include <guiju/meaning/temporal.hpp>
#include <guiju/meaning/text.hpp>

namespace guiju::meaning {

inline value apply(operation what, std::span<const value> arguments, call_context& in) {
    return in.semantics == semantics::feel ? apply_feel(what, arguments, in)
                                           : apply_b_feel(what, arguments, in, apply_feel);
}

} // namespace guiju::meaning
