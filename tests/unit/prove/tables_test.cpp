#include <guiju/base/source.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/table_index.hpp>
#include <guiju/prove/tables.hpp>

#include <gtest/gtest.h>

#include <string>

namespace guiju::prove {
namespace {

const std::string head = R"(policy town
category 等级, ordered: 1A, 2A, 3A
category level: city, province
record org, identified by id
  id: text
  等级: 等级
  level: level
  年份: number
  cost: money
  staff: persons
  first: boolean
  on: date
  note: text, optional
  seen: boolean, optional
)";

/// What the analysis says of a table: `code: sentence`, one a line.
class table_of {
public:
    explicit table_of(const std::string& hit, const std::string& rows, const std::string& type = "number") {
        const auto id =
            sources_.add("t.rules", head + "decision answer: " + type + ", for each org\n  table " + hit + "\n" + rows);
        auto read = formats::rules::parse(sources_, id);
        EXPECT_TRUE(read) << render(read.problems(), sources_);
        if (read) {
            auto lowered = program::lower(*read);
            EXPECT_TRUE(lowered) << render(lowered.problems(), sources_);
            program_ = lowered ? *lowered : nullptr;
        }
    }

    [[nodiscard]] std::string told(lang language = lang::en, const table_limits& bounds = {}) const {
        std::string all;
        for (const auto& one : check_tables(*program_, bounds)) {
            all += one.code + ": " + one.what.in(language) + "\n";
        }
        return all;
    }
    [[nodiscard]] std::string hint() const { return check_tables(*program_).at(0).hint.en; }

private:
    source_set sources_;
    std::shared_ptr<const program::program> program_;
};

TEST(TableAnalysis, SaysNothingOfATableThatCoversItsInputsOnce) {
    EXPECT_EQ(table_of("U", R"(    | 等级 | 年份 || answer |
    | "1A", "2A" | < 2023 || 1 |
    | "1A", "2A" | >= 2023 || 2 |
    | "3A" | - || 3 |
)")
                  .told(),
              "");
}

TEST(TableAnalysis, WritesAGapAsARule) {
    const table_of table("U", R"(    | 等级 | 年份 || answer |
    | "1A" | - || 1 |
    | "2A" | >= 2023 || 2 |
    | "3A" | - || 3 |
)");
    EXPECT_EQ(table.told(), "table.gap: no rule for 等级 = 2A and 年份 < 2023\n");
    EXPECT_EQ(table.told(lang::zh), "table.gap: 没有规则适用于 等级 = 2A 且 年份 < 2023\n");
    EXPECT_EQ(table.hint(), "add a rule, e.g. | \"2A\" | < 2023 || … |, or a default");
}

TEST(TableAnalysis, FindsGapsBetweenRangesWithOpenEnds) {
    EXPECT_EQ(table_of("U", R"(    | cost || answer |
    | < 100元 || 1 |
    | (100元..200元] || 2 |
    | > 250.5元 || 3 |
)")
                  .told(),
              "table.gap: no rule for cost = 100 CNY\ntable.gap: no rule for cost in (200 CNY..250.5 CNY]\n");
}

TEST(TableAnalysis, CountsPersonsInWholesAndDaysOneByOne) {
    EXPECT_EQ(table_of("U", R"(    | staff | on || answer |
    | [0人..9人] | <= 2023-12-31 || 1 |
    | >= 10人 | <= 2023-12-31 || 2 |
    | - | >= 2024-01-01 || 3 |
)")
                  .told(),
              "");
}

TEST(TableAnalysis, TakesNumbersFromZeroOnWhereTheLeastEndIsZero) {
    EXPECT_EQ(table_of("U", "    | cost || answer |\n    | [0元..10元) || 1 |\n    | >= 10元 || 2 |\n").told(), "");
    EXPECT_EQ(table_of("U", "    | cost || answer |\n    | [5元..10元) || 1 |\n    | >= 10元 || 2 |\n").told(),
              "table.gap: no rule for cost < 5 CNY\n");
}

TEST(TableAnalysis, TellsOfNullApartAndOnlyWhereItMayBe) {
    EXPECT_EQ(table_of("U", "    | first || answer |\n    | true || 1 |\n    | false || 2 |\n").told(), "");
    EXPECT_EQ(table_of("U", "    | seen || answer |\n    | true || 1 |\n    | false || 2 |\n").told(),
              "table.gap_null: no rule where an input is null: seen = null\n");
    EXPECT_EQ(
        table_of("U", "    | seen || answer |\n    | true || 1 |\n    | false || 2 |\n    | null || 0 |\n").told(), "");
}

TEST(TableAnalysis, TakesADefaultOrACatchAllForAnAnswer) {
    EXPECT_EQ(table_of("U", "    | 等级 || answer |\n    | \"1A\" || 1 |\n    default | || 0 |\n").told(), "");
    EXPECT_EQ(table_of("F", "    | 等级 || answer |\n    | \"1A\" || 1 |\n    | - || 0 |\n").told(), "");
}

TEST(TableAnalysis, AsksNoCompletenessOfACollectedList) {
    EXPECT_EQ(table_of("C", "    | 等级 || answer |\n    | \"1A\" || 1 |\n", "list of number").told(), "");
    EXPECT_EQ(table_of("C+", "    | 等级 || answer |\n    | \"1A\" || 1 |\n").told(),
              "table.gap: no rule for 等级 != 1A\n");
}

TEST(TableAnalysis, TellsWhereRulesOfAUniqueTableOverlap) {
    EXPECT_EQ(
        table_of("U", R"(    | 等级 | 年份 || answer |
    | - | <= 2023 || 1 |
    | "2A" | >= 2023 || 2 |
    | not("2A") | > 2023 || 3 |
)")
            .told(),
        "table.overlap: rule 1 and rule 2 both hold for 等级 = 2A and 年份 = 2023, and hit policy U allows one\n");
}

TEST(TableAnalysis, TellsOfOverlapsUnderAnyOnlyWhenAnswersDiffer) {
    EXPECT_EQ(table_of("A", "    | 等级 || answer |\n    | - || 1 |\n    | \"1A\" || 1 |\n").told(), "");
    EXPECT_EQ(table_of("A", "    | 等级 || answer |\n    | - || 1 |\n    | \"1A\" || 2 |\n").told(),
              "table.contradiction: rule 1 and rule 2 both hold for 等级 = 1A and say different things\n");
}

TEST(TableAnalysis, TellsWhereARuleOfACollectingTableSaysNothingNew) {
    const std::string rows = R"(    | 等级 | 年份 || answer |
    | "1A" | >= 2023 || 1 |
    | "2A" | - || 1 |
    | not("2A", "3A") | [2023..2050], > 2050 || 1 |
    | "1A" | >= 2023 || 2 |
)";
    const std::string told = "table.repeated: rule 3 says again what rule 1 says\n";
    for (const auto* hit : {"C", "R"}) {
        EXPECT_EQ(table_of(hit, rows, "list of number").told(), told);
    }
    EXPECT_NE(table_of("C>", rows).told().find(told), std::string::npos);
    EXPECT_EQ(table_of("C+", rows).told().find(told), std::string::npos);
    EXPECT_EQ(table_of("C", R"(    | 等级 || answer | note |
    | "1A" || 1 | by clause 3 |
    | "1A" || 1 | by clause 4 |
)",
                       "list of number")
                  .told(),
              "");
}

TEST(TableAnalysis, ListsTheValuesOfATextThatIsLimited) {
    EXPECT_EQ(table_of("U", R"(    | note || answer |
    allowed | "high", "low", "medium", null || |
    | "high" || 1 |
    | null || 2 |
)")
                  .told(),
              "table.gap: no rule for note in (\"low\", \"medium\")\n");
}

TEST(TableAnalysis, KeepsAlternativesTogether) {
    EXPECT_EQ(
        table_of("U", R"(    | seen | 等级 || answer |
    | true | - || 1 |
    | false, null | "1A" || 2 |
    | false, null | "1A" || 3 |
    | - | "2A", "3A" || 4 |
)")
            .told(),
        "table.overlap: rule 2 and rule 3 both hold for (seen = null or seen = false) and 等级 = 1A, and hit policy U "
        "allows one\n"
        "table.overlap: rule 1 and rule 4 both hold for seen = true and 等级 != 1A, and hit policy U allows one\n");
}

TEST(TableAnalysis, FindsRulesThatOthersAlwaysGoBefore) {
    EXPECT_EQ(table_of("F", R"(    | 等级 | 年份 || answer |
    | - | < 2024 || 1 |
    | - | >= 2023 || 2 |
    | "2A" | 2020 || 3 |
    | "1A" | [2010..2030] || 4 |
)")
                  .told(),
              "table.shadowed: rule 3 never decides: where it holds, rule 1 goes before it\n"
              "table.shadowed: rule 4 never decides: where it holds, other rules go before it\n");
    EXPECT_EQ(table_of("P", R"(    | 等级 || answer |
    allowed | - || 3, 2, 1 |
    | "1A" || 1 |
    | - || 2 |
)")
                  .told(),
              "table.shadowed: rule 1 never decides: where it holds, rule 2 goes before it\n");
}

TEST(TableAnalysis, FindsRulesThatTakeNothing) {
    EXPECT_EQ(table_of("F", "    | 年份 || answer |\n    | [5..3] || 1 |\n    | - || 2 |\n").told(),
              "table.never: rule 1 takes no input\n");
}

TEST(TableAnalysis, KeepsToTheValuesThatTheTableAllows) {
    EXPECT_EQ(table_of("U", R"(    | 年份 || answer |
    allowed | [2023..2025] || - |
    | [2023..2024) || 1 |
    | 2025 || 2 |
)")
                  .told(),
              "table.gap: no rule for 年份 in [2024..2025)\n");
}

TEST(TableAnalysis, KeepsToTheValuesOfADimension) {
    const std::string type = "number, for each matter in [\"a\", \"b\"]";
    EXPECT_EQ(table_of("U", "    | matter || answer |\n    | \"a\" || 1 |\n    | \"b\" || 2 |\n", type).told(), "");
    EXPECT_NE(table_of("U", "    | matter || answer |\n    | \"a\" || 1 |\n", type).told().find("table.gap"),
              std::string::npos);
}

TEST(TableAnalysis, SaysWhichTextsAloneAreTaken) {
    EXPECT_EQ(table_of("U", "    | id || answer |\n    | \"a\" || 1 |\n    | \"b\" || 2 |\n").told(),
              "table.gap: no rule for not(id in (\"a\", \"b\"))\n");
}

TEST(TableAnalysis, ClaimsNoGapBesideATestThatIsNoSet) {
    EXPECT_EQ(
        table_of(
            "U",
            "    | 等级 | 年份 || answer |\n    | \"1A\" | - || 1 |\n    | \"2A\", \"3A\" | modulo(?, 2) = 0 || 2 |\n")
            .told(),
        "");
}

TEST(TableAnalysis, StopsAtItsLimitAndSaysSo) {
    std::string plain = "    | 年份 | cost || answer |\n";
    for (int i = 0; i < 200; ++i) {
        plain += "    | [" + std::to_string(i) + ".." + std::to_string(i + 100) + "] | >= " + std::to_string(200 - i) +
                 "元 || 1 |\n";
    }
    table_limits few;
    few.work = 1'000;
    EXPECT_NE(table_of("A", plain).told(lang::en, few).find("table.unfinished"), std::string::npos);
}

} // namespace
} // namespace guiju::prove
