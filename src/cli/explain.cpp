#include "commands.hpp"
#include "population_shape.hpp"
#include "question.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace guiju::cli {
namespace {

struct explain_command {
    question_options question;
    std::string id;
    std::size_t row = 0;
    bool why_not = false;

    int run(console& on) const;
    std::size_t tell(const asked_question& asked, const population& in, const std::optional<std::string>& wanted,
                     lang language) const;
    std::size_t tell_why_not(const asked_question& asked, const population& in,
                             const std::optional<std::string>& wanted, lang language) const;
};

/// The text of a value that can be a key; empty for others.
std::string key_text(const value& key) {
    switch (key.kind()) {
    case kind::text:
        return key.as_text();
    case kind::number:
        return key.as_number().to_plain();
    case kind::date:
        return key.as_date().to_string();
    case kind::category:
        return key.as_category().values[key.ordinal()];
    default:
        return {};
    }
}

bool is_about(const outcome& one, const std::string& id) {
    return std::ranges::any_of(one.of, [&](const auto& part) { return key_text(part.key) == id; });
}

/// The key of the record in that row of the data (from 1): of the list the asked answers stand in, else of the first
/// list.
std::optional<std::string> key_of_row(const asked_question& asked, std::size_t row) {
    const auto& p = asked.policy->program();
    if (asked.raw.all.empty()) {
        return std::nullopt;
    }
    auto outermost = program::record_id::none;
    if (!asked.answers.empty()) {
        const auto& answer = p[asked.answers.front()];
        outermost = answer.subject;
        for (const auto owner : answer.owners) {
            outermost = owner == population_record(p) ? outermost : owner;
        }
    }
    for (const auto& list : lists_of(p, population_record(p))) {
        const auto& facts = asked.raw.all.front().facts;
        if (!facts.is(kind::context) || (outermost != program::record_id::none && list.type != outermost)) {
            continue;
        }
        const value* items = facts.as_context().find(list.field->name);
        items = items == nullptr ? facts.as_context().find(list.field->other) : items;
        const auto& keys = p[list.type].keys;
        if (items == nullptr || !items->is(kind::list) || row > items->as_list().size() || keys.empty()) {
            continue;
        }
        const auto& item = items->as_list()[row - 1];
        const auto& key = p[list.type].fields[keys.front()];
        const value* found = item.is(kind::context) ? item.as_context().find(key.name) : nullptr;
        found = found == nullptr && item.is(kind::context) ? item.as_context().find(key.other) : found;
        return found == nullptr ? std::nullopt : std::optional(key_text(*found));
    }
    return std::nullopt;
}

/// Tells of every asked answer about the records with that key, or of all; how many were told.
std::size_t explain_command::tell(const asked_question& asked, const population& in,
                                  const std::optional<std::string>& wanted, lang language) const {
    std::size_t told = 0;
    evaluate::run_options options;
    options.answers = asked.answers;
    evaluate::run(asked.policy->evaluator(), in.type, in.root, asked.resolved, options, [&](const outcome& answer) {
        if (!wanted || is_about(answer, *wanted)) {
            std::cout << explanation(*asked.policy, answer, language) << '\n';
            ++told;
        }
    });
    return told;
}

std::size_t explain_command::tell_why_not(const asked_question& asked, const population& in,
                                          const std::optional<std::string>& wanted, lang language) const {
    std::size_t told = 0;
    const auto& of = *asked.policy;
    for (const auto id : asked.answers_or_all()) {
        const auto dimensions = of.dimensions_of(id, asked.resolved);
        for (const auto& about : explain::places_of(of.program(), id, in.type, in.root)) {
            for (const auto& values : dimensions) {
                if (!wanted || is_about(explain::ask_at(of.evaluator(), id, about, values, asked.resolved), *wanted)) {
                    std::cout << explanation(of, of.why_not(id, about, values, asked.resolved), language) << '\n';
                    ++told;
                }
            }
        }
    }
    return told;
}

int explain_command::run(console& on) const {
    auto asked = prepare(question, on, true);
    if (asked.code != all_well) {
        return asked.code;
    }
    auto wanted = id.empty() ? std::optional<std::string>() : std::optional(id);
    if (row != 0) {
        wanted = key_of_row(asked, row);
        if (!wanted) {
            const auto number = std::to_string(row);
            on.error({"数据没有第 " + number + " 行", "the data has no row " + number});
            return usage;
        }
    }
    std::size_t told = 0;
    for (const auto& one : asked.data.all) {
        told += why_not ? tell_why_not(asked, one, wanted, on.language) : tell(asked, one, wanted, on.language);
    }
    std::cout.flush();
    if (told == 0) {
        on.error({"没有符合条件的答案", "no answer is about that"});
        return usage;
    }
    return tell_failed(asked.data.failed, on);
}

void add(CLI::App& app, console& on, ending& end, const char* name, const char* what, bool why_not) {
    auto* sub = app.add_subcommand(name, what);
    auto made = std::make_shared<explain_command>();
    made->why_not = why_not;
    made->question.declare(*sub);
    auto* of = sub->add_option("--of", made->id, "Only what is about the record with this key");
    sub->add_option("--row", made->row, "Only what is about this row of the data, from 1")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000}))
        ->excludes(of);
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace

void add_explain(CLI::App& app, console& on, ending& end) {
    add(app, on, end, "explain", "Says how answers were found: clauses, rules, parameters, readings, inputs", false);
    add(app, on, end, "why-not", "Says which conditions failed, and what single input would turn the answer", true);
}

} // namespace guiju::cli
