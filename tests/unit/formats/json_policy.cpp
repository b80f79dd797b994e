#include "unit/formats/rules_policies.hpp"
#include "unit/formats/rules_reading.hpp"

#include <guiju/formats/json/policy.hpp>

#include <fstream>
#include <sstream>

using namespace guiju;
namespace json = guiju::formats::json;

namespace {

/// A policy read from JSON; its sources stay.
struct json_reading {
    source_set sources;
    result<graph::policy> policy;

    explicit json_reading(std::string text) : policy(diagnostics{}) {
        policy = json::parse_policy(sources, sources.add("t.json", std::move(text)));
    }
    /// Problems as `line:column code`, one a line.
    [[nodiscard]] std::string problems() const {
        std::string all;
        for (const auto& one : policy.problems()) {
            const auto at = sources.find(one.where.source)->at(one.where.begin);
            all += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + one.code + "\n";
        }
        return all;
    }
};

std::string file_text(const std::string& path) {
    std::ifstream in(std::string(GUIJU_SOURCE_DIR) + "/" + path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return std::move(all).str();
}

} // namespace

TEST(JsonPolicy, PrintedPoliciesReadBackTheSame) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        const auto policy = formats::rules::random_policy(seed, seed % 2 == 0, seed % 4 < 2 ? lang::zh : lang::en);
        const auto text = json::print_policy(policy);
        json_reading again(text);
        ASSERT_TRUE(again.policy) << render(again.policy.problems(), again.sources) << "\n" << text;
        ASSERT_TRUE(graph::same(policy, *again.policy)) << seed << "\n" << text << json::print_policy(*again.policy);
    }
}

TEST(JsonPolicy, ThePlanReadsBackTheSame) {
    const auto policy = formats::rules::read(file_text("examples/longgang/longgang.rules.md"), "longgang.rules.md");
    json_reading again(json::print_policy(policy));
    ASSERT_TRUE(again.policy) << render(again.policy.problems(), again.sources);
    EXPECT_TRUE(graph::same(policy, *again.policy));
}

TEST(JsonPolicy, TellsEachProblemAtItsPlace) {
    EXPECT_EQ(json_reading("[1]").problems(), "1:1 json.kind\n");
    EXPECT_EQ(json_reading("{\"language\": \"zh\", \"literate\": fals}").problems(), "1:36 json.syntax\n");
    EXPECT_EQ(json_reading("{\n \"language\": \"fr\",\n \"literate\": 1,\n \"answer\": []}").problems(),
              "2:15 json.value\n3:14 json.kind\n4:3 json.member\n");
    EXPECT_EQ(json_reading("{\"language\": \"en\"}").problems(), "1:1 json.missing\n");
    EXPECT_EQ(json_reading("{\"language\": \"en\", \"literate\": true, \"in_force_from\": \"2023-02-29\",\n"
                           " \"clauses\": [{\"id\": \"a\", \"level\": 1.5, \"title\": \"A\"}]}")
                  .problems(),
              "1:56 json.date\n2:35 json.whole\n");
}

TEST(JsonPolicy, TellsWhereAnExpressionCannotBeReadAlsoBehindEscapes) {
    const std::string before = "{\"language\": \"en\", \"literate\": false, \"answers\": [{\"kind\": \"decision\", "
                               "\"name\": \"a\",\n\"cases\": [{\"value\": \"";
    EXPECT_EQ(json_reading(before + "1 + )\"}]}]}").problems().substr(0, 5), "2:26 ");
    EXPECT_EQ(json_reading(before + "\\\"\\u4e2d\\\" + )\"}]}]}").problems().substr(0, 5), "2:35 ");
}

TEST(JsonPolicy, BoundsWhatItReads) {
    EXPECT_EQ(json_reading(std::string(100'000, '[')).problems(), "1:501 json.depth\n");
    EXPECT_EQ(json_reading("{\"language\": \"en\", \"language\": \"en\"}").problems(), "1:29 json.duplicate_key\n");
    EXPECT_EQ(json_reading("").problems(), "1:1 json.syntax\n");
}

TEST(JsonPolicy, TellsAnOrderThatNamesNothing) {
    source_set sources;
    const auto made = json::parse_policy(
        sources,
        sources.add("a.json", R"({"language": "en", "literate": true, "order": [{"what": "answer", "index": 5}]})"));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().front().code, "json.order");
    EXPECT_EQ(made.problems().front().what.en, "there is no answer 5, which `order` names");
}

TEST(JsonPolicy, ThePublishedSchemaIsCurrent) {
    EXPECT_EQ(json::policy_schema(), file_text("docs/policy.schema.json"))
        << "make it anew: guiju schema > docs/policy.schema.json";
}
