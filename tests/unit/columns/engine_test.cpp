#include "batches.hpp"

#include <gtest/gtest.h>

namespace guiju::columns {
namespace {

using namespace testing;

const policy& mini() {
    static const policy loaded = load(GUIJU_SOURCE_DIR "/examples/mini/mini.rules.md").value();
    return loaded;
}

column three_rows() {
    return table("", 3, dictionary("rating", {"none", "3A", "4A", "5A"}, {1, 3, 0}),
                 booleans("first_time", {true, false, true}), fixed<std::int32_t>("grant", "d:9,2,32", {10001, 5, 0}),
                 fixed<std::int32_t>("labour", "d:9,2,32", {6000, 1, 7}),
                 fixed<std::int32_t>("contribution", "d:9,2,32", {100000, 0, 9}),
                 fixed<std::int8_t>("hires", "c", {2, 0, 8}), fixed<std::int8_t>("months", "c", {13, 0, 3}));
}

TEST(Engine, AnswersEachRowOfABatch) {
    const auto in = three_rows();
    const auto engine = mini().columns(*in.schema, {"total"}).value();
    const auto out = engine(*in.array).value();
    ASSERT_EQ(out->length, 3);
    EXPECT_EQ(word_at(*out, 1, 0), "value");
}

TEST(Engine, RefusesASchemaThatIsNoTable) {
    const auto in = fixed<std::int32_t>("grant", "i", {1});
    const auto found = mini().columns(*in.schema, {"total"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.problems().front().code, "columns.schema");
}

TEST(Engine, NamesTheColumnWhoseTypeItsFieldCannotHave) {
    const auto in = table("", 1, booleans("grant", {true}));
    const auto found = mini().columns(*in.schema, {"total"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.problems().front().code, "columns.field");
}

TEST(Engine, NoticesWhatCannotBeReadWhereOnlyItsBeingThereIsAsked) {
    const auto of = parse("# T {#t}\n\n```rules\npolicy t\nrecord thing\n  n: number, optional\n"
                          "decision none: boolean, for each thing\n  = n = null\n```\n");
    ASSERT_TRUE(of) << of.problems().front().what.en;
    const auto in = table("", 3, texts("n", {"12", "abc", std::nullopt}));
    const auto out = of->columns(*in.schema, {"none"}).value()(*in.array).value();
    EXPECT_EQ(word_at(*out, 1, 0), "value");
    EXPECT_EQ(word_at(*out, 1, 1), "error");
    EXPECT_EQ(word_at(*out, 1, 2), "value");
}

/// Things with two items each, of which the second is later.
column two_items_each() {
    return table("", 1,
                 lists("items", {2},
                       table("item", 2, fixed<std::int32_t>("when", "tdD", {19'000, 19'100}),
                             fixed<std::int8_t>("paid", "c", {5, 7}))));
}

policy things(const std::string& expression) {
    return parse("# T {#t}\n\n```rules\npolicy t\nrecord thing\n  items: list of item\n"
                 "record item, belongs to thing\n  when: date\n  paid: number\n"
                 "decision d: number, for each thing\n  = " +
                 expression + "\n```\n")
        .value();
}

std::string number_of(const policy& of, const column& in) {
    const auto engine = of.columns(*in.schema, {"d"}).value();
    const auto out = engine(*in.array).value();
    const std::string format = engine.schema()->children[0]->format;
    return format == "U" ? text_at(*out, 0, 0) : std::to_string(decimal_at(*out, 0, 0)) + " at " + format.substr(5);
}

TEST(Engine, TellsItemsOfOneListApartInLoopsWithinLoops) {
    const auto in = two_items_each();
    for (const std::string expression :
         {"sum(for a in items return if some b in items satisfies b.when < a.when then 1 else 0)",
          "sum(for a in items return if every b in items satisfies b.when >= a.when then 1 else 0)",
          "sum(for a in items return count(items[item.when < a.when]))",
          "sum(for a in items return if list contains(for b in items return b.paid + 2, a.paid) then 1 else 0)",
          "count(items[some b in items satisfies b.paid < item.paid])"}) {
        SCOPED_TRACE(expression);
        EXPECT_EQ(number_of(things(expression), in).substr(0, 1), "1");
    }
}

} // namespace
} // namespace guiju::columns
