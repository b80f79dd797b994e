#include "call.hpp"

namespace guiju::meaning {
namespace {

TEST(Substring, CountsCharactersFromOneOrFromTheEnd) {
    EXPECT_EQ(call("substring", {"foobar", 3}), value("obar"));
    EXPECT_EQ(call("substring", {"foobar", 3, 3}), value("oba"));
    EXPECT_EQ(call("substring", {"foobar", -2, 1}), value("a"));
    EXPECT_EQ(call("substring", {"社会保险", 3, 2}), value("保险"));
    EXPECT_EQ(call("substring", {"\U0001F40Eab", 2}), value("ab"));
    EXPECT_EQ(call("substring", {"foobar", number("3.8")}), value("obar"));
    EXPECT_EQ(call("substring", {"foobar", 5, 100}), value("ar"));
}

TEST(Substring, HasNoAnswerOutsideTheText) {
    for (const auto start : {0, 4, -4}) {
        EXPECT_TRUE(is_null_for(call("substring", {"abc", start}), reason::domain)) << start;
    }
    EXPECT_TRUE(is_null_for(call("substring", {"abc", 1, 0}), reason::domain));
    EXPECT_TRUE(is_null_for(call("substring", {"abc", number("1e30")}), reason::domain));
}

TEST(StringLength, CountsCharacters) {
    EXPECT_EQ(call("string length", {"养老保险"}), value(4));
    EXPECT_EQ(call("字数", {""}), value(0));
}

TEST(Case, ChangesInAnyScript) {
    EXPECT_EQ(call("upper case", {"straße é"}), value("STRASSE É"));
    EXPECT_EQ(call("lower case", {"ÀÉ甲"}), value("àé甲"));
}

TEST(SubstringBeforeAndAfter, AreEmptyWithoutAMatch) {
    EXPECT_EQ(call("substring before", {"foobar", "bar"}), value("foo"));
    EXPECT_EQ(call("substring before", {"foobar", "xyz"}), value(""));
    EXPECT_EQ(call("substring after", {"foobar", "o"}), value("obar"));
    EXPECT_EQ(call("substring after", {"foobar", ""}), value("foobar"));
    EXPECT_EQ(call("substring after", {"", "a"}), value(""));
}

TEST(Search, FindsTextWithin) {
    EXPECT_TRUE(call("contains", {"foobar", "oba"}).is_true());
    EXPECT_TRUE(call("starts with", {"foobar", "bar"}).is_false());
    EXPECT_TRUE(call("ends with", {"foobar", "bar"}).is_true());
    EXPECT_TRUE(call("contains", {"foobar", value()}).is_null());
    EXPECT_TRUE(is_null_for(call("contains", {"foobar", 1}), reason::type_error));
}

TEST(Patterns, ReplaceMatchAndSplit) {
    EXPECT_EQ(call("replace", {"0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3"}), value("(012) 345-6789"));
    EXPECT_TRUE(call("matches", {"abracadabra", "BRA", "i"}).is_true());
    EXPECT_EQ(call("split", {"John Doe", "\\s"}), value::list({"John", "Doe"}));
}

TEST(StringJoin, PassesOverNullsInTheList) {
    EXPECT_EQ(call("string join", {value::list({"a", value(), "c"}), "-"}), value("a-c"));
    EXPECT_EQ(call("string join", {value::list({"a", "b"})}), value("ab"));
    EXPECT_EQ(call("string join", {value::list({}), "X"}), value(""));
    EXPECT_EQ(call("string join", {"a", "X"}), value("a"));
    EXPECT_TRUE(call("string join", {value(), "X"}).is_null());
    EXPECT_TRUE(is_null_for(call("string join", {value::list({"a", 1})}), reason::type_error));
    EXPECT_TRUE(call("string join", {value::list({"a", value::undetermined({"name"})})}).is_undetermined());
}

TEST(MadeText, IsPaidForFromTheBudget) {
    call_context in;
    in.items_left = 3;
    const value arguments[] = {"foobar", 1, 4};
    EXPECT_TRUE(is_null_for(substring(arguments, in), reason::limit));
    EXPECT_TRUE(in.exhausted);
}

} // namespace
} // namespace guiju::meaning
