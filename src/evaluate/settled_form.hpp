#pragma once

#include "straight_code.hpp"

#include <guiju/evaluate/settled.hpp>

namespace guiju::evaluate {

/// What was worked out for one answer and one question.
class settled_form {
public:
    evaluate::evaluator with;
    program::answer_id asked;
    std::vector<value> dimensions;
    question how;
    std::optional<straight_code> straight; ///< what answers most records; the machine answers the others
};

} // namespace guiju::evaluate
