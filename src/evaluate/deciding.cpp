#include <guiju/evaluate/cited.hpp>
#include <guiju/evaluate/deciding.hpp>
#include <guiju/evaluate/derivation.hpp>

#include <algorithm>

namespace guiju::evaluate {

namespace {

using program::node_id;
using program::opcode;
using policy_of = graph::table::hit_policy;

wording numbered(std::uint32_t n) {
    const auto number = std::to_string(n);
    return {"规则 " + number, "rule " + number};
}

wording behind(const wording& before, const wording& name) {
    return before.empty() ? name : wording{before.zh + "，" + name.zh, before.en + ", " + name.en};
}

bool has_value(status s) noexcept {
    return s == status::value || s == status::kept || s == status::broken || s == status::met || s == status::missed;
}

} // namespace

deciding_rules::deciding_rules(const program::program& p, program::answer_id of)
    : program_(p), of_(of), start_(chooser(p[of].value)) {
    if (start_ != node_id::none) {
        follow(start_, {}, program::exception_id::none);
    }
}

node_id deciding_rules::chooser(node_id of) const {
    while (of != node_id::none && program_[of].op == opcode::convert) {
        of = program_.operands_of(program_[of])[0];
    }
    const bool chooses = of != node_id::none && (program_[of].op == opcode::choose || program_[of].op == opcode::table);
    return chooses ? of : node_id::none;
}

void deciding_rules::add(node_id node, std::uint32_t index, const wording& name, program::exception_id exception,
                         span where) {
    links_[{node, index}] = {all_.size(), node_id::none};
    all_.push_back({name, exception, where});
}

void deciding_rules::follow_case(node_id node, std::uint32_t which, node_id leads_to, const wording& before,
                                 program::exception_id exception, std::uint32_t& written) {
    const auto info = which < program_.cases.size() ? program_.cases[which] : program::case_info{};
    wording name = info.otherwise ? wording{"否则", "otherwise"} : wording{};
    if (info.exception != program::exception_id::none) {
        const auto& one = program_.exceptions[static_cast<std::size_t>(info.exception)];
        exception = info.exception;
        name = {"例外 " + one.name, "exception " + (one.other.empty() ? one.name : one.other)};
        if (program_.language == lang::en) {
            name = {"例外 " + (one.other.empty() ? one.name : one.other), "exception " + one.name};
        }
    } else if (!info.otherwise) {
        name = numbered(++written);
    }
    const auto further = chooser(leads_to);
    if (further == node_id::none) {
        add(node, which, behind(before, name), exception, info.where);
        return;
    }
    links_[{node, which}] = {std::nullopt, further};
    // The answer's own cases go by their own names.
    const bool own = info.otherwise && program_.cases[which].exception == program::exception_id::none;
    follow(further, own ? before : behind(before, name), exception);
}

void deciding_rules::follow(node_id node, const wording& before, program::exception_id exception) {
    const auto& n = program_[node];
    if (n.op == opcode::table) {
        const auto& rules = program_.tables[n.index].rules;
        for (std::uint32_t r = 0; r < rules.size(); ++r) {
            add(node, r, behind(before, numbered(r + 1)), exception, rules[r].where);
        }
        return;
    }
    const auto parts = program_.operands_of(n);
    std::uint32_t written = 0;
    for (std::uint32_t i = 0; 2 * i < parts.size(); ++i) {
        const bool last = 2 * i + 1 == parts.size();
        follow_case(node, n.index + i, parts[last ? 2 * i : 2 * i + 1], before, exception, written);
    }
}

std::optional<std::size_t> deciding_rules::fired(const outcome& one) const {
    if (!one.why || !has_value(one.status)) {
        return std::nullopt;
    }
    for (auto at = start_; at != node_id::none;) {
        std::vector<std::uint32_t> passed;
        for (const auto& step : one.why->steps) {
            if (step.node == at && (step.kind == step_kind::rule || step.kind == step_kind::exception)) {
                passed.push_back(step.index);
            }
        }
        const auto& n = program_[at];
        const auto hit = n.op == opcode::table ? program_.tables[n.index].hit : policy_of::first;
        const bool one_of_many = hit == policy_of::first || hit == policy_of::any;
        const bool single = passed.size() == 1 && (hit == policy_of::unique || hit == policy_of::priority);
        if (passed.empty() || !(one_of_many || single)) {
            return std::nullopt;
        }
        const auto next = links_.at({at, passed.front()});
        if (next.rule) {
            return next.rule;
        }
        at = next.further;
    }
    return std::nullopt;
}

std::string deciding_rules::joined(const std::vector<graph::clause_id>& clauses) const {
    std::string all;
    for (const auto& one : clauses) {
        all += (all.empty() ? "" : program_.language == lang::zh ? "、" : ", ") + one;
    }
    return all;
}

std::string deciding_rules::clauses(std::optional<std::size_t> fired) const {
    const auto exception = fired ? all_[*fired].exception : program::exception_id::none;
    if (exception != program::exception_id::none) {
        const auto& clause = program_.exceptions[static_cast<std::size_t>(exception)].clause;
        if (!clause.empty()) {
            return clause;
        }
    }
    return joined(program_[of_].clauses);
}

std::string deciding_rules::clauses(const outcome& one, std::optional<std::size_t> fired) const {
    const bool duty = program_[of_].kind == graph::answer_kind::duty;
    return duty ? joined(cited_clauses(program_[of_], one)) : clauses(fired);
}

} // namespace guiju::evaluate
