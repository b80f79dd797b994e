#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace guiju::property {

/// How policies are drawn where several programs have to draw the same.
inline constexpr unsigned answers_a_policy = 4;
inline constexpr int depth_of_answers = 3;

/// Makes policies over one kind of record: amounts, numbers, dates, categories, yes/no and a list, some of them
/// optional, with parameters that end and are delegated, readings and functions; and facts for them.
class random_policy {
public:
    explicit random_policy(std::uint64_t seed) : draw_(seed) {}

    /// The text of a policy with so many answers.
    std::string text(unsigned answers, int depth) {
        std::string made = head;
        made += "function f(x: money, n: number): money = " + money(depth - 1, {"x"}, {"n"}) + "\n";
        made += "function g(x: money): boolean = " + boolean(depth - 1, {"x"}) + "\n";
        for (unsigned i = 0; i < answers; ++i) {
            made += answer("a" + std::to_string(i), depth);
        }
        return made;
    }

    /// Facts as JSON: some fields left out, values often at an end of what is allowed.
    std::string facts() {
        std::string made = "{";
        for (const auto& [name, content] : {
                 std::pair{"m1", cents(0, 100'000'000)},
                 std::pair{"m2", cents(-5'000, 5'000)},
                 std::pair{"m3", cents(0, 1'000)},
                 std::pair{"n1", whole(0, 30)},
                 std::pair{"n2", thousandths()},
                 std::pair{"n3", whole(-3, 3)},
                 std::pair{"d1", date()},
                 std::pair{"d2", date()},
                 std::pair{"b1", std::string(coin() ? "true" : "false")},
                 std::pair{"b2", std::string(coin() ? "true" : "false")},
                 std::pair{"g1", pick({"\"low\"", "\"mid\"", "\"high\""})},
                 std::pair{"k1", pick({"\"red\"", "\"blue\""})},
                 std::pair{"items", items()},
             }) {
            if (below(12) != 0) {
                made += (made.size() == 1 ? "\"" : ", \"") + std::string(name) + "\": " + content;
            }
        }
        return made + "}";
    }

private:
    using names = std::vector<std::string>;

    static constexpr const char* head = R"(policy random
  in force 2023-01-01 to 2025-12-31
  default as of 2025-06-30
category grade, ordered: low, mid, high
category colour: red, blue
record part
  paid: money, allowed ? in [0 CNY..5000 CNY] and ? = floor(?, 2)
  size: number, allowed ? in [0..12] and ? = floor(?)
  on: date
  fine: boolean
  since: date, optional
record thing
  m1: money, allowed ? in [0 CNY..1000000 CNY] and ? = floor(?, 2)
  m2: money, allowed ? in [-50 CNY..50 CNY] and ? = floor(?, 2)
  m3: money, optional, allowed ? in [0 CNY..10 CNY] and ? = floor(?, 2)
  n1: number, allowed ? in [0..30] and ? = floor(?)
  n2: number, allowed ? in [-5..5] and ? = floor(?, 3)
  n3: number, optional, allowed ? in [-3..3] and ? = floor(?)
  d1: date
  d2: date, optional
  b1: boolean
  b2: boolean, optional
  g1: grade
  k1: colour
  items: list of part
parameter rate: number
  always: 0.5
parameter step: money, by grade
  from 2023-01-01 to 2023-12-31
    low 10 CNY
    mid 20.5 CNY
    high 30 CNY
  from 2024-01-01 to 2024-12-31
    low 11 CNY
    high 31 CNY
parameter cap: money
  always: delegated
reading way: how it is read
  one default
  other
)";

    std::uint64_t below(std::uint64_t n) { return std::uniform_int_distribution<std::uint64_t>(0, n - 1)(draw_); }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(draw_);
    }
    bool coin() { return below(2) == 0; }
    std::string pick(const names& from) { return from[below(from.size())]; }

    std::string cents(std::int64_t low, std::int64_t high) {
        const auto n = below(4) == 0 ? (coin() ? low : high) : below(3) == 0 ? 0 : between(low, high);
        const auto size = n < 0 ? -n : n;
        const auto rest = std::to_string(size % 100);
        return "\"" + std::string(n < 0 ? "-" : "") + std::to_string(size / 100) + "." +
               std::string(rest.size() < 2 ? "0" : "") + rest + "\"";
    }
    std::string whole(std::int64_t low, std::int64_t high) {
        return std::to_string(below(4) == 0 ? (coin() ? low : high) : between(low, high));
    }
    std::string thousandths() {
        const auto n = between(-5'000, 5'000);
        const auto size = n < 0 ? -n : n;
        auto rest = std::to_string(size % 1000);
        rest.insert(0, 3 - rest.size(), '0');
        return std::string(n < 0 ? "-" : "") + std::to_string(size / 1000) + "." + rest;
    }
    std::string date() {
        return "\"" +
               pick({"2022-12-31", "2023-01-01", "2023-06-30", "2023-12-31", "2024-02-28", "2024-02-29", "2024-12-31",
                     "2025-01-31", "2025-06-30", "2026-01-01"}) +
               "\"";
    }
    std::string items() {
        std::string made = "[";
        for (auto count = below(4); count > 0; --count) {
            made += made.size() == 1 ? "{" : ", {";
            made += below(10) != 0 ? "\"paid\": " + cents(0, 500'000) + ", " : "";
            made += below(10) != 0 ? "\"size\": " + whole(0, 12) + ", " : "";
            made += coin() ? "\"since\": " + date() + ", " : "";
            made += below(10) != 0 ? "\"on\": " + date() + ", " : "";
            made += "\"fine\": " + std::string(coin() ? "true" : "false") + "}";
        }
        return made + "]";
    }

    std::string answer(const std::string& name, int depth) {
        switch (below(8)) {
        case 5:
        case 6:
            return table(name);
        case 0:
            return "decision " + name + ": number, for each thing\n  = " + number(depth) + "\n";
        case 1:
            return "decision " + name + ": boolean, for each thing\n  = " + boolean(depth) + "\n";
        case 2:
            return "limit " + name + ": money, for each thing\n  applies when " + boolean(1) + ", otherwise \"no\"\n" +
                   "  actual " + money(depth) + "\n  at most " + money(2) + "\n";
        case 3:
            return "benefit " + name + ": money, for each thing\n  where x = " + money(2) + "\n  when " + boolean(2) +
                   ": " + money(depth, {"x"}) + "\n  when " + boolean(2) + ": x\n  otherwise: 0 CNY\n";
        case 4:
            return "decision " + name + ": date, for each thing\n  = " + day(depth) + "\n";
        default:
            return "decision " + name + ": money, for each thing\n  = " + money(depth) + "\n";
        }
    }

    struct table_input {
        std::string expression;
        names tests;
    };

    table_input input() {
        switch (below(6)) {
        case 0:
            return {"g1", {"\"low\"", "\"mid\", \"high\"", ">= \"mid\"", "not(\"low\")", "-"}};
        case 1:
            return {pick({"b1", "b2"}), {"true", "false", "-"}};
        case 2:
            return {pick({"n1", "n3", "n1 + n3"}), {"< 5", "[2..8]", "0", "> 20", "not(3)", "-"}};
        case 3:
            return {pick({"d1", "d2"}), {"< 2024-02-29", "[2023-06-30..2024-12-31]", ">= 2025-01-01", "-"}};
        case 4:
            return {pick({"m1", "m3"}), {"<= 5 CNY", ">= 1000 CNY", "-"}};
        default:
            return {"k1", {"\"red\"", "\"blue\"", "-"}};
        }
    }

    /// A table whose rules may overlap and leave gaps.
    std::string table(const std::string& name) {
        const auto hit = pick({"U", "A", "P", "F", "C+", "C<", "C>", "C#", "R", "O", "C"});
        const bool lists = hit == "R" || hit == "O" || hit == "C";
        const bool chosen = hit == "A" || hit == "P" || hit == "O";
        const bool ranked = hit == "P" || hit == "O";
        const bool amounts = hit != "C#" && coin();
        const names few = amounts ? names{"5 CNY", "7.5 CNY", "0 CNY"} : names{"5", "7.5", "0"};
        const auto output = [&] { return chosen ? pick(few) : amounts ? money(1) : number(1); };
        const std::vector<table_input> inputs{input(), input()};
        std::string made = amounts && !lists ? "benefit " + name + ": " : "decision " + name + ": ";
        made += std::string(lists ? "list of " : "") + (amounts ? "money" : "number");
        made += ", for each thing\n  table " + hit + "\n  | " + inputs[0].expression + " | " + inputs[1].expression +
                " || " + name + " |\n  | --- | --- || --- |\n";
        made += ranked ? "  allowed | - | - || " + few[0] + ", " + few[1] + ", " + few[2] + " |\n" : "";
        made += !lists && coin() ? "  default | - | - || " + output() + " |\n" : "";
        for (auto rules = 1 + below(5); rules > 0; --rules) {
            made += "  | " + pick(inputs[0].tests) + " | " + pick(inputs[1].tests) + " || " + output() + " |\n";
        }
        return made;
    }

    std::string money(int depth, const names& local = {}, const names& numbers = {}) {
        if (depth <= 0) {
            auto leaves = local.empty() ? names{"m1", "m2", "m3", "cap"} : local;
            leaves.push_back(pick({"0 CNY", "0.05 CNY", "1000 CNY", "12.5 CNY", "99999.99 CNY"}));
            return pick(leaves);
        }
        const auto m = [&] { return money(depth - 1, local, numbers); };
        const auto n = [&] { return number(depth - 1, numbers, local.empty()); };
        switch (below(local.empty() ? 13 : 9)) {
        case 0:
            return "(" + m() + " + " + m() + ")";
        case 1:
            return "(" + m() + " - " + m() + ")";
        case 2:
            return "(" + m() + " * " + n() + ")";
        case 3:
            return "min(" + m() + ", " + m() + ")";
        case 4:
            return "max(" + m() + ", " + m() + ")";
        case 5:
            return "(" + m() + " / " + pick({"2", "4", "5", "8", "3"}) + ")";
        case 6:
            return pick({"floor", "ceiling", "decimal", "round half up", "round down", "round up", "round half down"}) +
                   "(" + m() + ", " + pick({"0", "1", "2", "-1"}) + ")";
        case 7:
            return "abs(" + m() + ")";
        case 8:
            return "(if " + boolean(depth - 1, local) + " then " + m() + " else " + m() + ")";
        case 9:
            return "step(g1, d1)";
        case 10:
            return "sum(items[" + item_test() + "].paid)";
        case 11:
            return "f(" + m() + ", " + n() + ")";
        default:
            return "sum(for i in items return i.paid * " + pick({"2", "i.size", "rate"}) + ")";
        }
    }

    std::string item_test() {
        return pick({"fine", "paid > 100 CNY", "on >= 2024-01-01", "since = null", "since != null and since > on",
                     "size < 6 or fine", "not(fine)"});
    }

    std::string number(int depth, const names& local = {}, bool fields = true) {
        if (depth <= 0 || !fields) {
            auto leaves = fields ? names{"n1", "n2", "n3", "rate"} : local;
            leaves.push_back(pick({"0", "1", "0.25", "-2", "12"}));
            return pick(leaves);
        }
        const auto n = [&] { return number(depth - 1, local); };
        switch (below(12)) {
        case 0:
            return "(" + n() + " + " + n() + ")";
        case 1:
            return "(" + n() + " - " + n() + ")";
        case 2:
            return "(" + n() + " * " + n() + ")";
        case 3:
            return "(" + n() + " / " + pick({"2", "n1", "0.5", "7"}) + ")";
        case 4:
            return "min(" + n() + ", " + n() + ", 3)";
        case 5:
            return pick({"floor", "ceiling", "abs"}) + "(" + n() + ")";
        case 6:
            return "modulo(" + n() + ", " + pick({"3", "-4", "0.7"}) + ")";
        case 7:
            return "(if " + boolean(depth - 1) + " then " + n() + " else " + n() + ")";
        case 8:
            return "count(items[" + item_test() + "])";
        case 9:
            return "sum(items.size)";
        case 10:
            return pick({"d1.year", "d1.month", "d2.day"});
        default:
            return "-(" + n() + ")";
        }
    }

    std::string boolean(int depth, const names& local = {}) {
        if (depth <= 0) {
            return local.empty() ? pick({"b1", "b2", "true", "g1 >= \"mid\"", "k1 = \"red\"", "way = \"one\""})
                                 : pick({"true", "false", local[0] + " > 5 CNY"});
        }
        const auto b = [&] { return boolean(depth - 1, local); };
        switch (below(local.empty() ? 11 : 5)) {
        case 0:
            return "(" + b() + " and " + b() + ")";
        case 1:
            return "(" + b() + " or " + b() + ")";
        case 2:
            return "not(" + b() + ")";
        case 3:
        case 4:
            return "(" + money(depth - 1, local) + pick({" < ", " <= ", " = ", " != ", " >= ", " > "}) +
                   money(depth - 1, local) + ")";
        case 5:
            return "(" + number(depth - 1) + pick({" < ", " = ", " >= "}) + number(depth - 1) + ")";
        case 6:
            return "(" + day(depth - 1) + pick({" < ", " <= ", " = "}) + day(depth - 1) + ")";
        case 7:
            return "(some i in items satisfies i." + pick({"fine", "paid > m3", "size = n1"}) + ")";
        case 8:
            return "(every i in items satisfies i." + pick({"fine", "paid <= m1", "on < d1"}) + ")";
        case 9:
            return "(" + number(depth - 1) + " between -1 and n1)";
        default:
            return pick({"(d2 = null)", "(m3 != null)", "g(m1)", "(n1 in [2..8])", "(g1 != \"low\")"});
        }
    }

    std::string day(int depth) {
        if (depth <= 0) {
            return pick({"d1", "d2", "as_of", "2024-02-29", "2023-12-31"});
        }
        switch (below(6)) {
        case 0:
            return "(" + day(depth - 1) + " + " + pick({"1 months", "12 months", "1 years", "30 days", "-1 months"}) +
                   ")";
        case 1:
            return "date(d1.year, d1.month, 1)";
        case 2:
            return "date(d1.year, 2, 29)";
        case 3:
            return "(if " + boolean(depth - 1) + " then " + day(depth - 1) + " else " + day(depth - 1) + ")";
        case 4:
            return "min(" + day(depth - 1) + ", " + day(depth - 1) + ")";
        default:
            return "max(items[fine].on)";
        }
    }

    std::mt19937_64 draw_;
};

} // namespace guiju::property
