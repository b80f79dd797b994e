#include "typed_json.hpp"

#include <nlohmann/json.hpp>

namespace guiju::cli {
namespace {

using json = nlohmann::ordered_json;

/// An end of a range as FEEL reads it.
std::string end_text(const value& end) {
    const bool temporal = end.kind() >= kind::date && end.kind() <= kind::days_time;
    return temporal ? "@\"" + plain_text(end) + "\"" : plain_text(end);
}

std::string range_text(const range_body& r) {
    if (r.form != range_form::interval) {
        constexpr std::string_view signs[] = {"", "<", "<=", ">", ">=", "=", "!="};
        return "(" + std::string(signs[static_cast<std::size_t>(r.form)]) + " " +
               end_text(r.without_low() ? r.high : r.low) + ")";
    }
    return (r.low_closed ? "[" : "(") + end_text(r.low) + ".." + end_text(r.high) + (r.high_closed ? "]" : ")");
}

/// A number without exponent, unless that would be long.
std::string numeral(const decimal& n) {
    constexpr std::size_t longest = 100;
    if (n.plain_size() <= longest) {
        return n.to_plain();
    }
    return n.is_zero() ? "0" : n.to_string();
}

json typed(const value& v) {
    switch (v.kind()) {
    case kind::null:
        return nullptr;
    case kind::boolean:
        return v.as_boolean();
    case kind::number:
        return {{"n", numeral(v.as_number())}};
    case kind::money:
        return {{"m", v.as_number().to_plain()}, {"cur", v.as_currency().to_string()}};
    case kind::text:
        return {{"s", v.as_text()}};
    case kind::category:
        return {{"cat", v.as_category().values[v.ordinal()]}};
    case kind::date:
        return {{"d", v.as_date().to_string()}};
    case kind::time:
        return {{"t", v.as_time().to_string()}};
    case kind::date_time:
        return {{"dt", v.as_date_time().to_string()}};
    case kind::years_months:
        return {{"ymd", v.as_years_months().to_string()}};
    case kind::days_time:
        return {{"dtd", v.as_days_time().to_string()}};
    case kind::range:
        return {{"r", range_text(v.as_range())}};
    case kind::function:
        return {{"f", true}};
    case kind::list: {
        auto all = json::array();
        for (const auto& item : v.as_list()) {
            all.push_back(typed(item));
        }
        return all;
    }
    case kind::context:
        break;
    }
    auto entries = json::object();
    const auto& context = v.as_context();
    for (std::size_t i = 0; i < context.values.size(); ++i) {
        entries[context.shape->names[i]] = typed(context.values[i]);
    }
    auto made = json::object();
    made["c"] = std::move(entries);
    return made;
}

std::string items_text(const std::vector<value>& items) {
    std::string text = "[";
    for (const auto& item : items) {
        text += (text.size() > 1 ? ", " : "") + plain_text(item);
    }
    return text + "]";
}

std::string entries_text(const context_body& context) {
    std::string text = "{";
    for (std::size_t i = 0; i < context.values.size(); ++i) {
        text += (i == 0 ? "" : ", ") + context.shape->names[i] + ": " + plain_text(context.values[i]);
    }
    return text + "}";
}

template <class T>
std::optional<value> parsed(const std::string& text) {
    const auto read = T::parse(text);
    return read ? std::optional<value>(*read) : std::nullopt;
}

std::optional<value> scalar_of(std::string_view tag, const std::string& text) {
    if (tag == "n") {
        return parsed<decimal>(text);
    }
    if (tag == "s") {
        return value(text);
    }
    if (tag == "d") {
        return parsed<date>(text);
    }
    if (tag == "t") {
        return parsed<guiju::time>(text);
    }
    if (tag == "dt") {
        return parsed<date_time>(text);
    }
    if (tag == "ymd") {
        return parsed<years_months_duration>(text);
    }
    if (tag == "dtd") {
        return parsed<days_time_duration>(text);
    }
    if (tag == "r") {
        auto made = evaluate_expression(text);
        return made && made->is(kind::range) ? std::optional<value>(std::move(*made)) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::vector<value>> all_from_typed(const std::vector<value>& read) {
    std::vector<value> made;
    for (const auto& one : read) {
        auto item = from_typed(one);
        if (!item) {
            return std::nullopt;
        }
        made.push_back(std::move(*item));
    }
    return made;
}

} // namespace

std::optional<value> from_typed(const value& read) {
    if (read.is(kind::list)) {
        auto items = all_from_typed(read.as_list());
        return items ? std::optional<value>(value::list(std::move(*items))) : std::nullopt;
    }
    if (!read.is(kind::context)) {
        return read;
    }
    const auto& object = read.as_context();
    if (object.values.size() != 1) {
        return std::nullopt;
    }
    const auto& content = object.values[0];
    if (object.shape->names[0] == "c") {
        return typed_context(content);
    }
    return content.is(kind::text) ? scalar_of(object.shape->names[0], content.as_text()) : std::nullopt;
}

std::optional<value> typed_context(const value& read) {
    if (!read.is(kind::context)) {
        return std::nullopt;
    }
    auto entries = all_from_typed(read.as_context().values);
    return entries ? std::optional<value>(shared<const context_body>(
                         make_shared_body<context_body>(read.as_context().shape, std::move(*entries))))
                   : std::nullopt;
}

std::string typed_json(const value& v) { return typed(v).dump(-1, ' ', false, json::error_handler_t::replace); }

std::string plain_text(const value& v) {
    switch (v.kind()) {
    case kind::null:
        return "null";
    case kind::boolean:
        return v.as_boolean() ? "true" : "false";
    case kind::number:
        return v.as_number().to_plain();
    case kind::money:
        return v.as_number().to_plain() + " " + v.as_currency().to_string();
    case kind::text:
        return json(v.as_text()).dump(-1, ' ', false, json::error_handler_t::replace);
    case kind::category:
        return v.as_category().values[v.ordinal()];
    case kind::date:
        return v.as_date().to_string();
    case kind::time:
        return v.as_time().to_string();
    case kind::date_time:
        return v.as_date_time().to_string();
    case kind::years_months:
        return v.as_years_months().to_string();
    case kind::days_time:
        return v.as_days_time().to_string();
    case kind::list:
        return items_text(v.as_list());
    case kind::context:
        return entries_text(v.as_context());
    case kind::range:
        return range_text(v.as_range());
    case kind::function:
        return "function";
    }
    return {};
}

} // namespace guiju::cli
