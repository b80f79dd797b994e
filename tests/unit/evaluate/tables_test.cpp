#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/meaning/to_text.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/table_index.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

/// Tables looked up by their index answer what trying every rule answers.
namespace guiju::evaluate {
namespace {

/// Random tables, and records for them with nulls and with values at the ends of tests.
class random_tables {
public:
    explicit random_tables(std::uint32_t seed) : random_(seed) {}

    std::string policy(std::string_view hit, std::size_t rules) {
        std::string text = "policy p\ncategory grade, ordered: a, b, c, d\ncategory place: north, south, east\n"
                           "record org, identified by id\n  id: text\n";
        for (const auto& c : columns) {
            text += "  " + std::string(c.name) + ": " + c.type + ", optional\n";
        }
        text += "  other: number, optional\ndecision answer: " +
                std::string(hit == "R" || hit == "C" ? "list of number" : "number") + ", for each org\n  table " +
                std::string(hit) + "\n    |";
        for (const auto& c : columns) {
            text += " " + std::string(c.name) + " |";
        }
        text += "| answer |\n";
        for (std::size_t r = 0; r < rules; ++r) {
            text += "    |";
            for (const auto& c : columns) {
                text += " " + cell(c) + " |";
            }
            text += "| " + std::to_string(pick(4)) + " |\n";
        }
        return text;
    }

    std::vector<value> record(const program::record_info& of, const program::program& in) {
        std::vector<value> all;
        for (const auto& f : of.fields) {
            all.push_back(one_in(8) ? value(reason::missing) : field(in, in[f.type]));
        }
        all[0] = value("o");
        return all;
    }

private:
    struct column {
        const char* name;
        const char* type;
        std::vector<std::string> literals;
        bool ordered = true;
    };

    const std::vector<column> columns{
        {"n", "number", {"0", "1", "2.5", "-3", "2.50", "1e3", "0.001"}},
        {"wide", "number", {"12345678901234567890.123456789012", "1e-30", "7"}},
        {"cost", "money", {"0元", "10元", "10.01元", "1万元"}},
        {"g", "grade", {"\"a\"", "\"b\"", "\"c\"", "\"d\""}},
        {"p", "place", {"\"north\"", "\"south\"", "\"east\""}, false},
        {"t", "text", {"\"\"", "\"a\"", "\"ab\"", "\"b\"", "\"中\""}},
        {"b", "boolean", {"true", "false"}, false},
        {"d", "date", {"2024-02-29", "2023-12-31", "2024-01-01"}},
    };

    std::size_t pick(std::size_t below) { return random_() % below; }
    bool one_in(std::size_t n) { return pick(n) == 0; }
    const std::string& literal(const column& c) { return c.literals[pick(c.literals.size())]; }

    std::string simple(const column& c) {
        if (!c.ordered || one_in(2)) {
            return literal(c);
        }
        switch (pick(6)) {
        case 0:
            return "< " + literal(c);
        case 1:
            return "<= " + literal(c);
        case 2:
            return "> " + literal(c);
        case 3:
            return ">= " + literal(c);
        default:
            return std::string(one_in(2) ? "[" : "(") + literal(c) + ".." + literal(c) + (one_in(2) ? "]" : ")");
        }
    }

    std::string cell(const column& c) {
        switch (pick(14)) {
        case 0:
            return simple(c) + ", " + simple(c);
        case 1:
            return "not(" + simple(c) + ")";
        case 2:
            return "not(" + simple(c) + ", " + literal(c) + ")";
        case 3:
            return "null";
        case 4:
            return "not(null)";
        case 5:
            return c.ordered ? "? >= " + literal(c) + " and ? != " + literal(c) : "? = " + literal(c);
        case 6:
            return std::string(c.type) == "number" ? "> other"
                   : std::string(c.type) == "grade" || std::string(c.type) == "place"
                       ? literal(c) + ", " + literal(c)
                       : "? in [" + literal(c) + ", " + literal(c) + "]";
        case 7:
        case 8:
            return simple(c);
        default:
            return "-";
        }
    }

    value field(const program::program& in, const program::type& t) {
        using program::type_kind;
        switch (t.kind) {
        case type_kind::number:
            return number();
        case type_kind::money:
            return value(*decimal::parse(std::vector{"0", "10", "10.00", "10.005", "10.01", "9999.99", "10000", "-1",
                                                     "1e40"}[pick(9)]),
                         cny);
        case type_kind::category:
            return value(in.categories[static_cast<std::size_t>(t.category)].body,
                         static_cast<std::uint32_t>(
                             pick(in.categories[static_cast<std::size_t>(t.category)].body->values.size())));
        case type_kind::boolean:
            return one_in(2);
        case type_kind::date:
            return *date::parse(
                std::vector{"2024-02-28", "2024-02-29", "2023-12-31", "2024-01-01", "1999-01-01"}[pick(5)]);
        default:
            return value(std::vector{"", "a", "aa", "ab", "b", "c", "中", "国"}[pick(8)]);
        }
    }

    value number() {
        constexpr const char* numerals[] = {"0",
                                            "-0",
                                            "1",
                                            "1.000",
                                            "2.5",
                                            "2.49999",
                                            "-3",
                                            "1000",
                                            "999.9999",
                                            "0.001",
                                            "7.00",
                                            "1e-30",
                                            "2e-30",
                                            "1e300",
                                            "-1e300",
                                            "12345678901234567890.123456789012",
                                            "12345678901234567890.123456789013"};
        return *decimal::parse(numerals[pick(std::size(numerals))]);
    }

    std::mt19937 random_;
};

std::shared_ptr<const program::program> made(const std::string& text) {
    source_set sources;
    const auto id = sources.add("t.rules", text);
    auto read = formats::rules::parse(sources, id);
    EXPECT_TRUE(read) << render(read.problems(), sources);
    if (!read) {
        return nullptr;
    }
    auto lowered = program::lower(*read);
    EXPECT_TRUE(lowered) << render(lowered.problems(), sources) << text;
    return lowered ? *lowered : nullptr;
}

/// The same program whose tables are tried rule by rule.
std::shared_ptr<const program::program> without_index(const program::program& of) {
    auto copy = std::make_shared<program::program>(of);
    for (auto& t : copy->tables) {
        t.index.reset();
    }
    return copy;
}

std::string shown(const value& v) {
    return meaning::to_text(v) + (v.is_null() ? " " + std::to_string(static_cast<int>(v.reason())) : "");
}

void compare(std::string_view hit, std::uint32_t seed, std::size_t rules, std::size_t records) {
    random_tables draw(seed);
    const auto text = draw.policy(hit, rules);
    const auto indexed = made(text);
    ASSERT_TRUE(indexed);
    ASSERT_TRUE(indexed->tables.at(0).index);
    const evaluator fast(indexed);
    const evaluator slow(without_index(*indexed));
    scratch memory;
    for (std::size_t i = 0; i < records; ++i) {
        const auto& type = indexed->records.at(0);
        const value record(
            shared<const context_body>(make_shared_body<context_body>(type.shape, draw.record(type, *indexed))));
        const auto a = fast.compute(program::answer_id{0}, record, {}, {}, {}, memory);
        const auto b = slow.compute(program::answer_id{0}, record, {}, {}, {}, memory);
        ASSERT_TRUE(a == b && shown(a) == shown(b)) << text << shown(record) << "\n" << shown(a) << "\n" << shown(b);
    }
}

TEST(TableIndex, AnswersWhatTryingEachRuleAnswers) {
    std::uint32_t seed = 1;
    for (const auto* hit : {"U", "A", "F", "C+", "R", "C#", "C"}) {
        for (int i = 0; i < 6; ++i) {
            compare(hit, seed++, 12, 300);
        }
    }
}

TEST(TableIndex, AnswersTheSameOverManyWordsOfRules) {
    compare("F", 77, 700, 400);
    compare("C#", 78, 1'500, 300);
}

} // namespace
} // namespace guiju::evaluate
