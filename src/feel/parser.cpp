#include "base/utf8.hpp"
#include "feel/grammar.hpp"
#include "feel/plain.hpp"

#include <guiju/feel/parser.hpp>

#include <limits>

namespace guiju::feel {
namespace {

/// Text that is not to be read at all: too long, or no UTF-8.
void check_text(const lexer& words, std::string_view text, span origin, const limits& bounds) {
    const auto room = std::numeric_limits<std::uint32_t>::max() - std::size_t{origin.begin};
    if (text.size() > bounds.text || text.size() > room) {
        words.fail("syntax.too_long", words.first(), words.first(),
                   {"表达式的文本太长", "the text of this expression is too long"});
    }
    if (const auto invalid = find_invalid_utf8(text); invalid != std::string_view::npos) {
        words.fail("syntax.encoding", words.first() + invalid, words.first() + invalid + 1,
                   {"这里不是 UTF-8 编码的字符", "this is no character in UTF-8"},
                   {"把文本存成 UTF-8", "save the text as UTF-8"});
    }
}

template <class Rule>
result<tree> parse(const Rule& rule, expected what, std::string_view text, span origin, const scope& known,
                   const dialect& how, const limits& bounds) {
    if (text.data() == nullptr) {
        text = "";
    }
    reading now(text, origin, known, how, bounds);
    try {
        check_text(now.words, text, origin, bounds);
        const char* at = now.words.first();
        const grammar::context in(now, boost::spirit::x3::unused);
        if (!rule.parse(at, now.words.last(), in, boost::spirit::x3::unused, boost::spirit::x3::unused)) {
            now.missing(what, now.words.first());
        }
        if (now.words.past_blanks(at) != now.words.last()) {
            now.unexpected(at);
        }
        return now.tree.finished();
    } catch (const syntax_failure& failure) {
        return failure.problem;
    }
}

} // namespace

result<tree> parse_expression(std::string_view text, span origin, const scope& known, const dialect& how,
                              const limits& bounds) {
    if (auto plain = plain_literal(text, origin, bounds)) {
        return *std::move(plain);
    }
    return parse(grammar::expression, expected::value, text, origin, known, how, bounds);
}

result<tree> parse_unary_tests(std::string_view text, span origin, const scope& known, const dialect& how,
                               const limits& bounds) {
    if (auto plain = plain_tests(text, origin, bounds)) {
        return *std::move(plain);
    }
    return parse(grammar::unary_tests, expected::test, text, origin, known, how, bounds);
}

result<tree> parse_expressions(std::string_view text, span origin, const scope& known, const dialect& how,
                               const limits& bounds) {
    return parse(grammar::expressions, expected::value, text, origin, known, how, bounds);
}

result<tree> parse_type(std::string_view text, span origin, const scope& known, const dialect& how,
                        const limits& bounds) {
    return parse(grammar::type, expected::type, text, origin, known, how, bounds);
}

} // namespace guiju::feel
