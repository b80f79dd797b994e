#include "base/nearest.hpp"
#include "formats/rules/reader.hpp"

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

void reader::read(std::vector<piece>& pieces) {
    for (auto& one : pieces) {
        switch (one.what) {
        case piece::kind::heading:
            read_heading(one);
            break;
        case piece::kind::prose:
            read_prose(one);
            break;
        case piece::kind::block:
            after_heading_ = false;
            place(graph::element::kind::block, 0);
            break;
        case piece::kind::declaration:
            after_heading_ = false;
            read_declaration(one.entry);
            break;
        case piece::kind::remark:
            after_heading_ = false;
            policy_->remarks.push_back(std::move(one.comments));
            place(graph::element::kind::remark, policy_->remarks.size() - 1);
            break;
        }
    }
}

void reader::place(graph::element::kind what, std::size_t index) { order_->push_back({what, index}); }

std::string reader::position_id(int level) {
    positions_.resize(static_cast<std::size_t>(level), 0);
    ++positions_.back();
    std::string id;
    for (const auto one : positions_) {
        id += one == 0 ? "" : (id.empty() ? "" : ".") + std::to_string(one);
    }
    return id;
}

void reader::read_heading(const piece& heading) {
    graph::clause made;
    const auto position = position_id(heading.level);
    made.id_written = !heading.id.empty();
    made.id = made.id_written ? heading.id : position;
    made.level = heading.level;
    made.title = heading.title;
    made.where = text_->where(heading.where);
    if (made.id.find_first_of(" \t,{}") != std::string::npos || made.id.find("、") != std::string::npos) {
        error("clause.id", made.where, "条款编号里有空白或逗号", "there is white space or a comma in this clause id");
    }
    clause_ = made.id;
    policy_->clauses.push_back(std::move(made));
    place(graph::element::kind::clause, policy_->clauses.size() - 1);
    after_heading_ = true;
}

void reader::read_prose(piece& prose) {
    if (after_heading_) {
        policy_->clauses.back().prose = std::move(prose.text);
    } else {
        policy_->prose.push_back(std::move(prose.text));
        place(graph::element::kind::prose, policy_->prose.size() - 1);
    }
    after_heading_ = false;
}

void reader::read_declaration(entry& one) {
    cursor in(*text_, one.where);
    const auto word = in.take(keyword_place::declaration, parting::required);
    if (!word) {
        return unknown_entry(one, "声明", "declarations");
    }
    count(*word);
    switch (word->id) {
    case keyword::policy:
        return read_policy(one, in);
    case keyword::import:
        return read_import(one, in);
    case keyword::category:
        return read_category(one, in);
    case keyword::record:
        return read_record(one, in);
    case keyword::parameter:
        return read_parameter(one, in);
    case keyword::reading:
        return read_reading(one, in);
    case keyword::function:
        return read_function(one, in);
    case keyword::exception:
        return read_exception(one, in);
    default:
        break;
    }
    const auto kind = static_cast<int>(word->id) - static_cast<int>(keyword::decision);
    read_answer(one, in, static_cast<graph::answer_kind>(kind));
}

void reader::unknown_entry(const entry& line, std::string_view zh, std::string_view en) {
    cursor in(*text_, line.where);
    const auto word = in.take_until(" ,:\n");
    const auto written = std::string(text_->plain_of(word));
    const bool declaration = en == "declarations";
    const auto place = declaration ? keyword_place::declaration : keyword_place::entry;
    auto& told = error("keyword.unknown", text_->where(word), "“" + written + "”不是" + std::string(zh) + "的关键词",
                       "\"" + written + "\" is no keyword of " + std::string(en));
    nearest near(written);
    for (const auto known : spellings({place})) {
        near.consider(known);
    }
    if (const auto& meant = near.found(); !meant.empty()) {
        told.hint = {"是不是“" + meant + "”？", "Did you mean \"" + meant + "\"?"};
    }
}

void reader::read_policy(entry& one, cursor in) {
    if (auto name = read_naming(in); name && document_) {
        policy_->title = std::move(*name);
    }
    expect_end(in);
    if (document_) {
        policy_->comments = std::move(one.comments);
        const bool repeated = std::any_of(order_->begin(), order_->end(),
                                          [](const auto& e) { return e.what == graph::element::kind::header; });
        if (repeated) {
            error("name.repeated", text_->where(one.where), "政策只能声明一次", "the policy is declared twice");
            return;
        }
        place(graph::element::kind::header, 0);
    }
    for (auto& line : one.children) {
        read_policy_entry(line);
        if (document_) {
            policy_->comments.insert(policy_->comments.end(), line.comments.begin(), line.comments.end());
        }
    }
}

void reader::read_policy_entry(const entry& line) {
    cursor in(*text_, line.where);
    graph::policy unused;
    auto& into = document_ ? *policy_ : unused;
    if (take(in, keyword::in_force)) {
        into.in_force_from = read_date(in);
        if (take(in, keyword::to)) {
            into.in_force_to = read_date(in);
        }
    } else if (take(in, keyword::default_as_of)) {
        into.default_as_of = read_date(in);
    } else {
        return unknown_entry(line, "政策", "policies");
    }
    expect_end(in);
}

void reader::read_import(entry& one, cursor in) {
    const auto at = here(in);
    auto path = in.take_string();
    if (!path) {
        return expected(in, "引号中的文件名", "the name of a file in quotes");
    }
    expect_end(in);
    policy_->imports.push_back({*path, text_->where(one.where), std::move(one.comments)});
    place(graph::element::kind::import, policy_->imports.size() - 1);
    const auto* source = all_->sources->find(text_->source);
    auto found = all_->how->resolve ? all_->how->resolve(*path, source->name()) : std::nullopt;
    const auto where = cover(at, text_->where(one.where));
    if (!found) {
        error("import.missing", where, "找不到“" + *path + "”", "\"" + *path + "\" cannot be found");
        return;
    }
    if (std::find(all_->open.begin(), all_->open.end(), found->name) != all_->open.end()) {
        std::string circle;
        for (const auto& name : all_->open) {
            circle += name + " → ";
        }
        error("import.cycle", where, "引入成环：" + circle + found->name,
              "imports run in a circle: " + circle + found->name);
        return;
    }
    if (std::find(all_->read.begin(), all_->read.end(), found->name) != all_->read.end()) {
        return;
    }
    const auto& bounds = all_->how->limits;
    if (all_->open.size() > bounds.import_depth || all_->read.size() >= bounds.imports) {
        error("limit.imports", where, "引入太多", "there are too many imports");
        return;
    }
    const auto id = all_->sources->add(found->name, std::move(found->text));
    read_source(*all_, id, policy_->imported);
}

} // namespace guiju::formats::rules
