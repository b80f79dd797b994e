#include "base/nearest.hpp"
#include "column_type.hpp"

#include <guiju/columns/aggregate.hpp>

#include <array>

namespace guiju::columns {

namespace {

struct statistic_name {
    std::string_view name;
    statistic what;
};

constexpr std::array statistic_names{
    statistic_name{"count", statistic::count},       statistic_name{"nulls", statistic::nulls},
    statistic_name{"sum", statistic::sum},           statistic_name{"mean", statistic::mean},
    statistic_name{"min", statistic::least},         statistic_name{"max", statistic::most},
    statistic_name{"share", statistic::share},       statistic_name{"median", statistic::quantile},
    statistic_name{"quantile", statistic::quantile},
};

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    const auto to = text.find_last_not_of(" \t");
    return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

diagnostic unreadable(std::string_view written, wording why) {
    const std::string text(written);
    return arrow_problem(
        "totals.syntax", {text + "：" + why.zh, text + ": " + why.en},
        {"写成 sum(列)、count()、quantile(列, 0.9)", "write sum(column), count(), quantile(column, 0.9)"});
}

/// The part of a quantile: a decimal from 0 to 1.
std::optional<decimal> part_of(std::string_view text) {
    constexpr int most_places = 34;
    const auto n = decimal::parse(trimmed(text));
    if (!n || !n->is_finite() || *n < decimal(0) || *n > decimal(1)) {
        return std::nullopt;
    }
    const auto part = reduce(*n);
    return part.is_zero()                   ? std::optional(decimal())
           : part.exponent() < -most_places ? std::nullopt
                                            : std::optional(part);
}

} // namespace

result<total> read_total(std::string_view written) {
    const auto open = written.find('(');
    const auto close = written.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
        !trimmed(written.substr(close + 1)).empty()) {
        return unreadable(written, {"不是对一列的汇总", "this is no total of a column"});
    }
    total made;
    made.name = trimmed(written);
    const auto name = trimmed(written.substr(0, open));
    std::string inside(written.substr(open + 1, close - open - 1));
    nearest near(name);
    const statistic_name* found = nullptr;
    for (const auto& one : statistic_names) {
        near.consider(one.name);
        found = one.name == name ? &one : found;
    }
    if (found == nullptr) {
        const auto hint = near.found().empty() ? std::string("sum") : near.found();
        return unreadable(written, {"没有汇总 " + name + "，是不是 " + hint,
                                    "there is no total " + name + "; did you mean " + hint + "?"});
    }
    made.what = found->what;
    if (name == "median") {
        made.part = decimal::parse("0.5").value();
    }
    if (name == "quantile") {
        const auto comma = inside.rfind(',');
        const auto part =
            comma == std::string::npos ? std::nullopt : part_of(std::string_view(inside).substr(comma + 1));
        if (!part) {
            return unreadable(written, {"分位数要有 0 到 1 之间的数", "a quantile needs a number from 0 to 1"});
        }
        made.part = *part;
        inside.resize(comma);
    }
    made.of = trimmed(inside);
    if (made.of.empty() && made.what != statistic::count) {
        return unreadable(written, {"缺少列名", "the column is missing"});
    }
    if (made.of.empty()) {
        made.what = statistic::rows;
    }
    return made;
}

} // namespace guiju::columns
