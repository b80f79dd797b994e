#include "call.hpp"

#include <guiju/meaning/member.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace guiju::meaning {
namespace {

std::string functions_page() {
    std::ifstream in(std::filesystem::path(GUIJU_SOURCE_DIR) / "docs/language/functions.md", std::ios::binary);
    EXPECT_TRUE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// How many lines of the page begin so.
std::size_t lines_with(const std::string& page, const std::string& beginning) {
    std::size_t count = 0;
    for (auto at = page.find("\n" + beginning); at != std::string::npos; at = page.find("\n" + beginning, at + 1)) {
        ++count;
    }
    return count;
}

std::string row_of(std::string_view en, std::string_view zh) {
    return "| `" + std::string(en) + "` | `" + std::string(zh) + "` | ";
}

TEST(PageOfFunctions, HasEachFunctionOnceWithItsParametersAndSection) {
    const auto page = functions_page();
    for (const auto& one : operations) {
        if (is_function(one.id)) {
            const auto row = row_of(one.name, one.zh) + std::string(one.signatures);
            EXPECT_EQ(lines_with(page, row), 1U) << row;
            const auto begin = page.find("\n" + row);
            ASSERT_NE(begin, std::string::npos);
            const auto line = page.substr(begin + 1, page.find('\n', begin + 1) - begin - 1);
            EXPECT_TRUE(line.ends_with("| " + std::string(one.clause) + " |")) << line;
        }
    }
}

TEST(PageOfFunctions, HasEachPropertyOnce) {
    const auto page = functions_page();
    for (const auto& one : properties) {
        EXPECT_EQ(lines_with(page, row_of(one.en, one.zh)), 1U) << one.en;
    }
}

TEST(PageOfFunctions, HasNoOthers) {
    std::size_t functions = 0;
    for (const auto& one : operations) {
        functions += is_function(one.id) ? 1U : 0U;
    }
    EXPECT_EQ(lines_with(functions_page(), "| `"), functions + properties.size());
}

} // namespace
} // namespace guiju::meaning
