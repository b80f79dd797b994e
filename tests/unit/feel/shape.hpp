#pragma once

#include <guiju/feel/keywords.hpp>
#include <guiju/feel/parser.hpp>

#include <array>
#include <string>

/// Trees as text for tests: (kind:text child child …).
namespace guiju::feel::testing {

inline constexpr auto kind_names = std::to_array<std::string_view>({
    "null",   "bool",     "num",     "qty",      "text",      "at",          "name",         "path",
    "filter", "list",     "context", "entry",    "range",     "half",        "neg",          "arith",
    "cmp",    "and",      "or",      "between",  "in",        "instance",    "if",           "for",
    "some",   "every",    "iter",    "call",     "callnamed", "function",    "param",        "tests",
    "any",    "nottests", "type",    "typelist", "typerange", "typecontext", "typefunction",
});
inline constexpr auto operator_names =
    std::to_array<std::string_view>({"", "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "external"});
inline constexpr auto unit_names =
    std::to_array<std::string_view>({"", "%", "money", "years", "months", "days", "persons"});

inline std::string shape(const tree& of, node_id id) {
    const auto& n = of[id];
    std::string out(kind_names[static_cast<std::size_t>(n.kind)]);
    if (n.op != operator_kind::none) {
        out.append("'").append(operator_names[static_cast<std::size_t>(n.op)]);
    }
    if (n.kind == node_kind::range) {
        out.append(n.low_closed ? "[" : "(").append(n.high_closed ? "]" : ")");
    }
    if (!n.text.empty()) {
        out.append(":").append(n.text);
    }
    if (n.unit != unit::none) {
        out.append("#").append(unit_names[static_cast<std::size_t>(n.unit)]);
    }
    if (n.children.empty()) {
        return out;
    }
    for (const auto child : n.children) {
        out.append(" ").append(shape(of, child));
    }
    return "(" + out + ")";
}

inline constexpr dialect strict{lang::en, false};
inline constexpr dialect chinese{lang::zh, true};
inline constexpr dialect english{lang::en, true};

inline std::string shape(const result<tree>& read) {
    return read ? shape(*read, read->root)
                : "! " + read.problems().front().code + ": " + read.problems().front().what.en;
}
inline std::string shape(std::string_view text, const scope& known = {}, const dialect& how = strict) {
    return shape(parse_expression(text, {source_id{0}, 0, 0}, known, how));
}

} // namespace guiju::feel::testing
