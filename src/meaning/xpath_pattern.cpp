#include "xpath_pattern.hpp"

#include "xpath_characters.hpp"

#include <utf8.h>

#include <vector>

namespace guiju::meaning {

namespace {

constexpr int most_repetitions = 100'000;

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r'; }

/// The pattern without the white space that flag x takes out: all but that in brackets.
std::u32string without_spaces(std::u32string_view pattern) {
    std::u32string kept;
    int brackets = 0;
    bool escaped = false;
    for (const char32_t c : pattern) {
        if (is_space(c) && brackets == 0) {
            continue;
        }
        kept.push_back(c);
        if (!escaped && c == U'[') {
            ++brackets;
        } else if (!escaped && c == U']' && brackets > 0) {
            --brackets;
        }
        escaped = !escaped && c == U'\\';
    }
    return kept;
}

/// Goes through a pattern once and writes what ICU reads.
class translation {
public:
    translation(std::u32string_view pattern, const pattern_flags& flags)
        : in_(pattern, flags.ignore_case), flags_(flags) {}

    std::optional<translated_pattern> run() {
        while (!in_.done()) {
            if (!branch_part()) {
                return std::nullopt;
            }
        }
        return open_.empty() ? std::optional(translated_pattern{std::move(icu_), groups_}) : std::nullopt;
    }

private:
    bool branch_part() {
        switch (in_.next()) {
        case U'|':
            icu_.push_back(static_cast<char>(in_.take()));
            return true;
        case U'(':
            return open_group();
        case U')':
            return close_group() && quantifier();
        case U'?':
        case U'*':
        case U'+':
        case U'{':
        case U'}':
        case U']':
            return false;
        default:
            return atom() && quantifier();
        }
    }

    bool open_group() {
        (void)in_.take();
        if (in_.take(U'?')) {
            icu_.append("(?:");
            open_.push_back(0);
            return in_.take(U':');
        }
        icu_.push_back('(');
        open_.push_back(++groups_);
        closed_.push_back(false);
        return true;
    }

    bool close_group() {
        (void)in_.take();
        if (open_.empty()) {
            return false;
        }
        if (open_.back() != 0) {
            closed_[static_cast<std::size_t>(open_.back()) - 1] = true;
        }
        open_.pop_back();
        icu_.push_back(')');
        return true;
    }

    bool atom() {
        const char32_t c = in_.take();
        switch (c) {
        case U'.':
            icu_.append(flags_.dot_takes_all ? R"([\x{0}-\x{10FFFF}])" : R"([^\n\r])");
            return true;
        case U'^':
            icu_.append(flags_.multiline ? R"((?:\A|(?<=\n)(?!\z)))" : R"((?:\A))");
            return true;
        case U'$':
            icu_.append(flags_.multiline ? R"((?:\z|(?=\n)))" : R"((?:\z))");
            return true;
        case U'[':
            return append_class(icu_, in_);
        case U'\\':
            return escape();
        default:
            append_literal(icu_, c);
            return true;
        }
    }

    bool escape() {
        const char32_t letter = in_.take();
        if (letter >= U'1' && letter <= U'9') {
            return back_reference(static_cast<int>(letter - U'0'));
        }
        if (const auto itself = single_escape(letter)) {
            append_literal(icu_, *itself);
            return true;
        }
        icu_.append(flags_.ignore_case ? "(?-i:" : "");
        const bool known = append_class_escape(icu_, letter, in_);
        icu_.append(flags_.ignore_case ? ")" : "");
        return known;
    }

    /// As many digits belong to the number as there are groups before it. A group must be closed to be referred to.
    bool back_reference(int number) {
        while (in_.next() >= U'0' && in_.next() <= U'9') {
            const int longer = number * 10 + static_cast<int>(in_.next() - U'0');
            if (longer > groups_) {
                break;
            }
            number = longer;
            (void)in_.take();
        }
        if (number > groups_ || !closed_[static_cast<std::size_t>(number) - 1]) {
            return false;
        }
        icu_.append("(?:\\").append(std::to_string(number)).append(")");
        return true;
    }

    bool quantifier() {
        switch (in_.next()) {
        case U'?':
        case U'*':
        case U'+':
            icu_.push_back(static_cast<char>(in_.take()));
            break;
        case U'{':
            if (!repetitions()) {
                return false;
            }
            break;
        default:
            return true;
        }
        if (in_.take(U'?')) {
            icu_.push_back('?');
        }
        return true;
    }

    bool repetitions() {
        (void)in_.take();
        const auto least = count();
        if (!least) {
            return false;
        }
        icu_.append("{").append(std::to_string(*least));
        if (in_.take(U',')) {
            icu_.push_back(',');
            if (in_.next() != U'}') {
                const auto most = count();
                if (!most || *most < *least) {
                    return false;
                }
                icu_.append(std::to_string(*most));
            }
        }
        icu_.push_back('}');
        return in_.take(U'}');
    }

    std::optional<int> count() {
        std::optional<int> found;
        while (in_.next() >= U'0' && in_.next() <= U'9') {
            found = found.value_or(0) * 10 + static_cast<int>(in_.take() - U'0');
            if (*found > most_repetitions) {
                return std::nullopt;
            }
        }
        return found;
    }

    pattern_reader in_;
    pattern_flags flags_;
    std::string icu_;
    int groups_ = 0;
    std::vector<int> open_;    // numbers of the groups that are open; 0 for those that capture nothing
    std::vector<bool> closed_; // of each group, whether it has ended
};

} // namespace

std::optional<pattern_flags> read_flags(std::string_view letters) {
    pattern_flags flags;
    for (const char letter : letters) {
        switch (letter) {
        case 's':
            flags.dot_takes_all = true;
            break;
        case 'm':
            flags.multiline = true;
            break;
        case 'i':
            flags.ignore_case = true;
            break;
        case 'x':
            flags.ignore_spaces = true;
            break;
        case 'q':
            flags.literal = true;
            break;
        default:
            return std::nullopt;
        }
    }
    return flags;
}

std::optional<translated_pattern> translate(std::string_view pattern, const pattern_flags& flags) {
    if (!utf8::is_valid(pattern.begin(), pattern.end())) {
        return std::nullopt;
    }
    std::u32string characters = utf8::utf8to32(pattern);
    if (flags.literal) {
        translated_pattern plain;
        for (const char32_t c : characters) {
            append_literal(plain.icu, c);
        }
        return plain;
    }
    if (flags.ignore_spaces) {
        characters = without_spaces(characters);
    }
    return translation(characters, flags).run();
}

} // namespace guiju::meaning
