#include "totals.hpp"

#include "output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace guiju::cli {
namespace {

using json = nlohmann::ordered_json;

std::string words_of(const json& cell) {
    return cell.is_null() ? "" : cell.is_string() ? cell.get<std::string>() : cell.dump();
}

std::vector<std::vector<std::string>> rows_of(const columns::total_table& all) {
    std::vector<std::vector<std::string>> rows{all.keys};
    rows.front().insert(rows.front().end(), all.totals.begin(), all.totals.end());
    for (const auto& group : all.groups) {
        auto& row = rows.emplace_back();
        const auto line = json::parse(to_json_line(all, group));
        for (const auto& name : rows.front()) {
            row.push_back(words_of(line.at(name)));
        }
    }
    return rows;
}

void write_csv(const columns::total_table& all, std::ostream& to) {
    for (const auto& row : rows_of(all)) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            to << (i == 0 ? "" : ",") << csv_field(row[i]);
        }
        to << '\n';
    }
}

void write_json(const columns::total_table& all, std::ostream& to, bool lines) {
    to << (lines ? "" : "[");
    bool first = true;
    for (const auto& group : all.groups) {
        to << (lines ? "" : first ? "\n" : ",\n") << to_json_line(all, group) << (lines ? "\n" : "");
        first = false;
    }
    to << (lines ? "" : first ? "]\n" : "\n]\n");
}

} // namespace

exit_code write_totals(const asked_question& asked, const total_options& what, const std::string& record,
                       const std::string& format, std::ostream& to, const console& on) {
    std::vector<columns::total> totals;
    for (const auto& written : what.totals.empty() ? std::vector<std::string>{"count()"} : what.totals) {
        auto read = columns::read_total(written);
        if (!read) {
            on.report(read.problems(), asked.policy->sources());
            return usage;
        }
        totals.push_back(std::move(*read));
    }
    const auto all = asked.policy->totals(asked.data.all, totals, what.by, asked.how, record);
    if (!all) {
        on.report(all.problems(), asked.policy->sources());
        return usage;
    }
    if (format == "csv") {
        write_csv(*all, to);
    } else if (format == "table") {
        write_aligned(to, rows_of(*all));
    } else {
        write_json(*all, to, format == "jsonl");
    }
    return all_well;
}

} // namespace guiju::cli
