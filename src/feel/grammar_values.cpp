#include "feel/grammar.hpp"

namespace guiju::feel::grammar {
namespace {

const char* leaf(reading& now, node made, const char* begin, const char* end) {
    now.tree.leaf(std::move(made), begin, end);
    return end;
}

const char* leaf(reading& now, node_kind kind, std::string text, const char* begin, const char* end) {
    node made;
    made.kind = kind;
    made.text = std::move(text);
    return leaf(now, std::move(made), begin, end);
}

const char* read_number(reading& now, const char* at) {
    auto found = now.words.number(at);
    if (found.end == nullptr) {
        return nullptr;
    }
    node made;
    made.kind = found.kind;
    made.unit = found.unit;
    made.currency_code = found.currency_code;
    made.text = std::move(found.text);
    return leaf(now, std::move(made), at, found.end);
}

const char* read_text(reading& now, const char* at) {
    auto found = now.words.text(at);
    return found.end == nullptr ? nullptr : leaf(now, node_kind::text_literal, std::move(found.text), at, found.end);
}

const char* read_at_text(reading& now, const char* at) {
    auto found = now.words.at_text(at);
    return found.end == nullptr ? nullptr : leaf(now, node_kind::at_literal, std::move(found.text), at, found.end);
}

const char* read_word_literal(reading& now, const char* at) {
    const auto found = now.words.leading_keyword(at);
    if (found.id == keyword::null) {
        return leaf(now, node_kind::null_literal, {}, at, found.end);
    }
    if (found.id == keyword::true_ || found.id == keyword::false_) {
        return leaf(now, node_kind::boolean_literal, std::string(info(found.id).en), at, found.end);
    }
    return nullptr;
}

const char* read_name(reading& now, const char* at) {
    if (now.words.leading_keyword(at).id != keyword::none) {
        return nullptr;
    }
    auto found = now.words.name(at, now.in_filter ? lookup::names_and_members : lookup::names);
    return found.end == nullptr ? nullptr : leaf(now, node_kind::name, std::move(found.text), at, found.end);
}

const char* read_key(reading& now, const char* at) {
    auto found = now.words.introduced(at);
    if (found.end == nullptr) {
        auto text = now.words.text(at);
        found.end = text.end;
        found.text = std::move(text.text);
    }
    now.tree.top().made.text = std::move(found.text);
    return found.end;
}

/// Makes the range of what is open, and notes that its end is open or closed.
template <bool Low, bool Closed>
const char* bounded(reading& now, const char* at) {
    auto& top = now.tree.top();
    (Low ? top.made.low_closed : top.made.high_closed) = Closed;
    return at;
}

const char* read_dots(reading& now, const char* at) {
    const char* const end = now.words.mark(symbol::dots, at);
    if (end != nullptr) {
        now.tree.top().kind = node_kind::range;
    }
    return end;
}

const char* read_range_end(reading& now, const char* at) {
    auto& top = now.tree.top();
    if (const char* end = now.words.mark(symbol::close_bracket, at); end != nullptr) {
        top.made.high_closed = true;
        top.opener = nullptr;
        return end;
    }
    for (const auto open : {symbol::close_parenthesis, symbol::open_bracket}) {
        if (const char* end = now.words.mark(open, at); end != nullptr) {
            top.opener = nullptr;
            return end;
        }
    }
    return nullptr;
}

/// A list has no closed ends.
const char* read_list_end(reading& now, const char* at) {
    const char* const end = now.words.mark(symbol::close_bracket, at);
    if (end != nullptr) {
        now.tree.top().made.low_closed = false;
        now.tree.top().opener = nullptr;
    }
    return end;
}

const char* read_relation(reading& now, const char* at) {
    struct relation {
        symbol mark;
        operator_kind op;
    };
    for (const auto& one :
         {relation{symbol::less, operator_kind::less}, relation{symbol::less_equal, operator_kind::less_equal},
          relation{symbol::greater, operator_kind::greater},
          relation{symbol::greater_equal, operator_kind::greater_equal}, relation{symbol::equal, operator_kind::equal},
          relation{symbol::not_equal, operator_kind::not_equal}}) {
        if (const char* end = now.words.mark(one.mark, at); end != nullptr) {
            now.tree.top().made.op = one.op;
            return end;
        }
    }
    return nullptr;
}

const char* declare_entry(reading& now, const char* at) {
    now.declare(now.tree.last_node().text, true);
    return at;
}

/// `not` before parenthesised tests, but not the call of the function `not` without argument or with a named one.
const char* read_negation(reading& now, const char* at) {
    const char* const end = now.words.negation(at);
    if (end == nullptr) {
        return nullptr;
    }
    const char* const open = now.words.mark(symbol::open_parenthesis, now.words.past_blanks(end));
    const char* const first = now.words.past_blanks(open);
    const auto argument = now.words.introduced(first);
    const bool named =
        argument.end != nullptr && now.words.mark(symbol::colon, now.words.past_blanks(argument.end)) != nullptr;
    return named || now.words.mark(symbol::close_parenthesis, first) != nullptr ? nullptr : end;
}

bool is_test_alone(reading& now, const char* at) {
    return now.words.mark(symbol::comma, at) != nullptr || now.words.mark(symbol::close_parenthesis, at) != nullptr;
}

/// What was read as the test `not(…)`: with one plain value, or where it goes on as values do, it is a call of the
/// function.
const char* settle_negation(reading& now, const char* at) {
    const auto tests = now.tree.at(now.tree.last_node().children.front()).children;
    const auto kind = now.tree.at(tests.front()).kind;
    const bool plain = tests.size() == 1 && kind != node_kind::half_range && kind != node_kind::range;
    if (!plain && is_test_alone(now, at)) {
        return at;
    }
    const auto whole = now.tree.last_operand();
    now.tree.unmake();
    now.tree.unmake();
    std::vector<feel::operand> arguments;
    while (arguments.size() < tests.size()) {
        arguments.push_back(now.tree.take());
    }
    leaf(now, node_kind::name, std::string(info(keyword::not_).en), whole.begin,
         whole.begin + now.words.run(whole.begin).size());
    for (auto each = arguments.rbegin(); each != arguments.rend(); ++each) {
        now.tree.put(*each);
    }
    node call;
    call.kind = node_kind::call;
    now.tree.make(std::move(call), tests.size() + 1, whole.begin, whole.end);
    now.seeded = true;
    const char* const end = read_operations(now, at);
    return end == nullptr ? at : end;
}

using feel::expected;

const auto range_end = calling<read_dots> >> need(expected::value)[with(&reading::high_endpoint)[expression]] >>
                       need(expected::close_range)[calling<read_range_end>];

const auto value = need(expected::value)[expression];

const auto half_range =
    building(node_kind::half_range)[calling<read_relation> >> need(expected::value)[nested[calling<read_sum>]]];

const auto bracketed =
    building(node_kind::list)[opening(symbol::open_bracket) >> calling<bounded<true, true>> >>
                              without (&reading::high_endpoint)
                                  [calling<read_list_end> |
                                   (value >> (range_end | (*(mark(symbol::comma) >> value) >>
                                                           need(expected::close_bracket)[calling<read_list_end>])))]];

const auto reversed =
    building(node_kind::range)[opening(symbol::close_bracket) >>
                               without (&reading::high_endpoint)[value >> need(expected::close_range)[range_end]]];

const auto parenthesised =
    grouping()[opening(symbol::open_parenthesis) >>
               without (&reading::high_endpoint)
                   [(half_range >> need(expected::close_parenthesis)[closing(symbol::close_parenthesis)]) |
                    (value >> (range_end | need(expected::close_parenthesis)[closing(symbol::close_parenthesis)]))]];

const auto entry =
    building(node_kind::entry)[calling<read_key> >> need(expected::colon)[mark(symbol::colon)] >> value] >>
    calling<declare_entry>;

const auto braced = building(node_kind::context)
    [opening(symbol::open_brace) >>
     without (&reading::high_endpoint)[scoped[(-(entry >> *(mark(symbol::comma) >> need(expected::key)[entry])) >>
                                               need(expected::close_brace)[closing(symbol::close_brace)])]]];

const auto conditional =
    building(node_kind::conditional)[leading(keyword::if_) >> value >> need(expected::then)[following(keyword::then)] >>
                                     value >> need(expected::else_)[following(keyword::else_)] >> value];

const auto primary_def = calling<read_number> | calling<read_text> | calling<read_at_text> | parenthesised | bracketed |
                         reversed | braced | calling<read_word_literal> | conditional | iteration | function |
                         calling<read_name>;

const auto test_def = half_range | expression;

const auto tests =
    building(node_kind::tests)[need(expected::test)[test] >> *(mark(symbol::comma) >> need(expected::test)[test])];

const auto negated_test =
    building(node_kind::not_tests)[calling<read_negation> >> opening(symbol::open_parenthesis) >> tests >>
                                   need(expected::close_parenthesis)[closing(symbol::close_parenthesis)]];

const auto group_test = (negated_test >> calling<settle_negation>) | half_range | expression;

const auto tests_group_def =
    grouping()[opening(symbol::open_parenthesis) >>
               without (&reading::high_endpoint)
                   [need(expected::test)[group_test] >>
                    (range_end | (*(mark(symbol::comma) >> need(expected::test)[group_test]) >>
                                  need(expected::close_parenthesis)[closing(symbol::close_parenthesis)]))]];

const char* read_any(reading& now, const char* at) {
    const char* const end = now.words.mark(symbol::minus, at);
    return end != nullptr && now.words.past_blanks(end) == now.words.last() ? end : nullptr;
}

const auto unary_tests_def =
    building(node_kind::any_test)[calling<read_any>] |
    building(node_kind::not_tests)[calling<read_negation> >> opening(symbol::open_parenthesis) >> tests >>
                                   need(expected::close_parenthesis)[closing(symbol::close_parenthesis)] >>
                                   calling<read_end>] |
    tests;

const auto expressions_def = building(node_kind::list)[value >> *(mark(symbol::comma) >> value)];

} // namespace

BOOST_SPIRIT_DEFINE(primary, test, tests_group, unary_tests, expressions)
BOOST_SPIRIT_INSTANTIATE(primary_rule, const char*, context)
BOOST_SPIRIT_INSTANTIATE(test_rule, const char*, context)
BOOST_SPIRIT_INSTANTIATE(tests_group_rule, const char*, context)
BOOST_SPIRIT_INSTANTIATE(unary_tests_rule, const char*, context)
BOOST_SPIRIT_INSTANTIATE(expressions_rule, const char*, context)

} // namespace guiju::feel::grammar
