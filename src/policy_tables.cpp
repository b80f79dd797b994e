#include "formats/csv/table.hpp"

#include <guiju/guiju.hpp>

namespace guiju {

result<csv_table> read_csv(std::string_view bytes, const std::string& name, std::string_view encoding) {
    auto table = formats::csv::read_table(bytes, encoding);
    if (!table.read) {
        const auto place = name + ":" + std::to_string(table.line) + ": ";
        diagnostic problem;
        problem.code = "csv.file";
        problem.what = {place + table.problem.zh, place + table.problem.en};
        return problem;
    }
    csv_table made;
    made.rows = value::list(std::move(table.read->rows));
    made.lines = std::move(table.read->lines);
    made.problems.reserve(table.read->problems.size());
    for (auto& bad : table.read->problems) {
        const auto row = std::to_string(bad.row + 1);
        const auto line = std::to_string(bad.line);
        made.problems.push_back({severity::error,
                                 "csv.row",
                                 "row " + row,
                                 bad.row,
                                 {"（第 " + line + " 行）" + bad.what.zh, "(line " + line + ") " + bad.what.en}});
    }
    return made;
}

} // namespace guiju
