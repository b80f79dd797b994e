#include "lowering.hpp"

#include <algorithm>
#include <set>

namespace guiju::program {

void lowering::declare_exceptions() {
    std::map<std::string, span> seen;
    for (const auto& from : policy_.exceptions) {
        const auto id = static_cast<exception_id>(build_.out.exceptions.size());
        if (const auto [at, added] = seen.try_emplace(from.name.name, from.name.where); !added) {
            duplicate(from.name.name, at->second, from.name.where);
        }
        const auto of = excepted(from);
        build_.out.exceptions.push_back({from.name.name, from.name.other, of.value_or(answer_id::none), from.clause,
                                         from.where.known() ? from.where : from.name.where});
        written_exceptions_.push_back(&from);
        if (of) {
            exceptions_of_[static_cast<std::size_t>(*of)].push_back(id);
        }
    }
    for (std::size_t a = 0; a < exceptions_of_.size(); ++a) {
        order_exceptions(static_cast<answer_id>(a));
    }
}

/// The answer that an exception is to.
std::optional<answer_id> lowering::excepted(const graph::exception& from) {
    const auto found = answers_.find(from.of);
    if (found == answers_.end()) {
        nearest near(from.of);
        for (const auto& [name, all] : answers_) {
            near.consider(name);
        }
        unknown("name.unknown_answer", {"答案", "answer"}, from.of, from.name.where, near);
        return std::nullopt;
    }
    if (from.subject.empty()) {
        if (found->second.size() > 1) {
            error("exception.subject", from.name.where,
                  {"有几个 " + from.of + "，要写明每个什么", "there are several " + from.of + "; say for each what"});
            return std::nullopt;
        }
        return found->second.front();
    }
    const auto subject = find_record(from.subject, from.name.where);
    for (const auto id : found->second) {
        if (subject && build_.out[id].subject == *subject) {
            return id;
        }
    }
    if (subject) {
        error("exception.subject", from.name.where,
              {from.of + " 不问 " + from.subject, from.of + " is not asked of " + from.subject});
    }
    return std::nullopt;
}

/// Puts the exceptions of one answer in order: of any two, one must go before the other, said or following from what is
/// said.
void lowering::order_exceptions(answer_id of) {
    auto& all = exceptions_of_[static_cast<std::size_t>(of)];
    const auto count = all.size();
    const auto told = problems_.size();
    constexpr std::size_t most = 300;
    if (count > most) {
        error("limit.exceptions", build_.out.exceptions[static_cast<std::size_t>(all[most])].where,
              {"一个答案的例外过多", "too many exceptions to one answer"}, {"最多 300 个", "at most 300"});
        return;
    }
    std::vector<std::vector<char>> before(count, std::vector<char>(count, 0));
    for (std::size_t i = 0; i < count; ++i) {
        const auto& from = *written_exceptions_[static_cast<std::size_t>(all[i])];
        for (const auto& name : from.before) {
            bool found = false;
            for (std::size_t j = 0; j < count; ++j) {
                if (written_exceptions_[static_cast<std::size_t>(all[j])]->name.answers_to(name)) {
                    before[i][j] = 1;
                    found = true;
                }
            }
            if (!found) {
                nearest near(name);
                for (const auto other : all) {
                    near.consider(build_.out.exceptions[static_cast<std::size_t>(other)].name);
                }
                unknown("name.unknown_exception", {"例外", "exception"}, name, from.name.where, near);
            }
        }
    }
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < count && before[i][k] != 0; ++j) {
                before[i][j] = static_cast<char>(before[i][j] | before[k][j]);
            }
        }
    }
    if (problems_.size() == told) {
        report_order(all, before);
    }
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        order[i] = i;
    }
    const auto behind = [&](std::size_t i) { return std::count(before[i].begin(), before[i].end(), 1); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return behind(a) > behind(b); });
    std::vector<exception_id> sorted;
    for (const auto i : order) {
        sorted.push_back(all[i]);
    }
    all = std::move(sorted);
}

void lowering::report_order(const std::vector<exception_id>& all, const std::vector<std::vector<char>>& before) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const auto& a = build_.out.exceptions[static_cast<std::size_t>(all[i])];
            const auto& b = build_.out.exceptions[static_cast<std::size_t>(all[j])];
            const std::vector<annotation> other{{a.where, {"另一个", "the other one"}}};
            if (before[i][j] != 0 && before[j][i] != 0) {
                error("exception.cycle", b.where,
                      {a.name + " 与 " + b.name + " 互相在先", a.name + " and " + b.name + " each go before the other"},
                      {}, other);
                return;
            }
            if (before[i][j] == 0 && before[j][i] == 0) {
                error("exception.ambiguous", b.where,
                      {"例外 " + a.name + " 与 " + b.name + " 孰先未定",
                       "it is not said which goes first, " + a.name + " or " + b.name},
                      {"在其中一个下写“先于 …”", "write 'before …' below one of them"}, other);
            }
        }
    }
}

} // namespace guiju::program
