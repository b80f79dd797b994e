#pragma once

#include <guiju/base/result.hpp>
#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace guiju::evaluate {

/// How answers are asked of all records of a population.
struct run_options {
    std::vector<program::answer_id> answers; ///< which; empty: all of the policy, in its order
    unsigned threads = 1;
    std::stop_token stop; ///< asked between records; a stopped run answers no more
    std::function<void(std::size_t done, std::size_t all)> progress; ///< called now and then, from one thread at a time
};

/// Takes the outcomes in the order of the answers in the policy and of the records in the data.
using outcome_sink = std::function<void(const outcome&)>;

/// Asks answers of a record and of everything that stands in it: a city, its organisations, their hires …
///
/// `root` is a record of type `type` (see `bind`). Answers whose subject does not stand in it are passed over; answers
/// of the policy itself are asked once. Each dimension takes all its values. The same outcomes in the same order for
/// any number of threads.
void run(const evaluator& with, program::record_id type, const value& root, const question& how,
         const run_options& options, const outcome_sink& sink);

/// How many outcomes `run` would give.
[[nodiscard]] std::size_t count(const evaluator& with, program::record_id type, const value& root, const question& how,
                                const run_options& options);

} // namespace guiju::evaluate
