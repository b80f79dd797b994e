#include "call.hpp"

#include <utility>

namespace guiju::meaning {
namespace {

value record(std::initializer_list<std::pair<const char*, value>> entries) {
    context_builder made;
    for (const auto& [name, content] : entries) {
        made.put(name, content);
    }
    return std::move(made).done();
}

const value open = value::undetermined({"age"});

TEST(GetValue, SaysWhatIsMissing) {
    EXPECT_EQ(call("get value", {record({{"a", 1}}), "a"}), value(1));
    EXPECT_TRUE(is_null_for(call("get value", {record({{"a", 1}}), "b"}), reason::missing));
    EXPECT_TRUE(is_null_for(call("get value", {1, "b"}), reason::type_error));
}

TEST(GetValue, FollowsAListOfKeys) {
    const auto nested = record({{"a", record({{"b", 2}})}, {"c", open}});
    EXPECT_EQ(call("get value", {nested, value::list({"a", "b"})}), value(2));
    EXPECT_TRUE(call("get value", {nested, value::list({"c", "b"})}).is_undetermined());
    EXPECT_TRUE(is_null_for(call("get value", {nested, value::list({})}), reason::domain));
}

TEST(GetEntries, KeepsTheOrderOfTheContext) {
    const auto entries = call("get entries", {record({{"b", 1}, {"a", 2}})});
    EXPECT_EQ(entries, value::list({record({{"key", "b"}, {"value", 1}}), record({{"key", "a"}, {"value", 2}})}));
}

TEST(Context, IsWhatGetEntriesTookApart) {
    const auto whole = record({{"b", 1}, {"a", value()}});
    EXPECT_EQ(call("context", {call("get entries", {whole})}), whole);
}

TEST(Context, RefusesAKeyThatComesTwice) {
    const auto entry = record({{"key", "a"}, {"value", 1}});
    EXPECT_TRUE(is_null_for(call("context", {value::list({entry, entry})}), reason::domain));
    EXPECT_TRUE(call("context", {value::list({entry, open})}).is_undetermined());
}

TEST(ContextPut, ReplacesInPlaceAndAddsAtTheEnd) {
    const auto two = record({{"a", 1}, {"b", 2}});
    EXPECT_EQ(call("context put", {two, "a", 3}), record({{"a", 3}, {"b", 2}}));
    EXPECT_EQ(call("context put", {two, "c", value()}), record({{"a", 1}, {"b", 2}, {"c", value()}}));
    EXPECT_TRUE(call("context put", {two, "c", open}).is(kind::context));
}

TEST(ContextPut, FollowsAListOfKeys) {
    const auto nested = record({{"a", record({{"b", 1}})}});
    EXPECT_EQ(call("context put", {nested, value::list({"a", "b"}), 2}), record({{"a", record({{"b", 2}})}}));
    EXPECT_TRUE(is_null_for(call("context put", {nested, value::list({"x", "b"}), 2}), reason::missing));
    EXPECT_TRUE(is_null_for(call("context put", {nested, value::list({1}), 2}), reason::type_error));
}

TEST(ContextMerge, LetsTheLaterEntryWin) {
    const auto parts = value::list({record({{"a", 1}, {"b", 1}}), record({{"a", 2}})});
    EXPECT_EQ(call("context merge", {parts}), record({{"a", 2}, {"b", 1}}));
    EXPECT_TRUE(call("context merge", {value::list({record({}), value(), open})}).is_undetermined());
}

} // namespace
} // namespace guiju::meaning
