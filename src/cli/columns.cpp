#include "columns.hpp"

#include <algorithm>
#include <utility>

namespace guiju::cli {

column_plan::column_plan(const std::vector<std::string>& columns, const std::vector<std::size_t>& without) {
    std::vector<shared<guiju::shape>> nested;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::ranges::find(without, i) != without.end()) {
            continue;
        }
        const auto dot = columns[i].find('.');
        if (dot == std::string::npos) {
            fields_.push_back({columns[i], {i}, {}});
            nested.emplace_back();
            continue;
        }
        const auto name = columns[i].substr(0, dot);
        auto found = std::ranges::find_if(fields_, [&](const field& f) { return f.name == name && f.entries; });
        if (found == fields_.end()) {
            nested.push_back(make_shared_body<guiju::shape>());
            fields_.push_back({name, {}, nested.back()});
            found = fields_.end() - 1;
        }
        found->columns.push_back(i);
        nested[static_cast<std::size_t>(found - fields_.begin())]->names.push_back(columns[i].substr(dot + 1));
    }
}

void column_plan::append(const context_body& row, std::vector<std::string>& names, std::vector<value>& values) const {
    for (const auto& f : fields_) {
        names.push_back(f.name);
        if (!f.entries) {
            values.push_back(row.values[f.columns[0]]);
            continue;
        }
        std::vector<value> entries;
        entries.reserve(f.columns.size());
        for (const auto column : f.columns) {
            entries.push_back(row.values[column]);
        }
        values.emplace_back(shared<const context_body>(make_shared_body<context_body>(f.entries, std::move(entries))));
    }
}

std::string cell_text(const context_body& row, std::size_t column) {
    return row.values[column].is(kind::text) ? row.values[column].as_text() : std::string();
}

} // namespace guiju::cli
