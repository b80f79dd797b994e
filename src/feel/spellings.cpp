#include "feel/spellings.hpp"

#include "feel/characters.hpp"
#include "feel/quantities.hpp"
#include "feel/words.hpp"

#include <guiju/feel/keywords.hpp>

#include <algorithm>

namespace guiju::feel {
namespace {

void append_escaped(std::string& to, char32_t code) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    to += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
        to.push_back(hex[code >> static_cast<unsigned>(shift) & 0xFU]);
    }
}

bool is_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
}

std::string plain_quantity(const node& quantity) {
    return quantity.unit == unit::percent ? "(" + quantity.text + " / 100)" : quantity.text;
}

std::string letters_of(std::uint32_t code) {
    return {static_cast<char>(code >> 16U & 0xFFU), static_cast<char>(code >> 8U & 0xFFU),
            static_cast<char>(code & 0xFFU)};
}

std::string money_spelling(const node& quantity, lang language) {
    const auto letters = letters_of(quantity.currency_code);
    if (language == lang::zh) {
        for (const auto& one : unit_words) {
            if (one.currency == letters) {
                return multiplied(quantity.text).append(one.zh);
            }
        }
    }
    return quantity.text + " " + letters;
}

bool ends_a_name(std::string_view word) {
    if (word.size() == 1 && is_name_mark(word.front())) {
        return true;
    }
    return std::any_of(keywords.begin(), keywords.end(), [&](const keyword_info& one) {
        return one.place == keyword_place::after && (word == one.en.substr(0, one.en.find(' ')) || word == one.zh ||
                                                     (!one.zh_other.empty() && word == one.zh_other));
    });
}

void add_all(beginnings& to, const name_table& names) {
    names.each([&](std::string_view name) { to.add(name); });
}

} // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char* at = text.data(); at != text.data() + text.size();) {
        const auto here = character_at(at, text.data() + text.size());
        switch (here.code) {
        case U'"':
            out += "\\\"";
            break;
        case U'\\':
            out += "\\\\";
            break;
        case U'\n':
            out += "\\n";
            break;
        case U'\r':
            out += "\\r";
            break;
        case U'\t':
            out += "\\t";
            break;
        default:
            if (here.code < 0x20 || here.code == 0x7F) {
                append_escaped(out, here.code);
            } else {
                out.append(at, here.end);
            }
        }
        at = here.end;
    }
    return out + "\"";
}

std::string key_spelling(std::string_view key, bool policy) {
    const auto parted = part_name(key);
    bool plain = !parted.key.empty() && parted.spelling == key;
    for (const char* at = key.data(); plain && at != key.data() + key.size();) {
        const auto here = character_at(at, key.data() + key.size());
        plain = here.code == U' ' || is_name_part(here.code, policy);
        at = here.end;
    }
    return plain ? std::string(key) : quoted(key);
}

std::string quantity_spelling(const node& quantity, const dialect& how) {
    if (!how.policy) {
        return plain_quantity(quantity);
    }
    if (quantity.unit == unit::percent) {
        return quantity.text + "%";
    }
    if (quantity.unit == unit::money) {
        return money_spelling(quantity, how.keywords);
    }
    for (const auto& one : unit_words) {
        if (one.unit == quantity.unit) {
            return how.keywords == lang::zh
                       ? quantity.text + std::string(one.zh)
                       : quantity.text + " " + std::string(quantity.text == "1" ? one.en_one : one.en);
        }
    }
    return quantity.text;
}

std::string at_spelling(std::string_view text, const dialect& how) {
    return how.policy && is_date(text) ? std::string(text) : "@" + quoted(text);
}

std::string_view type_spelling(std::string_view type, const dialect& how) {
    if (how.policy && how.keywords == lang::zh) {
        for (const auto& one : type_words) {
            if (one.en == type) {
                return one.zh;
            }
        }
    }
    return type;
}

void beginnings::add(std::string_view name) {
    const auto parted = part_name(name);
    for (auto end = parted.key.find(word_end); end + 1 < parted.key.size(); end = parted.key.find(word_end, end + 1)) {
        const auto next = parted.key.find(word_end, end + 1);
        if (ends_a_name(std::string_view(parted.key).substr(end + 1, next - end - 1))) {
            keys_.insert(parted.key.substr(0, end + 1));
        }
    }
}

bool beginnings::contains(std::string_view name) const {
    return !keys_.empty() && keys_.count(part_name(name).key) != 0;
}

beginnings beginnings_of(const tree& of, const printing& how) {
    beginnings all;
    for (const auto& one : of.nodes) {
        switch (one.kind) {
        case node_kind::name:
        case node_kind::path:
        case node_kind::entry:
        case node_kind::iterator:
        case node_kind::parameter:
            all.add(one.text);
            break;
        default:
            break;
        }
    }
    for (const auto* in = how.known; in != nullptr; in = in->outer()) {
        add_all(all, in->names());
        add_all(all, in->members());
    }
    return all;
}

} // namespace guiju::feel
