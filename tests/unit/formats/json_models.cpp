#include <guiju/formats/dmn/reader.hpp>
#include <guiju/formats/dmn/writer.hpp>
#include <guiju/formats/json/policy.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace guiju::formats {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

fs::path kit() {
    const char* told = std::getenv("DMN_TCK_DIR");
    return told != nullptr ? fs::path(told) : fs::path(GUIJU_SOURCE_DIR) / "../shared/dmn-tck";
}

result<graph::policy> read(const fs::path& path) {
    source_set sources;
    const auto beside = [&path](const dmn::wanted_model& wanted) -> std::optional<dmn::imported_model> {
        for (const auto& one : fs::directory_iterator(path.parent_path())) {
            auto text = one.path().extension() == ".dmn" ? contents(one.path()) : std::string();
            if (!text.empty() && dmn::name_space_of(text) == wanted.name_space) {
                return dmn::imported_model{one.path().string(), std::move(text)};
            }
        }
        return std::nullopt;
    };
    return dmn::parse(sources, sources.add(path.string(), contents(path)), {.resolve = beside, .limits = {}});
}

result<graph::policy> again(const std::string& text) {
    source_set sources;
    return json::parse_policy(sources, sources.add("model.json", text));
}

TEST(JsonModels, EveryModelOfTheKitIsTheSameGraphAgain) {
    if (!fs::is_directory(kit())) {
        GTEST_SKIP() << "DMN's conformance kit is not at " << kit();
    }
    std::size_t models = 0;
    for (const auto& one : fs::recursive_directory_iterator(kit())) {
        if (one.path().extension() != ".dmn") {
            continue;
        }
        const auto first = read(one.path());
        ASSERT_TRUE(first) << one.path();
        const auto text = json::print_policy(*first);
        const auto second = again(text);
        ASSERT_TRUE(second) << one.path() << ": " << second.problems().front().what.en;
        EXPECT_TRUE(graph::same(*first, *second)) << one.path();
        EXPECT_EQ(json::print_policy(*second), text) << one.path();
        EXPECT_EQ(dmn::print(*second), dmn::print(*first)) << one.path();
        EXPECT_EQ(second.problems().size(), first.problems().size()) << one.path();
        ++models;
    }
    EXPECT_GT(models, 0U);
}

constexpr const char* small = R"({
  "language": "en", "literate": false,
  "records": [{"name": "inputs", "fields": [{"name": "Age", "type": {"kind": "named", "name": "number"}}]}],
  "answers": [{"kind": "decision", "name": "Adult", "subject": "inputs",
               "box": {"kind": "literal", "text": "Age >= 18"}}],
  "models": [{"name": "m", "namespace": "urn:m"}],
  "inputs": [{"details": {"id": "age"}}]
})";

TEST(JsonModels, AreReadWithoutWhatIsLeftOut) {
    const auto made = again(small);
    ASSERT_TRUE(made) << made.problems().front().what.en;
    const auto written = dmn::print(*made);
    EXPECT_NE(written.find("<text>Age &gt;= 18</text>"), std::string::npos) << written;
    EXPECT_NE(written.find("<inputData id=\"age\" name=\"Age\">"), std::string::npos) << written;
}

TEST(JsonModels, TellWhatIsNotAsModelsAre) {
    struct row {
        const char* what;
        const char* by;
        const char* en;
    };
    for (const auto& [what, by, en] : {
             row{R"({"kind": "literal", "text": "Age >= 18"})", R"({"kind": "conditional", "parts": []})",
                 "this box has too many or too few names or parts"},
             row{R"({"kind": "literal", "text": "Age >= 18"})", R"({"kind": "table"})",
                 "this box has too many or too few names or parts"},
             row{R"("name": "Adult")", R"("name": "Adult", "model": 7)", "there is no model 7"},
             row{R"("namespace": "urn:m")", R"("namespace": "urn:m", "prefix": "x.")", "the name should begin with x."},
             row{R"([{"name": "m", "namespace": "urn:m"}])", "[]", "there is something of DMN, but no model"},
             row{R"([{"details": {"id": "age"}}])", "[]",
                 "models have one record of inputs, and one of `inputs` for each of its fields"},
         }) {
        std::string text = small;
        text.replace(text.find(what), std::string(what).size(), by);
        const auto made = again(text);
        ASSERT_FALSE(made) << by;
        EXPECT_EQ(made.problems().front().code, "json.model");
        EXPECT_EQ(made.problems().front().what.en, en);
    }
}

TEST(JsonModels, KeepWhatIsNoFeel) {
    std::string text = small;
    text.replace(text.find("Age >= 18"), 9, "Age >=");
    const auto made = again(text);
    ASSERT_TRUE(made);
    ASSERT_FALSE(made.problems().empty());
    EXPECT_EQ(made.problems().front().severity, severity::warning);
    EXPECT_NE(json::print_policy(*made).find("Age >="), std::string::npos);
}

} // namespace
} // namespace guiju::formats
