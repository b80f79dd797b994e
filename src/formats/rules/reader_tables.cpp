#include "formats/rules/reader.hpp"

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

/// A row of a table, taken apart: `| inputs || outputs |`.
struct cells {
    std::vector<slice> inputs;
    std::vector<slice> outputs;
    bool divided = false; ///< there is a ||
    bool closed = false;  ///< the last mark is a |
};

cells cells_of(const prepared& text, slice row) {
    cells made;
    const auto& shape = text.shape;
    const auto behind = [&](std::size_t at) {
        do {
            ++at;
        } while (at < row.end && shape[at] == filler);
        return at;
    };
    auto begin = behind(row.begin);
    if (begin < row.end && shape[begin] == '|') {
        made.divided = true;
        begin = behind(begin);
    }
    for (auto at = begin; at < row.end; ++at) {
        if (shape[at] != '|') {
            continue;
        }
        (made.divided ? made.outputs : made.inputs).push_back(text.trimmed({begin, at}));
        begin = behind(at);
        made.closed = begin >= row.end;
        if (begin < row.end && shape[begin] == '|') {
            made.divided = true;
            at = begin;
            begin = behind(at);
        }
    }
    return made;
}

bool is_delimiter(std::string_view shape) {
    return shape.find('-') != std::string_view::npos &&
           shape.find_first_not_of("|-: \t\x02") == std::string_view::npos &&
           shape.find("---") != std::string_view::npos;
}

/// Nothing, or `-`.
bool is_empty(std::string_view shape) {
    return shape.find_first_not_of("-\x02") == std::string_view::npos && shape.find('-') == shape.rfind('-');
}

bool set_hit_policy(graph::table& table, std::string_view letter) {
    using hit = graph::table::hit_policy;
    using aggregation = graph::table::aggregation;
    struct row {
        std::string_view letter;
        hit policy;
        graph::table::aggregation collect;
    };
    constexpr row rows[] = {
        {"U", hit::unique, aggregation::none},     {"A", hit::any, aggregation::none},
        {"P", hit::priority, aggregation::none},   {"F", hit::first, aggregation::none},
        {"R", hit::rule_order, aggregation::none}, {"O", hit::output_order, aggregation::none},
        {"C", hit::collect, aggregation::none},    {"C+", hit::collect, aggregation::sum},
        {"C<", hit::collect, aggregation::min},    {"C>", hit::collect, aggregation::max},
        {"C#", hit::collect, aggregation::count},
    };
    for (const auto& one : rows) {
        if (one.letter == letter) {
            table.hit = one.policy;
            table.collect = one.collect;
            return true;
        }
    }
    return false;
}

} // namespace

void reader::read_table(graph::answer& answer, entry& line, cursor& in) {
    graph::table table;
    table.where = text_->where(line.where);
    const auto letter = in.rest();
    in.finish();
    if (!set_hit_policy(table, text_->shape_of(letter))) {
        error("table.hit", text_->where(letter), "没有这种命中方式", "there is no such hit policy").hint = {
            "U A P F R O C C+ C< C> C# 之一", "one of U A P F R O C C+ C< C> C#"};
    }
    bool headed = false;
    bool notes = false;
    table.rules.reserve(line.children.size());
    for (auto& row : line.children) {
        const auto shape = text_->shape_of(row.where);
        if (!headed) {
            read_table_header(answer, table, row.where, notes);
            headed = true;
            line.comments.insert(line.comments.end(), row.comments.begin(), row.comments.end());
        } else if (!is_delimiter(shape)) {
            read_table_row(table, row, notes);
        }
    }
    if (!headed) {
        error("table.header", table.where, "表没有表头", "the table has no header");
    }
    const auto* cases = std::get_if<std::vector<graph::guarded>>(&answer.definition);
    if (cases == nullptr || !cases->empty()) {
        error("entry.repeated", table.where, "这个答案已经有值", "this answer has a value already");
        return;
    }
    answer.definition = std::move(table);
}

void reader::read_table_header(const graph::answer& answer, graph::table& table, slice row, bool& notes) {
    auto found = cells_of(*text_, row);
    if (!found.divided || !found.closed || found.outputs.empty()) {
        error("table.header", text_->where(row), "表头写作 | 输入 || 输出 |",
              "a header is written | input || output |");
        return;
    }
    for (const auto cell : found.inputs) {
        cursor in(*text_, cell);
        graph::table::input made;
        const auto first = in.take_until(":");
        if (in.take(':')) {
            made.label = std::string(text_->plain_of(first));
            made.expression = later(in.rest());
        } else {
            made.expression = later(cell);
        }
        table.inputs.push_back(std::move(made));
    }
    const auto last = text_->plain_of(found.outputs.back());
    notes = found.outputs.size() > 1 && (last == info(keyword::note).zh_other || last == info(keyword::note).en);
    found.outputs.resize(found.outputs.size() - (notes ? 1U : 0U));
    for (const auto cell : found.outputs) {
        cursor in(*text_, cell);
        graph::table::output made;
        if (!in.done()) {
            if (auto name = read_naming(in)) {
                made.name = std::move(*name);
                expect_end(in);
            }
        }
        const bool own = found.outputs.size() == 1 && answer.name.answers_to(made.name.name);
        made.name = own ? graph::naming{} : std::move(made.name);
        table.outputs.push_back(std::move(made));
    }
}

void reader::read_table_row(graph::table& table, entry& row, bool notes) {
    cursor in(*text_, row.where);
    const bool allowed = take(in, keyword::allowed, parting::required).has_value();
    const bool defaults = !allowed && take(in, keyword::default_, parting::required).has_value();
    const auto found = cells_of(*text_, in.rest());
    const auto outputs = table.outputs.size();
    const bool enough = found.inputs.size() == table.inputs.size() &&
                        (found.outputs.size() == outputs || (notes && found.outputs.size() == outputs + 1));
    if (!in.shape().starts_with('|') || !found.closed || !enough) {
        error("table.cells", text_->where(row.where), "这一行的格数与表头不同",
              "this row has not as many cells as the header");
        return;
    }
    const auto tests = [&](slice cell) {
        return is_empty(text_->shape_of(cell)) ? feel::tree{} : later(cell, grammar_of::unary_tests);
    };
    if (allowed) {
        for (std::size_t i = 0; i < table.inputs.size(); ++i) {
            table.inputs[i].allowed = tests(found.inputs[i]);
        }
        for (std::size_t i = 0; i < outputs; ++i) {
            table.outputs[i].allowed = tests(found.outputs[i]);
        }
        return;
    }
    if (defaults) {
        for (std::size_t i = 0; i < outputs; ++i) {
            table.outputs[i].otherwise =
                is_empty(text_->shape_of(found.outputs[i])) ? feel::tree{} : later(found.outputs[i]);
        }
        return;
    }
    auto& made = table.rules.emplace_back();
    made.where = text_->where(row.where);
    made.tests.reserve(found.inputs.size());
    made.outputs.reserve(outputs);
    made.comments = std::move(row.comments);
    for (const auto cell : found.inputs) {
        made.tests.push_back(tests(cell));
        if (auto& test = made.tests.back(); test.empty()) {
            test.nodes.emplace_back();
            test.nodes.back().kind = feel::node_kind::any_test;
            test.nodes.back().where = text_->where(cell);
            test.root = feel::node_id{0};
        }
    }
    for (std::size_t i = 0; i < outputs; ++i) {
        made.outputs.push_back(later(found.outputs[i]));
    }
    if (found.outputs.size() > outputs) {
        made.note = std::string(text_->plain_of(found.outputs.back()));
    }
}

} // namespace guiju::formats::rules
