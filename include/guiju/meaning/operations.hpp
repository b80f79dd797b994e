#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guiju::meaning {

/// Every operator and built-in function of the language. One row of `operations` each.
enum class operation : std::uint16_t {
    add,
    subtract,
    multiply,
    divide,
    power,
    negate,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    between,
    in,
    not_,
    string,
    number,
    date,
    time,
    date_and_time,
    duration,
    years_and_months_duration,
    substring,
    string_length,
    upper_case,
    lower_case,
    substring_before,
    substring_after,
    contains,
    starts_with,
    ends_with,
    replace,
    matches,
    split,
    string_join,
    list_contains,
    list_replace,
    count,
    min,
    max,
    sum,
    mean,
    all,
    any,
    sublist,
    append,
    concatenate,
    insert_before,
    remove,
    reverse,
    index_of,
    union_,
    distinct_values,
    flatten,
    product,
    median,
    stddev,
    mode,
    sort,
    decimal_,
    floor,
    ceiling,
    round_up,
    round_down,
    round_half_up,
    round_half_down,
    abs,
    modulo,
    sqrt,
    log,
    exp,
    odd,
    even,
    is,
    before,
    after,
    meets,
    met_by,
    overlaps,
    overlaps_before,
    overlaps_after,
    finishes,
    finished_by,
    includes,
    during,
    starts,
    started_by,
    coincides,
    range,
    day_of_year,
    day_of_week,
    month_of_year,
    week_of_year,
    today,
    now,
    get_value,
    get_entries,
    context,
    context_put,
    context_merge,
};

/// Which header defines an operation.
enum class family : std::uint8_t {
    arithmetic,
    comparison,
    logic,
    numeric,
    text,
    list,
    aggregate,
    context,
    range,
    temporal,
    conversion
};

/// What a null argument does.
enum class null_rule : std::uint8_t {
    propagate,    ///< the result is null
    three_valued, ///< DMN 1.5, table 50
    sees_nulls,   ///< the operation says itself
};

/// How an operation runs over columns.
enum class columnar : std::uint8_t {
    elementwise, ///< row by row in one kernel
    segmented,   ///< over the items of each row's list
    one_by_one,  ///< by the one-record evaluator: text, functions or structures of any size
};

/// Everything that is true of an operation before any value is seen.
struct operation_info {
    operation id;
    std::string_view name;       ///< as FEEL spells it: "+", "string join"
    std::string_view zh;         ///< its name in Chinese policies; empty for operators
    std::string_view signatures; ///< parameter names, one signature a semicolon
    meaning::family family;
    null_rule on_null;
    columnar in_columns;
    std::string_view clause; ///< section of DMN 1.5
};

inline constexpr auto operations = std::to_array<operation_info>({
    {operation::add, "+", "", "left, right", family::arithmetic, null_rule::propagate, columnar::elementwise,
     "10.3.2.3"},
    {operation::subtract, "-", "", "left, right", family::arithmetic, null_rule::propagate, columnar::elementwise,
     "10.3.2.3"},
    {operation::multiply, "*", "", "left, right", family::arithmetic, null_rule::propagate, columnar::elementwise,
     "10.3.2.3"},
    {operation::divide, "/", "", "left, right", family::arithmetic, null_rule::propagate, columnar::elementwise,
     "10.3.2.3"},
    {operation::power, "**", "", "left, right", family::arithmetic, null_rule::propagate, columnar::elementwise,
     "10.3.2.3"},
    {operation::negate, "negate", "", "value", family::arithmetic, null_rule::propagate, columnar::elementwise,
     "10.3.2.3"},
    {operation::equal, "=", "", "left, right", family::comparison, null_rule::sees_nulls, columnar::elementwise,
     "10.3.2.13"},
    {operation::not_equal, "!=", "", "left, right", family::comparison, null_rule::sees_nulls, columnar::elementwise,
     "10.3.2.13"},
    {operation::less, "<", "", "left, right", family::comparison, null_rule::propagate, columnar::elementwise,
     "10.3.2.13"},
    {operation::less_equal, "<=", "", "left, right", family::comparison, null_rule::propagate, columnar::elementwise,
     "10.3.2.13"},
    {operation::greater, ">", "", "left, right", family::comparison, null_rule::propagate, columnar::elementwise,
     "10.3.2.13"},
    {operation::greater_equal, ">=", "", "left, right", family::comparison, null_rule::propagate, columnar::elementwise,
     "10.3.2.13"},
    {operation::between, "between", "", "value, low, high", family::comparison, null_rule::propagate,
     columnar::elementwise, "10.3.2.14"},
    {operation::in, "in", "", "value, test", family::comparison, null_rule::sees_nulls, columnar::elementwise,
     "10.3.2.14"},
    {operation::not_, "not", "非", "negand", family::logic, null_rule::three_valued, columnar::elementwise, "10.3.4.2"},
    {operation::string, "string", "文本", "from", family::conversion, null_rule::propagate, columnar::one_by_one,
     "10.3.4.1"},
    {operation::number, "number", "数字", "from, grouping separator, decimal separator; from", family::conversion,
     null_rule::propagate, columnar::one_by_one, "10.3.4.1"},
    {operation::date, "date", "日期", "from; year, month, day", family::conversion, null_rule::propagate,
     columnar::elementwise, "10.3.4.1"},
    {operation::time, "time", "时间", "from; hour, minute, second, offset; hour, minute, second", family::conversion,
     null_rule::propagate, columnar::one_by_one, "10.3.4.1"},
    {operation::date_and_time, "date and time", "日期时间",
     "from; date, time; year, month, day, hour, minute, second; year, month, day, hour, minute, second, offset; date, "
     "timezone",
     family::conversion, null_rule::propagate, columnar::one_by_one, "10.3.4.1"},
    {operation::duration, "duration", "时长", "from", family::conversion, null_rule::propagate, columnar::one_by_one,
     "10.3.4.1"},
    {operation::years_and_months_duration, "years and months duration", "年月间隔", "from, to", family::conversion,
     null_rule::propagate, columnar::one_by_one, "10.3.4.1"},
    {operation::substring, "substring", "截取", "string, start position, length; string, start position", family::text,
     null_rule::propagate, columnar::one_by_one, "10.3.4.3"},
    {operation::string_length, "string length", "字数", "string", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::upper_case, "upper case", "大写", "string", family::text, null_rule::propagate, columnar::one_by_one,
     "10.3.4.3"},
    {operation::lower_case, "lower case", "小写", "string", family::text, null_rule::propagate, columnar::one_by_one,
     "10.3.4.3"},
    {operation::substring_before, "substring before", "之前文本", "string, match", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::substring_after, "substring after", "之后文本", "string, match", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::contains, "contains", "含有文本", "string, match", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::starts_with, "starts with", "开头是", "string, match", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::ends_with, "ends with", "结尾是", "string, match", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::replace, "replace", "替换", "input, pattern, replacement, flags; input, pattern, replacement",
     family::text, null_rule::propagate, columnar::one_by_one, "10.3.4.3"},
    {operation::matches, "matches", "匹配", "input, pattern, flags; input, pattern", family::text, null_rule::propagate,
     columnar::one_by_one, "10.3.4.3"},
    {operation::split, "split", "拆分", "string, delimiter", family::text, null_rule::propagate, columnar::one_by_one,
     "10.3.4.3"},
    {operation::string_join, "string join", "连接文本", "list, delimiter; list", family::text, null_rule::sees_nulls,
     columnar::segmented, "10.3.4.3"},
    {operation::list_contains, "list contains", "包含", "list, element", family::list, null_rule::sees_nulls,
     columnar::segmented, "10.3.4.4"},
    {operation::list_replace, "list replace", "替换项", "list, position, newItem; list, match, newItem", family::list,
     null_rule::sees_nulls, columnar::one_by_one, "10.3.4.4"},
    {operation::count, "count", "个数", "list", family::list, null_rule::sees_nulls, columnar::segmented, "10.3.4.4"},
    {operation::min, "min", "最小", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented, "10.3.4.4"},
    {operation::max, "max", "最大", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented, "10.3.4.4"},
    {operation::sum, "sum", "合计", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented, "10.3.4.4"},
    {operation::mean, "mean", "平均", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented,
     "10.3.4.4"},
    {operation::all, "all", "全部为真", "list", family::aggregate, null_rule::three_valued, columnar::segmented,
     "10.3.4.4"},
    {operation::any, "any", "任一为真", "list", family::aggregate, null_rule::three_valued, columnar::segmented,
     "10.3.4.4"},
    {operation::sublist, "sublist", "子列表", "list, start position, length; list, start position", family::list,
     null_rule::propagate, columnar::one_by_one, "10.3.4.4"},
    {operation::append, "append", "追加", "list, item", family::list, null_rule::sees_nulls, columnar::one_by_one,
     "10.3.4.4"},
    {operation::concatenate, "concatenate", "拼接", "list", family::list, null_rule::sees_nulls, columnar::one_by_one,
     "10.3.4.4"},
    {operation::insert_before, "insert before", "插入", "list, position, newItem", family::list, null_rule::sees_nulls,
     columnar::one_by_one, "10.3.4.4"},
    {operation::remove, "remove", "移除", "list, position", family::list, null_rule::propagate, columnar::one_by_one,
     "10.3.4.4"},
    {operation::reverse, "reverse", "倒序", "list", family::list, null_rule::propagate, columnar::one_by_one,
     "10.3.4.4"},
    {operation::index_of, "index of", "位置", "list, match", family::list, null_rule::sees_nulls, columnar::segmented,
     "10.3.4.4"},
    {operation::union_, "union", "并集", "list", family::list, null_rule::sees_nulls, columnar::one_by_one, "10.3.4.4"},
    {operation::distinct_values, "distinct values", "去重", "list", family::list, null_rule::sees_nulls,
     columnar::one_by_one, "10.3.4.4"},
    {operation::flatten, "flatten", "展平", "list", family::list, null_rule::sees_nulls, columnar::one_by_one,
     "10.3.4.4"},
    {operation::product, "product", "乘积", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented,
     "10.3.4.4"},
    {operation::median, "median", "中位数", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented,
     "10.3.4.4"},
    {operation::stddev, "stddev", "标准差", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented,
     "10.3.4.4"},
    {operation::mode, "mode", "众数", "list", family::aggregate, null_rule::sees_nulls, columnar::segmented,
     "10.3.4.4"},
    {operation::sort, "sort", "排序", "list, precedes; list", family::list, null_rule::sees_nulls, columnar::one_by_one,
     "10.3.4.8"},
    {operation::decimal_, "decimal", "保留小数", "n, scale", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::floor, "floor", "向下取整", "n, scale; n", family::numeric, null_rule::propagate, columnar::elementwise,
     "10.3.4.5"},
    {operation::ceiling, "ceiling", "向上取整", "n, scale; n", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::round_up, "round up", "远零舍入", "n, scale", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::round_down, "round down", "去尾", "n, scale", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::round_half_up, "round half up", "四舍五入", "n, scale", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::round_half_down, "round half down", "五舍六入", "n, scale", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::abs, "abs", "绝对值", "n", family::numeric, null_rule::propagate, columnar::elementwise, "10.3.4.5"},
    {operation::modulo, "modulo", "余数", "dividend, divisor", family::numeric, null_rule::propagate,
     columnar::elementwise, "10.3.4.5"},
    {operation::sqrt, "sqrt", "平方根", "number", family::numeric, null_rule::propagate, columnar::one_by_one,
     "10.3.4.5"},
    {operation::log, "log", "对数", "number", family::numeric, null_rule::propagate, columnar::one_by_one, "10.3.4.5"},
    {operation::exp, "exp", "指数", "number", family::numeric, null_rule::propagate, columnar::one_by_one, "10.3.4.5"},
    {operation::odd, "odd", "为奇数", "number", family::numeric, null_rule::propagate, columnar::elementwise,
     "10.3.4.5"},
    {operation::even, "even", "为偶数", "number", family::numeric, null_rule::propagate, columnar::elementwise,
     "10.3.4.5"},
    {operation::is, "is", "即是", "value1, value2", family::temporal, null_rule::sees_nulls, columnar::one_by_one,
     "10.3.4.6"},
    {operation::before, "before", "早于", "point1, point2; point, range; range, point; range1, range2", family::range,
     null_rule::propagate, columnar::elementwise, "10.3.4.9"},
    {operation::after, "after", "晚于", "point1, point2; point, range; range, point; range1, range2", family::range,
     null_rule::propagate, columnar::elementwise, "10.3.4.9"},
    {operation::meets, "meets", "相接于", "range1, range2", family::range, null_rule::propagate, columnar::one_by_one,
     "10.3.4.9"},
    {operation::met_by, "met by", "承接于", "range1, range2", family::range, null_rule::propagate, columnar::one_by_one,
     "10.3.4.9"},
    {operation::overlaps, "overlaps", "重叠", "range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::overlaps_before, "overlaps before", "前段重叠", "range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::overlaps_after, "overlaps after", "后段重叠", "range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::finishes, "finishes", "同止于", "point, range; range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::finished_by, "finished by", "止点为", "range, point; range1, range2", family::range,
     null_rule::propagate, columnar::one_by_one, "10.3.4.9"},
    {operation::includes, "includes", "涵盖", "range, point; range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::during, "during", "处于", "point, range; range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::starts, "starts", "同始于", "point, range; range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::started_by, "started by", "始点为", "range, point; range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::coincides, "coincides", "重合", "point1, point2; range1, range2", family::range, null_rule::propagate,
     columnar::one_by_one, "10.3.4.9"},
    {operation::range, "range", "区间", "from", family::conversion, null_rule::propagate, columnar::one_by_one,
     "10.3.4.1"},
    {operation::day_of_year, "day of year", "年内日序", "date", family::temporal, null_rule::propagate,
     columnar::elementwise, "10.3.4.7"},
    {operation::day_of_week, "day of week", "星期", "date", family::temporal, null_rule::propagate,
     columnar::one_by_one, "10.3.4.7"},
    {operation::month_of_year, "month of year", "月份名", "date", family::temporal, null_rule::propagate,
     columnar::one_by_one, "10.3.4.7"},
    {operation::week_of_year, "week of year", "年内周序", "date", family::temporal, null_rule::propagate,
     columnar::elementwise, "10.3.4.7"},
    {operation::today, "today", "今天", "", family::temporal, null_rule::sees_nulls, columnar::elementwise,
     "10.3.4.10"},
    {operation::now, "now", "此刻", "", family::temporal, null_rule::sees_nulls, columnar::elementwise, "10.3.4.10"},
    {operation::get_value, "get value", "取值", "m, key; context, key; context, keys", family::context,
     null_rule::sees_nulls, columnar::one_by_one, "10.3.4.11"},
    {operation::get_entries, "get entries", "取条目", "m; context", family::context, null_rule::propagate,
     columnar::one_by_one, "10.3.4.11"},
    {operation::context, "context", "构造", "entries", family::context, null_rule::propagate, columnar::one_by_one,
     "10.3.4.11"},
    {operation::context_put, "context put", "写入", "context, key, value; context, keys, value", family::context,
     null_rule::sees_nulls, columnar::one_by_one, "10.3.4.11"},
    {operation::context_merge, "context merge", "合并", "contexts", family::context, null_rule::propagate,
     columnar::one_by_one, "10.3.4.11"},
});

[[nodiscard]] constexpr const operation_info& info(operation what) noexcept {
    return operations[static_cast<std::size_t>(what)];
}

/// The operation or function of that name, in English or Chinese.
[[nodiscard]] constexpr std::optional<operation> find(std::string_view name) noexcept {
    for (const auto& one : operations) {
        if (one.name == name || (!one.zh.empty() && one.zh == name)) {
            return one.id;
        }
    }
    return std::nullopt;
}

/// True for functions, which expressions call by name; false for operators.
[[nodiscard]] constexpr bool is_function(operation what) noexcept { return !info(what).zh.empty(); }

/// True when the last parameter takes any number of arguments instead of one list: min, max, sum, concatenate …
/// (10.3.4.4).
[[nodiscard]] constexpr bool is_variadic(operation what) noexcept {
    switch (what) {
    case operation::min:
    case operation::max:
    case operation::sum:
    case operation::mean:
    case operation::all:
    case operation::any:
    case operation::product:
    case operation::median:
    case operation::stddev:
    case operation::mode:
    case operation::append:
    case operation::concatenate:
    case operation::union_:
        return true;
    default:
        return false;
    }
}

} // namespace guiju::meaning
