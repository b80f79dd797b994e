#include "feel/grammar.hpp"

namespace guiju::feel::grammar {
namespace {

/// Behind the name of a kind of types, when `<` follows it.
template <std::size_t Length>
struct kind_word {
    char text[Length];
    constexpr kind_word(const char (&from)[Length]) { std::copy_n(from, Length, text); }
    [[nodiscard]] constexpr std::string_view view() const { return {text, Length - 1}; }
};

template <kind_word Word>
const char* read_kind(reading& now, const char* at) {
    const auto found = now.words.type_name(at);
    if (found.end == nullptr || found.text != Word.view()) {
        return nullptr;
    }
    return now.words.mark(symbol::less, now.words.past_blanks(found.end));
}

/// A name, or several joined by dots: an imported type.
const char* read_type_name(reading& now, const char* at) {
    auto found = now.words.type_name(at);
    if (found.end == nullptr) {
        return nullptr;
    }
    const char* const begin = at;
    const char* dot = now.words.mark(symbol::dot, now.words.past_blanks(found.end));
    while (dot != nullptr) {
        auto next = now.words.type_name(now.words.past_blanks(dot));
        if (next.end == nullptr) {
            break;
        }
        found.text += "." + next.text;
        found.end = next.end;
        dot = now.words.mark(symbol::dot, now.words.past_blanks(found.end));
    }
    node made;
    made.kind = node_kind::type_name;
    made.text = std::move(found.text);
    now.tree.leaf(std::move(made), begin, found.end);
    return found.end;
}

const char* read_key(reading& now, const char* at) {
    auto found = now.words.introduced(at);
    now.tree.top().made.text = std::move(found.text);
    return found.end;
}

const auto end = need(expected::greater)[mark(symbol::greater)];
const auto inner = need(expected::type)[type];

const auto list = building(node_kind::type_list)[calling<read_kind<"list">> >> inner >> end];
const auto range = building(node_kind::type_range)[calling<read_kind<"range">> >> inner >> end];

const auto entry = building(node_kind::entry)[calling<read_key> >> need(expected::colon)[mark(symbol::colon)] >> inner];
const auto context_type =
    building(node_kind::type_context)[calling<read_kind<"context">> >>
                                      -(entry >> *(mark(symbol::comma) >> need(expected::key)[entry])) >> end];

const auto function_type =
    building(node_kind::type_function)[calling<read_kind<"function">> >> -(type >> *(mark(symbol::comma) >> inner)) >>
                                       end >> need(expected::arrow)[mark(symbol::arrow)] >> inner];

const auto type_def = nested[list | range | context_type | function_type | calling<read_type_name>];

} // namespace

BOOST_SPIRIT_DEFINE(type)
BOOST_SPIRIT_INSTANTIATE(type_rule, const char*, context)

} // namespace guiju::feel::grammar
