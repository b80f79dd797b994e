#include <guiju/evaluate/cited.hpp>
#include <guiju/explain/json_line.hpp>
#include <guiju/formats/json/data.hpp>

namespace guiju::explain {

namespace {

using formats::json::append_quoted;
using graph::answer_kind;

/// Beyond this many digits before or behind the point a number is written with its exponent.
constexpr std::size_t longest_plain = 100;

std::string_view name_of(answer_kind k) {
    constexpr std::string_view names[] = {"decision", "benefit", "limit", "eligibility", "target", "procedure", "duty"};
    return names[static_cast<std::size_t>(k)];
}

void append_name(std::string& into, std::string_view name) {
    into += ",\"";
    into += name;
    into += "\":";
}

void append_texts(std::string& into, std::string_view name, const std::vector<std::string>& texts) {
    append_name(into, name);
    into.push_back('[');
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i != 0) {
            into.push_back(',');
        }
        append_quoted(into, texts[i]);
    }
    into.push_back(']');
}

void append_list(std::string& into, const std::vector<value>& items) {
    into.push_back('[');
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != 0) {
            into.push_back(',');
        }
        append_json(into, items[i]);
    }
    into.push_back(']');
}

void append_context(std::string& into, const context_body& c) {
    into.push_back('{');
    for (std::size_t i = 0; i < c.values.size(); ++i) {
        if (i != 0) {
            into.push_back(',');
        }
        append_quoted(into, c.shape->names[i]);
        into.push_back(':');
        append_json(into, c.values[i]);
    }
    into.push_back('}');
}

/// Keys are written as they are: a year is a number, not a text.
void append_keys(std::string& into, const std::vector<evaluate::subject_key>& of) {
    into += ",\"of\":{";
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (i != 0) {
            into.push_back(',');
        }
        append_quoted(into, of[i].name);
        into.push_back(':');
        if (of[i].key.is(kind::number)) {
            into += number_text(of[i].key.as_number());
        } else {
            append_json(into, of[i].key);
        }
    }
    into.push_back('}');
}

void append_if(std::string& into, std::string_view name, const value& v) {
    if (!v.is_null()) {
        append_name(into, name);
        append_json(into, v);
    }
}

void append_procedure(std::string& into, const program::answer& asked, const evaluate::outcome& one) {
    const bool judged = one.status == evaluate::status::passed || one.status == evaluate::status::open;
    if (asked.kind != answer_kind::procedure || !judged) {
        return;
    }
    append_texts(into, "missing", one.missing);
    append_texts(into, "failed", one.failed);
}

void append_message(std::string& into, const program::program& p, const evaluate::outcome& one) {
    if (one.message.empty()) {
        return;
    }
    append_name(into, "message");
    append_quoted(into, one.message.in(p.language));
}

} // namespace

std::string money_text(const decimal& amount) {
    const decimal least = reduce(amount);
    const decimal shown = least.exponent() > -2 ? quantize(least, -2) : least;
    return shown.is_finite() && shown.plain_size() <= longest_plain
               ? (shown.is_zero() ? shown.with_sign(false) : shown).to_plain()
               : amount.to_string();
}

std::string number_text(const decimal& number) {
    const decimal least = reduce(number);
    if (least.is_zero()) {
        return "0";
    }
    return least.plain_size() <= longest_plain ? least.to_plain() : least.to_string();
}

void append_json(std::string& into, const value& v) {
    switch (v.kind()) {
    case kind::null:
        into += "null";
        break;
    case kind::boolean:
        into += v.as_boolean() ? "true" : "false";
        break;
    case kind::number:
        append_quoted(into, number_text(v.as_number()));
        break;
    case kind::money:
        append_quoted(into, money_text(v.as_number()));
        break;
    case kind::text:
        append_quoted(into, v.as_text());
        break;
    case kind::category:
        append_quoted(into, v.as_category().values[v.ordinal()]);
        break;
    case kind::date:
        append_quoted(into, v.as_date().to_string());
        break;
    case kind::time:
        append_quoted(into, v.as_time().to_string());
        break;
    case kind::date_time:
        append_quoted(into, v.as_date_time().to_string());
        break;
    case kind::years_months:
        append_quoted(into, v.as_years_months().to_string());
        break;
    case kind::days_time:
        append_quoted(into, v.as_days_time().to_string());
        break;
    case kind::list:
        append_list(into, v.as_list());
        break;
    case kind::context:
        append_context(into, v.as_context());
        break;
    case kind::range:
        into += "{\"low\":";
        append_json(into, v.as_range().low);
        into += ",\"high\":";
        append_json(into, v.as_range().high);
        into.push_back('}');
        break;
    case kind::function:
        into += "\"function\"";
        break;
    }
}

std::string to_json_line(const program::program& p, const evaluate::outcome& one, std::string_view place) {
    const auto& asked = p[one.answer];
    std::string line = "{\"answer\":";
    append_quoted(line, asked.name);
    append_keys(line, one.of);
    append_name(line, "kind");
    append_quoted(line, name_of(asked.kind));
    append_name(line, "status");
    append_quoted(line, evaluate::name_of(one.status));
    if (one.status == evaluate::status::value && one.value.is_null()) {
        line += ",\"value\":null";
    }
    append_if(line, "value", one.value);
    append_if(line, "bound", one.bound);
    append_if(line, "slack", one.slack);
    append_if(line, "gap", one.gap);
    append_procedure(line, asked, one);
    for (const auto& [name, text] : asked.attributes) {
        append_name(line, name.other.empty() || p.language == lang::en ? name.name : name.other);
        append_quoted(line, text);
    }
    if (one.status == evaluate::status::undetermined) {
        append_texts(line, "needs", one.needs);
    }
    append_message(line, p, one);
    if (one.status == evaluate::status::error && !place.empty()) {
        append_name(line, "place");
        append_quoted(line, place);
    }
    append_texts(line, "clauses", evaluate::cited_clauses(asked, one));
    append_name(line, "as_of");
    append_quoted(line, one.as_of.to_string());
    line.push_back('}');
    return line;
}

} // namespace guiju::explain
