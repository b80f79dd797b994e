/// Answers questions about decimals, one a line: `operation rounding operand...` is answered by the result.
///
/// Run by decimal_against_python.py.
#include "guiju/value/decimal.hpp"

#include <array>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <unordered_map>

using guiju::decimal;
using guiju::rounding;

namespace {

struct question {
    decimal a;
    decimal b;
    decimal c;
    rounding mode;
};

using answer = decimal (*)(const question&);

const std::unordered_map<std::string_view, answer>& answers() {
    static const std::unordered_map<std::string_view, answer> all{
        {"add", [](const question& q) { return add(q.a, q.b, q.mode); }},
        {"subtract", [](const question& q) { return subtract(q.a, q.b, q.mode); }},
        {"multiply", [](const question& q) { return multiply(q.a, q.b, q.mode); }},
        {"divide", [](const question& q) { return divide(q.a, q.b, q.mode); }},
        {"fma", [](const question& q) { return fma(q.a, q.b, q.c, q.mode); }},
        {"divide_int", [](const question& q) { return divide_integer(q.a, q.b); }},
        {"remainder", [](const question& q) { return remainder(q.a, q.b); }},
        {"remainder_near", [](const question& q) { return remainder_near(q.a, q.b); }},
        {"compare", [](const question& q) { return compare(q.a, q.b); }},
        {"compare_total",
         [](const question& q) {
             const auto order = compare_total(q.a, q.b);
             return decimal(order < 0 ? -1 : (order > 0 ? 1 : 0));
         }},
        {"max", [](const question& q) { return max(q.a, q.b); }},
        {"min", [](const question& q) { return min(q.a, q.b); }},
        {"quantize", [](const question& q) { return quantize(q.a, q.b, q.mode); }},
        {"to_integral_exact", [](const question& q) { return round_to_integral(q.a, q.mode); }},
        {"normalize", [](const question& q) { return reduce(q.a); }},
        {"next_plus", [](const question& q) { return next_plus(q.a); }},
        {"next_minus", [](const question& q) { return next_minus(q.a); }},
        {"scaleb", [](const question& q) { return scaleb(q.a, q.b, q.mode); }},
        {"logb", [](const question& q) { return logb(q.a); }},
        {"sqrt", [](const question& q) { return sqrt(q.a); }},
        {"exp", [](const question& q) { return exp(q.a); }},
        {"ln", [](const question& q) { return ln(q.a); }},
        {"log10", [](const question& q) { return log10(q.a); }},
        {"power", [](const question& q) { return power(q.a, q.b, q.mode); }},
        {"read", [](const question& q) { return q.a; }},
    };
    return all;
}

rounding rounding_named(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
                                                    "ROUND_UP",        "ROUND_DOWN",    "ROUND_CEILING",
                                                    "ROUND_FLOOR",     "ROUND_05UP"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) {
            return static_cast<rounding>(i);
        }
    }
    return rounding::half_even;
}

std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

std::string answer_to(std::string_view line) {
    const std::string_view name = take_word(line);
    question asked{};
    asked.mode = rounding_named(take_word(line));
    for (decimal* operand : {&asked.a, &asked.b, &asked.c}) {
        if (!line.empty()) {
            *operand = decimal::parse_ieee(take_word(line), asked.mode);
        }
    }
    if (name == "plain") {
        return asked.a.to_plain();
    }
    const auto found = answers().find(name);
    return found == answers().end() ? "no such operation" : found->second(asked).to_string();
}

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        std::cout << answer_to(line) << '\n';
    }
}
