#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace guiju {
namespace {

TEST(Utf8, SaysWhereTextEnds) {
    EXPECT_EQ(find_invalid_utf8(""), std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8("plain"), std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8("龙岗 and \U0001F600"), std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2U);
    EXPECT_EQ(find_invalid_utf8("龙\xE5\xB2"), 3U);    // cut off
    EXPECT_EQ(find_invalid_utf8("\xC0\x80"), 0U);      // longer than need be
    EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1U); // half of a pair
    EXPECT_EQ(find_invalid_utf8(std::string(1000, 'a') + "\x80"), 1000U);
}

} // namespace
} // namespace guiju
