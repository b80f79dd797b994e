#include "formats/rules/reader.hpp"

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

/// Where the first arrow outside brackets begins.
std::size_t arrow_in(std::string_view shape) {
    int depth = 0;
    for (std::size_t at = 0; at + 1 < shape.size(); ++at) {
        const char c = shape[at];
        const bool arrow = (c == '-' || c == '=') && shape[at + 1] == '>';
        if (depth == 0 && arrow) {
            return at;
        }
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
    }
    return std::string_view::npos;
}

std::string with_underscores(std::string_view words) {
    std::string name(words);
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

} // namespace

void reader::read_example(graph::answer& answer, entry& line, cursor& in) {
    graph::example made;
    made.where = text_->where(line.where);
    made.comments = std::move(line.comments);
    const auto all = in.rest();
    const auto arrow = arrow_in(text_->shape_of(all));
    in.finish();
    if (arrow == std::string_view::npos) {
        error("syntax.expected", made.where, "例子要有“→”和应得的结果",
              "an example needs \"->\" and what must come out");
        return;
    }
    cursor given(*text_, text_->trimmed({all.begin, all.begin + arrow}));
    made.note = given.take_string().value_or("");
    made.facts = later(given.take_until(","));
    while (given.take(',')) {
        read_setting(made, given);
    }
    expect_end(given);
    cursor wanted(*text_, {all.begin + arrow, all.end});
    wanted.take_arrow();
    read_expected(made, wanted);
    answer.examples.push_back(std::move(made));
}

void reader::read_setting(graph::example& example, cursor& in) {
    if (take(in, keyword::as_of, parting::required)) {
        example.as_of = read_date(in);
        return;
    }
    const bool reading = keyword_at(in.shape(), keyword::reading, parting::required).has_value();
    const bool parameter = !reading && keyword_at(in.shape(), keyword::parameter, parting::required).has_value();
    if (reading || parameter) {
        take(in, reading ? keyword::reading : keyword::parameter, parting::required);
    }
    auto name = read_name(in);
    if (!name || !expect(in, '=')) {
        in.take_until(",");
        return;
    }
    if (reading) {
        auto choice = in.take_value();
        if (!choice) {
            expected(in, "一种读法", "a choice");
        }
        example.readings.emplace_back(std::move(*name), choice.value_or(""));
        return;
    }
    auto value = later(in.take_until(","));
    (parameter ? example.supplied : example.dimensions).emplace_back(std::move(*name), std::move(value));
}

void reader::read_expected(graph::example& example, cursor& in) {
    auto ahead = in;
    const auto status = ahead.take(keyword_place::status, parting::required);
    if (status && (ahead.done() || ahead.take(':'))) {
        count(*status);
        example.status = with_underscores(info(status->id).en);
        in = ahead;
        if (in.done()) {
            return;
        }
    }
    example.expected = later(in.rest());
}

} // namespace guiju::formats::rules
