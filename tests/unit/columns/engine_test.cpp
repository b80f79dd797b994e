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

} // namespace
} // namespace guiju::columns
