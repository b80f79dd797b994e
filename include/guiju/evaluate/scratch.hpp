#pragma once

#include <guiju/value/value.hpp>

#include <cstddef>
#include <vector>

namespace guiju::evaluate {

class machine;

/// Working memory that is kept between evaluations of one thread, so that nothing is allocated once it is warm.
/// Not shared between threads. Holds no answers.
class scratch {
public:
    scratch() { slots_.reserve(256); }

private:
    friend class machine;
    std::vector<value> slots_; ///< frames, one above the other
};

} // namespace guiju::evaluate
