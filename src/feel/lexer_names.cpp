#include "feel/characters.hpp"
#include "feel/lexer.hpp"
#include "feel/words.hpp"

#include <algorithm>

namespace guiju::feel {

std::vector<const name_table*> lexer::tables(lookup in) const {
    std::vector<const name_table*> all;
    const auto take = [&](const name_table& table) {
        if (!table.empty()) {
            all.push_back(&table);
        }
    };
    if (in != lookup::members) {
        take(locals);
    }
    if (in != lookup::names) {
        take(local_members);
    }
    for (const auto* one = &known_; one != nullptr; one = one->outer()) {
        if (in != lookup::members) {
            take(one->names());
        }
        if (in != lookup::names) {
            take(one->members());
        }
    }
    if (in == lookup::members) {
        all.push_back(&properties_);
    }
    return all;
}

/// Chinese has no spaces: the longest known beginning of the run behind which a keyword follows is a name too.
void lexer::part(const name_table& table, const std::string& key, const char* at, const char* end, found_name& best) {
    const auto longest = std::min(static_cast<std::size_t>(end - at), table.longest_word());
    for (const char* cut = at + longest; cut > at; --cut) {
        if (cut == end || (static_cast<unsigned char>(*cut) & 0xC0U) != 0xC0U || cut <= best.end ||
            !follows_value(cut)) {
            continue;
        }
        const auto* found = table.find(key + std::string(at, cut) + word_end);
        if (found != nullptr && found->names != 0) {
            best = {cut, found->spelling, true};
            return;
        }
    }
}

void lexer::extend(const std::vector<const name_table*>& tables, std::vector<char>& alive, std::string& key,
                   const char* at, const char* end, found_name& best) {
    if (how_.policy) {
        for (std::size_t i = 0; i < tables.size(); ++i) {
            if (alive[i] != 0) {
                part(*tables[i], key, at, end, best);
            }
        }
    }
    std::size_t longest = 0;
    for (const auto* table : tables) {
        longest = std::max(longest, table->longest_word());
    }
    const bool too_long = static_cast<std::size_t>(end - at) > longest;
    if (!too_long) {
        key.append(at, end).push_back(word_end);
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto* found = alive[i] != 0 && !too_long ? tables[i]->find(key) : nullptr;
        alive[i] = found != nullptr ? 1 : 0;
        if (found != nullptr && found->names != 0 && end > best.end) {
            best = {end, found->spelling, true};
        }
    }
}

found_name lexer::known_name(const char* at, lookup in) {
    if (!is_name_start(character_at(at, last_).code, how_.policy)) {
        return {};
    }
    const auto all = tables(in);
    std::vector<char> alive(all.size(), 1);
    found_name best;
    std::string key;
    for (const char* from = at; from != last_;) {
        const bool is_mark = is_name_mark(*from);
        const char* const end = is_mark ? from + 1 : run_end(from);
        if (end == from) {
            break;
        }
        extend(all, alive, key, from, end, best);
        if (std::find(alive.begin(), alive.end(), 1) == alive.end()) {
            break;
        }
        from = past_blanks(end);
    }
    return best;
}

/// `partial` and `item` in Chinese.
found_name lexer::alias(const char* at) {
    if (!how_.policy) {
        return {};
    }
    for (const auto& one : keywords) {
        if (one.place != keyword_place::name || !from(at).starts_with(one.zh)) {
            continue;
        }
        const char* const end = at + one.zh.size();
        if (end == run_end(at) || (one.id != keyword::not_ && follows_value(end))) {
            return {end, std::string(one.en), true};
        }
    }
    return {};
}

found_name lexer::name(const char* at, lookup in) {
    if (!is_name_start(character_at(at, last_).code, how_.policy)) {
        return {};
    }
    auto known = known_name(at, in);
    const auto word = run(at);
    if (in != lookup::members && reserved(word) && known.end <= at + word.size()) {
        return {};
    }
    if (known.end == nullptr && in != lookup::members) {
        known = alias(at);
    }
    if (known.end != nullptr) {
        return known;
    }
    return how_.policy ? found_name{at + word.size(), std::string(word), false} : unknown_name(at);
}

/// Of a name that nobody introduced, FEEL takes all words up to a keyword or a mark (DMN 1.5, 10.3.1.2, rule 27): it is
/// null all the same. In a policy it is one word, so that what is wrong is told where it stands.
found_name lexer::unknown_name(const char* at) {
    found_name found;
    for (const char* end = run_end(at);
         end != at && !(found.end != nullptr && (reserved(run(at)) || follows_value(at))); end = run_end(at)) {
        found.text += (found.end == nullptr ? "" : " ") + std::string(at, end);
        found.end = end;
        at = past_blanks(end);
    }
    return found;
}

/// Words up to something that is no part of names. Where iterators are read, `in` ends them, in Chinese also within a
/// run.
found_name lexer::collected(const char* at, bool stops_at_in) {
    found_name found;
    if (!is_name_start(character_at(at, last_).code, how_.policy)) {
        return found;
    }
    const auto& in = info(keyword::in);
    while (at != last_) {
        const bool is_mark = is_name_mark(*at);
        const char* end = is_mark ? at + 1 : run_end(at);
        if (end == at || (is_mark && at + 1 != last_ && *at == '.' && at[1] == '.')) {
            break;
        }
        const std::string_view word(at, static_cast<std::size_t>(end - at));
        if (stops_at_in && found.end != nullptr && (word == in.en || (how_.policy && word.starts_with(in.zh)))) {
            break;
        }
        if (found.end != nullptr && found.end != at) {
            found.text.push_back(' ');
        }
        const auto cut = stops_at_in && how_.policy ? word.find(in.zh, 1) : std::string_view::npos;
        if (cut != std::string_view::npos) {
            end = at + cut;
        }
        found.text.append(at, end);
        found.end = end;
        if (cut != std::string_view::npos) {
            break;
        }
        at = past_blanks(end);
    }
    return found;
}

found_name lexer::introduced(const char* at) { return collected(at, false); }
found_name lexer::iterated(const char* at) { return collected(at, true); }

found_name lexer::type_name(const char* at) {
    if (!is_name_start(character_at(at, last_).code, how_.policy)) {
        return {};
    }
    found_name best;
    for (const auto& one : type_words) {
        const char* at_word = at;
        std::string_view rest = one.en;
        while (at_word != nullptr && !rest.empty()) {
            const auto head = rest.substr(0, rest.find(' '));
            at_word = run(at_word) == head ? at_word + head.size() : nullptr;
            rest.remove_prefix(std::min(rest.size(), head.size() + 1));
            if (at_word != nullptr && !rest.empty()) {
                at_word = past_blanks(at_word);
            }
        }
        if (at_word == nullptr && how_.policy && run(at) == one.zh) {
            at_word = at + one.zh.size();
        }
        if (at_word != nullptr && at_word > best.end) {
            best = {at_word, std::string(one.en), true};
        }
    }
    const auto take = [&](const name_table& table) {
        std::vector<const name_table*> all{&table};
        std::vector<char> alive{1};
        std::string key;
        found_name found;
        for (const char* from = at; from != last_ && alive[0] != 0;) {
            const char* const end = is_name_mark(*from) ? from + 1 : run_end(from);
            if (end == from) {
                break;
            }
            extend(all, alive, key, from, end, found);
            from = past_blanks(end);
        }
        if (found.end > best.end) {
            best = found;
        }
    };
    for (const auto* one = &known_; one != nullptr; one = one->outer()) {
        take(one->types());
    }
    if (best.end == nullptr && !reserved(run(at))) {
        const auto word = run(at);
        best = {at + word.size(), std::string(word), false};
    }
    return best;
}

} // namespace guiju::feel
