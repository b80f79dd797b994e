#include "call.hpp"

namespace guiju::meaning {
namespace {

std::string text(const value& v) { return to_text(v); }

TEST(ToText, QuotesKeysThatAreNoNames) {
    const auto context = [](std::string key) {
        auto names = make_shared_body<shape>();
        names->names.push_back(std::move(key));
        return value(shared<const context_body>(
            make_shared_body<context_body>(shared<const shape>(std::move(names)), std::vector<value>{value(1)})));
    };
    EXPECT_EQ(text(context("a b")), "{a b: 1}");
    EXPECT_EQ(text(context("金额")), "{金额: 1}");
    EXPECT_EQ(text(context("")), "{\"\": 1}");
    EXPECT_EQ(text(context("a: \"b\"")), "{\"a: \\\"b\\\"\": 1}");
    EXPECT_EQ(text(context("1st")), "{\"1st\": 1}");
}

TEST(TextOfNumbers, KeepsDigitsAndAvoidsExponents) {
    EXPECT_EQ(text(number("110.00")), "110.00");
    EXPECT_EQ(text(number("1E+30")), "1000000000000000000000000000000");
    EXPECT_EQ(text(number("0.0000001")), "0.0000001");
    EXPECT_EQ(text(number("-0")), "0");
    EXPECT_EQ(text(number("1E+6000")), "1E+6000");
}

TEST(TextOfMoney, HasTwoDigitsAtLeast) {
    EXPECT_EQ(text(yuan("10000")), "10000.00");
    EXPECT_EQ(text(yuan("0.5000")), "0.50");
    EXPECT_EQ(text(yuan("1.2345")), "1.2345");
    EXPECT_EQ(text(yuan("-0.10")), "-0.10");
}

TEST(TextOfLists, QuotesTextsInside) {
    EXPECT_EQ(text(value::list({1, "a", value(), true})), "[1, \"a\", null, true]");
    EXPECT_EQ(text("a\"b"), "a\"b");
    EXPECT_EQ(text(value::list({"a\"b"})), "[\"a\\\"b\"]");
}

TEST(TextOfContexts, NamesEntriesInOrder) {
    auto names = make_shared_body<shape>();
    names->names = {"b", "a"};
    const auto record = make_shared_body<context_body>(names, std::vector<value>{"x", 2});
    EXPECT_EQ(text(shared<const context_body>(record)), "{b: \"x\", a: 2}");
}

TEST(Texts, AreLimited) {
    auto nested = value::list({"0123456789"});
    for (int i = 0; i < 60; ++i) {
        nested = value::list({nested, nested});
    }
    call_context in;
    in.items_left = 1'000;
    EXPECT_TRUE(is_null_for(to_string(std::span(&nested, 1), in), reason::limit));
    EXPECT_TRUE(in.exhausted);
}

TEST(TextOfRanges, ReadsBackAsTheRange) {
    for (const auto* range :
         {"[1..3]", "(1..3)", "[\"a\"..\"c\"]", "[2024-01-01..2024-02-01)", "[P1D..P2D]", "(null..5]"}) {
        EXPECT_EQ(text(call("range", {range})), range);
    }
}

TEST(Range, TakesLiteralsAndConstructors) {
    const auto days = call("range", {"[ date(\"2024-01-01\") .. @\"2024-01-02\" [ "});
    ASSERT_TRUE(days.is(kind::range));
    EXPECT_TRUE(days.as_range().low.is(kind::date));
    EXPECT_FALSE(days.as_range().high_closed);
}

TEST(Range, RefusesWhatIsNoRange) {
    for (const auto* text :
         {"", "[", "[1..]", "[3..1]", "[1..\"b\"]", "[null..null]", "[null..1]", "1..2", "[\"a..b\"]"}) {
        EXPECT_TRUE(is_null_for(call("range", {text}), reason::syntax)) << text;
    }
}

TEST(Number, RemovesGroupingAndReadsTheDecimalSeparator) {
    EXPECT_EQ(call("number", {"1.000.000,01", ".", ","}), value(number("1000000.01")));
    EXPECT_EQ(call("number", {"1 000 000.01", " ", "."}), value(number("1000000.01")));
    EXPECT_EQ(call("number", {"1000000.01", value(), "."}), value(number("1000000.01")));
    EXPECT_EQ(call("number", {"5"}), value(5));
    EXPECT_EQ(call("number", {yuan("5")}), value(5));
}

TEST(Number, RefusesOtherSeparatorsAndTexts) {
    EXPECT_TRUE(is_null_for(call("number", {"1,0", ",", ","}), reason::domain));
    EXPECT_TRUE(is_null_for(call("number", {"1,0", ":", "."}), reason::domain));
    EXPECT_TRUE(is_null_for(call("number", {"1,000.01", " ", "."}), reason::syntax));
    EXPECT_TRUE(is_null_for(call("number", {"foo"}), reason::syntax));
}

TEST(Date, IsMadeOfTextPartsAndTimestamps) {
    const value day = *guiju::date::from(2024, 2, 29);
    EXPECT_EQ(call("date", {"2024-02-29"}), day);
    EXPECT_EQ(call("date", {2024, 2, 29}), day);
    EXPECT_EQ(call("date", {call("date and time", {"2024-02-29T10:00:00"})}), day);
    EXPECT_TRUE(is_null_for(call("date", {2023, 2, 29}), reason::domain));
    EXPECT_TRUE(is_null_for(call("date", {"2023-02-29"}), reason::syntax));
    EXPECT_TRUE(call("date", {2023, value(), 29}).is_null());
}

TEST(Time, TakesFractionsAndOffsets) {
    EXPECT_EQ(text(call("time", {11, 59, number("45.5")})), "11:59:45.5");
    EXPECT_EQ(text(call("time", {11, 59, 45, days_time_duration(9'955)})), "11:59:45+02:45:55");
    EXPECT_EQ(text(call("time", {11, 59, 45, value()})), "11:59:45");
    EXPECT_EQ(text(call("time", {*guiju::date::from(2017, 8, 10)})), "00:00:00Z");
    EXPECT_TRUE(is_null_for(call("time", {24, 59, 45}), reason::domain));
    EXPECT_TRUE(is_null_for(call("time", {11, 59, 45, "Z"}), reason::type_error));
}

TEST(DateAndTime, JoinsADateAndATime) {
    const auto when = call("date and time", {call("date", {"2017-01-01"}), call("time", {"23:59:01@Europe/Paris"})});
    EXPECT_EQ(text(when), "2017-01-01T23:59:01@Europe/Paris");
    EXPECT_EQ(text(call("date and time", {when, call("time", {"10:00:00"})})), "2017-01-01T10:00:00");
    EXPECT_EQ(text(call("date and time", {"2024-02-29"})), "2024-02-29T00:00:00");
    EXPECT_EQ(text(call("date and time", {2024, 1, 1, 10, 0, 0, "Europe/Paris"})), "2024-01-01T10:00:00@Europe/Paris");
    EXPECT_TRUE(is_null_for(call("date and time", {2024, 1, 1, 10, 0, 0, "Nowhere"}), reason::domain));
}

TEST(Duration, IsOfEitherKind) {
    EXPECT_EQ(call("duration", {"P1Y2M"}), value(years_months_duration(14)));
    EXPECT_EQ(call("duration", {"P1D"}), value(days_time_duration(86'400)));
    EXPECT_TRUE(is_null_for(call("duration", {"P1Y2D"}), reason::syntax));
}

TEST(YearsAndMonths, AreWholeOnes) {
    EXPECT_EQ(text(call("years and months duration", {call("date", {"2011-12-22"}), call("date", {"2013-08-24"})})),
              "P1Y8M");
}

} // namespace
} // namespace guiju::meaning
