#include "batches.hpp"

#include <guiju/evaluate/deciding.hpp>
#include <guiju/meaning/to_text.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>

// One record at a time and in columns, the same policy gives the same answers, digit by digit: random policies over
// random batches with nulls, ties of rounding, ends of months, the least and greatest values of every type.
namespace guiju::columns {
namespace {

using namespace testing;

using source = std::mt19937_64;

std::size_t pick(source& from, std::size_t below) { return static_cast<std::size_t>(from() % below); }

template <class T>
const T& one_of(source& from, const std::vector<T>& all) {
    return all[pick(from, all.size())];
}

/// Writes expressions of the rule language over the fields of the record below.
class writer {
public:
    explicit writer(source& from) : from_(from) {}

    std::string amount(int depth) {
        if (depth == 0) {
            return one_of<std::string>(from_, {"a", "b", "item_total", "100元", "0.05元", "0元", "99999.99元"});
        }
        switch (pick(from_, 16)) {
        case 12:
            return "in_turn";
        case 13:
            return "rate_of(grade, day)";
        case 14:
            return "sum(items[" + listed_truth() + "].paid)";
        case 15:
            return one_of<std::string>(from_, {"sort(items.paid)[-1]", "in_order(thing)[2].paid", "a_few[1].paid",
                                               "sum([a, b, 5元][item > 3元])",
                                               "sum(for i in items return rate_of(i.kind, i.when))"});
        case 0:
            return "(" + amount(depth - 1) + " + " + amount(depth - 1) + ")";
        case 1:
            return "(" + amount(depth - 1) + " - " + amount(depth - 1) + ")";
        case 2:
            return "min(" + amount(depth - 1) + ", " + amount(depth - 1) + ")";
        case 3:
            return "max(" + amount(depth - 1) + ", " + amount(depth - 1) + ")";
        case 4:
            return "(" + number(0) + " * " + amount(depth - 1) + ")";
        case 5:
            return one_of<std::string>(from_,
                                       {"round half up", "floor", "ceiling", "round down", "round up", "decimal"}) +
                   "(0.125 * " + amount(depth - 1) + ", " + std::to_string(pick(from_, 4)) + ")";
        case 6:
            return "(" + amount(depth - 1) + " / " + one_of<std::string>(from_, {"2", "4", "0.5", "8"}) + ")";
        case 7:
            return "rate_of(grade)";
        default:
            return "(if " + truth(depth - 1) + " then " + amount(depth - 1) + " else " + amount(depth - 1) + ")";
        }
    }

    std::string number(int depth) {
        if (depth == 0) {
            return one_of<std::string>(from_, {"n", "k", "m", "12", "0", "-3", "2.5", "count(items)"});
        }
        switch (pick(from_, 9)) {
        case 6:
            return "count([flag, maybe, grade >= \"B\"][item = true])";
        case 7:
            return one_of<std::string>(
                from_, {"count(distinct values(items.when))", "count(distinct values(items[fine].paid))",
                        "count(distinct values(items.kind))", "count(months(thing))", "count(sublist(items, 1, 2))",
                        "count(first_ones(in_order(thing), 2))", "count(a_few)"});
        case 8:
            return "count(items[" + listed_truth() + "])";
        case 0:
            return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
        case 1:
            return "min(" + number(depth - 1) + ", " + number(depth - 1) + ")";
        case 2:
            return "(" + number(depth - 1) + " * " + number(0) + ")";
        case 3:
            return "count(items[" + item_truth() + "])";
        case 4:
            return "abs(" + number(depth - 1) + ")";
        default:
            return "(if " + truth(depth - 1) + " then " + number(depth - 1) + " else " + number(depth - 1) + ")";
        }
    }

    std::string truth(int depth) {
        switch (pick(from_, depth == 0 ? 10 : 15)) {
        case 13:
            return "last_is_high(in_order(thing))";
        case 14:
            return one_of<std::string>(from_, {"sort(items, function(x, y) x.paid > y.paid)[1].fine",
                                               "in_order(thing)[-1].fine", "list contains(items.when, day)",
                                               "list contains(months(thing), day)",
                                               "(some i in a_few satisfies i.kind = grade)", "(items[-2].kind = grade)",
                                               "list contains([day, later], date(2024, 2, 29))"});
        case 0:
            return "flag";
        case 1:
            return "(maybe = null)";
        case 2:
            return "(grade >= \"B\")";
        case 3:
            return "(grade = \"C\")";
        case 4:
            return "(day " + one_of<std::string>(from_, {"<", "<=", ">", ">=", "="}) + " date(2024, 2, 29))";
        case 5:
            return "(" + number(0) + one_of<std::string>(from_, {" < ", " <= ", " > ", " = ", " != "}) + number(0) +
                   ")";
        case 6:
            return "(later = null or later > day)";
        case 7:
            return "(day.month = 2)";
        case 8:
            return "last_is_high(in_order(thing))";
        case 9:
            return "(some i in items satisfies list contains(months(thing), month_of(i.when)))";
        case 10:
            return "(" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
        case 11:
            return "(" + truth(depth - 1) + " or " + truth(depth - 1) + ")";
        case 12:
            return one_of<std::string>(
                from_, {"not(" + truth(depth - 1) + ")", "(" + amount(depth - 1) + " >= " + amount(depth - 1) + ")"});
        default:
            return "(" + one_of<std::string>(from_, {"some", "every"}) + " it in items satisfies it.paid > a)";
        }
    }

private:
    std::string item_truth() {
        return one_of<std::string>(from_,
                                   {"paid > 0元", "fine", "paid > a", "when < day", "not(fine)", "fine or paid < b"});
    }
    std::string listed_truth() {
        return one_of<std::string>(from_, {"list contains(months(thing), month_of(when))",
                                           "list contains(in_order(thing).paid, paid)", "kind >= \"B\" and when < day",
                                           "list contains([\"A\", \"C\"], kind)"});
    }
    source& from_;
};

constexpr const char* functions =
    "function month_of(d: date): date = date(d.year, d.month, 1)\n"
    "function before(x: item, y: item): boolean = x.when < y.when or (x.when = y.when and x.kind < y.kind)\n"
    "function in_order(t: thing): list of item = sort(t.items[when <= date(2024, 5, 1)], before)\n"
    "function first_ones(all: list of item, n: number): list of item = if n = 0 then [] else sublist(all, 1, n)\n"
    "function seen(those: list of item, k: level): boolean = some i in those satisfies i.kind >= k\n"
    "function last_is_high(all: list of item): boolean = if count(all) = 0 then false else all[-1].fine and "
    "all[-1].kind >= \"B\"\n"
    "function few(all: list of date): list of date = if count(all) <= 1 then all else sublist(sort(all), 1, 1)\n"
    "function months(t: thing): list of date = few(distinct values(for i in t.items[fine] return month_of(i.when)))\n";

/// A table whose rules may overlap or leave gaps.
std::string table_text(source& from, writer& w) {
    const auto hit = one_of<std::string>(from, {"U", "A", "F", "P", "C+", "C<", "C>"});
    const auto output = [&] {
        return hit == "A"   ? "5 CNY"
               : hit == "P" ? one_of<std::string>(from, {"5 CNY", "7 CNY"})
                            : w.amount(pick(from, 2) == 0 ? 0 : 1);
    };
    std::string made = "benefit t: money, for each thing\n  table " + hit + "\n  | grade | flag | n || t |\n" +
                       "  | --- | --- | --- || --- |\n" +
                       (hit == "P" ? "  allowed | - | - | - || 5 CNY, 7 CNY |\n" : "");
    for (auto rules = 1 + pick(from, 5); rules > 0; --rules) {
        made += "  | " + one_of<std::string>(from, {"\"A\"", "\"B\", \"C\"", ">= \"B\"", "-"}) + " | " +
                one_of<std::string>(from, {"true", "false", "-"}) + " | " +
                one_of<std::string>(from, {"< 0", ">= 0", "-", "[1..100]"}) + " || " + output() + " |\n";
    }
    return made;
}

std::string policy_text(source& from) {
    writer w(from);
    const auto depth = static_cast<int>(1 + pick(from, 3));
    return "# Random {#head}\n\n```rules\npolicy random\n  default as of 2025-12-31\n"
           "category level, ordered: A, B, C\n"
           "record thing\n  a: money\n  b: money, optional\n  n: number\n  k: number\n  m: number\n  flag: "
           "boolean\n"
           "  maybe: boolean, optional\n  grade: level\n  day: date\n  later: date, optional\n  items: list of item\n"
           "record item, belongs to thing\n  paid: money\n  fine: boolean\n  when: date\n  kind: level\n"
           "parameter rate_of: money, by level\n  from 2024-02-01 to 2024-02-29\n    A  1元\n    B  2元\n    C  3元\n"
           "  from 2024-03-01\n    A  10元\n    B  20.5元\n    C  30.25元\n" +
           std::string(functions) +
           "decision a_few: list of item, for each thing\n  = if flag then items else in_order(thing)\n"
           "benefit in_turn: money, for each thing\n  = sum((for i in in_order(thing) return {paid: if "
           "seen(first_ones(in_order(thing), count(partial)), i.kind) then 0元 else i.paid, at: i.when})[at >= "
           "date(2024, 2, 1)].paid)\n"
           "benefit item_total: money, for each thing\n  = sum(items[fine].paid)\n"
           "benefit x: money, for each thing\n  = " +
           w.amount(depth) + "\ndecision y: number, for each thing\n  = " + w.number(depth) +
           "\neligibility z: for each thing\n  must " + w.truth(depth) + "\n" +
           "benefit w: money, for each thing\n  when " + w.truth(depth) + ": " + w.amount(1) + "\n  when " +
           w.truth(depth) + ": " + w.amount(depth) + "\n  otherwise: " + w.amount(1) + "\n" + table_text(from, w) +
           "limit l: money, for each thing\n  actual " + w.amount(depth) + "\n  " +
           one_of<std::string>(from, {"at most ", "at least ", "less than "}) + w.amount(1) +
           "\ntarget g: number, for each thing\n  applies when " + w.truth(1) + ", otherwise \"no\"\n  actual " +
           w.number(depth) + "\n  " + one_of<std::string>(from, {"at least ", "at most ", "more than "}) + w.number(1) +
           "\n```\n\n## Exceptions {#out}\n\n```rules\n" + "exception first to w, for each thing: when " + w.truth(1) +
           ": " + w.amount(1) + "\n" + "exception second to w, for each thing: when " + w.truth(0) +
           ": 7 CNY\n  before first\n" + "exception third to x, for each thing: when " + w.truth(0) + ": " +
           w.amount(1) + "\n```\n";
}

/// Cells at the edges of their types and in the middle, with nulls among them.
template <class T>
cells<T> numbers(source& from, std::size_t rows, std::int64_t most, unsigned nulls) {
    cells<T> made;
    for (std::size_t i = 0; i < rows; ++i) {
        if (nulls != 0 && pick(from, nulls) == 0) {
            made.emplace_back();
            continue;
        }
        const auto span = static_cast<std::size_t>(2 * most + 1);
        const std::int64_t edges[] = {most, -most, 0, 1, -1, 5, 15, 25};
        made.emplace_back(static_cast<T>(pick(from, 4) == 0 ? edges[pick(from, 8)]
                                                            : static_cast<std::int64_t>(pick(from, span)) - most));
    }
    return made;
}

cells<bool> truths(source& from, std::size_t rows, unsigned nulls) {
    cells<bool> made;
    for (std::size_t i = 0; i < rows; ++i) {
        made.push_back(nulls != 0 && pick(from, nulls) == 0 ? std::nullopt : std::optional(pick(from, 2) == 0));
    }
    return made;
}

/// Days about the ends of the months around a leap day.
cells<std::int32_t> days(source& from, std::size_t rows, unsigned nulls) {
    cells<std::int32_t> made;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto around = static_cast<std::int32_t>(19'782 + 30 * static_cast<int>(pick(from, 4)) - 30);
        made.push_back(nulls != 0 && pick(from, nulls) == 0
                           ? std::nullopt
                           : std::optional(around + static_cast<std::int32_t>(pick(from, 5)) - 2));
    }
    return made;
}

cells<std::int8_t> levels(source& from, std::size_t rows, unsigned nulls) {
    cells<std::int8_t> made;
    for (std::size_t i = 0; i < rows; ++i) {
        made.push_back(nulls != 0 && pick(from, nulls) == 0 ? std::nullopt
                                                            : std::optional(static_cast<std::int8_t>(pick(from, 3))));
    }
    return made;
}

column batch(source& from, std::size_t rows) {
    const unsigned nulls = pick(from, 2) == 0 ? 0U : 9U;
    cells<std::int32_t> lengths;
    std::size_t all = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        lengths.emplace_back(static_cast<std::int32_t>(pick(from, 12) == 0 ? 20 : pick(from, 4)));
        all += static_cast<std::size_t>(*lengths.back());
    }
    const bool large = pick(from, 2) == 0;
    auto items =
        table("item", static_cast<std::int64_t>(all),
              fixed<std::int64_t>("paid", "d:11,2,64", numbers<std::int64_t>(from, all, 9'999'999, nulls)),
              booleans("fine", truths(from, all, nulls)), fixed<std::int32_t>("when", "tdD", days(from, all, nulls)),
              dictionary("kind", {"A", "B", "C"}, levels(from, all, nulls)));
    const auto grades = levels(from, rows, nulls);
    return table(
        "", static_cast<std::int64_t>(rows),
        large ? fixed<std::int64_t>("a", "d:16,2,64", numbers<std::int64_t>(from, rows, 9'999'999'999'999'99, nulls))
              : fixed<std::int64_t>("a", "d:16,2,64", numbers<std::int64_t>(from, rows, 99'999, nulls)),
        fixed<std::int32_t>("b", "d:9,3,32", numbers<std::int32_t>(from, rows, 999'999'999, nulls)),
        fixed<std::int16_t>("n", "s", numbers<std::int16_t>(from, rows, 32'767, nulls)),
        fixed<std::int8_t>("k", "c", numbers<std::int8_t>(from, rows, 127, nulls)),
        fixed<std::int8_t>("m", "c", numbers<std::int8_t>(from, rows, pick(from, 4) == 0 ? 24 : 0, nulls)),
        booleans("flag", truths(from, rows, nulls)), booleans("maybe", truths(from, rows, 3)),
        dictionary("grade", {"A", "B", "C"}, grades), fixed<std::int32_t>("day", "tdD", days(from, rows, nulls)),
        fixed<std::int32_t>("later", "tdD", days(from, rows, 3)), lists("items", lengths, std::move(items)));
}

/// What an output cell says, as text.
std::string shown(const ArrowSchema& schema, const ArrowArray& table, std::size_t column, std::int64_t row) {
    if (null_at(table, column, row)) {
        return "null";
    }
    const std::string format = schema.children[column]->format;
    if (format == "b") {
        const auto* bits = static_cast<const std::uint8_t*>(table.children[column]->buffers[1]);
        return (bits[row / 8] >> row % 8 & 1) != 0 ? "true" : "false";
    }
    if (format == "U") {
        return text_at(table, column, row);
    }
    const auto* words = static_cast<const std::int64_t*>(table.children[column]->buffers[1]) + 2 * row;
    const auto scale = std::stoi(format.substr(format.find(',') + 1));
    const auto all = static_cast<int128>(static_cast<wide::uint128>(static_cast<std::uint64_t>(words[1])) << 64U |
                                         static_cast<std::uint64_t>(words[0]));
    const auto size = static_cast<wide::uint128>(all < 0 ? -all : all);
    return guiju::meaning::to_text(value(decimal::from_parts(all < 0, size, -scale) + decimal(0)));
}

std::string shown(const value& v) {
    return v.is_null()                               ? "null"
           : v.is(kind::number) || v.is(kind::money) ? meaning::to_text(value(v.as_number()))
                                                     : meaning::to_text(v);
}

std::string plain(std::string number) {
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') {
            number.pop_back();
        }
    }
    return number == "-0" ? "0" : number;
}

struct tally {
    std::size_t in_columns = 0, alone = 0, pairs = 0, answers = 0, rules = 0;
};

/// What stands in a column of the output, of what the evaluator of one record says.
std::string expected(const program::program& p, const evaluate::deciding_rules& rules, const outcome& one,
                     const std::string& beside) {
    const auto fired = rules.fired(one);
    if (beside == ".rule") {
        return fired ? rules.all()[*fired].name.in(p.language) : "null";
    }
    if (beside == ".clause") {
        const auto clauses = rules.clauses(one, fired);
        return clauses.empty() ? "null" : clauses;
    }
    return beside == ".status"  ? std::string(evaluate::name_of(one.status))
           : beside == ".bound" ? plain(shown(one.bound))
           : beside == ".slack" ? plain(shown(one.slack))
           : beside == ".gap"   ? plain(shown(one.gap))
                                : plain(shown(one.value));
}

void compare_batch(const policy& of, const engine& with, const column& in, const std::string& told, tally& seen) {
    const auto out = with(*in.array);
    ASSERT_TRUE(out) << out.problems().front().what.en;
    const auto schema = with.schema();
    evaluate::scratch memory;
    evaluate::question how;
    how.with_derivation = static_cast<std::size_t>(schema->n_children) > 2 * with.plan().size();
    std::size_t at = 0;
    for (const auto& planned : with.plan()) {
        const evaluate::deciding_rules rules(of.program(), planned.answer);
        const auto first = at;
        for (; at < static_cast<std::size_t>(schema->n_children) &&
               std::string_view(schema->children[at]->name).starts_with(planned.column);
             ++at) {
        }
        for (std::int64_t row = 0; row < in.array->length; ++row) {
            const value record = with.record(*in.array, row);
            const auto one =
                record.is_null() ? outcome{} : of.evaluator().ask(planned.answer, record, {}, {}, how, memory);
            for (auto c = first; c < at; ++c) {
                const auto beside = std::string(schema->children[c]->name).substr(planned.column.size());
                const bool words = schema->children[c]->dictionary != nullptr;
                const auto found = null_at(**out, c, row) ? "null"
                                   : words                ? word_at(**out, c, row)
                                                          : plain(shown(*schema, **out, c, row));
                auto wanted = one;
                wanted.answer = planned.answer;
                ASSERT_EQ(found, expected(of.program(), rules, wanted, beside))
                    << told << ", row " << row << ", column " << schema->children[c]->name << "\n"
                    << shown(record);
                seen.rules += beside == ".rule" && found != "null" ? 1 : 0;
            }
            ++seen.answers;
        }
    }
    seen.pairs += static_cast<std::size_t>(in.array->length);
}

void compare(std::uint64_t seed, tally& seen) {
    source from(seed);
    const auto text = policy_text(from);
    const auto loaded = parse(text, "random.rules.md");
    ASSERT_TRUE(loaded) << text << "\n" << loaded.problems().front().what.en;
    // The plan for narrow ranges is made for the first batch; the second may pass them.
    const auto in = batch(from, 1 + pick(from, 40));
    options how;
    how.judged = how.rules = seed % 4 == 0;
    const auto made = loaded->columns(*in.schema, {"x", "y", "z", "w", "t", "l", "g"}, {}, how);
    ASSERT_TRUE(made) << made.problems().front().what.en;
    for (const auto& one : made->plan()) {
        ++(one.in_columns ? seen.in_columns : seen.alone);
    }
    const auto told = "seed " + std::to_string(seed) + "\n" + text;
    compare_batch(*loaded, *made, in, told, seen);
    if (!::testing::Test::HasFatalFailure()) {
        compare_batch(*loaded, *made, batch(from, 1 + pick(from, 40)), told, seen);
    }
}

TEST(Agreement, OneRecordAndColumnsGiveTheSameDigits) {
    // So many draws of a policy and two batches; GUIJU_DRAWS asks for more, from the seed GUIJU_SEED on.
    const auto asked = [](const char* name, std::uint64_t otherwise) {
        const char* const text = std::getenv(name);
        return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
    };
    const auto draws = asked("GUIJU_DRAWS", 300);
    const auto first = asked("GUIJU_SEED", 1);
    tally seen;
    for (auto seed = first; seed < first + draws && !HasFatalFailure(); ++seed) {
        compare(seed, seen);
    }
    EXPECT_GT(seen.in_columns, seen.alone) << "most of these policies can be in columns";
    EXPECT_GT(seen.rules, draws) << "rules fire";
    std::cout << "compared " << seen.pairs << " pairs of a policy and a record, " << seen.answers << " answers; "
              << seen.in_columns << " answers of policies in columns, " << seen.alone << " row by row\n";
    RecordProperty("answers_compared", std::to_string(seen.answers));
}

} // namespace
} // namespace guiju::columns
