#include "shape.hpp"

#include <guiju/feel/printer.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

namespace guiju::feel {
namespace {

namespace fs = std::filesystem;

fs::path folder(const char* variable, const char* otherwise) {
    const char* set = std::getenv(variable);
    return set != nullptr ? fs::path(set) : fs::path(otherwise);
}

/// The built-in functions of the standard whose names have more than one word.
constexpr auto builtins = std::to_array<std::string_view>({
    "date and time",     "years and months duration",
    "string length",     "upper case",
    "lower case",        "substring before",
    "substring after",   "starts with",
    "ends with",         "list contains",
    "insert before",     "list replace",
    "index of",          "distinct values",
    "string join",       "round up",
    "round down",        "round half up",
    "round half down",   "day of year",
    "day of week",       "month of year",
    "week of year",      "get value",
    "get entries",       "context put",
    "context merge",     "met by",
    "overlaps before",   "overlaps after",
    "started by",        "finished by",
    "last day of month", "from base64",
});

scope standard_scope() {
    scope known;
    for (const auto name : builtins) {
        known.add(name);
    }
    return known;
}

void expect_read_and_printed(const std::string& text, const scope& known) {
    const auto read = parse_expression(text, {}, known, testing::strict);
    ASSERT_TRUE(read.has_value()) << text << "\n" << testing::shape(read);
    const auto printed = print(*read, printing{testing::strict, {}, &known});
    const auto again = parse_expression(printed, {}, known, testing::strict);
    ASSERT_TRUE(again.has_value()) << text << "\n" << printed << "\n" << testing::shape(again);
    EXPECT_TRUE(same(*read, *again)) << text << "\n"
                                     << printed << "\n"
                                     << testing::shape(read) << "\n"
                                     << testing::shape(again);
}

void add_names(scope& known, const nlohmann::json& value) {
    if (value.is_object()) {
        for (const auto& [key, inner] : value.items()) {
            known.add(key);
            known.add_member(key);
            add_names(known, inner);
        }
    } else if (value.is_array()) {
        for (const auto& inner : value) {
            add_names(known, inner);
        }
    }
}

TEST(OtherEnginesExpressions, AreReadAndPrinted) {
    const auto from = folder("FEEL_SUITES_DIR", "../shared/feel-suites");
    if (!fs::is_directory(from)) {
        GTEST_SKIP() << "no suites of expressions at " << from << "; FEEL_SUITES_DIR names their folder";
    }
    std::size_t count = 0;
    for (const auto& file : fs::directory_iterator(from)) {
        if (file.path().extension() != ".jsonl") {
            continue;
        }
        std::ifstream lines(file.path());
        for (std::string line; std::getline(lines, line); ++count) {
            const auto one = nlohmann::json::parse(line);
            auto known = standard_scope();
            add_names(known, one.value("ctx", nlohmann::json::object()));
            expect_read_and_printed(one.at("x").get<std::string>(), known);
        }
    }
    EXPECT_GT(count, 0U);
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// All names that a model gives to anything, and its texts. Types are known by name too.
struct model_walker : pugi::xml_tree_walker {
    scope known = standard_scope();
    std::set<std::string> expressions;
    std::set<std::string> tests;

    bool for_each(pugi::xml_node& node) override {
        if (const std::string name = node.attribute("name").value(); !name.empty()) {
            known.add(name);
            known.add_member(name);
            known.add_type(name);
        }
        if (local_name(node) == "text" && !node.text().empty()) {
            const std::string_view parent = local_name(node.parent());
            if (parent == "literalExpression" || parent == "outputEntry") {
                take(expressions, node);
            } else if (parent == "inputEntry" || parent == "inputValues" || parent == "allowedValues") {
                take(tests, node);
            }
        }
        return true;
    }
    static void take(std::set<std::string>& into, const pugi::xml_node& node) {
        const std::string_view language = node.parent().attribute("expressionLanguage").value();
        if (language.empty() || language.find("FEEL") != std::string_view::npos ||
            language.find("feel") != std::string_view::npos) {
            into.insert(node.text().get());
        }
    }
};

/// Models that import others stand beside them: their names are members of the import.
void add_neighbours(scope& known, const fs::path& model) {
    for (const auto& file : fs::directory_iterator(model.parent_path())) {
        pugi::xml_document other;
        if (file.path().extension() == ".dmn" && file.path() != model && other.load_file(file.path().c_str())) {
            model_walker walker;
            other.traverse(walker);
            walker.known.names().each([&](std::string_view name) { known.add_member(name); });
        }
    }
}

bool is_read(const std::string& text, const scope& known, bool test) {
    return test ? parse_unary_tests(text, {}, known, testing::strict).has_value()
                : parse_expression(text, {}, known, testing::strict).has_value();
}

TEST(ConformanceKit, ItsExpressionsAreReadAndPrinted) {
    const auto from = folder("DMN_TCK_DIR", "../shared/dmn-tck");
    if (!fs::is_directory(from)) {
        GTEST_SKIP() << "no conformance kit at " << from << "; DMN_TCK_DIR names its folder";
    }
    std::size_t count = 0;
    std::vector<std::string> unread;
    for (const auto& file : fs::recursive_directory_iterator(from)) {
        if (file.path().extension() != ".dmn") {
            continue;
        }
        pugi::xml_document model;
        ASSERT_TRUE(model.load_file(file.path().c_str())) << file.path();
        model_walker walker;
        model.traverse(walker);
        add_neighbours(walker.known, file.path());
        for (const auto& text : walker.expressions) {
            ++count;
            if (is_read(text, walker.known, false)) {
                expect_read_and_printed(text, walker.known);
            } else {
                unread.push_back(file.path().filename().string() + ": " + text);
            }
        }
        for (const auto& text : walker.tests) {
            ++count;
            if (!is_read(text, walker.known, true)) {
                unread.push_back(file.path().filename().string() + ": " + text);
            }
        }
    }
    EXPECT_GT(count, 1000U);
    for (const auto& one : unread) {
        ADD_FAILURE() << one;
    }
}

} // namespace
} // namespace guiju::feel
