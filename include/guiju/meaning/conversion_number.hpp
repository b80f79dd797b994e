#pragma once

#include <guiju/meaning/arguments.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// number(): DMN 1.5, 10.3.4.1, table 64.
namespace guiju::meaning {

namespace detail {

/// A separator: one of the characters allowed, 0 for null, nothing for anything else.
[[nodiscard]] inline std::optional<char> separator_of(const value& v, std::string_view allowed) noexcept {
    if (v.is_null()) {
        return '\0';
    }
    if (!v.is(kind::text) || v.as_text().size() != 1 || allowed.find(v.as_text()[0]) == std::string_view::npos) {
        return std::nullopt;
    }
    return v.as_text()[0];
}

/// A numeral with its grouping removed and a point before its fraction; nothing when it has characters of neither.
[[nodiscard]] inline std::optional<std::string> plain_numeral(std::string_view text, char grouping, char point) {
    std::string plain;
    plain.reserve(text.size());
    for (const char c : text) {
        if (c == point && point != '\0') {
            plain.push_back('.');
        } else if (c == '.' && point != '\0') {
            if (c != grouping) {
                return std::nullopt;
            }
        } else if (c != grouping || grouping == '\0') {
            plain.push_back(c);
        }
    }
    return plain;
}

[[nodiscard]] inline value parsed_number(std::string_view numeral, call_context& in) {
    const auto found = decimal::parse(numeral);
    return found ? value(*found) : in.null(reason::syntax);
}

} // namespace detail

/// number(from, grouping separator, decimal separator): separators are a space, comma or point, or null; they differ.
/// number(from) of a numeral, of a number, or of money, which gives its amount.
[[nodiscard]] inline value to_number(std::span<const value> arguments, call_context& in) {
    if (are(arguments, {kind::number})) {
        return arguments[0];
    }
    if (are(arguments, {kind::money})) {
        return arguments[0].as_number();
    }
    if (are(arguments, {kind::text})) {
        return detail::parsed_number(arguments[0].as_text(), in);
    }
    if (arguments.size() != 3 || !arguments[0].is(kind::text) || united_needs(arguments).is_undetermined()) {
        return misfit(arguments, in);
    }
    const auto grouping = detail::separator_of(arguments[1], " ,.");
    const auto point = detail::separator_of(arguments[2], ",.");
    if (!grouping || !point || (*grouping == *point && *point != '\0')) {
        return in.null(reason::domain);
    }
    // Without a decimal separator the text has a point, unless points group.
    const auto plain =
        detail::plain_numeral(arguments[0].as_text(), *grouping, *point == '\0' && *grouping != '.' ? '.' : *point);
    return plain ? detail::parsed_number(*plain, in) : in.null(reason::syntax);
}

} // namespace guiju::meaning
