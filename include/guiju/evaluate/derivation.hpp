#pragma once

#include <guiju/evaluate/outcome.hpp>

#include <cstdint>
#include <vector>

namespace guiju::evaluate {

/// What one step of a derivation says.
enum class step_kind : std::uint8_t {
    answer,    ///< another answer was asked; its steps are `children`
    rule,      ///< this guarded case or table rule fired; index: which, from 0
    rejected,  ///< this condition failed (false or undetermined) before the one that fired; index: which
    exception, ///< this exception replaced the value; index in program order
    parameter, ///< a parameter was read; value: what it said, keys: for which categories, on: at which date
    reading,   ///< a reading was taken; value: the choice
    input,     ///< a field of a record was read; path: which
    local,     ///< a named local was computed
};

/// One step: what was used, with its value and where it is written.
struct derivation_step {
    step_kind kind = step_kind::input;
    std::uint32_t index = 0;  ///< of the answer, parameter, reading, rule …, in its list in the program
    std::uint32_t record = 0; ///< of inputs: the record type; `index` is then the field
    program::node_id node = program::node_id::none;
    value result;
    std::vector<value> keys; ///< of parameters
    std::optional<date> on;  ///< of parameters
    std::vector<derivation_step> children;
    std::uint32_t times = 1; ///< how often the same step was taken (in loops)
    std::vector<value> also; ///< of inputs read more than once: the first few other values, each once
};

/// How an answer was found: the steps in the order in which they were taken, each once.
struct derivation {
    program::answer_id answer = program::answer_id::none;
    std::vector<derivation_step> steps;
};

} // namespace guiju::evaluate
