#include "xpath_characters.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace guiju::meaning {

namespace {

constexpr int deepest_subtraction = 50;

constexpr auto categories = std::to_array<std::string_view>({
    "C",  "Cc", "Cf", "Cn", "Co", "L",  "Ll", "Lm", "Lo", "Lt", "Lu", "M",  "Mc", "Me", "Mn", "N",  "Nd", "Nl",
    "No", "P",  "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S",  "Sc", "Sk", "Sm", "So", "Z",  "Zl", "Zp", "Zs",
});

// Names of XML 1.0, fifth edition, 2.3.
constexpr std::string_view name_start = R"(\:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D})"
                                        R"(\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF})"
                                        R"(\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF})";
constexpr std::string_view name_rest = R"(\-\.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040})";

/// Appends `\p{…}` for the braces that follow; `letter` is p or P.
bool append_property(std::string& icu, char letter, pattern_reader& in) {
    std::string name;
    if (!in.take(U'{')) {
        return false;
    }
    while (!in.done() && in.next() != U'}') {
        const char32_t c = in.take();
        const bool plain =
            (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'-';
        if (!plain) {
            return false;
        }
        name.push_back(static_cast<char>(c));
    }
    if (!in.take(U'}')) {
        return false;
    }
    const bool block = name.starts_with("Is") && name.size() > 2;
    if (!block && std::find(categories.begin(), categories.end(), name) == categories.end()) {
        return false;
    }
    icu.append("\\").append(1, letter).append("{").append(block ? "block=" : "");
    icu.append(block ? name.substr(2) : name).append("}");
    return true;
}

bool append_positive_class(std::string& icu, char32_t letter, bool negated) {
    const std::string_view open = negated ? "[^" : "[";
    switch (letter) {
    case U's':
        icu.append(open).append(R"(\x{20}\t\n\r])");
        return true;
    case U'd':
        icu.append(open).append(R"(\p{Nd}])");
        return true;
    case U'w':
        icu.append(negated ? "[" : "[^").append(R"(\p{P}\p{Z}\p{C}])");
        return true;
    case U'i':
        icu.append(open).append(name_start).append("]");
        return true;
    case U'c':
        icu.append(open).append(name_start).append(name_rest).append("]");
        return true;
    default:
        return false;
    }
}

/// One end of a range in brackets, or a single character; nothing for what cannot be one.
std::optional<char32_t> class_character(pattern_reader& in) {
    if (in.next() == U'[' || in.next() == U']' || in.done()) {
        return std::nullopt;
    }
    return in.take(U'\\') ? single_escape(in.take()) : std::optional(in.take());
}

bool is_class_escape(const pattern_reader& in) {
    constexpr std::u32string_view letters = U"sSdDwWiIcCpP";
    return in.next() == U'\\' && letters.find(in.after_next()) != std::u32string_view::npos;
}

/// A character, a range, or a class escape.
bool append_class_item(std::string& icu, pattern_reader& in) {
    if (is_class_escape(in)) {
        (void)in.take();
        const char32_t letter = in.take();
        return append_class_escape(icu, letter, in);
    }
    const auto low = class_character(in);
    if (!low) {
        return false;
    }
    const auto take_range = [&](char32_t last) {
        if (in.ignores_case()) {
            icu.append(in_any_case(*low, last));
            return;
        }
        append_literal(icu, *low);
        if (last != *low) {
            icu.push_back('-');
            append_literal(icu, last);
        }
    };
    if (in.next() != U'-' || in.after_next() == U'[' || in.after_next() == U']') {
        take_range(*low);
        return true;
    }
    // "[0-9-.]": a hyphen after a range, or before an escape for a class, stands for itself.
    pattern_reader ahead = in;
    (void)ahead.take();
    const auto high = is_class_escape(ahead) ? std::nullopt : class_character(ahead);
    if (!high || *low == U'-') {
        take_range(*low);
        return true;
    }
    if (*high < *low) {
        return false;
    }
    in = ahead;
    take_range(*high);
    return true;
}

bool append_class_within(std::string& icu, pattern_reader& in, int depth) {
    if (depth == deepest_subtraction) {
        return false;
    }
    icu.append(in.take(U'^') ? "[[^" : "[[");
    bool empty = true;
    while (!in.done() && in.next() != U']') {
        if (!empty && in.next() == U'-' && in.after_next() == U'[') {
            (void)in.take();
            (void)in.take();
            icu.append("]--");
            if (!append_class_within(icu, in, depth + 1) || !in.take(U']')) {
                return false;
            }
            icu.push_back(']');
            return true;
        }
        if (!append_class_item(icu, in)) {
            return false;
        }
        empty = false;
    }
    icu.append("]]");
    return !empty && in.take(U']');
}

} // namespace

void append_literal(std::string& icu, char32_t c) {
    if ((c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) {
        icu.push_back(static_cast<char>(c));
        return;
    }
    std::array<char, 16> hexadecimal{};
    (void)std::snprintf(hexadecimal.data(), hexadecimal.size(), "\\x{%X}", static_cast<unsigned>(c));
    icu.append(hexadecimal.data());
}

std::optional<char32_t> single_escape(char32_t letter) noexcept {
    switch (letter) {
    case U'n':
        return U'\n';
    case U'r':
        return U'\r';
    case U't':
        return U'\t';
    default:
        break;
    }
    constexpr std::u32string_view themselves = U"\\|.?*+(){}-[]^$";
    return themselves.find(letter) == std::u32string_view::npos ? std::nullopt : std::optional(letter);
}

bool append_class_escape(std::string& icu, char32_t letter, pattern_reader& in) {
    if (letter == U'p' || letter == U'P') {
        return append_property(icu, static_cast<char>(letter), in);
    }
    const bool negated = letter >= U'A' && letter <= U'Z';
    return append_positive_class(icu, negated ? letter + (U'a' - U'A') : letter, negated);
}

bool append_class(std::string& icu, pattern_reader& in) {
    if (!in.ignores_case()) {
        return append_class_within(icu, in, 0);
    }
    // Its characters are there in every case; escapes such as \p{Lu} are to stay as they are.
    icu.append("(?-i:");
    const bool whole = append_class_within(icu, in, 0);
    icu.push_back(')');
    return whole;
}

} // namespace guiju::meaning
