#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/order.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// range(): a range of two literals as text. DMN 1.5, 10.3.4.1, table 64.
namespace guiju::meaning {

namespace detail {

[[nodiscard]] inline std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// Where ".." stands outside quotation marks.
[[nodiscard]] inline std::size_t find_dots(std::string_view text) noexcept {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && text.substr(i, 2) == "..") {
            return i;
        }
    }
    return std::string_view::npos;
}

/// What a literal in quotation marks says.
[[nodiscard]] inline std::optional<std::string> unquoted(std::string_view literal) {
    if (literal.size() < 2 || literal.front() != '"' || literal.back() != '"') {
        return std::nullopt;
    }
    literal = literal.substr(1, literal.size() - 2);
    std::string content;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] == '"' || (literal[i] == '\\' && ++i == literal.size())) {
            return std::nullopt;
        }
        content.push_back(literal[i]);
    }
    return content;
}

[[nodiscard]] inline std::optional<value> duration_literal(std::string_view text) {
    if (const auto months = years_months_duration::parse(text)) {
        return value(*months);
    }
    const auto days = days_time_duration::parse(text);
    return days ? std::optional<value>(*days) : std::nullopt;
}

[[nodiscard]] inline std::optional<value> temporal_literal(std::string_view text) {
    if (const auto day = guiju::date::parse(text)) {
        return value(*day);
    }
    if (const auto time = guiju::time::parse(text)) {
        return value(*time);
    }
    if (const auto when = guiju::date_time::parse(text)) {
        return value(*when);
    }
    return duration_literal(text);
}

/// date("2024-01-01") and its like: the argument of the call, when `literal` calls one of the functions.
[[nodiscard]] inline std::optional<value> constructor_literal(std::string_view literal) {
    constexpr std::pair<std::string_view, kind> constructors[] = {
        {"date and time", kind::date_time}, {"date", kind::date}, {"time", kind::time}, {"duration", kind::days_time}};
    const auto open = literal.find('(');
    if (open == std::string_view::npos || literal.back() != ')') {
        return std::nullopt;
    }
    const auto content = unquoted(trimmed(literal.substr(open + 1, literal.size() - open - 2)));
    const auto found = content ? temporal_literal(*content) : std::nullopt;
    for (const auto& [name, made] : constructors) {
        if (found && trimmed(literal.substr(0, open)) == name) {
            const bool fits = found->is(made) || (made == kind::days_time && found->is(kind::years_months));
            return fits ? found : std::nullopt;
        }
    }
    return std::nullopt;
}

/// A number, a text, @"…", a call of a constructor, null, or a date, time or duration as string() writes it.
[[nodiscard]] inline std::optional<value> endpoint(std::string_view literal) {
    if (literal.empty()) {
        return std::nullopt;
    }
    if (literal == "null") {
        return value();
    }
    if (literal.front() == '@') {
        const auto content = unquoted(literal.substr(1));
        return content ? temporal_literal(*content) : std::nullopt;
    }
    if (literal.front() == '"') {
        const auto content = unquoted(literal);
        return content ? std::optional<value>(*content) : std::nullopt;
    }
    if (const auto number = decimal::parse(literal)) {
        return value(*number);
    }
    const auto bare = temporal_literal(literal);
    return bare ? bare : constructor_literal(literal);
}

/// Whether two values can be the ends of a range: of one kind and in order; one may be missing where its side is open.
[[nodiscard]] inline bool are_ends(const range_body& r) {
    if (r.low.is_null() || r.high.is_null()) {
        return !(r.low.is_null() && r.high.is_null()) && !(r.low.is_null() && r.low_closed) &&
               !(r.high.is_null() && r.high_closed);
    }
    const auto ordered = r.low.kind() == r.high.kind() ? order(r.low, r.high) : std::nullopt;
    return ordered && *ordered <= 0;
}

[[nodiscard]] inline std::optional<value> range_literal(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view opening = "[(]";
    constexpr std::string_view closing = "])[";
    if (text.size() < 2 || opening.find(text.front()) == std::string_view::npos ||
        closing.find(text.back()) == std::string_view::npos) {
        return std::nullopt;
    }
    const auto inner = text.substr(1, text.size() - 2);
    const auto dots = find_dots(inner);
    if (dots == std::string_view::npos) {
        return std::nullopt;
    }
    const auto low = endpoint(trimmed(inner.substr(0, dots)));
    const auto high = endpoint(trimmed(inner.substr(dots + 2)));
    if (!low || !high) {
        return std::nullopt;
    }
    const auto made = make_shared_body<range_body>();
    made->low = *low;
    made->high = *high;
    made->low_closed = text.front() == '[';
    made->high_closed = text.back() == ']';
    return are_ends(*made) ? std::optional<value>(shared<const range_body>(made)) : std::nullopt;
}

} // namespace detail

/// range(from) of a text such as "[18..65)". Its ends are literals of one kind, from low to high.
[[nodiscard]] inline value to_range(std::span<const value> arguments, call_context& in) {
    if (!are(arguments, {kind::text})) {
        return misfit(arguments, in);
    }
    const auto found = detail::range_literal(arguments[0].as_text());
    return found ? *found : in.null(reason::syntax);
}

} // namespace guiju::meaning
