#include <guiju/feel/nodes.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>
#include <vector>

namespace guiju::feel {
namespace {

node_id id(std::size_t i) { return static_cast<node_id>(i); }

std::vector<node_id> first(std::size_t count) {
    std::vector<node_id> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(id(i));
    }
    return all;
}

std::vector<node_id> read(const node_list& of) { return {of.begin(), of.end()}; }

TEST(NodeList, HoldsWhatAVectorHolds) {
    node_list made;
    EXPECT_TRUE(made.empty());
    for (std::size_t i = 0; i < 40; ++i) {
        made.push_back(id(i));
        EXPECT_EQ(read(made), first(i + 1));
        EXPECT_EQ(made.front(), id(0));
        EXPECT_EQ(made.back(), id(i));
        EXPECT_EQ(made.at(i), id(i));
        EXPECT_EQ(made[i], id(i));
        EXPECT_THROW(static_cast<void>(made.at(i + 1)), std::out_of_range);
    }
}

TEST(NodeList, CopiesAreApartAndMovedOnesEmpty) {
    for (std::size_t count = 0; count < 6; ++count) {
        const auto all = first(count);
        node_list from(all.begin(), all.end());
        node_list copy = from;
        copy.push_back(id(100));
        EXPECT_EQ(read(from), all);
        EXPECT_EQ(copy.size(), count + 1);

        const node_list moved = std::move(from);
        EXPECT_EQ(read(moved), all);
        EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move): what is left is told of
        from.push_back(id(7));
        EXPECT_EQ(read(from), std::vector{id(7)});

        copy = moved;
        EXPECT_EQ(read(copy), all);
        copy = node_list{id(1), id(2), id(3)};
        EXPECT_EQ(read(copy), (std::vector{id(1), id(2), id(3)}));
    }
}

TEST(NodeList, ChildrenCanBeChanged) {
    node_list made{id(3), id(1), id(2)};
    for (auto& one : made) {
        one = id(static_cast<std::size_t>(one) + 10);
    }
    EXPECT_EQ(read(made), (std::vector{id(13), id(11), id(12)}));
}

} // namespace
} // namespace guiju::feel
