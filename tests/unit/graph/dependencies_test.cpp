#include <guiju/graph/dependencies.hpp>

#include <gtest/gtest.h>

namespace guiju::graph {

namespace {

/// Clause c holds answers a and b; a uses b, b uses parameter p; d is responsible for c.
struct small {
    static vertex of(vertex_kind kind, const char* name, const char* clause = "") {
        vertex v;
        v.kind = kind;
        v.name = name;
        v.clause = clause;
        return v;
    }
    static constexpr vertex_id c{0}, p{1}, a{2}, b{3}, d{4};
    dependencies graph{{of(vertex_kind::clause, "c"), of(vertex_kind::parameter, "p"),
                        of(vertex_kind::answer, "a", "c"), of(vertex_kind::answer, "b", "c"),
                        of(vertex_kind::department, "d")},
                       {{a, b, edge_kind::uses},
                        {b, p, edge_kind::uses},
                        {a, b, edge_kind::uses},
                        {a, c, edge_kind::belongs},
                        {b, c, edge_kind::cites},
                        {c, d, edge_kind::responsible}}};
};

} // namespace

TEST(Dependencies, OrderPutsWhatIsUsedFirst) {
    const small s;
    const auto order = s.graph.order();
    ASSERT_TRUE(order);
    const auto at = [&](vertex_id id) { return std::find(order->begin(), order->end(), id); };
    EXPECT_LT(at(small::p), at(small::b));
    EXPECT_LT(at(small::b), at(small::a));
    EXPECT_EQ(order->size(), 5U);
    EXPECT_TRUE(s.graph.cycles().empty());
}

TEST(Dependencies, ASliceIsAllThatIsNeeded) {
    const vertex_id wanted[] = {small::b};
    EXPECT_EQ(small().graph.slice(wanted), (std::vector<vertex_id>{small::p, small::b}));
}

TEST(Dependencies, ImpactIsAllThatDepends) {
    const small s;
    EXPECT_EQ(s.graph.impact(small::p), (std::vector<vertex_id>{small::a, small::b}));
    EXPECT_EQ(s.graph.impact(small::c), (std::vector<vertex_id>{small::a, small::b}));
    EXPECT_TRUE(s.graph.impact(small::a).empty());
}

TEST(Dependencies, DepartmentsAndMeasuresAreAskedBothWays) {
    const small s;
    EXPECT_EQ(s.graph.departments_of(small::c), std::vector<vertex_id>{small::d});
    EXPECT_EQ(s.graph.measures_of(small::d), std::vector<vertex_id>{small::c});
}

TEST(Dependencies, CirclesAreNamedByTheirPath) {
    std::vector<vertex> vertices;
    for (const char* name : {"甲", "乙", "丙", "丁"}) {
        vertices.push_back(small::of(vertex_kind::answer, name));
    }
    const auto id = [](int i) { return static_cast<vertex_id>(i); };
    const dependencies circular(vertices, {{id(0), id(1), edge_kind::uses},
                                           {id(1), id(2), edge_kind::uses},
                                           {id(2), id(0), edge_kind::uses},
                                           {id(0), id(3), edge_kind::uses},
                                           {id(3), id(3), edge_kind::uses}});
    EXPECT_FALSE(circular.order());
    const auto found = circular.cycles();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(circular.path(found[0]), "甲 → 乙 → 丙 → 甲");
    EXPECT_EQ(circular.path(found[1]), "丁 → 丁");
}

TEST(Dependencies, ALongChainNeedsNoStack) {
    constexpr int length = 200'000;
    std::vector<vertex> vertices(length);
    std::vector<edge> edges;
    for (int i = 0; i + 1 < length; ++i) {
        edges.push_back({static_cast<vertex_id>(i), static_cast<vertex_id>(i + 1), edge_kind::uses});
    }
    const dependencies chain(std::move(vertices), std::move(edges));
    EXPECT_TRUE(chain.order());
    EXPECT_EQ(chain.impact(static_cast<vertex_id>(length - 1)).size(), static_cast<std::size_t>(length - 1));
}

} // namespace guiju::graph
