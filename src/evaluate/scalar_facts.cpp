#include "scalar_facts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace guiju::evaluate {

namespace {

using program::type_kind;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// U+FF01 to U+FF5E are ASCII 0x21 to 0x7E in full width; U+3000 is a blank.
std::optional<char> half_width_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) {
        return ' ';
    }
    if (byte(0) != 0xEF || (byte(1) != 0xBC && byte(1) != 0xBD)) {
        return std::nullopt;
    }
    const unsigned code = ((byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)) + 0xF000U;
    return code >= 0xFF01U && code <= 0xFF5EU ? std::optional(static_cast<char>(code - 0xFEE0U)) : std::nullopt;
}

/// Drops the commas of 1,234,567.89 where they stand between groups of three; nothing when they stand elsewhere.
std::optional<std::string> without_separators(std::string_view text) {
    if (text.find(',') == std::string_view::npos) {
        return std::string(text);
    }
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    std::string plain;
    std::size_t group = 0;
    bool first = true;
    for (const char c : whole) {
        if (c == ',') {
            if (first ? group == 0 || group > 3 : group != 3) {
                return std::nullopt;
            }
            first = false;
            group = 0;
            continue;
        }
        group += c >= '0' && c <= '9' ? 1 : 0;
        plain.push_back(c);
    }
    if (group != 3) {
        return std::nullopt;
    }
    return plain + std::string(point == std::string_view::npos ? std::string_view{} : text.substr(point));
}

bool drop_suffix(std::string& text, std::string_view suffix) {
    if (text.size() <= suffix.size() || !text.ends_with(suffix)) {
        return false;
    }
    text.resize(text.size() - suffix.size());
    text = std::string(trimmed(text));
    return true;
}

/// Amounts and numbers of people and things lie far below this; what is larger was written by mistake.
constexpr int most_digits = 34;

/// A number as that, exactly; nothing when it has more digits than are kept, or is too large.
value in_range(const std::optional<decimal>& n, bool inexact) {
    if (!n || !n->is_finite()) {
        return value(reason::syntax);
    }
    const bool too_large = !n->is_zero() && n->adjusted_exponent() >= most_digits;
    return inexact || too_large ? value(reason::overflow) : value(*n);
}

value numeral(std::string_view text) {
    const auto plain = without_separators(text);
    if (!plain) {
        return value(reason::syntax);
    }
    decimal_status raised;
    const auto n = decimal::parse(*plain, rounding::half_even, &raised);
    return in_range(n, raised.inexact);
}

value number_fact(const program::type& type, const value& fact) {
    if (fact.is(kind::number)) {
        return in_range(fact.as_number(), false);
    }
    if (!fact.is(kind::text)) {
        return value(reason::type_error);
    }
    std::string text = to_half_width(fact.as_text());
    const bool percent = type.unit == feel::unit::percent && drop_suffix(text, "%");
    value n = numeral(text);
    return percent && !n.is_null() ? value(n.as_number() / decimal(100)) : n;
}

/// Takes the currency off an amount: 元, CNY, ¥ … Nothing when it names another currency than `in`.
bool take_currency(std::string& text, currency in) {
    if (in == cny && (drop_suffix(text, "元") || drop_suffix(text, "圆"))) {
        return true;
    }
    for (const std::string_view sign : {"¥", "￥"}) {
        if (in == cny && text.starts_with(sign)) {
            text.erase(0, sign.size());
            return true;
        }
    }
    const auto code = in.to_string();
    if (drop_suffix(text, code)) {
        return true;
    }
    if (text.starts_with(code)) {
        text = std::string(trimmed(std::string_view(text).substr(code.size())));
    }
    return true;
}

value money_fact(const program::type& type, const value& fact) {
    if (fact.is(kind::money)) {
        return fact.as_currency() == type.in ? fact : value(reason::constraint);
    }
    if (fact.is(kind::number)) {
        const value n = in_range(fact.as_number(), false);
        return n.is_null() ? n : value(n.as_number(), type.in);
    }
    if (!fact.is(kind::text)) {
        return value(reason::type_error);
    }
    std::string text = to_half_width(fact.as_text());
    take_currency(text, type.in);
    const value n = numeral(text);
    return n.is_null() ? n : value(n.as_number(), type.in);
}

value boolean_fact(const value& fact) {
    if (fact.is(kind::boolean)) {
        return fact;
    }
    if (!fact.is(kind::text)) {
        return value(reason::type_error);
    }
    const auto text = to_half_width(fact.as_text());
    for (const std::string_view yes : {"true", "TRUE", "True", "是", "有", "yes", "Yes", "1"}) {
        if (text == yes) {
            return true;
        }
    }
    for (const std::string_view no : {"false", "FALSE", "False", "否", "无", "no", "No", "0"}) {
        if (text == no) {
            return false;
        }
    }
    return value(reason::syntax);
}

value category_fact(const shared<const category_body>& category, const value& fact) {
    if (fact.is(kind::category)) {
        return &fact.as_category() == category.get() ? fact : value(reason::constraint);
    }
    if (!fact.is(kind::text)) {
        return value(reason::type_error);
    }
    const auto text = to_half_width(fact.as_text());
    for (std::size_t i = 0; i < category->values.size(); ++i) {
        if (category->values[i] == text || (i < category->other_values.size() && category->other_values[i] == text)) {
            return {category, static_cast<std::uint32_t>(i)};
        }
    }
    return value(reason::constraint);
}

template <class T>
value parsed(const value& fact, kind own) {
    if (fact.is(own)) {
        return fact;
    }
    if (!fact.is(kind::text)) {
        return value(reason::type_error);
    }
    const auto found = T::parse(to_half_width(fact.as_text()));
    return found ? value(*found) : value(reason::syntax);
}

/// Takes a number of so many digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    int made = 0;
    if (end < least || end > most || std::from_chars(text.data(), text.data() + end, made).ec != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(end);
    return made;
}

bool take(std::string_view& text, std::string_view mark) {
    const bool there = text.starts_with(mark);
    text.remove_prefix(there ? mark.size() : 0);
    return there;
}

/// A day as spreadsheets write it: 2024/2/29, 2024年2月29日. The year comes first, so that no other day is meant.
std::optional<date> spreadsheet_day(std::string_view written) {
    constexpr std::array<std::array<std::string_view, 3>, 4> marks{
        {{"/", "/", ""}, {".", ".", ""}, {"-", "-", ""}, {"年", "月", "日"}}};
    for (const auto& mark : marks) {
        auto text = written;
        const auto year = take_digits(text, 4, 4);
        const auto month = year && take(text, mark[0]) ? take_digits(text, 1, 2) : std::nullopt;
        const auto day = month && take(text, mark[1]) ? take_digits(text, 1, 2) : std::nullopt;
        if (day && take(text, mark[2]) && text.empty()) {
            return date::from(*year, *month, *day);
        }
    }
    return std::nullopt;
}

value date_fact(const value& fact) {
    value found = parsed<date>(fact, kind::date);
    if (!found.is_null() || !fact.is(kind::text)) {
        return found;
    }
    const auto day = spreadsheet_day(to_half_width(fact.as_text()));
    return day ? value(*day) : found;
}

value text_fact(const value& fact) {
    if (fact.is(kind::number)) {
        return fact.as_number().to_plain();
    }
    return fact.is(kind::text) ? fact : value(reason::type_error);
}

} // namespace

std::string to_half_width(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const auto c = half_width_at(text, i)) {
            made.push_back(*c);
            i += 2;
        } else {
            made.push_back(text[i]);
        }
    }
    return std::string(trimmed(made));
}

value scalar_fact(const program::type& type, const shared<const category_body>& category, const value& fact) {
    switch (type.kind) {
    case type_kind::number:
        return number_fact(type, fact);
    case type_kind::money:
        return money_fact(type, fact);
    case type_kind::boolean:
        return boolean_fact(fact);
    case type_kind::category:
        return category_fact(category, fact);
    case type_kind::text:
        return text_fact(fact);
    case type_kind::date:
        return date_fact(fact);
    case type_kind::time:
        return parsed<time>(fact, kind::time);
    case type_kind::date_time:
        return parsed<date_time>(fact, kind::date_time);
    case type_kind::years_months:
        return parsed<years_months_duration>(fact, kind::years_months);
    case type_kind::days_time:
        return parsed<days_time_duration>(fact, kind::days_time);
    default:
        return fact;
    }
}

wording expected_words(const program::type& type, const shared<const category_body>& category) {
    switch (type.kind) {
    case type_kind::number:
        return {"数字", "a number"};
    case type_kind::money:
        return {"金额（" + type.in.to_string() + "），如 1234.50",
                "an amount in " + type.in.to_string() + ", such as 1234.50"};
    case type_kind::boolean:
        return {"是否（true 或 false）", "yes or no (true or false)"};
    case type_kind::text:
        return {"文本", "a text"};
    case type_kind::date:
        return {"存在的日期，如 2024-02-29", "a date that exists, such as 2024-02-29"};
    case type_kind::time:
        return {"时间，如 10:00:00", "a time, such as 10:00:00"};
    case type_kind::date_time:
        return {"日期时间，如 2024-02-29T10:00:00", "a date and time, such as 2024-02-29T10:00:00"};
    case type_kind::category: {
        std::string zh, en;
        for (std::size_t i = 0; i < category->values.size(); ++i) {
            zh += (i == 0 ? "" : "、") + category->values[i];
            en += (i == 0 ? "" : ", ") + category->values[i];
            const bool named = i < category->other_values.size() && category->other_values[i] != category->values[i];
            en += named ? " (" + category->other_values[i] + ")" : "";
        }
        return {"以下之一：" + zh, "one of " + en};
    }
    case type_kind::list:
        return {"列表", "a list"};
    case type_kind::record:
        return {"记录", "a record"};
    default:
        return {"可读的值", "a value of the field's type"};
    }
}

} // namespace guiju::evaluate
