#include "question.hpp"

#include "moment.hpp"
#include "policies.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace guiju::cli {
namespace {

using pairs = std::map<std::string, std::string>;

/// name=value, in ASCII or full width.
bool split(const std::string& text, std::pair<std::string, std::string>& into) {
    for (const std::string_view sign : {"=", "＝"}) {
        if (const auto at = text.find(sign); at != std::string::npos && at != 0) {
            into = {text.substr(0, at), text.substr(at + sign.size())};
            return true;
        }
    }
    return false;
}

bool split_all(const std::vector<std::string>& texts, const char* option, pairs& into, const console& on) {
    for (const auto& text : texts) {
        std::pair<std::string, std::string> one;
        if (!split(text, one)) {
            on.error({std::string(option) + " " + text + "：应写作 名称=值",
                      std::string(option) + " " + text + ": expected NAME=VALUE"});
            return false;
        }
        into.insert_or_assign(one.first, one.second);
    }
    return true;
}

bool read_settings(const question_options& options, settings& how, const console& on) {
    how.strict = options.strict;
    if (!options.as_of.empty()) {
        how.as_of = date::parse(options.as_of);
        if (!how.as_of) {
            on.error({"--as-of " + options.as_of + "：没有这个日期，应写作 2025-12-31",
                      "--as-of " + options.as_of + ": no such date, expected e.g. 2025-12-31"});
            return false;
        }
    }
    return split_all(options.readings, "--reading", how.readings, on) &&
           split_all(options.supplied, "--set", how.supplied, on);
}

/// 等级奖励标准(5A)=50000元@2024-01-01: changes by the date from which they hold.
bool read_reforms(const question_options& options, std::map<std::string, pairs>& by_date, const console& on) {
    for (const auto& text : options.reforms) {
        const auto at = text.rfind('@');
        std::pair<std::string, std::string> one;
        if (at == std::string::npos || !date::parse(text.substr(at + 1)) || !split(text.substr(0, at), one)) {
            on.error({"--reform " + text + "：应写作 参数=值@2024-01-01",
                      "--reform " + text + ": expected PARAMETER=VALUE@2024-01-01"});
            return false;
        }
        by_date[text.substr(at + 1)].insert_or_assign(one.first, one.second);
    }
    return true;
}

/// Removes and replaces answers.
bool restructure(asked_question& asked, const question_options& options, const console& on) {
    amendment by;
    by.remove = options.removed;
    if (!options.replaced_by.empty()) {
        auto text = bytes_of(options.replaced_by);
        if (!text) {
            on.error({options.replaced_by + "：无法读取", options.replaced_by + ": cannot be read"});
            return false;
        }
        by.replacing = std::move(*text);
    }
    auto made = asked.policy->reform(by);
    if (!made) {
        on.report(made.problems(), asked.policy->sources());
        return false;
    }
    asked.policy = std::move(*made);
    return true;
}

bool reform(asked_question& asked, const question_options& options, const console& on) {
    if (!restructure(asked, options, on)) {
        return false;
    }
    std::map<std::string, pairs> by_date;
    if (!read_reforms(options, by_date, on)) {
        return false;
    }
    for (const auto& [since, changes] : by_date) {
        auto made = asked.policy->reform(changes, *date::parse(since));
        if (!made) {
            on.report(made.problems(), asked.policy->sources());
            return false;
        }
        asked.policy = std::move(*made);
    }
    return true;
}

/// Answers of policies are repeatable: only models see the clock unasked.
bool set_clock(asked_question& asked, const question_options& options, const console& on) {
    if (options.now.empty()) {
        asked.how.now = asked.policy->document().models.empty() ? std::nullopt : moment();
        return true;
    }
    asked.how.now = date_time::parse(options.now);
    if (!asked.how.now) {
        on.error({options.now + " 不是日期时间，如 2024-02-29T10:00:00+08:00",
                  options.now + " is no date and time such as 2024-02-29T10:00:00+08:00"});
    }
    return asked.how.now.has_value();
}

bool resolve(asked_question& asked, const question_options& options, const console& on) {
    auto resolved = asked.policy->resolve(asked.how);
    if (!resolved) {
        on.report(resolved.problems(), asked.policy->sources());
        return false;
    }
    asked.resolved = std::move(*resolved);
    asked.resolved.with_derivation = asked.how.with_derivation;
    for (const auto& name : options.answers) {
        auto found = asked.policy->answers(name);
        if (!found) {
            on.report(found.problems(), asked.policy->sources());
            return false;
        }
        asked.answers.insert(asked.answers.end(), found->begin(), found->end());
    }
    std::ranges::sort(asked.answers);
    const auto rest = std::ranges::unique(asked.answers);
    asked.answers.erase(rest.begin(), rest.end());
    return true;
}

} // namespace

std::vector<program::answer_id> asked_question::answers_or_all() const {
    auto ids = answers;
    for (std::uint32_t i = 0; answers.empty() && i < policy->program().answers.size(); ++i) {
        ids.push_back(static_cast<program::answer_id>(i));
    }
    return ids;
}

void question_options::declare(CLI::App& on) {
    on.add_option("policy", policy, "Policy: a file, or the name of one that ships with guiju (longgang)")->required();
    on.add_option("population", data.files, "Data: JSON, JSON-lines or CSV files, or folders of them")->required();
    on.add_option("--as-of", as_of, "Date the answers are asked for (default: the policy's)");
    on.add_option(
        "--now", now,
        "What now() and today() tell, e.g. 2024-02-29T10:00:00+08:00 (default: of DMN models the clock, else none)");
    on.add_option("--reading", readings, "READING=CHOICE; may be given several times");
    on.add_option("--set", supplied, "PARAMETER=VALUE for what the policy delegates, e.g. 技能补贴标准=500元");
    on.add_option("--reform", reforms,
                  "PARAMETER=VALUE@DATE: the policy changed from a date on, e.g. 等级奖励标准(5A)=50000元@2024-01-01");
    on.add_option("--remove", removed, "The policy without this answer; may be given several times");
    on.add_option(
        "--replace", replaced_by,
        "The policy with the answers and functions of this file of rules in the place of those of the same name");
    on.add_option("--decision", answers, "Only this answer; may be given several times");
    on.add_option("--encoding", data.encoding, "Encoding of CSV files, e.g. GB18030 (default: found out)");
    on.add_option("--record", data.record, "What the rows are, where neither the file's name nor its columns tell");
    on.add_flag("--strict", strict, "Unknown fields in the data are errors");
    for (auto* option : {on.get_option("--reading"), on.get_option("--set"), on.get_option("--reform"),
                         on.get_option("--remove"), on.get_option("--decision")}) {
        option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
    }
}

asked_question prepare(const question_options& options, console& on, bool with_derivation) {
    asked_question asked;
    auto opened = open_policy(options.policy, on);
    if (!opened.loaded) {
        asked.code = opened.code;
        return asked;
    }
    asked.policy = std::move(opened.loaded);
    asked.how.with_derivation = with_derivation;
    if (!read_settings(options, asked.how, on) || !set_clock(asked, options, on) || !reform(asked, options, on) ||
        !resolve(asked, options, on)) {
        asked.code = usage;
        return asked;
    }
    asked.raw = read_data(*asked.policy, options.data, on);
    asked.code = asked.raw.code;
    if (asked.code == all_well) {
        asked.data = bind_data(*asked.policy, asked.raw, asked.how, on);
    }
    return asked;
}

} // namespace guiju::cli
