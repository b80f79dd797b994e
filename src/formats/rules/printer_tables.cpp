#include "formats/rules/printer.hpp"

#include <algorithm>

namespace guiju::formats::rules {

namespace {

/// Columns that a text takes in a terminal: two for the wide characters of East Asia.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        width += (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xE3U ? 2U : 1U;
    }
    return width;
}

std::string padded(const std::string& text, std::size_t width) {
    const auto own = width_of(text);
    return text + std::string(width > own ? width - own : 0, ' ');
}

std::string letters_of(const graph::table& table) {
    using hit = graph::table::hit_policy;
    using aggregation = graph::table::aggregation;
    switch (table.hit) {
    case hit::unique:
        return "U";
    case hit::any:
        return "A";
    case hit::priority:
        return "P";
    case hit::first:
        return "F";
    case hit::rule_order:
        return "R";
    case hit::output_order:
        return "O";
    case hit::collect:
        break;
    }
    switch (table.collect) {
    case aggregation::sum:
        return "C+";
    case aggregation::min:
        return "C<";
    case aggregation::max:
        return "C>";
    case aggregation::count:
        return "C#";
    default:
        return "C";
    }
}

std::string row_of(const std::vector<std::string>& cells, std::size_t inputs, const std::vector<std::size_t>& widths) {
    std::string row = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row += i == inputs ? "| " : " ";
        row += padded(cells[i], i < widths.size() ? widths[i] : 0) + " |";
    }
    return row;
}

} // namespace

std::vector<std::vector<std::string>> policy_printer::table_cells(const graph::answer& of, const graph::table& one,
                                                                  bool notes) const {
    std::vector<std::vector<std::string>> rows(1);
    for (const auto& input : one.inputs) {
        rows[0].push_back((input.label.empty() ? "" : input.label + std::string(spell_.colon())) +
                          expression(input.expression));
    }
    for (const auto& output : one.outputs) {
        rows[0].push_back(output.name.name.empty() ? spell_.name(of.name.name) : spell_.naming(output.name));
    }
    if (notes) {
        rows[0].emplace_back(spell_.language() == lang::zh ? info(keyword::note).zh_other : info(keyword::note).en);
    }
    for (const auto& rule : one.rules) {
        auto& row = rows.emplace_back();
        for (const auto& test : rule.tests) {
            row.push_back(test.empty() ? "-" : expression(test));
        }
        for (const auto& output : rule.outputs) {
            row.push_back(expression(output));
        }
        if (notes) {
            row.push_back(rule.note);
        }
    }
    return rows;
}

void policy_printer::table(const graph::answer& of, const graph::table& one) {
    entry(of, keyword::table, " " + letters_of(one));
    const bool notes =
        std::any_of(one.rules.begin(), one.rules.end(), [](const auto& rule) { return !rule.note.empty(); });
    const auto cells = table_cells(of, one, notes);
    std::vector<std::size_t> widths(cells.front().size(), 3);
    for (const auto& row : cells) {
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    }
    line(2, row_of(cells.front(), one.inputs.size(), widths));
    line(2, row_of(std::vector<std::string>(widths.size(), "---"), one.inputs.size(), widths));
    const auto extra = [&](keyword word, auto input, auto output) {
        std::vector<std::string> row;
        for (const auto& each : one.inputs) {
            row.push_back(input(each));
        }
        for (const auto& each : one.outputs) {
            row.push_back(output(each));
        }
        const bool any = std::any_of(row.begin(), row.end(), [](const auto& cell) { return cell != "-"; });
        if (any) {
            line(2, spell_.word(word) + " " + row_of(row, one.inputs.size(), {}));
        }
    };
    const auto shown = [this](const feel::tree& tree) { return tree.empty() ? std::string("-") : expression(tree); };
    extra(
        keyword::allowed, [&](const auto& i) { return shown(i.allowed); },
        [&](const auto& o) { return shown(o.allowed); });
    extra(
        keyword::default_, [](const auto&) { return std::string("-"); },
        [&](const auto& o) { return shown(o.otherwise); });
    for (std::size_t i = 0; i < one.rules.size(); ++i) {
        comments(2, one.rules[i].comments);
        line(2, row_of(cells[i + 1], one.inputs.size(), widths));
    }
}

} // namespace guiju::formats::rules
