#pragma once

#include <guiju/base/language.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guiju::formats::rules {

/// The words of the rule language around expressions. The words of expressions are in feel/keywords.hpp.
enum class keyword : std::uint8_t {
    policy,
    import,
    category,
    record,
    parameter,
    reading,
    function,
    exception,
    decision,
    benefit,
    limit,
    eligibility,
    target,
    procedure,
    duty,
    part,
    chapter,
    clause,
    paragraph,
    item,
    point,
    in_force,
    default_as_of,
    from,
    to,
    always,
    cites,
    applies_when,
    where,
    when,
    otherwise,
    must,
    actual,
    at_most,
    at_least,
    equal_to,
    less_than,
    more_than,
    gap,
    stock,
    step,
    pending,
    note,
    responsible,
    task,
    table,
    example,
    before,
    ordered,
    belongs_to,
    identified_by,
    optional,
    by,
    delegated,
    default_,
    for_each,
    in,
    against,
    as_of,
    allowed,
    list,
    number,
    money,
    text,
    boolean,
    date,
    time,
    date_time,
    years_months,
    days_time,
    percent,
    years,
    months,
    days,
    persons,
    any,
    value,
    kept,
    broken,
    met,
    missed,
    passed,
    open,
    not_applicable,
    undetermined,
    error,
};

/// Where a keyword may stand.
enum class keyword_place : std::uint8_t {
    declaration, ///< at the left margin
    heading,     ///< at the left margin of plain files
    entry,       ///< at the start of an indented line
    modifier,    ///< within a line
    type,        ///< where a type is expected
    status,      ///< what an example expects
};

struct keyword_info {
    keyword id;
    keyword_place place;
    std::string_view zh;
    std::string_view en;
    std::string_view zh_other; ///< a second spelling that is read, never printed
};

/// All keywords, each in Chinese and English. The parser reads both in any document; the printer takes one.
inline constexpr auto keywords = std::to_array<keyword_info>({
    {keyword::policy, keyword_place::declaration, "政策", "policy", ""},
    {keyword::import, keyword_place::declaration, "引入", "import", ""},
    {keyword::category, keyword_place::declaration, "类别", "category", ""},
    {keyword::record, keyword_place::declaration, "记录", "record", ""},
    {keyword::parameter, keyword_place::declaration, "参数", "parameter", ""},
    {keyword::reading, keyword_place::declaration, "解读", "reading", ""},
    {keyword::function, keyword_place::declaration, "函数", "function", ""},
    {keyword::exception, keyword_place::declaration, "例外", "exception", ""},
    {keyword::decision, keyword_place::declaration, "决策", "decision", ""},
    {keyword::benefit, keyword_place::declaration, "权益", "benefit", ""},
    {keyword::limit, keyword_place::declaration, "限额", "limit", ""},
    {keyword::eligibility, keyword_place::declaration, "资格", "eligibility", ""},
    {keyword::target, keyword_place::declaration, "目标", "target", ""},
    {keyword::procedure, keyword_place::declaration, "程序", "procedure", ""},
    {keyword::duty, keyword_place::declaration, "职责", "duty", ""},
    {keyword::part, keyword_place::heading, "编", "part", ""},
    {keyword::chapter, keyword_place::heading, "章", "chapter", ""},
    {keyword::clause, keyword_place::heading, "条", "clause", ""},
    {keyword::paragraph, keyword_place::heading, "款", "paragraph", ""},
    {keyword::item, keyword_place::heading, "项", "item", ""},
    {keyword::point, keyword_place::heading, "目", "point", ""},
    {keyword::in_force, keyword_place::entry, "施行", "in force", ""},
    {keyword::default_as_of, keyword_place::entry, "默认截至", "default as of", ""},
    {keyword::from, keyword_place::entry, "自", "from", "从"},
    {keyword::to, keyword_place::entry, "至", "to", "到"},
    {keyword::always, keyword_place::entry, "始终", "always", ""},
    {keyword::cites, keyword_place::entry, "依据", "cites", ""},
    {keyword::applies_when, keyword_place::entry, "适用 当", "applies when", ""},
    {keyword::where, keyword_place::entry, "其中", "where", ""},
    {keyword::when, keyword_place::entry, "当", "when", ""},
    {keyword::otherwise, keyword_place::entry, "否则", "otherwise", ""},
    {keyword::must, keyword_place::entry, "须", "must", ""},
    {keyword::actual, keyword_place::entry, "实际", "actual", ""},
    {keyword::at_most, keyword_place::entry, "不超过", "at most", "最长"},
    {keyword::at_least, keyword_place::entry, "不低于", "at least", ""},
    {keyword::equal_to, keyword_place::entry, "等于", "equal to", ""},
    {keyword::less_than, keyword_place::entry, "低于", "less than", ""},
    {keyword::more_than, keyword_place::entry, "高于", "more than", ""},
    {keyword::gap, keyword_place::entry, "缺口", "gap", ""},
    {keyword::stock, keyword_place::entry, "存量", "stock", ""},
    {keyword::step, keyword_place::entry, "步骤", "step", ""},
    {keyword::pending, keyword_place::entry, "待办", "pending", ""},
    {keyword::note, keyword_place::entry, "附记", "note", "说明"},
    {keyword::responsible, keyword_place::entry, "责任", "responsible", ""},
    {keyword::task, keyword_place::entry, "内容", "task", ""},
    {keyword::table, keyword_place::entry, "表", "table", ""},
    {keyword::example, keyword_place::entry, "例", "example", ""},
    {keyword::before, keyword_place::entry, "先于", "before", ""},
    {keyword::ordered, keyword_place::modifier, "有序", "ordered", ""},
    {keyword::belongs_to, keyword_place::modifier, "属于", "belongs to", ""},
    {keyword::identified_by, keyword_place::modifier, "标识", "identified by", ""},
    {keyword::optional, keyword_place::modifier, "可空", "optional", ""},
    {keyword::by, keyword_place::modifier, "按", "by", ""},
    {keyword::delegated, keyword_place::modifier, "另定", "delegated", ""},
    {keyword::default_, keyword_place::modifier, "默认", "default", ""},
    {keyword::for_each, keyword_place::modifier, "每个", "for each", ""},
    {keyword::in, keyword_place::modifier, "属于", "in", ""},
    {keyword::against, keyword_place::modifier, "对", "to", ""},
    {keyword::as_of, keyword_place::modifier, "截至", "as of", ""},
    {keyword::allowed, keyword_place::modifier, "许可", "allowed", ""},
    {keyword::list, keyword_place::type, "列表", "list of", ""},
    {keyword::number, keyword_place::type, "数字", "number", ""},
    {keyword::money, keyword_place::type, "金额", "money", ""},
    {keyword::text, keyword_place::type, "文本", "text", ""},
    {keyword::boolean, keyword_place::type, "是否", "boolean", ""},
    {keyword::date, keyword_place::type, "日期", "date", ""},
    {keyword::time, keyword_place::type, "时间", "time", ""},
    {keyword::date_time, keyword_place::type, "日期时间", "date and time", ""},
    {keyword::years_months, keyword_place::type, "年月时长", "years and months duration", ""},
    {keyword::days_time, keyword_place::type, "日时时长", "days and time duration", ""},
    {keyword::percent, keyword_place::type, "百分比", "percent", ""},
    {keyword::years, keyword_place::type, "年数", "years", ""},
    {keyword::months, keyword_place::type, "月数", "months", ""},
    {keyword::days, keyword_place::type, "天数", "days", ""},
    {keyword::persons, keyword_place::type, "人数", "persons", ""},
    {keyword::any, keyword_place::type, "任意", "any", ""},
    {keyword::value, keyword_place::status, "有值", "value", ""},
    {keyword::kept, keyword_place::status, "符合", "kept", ""},
    {keyword::broken, keyword_place::status, "突破", "broken", ""},
    {keyword::met, keyword_place::status, "达成", "met", ""},
    {keyword::missed, keyword_place::status, "未达", "missed", ""},
    {keyword::passed, keyword_place::status, "通过", "passed", ""},
    {keyword::open, keyword_place::status, "待办", "open", ""},
    {keyword::not_applicable, keyword_place::status, "不适用", "not applicable", ""},
    {keyword::undetermined, keyword_place::status, "未定", "undetermined", ""},
    {keyword::error, keyword_place::status, "出错", "error", ""},
});

static_assert(keywords.size() == static_cast<std::size_t>(keyword::error) + 1, "a row for each keyword");

/// The row of a keyword. Rows stand in any order.
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

} // namespace guiju::formats::rules
