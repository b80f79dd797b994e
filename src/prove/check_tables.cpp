#include <guiju/program/table_index.hpp>
#include <guiju/prove/tables.hpp>

#include <algorithm>

namespace guiju::prove {

namespace {

using program::rule_index;

/// The findings of one table in words.
class telling {
public:
    telling(const program::program& in, const program::table& t, diagnostics& into)
        : in_(in), table_(t), boxes_(t.index->all()), into_(into) {}

    void tell(const table_findings& found) {
        for (const auto& gap : found.gaps) {
            tell_gap(gap, found.more_gaps && &gap == &found.gaps.back());
        }
        for (const auto& gap : found.null_gaps) {
            const auto in_words = both(gap);
            add("table.gap_null", table_.where,
                {"输入为空时没有规则适用：" + in_words.zh, "no rule where an input is null: " + in_words.en})
                .hint = {"补一条规则，例如 " + row(gap) + "，或写明默认值",
                         "add a rule, e.g. " + row(gap) + ", or a default"};
        }
        for (const auto& one : found.overlaps) {
            tell_overlap(one, &one == &found.overlaps.back() ? found.overlaps_in_all - found.overlaps.size() : 0);
        }
        for (const auto& one : found.shadowed) {
            tell_shadow(one);
        }
        for (const auto& one : found.repeated) {
            add("table.repeated", table_.rules[one.rule].where,
                {number_zh(one.rule) + "重复了" + number_zh(one.of),
                 number(one.rule) + " says again what " + number(one.of) + " says"})
                .others.push_back({table_.rules[one.of].where, {number_zh(one.of), number(one.of)}});
        }
        for (const auto r : found.never) {
            add("table.never", table_.rules[r].where,
                {number_zh(r) + "不适用于任何输入", number(r) + " takes no input"})
                .hint = {"其中有条件不可能成立", "one of its conditions cannot hold"};
        }
        if (found.stopped) {
            auto& told =
                add("table.unfinished", table_.where,
                    {"表太大，分析没有做完：已经说出的都对，但可能还有",
                     "the table is too large: the analysis stopped. What it told is true, but there may be more"});
            told.severity = severity::note;
        }
    }

private:
    void tell_gap(const region& gap, bool more) {
        const auto in_words = both(gap);
        auto& told =
            in_words.zh.empty()
                ? add("table.gap", table_.where, {"没有规则适用于任何输入", "no rule for any input"})
                : add("table.gap", table_.where, {"没有规则适用于 " + in_words.zh, "no rule for " + in_words.en});
        told.hint = {"补一条规则，例如 " + row(gap) + "，或写明默认值",
                     "add a rule, e.g. " + row(gap) + ", or a default"};
        if (more) {
            told.hint.zh += "；还有其他空缺";
            told.hint.en += "; there are more gaps";
        }
    }

    void tell_overlap(const overlap& one, std::uint64_t more) {
        const bool unique = table_.hit == graph::table::hit_policy::unique;
        const auto place = both(one.where);
        const auto zh = place.zh.empty() ? std::string("任何输入") : place.zh;
        const auto en = place.en.empty() ? std::string("any input") : place.en;
        const auto rules_zh = number_zh(one.first) + "与" + number_zh(one.second);
        const auto rules_en = number(one.first) + " and " + number(one.second);
        auto& told = unique ? add("table.overlap", table_.rules[one.second].where,
                                  {rules_zh + "都适用于 " + zh + "，而命中方式 U 只许一条",
                                   rules_en + " both hold for " + en + ", and hit policy U allows one"})
                            : add("table.contradiction", table_.rules[one.second].where,
                                  {rules_zh + "都适用于 " + zh + "，答案却不同",
                                   rules_en + " both hold for " + en + " and say different things"});
        told.others.push_back({table_.rules[one.first].where, {number_zh(one.first), number(one.first)}});
        if (more != 0) {
            told.hint = {"还有 " + std::to_string(more) + " 对规则如此", std::to_string(more) + " more pairs do"};
        }
    }

    void tell_shadow(const shadow& one) {
        const bool alone = one.by.size() == 1;
        auto& told =
            add("table.shadowed", table_.rules[one.rule].where,
                {number_zh(one.rule) + "从不起作用：它适用时，" +
                     (alone ? number_zh(one.by.front()) : std::string("其他规则")) + "总在它之前",
                 number(one.rule) + " never decides: where it holds, " +
                     (alone ? number(one.by.front()) + " goes" : std::string("other rules go")) + " before it"});
        constexpr std::size_t most = 5;
        for (std::size_t i = 0; i < std::min(most, one.by.size()); ++i) {
            told.others.push_back({table_.rules[one.by[i]].where, {number_zh(one.by[i]), number(one.by[i])}});
        }
    }

    diagnostic& add(const char* code, span where, wording what) {
        auto& made = into_.emplace_back();
        made.severity = severity::warning;
        made.code = code;
        made.where = where;
        made.what = std::move(what);
        return made;
    }
    [[nodiscard]] wording both(const region& where) const {
        return {condition_of(in_, table_, boxes_, where, lang::zh), condition_of(in_, table_, boxes_, where, lang::en)};
    }
    [[nodiscard]] std::string row(const region& where) const { return row_of(in_, table_, boxes_, where) + "| … |"; }
    static std::string number(rule_index r) { return "rule " + std::to_string(r + 1); }
    static std::string number_zh(rule_index r) { return "第 " + std::to_string(r + 1) + " 条规则"; }

    const program::program& in_;
    const program::table& table_;
    const program::boxes& boxes_;
    diagnostics& into_;
};

} // namespace

diagnostics check_tables(const program::program& in, const table_limits& bounds) {
    diagnostics all;
    for (const auto& t : in.tables) {
        if (t.index != nullptr) {
            telling(in, t, all).tell(analyse(in, t, bounds));
        }
    }
    std::ranges::stable_sort(all, [](const diagnostic& a, const diagnostic& b) { return a.where < b.where; });
    return all;
}

} // namespace guiju::prove
