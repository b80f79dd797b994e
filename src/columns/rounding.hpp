#pragma once

#include <guiju/value/decimal_type.hpp>

namespace guiju::columns {

/// value / by, rounded; by is a power of ten above 1.
template <class T>
[[nodiscard]] constexpr T divided(T value, T by, rounding mode) noexcept {
    const T quotient = static_cast<T>(value / by);
    const T rest = static_cast<T>(value % by);
    if (rest == 0) {
        return quotient;
    }
    const bool negative = rest < 0;
    const T away = static_cast<T>(negative ? quotient - 1 : quotient + 1);
    const T size = static_cast<T>(negative ? -rest : rest);
    const T other = static_cast<T>(by - size); // to the number further from zero
    switch (mode) {
    case rounding::floor:
        return negative ? away : quotient;
    case rounding::ceiling:
        return negative ? quotient : away;
    case rounding::up:
        return away;
    case rounding::down:
        return quotient;
    case rounding::half_up:
        return size >= other ? away : quotient;
    case rounding::half_down:
        return size > other ? away : quotient;
    default:
        return size > other || (size == other && quotient % 2 != 0) ? away : quotient;
    }
}

} // namespace guiju::columns
