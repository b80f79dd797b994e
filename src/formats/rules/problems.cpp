#include "formats/rules/problems.hpp"

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

constexpr std::size_t longest_compared = 120; ///< bytes; nobody mistypes more

std::vector<std::string_view> code_points(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
            ++next;
        }
        all.push_back(text.substr(i, next - i));
        i = next;
    }
    return all;
}

} // namespace

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

std::size_t edit_distance(std::string_view from, std::string_view to) {
    const auto a = code_points(from);
    const auto b = code_points(to);
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            cost[i][j] = std::min(
                {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

std::string nearest(std::string_view written, const std::vector<std::string_view>& candidates) {
    std::string_view found;
    if (written.size() > longest_compared) {
        return {};
    }
    const auto length = code_points(written).size();
    std::size_t best = static_cast<std::size_t>(-1);
    for (const auto candidate : candidates) {
        if (candidate.empty() || candidate.size() > longest_compared) {
            continue;
        }
        const auto distance = edit_distance(written, candidate);
        const auto most = std::max(length, code_points(candidate).size());
        const auto allowed = std::min<std::size_t>(most > 1 ? std::max<std::size_t>(1, most / 2) : 0, 3);
        if (distance <= allowed && distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return std::string(found);
}

} // namespace guiju::formats::rules
