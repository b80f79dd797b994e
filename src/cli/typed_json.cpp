#include "typed_json.hpp"

#include <nlohmann/json.hpp>

namespace guiju::cli {
namespace {

using json = nlohmann::ordered_json;

std::string range_text(const range_body& r) {
    return (r.low_closed ? "[" : "(") + (r.low.is_null() ? std::string() : plain_text(r.low)) + ".." +
           (r.high.is_null() ? std::string() : plain_text(r.high)) + (r.high_closed ? "]" : ")");
}

json typed(const value& v) {
    switch (v.kind()) {
    case kind::null:
        return nullptr;
    case kind::boolean:
        return v.as_boolean();
    case kind::number:
        return {{"n", v.as_number().to_plain()}};
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

} // namespace

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
