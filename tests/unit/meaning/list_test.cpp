#include "call.hpp"

namespace guiju::meaning {
namespace {

value numbers(std::initializer_list<int> items) { return value::list(std::vector<value>(items.begin(), items.end())); }
value open(const char* need) { return value::undetermined({need}); }

/// A host's function of two parameters.
class two_parameters final : public callable {
public:
    using body = value (*)(const value&, const value&, call_context&);
    explicit two_parameters(body b) : body_(b) {}
    [[nodiscard]] std::span<const std::string> parameters() const noexcept override { return names_; }
    [[nodiscard]] value call(std::span<const value> arguments, call_context& in) const override {
        return body_(arguments[0], arguments[1], in);
    }

private:
    body body_;
    std::vector<std::string> names_{"x", "y"};
};

value function(two_parameters::body body) {
    return value(shared<const callable>(make_shared_body<two_parameters>(body)));
}

TEST(Lists, AreMadeOfAValueWhereOneIsExpected) {
    EXPECT_EQ(call("count", {1}), value(1));
    EXPECT_EQ(call("flatten", {1}), numbers({1}));
    EXPECT_EQ(call("concatenate", {numbers({1}), 2}), numbers({1, 2}));
    EXPECT_EQ(call("list replace", {1, 1, 5}), numbers({5}));
}

TEST(Lists, StayNullWhereTheyAreNull) {
    EXPECT_TRUE(call("count", {value()}).is_null());
    EXPECT_TRUE(call("reverse", {value()}).is_null());
    EXPECT_TRUE(call("append", {value(), 1}).is_null());
    EXPECT_TRUE(call("list contains", {value(), value()}).is_null());
}

TEST(Lists, RefuseAWrongNumberOfArguments) {
    EXPECT_TRUE(is_null_for(call("count", {}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("remove", {numbers({1}), 1, 1}), reason::type_error));
    EXPECT_TRUE(is_null_for(call("sublist", {numbers({1})}), reason::type_error));
}

TEST(ListContains, FindsNullsAndHangsOnUndeterminedItems) {
    EXPECT_TRUE(call("list contains", {value::list({1, value()}), value()}).is_true());
    EXPECT_TRUE(call("list contains", {numbers({1, 2}), 3}).is_false());
    EXPECT_TRUE(call("list contains", {value::list({open("a"), 2}), 2}).is_true());
    EXPECT_TRUE(call("list contains", {value::list({open("a"), 2}), 3}).is_undetermined());
}

TEST(Count, CountsUndeterminedItems) { EXPECT_EQ(call("count", {value::list({open("a"), 2})}), value(2)); }

TEST(Sublist, CountsFromEitherEnd) {
    const auto three = numbers({1, 2, 3});
    EXPECT_EQ(call("sublist", {three, 2}), numbers({2, 3}));
    EXPECT_EQ(call("sublist", {three, -2, 1}), numbers({2}));
    EXPECT_TRUE(is_null_for(call("sublist", {three, 0}), reason::domain));
    EXPECT_TRUE(is_null_for(call("sublist", {three, 2, 3}), reason::domain));
}

TEST(Positions, LoseTheirFractionAndLieWithinTheList) {
    const auto three = numbers({1, 2, 3});
    EXPECT_EQ(call("list replace", {three, number("-1.5"), 4}), numbers({1, 2, 4}));
    EXPECT_EQ(call("insert before", {three, 1, 0}), numbers({0, 1, 2, 3}));
    EXPECT_EQ(call("remove", {three, -3}), numbers({2, 3}));
    EXPECT_TRUE(is_null_for(call("insert before", {three, 4, 0}), reason::domain));
    EXPECT_TRUE(is_null_for(call("remove", {three, "1"}), reason::type_error));
}

TEST(IndexOf, NamesEveryPosition) {
    EXPECT_EQ(call("index of", {numbers({1, 2, 1}), 1}), numbers({1, 3}));
    EXPECT_EQ(call("index of", {value::list({1, value()}), value()}), numbers({2}));
    EXPECT_EQ(call("index of", {numbers({}), 1}), numbers({}));
}

TEST(Union, KeepsTheFirstOfWhatIsEqual) {
    EXPECT_EQ(call("union", {numbers({1, 2}), numbers({2, 3, 1})}), numbers({1, 2, 3}));
    const auto twice = value::list({number("1"), number("1.0"), value(), value()});
    EXPECT_EQ(call("distinct values", {twice}), value::list({1, value()}));
}

TEST(Append, AddsEachArgumentAsOneItem) {
    EXPECT_EQ(call("append", {numbers({1}), 2, numbers({3})}), value::list({1, 2, numbers({3})}));
    EXPECT_EQ(call("reverse", {numbers({1, 2, 3})}), numbers({3, 2, 1}));
    EXPECT_EQ(call("flatten", {value::list({1, value::list({2, numbers({3})})})}), numbers({1, 2, 3}));
}

TEST(Sort, IsStable) {
    const auto by_length = function(
        [](const value& a, const value& b, call_context&) { return value(a.as_text().size() < b.as_text().size()); });
    const auto words = value::list({"bb", "c", "aa", "a", "dd"});
    EXPECT_EQ(call("sort", {words, by_length}), value::list({"c", "a", "bb", "aa", "dd"}));
}

TEST(Sort, WithoutAFunctionTakesTheNaturalOrder) {
    EXPECT_EQ(call("sort", {numbers({3, 1, 2})}), numbers({1, 2, 3}));
    EXPECT_TRUE(is_null_for(call("sort", {value::list({1, "a"})}), reason::type_error));
}

TEST(Sort, EndsWithAFunctionThatMakesNoSense) {
    const auto always = function([](const value&, const value&, call_context&) { return value(true); });
    EXPECT_EQ(call("count", {call("sort", {numbers({1, 2, 3, 4, 5}), always})}), value(5));
}

TEST(ListReplace, ReplacesWhatTheFunctionTakes) {
    EXPECT_EQ(call("list replace", {numbers({2, 4, 7, 8}), function(less), 5}), numbers({5, 5, 7, 8}));
}

TEST(Lists, StopAtTheBudget) {
    call_context in;
    in.items_left = 2;
    const value arguments[] = {numbers({1, 2, 3})};
    EXPECT_TRUE(is_null_for(apply_list(operation::reverse, arguments, in), reason::limit));
    EXPECT_TRUE(in.exhausted);
}

} // namespace
} // namespace guiju::meaning
