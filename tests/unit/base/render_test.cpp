#include <guiju/base/source.hpp>

#include <gtest/gtest.h>

namespace guiju {
namespace {

struct Rendering : testing::Test {
    source_set sources;

    diagnostic problem(std::string_view text, std::string_view part, severity how = severity::error) {
        const auto id = sources.add("plan.rules", std::string(text));
        const auto begin = static_cast<std::uint32_t>(text.find(part));
        return {how, "test", {id, begin, begin + static_cast<std::uint32_t>(part.size())}, {"不对", "wrong"}, {}, {}};
    }
};

TEST_F(Rendering, PointsAtThePlace) {
    EXPECT_EQ(render(problem("one\na + bcd\n", "bcd"), sources), "plan.rules:2:5: error: wrong\n"
                                                                 "    2 | a + bcd\n"
                                                                 "      |     ^~~\n");
}

TEST_F(Rendering, CountsTwoColumnsForWideCharacters) {
    EXPECT_EQ(render(problem("社保补贴 = 缴费金额 + 1", "缴费"), sources, {lang::zh}),
              "plan.rules:1:8: 错误: 不对\n"
              "    1 | 社保补贴 = 缴费金额 + 1\n"
              "      |            ^~~~\n");
}

TEST_F(Rendering, ShowsHintAndFurtherPlaces) {
    auto one = problem("(a", "a");
    one.hint = {"加上 )", "add )"};
    one.others.push_back({{one.where.source, 0, 1}, {"在这里打开", "opened here"}});
    EXPECT_EQ(render(one, sources), "plan.rules:1:2: error: wrong\n"
                                    "    1 | (a\n"
                                    "      |  ^\n"
                                    "  add )\n"
                                    "plan.rules:1:1: note: opened here\n"
                                    "    1 | (a\n"
                                    "      | ^\n");
}

TEST_F(Rendering, MarksTheEndOfTheTextWhereSomethingIsMissing) {
    auto one = problem("a +", "+");
    one.where.begin = one.where.end = 3;
    EXPECT_EQ(render(one, sources), "plan.rules:1:4: error: wrong\n"
                                    "    1 | a +\n"
                                    "      |    ^\n");
}

TEST_F(Rendering, CutsLongLinesAroundThePlace) {
    const auto shown = render(problem(std::string(300, 'x') + "here" + std::string(300, 'y'), "here"), sources);
    EXPECT_EQ(shown, "plan.rules:1:301: error: wrong\n"
                     "    1 | …" +
                         std::string(40, 'x') + "here" + std::string(56, 'y') + "…\n" + "      |  " +
                         std::string(40, ' ') + "^~~~\n");
}

TEST_F(Rendering, MarksOnlyTheFirstOfSeveralLines) {
    EXPECT_EQ(render(problem("ab\ncd", "b\nc"), sources), "plan.rules:1:2: error: wrong\n"
                                                          "    1 | ab\n"
                                                          "      |  ^\n");
}

TEST_F(Rendering, SaysTheSentenceWhereThePlaceIsUnknown) {
    EXPECT_EQ(render(diagnostic{severity::warning, "test", {}, {"不对", "wrong"}, {}, {}}, sources, {lang::zh}),
              "警告: 不对\n");
}

TEST_F(Rendering, KeepsTerminalsFromWhatTheTextWouldDoToThem) {
    EXPECT_EQ(render(problem("a\x1b[2J\tb\xFF", "b"), sources), "plan.rules:1:7: error: wrong\n"
                                                                "    1 | a [2J b\xEF\xBF\xBD\n"
                                                                "      |       ^\n");
}

TEST_F(Rendering, ColoursOnlyWhenAsked) {
    EXPECT_EQ(render(problem("a", "a"), sources).find('\x1b'), std::string::npos);
    EXPECT_NE(render(problem("a", "a"), sources, {lang::en, true}).find("\x1b[1;31merror:\x1b[0m"), std::string::npos);
}

TEST_F(Rendering, JoinsSeveral) {
    const auto one = problem("a", "a");
    EXPECT_EQ(render(diagnostics{one, one}, sources), render(one, sources) + render(one, sources));
}

} // namespace
} // namespace guiju
