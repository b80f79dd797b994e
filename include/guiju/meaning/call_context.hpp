#pragma once

#include <guiju/value/value.hpp>

#include <cstdint>

namespace guiju {

/// What an operation may know of the evaluation it runs in, and may use up of its limits. Not shared between threads.
///
/// An evaluator may derive from it, so that its own callables find their machine again.
struct call_context {
    std::uint64_t items_left = 50'000'000;  ///< list items and bytes of text that may still be made
    std::uint64_t steps_left = 200'000'000; ///< steps of loops and of calls that may still be taken
    std::uint32_t depth_left = 2'000;       ///< nested calls, and levels of nested values, that may still be entered
    bool exceeded = false;                  ///< a limit was passed: the evaluation is over
    bool b_feel = false;                    ///< reserved for B-FEEL, DMN 1.6 chapter 11
    span where;                             ///< where the running operation was written: the span of its nulls
    date_time now;                          ///< what now() answers; today() is its date. Never the system's clock here

    /// Uses up the budget of items and bytes. False, for good, when there is not enough left.
    [[nodiscard]] bool spend(std::uint64_t count) noexcept { return take(items_left, count); }
    /// Uses up the budget of steps. False, for good, when there are not enough left.
    [[nodiscard]] bool step(std::uint64_t count = 1) noexcept { return take(steps_left, count); }

private:
    bool take(std::uint64_t& left, std::uint64_t count) noexcept {
        if (exceeded || count > left) {
            exceeded = true;
            return false;
        }
        left -= count;
        return true;
    }
};

} // namespace guiju

namespace guiju::meaning {

/// The null of an operation that has no answer, with the place where it was written.
[[nodiscard]] inline value no_value(reason why, const call_context& in) noexcept { return value(why, in.where); }

} // namespace guiju::meaning
