#include "xpath_characters.hpp"
#include "xpath_pattern.hpp"

#include <guiju/meaning/regex.hpp>

#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace guiju::meaning {

namespace {

constexpr std::size_t longest_pattern = 20'000;
constexpr std::size_t most_lazy_repetitions = 1'000; // of what may be empty
constexpr std::size_t longest_text = 100'000'000;
constexpr std::int32_t most_match_ticks = 3'000; // ICU's unit: some ten thousand steps each
constexpr std::int32_t most_backtracking_bytes = 16 << 20;

icu::UnicodeString utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8_of(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// A pattern at work on one text.
struct search {
    pattern_flags flags;
    std::vector<int> groups; ///< of each its number in ICU's pattern
    icu::UnicodeString text;
    std::unique_ptr<icu::RegexMatcher> matcher;
    UErrorCode status = U_ZERO_ERROR;
    reason problem = reason::syntax; ///< why there is no matcher

    /// Goes to the next match. False when there is none or when it takes too long: see `failed`.
    bool next() { return matcher->find(status) != 0 && U_SUCCESS(status) != 0; }
    [[nodiscard]] bool failed() const { return U_FAILURE(status) != 0; }
};

/// What is asked of a search: whether there is a match, or which.
enum class wanted : std::uint8_t { any_match, the_match };

search start(std::string_view text, std::string_view pattern, std::string_view letters, wanted what) {
    search made;
    const auto flags = read_flags(letters);
    if (pattern.size() > longest_pattern || text.size() > longest_text) {
        made.problem = reason::limit;
        return made;
    }
    const auto repetitions = what == wanted::any_match ? 0 : std::min(text.size() + 1, most_lazy_repetitions);
    auto translated = flags ? translate(pattern, *flags, static_cast<int>(repetitions)) : std::nullopt;
    if (!translated) {
        return made;
    }
    made.flags = *flags;
    made.groups = std::move(translated->groups);
    made.text = utf16(text);
    const std::uint32_t how = flags->ignore_case ? UREGEX_CASE_INSENSITIVE : 0;
    made.matcher = std::make_unique<icu::RegexMatcher>(utf16(translated->icu), how, made.status);
    if (made.failed()) {
        made.matcher.reset();
        return made;
    }
    made.matcher->setTimeLimit(most_match_ticks, made.status);
    made.matcher->setStackLimit(most_backtracking_bytes, made.status);
    return made;
}

/// Points the matcher at the text; `search` must have reached its final place, for the matcher keeps an address.
void aim(search& at) { at.matcher->reset(at.text); }

/// Whether the pattern matches the empty text: then neither replace nor split has an answer (XPath, err:FORX0003).
bool matches_nothing(search& at) {
    const icu::UnicodeString empty;
    at.matcher->reset(empty);
    const bool found = at.matcher->find(at.status) != 0;
    aim(at);
    return found;
}

/// Part of a replacement: plain text, or the group of that number.
struct piece {
    icu::UnicodeString text;
    int group = -1;
};

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }

/// Reads the number of a group behind a dollar: as many digits as there are groups. XPath, 5.6.4.
int group_number(const icu::UnicodeString& replacement, std::int32_t& at, int groups) {
    int number = replacement[at++] - u'0';
    while (at < replacement.length() && is_digit(replacement[at]) && number * 10 + (replacement[at] - u'0') <= groups) {
        number = number * 10 + (replacement[at++] - u'0');
    }
    return number;
}

bool read_pieces(const icu::UnicodeString& replacement, int groups, std::vector<piece>& into) {
    into.emplace_back();
    for (std::int32_t at = 0; at < replacement.length();) {
        const char16_t c = replacement[at++];
        const char16_t following = at < replacement.length() ? replacement[at] : u'\0';
        if (c == u'\\') {
            if (following != u'\\' && following != u'$') {
                return false;
            }
            into.back().text.append(following);
            ++at;
        } else if (c == u'$') {
            if (!is_digit(following)) {
                return false;
            }
            into.back().group = group_number(replacement, at, groups);
            into.emplace_back();
        } else {
            into.back().text.append(c);
        }
    }
    return true;
}

void append_pieces(icu::UnicodeString& out, search& at, const std::vector<piece>& pieces) {
    for (const auto& one : pieces) {
        out.append(one.text);
        if (one.group >= 0 && one.group <= static_cast<int>(at.groups.size())) {
            const int number = one.group == 0 ? 0 : at.groups[static_cast<std::size_t>(one.group) - 1];
            const std::int32_t begin = at.matcher->start(number, at.status);
            const std::int32_t end = at.matcher->end(number, at.status);
            if (begin >= 0) {
                out.append(at.text, begin, end - begin);
            }
        }
    }
}

value ended(const search& at, std::string made, call_context& in) {
    if (at.failed()) {
        return in.null(reason::limit);
    }
    return in.spend(made.size()) ? value(std::move(made)) : in.null(reason::limit);
}

} // namespace

value matches_pattern(std::string_view text, std::string_view pattern, std::string_view flags, call_context& in) {
    search at = start(text, pattern, flags, wanted::any_match);
    if (!at.matcher) {
        return in.null(at.problem);
    }
    aim(at);
    const bool found = at.next();
    return at.failed() ? in.null(reason::limit) : value(found);
}

value replace_pattern(std::string_view text, std::string_view pattern, std::string_view replacement,
                      std::string_view flags, call_context& in) {
    search at = start(text, pattern, flags, wanted::the_match);
    if (!at.matcher) {
        return in.null(at.problem);
    }
    std::vector<piece> pieces;
    if (at.flags.literal) {
        pieces.push_back({utf16(replacement)});
    } else if (!read_pieces(utf16(replacement), static_cast<int>(at.groups.size()), pieces)) {
        return in.null(reason::syntax);
    }
    if (matches_nothing(at)) {
        return in.null(reason::domain);
    }
    icu::UnicodeString out;
    std::int32_t behind = 0;
    const auto room = static_cast<std::int64_t>(std::min<std::uint64_t>(in.items_left, longest_text));
    while (at.next()) {
        const std::int32_t begin = at.matcher->start(at.status);
        out.append(at.text, behind, begin - behind);
        append_pieces(out, at, pieces);
        behind = at.matcher->end(at.status);
        if (out.length() > room) {
            return in.spend(in.items_left + 1) ? value() : in.null(reason::limit);
        }
    }
    out.append(at.text, behind, at.text.length() - behind);
    return ended(at, utf8_of(out), in);
}

value split_at_pattern(std::string_view text, std::string_view pattern, call_context& in) {
    search at = start(text, pattern, {}, wanted::the_match);
    if (!at.matcher) {
        return in.null(at.problem);
    }
    if (matches_nothing(at)) {
        return in.null(reason::domain);
    }
    std::vector<value> parts;
    std::int32_t behind = 0;
    const auto add = [&](std::int32_t end) {
        std::string part = utf8_of(icu::UnicodeString(at.text, behind, end - behind));
        const bool enough = in.spend(part.size() + 1);
        parts.emplace_back(std::move(part));
        return enough;
    };
    while (at.next()) {
        if (!add(at.matcher->start(at.status))) {
            return in.null(reason::limit);
        }
        behind = at.matcher->end(at.status);
    }
    if (at.failed() || !add(at.text.length())) {
        return in.null(reason::limit);
    }
    return value::list(std::move(parts));
}

std::string in_any_case(char32_t low, char32_t high) {
    icu::UnicodeSet set(static_cast<UChar32>(low), static_cast<UChar32>(high));
    set.closeOver(USET_CASE_INSENSITIVE);
    set.removeAllStrings();
    icu::UnicodeString text;
    return utf8_of(set.toPattern(text, 1));
}

std::string to_upper_case(std::string_view text) { return utf8_of(utf16(text).toUpper(icu::Locale::getRoot())); }
std::string to_lower_case(std::string_view text) { return utf8_of(utf16(text).toLower(icu::Locale::getRoot())); }

} // namespace guiju::meaning
