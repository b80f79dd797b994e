#include "base/wording.hpp"
#include "formats/rules/reader.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace guiju::formats::rules {

namespace {

using kind = graph::answer_kind;

template <class... Kinds>
constexpr unsigned of_kinds(Kinds... kinds) {
    return ((1U << static_cast<unsigned>(kinds)) | ...);
}

constexpr unsigned measured = of_kinds(kind::limit, kind::target);
constexpr unsigned valued =
    of_kinds(kind::decision, kind::benefit, kind::eligibility, kind::limit, kind::target, kind::duty);
constexpr unsigned every_kind = ~0U;

/// Which answers an entry may belong to.
constexpr unsigned allowed_in(keyword entry) {
    switch (entry) {
    case keyword::when:
    case keyword::otherwise:
    case keyword::table:
        return valued;
    case keyword::must:
        return of_kinds(kind::eligibility);
    case keyword::actual:
    case keyword::at_most:
    case keyword::at_least:
    case keyword::equal_to:
    case keyword::less_than:
    case keyword::more_than:
        return measured;
    case keyword::gap:
    case keyword::stock:
        return of_kinds(kind::target);
    case keyword::step:
    case keyword::pending:
        return of_kinds(kind::procedure);
    case keyword::responsible:
    case keyword::task:
        return of_kinds(kind::duty);
    case keyword::cites:
    case keyword::applies_when:
    case keyword::where:
    case keyword::note:
    case keyword::example:
        return every_kind;
    default:
        return 0;
    }
}

} // namespace

void reader::read_answer(entry& one, cursor in, graph::answer_kind what) {
    graph::answer made;
    made.kind = what;
    made.where = text_->where(one.where);
    made.comments = std::move(one.comments);
    if (!clause_.empty()) {
        made.clauses.push_back(clause_);
    }
    auto name = read_naming(in);
    if (!name) {
        return;
    }
    made.name = std::move(*name);
    read_answer_header(made, in);
    for (auto& line : one.children) {
        read_entry(made, line);
    }
    policy_->answers.push_back(std::move(made));
    place(graph::element::kind::answer, policy_->answers.size() - 1);
}

void reader::read_answer_header(graph::answer& answer, cursor& in) {
    if (in.take(':')) {
        if (keyword_at(in.shape(), keyword::for_each, parting::optional)) {
            read_for_each(answer, in);
        } else {
            answer.type = read_type(in);
        }
    }
    while (in.take(',')) {
        read_for_each(answer, in);
    }
    expect_end(in);
}

void reader::read_for_each(graph::answer& answer, cursor& in) {
    if (!take(in, keyword::for_each)) {
        expected(in, "“每个”", "\"for each\"");
        return in.finish();
    }
    auto name = read_naming(in);
    if (!name) {
        return in.finish();
    }
    graph::dimension made;
    made.name = std::move(*name);
    if (take(in, keyword::in, parting::required)) {
        made.values = later(in.take_until(","));
    } else if (take(in, keyword::from)) {
        const auto low = in.take_before(keyword::to);
        if (!low || !take(in, keyword::to)) {
            expected(in, "“从 … 到 …”", "\"from … to …\"");
            return in.finish();
        }
        const auto high = in.take_until(",");
        made.values = later(*low);
        if (!made.values.empty() && !high.empty()) {
            all_->expressions.back().what = grammar_of::bounds;
            all_->expressions.back().high = high;
        } else {
            expected(in, "上界", "an upper bound");
        }
    } else {
        if (!answer.subject.empty()) {
            error("syntax.subject", made.name.where, "一个答案只问一种记录", "an answer is asked of one record").hint =
                {"其余的写成“每个 年份 从 2023 到 2025”", "write the others as \"for each year from 2023 to 2025\""};
        }
        answer.subject = made.name.name;
        return;
    }
    answer.dimensions.push_back(std::move(made));
}

void reader::read_entry(graph::answer& answer, entry& line) {
    cursor in(*text_, line.where);
    if (in.shape().starts_with('=')) {
        in.take('=');
        if ((allowed_in(keyword::when) & of_kinds(answer.kind)) == 0) {
            error("keyword.misplaced", text_->where(line.where), "这里不写值", "no value is written here");
        }
        return read_unguarded(answer, line, in);
    }
    if (keyword_at(in.shape(), keyword::reading, parting::required)) {
        take(in, keyword::reading);
        auto made = reading_of(line, in);
        answer.readings.push_back(made.name.name);
        policy_->readings.push_back(std::move(made));
        return;
    }
    const auto word = keyword_at(in.shape(), {keyword_place::entry}, parting::optional);
    if (!word) {
        return unknown_entry(line, "答案", "answers");
    }
    const auto at = line.where.begin;
    take(in, word->id);
    if ((allowed_in(word->id) & of_kinds(answer.kind)) == 0) {
        const std::string zh(info(word->id).zh), en(info(word->id).en);
        const auto declared = static_cast<keyword>(static_cast<int>(keyword::decision) + static_cast<int>(answer.kind));
        error("keyword.misplaced", text_->where({at, at + word->length}),
              "“" + zh + "”不属于这个" + std::string(info(declared).zh),
              "\"" + en + "\" does not belong to this " + std::string(info(declared).en));
        return;
    }
    const bool keeps_comments = read_value_entry(answer, line, in, word->id);
    if (!keeps_comments && !line.comments.empty()) {
        answer.remarks.push_back({std::string(info(word->id).en), std::move(line.comments)});
    }
    expect_end(in);
}

/// Whether the comments of the line found their place.
bool reader::read_value_entry(graph::answer& answer, entry& line, cursor& in, keyword word) {
    switch (word) {
    case keyword::when:
    case keyword::otherwise:
        read_guarded(answer, line, in, word);
        return true;
    case keyword::must:
    case keyword::actual:
        read_unguarded(answer, line, in);
        return true;
    case keyword::where: {
        auto name = read_naming(in);
        if (name && expect(in, '=')) {
            answer.locals.push_back({std::move(*name), later(in.rest()), std::move(line.comments)});
        }
        in.finish();
        return true;
    }
    case keyword::step: {
        auto name = read_naming(in);
        if (name && expect_colon(in)) {
            answer.steps.push_back({std::move(*name), later(in.rest()), std::move(line.comments)});
        }
        in.finish();
        return true;
    }
    case keyword::example:
        read_example(answer, line, in);
        return true;
    default:
        return read_bound_entry(answer, in, word) || read_part_entry(answer, line, in, word);
    }
}

bool reader::read_bound_entry(graph::answer& answer, cursor& in, keyword word) {
    constexpr std::pair<keyword, graph::relation> relations[] = {
        {keyword::at_most, graph::relation::less_equal}, {keyword::at_least, graph::relation::greater_equal},
        {keyword::equal_to, graph::relation::equal},     {keyword::less_than, graph::relation::less},
        {keyword::more_than, graph::relation::greater},
    };
    for (const auto& [id, relation] : relations) {
        if (id == word) {
            if (answer.bound_relation != graph::relation::none) {
                error("entry.repeated", text_->where(in.rest()), "界限只写一次", "there is one bound");
            }
            answer.bound_relation = relation;
            answer.bound = later(in.rest());
            in.finish();
        }
    }
    return false;
}

bool reader::read_part_entry(graph::answer& answer, entry& line, cursor& in, keyword word) {
    switch (word) {
    case keyword::cites:
        read_cites(answer, in);
        break;
    case keyword::applies_when:
        read_applies(answer, in);
        break;
    case keyword::gap:
        answer.gap = later(in.rest());
        in.finish();
        break;
    case keyword::stock:
        read_stock(answer, in);
        break;
    case keyword::pending:
        answer.open_steps = later(in.rest());
        in.finish();
        break;
    case keyword::note: {
        auto name = read_naming(in);
        if (name && expect_colon(in)) {
            auto text = in.take_string();
            if (!text) {
                expected(in, "引号中的文字", "a text in quotes");
                in.finish();
            }
            answer.attributes.emplace_back(std::move(*name), text.value_or(""));
        } else {
            in.finish();
        }
        break;
    }
    case keyword::responsible:
        do {
            auto department = in.take_value_naming();
            if (!department) {
                expected(in, "一个部门", "a department");
                return in.finish(), false;
            }
            answer.departments.push_back(std::move(*department));
        } while (in.take(','));
        break;
    case keyword::task:
        std::tie(answer.text, answer.other_text) = split_wording(in.written());
        in.finish();
        break;
    case keyword::table:
        read_table(answer, line, in);
        break;
    default:
        break;
    }
    return false;
}

void reader::read_guarded(graph::answer& answer, entry& line, cursor& in, keyword word) {
    graph::guarded made;
    made.where = text_->where(line.where);
    made.comments = std::move(line.comments);
    const auto condition = in.take_until(":");
    if (!expect_colon(in)) {
        return in.finish();
    }
    if (word == keyword::when) {
        made.condition = later(condition);
    }
    made.value = later(in.rest());
    in.finish();
    auto* cases = std::get_if<std::vector<graph::guarded>>(&answer.definition);
    if (cases == nullptr) {
        error("entry.repeated", made.where, "已经有一张表", "there is a table already");
        return;
    }
    if (!cases->empty() && cases->back().condition.empty()) {
        error("entry.repeated", made.where, "“否则”之后不能再有别的情形", "nothing comes behind \"otherwise\"");
    }
    cases->push_back(std::move(made));
}

void reader::read_unguarded(graph::answer& answer, entry& line, cursor& in) {
    graph::guarded made;
    made.where = text_->where(line.where);
    made.comments = std::move(line.comments);
    made.value = later(in.rest());
    in.finish();
    auto* cases = std::get_if<std::vector<graph::guarded>>(&answer.definition);
    if (cases == nullptr || !cases->empty()) {
        error("entry.repeated", made.where, "这个答案已经有值", "this answer has a value already");
        return;
    }
    cases->push_back(std::move(made));
}

void reader::read_applies(graph::answer& answer, cursor& in) {
    auto ahead = in;
    const auto all = in.rest();
    auto condition = all;
    while (!ahead.done()) {
        condition = {all.begin, ahead.take_until(",").end};
        if (ahead.take(',') && take(ahead, keyword::otherwise)) {
            auto why = ahead.take_string();
            if (!why) {
                expected(ahead, "引号中的理由", "the reason in quotes");
                ahead.finish();
            }
            answer.inapplicable = why.value_or("");
            expect_end(ahead);
            break;
        }
        condition = all;
    }
    answer.applies = later(condition);
    in.finish();
}

void reader::read_stock(graph::answer& answer, cursor& in) {
    if (!expect(in, '=')) {
        return in.finish();
    }
    answer.stock_before = read_name(in).value_or("");
    if (expect(in, '+')) {
        answer.stock_gained = read_name(in).value_or("");
    }
    if (in.take('-')) {
        answer.stock_lost = read_name(in).value_or("");
    }
}

void reader::read_cites(graph::answer& answer, cursor& in) {
    auto& cited = answer.clauses;
    do {
        const auto id = clause_id_of(text_->plain_of(in.take_until(",")));
        if (id.empty()) {
            return expected(in, "条款编号", "the id of a clause");
        }
        if (std::find(cited.begin(), cited.end(), id) == cited.end()) {
            cited.push_back(id);
        }
    } while (in.take(','));
}

} // namespace guiju::formats::rules
