#pragma once

#include <guiju/meaning/operations.hpp>
#include <guiju/value/decimal.hpp>

#include <optional>

namespace guiju::program {

/// How an operation rounds; nothing for those that do not.
[[nodiscard]] inline std::optional<rounding> rounding_of(meaning::operation what) {
    using meaning::operation;
    switch (what) {
    case operation::decimal_:
        return rounding::half_even;
    case operation::floor:
        return rounding::floor;
    case operation::ceiling:
        return rounding::ceiling;
    case operation::round_up:
        return rounding::up;
    case operation::round_down:
        return rounding::down;
    case operation::round_half_up:
        return rounding::half_up;
    case operation::round_half_down:
        return rounding::half_down;
    default:
        return std::nullopt;
    }
}

} // namespace guiju::program
