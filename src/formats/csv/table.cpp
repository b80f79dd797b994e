#include "formats/csv/table.hpp"

#include "formats/csv/encoding.hpp"
#include "formats/csv/records.hpp"

#include <algorithm>
#include <string>

namespace guiju::formats::csv {
namespace {

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

wording words(fault wrong) {
    switch (wrong) {
    case fault::open_quote:
        return {"引号没有闭合，此后各行无法读取", "a quote is not closed; nothing after it can be read"};
    case fault::text_after_quote:
        return {"闭合的引号之后还有文字", "text stands behind a closing quote"};
    case fault::too_many_fields:
        return {"列数过多", "too many columns"};
    case fault::none:
        break;
    }
    return {};
}

/// Where the named columns stand, and what contexts of them look like.
struct header {
    std::vector<std::size_t> columns;
    shared<const guiju::shape> shape;
    std::size_t width = 0;
};

std::optional<header> read_header(const record& first, wording& problem) {
    auto named = make_shared_body<guiju::shape>();
    header made;
    made.width = first.cells.size();
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
        auto name = trimmed(first.cells[i].text);
        if (!name.empty()) {
            made.columns.push_back(i);
            named->names.push_back(std::move(name));
        }
    }
    auto sorted = named->names;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
        problem = {"表头中列名重复：" + *twice, "the header names a column twice: " + *twice};
        return std::nullopt;
    }
    if (sorted.empty()) {
        problem = {"表头没有列名", "the header names no column"};
        return std::nullopt;
    }
    made.shape = named;
    return made;
}

/// What is wrong with a row below that header; empty if nothing is.
wording problem_of(const record& row, const header& under) {
    if (row.wrong != fault::none) {
        return words(row.wrong);
    }
    if (row.cells.size() != under.width) {
        const auto found = std::to_string(row.cells.size());
        const auto expected = std::to_string(under.width);
        return {"此行有 " + found + " 列，应为 " + expected + " 列",
                "the row has " + found + " fields, expected " + expected};
    }
    std::size_t named = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (named < under.columns.size() && under.columns[named] == i) {
            ++named;
        } else if (!row.cells[i].text.empty()) {
            const auto column = std::to_string(i + 1);
            return {"第 " + column + " 列没有列名却有内容", "column " + column + " has content but no name"};
        }
    }
    return {};
}

value context_of(const record& row, const header& under) {
    std::vector<value> values;
    values.reserve(under.columns.size());
    for (const auto column : under.columns) {
        const auto& cell = row.cells[column];
        values.push_back(cell.text.empty() && !cell.quoted ? value(reason::missing) : value(cell.text));
    }
    return shared<const context_body>(make_shared_body<context_body>(under.shape, std::move(values)));
}

table read_rows(record_reader& from, const header& under) {
    table made;
    for (std::size_t row = 0; const auto* next = from.next();) {
        if (next->blank() && under.width > 1) {
            continue;
        }
        auto wrong = problem_of(*next, under);
        if (wrong.empty()) {
            made.rows.push_back(context_of(*next, under));
            made.lines.push_back(next->line);
        } else {
            made.problems.push_back({row, next->line, std::move(wrong)});
        }
        ++row;
    }
    return made;
}

} // namespace

table_or_problem read_table(std::string_view bytes, std::string_view encoding, std::size_t most_columns) {
    auto text = to_utf8(bytes, encoding);
    if (!text.text) {
        return {std::nullopt, 1, std::move(text.problem)};
    }
    record_reader reader(*text.text, most_columns);
    const auto* first = reader.next();
    while (first != nullptr && first->blank()) {
        first = reader.next();
    }
    if (first == nullptr) {
        return {std::nullopt, 1, {"文件是空的，应有一行表头", "the file is empty, expected a header row"}};
    }
    if (first->wrong == fault::too_many_fields) {
        const auto most = std::to_string(most_columns);
        return {
            std::nullopt, first->line, {"表头超过 " + most + " 列", "the header has more than " + most + " columns"}};
    }
    if (first->wrong != fault::none) {
        return {std::nullopt, first->line, words(first->wrong)};
    }
    wording problem;
    const auto under = read_header(*first, problem);
    if (!under) {
        return {std::nullopt, first->line, std::move(problem)};
    }
    return {read_rows(reader, *under), 1, {}};
}

} // namespace guiju::formats::csv
