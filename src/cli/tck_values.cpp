#include "tck_values.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju::cli::tck {

namespace {

std::string_view local(pugi::xml_node of) {
    const std::string_view name = of.name();
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

std::string attribute(pugi::xml_node of, std::string_view name) {
    for (const auto one : of.attributes()) {
        const std::string_view found = one.name();
        if (found == name || found.ends_with(":" + std::string(name))) {
            return one.value();
        }
    }
    return {};
}

std::string trimmed(std::string_view text) {
    constexpr auto blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

template <class T>
value parsed(const std::string& text) {
    const auto read = T::parse(text);
    return read ? value(*read) : value(reason::syntax);
}

value duration(const std::string& text) {
    const value months = parsed<years_months_duration>(text);
    return months.is_null() ? parsed<days_time_duration>(text) : months;
}

value number(const std::string& text) {
    const auto read = decimal::parse(text);
    return read ? value(*read) : value(reason::syntax);
}

value simple(pugi::xml_node of) {
    if (attribute(of, "nil") == "true") {
        return {};
    }
    const auto named = attribute(of, "type");
    const auto type = named.substr(named.find(':') == std::string::npos ? 0 : named.find(':') + 1);
    const std::string text = of.text().get();
    if (type.empty() || type == "string") {
        return value(text);
    }
    const auto plain = trimmed(text);
    if (type == "boolean") {
        return plain == "true" || plain == "1";
    }
    if (type == "date") {
        return parsed<date>(plain);
    }
    if (type == "time") {
        return parsed<time>(plain);
    }
    if (type == "dateTime") {
        return parsed<date_time>(plain);
    }
    return type.ends_with("uration") ? duration(plain) : number(plain);
}

value context_of(const std::vector<std::pair<std::string, value>>& entries) {
    auto shape = make_shared_body<guiju::shape>();
    std::vector<value> values;
    for (const auto& [name, content] : entries) {
        shape->names.push_back(name);
        values.push_back(content);
    }
    return shared<const context_body>(
        make_shared_body<context_body>(shared<const guiju::shape>(shape), std::move(values)));
}

bool near(const decimal& a, const decimal& b) {
    const auto least = *decimal::parse("0.00000001");
    const auto apart = a - b;
    return a == b || (apart < least && -apart < least);
}

bool same_context(const context_body& expected, const context_body& found) {
    if (expected.values.size() != found.values.size()) {
        return false;
    }
    for (std::size_t i = 0; i < expected.values.size(); ++i) {
        const value* other = found.find(expected.shape->names[i]);
        if (other == nullptr || !as_expected(expected.values[i], *other)) {
            return false;
        }
    }
    return true;
}

/// As FEEL's `=` has it: times in different zones may be one.
bool feel_equal(const value& a, const value& b) {
    const auto same = evaluate_expression("a = b", context_of({{"a", a}, {"b", b}}));
    return same && same->is_true();
}

} // namespace

bool is(pugi::xml_node of, const char* name) { return of.type() == pugi::node_element && local(of) == name; }

pugi::xml_node child(pugi::xml_node of, const char* name) {
    return of.find_child([name](pugi::xml_node one) { return is(one, name); });
}

value value_in(pugi::xml_node of) {
    std::vector<std::pair<std::string, value>> components;
    for (const auto one : of.children()) {
        if (is(one, "value")) {
            return simple(one);
        }
        if (is(one, "list")) {
            if (attribute(one, "nil") == "true") {
                return {};
            }
            std::vector<value> items;
            for (const auto item : one.children()) {
                if (is(item, "item")) {
                    items.push_back(value_in(item));
                }
            }
            return value::list(std::move(items));
        }
        if (is(one, "component")) {
            const bool none = attribute(one, "nil") == "true";
            components.emplace_back(one.attribute("name").value(), none ? value() : value_in(one));
        }
    }
    return components.empty() ? value() : context_of(components);
}

bool as_expected(const value& expected, const value& found) {
    if (expected.is_null() || found.is_null()) {
        return expected.is_null() && found.is_null();
    }
    if (expected.is(kind::number) && found.is(kind::number)) {
        return near(expected.as_number(), found.as_number());
    }
    if (expected.is(kind::list) && found.is(kind::list)) {
        const auto& a = expected.as_list();
        const auto& b = found.as_list();
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), as_expected);
    }
    if (expected.is(kind::context) && found.is(kind::context)) {
        return same_context(expected.as_context(), found.as_context());
    }
    return expected == found || (expected.kind() == found.kind() && feel_equal(expected, found));
}

} // namespace guiju::cli::tck
