#pragma once

#include "plan.hpp"

#include <unordered_map>

namespace guiju::columns {

/// Runs steps for one value at a time, without kernels: to fill tables when a plan is made, and to test kernels with.
/// Steps over lists are not run.
class one_value {
public:
    explicit one_value(const plan& of) : plan_(of) {}

    /// What a load gives.
    void set(step_id load, int128 v) {
        if (load != step_id::none) {
            known_[load] = v;
        }
    }
    [[nodiscard]] int128 of(step_id id);

private:
    int128 run(const step& s);
    int128 number(const step& s, int128 a, int128 b);
    int128 truth(const step& s, int128 a, int128 b, int128 c, int128 d);
    int128 part(const step& s, int128 a, int128 b, int128 c);

    const plan& plan_;
    std::unordered_map<step_id, int128> known_;
};

} // namespace guiju::columns
