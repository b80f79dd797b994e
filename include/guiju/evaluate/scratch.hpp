#pragma once

#include <guiju/value/value.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
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
    /// A list of rules for one table; tables within tables have one each.
    class lent_rules {
    public:
        explicit lent_rules(scratch& from) : from_(from), depth_(from.lent_++) {
            if (from_.rules_.size() <= depth_) {
                from_.rules_.emplace_back();
            }
        }
        lent_rules(const lent_rules&) = delete;
        lent_rules& operator=(const lent_rules&) = delete;
        ~lent_rules() { --from_.lent_; }
        [[nodiscard]] std::vector<std::uint32_t>& rules() const noexcept { return from_.rules_[depth_]; }

    private:
        scratch& from_;
        std::size_t depth_;
    };

    std::vector<value> slots_; ///< frames, one above the other
    std::deque<std::vector<std::uint32_t>> rules_;
    std::size_t lent_ = 0;
};

} // namespace guiju::evaluate
