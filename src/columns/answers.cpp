#include "engine_state.hpp"

#include <guiju/meaning/to_text.hpp>

#include <algorithm>

namespace guiju::columns {

namespace {

using graph::answer_kind;
using program::type_kind;

output_column text_column(std::string name) {
    output_column made;
    made.name = std::move(name);
    made.form = form::text;
    return made;
}

output_column column_of(const program::program& p, const program::type& type, std::string name) {
    output_column made;
    made.name = std::move(name);
    switch (type.kind) {
    case type_kind::boolean:
        made.form = form::boolean;
        break;
    case type_kind::date:
        made.form = form::days;
        break;
    case type_kind::category: {
        const auto& body = *p.categories[static_cast<std::size_t>(type.category)].body;
        return words_column(std::move(made.name), body.values, body.ordered);
    }
    default:
        return text_column(std::move(made.name));
    }
    return made;
}

std::string name_of(const engine::state& in, const asked_item& item) {
    const auto& answer = (*in.program)[item.answer];
    std::string name = in.options.other_names && !answer.other.empty() ? answer.other : answer.name;
    for (std::size_t d = 0; d < item.dimensions.size(); ++d) {
        name += (d == 0 ? "[" : ", ") + meaning::to_text(item.dimensions[d]);
    }
    return item.dimensions.empty() ? name : name + "]";
}

std::vector<std::string> status_words() {
    std::vector<std::string> words;
    for (int s = 0; s <= static_cast<int>(evaluate::status::error); ++s) {
        words.emplace_back(evaluate::name_of(static_cast<evaluate::status>(s)));
    }
    return words;
}

std::size_t add(engine::state& in, output_column column) {
    in.outputs.push_back(std::move(column));
    return in.outputs.size() - 1;
}

/// Columns of the rule that gave an answer its value, and of the clauses it stands on.
void add_rules(engine::state& in, asked_item& item, const std::string& name) {
    const auto& p = *in.program;
    item.rules = std::make_shared<const evaluate::deciding_rules>(p, item.answer);
    std::vector<std::string> names;
    std::vector<std::string> clauses;
    const auto word_of = [&](const std::string& clause) {
        if (clause.empty()) {
            return asked_item::no_word;
        }
        const auto found = std::ranges::find(clauses, clause);
        if (found == clauses.end()) {
            clauses.push_back(clause);
            return static_cast<std::uint32_t>(clauses.size() - 1);
        }
        return static_cast<std::uint32_t>(found - clauses.begin());
    };
    for (std::size_t r = 0; r < item.rules->all().size(); ++r) {
        names.push_back(item.rules->all()[r].name.in(p.language));
        item.clause_of.push_back(word_of(item.rules->clauses(r)));
    }
    item.clause_of.push_back(word_of(item.rules->clauses(std::nullopt)));
    item.rule_at = add(in, words_column(name + ".rule", std::move(names)));
    const bool duty = p[item.answer].kind == answer_kind::duty;
    item.clause_at = add(in, duty ? text_column(name + ".clause") : words_column(name + ".clause", std::move(clauses)));
}

} // namespace

void add_outputs(engine::state& in, asked_item& item) {
    const auto& p = *in.program;
    const auto& answer = p[item.answer];
    const auto name = name_of(in, item);
    item.value_at = add(in, column_of(p, p[answer.type], name));
    if (in.options.statuses) {
        item.status_at = add(in, words_column(name + ".status", status_words()));
    }
    const bool measured = answer.kind == answer_kind::limit || answer.kind == answer_kind::target;
    if (in.options.judged && measured) {
        item.bound_at = add(in, column_of(p, p[answer.type], name + ".bound"));
        const auto apart = name + (answer.kind == answer_kind::target ? ".gap" : ".slack");
        // Between two dates lies a duration, which has no column of its own kind.
        item.slack_at =
            add(in, p[answer.type].kind == type_kind::date ? text_column(apart) : column_of(p, p[answer.type], apart));
    }
    if (in.options.rules) {
        add_rules(in, item, name);
    }
}

} // namespace guiju::columns
