#include <guiju/base/source.hpp>
#include <guiju/feel/parser.hpp>
#include <guiju/formats/dmn/reader.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/print.hpp>

#include <gtest/gtest.h>

namespace guiju::program {

namespace {

/// One expression of strict FEEL over variables of no known type: its listing, or the codes of its problems.
std::string lowered(const std::string& text, const std::vector<std::string>& names = {}) {
    feel::scope known;
    std::vector<variable_name> variables;
    for (const auto& name : names) {
        known.add(name);
        variables.push_back({name, {}});
    }
    const auto tree = feel::parse_expression(text, {}, known, {});
    EXPECT_TRUE(tree) << text;
    const auto made = tree ? lower_expression(*tree, variables) : result<std::shared_ptr<const program>>(diagnostics{});
    if (made) {
        return print(**made, (*made)->answers.at(0).value);
    }
    std::string codes;
    for (const auto& one : made.problems()) {
        codes += one.code + " ";
    }
    return codes;
}

} // namespace

TEST(Gradual, WhatFeelMakesNullIsNoError) {
    EXPECT_EQ(lowered("1 + \"a\""), "+(1, \"a\")");
    EXPECT_EQ(lowered("if 1 then 2 else \"x\""), "conditional(1, 2, \"x\")");
    EXPECT_EQ(lowered("count()"), "null");
    EXPECT_EQ(lowered("sum([])"), "sum(list)");
    EXPECT_EQ(lowered("@\"nonsense\""), "null");
}

TEST(Gradual, UnknownNamesAreNull) {
    EXPECT_EQ(lowered("x + 1"), "+(null, 1)");
    EXPECT_EQ(lowered("x y z"), "null");
    EXPECT_EQ(lowered("{a: 1, a: 2}"), "null");
}

TEST(Gradual, MissingNamedArgumentsAreNull) { EXPECT_EQ(lowered("is(value2: 1)"), "is(null, 1)"); }

TEST(Gradual, VariablesAreFieldsOfTheOneRecord) {
    EXPECT_EQ(lowered("x.a + y", {"x", "y"}), "+(member .a(field .x(local $0)), field .y(local $0))");
}

TEST(Gradual, AnItemOfUnknownTypeHidesOuterNames) {
    EXPECT_EQ(lowered("x[a > y]", {"x", "y"}),
              "filter $1(field .x(local $0), >(item_name $1.a(null), item_name $1.y(field .y(local $0))))");
    EXPECT_EQ(lowered("x[y]", {"x", "y"}), "filter_any $1(field .x(local $0), item_name $1.y(field .y(local $0)))");
    EXPECT_EQ(lowered("x[1]", {"x"}), "index(field .x(local $0), 1)");
}

TEST(Gradual, NamedArgumentsFindTheirSignature) {
    EXPECT_EQ(lowered("substring(start position: 2, string: \"abc\")"), "substring(\"abc\", 2)");
    EXPECT_EQ(lowered("substring(foo: 2)"), "null");
}

TEST(Gradual, FunctionValuesAreApplied) {
    EXPECT_EQ(lowered("f(1)", {"f"}), "apply(field .f(local $0), 1)");
    EXPECT_EQ(lowered("f(a: 1)", {"f"}), "apply_named(field .f(local $0), 1)");
}

/// The codes that a model with two functions of a number gives.
std::string codes_of_model(const std::string& f, const std::string& g) {
    const auto function = [](const std::string& name, const std::string& body) {
        return "<businessKnowledgeModel name='" + name + "'><variable name='" + name +
               "'/><encapsulatedLogic><formalParameter name='n'/><literalExpression><text>" + body +
               "</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";
    };
    source_set sources;
    const auto id = sources.add("m.dmn", "<definitions name='m' namespace='urn:m' "
                                         "xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'>" +
                                             function("f", f) + function("g", g) + "</definitions>");
    const auto read = formats::dmn::parse(sources, id);
    EXPECT_TRUE(read);
    lowering_options how;
    how.gradual = true;
    const auto made = lower(*read, how);
    EXPECT_TRUE(made);
    std::string codes;
    for (const auto& one : made.problems()) {
        codes += one.code + " ";
    }
    return codes;
}

TEST(Gradual, FunctionsMayCallThemselvesWhereAConditionEndsIt) {
    EXPECT_EQ(codes_of_model("if n = 0 then 1 else n * f(n - 1)", "n"), "");
    EXPECT_EQ(codes_of_model("n = 0 or g(n - 1)", "n != 0 and f(n - 1)"), "");
    EXPECT_EQ(codes_of_model("for i in n return f(i)", "count(n[g(item)])"), "");
    EXPECT_EQ(codes_of_model("f(n) + 1", "n"), "graph.endless ");
    EXPECT_EQ(codes_of_model("g(n) + 1", "if f(n) > 1 then 2 else 3"), "graph.endless ");
    EXPECT_EQ(codes_of_model("for i in f(n) return i", "{a: g(n)}"), "graph.endless graph.endless ");
}

TEST(Gradual, DeepExpressionsEndInADiagnostic) {
    feel::tree deep;
    deep.nodes.resize(1);
    deep.nodes[0].depth = 1'000'000;
    deep.root = feel::node_id{0};
    const auto made = lower_expression(deep, {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems()[0].code, "limit.depth");
}

} // namespace guiju::program
