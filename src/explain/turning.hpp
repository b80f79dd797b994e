#pragma once

#include <guiju/explain/why_not.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace guiju::explain {

/// Values that lie on a line, counted in the least steps that make a difference: days, cents, ones.
class scale {
public:
    /// The line on which the values of a type lie around `current`; nothing for types that have no order of steps.
    static std::optional<scale> of(const program::type& is, const value& current, const date& as_of);

    [[nodiscard]] std::int64_t start() const noexcept { return start_; }
    /// The value at a step; nothing where there is none, or none that makes sense: a negative amount where it was not.
    [[nodiscard]] std::optional<value> at(std::int64_t step) const;
    /// The step at or just below a value of the line; nothing for other values.
    [[nodiscard]] std::optional<std::int64_t> step_of(const value& v) const;
    /// From 0 to 1: the share of a year for days, of the larger of both for amounts.
    [[nodiscard]] decimal distance(std::int64_t step) const;

private:
    kind kind_ = kind::number;
    currency in_{};
    int exponent_ = 0; ///< a step is 10^exponent
    std::int64_t start_ = 0;
};

/// Whether an outcome says no: there is something to turn.
[[nodiscard]] bool refuses(const evaluate::outcome& one);
/// Whether the second says yes where the first said no.
[[nodiscard]] bool turned(const evaluate::outcome& before, const evaluate::outcome& after);

} // namespace guiju::explain
