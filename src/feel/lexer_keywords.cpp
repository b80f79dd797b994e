#include "feel/characters.hpp"
#include "feel/lexer.hpp"

#include <algorithm>

namespace guiju::feel {
namespace {

/// What has to follow in the same run for a Chinese keyword to be parted from an unknown name that begins with it.
std::array<std::string_view, 2> companions(keyword id) noexcept {
    switch (id) {
    case keyword::if_:
        return {info(keyword::then).zh, info(keyword::then).zh_other};
    case keyword::for_:
    case keyword::some:
    case keyword::every:
        return {info(keyword::in).zh, {}};
    default:
        return {};
    }
}

} // namespace

/// An English keyword is a whole run; that of two words may have any white space between them.
const char* lexer::spelled(std::string_view word, const char* at) {
    const auto space = word.find(' ');
    const auto head = word.substr(0, space);
    if (!from(at).starts_with(head) || run(at) != head) {
        return nullptr;
    }
    if (space == std::string_view::npos) {
        return at + head.size();
    }
    return spelled(word.substr(space + 1), past_blanks(at + head.size()));
}

/// A Chinese keyword may be followed by whatever is next.
const char* lexer::glued(const keyword_info& one, const char* at) const noexcept {
    if (!how_.policy) {
        return nullptr;
    }
    for (const auto word : {one.zh, one.zh_other}) {
        if (!word.empty() && from(at).starts_with(word)) {
            return at + word.size();
        }
    }
    return nullptr;
}

bool lexer::leads(const keyword_info& one, const char* at, const char* end) {
    if (end == run_end(at)) {
        return true;
    }
    const std::string_view rest(end, static_cast<std::size_t>(run_end(at) - end));
    if (one.place == keyword_place::value) {
        return follows_value(end);
    }
    for (const auto word : companions(one.id)) {
        if (!word.empty() && rest.find(word) != std::string_view::npos) {
            return true;
        }
    }
    return one.place == keyword_place::before && known_name(end, lookup::names).end != nullptr;
}

found_keyword lexer::leading_keyword(const char* at) {
    if (at == leading_at_) {
        return leading_;
    }
    found_keyword found;
    const auto first = character_at(at, last_).code;
    for (const auto& one : keywords) {
        if (one.place != keyword_place::before && one.place != keyword_place::value) {
            continue;
        }
        if (const char* end = first < 0x80 ? spelled(one.en, at) : nullptr; end != nullptr) {
            found = {end, one.id};
        } else if (end = first < 0x80 ? nullptr : glued(one, at);
                   end != nullptr && leads(one, at, end) && end > found.end) {
            found = {end, one.id};
        }
    }
    if (found.end != nullptr) {
        const auto longer = known_name(at, first < 0x80 ? lookup::names : lookup::names_and_members);
        if (longer.end != nullptr && longer.end > found.end) {
            found = {};
        }
    }
    leading_at_ = at;
    leading_ = found;
    return found;
}

const char* lexer::following_keyword(keyword which, const char* at) {
    if (at == last_) {
        return nullptr;
    }
    const auto& one = info(which);
    if (static_cast<unsigned char>(*at) < 0x80U) {
        return spelled(one.en, at);
    }
    return glued(one, at);
}

bool lexer::follows_value(const char* at) {
    return std::any_of(keywords.begin(), keywords.end(), [&](const keyword_info& one) {
        return one.place == keyword_place::after && following_keyword(one.id, at) != nullptr;
    });
}

const char* lexer::negation(const char* at) {
    const auto& one = info(keyword::not_);
    const auto word = run(at);
    if (word != one.en && !(how_.policy && word == one.zh)) {
        return nullptr;
    }
    const char* const end = at + word.size();
    return mark(symbol::open_parenthesis, past_blanks(end)) == nullptr ? nullptr : end;
}

bool lexer::reserved(std::string_view word) const noexcept {
    return std::any_of(keywords.begin(), keywords.end(), [&](const keyword_info& one) {
        if (one.place == keyword_place::name || one.id == keyword::external || one.id == keyword::instance_of) {
            return false;
        }
        return word == one.en || (how_.policy && (word == one.zh || (!one.zh_other.empty() && word == one.zh_other)));
    });
}

} // namespace guiju::feel
