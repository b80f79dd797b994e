#pragma once

#include <guiju/evaluate/evaluator.hpp>

namespace guiju::evaluate {

/// Whether a value can be handed out: whoever prints or converts it visits each part as often as it stands in it, and
/// goes as deep as it is nested. Values that share parts can be small here and endless there. At most a thousand
/// levels, and as many parts as an evaluation may make.
[[nodiscard]] bool can_be_handed_out(const value& of, const limits& within);

/// The value, or null because a limit was passed.
[[nodiscard]] inline value handed_out(value of, const limits& within) {
    return can_be_handed_out(of, within) ? of : value(reason::limit);
}

} // namespace guiju::evaluate
