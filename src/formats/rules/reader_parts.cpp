#include "feel/escapes.hpp"
#include "formats/rules/reader.hpp"

#include <guiju/value/currency.hpp>

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

span reader::here(const cursor& in) const {
    const auto rest = in.rest();
    const auto& text = text_->text;
    auto end = std::min(rest.begin + 1, text.size());
    while (end < rest.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return text_->where(rest.empty() ? slice{rest.begin, rest.begin} : slice{rest.begin, end});
}

void reader::expected(const cursor& in, std::string zh, std::string en) {
    if (const auto escape = in.bad_escape()) {
        auto what = feel::words_for_bad_escape();
        error("syntax.escape", text_->where(*escape), std::move(what.zh), std::move(what.en)).hint =
            feel::hint_for_bad_escape();
        return;
    }
    error("syntax.expected", here(in), "这里应当是" + zh, "expected " + en);
}

void reader::count(const found_keyword& found) {
    if (document_) {
        ++(found.language == lang::zh ? all_->chinese : all_->english);
    }
}

std::optional<found_keyword> reader::take(cursor& in, keyword word, parting how) {
    const auto found = in.take(word, how);
    if (found) {
        count(*found);
    }
    return found;
}

bool reader::expect_colon(cursor& in) {
    if (in.take(':')) {
        return true;
    }
    error("syntax.colon", here(in), "这里缺少冒号", "a colon is missing here").hint = {"加上“：”", "add \":\""};
    return false;
}

bool reader::expect(cursor& in, char mark) {
    if (in.take(mark)) {
        return true;
    }
    expected(in, std::string("“") + mark + "”", std::string("\"") + mark + "\"");
    return false;
}

void reader::expect_end(cursor& in) {
    if (!in.done()) {
        error("syntax.trailing", text_->where(in.rest()), "这里多出了内容", "this does not belong here");
    }
}

std::optional<std::string> reader::read_name(cursor& in) {
    const auto at = here(in);
    auto name = in.take_name();
    if (!name) {
        error("syntax.name", at, "这里应当是名称", "expected a name");
    } else if (name->size() > all_->how->limits.name) {
        error("limit.name", at, "名称太长", "this name is too long");
        return std::nullopt;
    }
    return name;
}

std::optional<graph::naming> reader::read_naming(cursor& in) {
    const auto at = here(in);
    const bool quoted_name = in.shape().starts_with('`');
    auto name = in.take_naming();
    if (!name) {
        error("syntax.name", at, "这里应当是名称", "expected a name").hint = {
            "名称以字母开头；含其他字符的写在反引号里", "names begin with a letter; others are put in backquotes"};
        return std::nullopt;
    }
    if (name->name.size() > all_->how->limits.name || name->other.size() > all_->how->limits.name) {
        error("limit.name", name->where, "名称太长", "this name is too long");
        return std::nullopt;
    }
    if (!quoted_name && !is_plain_name(name->name)) {
        error("name.reserved", name->where, "“" + name->name + "”不能作名称", "\"" + name->name + "\" cannot be a name")
            .hint = {"写成 `" + name->name + "`", "write `" + name->name + "`"};
    }
    return name;
}

std::vector<std::string> reader::read_names(cursor& in) {
    std::vector<std::string> names;
    do {
        auto name = read_name(in);
        if (!name) {
            break;
        }
        names.push_back(std::move(*name));
    } while (in.take(','));
    return names;
}

std::optional<date> reader::read_date(cursor& in) {
    const auto found = in.take_date();
    if (!found && in.bad_date()) {
        const auto word = in.take_until(" ,:");
        error("syntax.date", text_->where(word), "日历上没有这一天", "the calendar has no such day");
    } else if (!found) {
        error("syntax.date", here(in), "这里应当是日期", "expected a date").hint = {"例如 2024-02-29",
                                                                                    "such as 2024-02-29"};
    }
    return found;
}

feel::tree reader::later(slice where, grammar_of what) {
    where = text_->trimmed(where);
    if (where.empty()) {
        error("syntax.expected", text_->where({where.begin, where.begin}), "这里应当是表达式",
              "expected an expression");
        return {};
    }
    feel::tree place;
    place.root = static_cast<feel::node_id>(all_->expressions.size());
    all_->expressions.push_back({text_, where, what});
    return place;
}

namespace {

struct typed_keyword {
    keyword word;
    graph::type_kind kind;
    feel::unit unit = feel::unit::none;
};

constexpr typed_keyword typed_keywords[] = {
    {keyword::number, graph::type_kind::number},
    {keyword::money, graph::type_kind::money, feel::unit::money},
    {keyword::text, graph::type_kind::text},
    {keyword::boolean, graph::type_kind::boolean},
    {keyword::date, graph::type_kind::date},
    {keyword::time, graph::type_kind::time},
    {keyword::date_time, graph::type_kind::date_time},
    {keyword::years_months, graph::type_kind::years_months},
    {keyword::days_time, graph::type_kind::days_time},
    {keyword::percent, graph::type_kind::number, feel::unit::percent},
    {keyword::years, graph::type_kind::number, feel::unit::years},
    {keyword::months, graph::type_kind::number, feel::unit::months},
    {keyword::days, graph::type_kind::number, feel::unit::days},
    {keyword::persons, graph::type_kind::number, feel::unit::persons},
    {keyword::any, graph::type_kind::any},
};

} // namespace

graph::type_ref reader::read_type(cursor& in, int depth) {
    auto type = read_base_type(in, depth);
    read_optional(in, type);
    return type;
}

void reader::read_optional(cursor& in, graph::type_ref& type) {
    auto ahead = in;
    if (ahead.take(',') && take(ahead, keyword::optional, parting::required)) {
        type.optional = true;
        in = ahead;
    }
}

graph::type_ref reader::read_base_type(cursor& in, int depth) {
    constexpr int deepest_list = 16;
    const auto begin = in.rest().begin;
    graph::type_ref type;
    if (depth < deepest_list && take(in, keyword::list, parting::required)) {
        type.kind = graph::type_kind::list;
        type.element = std::make_shared<const graph::type_ref>(read_base_type(in, depth + 1));
        type.where = text_->where(text_->trimmed({begin, in.rest().begin}));
        return type;
    }
    auto name_ends = in;
    const auto name = name_ends.take_name();
    const auto word = keyword_at(in.shape(), {keyword_place::type}, parting::required);
    const bool is_keyword = word && (word->id == keyword::money || (name && name->size() == word->length));
    if (is_keyword) {
        take(in, word->id, parting::required);
        for (const auto& one : typed_keywords) {
            if (one.word == word->id) {
                type.kind = one.kind;
                type.unit = one.kind == graph::type_kind::money ? feel::unit::none : one.unit;
            }
        }
        auto ahead = in;
        const auto code = word->id == keyword::money ? ahead.take_name() : std::nullopt;
        if (const auto found = code ? currency::parse(*code) : std::nullopt) {
            type.currency_code = found->code();
            in = ahead;
        }
    } else if (name) {
        type.kind = graph::type_kind::named;
        type.name = *name;
        in = name_ends;
    } else {
        error("syntax.type", here(in), "这里应当是类型", "expected a type").hint = {
            "例如 金额、数字、日期、列表 …", "such as money, number, date, list of …"};
    }
    type.optional = in.take('?');
    type.where = text_->where(text_->trimmed({begin, in.rest().begin}));
    return type;
}

} // namespace guiju::formats::rules
