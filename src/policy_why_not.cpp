#include "policy_state.hpp"

#include <guiju/explain/json_line.hpp>
#include <guiju/explain/words.hpp>

#include <algorithm>
#include <set>

namespace guiju {

namespace {

/// One line of the policy's text, without line ends and runs of spaces.
std::string on_one_line(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!space || (!made.empty() && made.back() != ' ')) {
            made += space ? ' ' : c;
        }
    }
    return made;
}

/// Where the condition of a rejected case is written.
span condition_of(const program::program& p, const evaluate::derivation_step& step) {
    const auto& node = p[step.node];
    const auto parts = p.operands_of(node);
    const std::size_t at = step.index < node.index ? parts.size() : std::size_t{2} * (step.index - node.index);
    return node.op == program::opcode::choose && at < parts.size() ? p[parts[at]].where : node.where;
}

/// Collects the conditions that failed, each place once.
class rejections {
public:
    explicit rejections(const policy& of) : of_(of) {}

    void collect(const std::vector<evaluate::derivation_step>& steps) {
        for (const auto& step : steps) {
            if (step.kind == evaluate::step_kind::rejected && step.node != program::node_id::none) {
                add(condition_of(of_.program(), step), step.result);
            }
            collect(step.children);
        }
    }
    /// Conditions that are no case of a choice: of applying at all, or the value itself where that is a condition.
    void collect_own(const outcome& one) {
        const auto& p = of_.program();
        const auto& answer = p[one.answer];
        if (one.status == status::not_applicable && answer.applies != program::node_id::none) {
            add(p[answer.applies].where, false);
        }
        if (one.value.is_false() && answer.value != program::node_id::none) {
            add(p[answer.value].where, false);
        }
    }
    [[nodiscard]] std::vector<failed_condition> take() && { return std::move(found_); }

private:
    void add(span where, const value& result) {
        const auto* in = of_.sources().find(where.source);
        auto written = on_one_line(of_.sources().text(where));
        if (in == nullptr || written.empty() || !seen_.insert(where).second) {
            return;
        }
        const auto line = std::to_string(in->at(where.begin).line);
        found_.push_back({std::move(written), in->name() + ":" + line, result, where});
    }

    const policy& of_;
    std::set<span> seen_;
    std::vector<failed_condition> found_;
};

std::string plain(const value& v, lang language) {
    if (v.is(kind::boolean)) {
        return language == lang::zh ? (v.as_boolean() ? "是" : "否") : (v.as_boolean() ? "yes" : "no");
    }
    if (v.is_null()) {
        return language == lang::zh ? "（空）" : "(none)";
    }
    std::string text;
    explain::append_json(text, v);
    return text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
}

std::string needs_words(const value& result, lang language) {
    if (!result.is_undetermined()) {
        return {};
    }
    std::string text = language == lang::zh ? "（未定，尚需" : " (undetermined, needs";
    for (const auto& need : result.needs()) {
        text += " " + need;
    }
    return text + (language == lang::zh ? "）" : ")");
}

std::string change_words(const explain::turning_change& one, lang language) {
    const auto then = explain::status_word(one.then.status, language) +
                      (one.then.value.is_null() ? std::string{} : " " + plain(one.then.value, language));
    const auto before = plain(one.before, language);
    return language == lang::zh
               ? "  - " + one.path + " 改为 " + plain(one.after, language) + "（现为 " + before + "）：" + then + "\n"
               : "  - " + one.path + " to " + plain(one.after, language) + " (is " + before + "): " + then + "\n";
}

std::string without_conditions(const policy& of, const outcome& one, bool zh) {
    const bool judged = one.status == status::broken || one.status == status::missed;
    const auto where = one.where.known() ? one.where : of.program()[one.answer].where;
    const auto* in = of.sources().find(where.source);
    const auto place = in == nullptr ? std::string{} : in->name() + ":" + std::to_string(in->at(where.begin).line);
    return std::string(judged ? (zh ? "  须满足的界限没有达到" : "  the bound is not kept")
                              : (zh ? "  没有不成立的条件" : "  no condition failed")) +
           "  [" + place + "]\n";
}

constexpr std::size_t most_told = 8;

} // namespace

std::vector<std::vector<value>> policy::dimensions_of(program::answer_id id, const evaluate::question& how) const {
    std::vector<std::vector<value>> all{{}};
    for (std::size_t d = 0; d < program()[id].dimensions.size(); ++d) {
        std::vector<std::vector<value>> longer;
        for (const auto& so_far : all) {
            for (const auto& v : evaluator().values_of(id, d, how)) {
                longer.push_back(so_far);
                longer.back().push_back(v);
            }
        }
        all = std::move(longer);
    }
    return all;
}

guiju::why_not policy::why_not(program::answer_id answer, const explain::placed_record& about,
                               const std::vector<value>& dimensions, const evaluate::question& how) const {
    auto with_steps = how;
    with_steps.with_derivation = true;
    guiju::why_not made;
    made.found = explain::ask_at(evaluator(), answer, about, dimensions, with_steps);
    rejections found(*this);
    found.collect_own(made.found);
    if (made.found.why) {
        found.collect(made.found.why->steps);
    }
    made.failed = std::move(found).take();
    made.changes = explain::turning_changes(evaluator(), answer, about, dimensions, how);
    return made;
}

result<std::vector<guiju::why_not>> policy::why_not(std::string_view answer, const value& facts,
                                                    const settings& how) const {
    auto asked = resolve(how);
    auto ids = answers(answer);
    if (!asked || !ids) {
        return asked ? ids.problems() : asked.problems();
    }
    const auto data = read(facts, how);
    diagnostics problems;
    for (const auto& one : data.problems) {
        if (one.severity == severity::error) {
            problems.push_back(plain_problem(one.code, {one.path + "：" + one.what.zh, one.path + ": " + one.what.en}));
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    std::vector<guiju::why_not> all;
    for (const auto id : *ids) {
        for (const auto& about : explain::places_of(program(), id, data.type, data.root)) {
            for (const auto& dimensions : dimensions_of(id, *asked)) {
                all.push_back(why_not(id, about, dimensions, *asked));
            }
        }
    }
    return all;
}

std::string explanation(const policy& of, const why_not& found, lang language) {
    const bool zh = language == lang::zh;
    auto bare = found.found;
    bare.why = nullptr;
    auto text = explanation(of, bare, language);
    if (found.failed.empty()) {
        text += without_conditions(of, found.found, zh);
    } else {
        text += zh ? "  不成立的条件：\n" : "  conditions that failed:\n";
    }
    for (const auto& one : found.failed) {
        text += "  - " + one.written + needs_words(one.result, language) + "  [" + one.place + "]\n";
    }
    if (!found.changes.empty()) {
        text += zh ? "  只改一项即可（由近到远，均已重新求值）：\n"
                   : "  one input alone would turn it (nearest first, each evaluated):\n";
    }
    for (std::size_t i = 0; i < std::min(found.changes.size(), most_told); ++i) {
        text += change_words(found.changes[i], language);
    }
    return text;
}

} // namespace guiju
