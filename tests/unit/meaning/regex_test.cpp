#include <guiju/meaning/regex.hpp>

#include <gtest/gtest.h>

namespace {

using guiju::call_context;
using guiju::reason;
using guiju::value;

value matches(std::string_view text, std::string_view pattern, std::string_view flags = "") {
    call_context in;
    return guiju::meaning::matches_pattern(text, pattern, flags, in);
}
value replace(std::string_view text, std::string_view pattern, std::string_view by, std::string_view flags = "") {
    call_context in;
    return guiju::meaning::replace_pattern(text, pattern, by, flags, in);
}
value split(std::string_view text, std::string_view pattern) {
    call_context in;
    return guiju::meaning::split_at_pattern(text, pattern, in);
}
bool is_no_pattern(std::string_view pattern) {
    const value found = matches("text", pattern);
    return found.is_null() && found.reason() == reason::syntax;
}

TEST(Regex, FindsAPartOfTheText) {
    EXPECT_TRUE(matches("foobar", "^fo*b").is_true());
    EXPECT_TRUE(matches("foobar", "^fo*z").is_false());
    EXPECT_TRUE(matches("龙港市", "港").is_true());
}

TEST(Regex, DollarStandsOnlyAtTheEnd) {
    EXPECT_TRUE(matches("abc\n", "c$").is_false());
    EXPECT_TRUE(matches("abc\n", "c$", "m").is_true());
    EXPECT_TRUE(matches("abcd\n\ndefg", "^$", "m").is_true());
    EXPECT_TRUE(matches("abcd\ndefg\n", "^$", "m").is_false());
}

TEST(Regex, DotTakesNoLineEndWithoutFlagS) {
    EXPECT_TRUE(matches("Mary\rJones", "Mary.Jones").is_false());
    EXPECT_TRUE(matches("Mary\rJones", "Mary.Jones", "s").is_true());
}

TEST(Regex, CaseIsIgnoredWithFlagI) {
    EXPECT_TRUE(matches("x", "[A-Z-[OI]]", "i").is_true());
    EXPECT_TRUE(matches("O", "[A-Z-[OI]]", "i").is_false());
    EXPECT_TRUE(matches("q", "[^Q]", "i").is_false());
    EXPECT_TRUE(matches("aA", "(a)\\1", "i").is_true());
    EXPECT_TRUE(matches("\u212A", "k", "i").is_true());
}

TEST(Regex, ClassesAreSubtracted) {
    EXPECT_TRUE(matches("e", "^[a-z-[aeiou]]$").is_false());
    EXPECT_TRUE(matches("b", "^[a-z-[aeiou-[e]]]$").is_true());
    EXPECT_TRUE(matches("e", "^[a-z-[aeiou-[e]]]$").is_true());
    EXPECT_TRUE(matches("5", "^[^a-z-[0-4]]$").is_true());
    EXPECT_TRUE(matches("4", "^[^a-z-[0-4]]$").is_false());
}

TEST(Regex, SpacesDoNotCountWithFlagX) {
    EXPECT_TRUE(matches("hello world", "he ll o[ ]worl d", "x").is_true());
    EXPECT_TRUE(matches("hello world", "hello\\ sworld", "x").is_true());
    EXPECT_TRUE(matches("hello world", "\\p{ I s B a s i c L a t i n }+", "x").is_true());
    EXPECT_TRUE(is_no_pattern("\\p{ IsBasicLatin}+"));
}

TEST(Regex, PatternIsPlainTextWithFlagQ) {
    EXPECT_TRUE(matches("x[y-z]", "x[y-z]", "q").is_true());
    EXPECT_TRUE(matches("abracadabra", "(?:abra(?:cad)?)*", "q").is_false());
    EXPECT_EQ(replace("a.b", ".", "$1", "q"), value("a$1b"));
}

TEST(Regex, KnowsNoPatternsOfOtherLanguages) {
    for (const auto* pattern :
         {"(?=a)", "(?i)a", "a++", "\\bword", "\\x41", "[[:alpha:]]", "a{,2}",   "a{2,1}", "*a", "a**", "(a",
          "a)",    "[a",    "[]",  "a]",      "}",     "\\p{Greek}",  "\\p{Xx}", "[z-a]",  "\\", "\\Qa"}) {
        EXPECT_TRUE(is_no_pattern(pattern)) << pattern;
    }
}

TEST(Regex, RefersBackOnlyToClosedGroups) {
    EXPECT_TRUE(is_no_pattern("\\3"));
    EXPECT_TRUE(is_no_pattern("(.)\\3"));
    EXPECT_TRUE(is_no_pattern("(a\\1)"));
    EXPECT_TRUE(is_no_pattern("(asd)[\\1]"));
    EXPECT_TRUE(matches("aa0", "^(a)\\10$").is_true());
}

TEST(Regex, RefusesUnknownFlags) {
    EXPECT_EQ(matches("abracadabra", "bra", "p").reason(), reason::syntax);
    EXPECT_EQ(matches("input", "pattern", " ").reason(), reason::syntax);
}

TEST(Regex, ReplacesWithGroups) {
    EXPECT_EQ(replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3"), value("(012) 345-6789"));
    EXPECT_EQ(replace("abcd", "(ab)|(a)", "[1=$1][2=$2]"), value("[1=ab][2=]cd"));
    EXPECT_EQ(replace("facetiously", "[iouy]", "[$0]"), value("facet[i][o][u]sl[y]"));
    EXPECT_EQ(replace("a", "(a)", "$12"), value("a2"));
    EXPECT_EQ(replace("a", "a", "\\$\\\\"), value("$\\"));
    EXPECT_EQ(replace("ab🐎cd", "(b.c)", "_"), value("a_d"));
}

TEST(Regex, RefusesBadReplacements) {
    EXPECT_EQ(replace("a", "a", "$").reason(), reason::syntax);
    EXPECT_EQ(replace("a", "a", "\\n").reason(), reason::syntax);
}

TEST(Regex, HasNoAnswerWhereThePatternMatchesNothing) {
    EXPECT_EQ(replace("abc", "x*", "-").reason(), reason::domain);
    EXPECT_EQ(split("abc", "").reason(), reason::domain);
}

TEST(Regex, SplitsBetweenMatches) {
    EXPECT_EQ(split("a;b;c;;", ";"), value::list({"a", "b", "c", "", ""}));
    EXPECT_EQ(split("John Doe", "\\s"), value::list({"John", "Doe"}));
    EXPECT_EQ(split("foo🐎bar", "o.b"), value::list({"fo", "ar"}));
    EXPECT_EQ(split("", "a"), value::list({""}));
}

TEST(Regex, RefersToAGroupThatTookNoPartAsToTheEmptyText) {
    EXPECT_TRUE(matches("b", "^(?:(a)|b)\\1$").is_true());
    EXPECT_TRUE(matches("aa", "^(?:(a)|b)\\1$").is_true());
    EXPECT_TRUE(matches("ab", "^(?:(a)|b)\\1$").is_false());
    EXPECT_TRUE(matches("c", "^(a)*\\1c$").is_true());
    EXPECT_TRUE(matches("aabab", "^(?:(?:(a)|(b))\\1\\2)+$").is_true()); // what was taken before stays
    EXPECT_TRUE(matches("xyxy", "^((x)(y)|z)\\1$").is_true());
    EXPECT_TRUE(matches("z", "^(?:((x)(y))|z)\\1\\2\\3$").is_true());
    EXPECT_TRUE(matches("bB", "^(?:(a)|(b))\\1\\2$", "i").is_true());
    EXPECT_EQ(replace("b-aa", "(?:(a)|b)\\1", "<$1>"), value("<>-<a>"));
    EXPECT_EQ(replace("xyxyq", "((x)(y))\\1(q)", "$4$3$2"), value("qyx"));
}

TEST(Regex, RepeatsLazilyWhatMayBeEmpty) {
    EXPECT_TRUE(matches("b", "((a)*)*?b").is_true());
    EXPECT_TRUE(matches("aaab", "^((a)*)*?b$").is_true());
    EXPECT_TRUE(matches("aaa", "((a)*)*?b").is_false());
    EXPECT_TRUE(matches("_", "((?:^|[^a]))(?:(?:\\1))*?企", "i").is_false());
    EXPECT_TRUE(matches("x", "(?:^)+?x").is_true());
    EXPECT_EQ(replace("caab", "c(a?)*?b", "-"), value("-"));
    EXPECT_EQ(replace("caabab", "c(?:a|b?)+?b", "-"), value("-ab"));
    EXPECT_EQ(replace("aXbX", "a(?:.?)*?X", "-"), value("-bX"));
}

TEST(Regex, GivesUpOnMatchesThatNeverEnd) {
    EXPECT_EQ(matches(std::string(40, 'a') + "b", "^(a|aa)+$").reason(), reason::limit);
}

TEST(Regex, KeepsWithinTheBudget) {
    call_context in;
    in.items_left = 5;
    EXPECT_EQ(guiju::meaning::replace_pattern("aaaa", "a", "bb", "", in).reason(), reason::limit);
    EXPECT_TRUE(in.exhausted);
}

TEST(LetterCase, ChangesLettersOfAnyScript) {
    EXPECT_EQ(guiju::meaning::to_upper_case("äbc ж"), "ÄBC Ж");
    EXPECT_EQ(guiju::meaning::to_lower_case("ÄBC Ж"), "äbc ж");
}

} // namespace
