#include "data.hpp"

#include "join.hpp"
#include "policies.hpp"
#include "population_shape.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace guiju::cli {
namespace {

namespace fs = std::filesystem;

bool ends_in(const std::string& file, std::string_view ending) { return file.ends_with(ending); }
bool is_lines(const std::string& file) { return ends_in(file, ".jsonl") || ends_in(file, ".ndjson"); }

/// Folders are replaced by the data files in them, by name.
std::vector<std::string> files_of(const std::vector<std::string>& given) {
    std::vector<std::string> all;
    for (const auto& one : given) {
        std::error_code failed;
        if (!fs::is_directory(one, failed)) {
            all.push_back(one);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : fs::directory_iterator(one, failed)) {
            const auto file = entry.path().string();
            if (ends_in(file, ".csv") || ends_in(file, ".json") || is_lines(file)) {
                inside.push_back(file);
            }
        }
        std::ranges::sort(inside);
        all.insert(all.end(), inside.begin(), inside.end());
    }
    return all;
}

std::vector<std::string> parts_of_name(const std::string& file) {
    auto stem = fs::path(file).filename().string();
    stem = stem.substr(0, stem.size() - (ends_in(stem, ".csv") ? 4 : 0));
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= stem.size();) {
        const auto end = std::min(stem.find('.', begin), stem.size());
        parts.push_back(stem.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

class reading_data {
public:
    reading_data(const policy& with, const data_options& options, const console& on)
        : p_(with.program()), options_(options), on_(on) {}

    raw_data read();

private:
    void read_table(const std::string& file, const std::string& bytes);
    void read_lines(const std::string& file, const std::string& bytes);
    void read_document(const std::string& file, const std::string& bytes);
    void unreadable_file(const diagnostics& problems);
    std::optional<record_field> list_of(const std::vector<value>& records);
    void wrap(std::vector<value> records, std::vector<origin> places);

    const program::program& p_;
    const data_options& options_;
    const console& on_;
    std::vector<named_table> tables_;
    std::vector<value> records_;
    std::vector<origin> places_;
    bool has_records_ = false;
    std::size_t failed_ = 0;
    raw_data result_;
};

void reading_data::unreadable_file(const diagnostics& problems) {
    on_.report(problems, source_set{});
    result_.code = unreadable;
}

void reading_data::read_table(const std::string& file, const std::string& bytes) {
    auto table = read_csv(bytes, file, options_.encoding);
    if (!table) {
        return unreadable_file(table.problems());
    }
    for (const auto& problem : table->problems) {
        const auto row = std::to_string(problem.item + 1);
        on_.error({file + "：第 " + row + " 行数据" + problem.what.zh, file + ":row " + row + " " + problem.what.en});
    }
    failed_ += table->problems.size();
    named_table made{file, options_.record.empty() ? parts_of_name(file) : std::vector{options_.record}, {}, {}};
    std::size_t row = 0;
    auto bad = table->problems.begin();
    for (const auto line : table->lines) {
        for (; bad != table->problems.end() && bad->item == row; ++bad) {
            ++row;
        }
        made.places.push_back({file, ++row, line});
    }
    made.content = std::move(*table);
    tables_.push_back(std::move(made));
}

void reading_data::read_lines(const std::string& file, const std::string& bytes) {
    has_records_ = true;
    std::size_t line = 0;
    std::size_t row = 0;
    for (std::string_view rest = bytes; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++line;
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        ++row;
        const auto numbers = std::to_string(row) + " (line " + std::to_string(line) + ")";
        auto read = read_json(text, file + ":row " + numbers);
        if (!read) {
            on_.report(read.problems(), source_set{});
            ++failed_;
            continue;
        }
        records_.push_back(std::move(*read));
        places_.push_back({place{file, row, line}, {}});
    }
}

void reading_data::read_document(const std::string& file, const std::string& bytes) {
    auto read = read_json(bytes, file);
    if (!read) {
        return unreadable_file(read.problems());
    }
    if (read->is(kind::list)) {
        has_records_ = true;
        for (const auto& item : read->as_list()) {
            records_.push_back(item);
            places_.push_back({place{file, records_.size(), 0}, {}});
        }
        return;
    }
    raw_record one{*read, {}};
    one.from.at = place{file, 0, 0};
    result_.type = program::record_id::none;
    result_.all.push_back(std::move(one));
}

std::optional<record_field> reading_data::list_of(const std::vector<value>& records) {
    if (!options_.record.empty()) {
        return find_record_field(p_, population_record(p_), options_.record);
    }
    for (const auto& one : records) {
        if (one.is(kind::context) && one.as_context().shape) {
            return list_for_columns(p_, one.as_context().shape->names);
        }
    }
    return std::nullopt;
}

/// Records by themselves as a population that has a list of them, where the policy has such a thing.
void reading_data::wrap(std::vector<value> records, std::vector<origin> places) {
    const auto list = list_of(records);
    if (list && list->many) {
        raw_record made{make_context({list->field->name}, {value::list(std::move(records))}), {}};
        made.from.lists[list->field->name] = std::move(places);
        result_.all.push_back(std::move(made));
        return;
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        result_.all.push_back({std::move(records[i]), std::move(places[i])});
    }
}

raw_data reading_data::read() {
    result_.type = population_record(p_);
    for (const auto& file : files_of(options_.files)) {
        const auto bytes = bytes_of(file);
        if (!bytes) {
            on_.error({file + "：无法读取", file + ": cannot be read"});
            result_.code = unreadable;
        } else if (ends_in(file, ".csv")) {
            read_table(file, *bytes);
        } else if (is_lines(file)) {
            read_lines(file, *bytes);
        } else {
            read_document(file, *bytes);
        }
    }
    if (result_.code == all_well && !tables_.empty() && (has_records_ || !result_.all.empty())) {
        on_.error({"CSV 与 JSON 不能混用", "CSV and JSON cannot be mixed in one population"});
        result_.code = usage;
    }
    if (result_.code == all_well && !tables_.empty()) {
        result_ = join(p_, std::move(tables_), on_);
    } else if (result_.code == all_well && has_records_) {
        wrap(std::move(records_), std::move(places_));
    }
    result_.failed += failed_;
    return std::move(result_);
}

} // namespace

raw_data read_data(const policy& with, const data_options& options, const console& on) {
    return reading_data(with, options, on).read();
}

namespace {

wording told(const origin& from, const evaluate::fact_problem& problem) {
    const auto found = locate(from, problem.path);
    if (!found.at) {
        return {problem.path + "：" + problem.what.zh, problem.path + ": " + problem.what.en};
    }
    wording at{found.at->file, found.at->file};
    if (found.at->row != 0) {
        const auto row = std::to_string(found.at->row);
        const auto line = std::to_string(found.at->line);
        at.zh += "：第 " + row + " 行数据" + (found.at->line == 0 ? "" : "（文件第 " + line + " 行）");
        at.en += ":row " + row + (found.at->line == 0 ? "" : " (line " + line + ")");
    }
    return {at.zh + "：" + found.field + "：" + problem.what.zh, at.en + ": " + found.field + ": " + problem.what.en};
}

/// The last part of a path: what a warning is about, however many rows it stands in.
std::string field_of(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? path : path.substr(dot + 1);
}

} // namespace

bound_data bind_data(const policy& with, const raw_data& data, const settings& how, const console& on) {
    bound_data made;
    made.failed = data.failed;
    const auto type = data.type == program::record_id::none ? std::string() : with.program()[data.type].name;
    std::set<std::string> warned;
    for (const auto& one : data.all) {
        auto read = with.read(one.facts, how, type);
        for (const auto& problem : read.problems) {
            if (problem.severity == severity::error) {
                on.error(told(one.from, problem));
            } else if (warned.insert(field_of(problem.path)).second) {
                on.warning(told(one.from, problem));
            }
        }
        made.failed += read.left_out;
        const bool broken = read.root.is_null() && !with.program().records.empty();
        made.failed += broken ? 1 : 0;
        if (!broken) {
            made.all.push_back(std::move(read));
        }
    }
    return made;
}

exit_code tell_failed(std::size_t failed, const console& on) {
    if (failed == 0) {
        return all_well;
    }
    const auto rows = std::to_string(failed);
    on.error({rows + " 行数据未能读取", rows + (failed == 1 ? " row failed" : " rows failed")});
    return records_failed;
}

} // namespace guiju::cli
