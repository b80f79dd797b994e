#pragma once

#include <guiju/base/language.hpp>
#include <guiju/value/value.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace guiju::formats::csv {

/// A row that was left out: which (from 0, below the header), where it begins, and why.
struct bad_row {
    std::size_t row = 0;
    std::size_t line = 1;
    wording what;
};

/// A table whose first row names its fields.
struct table {
    std::vector<value> rows;        ///< contexts of texts, all of one shape; an empty field is null
    std::vector<std::size_t> lines; ///< on which each row begins, from 1
    std::vector<bad_row> problems;
};

/// A whole file that cannot be read, or its table. Rows with too few or too many fields are left out and told;
/// `most_columns` and more, a header that names a field twice and bytes in no known encoding are problems of the file.
struct table_or_problem {
    std::optional<table> read;
    std::size_t line = 1; ///< of the problem
    wording problem;
};

[[nodiscard]] table_or_problem read_table(std::string_view bytes, std::string_view encoding,
                                          std::size_t most_columns = 10'000);

} // namespace guiju::formats::csv
