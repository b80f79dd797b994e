#pragma once

#include <guiju/meaning/call_context.hpp>
#include <guiju/meaning/undetermined.hpp>

#include <cstddef>
#include <initializer_list>
#include <span>

/// What built-in functions ask of their arguments before they look at what is in them.
namespace guiju::meaning {

/// Whether an argument is null, undetermined ones included.
[[nodiscard]] inline bool any_null(std::span<const value> arguments) noexcept {
    for (const auto& one : arguments) {
        if (one.is_null()) {
            return true;
        }
    }
    return false;
}

/// What a function that passes nulls on answers when `any_null`: undetermined with all needs, else the first null.
[[nodiscard]] inline value null_among(std::span<const value> arguments, const call_context& in) {
    const value* first = nullptr;
    for (const auto& one : arguments) {
        if (one.is_undetermined()) {
            return united_needs(arguments);
        }
        if (one.is_null() && first == nullptr) {
            first = &one;
        }
    }
    return first != nullptr ? *first : in.null(reason::type_error);
}

/// Whether there are exactly so many arguments, of these kinds.
[[nodiscard]] inline bool are(std::span<const value> arguments, std::initializer_list<kind> kinds) noexcept {
    if (arguments.size() != kinds.size()) {
        return false;
    }
    std::size_t at = 0;
    for (const auto wanted : kinds) {
        if (!arguments[at++].is(wanted)) {
            return false;
        }
    }
    return true;
}

/// What a function answers whose arguments do not fit: their null if there is one, else a null that says so.
[[nodiscard]] inline value misfit(std::span<const value> arguments, const call_context& in) {
    return any_null(arguments) ? null_among(arguments, in) : in.null(reason::type_error);
}

/// Whether the number of arguments lies between `least` and `most`.
[[nodiscard]] inline bool count_is(std::span<const value> arguments, std::size_t least, std::size_t most) noexcept {
    return arguments.size() >= least && arguments.size() <= most;
}

} // namespace guiju::meaning
