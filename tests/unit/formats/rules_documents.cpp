#include "unit/formats/rules_reading.hpp"

#include <guiju/feel/keywords.hpp>
#include <guiju/formats/rules/keywords.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace guiju;
using namespace guiju::formats::rules;

namespace {

const std::filesystem::path root = GUIJU_SOURCE_DIR;

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> blocks_of_rules(const std::string& page) {
    constexpr std::string_view open = "```rules\n";
    std::vector<std::string> blocks;
    for (auto at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
        at += open.size();
        const auto end = page.find("```", at);
        blocks.push_back(page.substr(at, end - at));
        at = end;
    }
    return blocks;
}

std::set<std::string> codes_in(const std::string& text, const char* pattern) {
    std::set<std::string> codes;
    const std::regex code(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) {
        const auto found = (*at)[1].str();
        const auto dot = found.find('.');
        const std::set<std::string> files{"hpp", "cpp", "h", "md", "rules"};
        if (files.find(found.substr(dot + 1)) == files.end()) {
            codes.insert(found);
        }
    }
    return codes;
}

} // namespace

TEST(RulesManual, EverySampleIsReadAndReadsBackTheSame) {
    std::size_t samples = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "docs/language")) {
        if (entry.path().extension() != ".md") {
            continue;
        }
        for (const auto& block : blocks_of_rules(contents(entry.path()))) {
            const auto policy = read(block);
            EXPECT_TRUE(graph::same(read(print(policy)), policy)) << print(policy);
            ++samples;
        }
    }
    EXPECT_GE(samples, 7U);
}

TEST(RulesManual, ListsEveryKeyword) {
    const auto page = contents(root / "docs/language/keywords.md");
    std::size_t rows = 0;
    for (const auto& row : keywords) {
        std::string line = "| ";
        line.append(row.zh).append(" | ").append(row.en).append(" | ").append(row.zh_other).append(" | ");
        EXPECT_NE(page.find("\n" + line), std::string::npos) << line;
        ++rows;
    }
    std::size_t lines = 0;
    for (auto at = page.find("\n| "); at != std::string::npos; at = page.find("\n| ", at + 1)) {
        ++lines;
    }
    EXPECT_EQ(lines, rows + 6) << "a row for each keyword and a head for each of six tables";
}

TEST(RulesManual, ListsEveryDiagnosticAndNoOther) {
    std::string sources;
    for (const auto* const room :
         {"formats/rules", "formats/dmn", "formats/json", "feel", "program", "evaluate", "columns", "prove"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "src" / room)) {
            sources += entry.is_regular_file() ? contents(entry.path()) : "";
        }
    }
    for (const auto* const file : {"emit/model_feel.cpp", "policy_comparison.cpp", "policy_evaluation.cpp",
                                   "policy_model.cpp", "policy_text.cpp", "policy_totals.cpp"}) {
        sources += contents(root / "src" / file);
    }
    const auto raised = codes_in(sources, R"re("([a-z]+\.[a-z_]+)")re");
    const auto listed = codes_in(contents(root / "docs/language/diagnostics.md"), R"(\| `([a-z]+\.[a-z_]+)` \|)");
    for (const auto& code : raised) {
        EXPECT_EQ(listed.count(code), 1U) << code << " is not listed in docs/language/diagnostics.md";
    }
    for (const auto& code : listed) {
        EXPECT_EQ(raised.count(code), 1U) << code << " is listed but never raised";
    }
}

TEST(RulesHighlighting, KnowsEveryKeyword) {
    const auto lexer = contents(root / "python/guiju/highlight.py");
    const auto grammar = contents(root / "docs/language/guiju.tmLanguage.json");
    const auto known = [&](std::string_view word) {
        EXPECT_NE(lexer.find("\"" + std::string(word) + "\""), std::string::npos) << word;
        const auto spaced = std::regex_replace(std::string(word), std::regex(" "), "[ ]+");
        EXPECT_NE(grammar.find(spaced), std::string::npos) << word;
    };
    for (const auto& row : keywords) {
        known(row.zh);
        known(row.en);
        if (!row.zh_other.empty()) {
            known(row.zh_other);
        }
    }
    for (const auto& row : feel::keywords) {
        if (row.place != feel::keyword_place::name) {
            known(row.zh);
            known(row.en);
        }
    }
}
