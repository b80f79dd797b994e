#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::cli {

/// Where an item of a list was read: file, row below the header (from 1), and line (from 1).
struct place {
    std::string file;
    std::size_t row = 0;
    std::size_t line = 0;
};

/// The rows that the items of a population came from, so that a problem with `组织[3].评级[0].取得日期` can be told
/// with its row.
struct origin {
    std::optional<place> at;
    std::map<std::string, std::vector<origin>, std::less<>> lists;
};

/// The nearest row that a path leads through, and what remains of the path behind it.
struct located {
    std::optional<place> at;
    std::string field;
};

[[nodiscard]] located locate(const origin& root, std::string_view path);

} // namespace guiju::cli
