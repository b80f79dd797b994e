#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/code_points.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/meaning/regex.hpp>

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Functions of text. DMN 1.5, 10.3.4.3. Those with patterns are in the compiled library, see `regex.hpp`.
namespace guiju::meaning {

namespace detail {

/// Text that was made, paid for from the budget.
[[nodiscard]] inline value made_text(std::string_view text, call_context& in) {
    return in.spend(text.size()) ? value(text) : in.null(reason::limit);
}

[[nodiscard]] inline std::optional<std::int64_t> whole_part(const value& n) {
    return n.is(kind::number) ? round_to_integral(n.as_number(), rounding::down).to_int64() : std::nullopt;
}

} // namespace detail

/// substring(string, start position, length): positions count from 1, negative ones from the end. A position outside
/// the text, and a length below 1, have no answer; a length beyond the end stops there.
[[nodiscard]] inline value substring(std::span<const value> arguments, call_context& in) {
    if (!are(arguments, {kind::text, kind::number}) && !are(arguments, {kind::text, kind::number, kind::number})) {
        return misfit(arguments, in);
    }
    const std::string_view text = arguments[0].as_text();
    const auto start = detail::whole_part(arguments[1]);
    const auto length =
        arguments.size() == 3 ? detail::whole_part(arguments[2]) : std::numeric_limits<std::int64_t>::max();
    const auto size = count_characters(text);
    if (!start || !length || *length < 1 || *start == 0 || *start > size || *start < -size) {
        return in.null(reason::domain);
    }
    return detail::made_text(characters(text, *start > 0 ? *start - 1 : size + *start, *length), in);
}

[[nodiscard]] inline value string_length(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text}) ? value(decimal(count_characters(arguments[0].as_text())))
                                        : misfit(arguments, in);
}

[[nodiscard]] inline value upper_case(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text}) ? detail::made_text(to_upper_case(arguments[0].as_text()), in)
                                        : misfit(arguments, in);
}
[[nodiscard]] inline value lower_case(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text}) ? detail::made_text(to_lower_case(arguments[0].as_text()), in)
                                        : misfit(arguments, in);
}

/// Empty when there is no match, and before an empty match.
[[nodiscard]] inline value substring_before(std::span<const value> arguments, call_context& in) {
    if (!are(arguments, {kind::text, kind::text})) {
        return misfit(arguments, in);
    }
    const std::string_view text = arguments[0].as_text();
    const auto at = text.find(arguments[1].as_text());
    return detail::made_text(at == std::string_view::npos ? std::string_view{} : text.substr(0, at), in);
}
/// Empty when there is no match; the whole text after an empty match.
[[nodiscard]] inline value substring_after(std::span<const value> arguments, call_context& in) {
    if (!are(arguments, {kind::text, kind::text})) {
        return misfit(arguments, in);
    }
    const std::string_view text = arguments[0].as_text();
    const auto& match = arguments[1].as_text();
    const auto at = text.find(match);
    return detail::made_text(at == std::string_view::npos ? std::string_view{} : text.substr(at + match.size()), in);
}

[[nodiscard]] inline value contains(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text, kind::text})
               ? value(arguments[0].as_text().find(arguments[1].as_text()) != std::string::npos)
               : misfit(arguments, in);
}
[[nodiscard]] inline value starts_with(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text, kind::text}) ? value(arguments[0].as_text().starts_with(arguments[1].as_text()))
                                                    : misfit(arguments, in);
}
[[nodiscard]] inline value ends_with(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text, kind::text}) ? value(arguments[0].as_text().ends_with(arguments[1].as_text()))
                                                    : misfit(arguments, in);
}

namespace detail {

/// The arguments without flags that are null, which are none.
[[nodiscard]] inline std::span<const value> without_null_flags(std::span<const value> arguments, std::size_t at) {
    return arguments.size() == at + 1 && arguments[at].is_null() && !arguments[at].is_undetermined()
               ? arguments.first(at)
               : arguments;
}

} // namespace detail

/// replace(input, pattern, replacement, flags), see `replace_pattern`.
[[nodiscard]] inline value replace(std::span<const value> arguments, call_context& in) {
    arguments = detail::without_null_flags(arguments, 3);
    const bool flagged = are(arguments, {kind::text, kind::text, kind::text, kind::text});
    if (!flagged && !are(arguments, {kind::text, kind::text, kind::text})) {
        return misfit(arguments, in);
    }
    return replace_pattern(arguments[0].as_text(), arguments[1].as_text(), arguments[2].as_text(),
                           flagged ? std::string_view(arguments[3].as_text()) : std::string_view{}, in);
}

/// matches(input, pattern, flags), see `matches_pattern`.
[[nodiscard]] inline value matches(std::span<const value> arguments, call_context& in) {
    arguments = detail::without_null_flags(arguments, 2);
    const bool flagged = are(arguments, {kind::text, kind::text, kind::text});
    if (!flagged && !are(arguments, {kind::text, kind::text})) {
        return misfit(arguments, in);
    }
    return matches_pattern(arguments[0].as_text(), arguments[1].as_text(),
                           flagged ? std::string_view(arguments[2].as_text()) : std::string_view{}, in);
}

/// split(string, delimiter): the delimiter is a pattern, see `split_at_pattern`.
[[nodiscard]] inline value split(std::span<const value> arguments, call_context& in) {
    return are(arguments, {kind::text, kind::text})
               ? split_at_pattern(arguments[0].as_text(), arguments[1].as_text(), in)
               : misfit(arguments, in);
}

namespace detail {

[[nodiscard]] inline value joined(std::span<const value> items, std::string_view delimiter, call_context& in) {
    if (auto open = united_needs(items); open.is_undetermined()) {
        return open;
    }
    std::string text;
    bool first = true;
    for (const auto& item : items) {
        if (item.is_null()) {
            continue; // table 66: nulls in the list are passed over
        }
        if (!item.is(kind::text)) {
            return in.null(reason::type_error);
        }
        if (!in.spend(item.as_text().size() + delimiter.size())) {
            return in.null(reason::limit);
        }
        text.append(first ? std::string_view{} : delimiter).append(item.as_text());
        first = false;
    }
    return text;
}

} // namespace detail

/// string join(list, delimiter): nulls in the list are passed over; a null delimiter is none; one text is a list of it.
[[nodiscard]] inline value string_join(std::span<const value> arguments, call_context& in) {
    if (!count_is(arguments, 1, 2) || arguments[0].is_null() || united_needs(arguments).is_undetermined()) {
        return misfit(arguments, in);
    }
    const bool bare = arguments.size() == 1 || arguments[1].is_null();
    if (!bare && !arguments[1].is(kind::text)) {
        return in.null(reason::type_error);
    }
    const std::span<const value> items =
        arguments[0].is(kind::list) ? std::span(arguments[0].as_list()) : arguments.first(1);
    return detail::joined(items, bare ? std::string_view{} : std::string_view(arguments[1].as_text()), in);
}

/// Any operation of the family `text`.
[[nodiscard]] inline value apply_text(operation what, std::span<const value> arguments, call_context& in) {
    switch (what) {
    case operation::substring:
        return substring(arguments, in);
    case operation::string_length:
        return string_length(arguments, in);
    case operation::upper_case:
        return upper_case(arguments, in);
    case operation::lower_case:
        return lower_case(arguments, in);
    case operation::substring_before:
        return substring_before(arguments, in);
    case operation::substring_after:
        return substring_after(arguments, in);
    case operation::contains:
        return contains(arguments, in);
    case operation::starts_with:
        return starts_with(arguments, in);
    case operation::ends_with:
        return ends_with(arguments, in);
    case operation::replace:
        return replace(arguments, in);
    case operation::matches:
        return matches(arguments, in);
    case operation::split:
        return split(arguments, in);
    case operation::string_join:
        return string_join(arguments, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
