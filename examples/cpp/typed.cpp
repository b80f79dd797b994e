// A rule in a hot path: the records are plain structs of this program, checked against the policy once.
#include <guiju/guiju.hpp>

#include <iostream>
#include <vector>

namespace {

enum class grade { none, a3, a4, a5 };

struct organisation {
    grade rating = grade::none;
    bool first_time = false;
    guiju::decimal grant;
    guiju::decimal labour;
    guiju::decimal contribution;
    int hires = 0;
    int months = 0;
};

// Names are those of the policy, in either language; enumerators are named or in the order of the category.
const guiju::layout<organisation> organisations{"organisation",
                                                {{"rating", &organisation::rating, {"none", "3A", "4A", "5A"}},
                                                 {"first_time", &organisation::first_time},
                                                 {"grant", &organisation::grant},
                                                 {"labour", &organisation::labour},
                                                 {"contribution", &organisation::contribution},
                                                 {"hires", &organisation::hires},
                                                 {"months", &organisation::months}}};

} // namespace

int main(int argc, char** argv) {
    const auto plan = guiju::load(argc > 1 ? argv[1] : "examples/mini/mini.rules.md").value();
    const auto total = plan.typed("total", organisations).value();

    using namespace guiju::literals;
    const std::vector<organisation> all{
        {grade::a3, true, 100.01_dec, 60, 1000, 2, 13},
        {grade::none, false, 0, 0, 1234.56_dec, 3, 4},
        {grade::a5, true, 0.01_dec, 0.01_dec, 0, 0, 0},
    };
    guiju::scratch memory;
    for (const auto& one : all) {
        std::cout << total(one, memory) << '\n';
    }

    // What does not fit is told where the struct meets the policy, not at the first wrong answer.
    const guiju::layout<organisation> wrong{"organisation",
                                            {{"ratng", &organisation::rating}, {"grant", &organisation::first_time}}};
    const auto refused = plan.typed("total", wrong);
    for (const auto& problem : refused.problems()) {
        std::cout << problem.code << ": " << problem.what.en << ' ' << problem.hint.en << '\n';
    }
}
