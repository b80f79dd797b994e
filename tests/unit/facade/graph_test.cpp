#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

namespace guiju {
namespace {

policy small() {
    return parse("政策 甲（a）\n\n参数 标准（standard）：数字\n  始终：3\n\n决策 乙（b）：数字\n  = 标准\n\n"
                 "决策 丙（c）：数字\n  = 乙 + 1\n\n职责 丁（d）\n  责任 财政局\n  内容 付款\n",
                 "a.rules")
        .value();
}

std::vector<std::string> names(const graph::dependencies& in, const std::vector<graph::vertex_id>& of) {
    std::vector<std::string> all;
    for (const auto id : of) {
        all.push_back(in[id].name);
    }
    return all;
}

TEST(GraphOfAPolicy, TellsImpactAndSlicesByName) {
    const auto graph = small().dependencies();
    EXPECT_EQ(names(graph, impact(graph, "standard").value()), (std::vector<std::string>{"乙", "丙"}));
    EXPECT_EQ(names(graph, slice(graph, "b").value()), (std::vector<std::string>{"标准", "乙"}));
    EXPECT_EQ(names(graph, impact(graph, "财政局").value()), (std::vector<std::string>{"丁"}));
}

TEST(GraphOfAPolicy, NamesTheNearestPartForAnUnknownOne) {
    const auto graph = small().dependencies();
    const auto found = impact(graph, "standart");
    ASSERT_FALSE(found);
    EXPECT_NE(found.problems().front().hint.en.find("standard"), std::string::npos);
}

} // namespace
} // namespace guiju
