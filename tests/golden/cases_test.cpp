// Every folder below tests/cases is a case: a small policy, what it is asked, and what comes out, in each reader.
//
//     policy.rules.md     the smallest policy that shows it
//     input.json          {"facts": …, "ask": [answers], "as_of": …, "readings": {…}, "supplied": {…}}; all but facts
//     may be left out expected.json       the outcomes, one a line explained.zh.txt    the same in words, with
//     derivation explained.en.txt
//
// With GUIJU_WRITE_CASES=1 in the environment the last three are written instead of compared; read them before they are
// kept.
#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace guiju {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// What a case asks.
struct request {
    value facts;
    std::vector<std::string> answers;
    settings how;
};

std::map<std::string, std::string> texts_of(const value* from) {
    std::map<std::string, std::string> all;
    if (from != nullptr) {
        const auto& entries = from->as_context();
        for (std::size_t i = 0; i < entries.values.size(); ++i) {
            all[entries.shape->names[i]] = entries.values[i].as_text();
        }
    }
    return all;
}

request request_of(const fs::path& file) {
    const value all = read_json(contents(file), file.string()).value();
    const auto& entries = all.as_context();
    request made;
    made.facts = *entries.find("facts");
    if (const auto* ask = entries.find("ask")) {
        for (const auto& name : ask->as_list()) {
            made.answers.push_back(name.as_text());
        }
    }
    if (const auto* on = entries.find("as_of")) {
        made.how.as_of = date::parse(on->as_text()).value();
    }
    made.how.readings = texts_of(entries.find("readings"));
    made.how.supplied = texts_of(entries.find("supplied"));
    return made;
}

std::string lines_of(const policy& of, const std::vector<outcome>& all) {
    std::string lines = "[";
    for (const auto& one : all) {
        lines += (lines.size() > 1 ? ",\n" : "\n") + to_json_line(of, one);
    }
    return lines + "\n]\n";
}

/// Something that runs a program. Each gives the outcomes of a request as lines, or nothing where it cannot take the
/// policy, and then the case does not count for it.
struct reader {
    const char* name;
    std::function<std::optional<std::string>(const policy&, const request&)> run;
};

std::optional<std::string> evaluated(const policy& of, const request& asked) {
    return lines_of(of, of.evaluate_all(asked.facts, asked.how, asked.answers).value());
}

std::optional<std::string> evaluated_with_derivation(const policy& of, const request& asked) {
    auto how = asked.how;
    how.with_derivation = true;
    return lines_of(of, of.evaluate_all(asked.facts, how, asked.answers).value());
}

const std::vector<reader>& readers() {
    static const std::vector<reader> all{{"evaluate", evaluated},
                                         {"evaluate with derivation", evaluated_with_derivation}};
    return all;
}

std::string explained(const policy& of, const request& asked, lang language) {
    auto how = asked.how;
    how.with_derivation = true;
    std::string words;
    const auto all = of.evaluate_all(asked.facts, how, asked.answers).value();
    for (const auto& one : all) {
        words += explanation(of, one, language) + "\n";
    }
    return words;
}

void expect_contents(const fs::path& file, const std::string& made) {
    if (std::getenv("GUIJU_WRITE_CASES") != nullptr) {
        std::ofstream(file, std::ios::binary) << made;
        return;
    }
    EXPECT_EQ(made, contents(file)) << file;
}

/// Where a place in the policy is told, printing moves it.
std::string without_places(std::string lines) {
    constexpr std::string_view begin = ",\"place\":\"";
    for (auto at = lines.find(begin); at != std::string::npos; at = lines.find(begin)) {
        lines.erase(at, lines.find('"', at + begin.size()) + 1 - at);
    }
    return lines;
}

policy read_policy(std::string text) {
    auto made = parse(std::move(text), "policy.rules.md");
    EXPECT_TRUE(made.has_value());
    for (const auto& problem : made.problems()) {
        EXPECT_NE(problem.severity, severity::error) << problem.code << ": " << problem.what.en;
    }
    return std::move(made).value();
}

class Case : public testing::TestWithParam<fs::path> {
protected:
    const policy of = read_policy(contents(GetParam() / "policy.rules.md"));
    const request asked = request_of(GetParam() / "input.json");
};

TEST_P(Case, ComesOutAsExpectedInEachReader) {
    for (const auto& one : readers()) {
        SCOPED_TRACE(one.name);
        if (const auto lines = one.run(of, asked)) {
            expect_contents(GetParam() / "expected.json", *lines);
        }
    }
}

TEST_P(Case, IsExplainedInBothLanguages) {
    expect_contents(GetParam() / "explained.zh.txt", explained(of, asked, lang::zh));
    expect_contents(GetParam() / "explained.en.txt", explained(of, asked, lang::en));
}

TEST_P(Case, AnswersTheSameWhenPrintedAndReadAgain) {
    const auto again = read_policy(print(of));
    EXPECT_EQ(print(again), print(of));
    EXPECT_EQ(without_places(*evaluated(again, asked)), without_places(*evaluated(of, asked)));
}

TEST_P(Case, ItsOwnExamplesPass) {
    for (const auto& one : of.test()) {
        EXPECT_TRUE(one.passed) << one.answer << " " << one.note << ": " << one.what.en;
    }
}

std::vector<fs::path> folders() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIJU_SOURCE_DIR) / "tests/cases")) {
        if (entry.path().filename() == "policy.rules.md") {
            all.push_back(entry.path().parent_path());
        }
    }
    std::ranges::sort(all);
    return all;
}

std::string name_of_case(const testing::TestParamInfo<fs::path>& one) {
    auto name = one.param.parent_path().filename().string() + "_" + one.param.filename().string();
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, Case, testing::ValuesIn(folders()), name_of_case);

} // namespace
} // namespace guiju
