#include <guiju/base/source.hpp>
#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/prove/table_comparison.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace guiju::prove {
namespace {

const std::string head = R"(policy town
category 等级, ordered: 3A, 4A, 5A
record org, identified by id
  id: text
  等级: 等级
  年份: number
  cost: money
  staff: persons
  note: text
  seen: boolean, optional
  score: number, optional
)";

/// One version of a policy with one table.
class version {
public:
    version(const std::string& hit, const std::string& rows, const std::string& type = "number") {
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

    [[nodiscard]] table_in table() const { return {*program_, program_->tables.at(0)}; }
    /// The answer about a record with these fields.
    [[nodiscard]] value answer(std::vector<value> fields) const {
        fields.insert(fields.begin(), value("o"));
        const auto& shape = program_->records.at(0).shape;
        const value record(shared<const context_body>(make_shared_body<context_body>(shape, std::move(fields))));
        evaluate::scratch memory;
        return evaluate::evaluator(program_).compute(program::answer_id{0}, record, {}, {}, {}, memory);
    }
    [[nodiscard]] value grade(std::uint32_t ordinal) const { return {program_->categories.at(0).body, ordinal}; }

private:
    source_set sources_;
    std::shared_ptr<const program::program> program_;
};

std::string told(const version& before, const version& after, lang language = lang::en,
                 const comparison_limits& bounds = {}) {
    const auto found = compare(before.table(), after.table(), bounds);
    if (!found) {
        return found.problems().at(0).code + ": " + found.problems().at(0).what.in(language) + "\n";
    }
    std::string all;
    for (const auto& one : found->differences) {
        all += rule_of(before.table(), after.table(), *found, one, language) + "\n";
    }
    for (const auto& one : found->open) {
        all += "open: " + condition_of(before.table(), after.table(), *found, one, language) + "\n";
    }
    return all + (found->stopped ? "stopped\n" : "");
}

version old_rewards() {
    return {"U", R"(    | 等级 | 年份 || answer |
    | "3A" | - || 10000 |
    | "4A" | - || 20000 |
    | "5A" | - || 30000 |
)"};
}

TEST(TableComparison, WritesWhatChangedAsARule) {
    const version after("U", R"(    | 等级 | 年份 || answer |
    | "3A" | - || 10000 |
    | "4A" | - || 20000 |
    | "5A" | < 2024 || 30000 |
    | "5A" | >= 2024 || 50000 |
)");
    EXPECT_EQ(told(old_rewards(), after), "for 等级 = 5A and 年份 >= 2024: 30000 → 50000\n");
    EXPECT_EQ(told(old_rewards(), after, lang::zh), "当 等级 = 5A 且 年份 >= 2024：30000 → 50000\n");
}

TEST(TableComparison, TellsNothingOfWhatIsOnlyWrittenOtherwise) {
    const version after("F", R"(    | 年份 | 等级 || answer |
    | - | "5A" || 30000 |
    | <= 2000 | "4A" || 20000 |
    | > 2000 | not("3A", "5A") || 20000 |
    | - | - || 10000 |
)");
    EXPECT_EQ(told(old_rewards(), after), "");
}

TEST(TableComparison, TellsOfGapsAndOfContradictionsAsNull) {
    const version after("U", R"(    | 等级 | 年份 || answer |
    | "3A" | - || 10000 |
    | "4A", "5A" | - || 20000 |
    | "5A" | [2020..2022] || 30000 |
    | "5A" | > 2030 || 1 |
)");
    EXPECT_EQ(told(old_rewards(), after), "for 等级 = 5A and (年份 < 2020 or 年份 in (2022..2030]): 30000 → 20000\n"
                                          "for 等级 = 5A and (年份 in [2020..2022] or 年份 > 2030): 30000 → null\n");
}

TEST(TableComparison, TakesNullWhereItMayBe) {
    const version before("F", "    | seen || answer |\n    | true || 1 |\n    | - || 0 |\n");
    const version after("F", "    | seen || answer |\n    | true, null || 1 |\n    | - || 0 |\n");
    EXPECT_EQ(told(before, after), "for seen = null: 0 → 1\n");
    const version never("F", "    | seen || answer |\n    | null || 0 |\n    | - || 1 |\n");
    EXPECT_EQ(told(after, never), "for seen = null: 1 → 0\nfor seen = false: 0 → 1\n");
}

TEST(TableComparison, TakesAnInputOfOneVersionWithEveryValue) {
    const version after("F", R"(    | 等级 | cost || answer |
    | "5A" | > 100元 || 40000 |
    | "5A" | - || 30000 |
    | "4A" | - || 20000 |
    | - | - || 10000 |
)");
    EXPECT_EQ(told(old_rewards(), after), "for 等级 = 5A and cost > 100 CNY: 30000 → 40000\n");
}

TEST(TableComparison, ComparesDefaultsAndHitPolicies) {
    const version none("U", "    | 等级 || answer |\n    | \"3A\" || 1 |\n");
    const version zero("U", "    | 等级 || answer |\n    | \"3A\" || 1 |\n    default | || 0 |\n");
    EXPECT_EQ(told(none, zero), "for 等级 != 3A: null → 0\n");
    const version sum("C+", "    | 等级 || answer |\n    | \"3A\" || 1 |\n    | - || 2 |\n");
    const version most("C>", "    | 等级 || answer |\n    | \"3A\" || 1 |\n    | - || 2 |\n");
    EXPECT_EQ(told(sum, most), "for 等级 = 3A: 3 → 2\n");
}

TEST(TableComparison, KnowsWhenTheOrderOfRulesDecides) {
    const std::string a = "    | \"3A\" || 1 |\n";
    const std::string b = "    | - || 2 |\n";
    const std::string top = "    | 等级 || answer |\n";
    EXPECT_EQ(told({"F", top + a + b}, {"F", top + b + a}), "for 等级 = 3A: 1 → 2\n");
    EXPECT_EQ(told({"C+", top + a + b}, {"C+", top + b + a}), "");
    EXPECT_EQ(told({"R", top + a + b, "list of number"}, {"R", top + b + a, "list of number"}),
              "for 等级 = 3A: [1, 2] → [2, 1]\n");
}

TEST(TableComparison, LeavesOpenWhatATableAloneDoesNotTell) {
    const std::string top = "    | 等级 || answer |\n";
    EXPECT_EQ(told({"U", top + "    | \"5A\" || 年份 * 2 |\n"}, {"U", top + "    | \"5A\" || 年份 * 2 |\n"}), "");
    EXPECT_EQ(told({"U", top + "    | \"5A\" || 年份 * 2 |\n"}, {"U", top + "    | \"5A\" || 年份 * 3 |\n"}),
              "open: 等级 = 5A\n");
}

TEST(TableComparison, RefusesInputsThatAreNotTheSame) {
    const version text("U", "    | x: 等级 || answer |\n    | \"3A\" || 1 |\n");
    const version number("U", "    | x: 年份 || answer |\n    | 3 || 1 |\n");
    EXPECT_EQ(told(text, number), "compare.input: the input x has another type in the other table\n");
}

TEST(TableComparison, StopsWhenTheWorkRunsOut) {
    const version after("U", "    | 等级 || answer |\n    | \"3A\" || 9 |\n");
    EXPECT_EQ(told(old_rewards(), after, lang::en, {.work = 5}), "stopped\n");
}

/// A table drawn at random over a category, a number, and two inputs that may be null.
class drawn_table {
public:
    explicit drawn_table(std::mt19937& random) : random_(random) {
        hit_ = std::vector<std::string>{"U", "A", "F", "R", "C", "C+", "C<", "C>", "C#", "P", "O"}.at(below(11));
        allowed_ = hit_ == "P" || hit_ == "O" ? "    allowed | | | | || 2, 0, 1 |\n" : "";
        for (auto left = 1 + below(6); left-- > 0;) {
            rows_.push_back(row());
        }
    }
    /// The same with a row changed, taken out, put in or moved.
    [[nodiscard]] drawn_table changed() {
        auto made = *this;
        for (auto left = 1 + below(2); left-- > 0;) {
            const auto at = static_cast<std::ptrdiff_t>(below(made.rows_.size()));
            switch (below(4)) {
            case 0:
                made.rows_.at(static_cast<std::size_t>(at)) = row();
                break;
            case 1:
                made.rows_.insert(made.rows_.begin() + at, row());
                break;
            case 2:
                std::swap(made.rows_.front(), made.rows_.back());
                break;
            default:
                if (made.rows_.size() > 1) {
                    made.rows_.erase(made.rows_.begin() + at);
                }
            }
        }
        if (below(12) == 0) {
            made.default_ = "    default | | | | || " + std::to_string(below(3)) + " |\n";
        }
        return made;
    }
    [[nodiscard]] version loaded() const {
        std::string text = "    | 等级 | 年份 | seen | score || answer |\n";
        for (const auto& one : rows_) {
            text += one;
        }
        const bool list = hit_ == "R" || hit_ == "C" || hit_ == "O";
        return {hit_, text + allowed_ + default_, list ? "list of number" : "number"};
    }

private:
    std::size_t below(std::size_t end) { return random_() % end; }
    std::string one_of(const std::vector<std::string>& all) { return all.at(below(all.size())); }
    std::string row() {
        return "    | " + one_of({"-", "-", "\"3A\"", "\"4A\"", "\"3A\", \"5A\"", ">= \"4A\"", "not(\"5A\")"}) + " | " +
               numbers() + " | " + one_of({"-", "-", "true", "false", "null", "not(true)", "null, true"}) + " | " +
               numbers() + " || " + std::to_string(below(3)) + " |\n";
    }
    std::string numbers() {
        const auto a = below(4);
        const auto b = a + 1 + below(3);
        const auto low = std::to_string(a);
        const auto high = std::to_string(b);
        return one_of({"-", "-", low, "< " + high, ">= " + low, "[" + low + ".." + high + ")",
                       "(" + low + ".." + high + "]", low + ", > " + high, "not(" + low + ")",
                       "not([" + low + ".." + high + "])"});
    }

    std::mt19937& random_;
    std::string hit_;
    std::vector<std::string> rows_;
    std::string allowed_;
    std::string default_;
};

/// Values on, between and beyond all ends that tables are drawn with.
std::vector<value> probes(bool with_null) {
    std::vector<value> all;
    for (int twice = -2; twice <= 15; ++twice) {
        all.emplace_back(decimal(5 * twice, -1));
    }
    if (with_null) {
        all.emplace_back();
    }
    return all;
}

bool within(const table_comparison& found, const difference& one, const std::vector<value>& point) {
    for (std::size_t c = 0; c < point.size(); ++c) {
        if (!one.where.at(c).holds(found.inputs.at(c).along.of(point[c]).value())) {
            return false;
        }
    }
    return true;
}

std::vector<value> fields_of(const std::vector<value>& point) {
    return {point[0], point[1], value(), value(), value(), point[2], point[3]};
}

void expect_agreement(const version& before, const version& after) {
    const auto found = compare(before.table(), after.table());
    ASSERT_TRUE(found);
    ASSERT_FALSE(found->stopped);
    ASSERT_TRUE(found->open.empty());
    for (const auto& one : found->differences) {
        ASSERT_TRUE(within(*found, one, one.inputs));
        ASSERT_EQ(before.answer(fields_of(one.inputs)), one.before);
        ASSERT_EQ(after.answer(fields_of(one.inputs)), one.after);
        ASSERT_NE(one.before, one.after);
    }
    for (std::uint32_t grade = 0; grade < 3; ++grade) {
        for (const auto& year : probes(false)) {
            for (const auto& seen : {value(), value(true), value(false)}) {
                for (const auto& score : probes(true)) {
                    const std::vector<value> point{before.grade(grade), year, seen, score};
                    const auto a = before.answer(fields_of(point));
                    const auto b = after.answer(fields_of(point));
                    const auto told_by = std::ranges::count_if(found->differences, [&](const difference& one) {
                        return within(*found, one, point) && one.before == a && one.after == b;
                    });
                    const auto holding = std::ranges::count_if(
                        found->differences, [&](const difference& one) { return within(*found, one, point); });
                    ASSERT_EQ(told_by, a == b ? 0 : 1);
                    ASSERT_EQ(holding, told_by);
                }
            }
        }
    }
}

TEST(TableComparison, AgreesWithEvaluatingAtEveryCornerOfRandomTables) {
    std::mt19937 random(20'240'101); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same tables in every run
    for (int i = 0; i < 60; ++i) {
        drawn_table before(random);
        const auto after = before.changed();
        expect_agreement(before.loaded(), after.loaded());
        if (testing::Test::HasFatalFailure()) {
            FAIL() << "pair " << i;
        }
    }
}

TEST(TableComparison, AgreesOnTablesThatHaveNothingInCommon) {
    std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same tables in every run
    for (int i = 0; i < 15; ++i) {
        const auto before = drawn_table(random).loaded();
        const auto after = drawn_table(random).loaded();
        expect_agreement(before, after);
    }
}

} // namespace
} // namespace guiju::prove
