#include "formats/rules/problems.hpp"

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

diagnostic& problem_list::error(std::string code, span where, std::string zh, std::string en) {
    diagnostic problem;
    problem.code = std::move(code);
    problem.where = where;
    problem.what = {std::move(zh), std::move(en)};
    add(std::move(problem));
    return all_.size() < most_ || left_out_ == 0 ? all_.back() : spare_;
}

diagnostic& problem_list::warning(std::string code, span where, std::string zh, std::string en) {
    const bool before = errors_;
    auto& made = error(std::move(code), where, std::move(zh), std::move(en));
    made.severity = severity::warning;
    errors_ = before;
    return made;
}

void problem_list::add(diagnostic problem) {
    errors_ = errors_ || problem.severity == severity::error;
    if (all_.size() >= most_) {
        ++left_out_;
        spare_ = std::move(problem);
        return;
    }
    all_.push_back(std::move(problem));
}

diagnostics problem_list::take() {
    std::stable_sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.where.source, a.where.begin) < std::pair(b.where.source, b.where.begin);
    });
    if (left_out_ != 0) {
        diagnostic rest;
        rest.code = "limit.problems";
        rest.where = all_.empty() ? span{} : all_.back().where;
        rest.what = {"还有 " + std::to_string(left_out_) + " 处问题没有列出",
                     std::to_string(left_out_) + " more problems are not listed"};
        all_.push_back(std::move(rest));
    }
    return std::move(all_);
}

} // namespace guiju::formats::rules
