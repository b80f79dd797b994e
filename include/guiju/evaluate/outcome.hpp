#pragma once

#include <guiju/base/language.hpp>
#include <guiju/program/program.hpp>

#include <memory>
#include <string>
#include <vector>

namespace guiju::evaluate {

/// How an answer came out. The words of the JSON lines are `name_of(status)`.
enum class status : std::uint8_t {
    value, ///< a benefit, decision, eligibility or duty has a value
    kept,
    broken, ///< a limit
    met,
    missed, ///< a target
    passed,
    open,           ///< a procedure
    not_applicable, ///< there is nothing to judge; `message` says why
    undetermined,   ///< `needs` says what would settle it
    error,          ///< `message` and `where` say why
};

/// One key of what an answer is of: 组织 = "s1", 年份 = 2023, 城市 = null.
struct subject_key {
    std::string name;
    value key;
};

struct derivation;

/// The answer to one question about one subject.
struct outcome {
    program::answer_id answer = program::answer_id::none;
    std::vector<subject_key> of;
    evaluate::status status = evaluate::status::error;
    guiju::value value;               ///< amount, measured value, yes/no, list …; null when there is none
    guiju::value bound;               ///< limits and targets
    guiju::value slack;               ///< limits: how far from the bound, negative when broken
    guiju::value gap;                 ///< targets: how much is missing, 0 when met
    std::vector<std::string> missing; ///< procedures: steps not done
    std::vector<std::string> failed;  ///< procedures: steps that failed
    std::vector<std::string> needs;   ///< undetermined: what would settle it
    wording message;                  ///< not applicable and error: why
    bool stopped = false;             ///< error: a limit was passed; with larger ones there may be an answer
    span where;                       ///< error: the place in the policy
    date as_of;
    std::shared_ptr<const derivation> why; ///< only when asked for
};

[[nodiscard]] std::string_view name_of(status s) noexcept;

} // namespace guiju::evaluate
