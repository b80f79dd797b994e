#include "feel/grammar.hpp"

namespace guiju::feel::grammar {
namespace {

const char* read_seed(reading& now, const char* at) {
    if (!now.seeded) {
        return nullptr;
    }
    now.seeded = false;
    return at;
}

const char* read_member(reading& now, const char* at) {
    auto found = now.words.name(at, lookup::members);
    now.tree.top().made.text = std::move(found.text);
    return found.end;
}

/// Where the end of a range is read, `[` opens a filter only before what can be a value: `[1..5[` is closed by it.
const char* read_filter_start(reading& now, const char* at) {
    const char* const end = now.words.mark(symbol::open_bracket, at);
    if (end == nullptr || (now.high_endpoint && !now.words.starts_value(now.words.past_blanks(end)))) {
        return nullptr;
    }
    now.tree.top().opener = at;
    return end;
}

/// The name of an argument: a name and a colon.
const char* read_argument_name(reading& now, const char* at) {
    auto found = now.words.introduced(at);
    if (found.end == nullptr) {
        return nullptr;
    }
    const char* const colon = now.words.mark(symbol::colon, now.words.past_blanks(found.end));
    now.tree.top().made.text = std::move(found.text);
    return colon;
}

const char* make_named(reading& now, const char* at) {
    now.tree.top().kind = node_kind::call_named;
    return at;
}

const auto path = extending(node_kind::path)[mark(symbol::dot) >> need(expected::member)[calling<read_member>]];

const auto filter = extending(
    node_kind::filter)[calling<read_filter_start> >> without (&reading::high_endpoint)[with(
                                                         &reading::in_filter)[need(expected::value)[expression]]] >>
                       need(expected::close_bracket)[closing(symbol::close_bracket)]];

const auto argument = building(node_kind::entry)[calling<read_argument_name> >> need(expected::value)[expression]];
const auto named = argument >> calling<make_named> >> *(mark(symbol::comma) >> need(expected::parameter)[argument]);
const auto positional = need(expected::value)[expression] >>
                        *(mark(symbol::comma) >> need(expected::value)[expression]);

const auto call = extending(node_kind::call)
    [opening(symbol::open_parenthesis) >>
     without (&reading::high_endpoint)[closing(symbol::close_parenthesis) |
                                       ((named | positional) >>
                                        need(expected::close_parenthesis)[closing(symbol::close_parenthesis)])]];

const auto instance = extending(node_kind::instance_of)[following(keyword::instance_of) >> need(expected::type)[type]];

const auto postfixes = *(path | filter | call | instance);

const auto postfixed_def = primary >> postfixes;

const auto negation = building(node_kind::negate)[mark(symbol::minus) >> need(expected::value)[nested[operand]]];

const auto operand_def = (calling<read_seed> >> postfixes) | negation | postfixed;

} // namespace

BOOST_SPIRIT_DEFINE(postfixed, operand)
BOOST_SPIRIT_INSTANTIATE(postfixed_rule, const char*, context)
BOOST_SPIRIT_INSTANTIATE(operand_rule, const char*, context)

} // namespace guiju::feel::grammar
