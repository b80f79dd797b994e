#include "base/utf8.hpp"
#include "feel/characters.hpp"
#include "feel/words.hpp"

#include <guiju/feel/scope.hpp>

#include <algorithm>

namespace guiju::feel {
namespace {

const char* past_blanks(const char* at, const char* last) noexcept {
    while (at != last) {
        const auto here = character_at(at, last);
        if (!is_blank(here.code)) {
            break;
        }
        at = here.end;
    }
    return at;
}

} // namespace

name_word word_at(const char* at, const char* last, bool policy) noexcept {
    if (at != last && is_name_mark(*at)) {
        return {at + 1, true};
    }
    const char* end = at;
    while (end != last) {
        const auto next = character_at(end, last);
        if (!is_name_part(next.code, policy)) {
            break;
        }
        end = next.end;
    }
    return {end == at ? nullptr : end, false};
}

parted_name part_name(std::string_view text) {
    parted_name parted;
    const char* at = text.data();
    const char* const last = at + text.size();
    if (find_invalid_utf8(text) != std::string_view::npos) {
        return {};
    }
    for (at = past_blanks(at, last); at != last;) {
        const auto word = word_at(at, last, false);
        if (word.end == nullptr ||
            (parted.words == 0 && (word.mark || !is_name_start(character_at(at, last).code, false)))) {
            return {};
        }
        parted.key.append(at, word.end).push_back(word_end);
        parted.spelling.append(at, word.end);
        parted.longest_word = std::max(parted.longest_word, static_cast<std::size_t>(word.end - at));
        ++parted.words;
        at = past_blanks(word.end, last);
        if (at != word.end && at != last) {
            parted.spelling.push_back(' ');
        }
    }
    return parted;
}

void name_table::add(std::string_view name) {
    const auto parted = part_name(name);
    if (parted.key.empty()) {
        return;
    }
    longest_word_ = std::max(longest_word_, parted.longest_word);
    for (std::size_t end = parted.key.find(word_end); end != std::string::npos;
         end = parted.key.find(word_end, end + 1)) {
        ++entries_[parted.key.substr(0, end + 1)].prefixes;
    }
    auto& whole = entries_[parted.key];
    if (whole.names++ == 0) {
        whole.spelling = parted.spelling;
    }
}

void name_table::remove(std::string_view name) {
    const auto parted = part_name(name);
    if (const auto whole = entries_.find(parted.key); whole == entries_.end() || whole->second.names == 0) {
        return;
    } else {
        --whole->second.names;
    }
    for (std::size_t end = parted.key.find(word_end); end != std::string::npos;
         end = parted.key.find(word_end, end + 1)) {
        const auto prefix = entries_.find(parted.key.substr(0, end + 1));
        if (--prefix->second.prefixes == 0) {
            entries_.erase(prefix);
        }
    }
}

} // namespace guiju::feel
