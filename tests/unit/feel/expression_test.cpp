#include "shape.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju::feel {
namespace {

using testing::shape;
using examples = std::vector<std::pair<std::string_view, std::string_view>>;

void expect_shapes(const examples& all, const scope& known = {}, const dialect& how = testing::strict) {
    for (const auto& [text, expected] : all) {
        EXPECT_EQ(shape(text, known, how), expected) << text;
    }
}

std::string tests_shape(std::string_view text, const dialect& how = testing::strict) {
    return shape(parse_unary_tests(text, {}, {}, how));
}

scope with_names(std::initializer_list<std::string_view> names) {
    scope known;
    for (const auto name : names) {
        known.add(name);
    }
    return known;
}

TEST(Literals, KeepWhatIsWritten) {
    expect_shapes({
        {"12", "num:12"},
        {"1.50", "num:1.50"},
        {".5", "num:.5"},
        {"1e3", "num:1e3"},
        {"1.5E-3", "num:1.5e-3"},
        {"-1", "(neg num:1)"},
        {"null", "null"},
        {"true", "bool:true"},
        {"false", "bool:false"},
        {"@\"P1D\"", "at:P1D"},
        {"@ \"2024-01-01\"", "at:2024-01-01"},
    });
}

TEST(Texts, HaveTheEscapesOfTheStandard) {
    expect_shapes({
        {R"("a\"b")", "text:a\"b"},
        {R"("\\")", "text:\\"},
        {R"("\n\t\r")", "text:\n\t\r"},
        {R"("\u4E2D")", "text:中"},
        {R"("\U01F600")", "text:😀"},
        {R"("\uD83D\uDE00")", "text:😀"},
        {R"("\d+")", "text:\\d+"},
        {"\"a\nb\"", "text:a\nb"},
        {R"("")", "text"},
        {R"("x[y-z]")", "text:x[y-z]"},
    });
}

TEST(Operators, BindAsTheStandardSays) {
    expect_shapes({
        {"1 + 2 * 3", "(arith'+ num:1 (arith'* num:2 num:3))"},
        {"1 - 2 - 3", "(arith'- (arith'- num:1 num:2) num:3)"},
        {"2 ** 3 ** 4", "(arith'** (arith'** num:2 num:3) num:4)"},
        {"-3 ** 2", "(arith'** (neg num:3) num:2)"},
        {"2 ** -1", "(arith'** num:2 (neg num:1))"},
        {"--a", "(neg (neg name:a))"},
        {"a or b and c", "(or name:a (and name:b name:c))"},
        {"a = b and c < d", "(and (cmp'= name:a name:b) (cmp'< name:c name:d))"},
        {"a + 1 >= b", "(cmp'>= (arith'+ name:a num:1) name:b)"},
        {"1 < 2 = true", "(cmp'= (cmp'< num:1 num:2) bool:true)"},
        {"(1 + 2) * 3", "(arith'* (arith'+ num:1 num:2) num:3)"},
        {"a*b/c", "(arith'/ (arith'* name:a name:b) name:c)"},
        {"(1+r/12)**-n", "(arith'** (arith'+ num:1 (arith'/ name:r num:12)) (neg name:n))"},
        {"-loan.term", "(neg (path:term name:loan))"},
    });
}

TEST(Comparisons, TakeBetweenAndIn) {
    expect_shapes({
        {"x between 1 and 2 and y", "(and (between name:x num:1 num:2) name:y)"},
        {"x between a + 1 and b", "(between name:x (arith'+ name:a num:1) name:b)"},
        {"x in [1..2]", "(in name:x (range[] num:1 num:2))"},
        {"x in (1..2]", "(in name:x (range(] num:1 num:2))"},
        {"x in (1, < 5, [3..4])", "(in name:x num:1 (half'< num:5) (range[] num:3 num:4))"},
        {"x in < 5 and y", "(and (in name:x (half'< num:5)) name:y)"},
        {"x in !=10", "(in name:x (half'!= num:10))"},
        {"x in (=10)", "(in name:x (half'= num:10))"},
        {"x in (a) + 1", "(in name:x (arith'+ name:a num:1))"},
        {"x in (a).b", "(in name:x (path:b name:a))"},
        {"x in (not(1, 2))", "(in name:x (nottests (tests num:1 num:2)))"},
        {"x in (not(< 5), 3)", "(in name:x (nottests (tests (half'< num:5))) num:3)"},
        {"x in (not(true))", "(in name:x (call name:not bool:true))"},
        {"x in (not(a) and b)", "(in name:x (and (call name:not name:a) name:b))"},
        {"x in (not(a, b) = c, 1)", "(in name:x (cmp'= (call name:not name:a name:b) name:c) num:1)"},
        {"x in not(true)", "(in name:x (call name:not bool:true))"},
        {"x in (not(negand: true))", "(in name:x (callnamed name:not (entry:negand bool:true)))"},
        {"x in list = true", "(cmp'= (in name:x name:list) bool:true)"},
    });
}

TEST(Ranges, HaveAllForms) {
    expect_shapes({
        {"[1..2]", "(range[] num:1 num:2)"},
        {"(1..2)", "(range() num:1 num:2)"},
        {"]1..2[", "(range() num:1 num:2)"},
        {"[1..2)", "(range[) num:1 num:2)"},
        {"]1..2]", "(range(] num:1 num:2)"},
        {"[1..2[", "(range[) num:1 num:2)"},
        {"[.1...5]", "(range[] num:.1 num:.5)"},
        {"(1..2).start", "(path:start (range() num:1 num:2))"},
        {"[1..10[.start included", "(path:start included (range[) num:1 num:10))"},
        {"[1..a[1]]", "(range[] num:1 (filter name:a num:1))"},
        {"[1..a[b][", "(range[) num:1 (filter name:a name:b))"},
        {"[[1..2[, ]3..4[]", "(list (range[) num:1 num:2) (range() num:3 num:4))"},
        {"]1..2[ = (1..2)", "(cmp'= (range() num:1 num:2) (range() num:1 num:2))"},
        {"(< 5)", "(half'< num:5)"},
        {"(>10).start", "(path:start (half'> num:10))"},
        {"[date(\"a\")..date(\"b\")]", "(range[] (call name:date text:a) (call name:date text:b))"},
    });
}

TEST(Lists, AndContexts) {
    expect_shapes({
        {"[]", "list"},
        {"[1]", "(list num:1)"},
        {"[1, [2]]", "(list num:1 (list num:2))"},
        {"{}", "context"},
        {"{a: 1}", "(context (entry:a num:1))"},
        {"{\"a b\": 1}", "(context (entry:a b num:1))"},
        {"{a  b: 1, c: a b + 1}", "(context (entry:a b num:1) (entry:c (arith'+ name:a b num:1)))"},
        {"{a-b: 1, c: a - b}", "(context (entry:a-b num:1) (entry:c name:a-b))"},
        {"{a: {b c: 1}}.a.b c", "(path:b c (path:a (context (entry:a (context (entry:b c num:1))))))"},
        {"[{b c: 1}][b c = 1]", "(filter (list (context (entry:b c num:1))) (cmp'= name:b c num:1))"},
        {"{if: 1}", "(context (entry:if num:1))"},
    });
}

TEST(Forms, ReachAsFarAsTheyCan) {
    expect_shapes({
        {"if a then b else c + 1", "(if name:a name:b (arith'+ name:c num:1))"},
        {"1 + if a then b else c", "(arith'+ num:1 (if name:a name:b name:c))"},
        {"for i in 1..3 return i", "(for (iter:i num:1 num:3) name:i)"},
        {"for i in [1..3], j in x return i + j",
         "(for (iter:i (range[] num:1 num:3)) (iter:j name:x) (arith'+ name:i name:j))"},
        {"for the x in a return the x", "(for (iter:the x name:a) name:the x)"},
        {"for i in a return count(partial)", "(for (iter:i name:a) (call name:count name:partial))"},
        {"some x in a, y in b satisfies x = y", "(some (iter:x name:a) (iter:y name:b) (cmp'= name:x name:y))"},
        {"every x in a satisfies x > 1 and b", "(every (iter:x name:a) (and (cmp'> name:x num:1) name:b))"},
        {"function() 1", "(function num:1)"},
        {"function(a, the b: number) a + the b",
         "(function param:a (param:the b type:number) (arith'+ name:a name:the b))"},
        {"(function(a) a)(1)", "(call (function param:a name:a) num:1)"},
        {"function(s) external {java: {method signature: \"m()\"}}",
         "(function'external param:s (context (entry:java (context (entry:method signature text:m())))))"},
    });
}

TEST(Postfixes, FollowOneAnother) {
    expect_shapes({
        {"a.b[1].c(2)", "(call (path:c (filter (path:b name:a) num:1)) num:2)"},
        {"f()", "(call name:f)"},
        {"f(1, 2)", "(call name:f num:1 num:2)"},
        {"f(a: 1, the b: 2)", "(callnamed name:f (entry:a num:1) (entry:the b num:2))"},
        {"f(a b)", "(call name:f name:a b)"},
        {"f(a if b)", "! syntax.expected: expected ), found if"},
        {"a[item > 1]", "(filter name:a (cmp'> name:item num:1))"},
        {"d.time offset", "(path:time offset name:d)"},
        {"not(a) and b", "(and (call name:not name:a) name:b)"},
        {"?.a > 1", "(cmp'> (path:a name:?) num:1)"},
    });
}

TEST(InstanceOf, TakesAllTypes) {
    expect_shapes({
        {"x instance of number", "(instance name:x type:number)"},
        {"x instance  of date and time", "(instance name:x type:date and time)"},
        {"x instance of date and true", "(and (instance name:x type:date) bool:true)"},
        {"x instance of list<list<string>>", "(instance name:x (typelist (typelist type:string)))"},
        {"x instance of range<days and time duration>", "(instance name:x (typerange type:days and time duration))"},
        {"x instance of context<>", "(instance name:x typecontext)"},
        {"x instance of context<a b: number, c: Any>",
         "(instance name:x (typecontext (entry:a b type:number) (entry:c type:Any)))"},
        {"x instance of function<>->string", "(instance name:x (typefunction type:string))"},
        {"x instance of function<number, a.b>->list<Any>",
         "(instance name:x (typefunction type:number type:a.b (typelist type:Any)))"},
        {"-5 instance of number", "(neg (instance num:5 type:number))"},
    });
    scope known;
    known.add_type("my type");
    EXPECT_EQ(shape("x instance of my type and y", known), "(and (instance name:x type:my type) name:y)");
    EXPECT_EQ(shape(parse_type("list<my type>", {}, known, testing::strict)), "(typelist type:my type)");
}

TEST(Names, AreTheLongestKnown) {
    const auto known = with_names(
        {"unit price", "a-b", "profit + loss", "and then", "Person's age", "x", "x y", "date and time", "甲 乙"});
    expect_shapes(
        {
            {"unit  price * 2", "(arith'* name:unit price num:2)"},
            {"unit\nprice", "name:unit price"},
            {"unit", "name:unit"},
            {"a-b", "name:a-b"},
            {"a - b", "name:a-b"},
            {"a-c", "(arith'- name:a name:c)"},
            {"profit+loss", "name:profit + loss"},
            {"and then", "name:and then"},
            {"Person's age", "name:Person's age"},
            {"x y", "name:x y"},
            {"x", "name:x"},
            {"iffy + inside", "(arith'+ name:iffy name:inside)"},
            {"order.ending", "(path:ending name:order)"},
            {"date and time(\"x\")", "(call name:date and time text:x)"},
            {"甲 乙", "name:甲 乙"},
            {"🐎", "name:🐎"},
        },
        known);
    EXPECT_EQ(shape("(a) - (b)", known), "(arith'- name:a name:b)");
}

TEST(Names, OfOuterScopesAreKnownInInnerOnes) {
    const auto outer = with_names({"a b"});
    scope inner(&outer);
    inner.add("c d");
    inner.add_member("e f");
    EXPECT_EQ(shape("a b + c d.e f", inner), "(arith'+ name:a b (path:e f name:c d))");
}

TEST(Names, AreForgottenWhereTheirScopeEnds) {
    EXPECT_EQ(shape("[for a b in c return a b, 1]"), "(list (for (iter:a b name:c) name:a b) num:1)");
    EXPECT_EQ(shape("[for a-b in c return a-b, 1]"), "(list (for (iter:a-b name:c) name:a-b) num:1)");
    EXPECT_EQ(shape("[for a-b in c return 1, a-b]"), "(list (for (iter:a-b name:c) num:1) (arith'- name:a name:b))");
}

TEST(Names, ThatNobodyIntroducedTakeAllWordsUpToAKeyword) {
    EXPECT_EQ(shape("a b in c d"), "(in name:a b name:c d)");
    EXPECT_EQ(shape("if a b then c d else e - f g"), "(if name:a b name:c d (arith'- name:e name:f g))");
    EXPECT_EQ(shape("a.b c + d e(1)"), "(arith'+ (path:b c name:a) (call name:d e num:1))");
}

TEST(Keywords, AreNoNames) {
    for (const std::string_view word : {"if", "for", "and", "in", "return", "function", "then", "between"}) {
        EXPECT_TRUE(shape(word).starts_with("! syntax")) << word;
    }
}

TEST(Space, IsThatOfTheStandard) {
    expect_shapes({
        {" \t\n1\r\n+\xC2\xA0\xE3\x80\x80"
         "2\xEF\xBB\xBF",
         "(arith'+ num:1 num:2)"},
        {"1 /* one */ + // two\n 2", "(arith'+ num:1 num:2)"},
        {"/**/1//", "num:1"},
    });
}

TEST(UnaryTests, AreAnyNotOrAlternatives) {
    EXPECT_EQ(tests_shape("-"), "any");
    EXPECT_EQ(tests_shape(" - /**/"), "any");
    EXPECT_EQ(tests_shape("-1"), "(tests (neg num:1))");
    EXPECT_EQ(tests_shape("not(1, < 5)"), "(nottests (tests num:1 (half'< num:5)))");
    EXPECT_EQ(tests_shape("not(a) and b"), "(tests (and (call name:not name:a) name:b))");
    EXPECT_EQ(tests_shape("not(a), b"), "(tests (call name:not name:a) name:b)");
    EXPECT_EQ(tests_shape("(not(a))"), "(tests (call name:not name:a))");
    EXPECT_EQ(tests_shape(">= 10, [1..2], \"a\", ? > 3, = 4, null"),
              "(tests (half'>= num:10) (range[] num:1 num:2) text:a (cmp'> name:? num:3) (half'= num:4) null)");
    EXPECT_EQ(tests_shape("< a + 1"), "(tests (half'< (arith'+ name:a num:1)))");
    EXPECT_EQ(shape(parse_expressions("1, a, \"b\"", {}, {}, testing::strict)), "(list num:1 name:a text:b)");
}

TEST(Spans, AreThoseOfTheSource) {
    const auto read = parse_expression("甲 + (b * 2)", {source_id{3}, 100, 115}, {}, testing::strict);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->top().where, (span{source_id{3}, 100, 113}));
    const auto& right = (*read)[read->top().children[1]];
    EXPECT_EQ(right.where, (span{source_id{3}, 107, 112}));
    EXPECT_EQ(read->top().depth, 3U);
}

TEST(Trees, HaveChildrenBeforeParentsAndTheRootLast) {
    for (const auto* text :
         {"if a then {b: [1..2]} else f(x: 1)", "a.b[c](d) in (not(1), not(2, 3)) and x between 1 and 2"}) {
        const auto read = parse_expression(text, {}, {}, testing::strict);
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(static_cast<std::size_t>(read->root), read->nodes.size() - 1);
        for (std::size_t i = 0; i < read->nodes.size(); ++i) {
            for (const auto child : read->nodes[i].children) {
                EXPECT_LT(static_cast<std::size_t>(child), i);
            }
        }
    }
}

TEST(Sameness, IsOfStructureNotOfPlace) {
    const auto read = [](std::string_view text) { return *parse_expression(text, {}, {}, testing::strict); };
    EXPECT_TRUE(same(read("a + 1"), read("( a+1 )")));
    EXPECT_FALSE(same(read("a + 1"), read("a - 1")));
    EXPECT_FALSE(same(read("[1..2]"), read("[1..2)")));
    EXPECT_FALSE(same(read("f(a)"), read("f(a, a)")));
    EXPECT_FALSE(same(read("\"1\""), read("1")));
}

} // namespace
} // namespace guiju::feel
