// A program that embeds guiju: a policy in a text, asked about a struct of this program and about facts written field
// by field.
#include <guiju/guiju.hpp>

#include <iostream>

namespace {

struct person {
    int age = 0;
    guiju::decimal income;
};

const guiju::layout<person> people{"person", {{"age", &person::age}, {"income", &person::income}}};

constexpr const char* rules = R"(record person
  age: number
  income: money

benefit allowance: money, for each person
  when age >= 60 and income < 1000 CNY: 200.50 CNY
  otherwise: 0 CNY
)";

} // namespace

int main() {
    const auto loaded = guiju::parse(rules, "rules.rules");
    if (!loaded) {
        std::cerr << loaded.problems().front().what.en << '\n';
        return 1;
    }
    const auto allowance = loaded->typed("allowance", people).value();
    const auto typed = allowance({60, 999});
    const auto told = loaded->evaluate("allowance", guiju::facts{}.set("age", 60).set("income", 999)).value().value;
    std::cout << typed << ' ' << told << ' ' << allowance({59, 999}) << '\n';
    return typed == told && guiju::to_string(typed) == "200.50" ? 0 : 1;
}
