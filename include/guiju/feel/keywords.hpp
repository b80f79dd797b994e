#pragma once

#include <guiju/base/language.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace guiju::feel {

/// The words of the expression language. `not_`, `partial` and `item` are names that FEEL gives a meaning to, no
/// reserved words.
enum class keyword : std::uint8_t {
    none,
    if_,
    then,
    else_,
    for_,
    in,
    return_,
    some,
    every,
    satisfies,
    between,
    between_and,
    and_,
    or_,
    instance_of,
    function,
    external,
    true_,
    false_,
    null,
    not_,
    partial,
    item,
};

/// Where a keyword may stand: before a value, after one, as a value itself, or as a name.
enum class keyword_place : std::uint8_t { before, after, value, name };

struct keyword_info {
    keyword id;
    keyword_place place;
    std::string_view en;
    std::string_view zh;
    std::string_view zh_other; ///< a second spelling that is read, never printed
};

/// All keywords, each in English and Chinese. The parser and the printer walk this table.
inline constexpr auto keywords = std::to_array<keyword_info>({
    {keyword::if_, keyword_place::before, "if", "若", "如果"},
    {keyword::for_, keyword_place::before, "for", "逐个", ""},
    {keyword::some, keyword_place::before, "some", "存在", ""},
    {keyword::every, keyword_place::before, "every", "所有", ""},
    {keyword::function, keyword_place::before, "function", "函数", ""},
    {keyword::external, keyword_place::before, "external", "外部", ""},
    {keyword::then, keyword_place::after, "then", "则", "那么"},
    {keyword::else_, keyword_place::after, "else", "否则", ""},
    {keyword::in, keyword_place::after, "in", "属于", ""},
    {keyword::return_, keyword_place::after, "return", "取", ""},
    {keyword::satisfies, keyword_place::after, "satisfies", "满足", ""},
    {keyword::between, keyword_place::after, "between", "介于", ""},
    {keyword::between_and, keyword_place::after, "and", "与", "且"},
    {keyword::and_, keyword_place::after, "and", "且", ""},
    {keyword::or_, keyword_place::after, "or", "或", ""},
    {keyword::instance_of, keyword_place::after, "instance of", "属类", ""},
    {keyword::true_, keyword_place::value, "true", "是", ""},
    {keyword::false_, keyword_place::value, "false", "否", ""},
    {keyword::null, keyword_place::value, "null", "空", ""},
    {keyword::not_, keyword_place::name, "not", "非", ""},
    {keyword::partial, keyword_place::name, "partial", "部分", ""},
    {keyword::item, keyword_place::name, "item", "该项", ""},
});

[[nodiscard]] constexpr const keyword_info& info(keyword id) noexcept {
    for (const auto& one : keywords) {
        if (one.id == id) {
            return one;
        }
    }
    return keywords.front();
}

[[nodiscard]] constexpr std::string_view spelling(keyword id, lang language) noexcept {
    return language == lang::zh ? info(id).zh : info(id).en;
}

/// The marks of the expression language.
enum class symbol : std::uint8_t {
    open_parenthesis,
    close_parenthesis,
    open_bracket,
    close_bracket,
    open_brace,
    close_brace,
    comma,
    colon,
    dots,
    dot,
    arrow,
    not_equal,
    less_equal,
    greater_equal,
    equal,
    less,
    greater,
    power,
    plus,
    minus,
    times,
    divide,
    at,
    percent,
};

struct symbol_info {
    symbol id;
    std::string_view ascii;
    std::array<std::string_view, 3> wide; ///< equivalents in the policy dialect
    std::string_view zh;                  ///< as printed with Chinese keywords, when not in ASCII
};

/// All marks. Where one begins another, the longer stands first.
inline constexpr auto symbols = std::to_array<symbol_info>({
    {symbol::dots, "..", {"．．", "…", ""}, ""},
    {symbol::dot, ".", {"．", "", ""}, ""},
    {symbol::arrow, "->", {"→", "", ""}, ""},
    {symbol::not_equal, "!=", {"≠", "！＝", "！="}, ""},
    {symbol::less_equal, "<=", {"≤", "＜＝", "＜="}, ""},
    {symbol::greater_equal, ">=", {"≥", "＞＝", "＞="}, ""},
    {symbol::equal, "=", {"＝", "", ""}, ""},
    {symbol::less, "<", {"＜", "", ""}, ""},
    {symbol::greater, ">", {"＞", "", ""}, ""},
    {symbol::power, "**", {"＊＊", "", ""}, ""},
    {symbol::times, "*", {"×", "＊", ""}, "×"},
    {symbol::divide, "/", {"÷", "／", ""}, "÷"},
    {symbol::plus, "+", {"＋", "", ""}, ""},
    {symbol::minus, "-", {"−", "－", ""}, ""},
    {symbol::open_parenthesis, "(", {"（", "", ""}, ""},
    {symbol::close_parenthesis, ")", {"）", "", ""}, ""},
    {symbol::open_bracket, "[", {"［", "【", ""}, ""},
    {symbol::close_bracket, "]", {"］", "】", ""}, ""},
    {symbol::open_brace, "{", {"｛", "", ""}, ""},
    {symbol::close_brace, "}", {"｝", "", ""}, ""},
    {symbol::comma, ",", {"，", "、", ""}, ""},
    {symbol::colon, ":", {"：", "", ""}, ""},
    {symbol::at, "@", {"＠", "", ""}, ""},
    {symbol::percent, "%", {"％", "", ""}, ""},
});

[[nodiscard]] constexpr const symbol_info& info(symbol id) noexcept {
    for (const auto& one : symbols) {
        if (one.id == id) {
            return one;
        }
    }
    return symbols.front();
}

/// A type that the standard or guiju names, as it is written in both tables. Trees hold the English name.
struct type_word {
    std::string_view en;
    std::string_view zh;
};

inline constexpr auto type_words = std::to_array<type_word>({
    {"number", "数字"},
    {"string", "文本"},
    {"boolean", "是否"},
    {"date", "日期"},
    {"time", "时间"},
    {"date and time", "日期时间"},
    {"years and months duration", "年月时长"},
    {"days and time duration", "日时时长"},
    {"Any", "任意"},
    {"Null", "空值"},
    {"money", "金额"},
    {"list", "列表"},
    {"range", "范围"},
    {"context", "语境"},
    {"function", "函数"},
});

/// The properties that values have by the standard, DMN 1.5, table 53 and 10.3.2.7: members that every path knows.
inline constexpr auto property_names = std::to_array<std::string_view>({
    "year",   "month", "day",   "weekday", "hour",    "minute", "second", "time offset",    "timezone",     "years",
    "months", "days",  "hours", "minutes", "seconds", "start",  "end",    "start included", "end included",
});

} // namespace guiju::feel
