#include "policy_state.hpp"

#include <algorithm>
#include <optional>

namespace guiju {

namespace {

prove::table_in table_at(const policy& of, std::size_t index) { return {of.program(), of.program().tables[index]}; }

/// As it is told of: the name, and which one where a decision has several tables.
std::string title_of(const prove::placed_table& one) {
    return one.nth == 0 ? one.owner : one.owner + " #" + std::to_string(one.nth + 1);
}

/// The owner of tables that a name in either language means.
std::string owner_named(const program::program& in, const std::string& name) {
    const auto answers_to = [&name](const auto& one) { return one.name == name || one.other == name; };
    if (const auto found = std::ranges::find_if(in.answers, answers_to); found != in.answers.end()) {
        return found->name;
    }
    const auto found = std::ranges::find_if(in.functions, answers_to);
    return found != in.functions.end() ? found->name : name;
}

using placed = std::vector<prove::placed_table>;

placed::const_iterator counterpart(const placed& among, const prove::placed_table& of) {
    return std::ranges::find_if(
        among, [&of](const prove::placed_table& one) { return one.owner == of.owner && one.nth == of.nth; });
}

/// Keeps the tables of these owners; a diagnostic for a name that none has.
std::optional<diagnostic> keep(const policy& before, const policy& after, const std::vector<std::string>& names,
                               placed& old, placed& now) {
    std::vector<std::string> wanted;
    for (const auto& name : names) {
        wanted.push_back(owner_named(after.program(), name));
        const auto is_its = [&](const prove::placed_table& one) { return one.owner == wanted.back(); };
        if (std::ranges::none_of(now, is_its) && std::ranges::none_of(old, is_its)) {
            wanted.back() = owner_named(before.program(), name);
        }
        if (std::ranges::none_of(now, is_its) && std::ranges::none_of(old, is_its)) {
            return plain_problem("compare.unknown",
                                 {"没有名为“" + name + "”的决策表", "there is no decision table of the name " + name},
                                 {});
        }
    }
    const auto unwanted = [&wanted](const prove::placed_table& one) {
        return std::ranges::find(wanted, one.owner) == wanted.end();
    };
    if (!names.empty()) {
        std::erase_if(old, unwanted);
        std::erase_if(now, unwanted);
    }
    return std::nullopt;
}

} // namespace

result<table_changes> compare_tables(const policy& before, const policy& after,
                                     const std::vector<std::string>& decisions,
                                     const prove::comparison_limits& bounds) {
    auto old = prove::tables_of(before.program());
    auto now = prove::tables_of(after.program());
    if (auto unknown = keep(before, after, decisions, old, now)) {
        return *std::move(unknown);
    }
    table_changes made;
    for (const auto& one : old) {
        if (counterpart(now, one) == now.end()) {
            made.removed.push_back(title_of(one));
        }
    }
    for (const auto& one : now) {
        const auto other = counterpart(old, one);
        if (other == old.end()) {
            made.added.push_back(title_of(one));
            continue;
        }
        auto found = prove::compare(table_at(before, other->index), table_at(after, one.index), bounds);
        if (!found) {
            return found.problems();
        }
        if (found->same()) {
            made.same.push_back(title_of(one));
        } else {
            made.changed.push_back({one.owner, one.nth, other->index, one.index, std::move(found).value()});
        }
    }
    return made;
}

std::string explanation(const policy& before, const policy& after, const table_change& one, lang language) {
    const auto a = table_at(before, one.before);
    const auto b = table_at(after, one.after);
    std::string all;
    for (const auto& found : one.found.differences) {
        all += prove::rule_of(a, b, one.found, found, language) + "\n";
    }
    if (const auto left = one.found.differences_in_all - one.found.differences.size(); left != 0) {
        const auto count = std::to_string(left);
        all += wording{"还有 " + count + " 处\n", count + " more\n"}.in(language);
    }
    for (const auto& where : one.found.open) {
        const auto zh = prove::condition_of(a, b, one.found, where, lang::zh);
        const auto en = prove::condition_of(a, b, one.found, where, lang::en);
        all += wording{(zh.empty() ? std::string("任何输入") : "当 " + zh) + "：答案可能不同，由表外的值决定\n",
                       "for " + (en.empty() ? std::string("any input") : en) +
                           ": the answers may differ; what is outside the table decides\n"}
                   .in(language);
    }
    if (one.found.stopped) {
        all +=
            wording{"表太大，比较没有做完：已经说出的都对，但可能还有\n",
                    "the tables are too large: the comparison stopped. What it told is true, but there may be more\n"}
                .in(language);
    }
    return all;
}

} // namespace guiju
