#include <guiju/formats/dmn/reader.hpp>
#include <guiju/formats/dmn/writer.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace guiju::formats {
namespace {

std::string model(const std::string& content, const std::string& before = {}) {
    return "<?xml version=\"1.0\"?>" + before +
           "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">" +
           content + "</definitions>";
}

result<graph::policy> read(const std::string& text, const dmn::reading& how = {}) {
    source_set sources;
    return dmn::parse(sources, sources.add("m.dmn", text), how);
}

std::string code_of(const result<graph::policy>& read) {
    return read.problems().empty() ? std::string() : read.problems().front().code;
}

std::string everything() {
    std::ifstream in(std::string(GUIJU_SOURCE_DIR) + "/tests/fuzz/corpus/dmn/everything.dmn");
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(DmnReader, MakesAnswersOfDecisionsAndFieldsOfInputData) {
    const auto made = read(model("<inputData name=\"loan  amount\"><variable name=\"loan amount\" typeRef=\"number\"/>"
                                 "</inputData><decision name=\"twice\"><variable name=\"twice\"/>"
                                 "<literalExpression><text>2 * loan amount</text></literalExpression></decision>"));
    ASSERT_TRUE(made);
    ASSERT_EQ(made->records.size(), 1U);
    EXPECT_EQ(made->records[0].fields.at(0).name.name, "loan amount");
    EXPECT_EQ(made->answers.at(0).name.name, "twice");
    EXPECT_EQ(made->answers.at(0).subject, made->records[0].name.name);
}

TEST(DmnReader, WarnsOfAnExpressionThatIsNoneAndKeepsTheRest) {
    const auto made = read(model("<decision name=\"bad\"><literalExpression><text>1 + </text></literalExpression>"
                                 "</decision><decision name=\"good\"><literalExpression><text>1</text>"
                                 "</literalExpression></decision>"));
    ASSERT_TRUE(made);
    ASSERT_EQ(made.problems().size(), 1U);
    EXPECT_EQ(made.problems()[0].severity, severity::warning);
    EXPECT_EQ(made->answers.size(), 2U);
}

TEST(DmnReader, TakesTheNamespacesOfAllVersions) {
    for (const auto* space :
         {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
          "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
          "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20240513/MODEL/"}) {
        const auto made = read("<d:definitions xmlns:d=\"" + std::string(space) +
                               "\" name=\"m\" namespace=\"urn:m\"><d:decision name=\"a\"/></d:definitions>");
        ASSERT_TRUE(made) << space;
        EXPECT_EQ(made->answers.size(), 1U) << space;
    }
}

TEST(DmnReader, TakesNoDocumentType) {
    EXPECT_EQ(code_of(read(model("", "<!DOCTYPE definitions [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>"))),
              "dmn.document_type");
    EXPECT_EQ(code_of(read(model("", "<!DOCTYPE definitions SYSTEM \"file:///etc/passwd\">"))), "dmn.document_type");
}

TEST(DmnReader, RefusesNestingBeyondTheLimit) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<list>";
    }
    for (int i = 0; i < 100'000; ++i) {
        deep += "</list>";
    }
    EXPECT_EQ(code_of(read(model("<decision name=\"a\">" + deep + "</decision>"))), "limit.depth");
}

TEST(DmnReader, SaysWhereXmlIsBroken) {
    const auto text = model("<decision name=\"a\"/>");
    for (const auto size : {std::size_t{0}, std::size_t{5}, text.size() / 2, text.size() - 3}) {
        const auto made = read(text.substr(0, size));
        ASSERT_FALSE(made) << size;
        EXPECT_FALSE(code_of(made).empty());
    }
}

TEST(DmnReader, TellsOfAnImportThatIsNotThere) {
    EXPECT_EQ(code_of(read(model("<import name=\"other\" namespace=\"urn:other\" "
                                 "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"))),
              "import.missing");
}

TEST(DmnReader, NamesWhatItImportsWithTheAlias) {
    dmn::reading how;
    how.resolve = [](const dmn::wanted_model& wanted) {
        return wanted.name_space == "urn:other"
                   ? std::optional(dmn::imported_model{
                         "other.dmn", "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"o\" "
                                      "namespace=\"urn:other\"><decision name=\"deep thought\"/></definitions>"})
                   : std::nullopt;
    };
    const auto made = read(model("<import name=\"other one\" namespace=\"urn:other\" "
                                 "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"),
                           how);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->answers.at(0).name.name, "other one.deep thought");
}

TEST(DmnWriter, ReadsBackToTheSameGraph) {
    const auto once = read(everything());
    ASSERT_TRUE(once);
    const auto text = dmn::print(*once);
    const auto again = read(text);
    ASSERT_TRUE(again) << text;
    EXPECT_TRUE(graph::same(*once, *again)) << text;
    EXPECT_EQ(dmn::print(*again), text);
}

TEST(DmnWriter, KeepsWhatGuijuDoesNotKnow) {
    const auto text = dmn::print(read(everything()).value());
    EXPECT_NE(text.find("<own:mark colour=\"red\">kept</own:mark>"), std::string::npos) << text;
    EXPECT_NE(text.find("a note"), std::string::npos);
    EXPECT_NE(text.find("1 + </text>"), std::string::npos);
}

} // namespace
} // namespace guiju::formats
