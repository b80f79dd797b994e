#pragma once

#include <guiju/guiju.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::cli {

/// How the columns of a table become the fields of a record: a column each, or several `field.entry` columns one nested
/// record.
class column_plan {
public:
    /// `without`: columns that are keys of owners, and no fields.
    column_plan(const std::vector<std::string>& columns, const std::vector<std::size_t>& without);

    /// The fields of that row, appended.
    void append(const context_body& row, std::vector<std::string>& names, std::vector<value>& values) const;

private:
    struct field {
        std::string name;
        std::vector<std::size_t> columns;
        shared<const guiju::shape> entries; ///< of nested records; else null
    };
    std::vector<field> fields_;
};

/// A cell as text; empty for what is not there.
[[nodiscard]] std::string cell_text(const context_body& row, std::size_t column);

} // namespace guiju::cli
