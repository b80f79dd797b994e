#include "xpath_pattern.hpp"

#include "base/utf8.hpp"
#include "xpath_characters.hpp"

#include <utf8.h>

#include <algorithm>
#include <set>
#include <utility>

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
    /// `referred` are the groups that are referred back to.
    translation(std::u32string_view pattern, const pattern_flags& flags, int lazy_repetitions, std::set<int> referred)
        : in_(pattern, flags.ignore_case), flags_(flags), lazy_repetitions_(lazy_repetitions),
          referred_(std::move(referred)) {}

    std::optional<translated_pattern> run() {
        while (!in_.done()) {
            if (!branch_part()) {
                return std::nullopt;
            }
        }
        if (open_.size() > 1) {
            return std::nullopt;
        }
        translated_pattern made{std::move(icu_), {}};
        for (const auto& one : groups_) {
            made.groups.push_back(one.number);
        }
        return made;
    }
    [[nodiscard]] const std::set<int>& found_references() const noexcept { return found_; }

private:
    struct group {
        int number = 0; ///< in ICU's pattern
        int taken = 0;  ///< number of the empty group behind it, which took part where it did
        bool ended = false;
    };
    /// A group that is open, or the whole pattern: whether the branch so far, or one before it, may be empty.
    struct level {
        int group = 0; ///< 0 for those that capture nothing
        bool branch_empty = true;
        bool any_empty = false;
    };
    struct repetition {
        int least = 1;
        std::optional<int> most = 1;
    };

    bool branch_part() {
        switch (in_.next()) {
        case U'|':
            icu_.push_back(static_cast<char>(in_.take()));
            open_.back().any_empty |= std::exchange(open_.back().branch_empty, true);
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
            open_.push_back({});
            return in_.take(U':');
        }
        groups_.push_back({++numbered_, 0, false});
        open_.push_back({static_cast<int>(groups_.size())});
        icu_.append(referred_.contains(open_.back().group) ? "(?:(" : "(");
        return true;
    }

    bool close_group() {
        (void)in_.take();
        if (open_.size() == 1) {
            return false;
        }
        const auto done = open_.back();
        open_.pop_back();
        may_be_empty_ = done.any_empty || done.branch_empty;
        icu_.push_back(')');
        if (done.group != 0) {
            auto& one = groups_[static_cast<std::size_t>(done.group) - 1];
            one.ended = true;
            if (referred_.contains(done.group)) {
                one.taken = ++numbered_;
                icu_.append("())");
            }
        }
        return true;
    }

    bool atom() {
        const char32_t c = in_.take();
        may_be_empty_ = c == U'^' || c == U'$';
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
            if (longer > static_cast<int>(groups_.size())) {
                break;
            }
            number = longer;
            (void)in_.take();
        }
        if (number > static_cast<int>(groups_.size()) || !groups_[static_cast<std::size_t>(number) - 1].ended) {
            return false;
        }
        // A group that took no part matches the empty text (XPath Functions, 5.6.1); to ICU it matches nothing.
        const auto& to = groups_[static_cast<std::size_t>(number) - 1];
        icu_.append("(?:\\").append(std::to_string(to.number)).append("|(?!\\").append(std::to_string(to.taken));
        icu_.append("))");
        found_.insert(number);
        may_be_empty_ = true;
        return true;
    }

    bool quantifier() {
        const auto how_often = repetitions();
        if (!how_often) {
            return false;
        }
        const bool once = how_often->least == 1 && how_often->most == std::optional(1);
        const bool lazy = !once && in_.take(U'?');
        if (!once) {
            append(*how_often, lazy);
        }
        open_.back().branch_empty &= may_be_empty_ || how_often->least == 0;
        return true;
    }

    void append(repetition how_often, bool lazy) {
        if (lazy && may_be_empty_ && !how_often.most) {
            lazy = lazy_repetitions_ != 0;
            how_often.most = lazy ? std::optional(std::max(how_often.least, lazy_repetitions_)) : std::nullopt;
        }
        if (how_often.least <= 1 && !how_often.most) {
            icu_.append(how_often.least == 0 ? "*" : "+");
        } else if (how_often.least == 0 && how_often.most == std::optional(1)) {
            icu_.append("?");
        } else {
            icu_.append("{").append(std::to_string(how_often.least)).append(",");
            icu_.append(how_often.most ? std::to_string(*how_often.most) : std::string()).append("}");
        }
        icu_.append(lazy ? "?" : "");
    }

    /// How often the part before is repeated: once where nothing is said of it. Nothing when what is said is no
    /// quantifier.
    std::optional<repetition> repetitions() {
        switch (in_.next()) {
        case U'?':
            (void)in_.take();
            return repetition{0, 1};
        case U'*':
            (void)in_.take();
            return repetition{0, std::nullopt};
        case U'+':
            (void)in_.take();
            return repetition{1, std::nullopt};
        case U'{':
            return counted_repetitions();
        default:
            return repetition{};
        }
    }

    std::optional<repetition> counted_repetitions() {
        (void)in_.take();
        const auto least = count();
        if (!least) {
            return std::nullopt;
        }
        repetition made{*least, *least};
        if (in_.take(U',')) {
            made.most = in_.next() == U'}' ? std::nullopt : count();
            if (made.most ? *made.most < *least : in_.next() != U'}') {
                return std::nullopt;
            }
        }
        return in_.take(U'}') ? std::optional(made) : std::nullopt;
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
    int lazy_repetitions_;
    std::set<int> referred_;
    std::set<int> found_;
    std::vector<group> groups_;
    int numbered_ = 0; // groups of ICU's pattern so far
    std::vector<level> open_{level{}};
    bool may_be_empty_ = false; // the part that was read last
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

std::optional<translated_pattern> translate(std::string_view pattern, const pattern_flags& flags,
                                            int lazy_repetitions) {
    if (find_invalid_utf8(pattern) != std::string_view::npos) {
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
    translation first(characters, flags, lazy_repetitions, {});
    auto made = first.run();
    if (!made || first.found_references().empty()) {
        return made;
    }
    return translation(characters, flags, lazy_repetitions, first.found_references()).run();
}

} // namespace guiju::meaning
