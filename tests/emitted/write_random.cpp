// Writes the headers of random policies, and a test of each: `write_random OUTPUT-DIRECTORY FIRST COUNT`.
#include "property/random_policy.hpp"

#include <guiju/guiju.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace guiju;

/// Names of the answers that a header has.
std::vector<std::string> emitted_answers(const policy& of, const std::string& header) {
    std::vector<std::string> all;
    for (const auto& answer : of.program().answers) {
        if (header.find("\nconstexpr auto " + answer.name + "(const thing& of") != std::string::npos) {
            all.push_back(answer.name);
        }
    }
    return all;
}

std::string test_of(const std::string& space, const std::string& seed, const std::vector<std::string>& answers) {
    std::string made = "#include \"" + space + ".hpp\"\n\n#include \"emitted/agreement.hpp\"\n\nnamespace {\n\n";
    made += "struct policy_of_test {\n";
    made += "    using thing = " + space + "::thing;\n    using part = " + space + "::part;\n";
    made += "    static constexpr std::uint64_t seed = " + seed + ";\n";
    made += "    static std::span<const std::string_view> names() { return " + space + "::names; }\n";
    made += "    template <class Compare>\n    static void answers(const thing& of, Compare compare) {\n";
    made += "        static_cast<void>(of);\n        static_cast<void>(compare);\n";
    for (const auto& name : answers) {
        made += "        compare(\"" + name + "\", " + space + "::" + name + "(of));\n";
    }
    made += "    }\n};\n\n} // namespace\n\n";
    return made + "TEST(EmittedAgreement, Of_" + space + ") { guiju::emitted_agreement::check<policy_of_test>(" +
           std::to_string(answers.size()) + "); }\n";
}

bool write(const std::string& into, std::uint64_t seed) {
    const auto space = "random_" + std::to_string(seed);
    property::random_policy draws(seed);
    const auto made = parse(draws.text(property::answers_a_policy, property::depth_of_answers), space + ".rules");
    if (!made) {
        std::cerr << space << ": " << made.problems().front().what.en << '\n';
        return false;
    }
    emit_options how;
    how.name_space = space;
    const auto header = emit(*made, how);
    if (!header) {
        std::cerr << space << ": " << header.problems().front().what.en << '\n';
        return false;
    }
    std::ofstream(into + "/" + space + ".hpp") << *header;
    std::ofstream(into + "/" + space + ".cpp") << test_of(space, std::to_string(seed), emitted_answers(*made, *header));
    return true;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "usage: write_random OUTPUT-DIRECTORY FIRST COUNT\n";
        return 2;
    }
    const auto first = std::strtoull(arguments[2], nullptr, 10);
    const auto policies = std::strtoull(arguments[3], nullptr, 10);
    bool fine = true;
    for (auto seed = first; seed < first + policies; ++seed) {
        fine = write(arguments[1], seed) && fine;
    }
    return fine ? 0 : 1;
}
