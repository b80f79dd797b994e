#pragma once

#include <guiju/base/result.hpp>
#include <guiju/evaluate/outcome.hpp>
#include <guiju/program/program.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace guiju::evaluate {

/// Bounds on one evaluation. Passing one is an error outcome, never a crash.
struct limits {
    std::uint32_t depth = 2'000;       ///< nested calls and expressions
    std::uint64_t steps = 200'000'000; ///< nodes evaluated
    std::uint64_t items = 50'000'000;  ///< list items and text bytes made
    std::chrono::milliseconds time{60'000};
};

/// What may differ between two evaluations of one policy.
struct question {
    std::optional<date> as_of;                       ///< none: the policy's default
    std::optional<date_time> now;                    ///< for now() and today(); none: undetermined
    std::vector<std::uint32_t> readings;             ///< choice of each reading; empty: the defaults
    std::map<program::parameter_id, value> supplied; ///< amounts for delegated parameters
    bool with_derivation = false;
    evaluate::limits limits;
    std::vector<meaning::repair>* repairs = nullptr; ///< gets the errors that B-FEEL replaced by defaults
};

/// Working memory that is kept between evaluations of one thread. Not shared between threads.
class scratch;

/// Evaluates answers of one program for one record at a time.
///
/// Thread-safe: any number of threads may use one evaluator, each with its own scratch. Nothing is allocated for
/// decisions over typed scalars once the scratch is warm. Errors are values: an answer that cannot be computed has
/// status `undetermined` or `error` and says why.
class evaluator {
public:
    explicit evaluator(std::shared_ptr<const program::program> of);

    /// One answer for one subject. `owners` are the records that the subject stands in, from the inside out, and
    /// `dimensions` its further keys; both as `program::answer` lists them. All of the program's record types (see
    /// `bind`).
    [[nodiscard]] outcome ask(program::answer_id answer, const value& subject, std::span<const value> owners,
                              std::span<const value> dimensions, const question& how, scratch& memory) const;

    /// Only the value, without an outcome around it: what a hot path calls.
    [[nodiscard]] value compute(program::answer_id answer, const value& subject, std::span<const value> owners,
                                std::span<const value> dimensions, const question& how, scratch& memory) const;

    /// The value of a function for these arguments, one for each of its parameters.
    [[nodiscard]] value call(program::function_id function, std::vector<value> arguments, const question& how,
                             scratch& memory) const;

    /// The values that one dimension of an answer takes, in order.
    [[nodiscard]] std::vector<value> values_of(program::answer_id answer, std::size_t dimension,
                                               const question& how) const;

    [[nodiscard]] const program::program& of() const noexcept { return *program_; }
    [[nodiscard]] std::shared_ptr<const program::program> shared() const noexcept { return program_; }

private:
    std::shared_ptr<const program::program> program_;
};

} // namespace guiju::evaluate
