#pragma once

#include <guiju/meaning/call_context.hpp>
#include <guiju/meaning/signature.hpp>
#include <guiju/value/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// What every operator and built-in function of FEEL does to values: the one definition that all readers use.
namespace guiju::meaning {

/// The operators and built-in functions of FEEL (DMN 1.5, chapter 10), and a few of guiju's own.
enum class operation : std::uint16_t {
    add, subtract, multiply, divide, power, negate, equal, not_equal, less, less_equal, greater, greater_equal,
    conjunction, disjunction, between, in, make_range, date, time, date_and_time, number, string, duration,
    years_and_months_duration, range, negation, substring, string_length, upper_case, lower_case,
    substring_before, substring_after, replace, contains, starts_with, ends_with, matches, split, string_join,
    list_contains, count, minimum, maximum, sum, mean, all, any, sublist, append, concatenate, insert_before,
    remove, list_replace, reverse, index_of, union_of, distinct_values, duplicate_values, flatten, product,
    median, stddev, mode, decimal, floor, ceiling, round_up, round_down, round_half_up, round_half_down, abs,
    modulo, sqrt, log, exp, odd, even, is, before, after, meets, met_by, overlaps, overlaps_before,
    overlaps_after, finishes, finished_by, includes, during, starts, started_by, coincides, day_of_year,
    day_of_week, month_of_year, week_of_year, last_day_of_month, year, month, day, sort, get_value,
    get_entries, context, context_put, context_merge, now, today,
};

/// What an operation makes of null arguments.
enum class null_rule : std::uint8_t {
    propagates,   ///< a null argument makes a null
    three_valued, ///< a truth table: null is "unknown"
    sees_nulls,   ///< the operation has its own rules for nulls
};

/// What an operation makes of undetermined arguments.
enum class undetermined_rule : std::uint8_t {
    strict, ///< an undetermined argument, or an undetermined item of a list, makes the answer undetermined
    logic,  ///< a truth table: what the others settle is settled
    moves,  ///< only an undetermined container, key or position matters; items are moved as they are
};

/// How an operation runs over columns of records.
enum class columnar : std::uint8_t {
    elementwise,        ///< a loop over the columns of its arguments
    segmented,          ///< a loop over the items, with a result for each list
    text,               ///< one by one: texts have no fixed width
    makes_lists,        ///< one by one: the length of the result depends on the values
    values_of_any_kind, ///< one by one where the kinds are not known before values are seen
    ranges,             ///< one by one: ranges are not columns
    contexts,           ///< one by one: the entries depend on the values
    clock,              ///< the same value for all records
    one_by_one,         ///< one by one: reads a text, or computes to 34 digits
};

/// Whose an operation is.
enum class standing : std::uint8_t {
    standard, ///< defined by DMN 1.5
    own,      ///< guiju's: known in policies; in DMN only where the model does not define the name itself
};

/// Everything that is true of an operation before any value is seen.
struct operation_info {
    operation id;
    std::string_view name;             ///< as FEEL spells it: "+", "string join"
    std::string_view zh;               ///< its name in Chinese policies; empty for operators
    signatures takes;                  ///< names of the parameters, one signature for each overload
    null_rule on_null;                 ///< what null arguments do
    undetermined_rule on_undetermined; ///< what undetermined arguments do
    columnar in_columns;               ///< how it runs over columns, with the reason if not elementwise
    std::string_view clause;           ///< section of DMN 1.5
    standing of = standing::standard;

    /// Whether it is written as an operator rather than called by its name.
    [[nodiscard]] constexpr bool is_operator() const noexcept { return clause == "10.3.2.15"; }
};

namespace table_rows {

using enum operation;
using enum null_rule;
using enum undetermined_rule;
using enum columnar;
using enum standing;

// clang-format off
inline constexpr auto all_operations = std::to_array<operation_info>({
    {add, "+", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {subtract, "-", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {multiply, "*", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {divide, "/", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {power, "**", "", "base, exponent", propagates, strict, elementwise, "10.3.2.15"},
    {negate, "negate", "", "operand", propagates, strict, elementwise, "10.3.2.15"},
    {equal, "=", "", "left, right", sees_nulls, strict, elementwise, "10.3.2.15"},
    {not_equal, "!=", "", "left, right", sees_nulls, strict, elementwise, "10.3.2.15"},
    {less, "<", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {less_equal, "<=", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {greater, ">", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {greater_equal, ">=", "", "left, right", propagates, strict, elementwise, "10.3.2.15"},
    {conjunction, "and", "", "left, right", three_valued, logic, elementwise, "10.3.2.15"},
    {disjunction, "or", "", "left, right", three_valued, logic, elementwise, "10.3.2.15"},
    {between, "between", "", "value, low, high", propagates, strict, elementwise, "10.3.2.15"},
    {in, "in", "", "value, test", sees_nulls, strict, values_of_any_kind, "10.3.2.15"},
    {make_range, "..", "", "low, high, low closed, high closed", sees_nulls, strict, values_of_any_kind, "10.3.2.15"},
    {date, "date", "日期", "from | year, month, day", propagates, strict, elementwise, "10.3.4.1"},
    {time, "time", "时间", "from | hour, minute, second, offset?", sees_nulls, strict, one_by_one, "10.3.4.1"},
    {date_and_time, "date and time", "日期时间", "from | date, time | date, timezone | year, month, day, hour, minute, second | year, month, day, hour, minute, second, offset | year, month, day, hour, minute, second, timezone", sees_nulls, strict, one_by_one, "10.3.4.1"},
    {number, "number", "数值", "from | from, grouping separator, decimal separator", sees_nulls, strict, one_by_one, "10.3.4.1"},
    {string, "string", "文字", "from", propagates, strict, one_by_one, "10.3.4.1"},
    {duration, "duration", "时长", "from", propagates, strict, one_by_one, "10.3.4.1"},
    {years_and_months_duration, "years and months duration", "年月差", "from, to", propagates, strict, elementwise, "10.3.4.1"},
    {range, "range", "区间", "from", propagates, strict, one_by_one, "10.3.4.1"},
    {negation, "not", "非", "negand", three_valued, strict, elementwise, "10.3.4.2"},
    {substring, "substring", "子串", "string, start position, length?", sees_nulls, strict, text, "10.3.4.3"},
    {string_length, "string length", "字数", "string", propagates, strict, text, "10.3.4.3"},
    {upper_case, "upper case", "大写", "string", propagates, strict, text, "10.3.4.3"},
    {lower_case, "lower case", "小写", "string", propagates, strict, text, "10.3.4.3"},
    {substring_before, "substring before", "之前文字", "string, match", propagates, strict, text, "10.3.4.3"},
    {substring_after, "substring after", "之后文字", "string, match", propagates, strict, text, "10.3.4.3"},
    {replace, "replace", "替换", "input, pattern, replacement, flags?", sees_nulls, strict, text, "10.3.4.3"},
    {contains, "contains", "含有", "string, match", propagates, strict, text, "10.3.4.3"},
    {starts_with, "starts with", "开头为", "string, match", propagates, strict, text, "10.3.4.3"},
    {ends_with, "ends with", "结尾为", "string, match", propagates, strict, text, "10.3.4.3"},
    {matches, "matches", "匹配", "input, pattern, flags?", sees_nulls, strict, text, "10.3.4.3"},
    {split, "split", "拆分", "string, delimiter", propagates, strict, text, "10.3.4.3"},
    {string_join, "string join", "连接", "list, delimiter?", sees_nulls, strict, segmented, "10.3.4.3"},
    {list_contains, "list contains", "包含", "list, element", sees_nulls, strict, segmented, "10.3.4.4"},
    {count, "count", "个数", "list", sees_nulls, moves, segmented, "10.3.4.4"},
    {minimum, "min", "较小", "list | c...", sees_nulls, strict, segmented, "10.3.4.4"},
    {maximum, "max", "较大", "list | c...", sees_nulls, strict, segmented, "10.3.4.4"},
    {sum, "sum", "合计", "list | n...", sees_nulls, strict, segmented, "10.3.4.4"},
    {mean, "mean", "平均", "list | n...", sees_nulls, strict, segmented, "10.3.4.4"},
    {all, "all", "皆是", "list | b...", three_valued, logic, segmented, "10.3.4.4"},
    {any, "any", "有是", "list | b...", three_valued, logic, segmented, "10.3.4.4"},
    {sublist, "sublist", "子列表", "list, start position, length?", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {append, "append", "添加", "list, item...", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {concatenate, "concatenate", "合并列表", "list...", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {insert_before, "insert before", "插入", "list, position, newItem", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {remove, "remove", "移除", "list, position", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {list_replace, "list replace", "更换", "list, position, newItem | list, match, newItem", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {reverse, "reverse", "倒序", "list", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {index_of, "index of", "位置", "list, match", sees_nulls, strict, makes_lists, "10.3.4.4"},
    {union_of, "union", "并集", "list...", sees_nulls, strict, makes_lists, "10.3.4.4"},
    {distinct_values, "distinct values", "去重", "list", sees_nulls, strict, makes_lists, "10.3.4.4"},
    {duplicate_values, "duplicate values", "", "list", sees_nulls, strict, makes_lists, "10.3.4.4", own},
    {flatten, "flatten", "展平", "list", sees_nulls, moves, makes_lists, "10.3.4.4"},
    {product, "product", "连乘", "list | n...", sees_nulls, strict, segmented, "10.3.4.4"},
    {median, "median", "中位数", "list | n...", sees_nulls, strict, segmented, "10.3.4.4"},
    {stddev, "stddev", "标准差", "list | n...", sees_nulls, strict, segmented, "10.3.4.4"},
    {mode, "mode", "众数", "list | n...", sees_nulls, strict, makes_lists, "10.3.4.4"},
    {decimal, "decimal", "保留小数", "n, scale", propagates, strict, elementwise, "10.3.4.5"},
    {floor, "floor", "向下取整", "n, scale?", sees_nulls, strict, elementwise, "10.3.4.5"},
    {ceiling, "ceiling", "向上取整", "n, scale?", sees_nulls, strict, elementwise, "10.3.4.5"},
    {round_up, "round up", "远零舍入", "n, scale", propagates, strict, elementwise, "10.3.4.5"},
    {round_down, "round down", "截尾", "n, scale", propagates, strict, elementwise, "10.3.4.5"},
    {round_half_up, "round half up", "四舍五入", "n, scale", propagates, strict, elementwise, "10.3.4.5"},
    {round_half_down, "round half down", "五舍六入", "n, scale", propagates, strict, elementwise, "10.3.4.5"},
    {abs, "abs", "绝对值", "n", propagates, strict, elementwise, "10.3.4.5"},
    {modulo, "modulo", "余数", "dividend, divisor", propagates, strict, elementwise, "10.3.4.5"},
    {sqrt, "sqrt", "平方根", "number", propagates, strict, one_by_one, "10.3.4.5"},
    {log, "log", "自然对数", "number", propagates, strict, one_by_one, "10.3.4.5"},
    {exp, "exp", "指数", "number", propagates, strict, one_by_one, "10.3.4.5"},
    {odd, "odd", "奇数", "number", propagates, strict, elementwise, "10.3.4.5"},
    {even, "even", "偶数", "number", propagates, strict, elementwise, "10.3.4.5"},
    {is, "is", "同一", "value1, value2", sees_nulls, strict, values_of_any_kind, "10.3.4.6"},
    {before, "before", "早于", "point1, point2 | point, range | range, point | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {after, "after", "晚于", "point1, point2 | point, range | range, point | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {meets, "meets", "衔接", "range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {met_by, "met by", "被衔接", "range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {overlaps, "overlaps", "重叠", "range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {overlaps_before, "overlaps before", "前重叠", "range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {overlaps_after, "overlaps after", "后重叠", "range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {finishes, "finishes", "止于", "point, range | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {finished_by, "finished by", "止点为", "range, point | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {includes, "includes", "涵盖", "range, point | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {during, "during", "期间", "point, range | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {starts, "starts", "始于", "point, range | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {started_by, "started by", "起点为", "range, point | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {coincides, "coincides", "重合", "point1, point2 | range1, range2", propagates, strict, ranges, "10.3.4.7"},
    {day_of_year, "day of year", "年内第几天", "date", propagates, strict, elementwise, "10.3.4.8"},
    {day_of_week, "day of week", "星期", "date", propagates, strict, elementwise, "10.3.4.8"},
    {month_of_year, "month of year", "月份名", "date", propagates, strict, elementwise, "10.3.4.8"},
    {week_of_year, "week of year", "年内第几周", "date", propagates, strict, elementwise, "10.3.4.8"},
    {last_day_of_month, "last day of month", "月末", "date", propagates, strict, elementwise, "10.3.4.8", own},
    {year, "year", "年", "date", propagates, strict, elementwise, "10.3.4.8", own},
    {month, "month", "月", "date", propagates, strict, elementwise, "10.3.4.8", own},
    {day, "day", "日", "date", propagates, strict, elementwise, "10.3.4.8", own},
    {sort, "sort", "排序", "list, precedes?", sees_nulls, strict, makes_lists, "10.3.4.9"},
    {get_value, "get value", "取值", "m, key | context, keys", sees_nulls, moves, contexts, "10.3.4.10"},
    {get_entries, "get entries", "各项", "m", sees_nulls, moves, contexts, "10.3.4.10"},
    {context, "context", "构成", "entries", sees_nulls, moves, contexts, "10.3.4.10"},
    {context_put, "context put", "放入", "context, key, value | context, keys, value", sees_nulls, moves, contexts, "10.3.4.10"},
    {context_merge, "context merge", "合并", "contexts", sees_nulls, moves, contexts, "10.3.4.10"},
    {now, "now", "现在", "", sees_nulls, strict, clock, "10.3.4.11"},
    {today, "today", "今天", "", sees_nulls, strict, clock, "10.3.4.11"},
});
// clang-format on

} // namespace table_rows

/// One row for each operation, in the order of the enumeration.
inline constexpr const auto& operations = table_rows::all_operations;

/// The row of an operation.
[[nodiscard]] constexpr const operation_info& info(operation of) noexcept {
    return operations[static_cast<std::size_t>(of)];
}

/// The built-in function of that name, English or Chinese. Operators are not found by name.
[[nodiscard]] constexpr std::optional<operation> find(std::string_view name) noexcept {
    for (const auto& row : operations) {
        if (!row.is_operator() && (row.name == name || (!row.zh.empty() && row.zh == name))) {
            return row.id;
        }
    }
    return std::nullopt;
}

/// The value of an operation for these arguments. Never fails: what has no answer is a null that says why and where,
/// and what depends on undetermined arguments is undetermined and needs all that they need.
///
/// Costs no allocation for scalars. Items and steps are charged to `in`; when its limits are passed the answer is null
/// with `reason::limit`. DMN 1.5, 10.3.2.15 and 10.3.4.
[[nodiscard]] value apply(operation of, std::span<const value> arguments, call_context& in);

} // namespace guiju::meaning
