#pragma once

#include <guiju/value/value.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace guiju::meaning {
struct repair;
}

namespace guiju {

/// What an expression language means by an error: FEEL answers null, B-FEEL (DMN 1.6, chapter 11) a default of the
/// result's type. The operations are the same.
enum class semantics : std::uint8_t { feel, b_feel };

/// What an operation may need beside its arguments: where it was called, the budget, the clock.
///
/// One lives as long as one evaluation; it is not shared between threads. A host that calls operations directly may use
/// a default one.
struct call_context {
    span where;                            ///< the place of the call; nulls that it makes point there
    std::uint64_t items_left = 50'000'000; ///< list items and text bytes that may still be made
    bool exhausted = false;                ///< the budget was passed; the evaluation ends with an error
    guiju::semantics semantics = guiju::semantics::feel;
    std::vector<meaning::repair>* repairs = nullptr; ///< gets the errors that B-FEEL replaced, when somebody listens
    std::uint32_t nesting = 0;    ///< how deep in lists, contexts and ranges the operation that runs is
    std::optional<date_time> now; ///< for now() and today(); none: undetermined, so that answers stay repeatable

    /// Takes `items` from the budget. False when there is not enough left.
    [[nodiscard]] bool spend(std::uint64_t items) noexcept {
        if (items > items_left) {
            exhausted = true;
            return false;
        }
        items_left -= items;
        return true;
    }
    /// A null that says why, pointing at the call.
    [[nodiscard]] value null(reason why) const noexcept { return value(why, where); }
};

} // namespace guiju
