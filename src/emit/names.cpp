#include "emit/names.hpp"

#include <guiju/emit/emit.hpp>

#include <algorithm>
#include <array>

namespace guiju::emitted {

namespace {

constexpr auto reserved = std::to_array<std::string_view>(
    {"alignas",  "alignof",  "and",      "asm",      "auto",   "bool",      "break",     "case",      "catch",
     "char",     "class",    "compl",    "concept",  "const",  "consteval", "constexpr", "constinit", "continue",
     "decltype", "default",  "delete",   "detail",   "do",     "double",    "else",      "enum",      "explicit",
     "export",   "extern",   "false",    "float",    "for",    "friend",    "given",     "goto",      "guiju",
     "how",      "if",       "inline",   "int",      "long",   "mutable",   "names",     "namespace", "new",
     "noexcept", "not",      "nullptr",  "operator", "or",     "private",   "protected", "public",    "register",
     "requires", "return",   "settings", "short",    "signed", "sizeof",    "static",    "std",       "struct",
     "switch",   "template", "this",     "throw",    "true",   "try",       "typedef",   "typeid",    "typename",
     "union",    "unsigned", "using",    "virtual",  "void",   "volatile",  "while",     "xor"});

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

} // namespace

std::string identifier_of(std::string_view name) {
    std::string made;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) >= 0x80U) {
            return {};
        }
        const bool word = is_word(c);
        if (word) {
            made += c;
        } else if (!made.empty() && made.back() != '_') {
            made += '_';
        }
    }
    while (!made.empty() && made.back() == '_') {
        made.pop_back();
    }
    return made;
}

std::string identifiers::unique(std::string_view name, std::string_view other, std::string_view kind) {
    auto made = identifier_of(name);
    if (made.empty()) {
        made = identifier_of(other);
    }
    if (made.empty()) {
        made = std::string(kind) + "_" + std::to_string(taken_.size() + 1);
    }
    if (made.front() >= '0' && made.front() <= '9') {
        made = std::string(kind.substr(0, 1)) + made;
    }
    if (std::ranges::find(reserved, made) != reserved.end()) {
        made += '_';
    }
    const auto stem = made;
    for (int n = 2; !taken_.insert(made).second; ++n) {
        made = stem + "_" + std::to_string(n);
    }
    return made;
}

std::string namespace_of(std::string_view name) {
    identifiers scope;
    return identifier_of(name).empty() ? std::string{} : scope.unique(name, "", "policy");
}

std::string literal(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
        case '\\':
            made += '\\';
            made += c;
            break;
        case '\n':
            made += "\\n";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                made += {'\\', static_cast<char>('0' + c / 64), static_cast<char>('0' + c / 8 % 8),
                         static_cast<char>('0' + c % 8)};
            } else {
                made += c;
            }
        }
    }
    return made + "\"";
}

} // namespace guiju::emitted
