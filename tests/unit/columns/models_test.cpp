#include "batches.hpp"

#include <gtest/gtest.h>

// Models of DMN in columns: their types convert and check what they are given, as they do for one record.
namespace guiju::columns {
namespace {

using namespace testing;

const std::string head = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="m">)";

std::string input(const std::string& name, const std::string& type) {
    return "<inputData name=\"" + name + "\" id=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" + type +
           "\"/></inputData>";
}

std::string decision(const std::string& name, const std::string& type, const std::string& text,
                     const std::vector<std::string>& needs) {
    std::string made = "<decision name=\"" + name + "\" id=\"" + name + "\"><variable name=\"" + name +
                       "\" typeRef=\"" + type + "\"/>";
    for (const auto& one : needs) {
        const bool answer = one.starts_with("d");
        made += std::string("<informationRequirement><required") + (answer ? "Decision" : "Input") + " href=\"#" + one +
                "\"/></informationRequirement>";
    }
    return made + "<literalExpression><text>" + text + "</text></literalExpression></decision>";
}

policy model(const std::string& body) { return parse(head + body + "</definitions>", "m.dmn").value(); }

column rows(column of) {
    const auto count = of.array->length;
    return table("", count, std::move(of));
}

bool truth_at(const ArrowArray& table, std::int64_t row) {
    return (static_cast<const std::uint8_t*>(table.children[0]->buffers[1])[row / 8] >> row % 8 & 1) != 0;
}

TEST(ModelColumns, AreNullWhereAResultIsNotOfItsType) {
    const auto of = model(input("x", "boolean") + decision("d1", "string", "x", {"x"}) +
                          decision("d2", "boolean", "d1 = null", {"d1"}));
    const auto in = rows(booleans("x", {true, false}));
    const auto out = of.columns(*in.schema, {"d2"}).value()(*in.array).value();
    EXPECT_TRUE(truth_at(*out, 0));
    EXPECT_TRUE(truth_at(*out, 1));
}

TEST(ModelColumns, TakeWhatDoesNotFitItsInputAsItIs) {
    const auto of = model(input("x", "number") + decision("d1", "boolean", "x = null", {"x"}) +
                          decision("d2", "boolean", "true", {"x"}));
    const auto in = rows(texts("x", {"12", "abc"}));
    const auto engine = of.columns(*in.schema, {"d1", "d2"}).value();
    const auto out = engine(*in.array).value();
    for (std::int64_t row = 0; row < 2; ++row) {
        const value x = row == 0 ? value(12) : value("abc");
        auto facts = make_shared_body<shape>();
        facts->names = {"x"};
        const value record(shared<const context_body>(
            make_shared_body<context_body>(shared<const shape>(std::move(facts)), std::vector<value>{x})));
        const auto alone = of.evaluate("d1", record).value();
        EXPECT_EQ(word_at(*out, 1, row), evaluate::name_of(alone.status)) << row;
        EXPECT_EQ(truth_at(*out, row), alone.value.is_true()) << row;
        EXPECT_EQ(truth_at(*out, row), row == 1) << row;
        EXPECT_EQ(word_at(*out, 3, row), "value") << row;
    }
}

TEST(ModelColumns, AreNullWhereATypeDoesNotAllowAValue) {
    const auto of = model(R"(<itemDefinition name="few"><typeRef>number</typeRef><allowedValues><text>[0..5]</text>)"
                          R"(</allowedValues></itemDefinition>)" +
                          input("x", "number") + decision("d1", "few", "x + 1", {"x"}));
    const auto in = rows(fixed<std::int8_t>("x", "c", {4, 5}));
    const auto out = of.columns(*in.schema, {"d1"}).value()(*in.array).value();
    EXPECT_FALSE(null_at(*out, 0, 0));
    EXPECT_TRUE(null_at(*out, 0, 1));
}

TEST(ModelColumns, ReadContextsFromStructs) {
    const auto of = model(R"(<itemDefinition name="loan"><itemComponent name="rate"><typeRef>number</typeRef>)"
                          R"(</itemComponent></itemDefinition>)" +
                          input("x", "loan") + decision("d1", "number", "x.rate + 1", {"x"}));
    const auto in = rows(table("x", 2, fixed<std::int8_t>("rate", "c", {1, 2})));
    const auto engine = of.columns(*in.schema, {"d1"});
    ASSERT_TRUE(engine);
    const auto out = (*engine)(*in.array).value();
    EXPECT_EQ(word_at(*out, 1, 0), "value");
    EXPECT_EQ(text_at(*out, 0, 1), "3");
}

TEST(ModelColumns, EvaluateOnceWhatNoRowCanChange) {
    const auto of = model(input("x", "number") + decision("d1", "string", "upper case(\"abc\")", {}) +
                          decision("d2", "number", "string length(d1) / 4", {"d1"}));
    const auto in = rows(fixed<std::int8_t>("x", "c", {1, 2, 3}));
    const auto engine = of.columns(*in.schema, {"d1", "d2"}).value();
    EXPECT_TRUE(engine.plan()[0].in_columns);
    EXPECT_TRUE(engine.plan()[1].in_columns);
    const auto out = engine(*in.array).value();
    EXPECT_EQ(text_at(*out, 0, 2), "ABC");
    EXPECT_EQ(word_at(*out, 1, 2), "value");
    EXPECT_STREQ(engine.schema()->children[2]->format, "d:38,2");
    EXPECT_EQ(decimal_at(*out, 2, 2), 75);
}

} // namespace
} // namespace guiju::columns
