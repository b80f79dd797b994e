#pragma once

#include "console.hpp"
#include "data.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <optional>
#include <string>
#include <vector>

namespace guiju::cli {

/// The options of run, explain and why-not that say what is asked.
struct question_options {
    std::string policy;
    data_options data;
    std::string as_of;
    std::string now;                   ///< what the clock shows
    std::vector<std::string> readings; ///< 攀升=只补差额
    std::vector<std::string> supplied; ///< 技能补贴标准=500元
    std::vector<std::string> reforms;  ///< 等级奖励标准(5A)=50000元@2024-01-01
    std::vector<std::string> removed;  ///< names of answers
    std::string replaced_by;           ///< a file of rules
    std::vector<std::string> answers;
    bool strict = false;

    void declare(CLI::App& on);
};

/// What is asked, with names resolved; or the exit code when the policy, a name or the data forbids it.
struct asked_question {
    std::optional<guiju::policy> policy;
    settings how;
    evaluate::question resolved;
    std::vector<program::answer_id> answers;
    bound_data data;
    raw_data raw;
    exit_code code = all_well;

    /// Those that were named, or all of the policy.
    [[nodiscard]] std::vector<program::answer_id> answers_or_all() const;
};

/// Loads the policy and the data and resolves every name, in that order; all problems have been said.
[[nodiscard]] asked_question prepare(const question_options& options, console& on, bool with_derivation = false);

} // namespace guiju::cli
