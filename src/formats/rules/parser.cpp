#include "base/utf8.hpp"
#include "formats/rules/reader.hpp"

#include <guiju/formats/rules/parser.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace guiju::formats::rules {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether the bytes are text that can be read; else says what is wrong.
bool is_text(const source& from, source_id id, const limits& bounds, problem_list& problems) {
    const auto text = from.text();
    if (text.size() > bounds.text) {
        const auto most = std::to_string(bounds.text);
        problems.error("limit.text", {id, 0, 0}, "文本太长：最多 " + most + " 字节",
                       "the text is too long: at most " + most + " bytes");
        return false;
    }
    if (const auto bad = find_invalid_utf8(text); bad != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(bad);
        problems
            .error("text.encoding", {id, at, at + 1}, "第 " + std::to_string(at) + " 字节起不是 UTF-8",
                   "this is not UTF-8 from byte " + std::to_string(at) + " on")
            .hint = {"请把文件存为 UTF-8", "save the file as UTF-8"};
        return false;
    }
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(nul);
        problems.error("text.nul", {id, at, at + 1}, "第 " + std::to_string(at) + " 字节是空字符",
                       "byte " + std::to_string(at) + " is a NUL");
        return false;
    }
    const auto mark = std::ranges::find_if(text, [](char c) { return c == quoted || c == filler; });
    if (mark != text.end()) {
        const auto at = static_cast<std::uint32_t>(mark - text.begin());
        problems.error("text.control", {id, at, at + 1}, "这里有控制字符", "there is a control character here");
        return false;
    }
    return true;
}

bool is_markdown(const source& from, const parsing& how) { return how.literate.value_or(from.name().ends_with(".md")); }

/// Finds what is declared twice.
class name_checker {
public:
    explicit name_checker(problem_list& problems) : problems_(&problems) {}

    void add(const std::string& group, const graph::naming& name) {
        add_one(group, name.name, name.where);
        if (!name.other.empty() && name.other != name.name) {
            add_one(group, name.other, name.where);
        }
    }

private:
    void add_one(const std::string& group, const std::string& name, span where) {
        const auto [at, fresh] = first_.emplace(std::pair(group, name), where);
        if (fresh) {
            return;
        }
        auto& told =
            problems_->error("name.repeated", where, "“" + name + "”声明了两次", "\"" + name + "\" is declared twice");
        told.others.push_back({at->second, {"第一次在这里", "first here"}});
    }

    problem_list* problems_;
    std::map<std::pair<std::string, std::string>, span> first_;
};

void check_clauses(const graph::policy& policy, problem_list& problems) {
    std::map<std::string, span> first;
    for (const auto& clause : policy.clauses) {
        const auto [at, fresh] = first.emplace(clause.id, clause.where);
        if (!fresh) {
            auto& told = problems.error("clause.repeated", clause.where, "条款编号“" + clause.id + "”用了两次",
                                        "the clause id \"" + clause.id + "\" is used twice");
            told.others.push_back({at->second, {"第一次在这里", "first here"}});
        }
    }
}

bool has_chinese(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xE4U && static_cast<unsigned char>(c) <= 0xE9U;
    });
}

} // namespace

void check_names(const graph::policy& policy, problem_list& problems) {
    name_checker names(problems);
    for (const auto& one : policy.categories) {
        names.add("type", one.name);
        for (const auto& value : one.values) {
            names.add("value of " + one.name.name, value);
        }
    }
    for (const auto& one : policy.records) {
        names.add("type", one.name);
        for (const auto& field : one.fields) {
            names.add("field of " + one.name.name, field.name);
        }
    }
    for (const auto& one : policy.parameters) {
        names.add("parameter", one.name);
    }
    for (const auto& one : policy.readings) {
        names.add("reading", one.name);
        for (const auto& choice : one.choices) {
            names.add("choice of " + one.name.name, choice);
        }
    }
    for (const auto& one : policy.functions) {
        names.add("function", one.name);
    }
    for (const auto& one : policy.exceptions) {
        names.add("exception", one.name);
    }
    for (const auto& one : policy.answers) {
        if (one.kind != graph::answer_kind::duty) {
            names.add("answer of " + one.subject, one.name);
        }
        for (const auto& local : one.locals) {
            names.add("local of " + one.name.name + " of " + one.subject, local.name);
        }
    }
    check_clauses(policy, problems);
}

void read_source(session& into, source_id id, std::vector<graph::element>& order) {
    const auto* from = into.sources->find(id);
    if (from == nullptr || !is_text(*from, id, into.how->limits, into.problems)) {
        return;
    }
    into.open.push_back(from->name());
    into.read.push_back(from->name());
    auto& text = into.texts.emplace_back();
    text.source = id;
    text.text = from->text();
    text.plain = text.shape = std::string(text.text);
    const auto skipped = text.text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0U;
    layout parts(text, is_markdown(*from, *into.how), into.how->limits, into.problems);
    auto pieces = parts.run(skipped);
    reader(into, text, order, into.open.size() == 1).read(pieces);
    into.open.pop_back();
}

result<graph::policy> parse(source_set& sources, source_id id, const parsing& how) {
    session all{&sources, &how, problem_list(how.limits.problems)};
    const auto* document = sources.find(id);
    if (document == nullptr) {
        all.problems.error("text.missing", {}, "没有这个文本", "there is no such text");
        return all.problems.take();
    }
    all.policy.literate = is_markdown(*document, how);
    read_source(all, id, all.policy.order);
    read_expressions(all);
    check_names(all.policy, all.problems);
    const bool chinese = all.chinese + all.english == 0 ? has_chinese(document->text()) : all.chinese > all.english;
    all.policy.language = chinese ? lang::zh : lang::en;
    auto& order = all.policy.order;
    if (!order.empty() && order.back().what == graph::element::kind::remark) {
        all.policy.trailing = std::move(all.policy.remarks.back());
        all.policy.remarks.pop_back();
        order.pop_back();
    }
    if (all.problems.has_errors()) {
        return all.problems.take();
    }
    return {std::move(all.policy), all.problems.take()};
}

} // namespace guiju::formats::rules
