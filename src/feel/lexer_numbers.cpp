#include "feel/characters.hpp"
#include "feel/lexer.hpp"
#include "feel/quantities.hpp"

#include <algorithm>

namespace guiju::feel {

std::string lexer::digits(const char*& at) const {
    std::string found;
    for (auto next = character_at(at, last_); at != last_; next = character_at(at, last_)) {
        const int digit = digit_value(next.code, how_.policy);
        if (digit < 0) {
            break;
        }
        found.push_back(static_cast<char>('0' + digit));
        at = next.end;
    }
    return found;
}

const char* lexer::exponent(const char* at, std::string& text) const {
    if (at == last_ || (*at != 'e' && *at != 'E')) {
        return at;
    }
    const char* next = at + 1;
    std::string sign;
    if (next != last_ && (*next == '+' || *next == '-')) {
        sign = *next++;
    }
    const auto power = digits(next);
    if (power.empty()) {
        return at;
    }
    text += "e" + sign + power;
    return next;
}

/// 2024-02-29, where no digit or letter follows.
found_number lexer::date(const char* at) const {
    std::string text;
    for (const std::size_t width : {4U, 2U, 2U}) {
        if (!text.empty()) {
            if (at == last_ || *at != '-') {
                return {};
            }
            text.push_back(*at++);
        }
        const auto part = digits(at);
        if (part.size() != width) {
            return {};
        }
        text += part;
    }
    if (at != last_ && (is_name_start(character_at(at, last_).code, true) && static_cast<unsigned char>(*at) < 0x80U)) {
        return {};
    }
    return {at, node_kind::at_literal, unit::none, 0, std::move(text)};
}

found_number lexer::number(const char* at) {
    if (how_.policy) {
        if (auto found = date(at); found.end != nullptr) {
            return found;
        }
    }
    found_number found;
    const char* end = at;
    found.text = digits(end);
    const auto point = character_at(end, last_);
    if (point.code == U'.' || (how_.policy && point.code == U'．')) {
        const char* after = point.end;
        const auto fraction = end == last_ ? std::string{} : digits(after);
        if (!fraction.empty()) {
            found.text += "." + fraction;
            end = after;
        }
    }
    if (found.text.empty()) {
        return {};
    }
    const auto plain = end;
    end = exponent(end, found.text);
    found.end = end;
    if (how_.policy && end == plain) {
        quantity(found);
    }
    return found;
}

void lexer::quantity(found_number& number) {
    const char* const percent = past_blanks(number.end);
    if (const char* end = mark(symbol::percent, percent); end != nullptr) {
        number = {end, node_kind::quantity, unit::percent, 0, shifted(number.text, 0)};
        return;
    }
    if (!chinese_unit(number)) {
        static_cast<void>(english_unit(number));
    }
}

/// 万元 directly behind the numeral, where the run ends or a keyword follows.
bool lexer::chinese_unit(found_number& number) {
    const char* at = number.end;
    const auto ends = [&](const char* end) {
        return end == last_ || !is_name_part(character_at(end, last_).code, true) || follows_value(end);
    };
    std::uint32_t zeros = 0;
    for (const auto& one : multipliers) {
        if (from(at).starts_with(one.zh)) {
            zeros = one.zeros;
            at += one.zh.size();
            break;
        }
    }
    for (const auto& one : unit_words) {
        if (from(at).starts_with(one.zh) && ends(at + one.zh.size())) {
            number = {at + one.zh.size(), node_kind::quantity, one.unit,
                      one.unit == unit::money ? currency_code(one.currency) : 0, shifted(number.text, zeros)};
            return true;
        }
    }
    if (zeros == 0) {
        return false;
    }
    const char* const word = past_blanks(at);
    if (!ends(at) && word == at) {
        return false;
    }
    number.text = shifted(number.text, zeros);
    number.end = at;
    static_cast<void>(english_unit(number));
    return true;
}

bool lexer::english_unit(found_number& number) {
    const char* const at = past_blanks(number.end);
    const auto word = run(at);
    const auto take = [&](feel::unit unit, std::uint32_t code) {
        number = {at + word.size(), node_kind::quantity, unit, code, shifted(number.text, 0)};
        return true;
    };
    for (const auto& one : unit_words) {
        if (!word.empty() && (word == one.en || word == one.en_one)) {
            return take(one.unit, 0);
        }
    }
    if (word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
        return take(unit::money, currency_code(word));
    }
    return false;
}

} // namespace guiju::feel
