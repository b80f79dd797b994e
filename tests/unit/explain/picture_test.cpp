#include <guiju/explain/picture.hpp>

#include <gtest/gtest.h>

namespace guiju::explain {

namespace {

using graph::edge_kind;
using graph::vertex_id;
using graph::vertex_kind;

graph::vertex vertex_of(vertex_kind kind, const char* name, const char* clause) {
    graph::vertex v;
    v.kind = kind;
    v.name = name;
    v.clause = clause;
    return v;
}

graph::dependencies small() {
    auto clause = vertex_of(vertex_kind::clause, "二(一)1", "二(一)1");
    clause.title = "扶持 <资金> & \"奖\"";
    auto field = vertex_of(vertex_kind::field, "级别", "");
    field.of = "组织";
    return {{clause, vertex_of(vertex_kind::parameter, "标准", "二(一)1"), field,
             vertex_of(vertex_kind::answer, "奖励", "二(一)1")},
            {{vertex_id{3}, vertex_id{1}, edge_kind::uses}, {vertex_id{3}, vertex_id{2}, edge_kind::uses}}};
}

} // namespace

TEST(Picture, WideCharactersTakeAnEm) {
    EXPECT_DOUBLE_EQ(width_of("奖励"), 2.0);
    EXPECT_DOUBLE_EQ(width_of("3A"), 1.1);
}

TEST(Picture, DotGroupsByClause) {
    const auto text = draw_dot(small());
    EXPECT_NE(text.find("label=\"二(一)1 扶持 <资金> & \\\"奖\\\"\""), std::string::npos);
    EXPECT_NE(text.find("n0 -> n1;"), std::string::npos);
    EXPECT_EQ(text.find("级别"), std::string::npos);
}

TEST(Picture, FieldsAreDrawnWhenAskedFor) {
    picture_options how;
    how.fields = true;
    EXPECT_NE(draw_mermaid(small(), how).find("[\"级别\"]"), std::string::npos);
}

TEST(Picture, OnlyWhatIsAskedForIsDrawn) {
    picture_options how;
    how.only = {vertex_id{3}};
    const auto text = draw_dot(small(), how);
    EXPECT_NE(text.find("奖励"), std::string::npos);
    EXPECT_EQ(text.find("标准"), std::string::npos);
}

TEST(Picture, SvgEscapesTexts) {
    const auto text = draw_svg(small());
    EXPECT_NE(text.find("扶持 &lt;资金&gt; &amp; &quot;奖&quot;"), std::string::npos);
    EXPECT_NE(text.find("<title>决策 奖励 · 二(一)1</title>"), std::string::npos);
    EXPECT_EQ(text.find("nan"), std::string::npos);
}

TEST(Picture, NothingDrawsAnEmptyPicture) { EXPECT_NE(draw_svg({{}, {}}).find("</svg>"), std::string::npos); }

} // namespace guiju::explain
