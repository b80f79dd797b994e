#pragma once

#include <guiju/program/program.hpp>

namespace guiju::program {

/// Closes a range as a `make_range` with that index says; its ends are left to the caller.
inline void shape_range(range_body& made, std::uint32_t index) noexcept {
    made.low_closed = (index & 1U) != 0;
    made.high_closed = (index & 2U) != 0;
    made.form = static_cast<range_form>(index >> range_form_shift);
}

} // namespace guiju::program
