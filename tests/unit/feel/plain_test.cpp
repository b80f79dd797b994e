#include "feel/plain.hpp"

#include <guiju/feel/parser.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju::feel {
namespace {

constexpr dialect policy{lang::en, true};
constexpr span origin{source_id{3}, 100, 200};

/// A comment is no plain text: what the grammar makes of it.
std::string for_the_grammar(const std::string& text) { return text + "/**/"; }

void expect_same(const tree& a, const tree& b, const std::string& text) {
    ASSERT_EQ(a.nodes.size(), b.nodes.size()) << text;
    EXPECT_EQ(a.root, b.root);
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        const auto& x = a.nodes[i];
        const auto& y = b.nodes[i];
        EXPECT_EQ(x.kind, y.kind) << text;
        EXPECT_EQ(x.op, y.op) << text;
        EXPECT_EQ(x.unit, y.unit) << text;
        EXPECT_EQ(x.text, y.text) << text;
        EXPECT_EQ(x.depth, y.depth) << text;
        EXPECT_EQ(x.children, y.children) << text;
        EXPECT_EQ(x.low_closed, y.low_closed) << text;
        EXPECT_EQ(x.high_closed, y.high_closed) << text;
        EXPECT_EQ(x.where.begin, y.where.begin) << text;
        EXPECT_EQ(x.where.end, y.where.end) << text;
    }
}

TEST(PlainCells, AreReadAsTheGrammarReadsThem) {
    const scope known;
    for (const std::string text : {"1",
                                   " 1.50 ",
                                   "007",
                                   "\"a\"",
                                   "\"3A\", \"4A\"",
                                   "< 5",
                                   "<=5",
                                   ">  12.5",
                                   ">= 0",
                                   "[1..5]",
                                   "(1..5)",
                                   "[1 .. 5)",
                                   "[ 1.5..2.5 ]",
                                   "[1..5], [7..9), > 20",
                                   "true",
                                   "false",
                                   "\"中文 , ]\"",
                                   "1, 2, \"x\"",
                                   "< \"m\"",
                                   "[\"a\"..\"b\"]",
                                   "1,2",
                                   " true , false "}) {
        const auto quick = plain_tests(text, origin, {});
        ASSERT_TRUE(quick) << text;
        const auto full = parse_unary_tests(for_the_grammar(text), origin, known, policy);
        ASSERT_TRUE(full) << text;
        expect_same(*quick, *full, text);
    }
    for (const std::string text : {"1", " 2.50", "\"a b\"", "\"\""}) {
        const auto quick = plain_literal(text, origin, {});
        ASSERT_TRUE(quick) << text;
        expect_same(*quick, *parse_expression(for_the_grammar(text), origin, known, policy), text);
    }
}

TEST(PlainCells, LeaveEverythingElseToTheGrammar) {
    for (const std::string text : {"",         "-",          "1元",
                                   "1 months", "5%",         "2024-01-01",
                                   "1e5",      "1 + 2",      "\"a\" + \"b\"",
                                   "\"a\\n\"", "x",          "not(1)",
                                   "< x",      "[1..x]",     "[1,2]",
                                   "(1)",      "truely",     "true north",
                                   "<> 1",     "1..5",       "< 5 and > 3",
                                   ">",        "[1..5] = ?", "1 in 2",
                                   "\"open",   "１",         ".5",
                                   "1,",       "1万",        "< 1 USD",
                                   "(< 5)",    "[1..5"}) {
        EXPECT_FALSE(plain_tests(text, origin, {})) << text;
    }
    EXPECT_FALSE(plain_literal("1, 2", origin, {}));
    EXPECT_FALSE(plain_literal("true", origin, {}));
    EXPECT_FALSE(plain_literal("< 1", origin, {}));
}

} // namespace
} // namespace guiju::feel
