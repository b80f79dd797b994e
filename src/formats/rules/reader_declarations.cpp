#include "base/wording.hpp"
#include "formats/rules/reader.hpp"

#include <iterator>
#include <tuple>
#include <utility>

namespace guiju::formats::rules {

namespace {

void append(graph::comments& to, const graph::comments& from) { to.insert(to.end(), from.begin(), from.end()); }

} // namespace

void reader::read_category(entry& one, cursor in) {
    graph::category made;
    auto name = read_naming(in);
    if (!name) {
        return;
    }
    made.name = std::move(*name);
    made.comments = std::move(one.comments);
    if (in.take(',')) {
        made.ordered = take(in, keyword::ordered).has_value();
        if (!made.ordered) {
            expected(in, "“有序”或冒号", "\"ordered\" or a colon");
            return;
        }
    }
    if (!expect_colon(in)) {
        return;
    }
    do {
        auto value = in.take_value_naming();
        if (!value) {
            expected(in, "一个取值", "a value of the category");
            in.finish();
            break;
        }
        made.values.push_back(std::move(*value));
    } while (in.take(','));
    expect_end(in);
    policy_->categories.push_back(std::move(made));
    place(graph::element::kind::category, policy_->categories.size() - 1);
}

void reader::read_record(entry& one, cursor in) {
    graph::record made;
    auto name = read_naming(in);
    if (!name) {
        return;
    }
    made.name = std::move(*name);
    made.comments = std::move(one.comments);
    while (in.take(',')) {
        if (take(in, keyword::belongs_to)) {
            made.owner = read_name(in).value_or("");
        } else if (take(in, keyword::identified_by)) {
            made.keys = read_names(in);
        } else {
            expected(in, "“属于”或“标识”", "\"belongs to\" or \"identified by\"");
            in.finish();
        }
    }
    expect_end(in);
    for (auto& line : one.children) {
        read_field(made, line);
    }
    policy_->records.push_back(std::move(made));
    place(graph::element::kind::record, policy_->records.size() - 1);
}

void reader::read_field(graph::record& record, entry& line) {
    cursor in(*text_, line.where);
    auto name = read_naming(in);
    if (!name || !expect_colon(in)) {
        return;
    }
    graph::field made{std::move(*name), read_type(in), std::move(line.comments)};
    auto ahead = in;
    if (ahead.take(',') && take(ahead, keyword::allowed)) {
        made.allowed = later(ahead.rest(), grammar_of::unary_tests);
        ahead.finish();
        in = ahead;
    }
    expect_end(in);
    record.fields.push_back(std::move(made));
}

void reader::read_parameter(entry& one, cursor in) {
    graph::parameter made;
    auto name = read_naming(in);
    if (!name || !expect_colon(in)) {
        return;
    }
    made.name = std::move(*name);
    made.comments = std::move(one.comments);
    made.clause = clause_;
    made.type = read_type(in);
    if (in.take(',')) {
        if (take(in, keyword::by)) {
            made.by = read_names(in);
        } else {
            expected(in, "“按”", "\"by\"");
            in.finish();
        }
    }
    expect_end(in);
    for (auto& line : one.children) {
        read_period(made, line);
    }
    policy_->parameters.push_back(std::move(made));
    place(graph::element::kind::parameter, policy_->parameters.size() - 1);
}

bool reader::read_span_of_time(cursor& in, graph::parameter_period& period) {
    if (take(in, keyword::always)) {
        return true;
    }
    const bool from = take(in, keyword::from).has_value();
    if (from) {
        period.from = read_date(in);
    }
    const bool to = take(in, keyword::to).has_value();
    if (to) {
        period.to = read_date(in);
    }
    return from || to;
}

void reader::read_period(graph::parameter& parameter, entry& line) {
    cursor in(*text_, line.where);
    graph::parameter_period period;
    period.where = text_->where(line.where);
    period.comments = line.comments;
    if (!read_span_of_time(in, period)) {
        return unknown_entry(line, "参数", "parameters");
    }
    if (in.take(':') || !in.done()) {
        graph::parameter_row row;
        row.where = text_->where(in.rest());
        if (!parameter.by.empty()) {
            error("syntax.rows", row.where, "按类别的参数，每个取值写一行",
                  "a parameter by category has a line for each value");
        }
        read_amount(in, row);
        period.rows.push_back(std::move(row));
    }
    for (auto& row : line.children) {
        read_row(parameter, period, row);
    }
    if (period.rows.empty()) {
        error("syntax.rows", period.where, "这一时段没有值", "this period has no value");
    }
    parameter.periods.push_back(std::move(period));
}

void reader::read_row(const graph::parameter& parameter, graph::parameter_period& period, entry& line) {
    cursor in(*text_, line.where);
    graph::parameter_row row;
    row.where = text_->where(line.where);
    row.comments = std::move(line.comments);
    for (std::size_t i = 0; i < parameter.by.size(); ++i) {
        if (i != 0) {
            in.take(',');
        }
        auto key = in.take_value();
        if (!key) {
            return expected(in, "“" + parameter.by[i] + "”的一个取值", "a value of " + parameter.by[i]);
        }
        row.keys.push_back(std::move(*key));
    }
    in.take(':');
    read_amount(in, row);
    period.rows.push_back(std::move(row));
}

void reader::read_amount(cursor& in, graph::parameter_row& row) {
    auto ahead = in;
    if (take(ahead, keyword::delegated, parting::required) && (ahead.done() || ahead.take(':'))) {
        row.delegated = true;
        row.delegated_to = std::string(ahead.written());
        return;
    }
    row.value = later(in.rest());
}

graph::reading reader::reading_of(entry& one, cursor in) {
    graph::reading made;
    if (auto name = read_naming(in)) {
        made.name = std::move(*name);
    }
    made.comments = std::move(one.comments);
    made.clause = clause_;
    if (in.take(':')) {
        std::tie(made.text, made.other_text) = split_wording(in.written());
        in.finish();
    }
    expect_end(in);
    for (auto& line : one.children) {
        cursor choice(*text_, line.where);
        append(made.comments, line.comments);
        auto name = choice.take_value_naming();
        if (!name) {
            expected(choice, "一种读法", "a choice");
            continue;
        }
        choice.take(',');
        if (take(choice, keyword::default_)) {
            made.default_choice = made.choices.size();
        }
        expect_end(choice);
        made.choices.push_back(std::move(*name));
    }
    if (made.choices.size() < 2) {
        error("syntax.choices", text_->where(one.where), "解读至少要有两种读法", "a reading has at least two choices");
    }
    return made;
}

void reader::read_reading(entry& one, cursor in) {
    policy_->readings.push_back(reading_of(one, in));
    place(graph::element::kind::reading, policy_->readings.size() - 1);
}

void reader::read_function(entry& one, cursor in) {
    graph::function made;
    const auto begin = in.rest().begin;
    auto name = read_name(in);
    if (!name) {
        return;
    }
    made.name.name = std::move(*name);
    auto ahead = in;
    if (ahead.take('(')) {
        auto other = ahead.take_name();
        if (other && ahead.take(')') && ahead.shape().starts_with('(')) {
            made.name.other = std::move(*other);
            in = ahead;
        }
    }
    made.name.where = text_->where(text_->trimmed({begin, in.rest().begin}));
    made.comments = std::move(one.comments);
    made.clause = clause_;
    made.where = text_->where(one.where);
    if (!expect(in, '(')) {
        return;
    }
    read_formals(made, in);
    if (in.take(':')) {
        made.result = read_type(in);
    }
    if (!expect(in, '=')) {
        return;
    }
    made.body = later(in.rest());
    policy_->functions.push_back(std::move(made));
    place(graph::element::kind::function, policy_->functions.size() - 1);
}

void reader::read_formals(graph::function& function, cursor& in) {
    if (in.take(')')) {
        return;
    }
    do {
        auto name = read_naming(in);
        if (!name) {
            return;
        }
        graph::field made{std::move(*name), {}, {}};
        if (in.take(':')) {
            made.type = read_type(in);
        }
        function.parameters.push_back(std::move(made));
    } while (in.take(','));
    expect(in, ')');
}

void reader::read_exception(entry& one, cursor in) {
    graph::exception made;
    auto name = read_naming(in);
    if (!name) {
        return;
    }
    made.name = std::move(*name);
    made.comments = std::move(one.comments);
    made.clause = clause_;
    made.where = text_->where(one.where);
    if (!take(in, keyword::against)) {
        return expected(in, "“对”和一个答案的名称", "\"to\" and the name of an answer");
    }
    made.of = read_name(in).value_or("");
    if (in.take(',') && take(in, keyword::for_each)) {
        made.subject = read_name(in).value_or("");
    }
    bool defined = (in.take(':') || !in.done()) && read_exception_case(made, in);
    for (auto& line : one.children) {
        cursor entry_in(*text_, line.where);
        append(made.comments, line.comments);
        if (take(entry_in, keyword::before)) {
            auto names = read_names(entry_in);
            made.before.insert(made.before.end(), std::make_move_iterator(names.begin()),
                               std::make_move_iterator(names.end()));
            expect_end(entry_in);
        } else if (keyword_at(entry_in.shape(), keyword::when, parting::optional)) {
            defined = read_exception_case(made, entry_in) || defined;
        } else {
            unknown_entry(line, "例外", "exceptions");
        }
    }
    if (!defined) {
        error("syntax.expected", made.where, "例外要写“当 …：…”", "an exception needs \"when …: …\"");
    }
    policy_->exceptions.push_back(std::move(made));
    place(graph::element::kind::exception, policy_->exceptions.size() - 1);
}

bool reader::read_exception_case(graph::exception& into, cursor& in) {
    if (!take(in, keyword::when)) {
        expected(in, "“当”", "\"when\"");
        return true;
    }
    const auto condition = in.take_until(":");
    if (expect_colon(in)) {
        into.condition = later(condition);
        into.value = later(in.rest());
    }
    return true;
}

} // namespace guiju::formats::rules
