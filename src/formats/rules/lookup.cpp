#include "formats/rules/lookup.hpp"

#include <algorithm>
#include <array>

namespace guiju::formats::rules {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// How many bytes of the shape spell the keyword; white space between its words counts as one space, and none is needed
/// in Chinese.
std::size_t spelled(std::string_view shape, std::string_view spelling, bool spaces_needed) {
    std::size_t at = 0;
    for (const char c : spelling) {
        if (c == ' ') {
            const auto before = at;
            while (at < shape.size() && shape[at] == ' ') {
                ++at;
            }
            if (at == before && spaces_needed) {
                return 0;
            }
        } else if (at < shape.size() && small(shape[at]) == c) {
            ++at;
        } else {
            return 0;
        }
    }
    return at;
}

std::size_t length_of(std::string_view shape, std::string_view spelling, bool english, parting how) {
    const auto length = spelling.empty() ? 0 : spelled(shape, spelling, english);
    const bool goes_on = length != 0 && length < shape.size() && is_name_byte(shape[length]);
    if (!goes_on) {
        return length;
    }
    const bool digit = shape[length] >= '0' && shape[length] <= '9';
    return !english && (how == parting::optional || digit) ? length : 0;
}

void take_longer(std::optional<found_keyword>& best, const keyword_info& row, std::string_view shape, parting how) {
    const auto consider = [&](std::string_view spelling, lang language) {
        const auto length = length_of(shape, spelling, language == lang::en, how);
        if (length != 0 && (!best || length > best->length)) {
            best = found_keyword{row.id, length, language};
        }
    };
    consider(row.zh, lang::zh);
    consider(row.zh_other, lang::zh);
    consider(row.en, lang::en);
}

/// What begins with anything else begins with no keyword.
static_assert(std::ranges::all_of(keywords, [](const keyword_info& row) {
    return std::ranges::all_of(std::array{row.zh, row.en, row.zh_other},
                               [](std::string_view one) { return one.empty() || is_name_byte(one.front()); });
}));
bool may_be_keyword(std::string_view shape) { return !shape.empty() && is_name_byte(shape.front()); }

} // namespace

std::optional<found_keyword> keyword_at(std::string_view shape, std::initializer_list<keyword_place> places,
                                        parting how) {
    std::optional<found_keyword> best;
    if (!may_be_keyword(shape)) {
        return best;
    }
    for (const auto& row : keywords) {
        if (std::find(places.begin(), places.end(), row.place) != places.end()) {
            take_longer(best, row, shape, how);
        }
    }
    return best;
}

std::optional<found_keyword> keyword_at(std::string_view shape, keyword wanted, parting how) {
    std::optional<found_keyword> best;
    if (may_be_keyword(shape)) {
        take_longer(best, info(wanted), shape, how);
    }
    return best;
}

std::vector<std::string_view> spellings(std::initializer_list<keyword_place> places) {
    std::vector<std::string_view> all;
    for (const auto& row : keywords) {
        if (std::find(places.begin(), places.end(), row.place) != places.end()) {
            all.push_back(row.zh);
            all.push_back(row.en);
        }
    }
    return all;
}

} // namespace guiju::formats::rules
