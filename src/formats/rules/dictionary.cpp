#include "formats/rules/dictionary.hpp"

#include <guiju/feel/duty_functions.hpp>
#include <guiju/feel/keywords.hpp>
#include <guiju/meaning/operations.hpp>

#include <algorithm>

namespace guiju::formats::rules {

namespace {

using pair_list = std::vector<std::pair<std::string, std::string>>;

void add(pair_list& to, const graph::naming& name) {
    if (!name.other.empty() && name.other != name.name) {
        to.emplace_back(name.name, name.other);
    }
}

pair_list built_in() {
    pair_list made{{"截至日", "as_of"}};
    for (const auto& one : feel::duty_functions) {
        made.emplace_back(one.zh, one.en);
    }
    for (const auto& one : meaning::operations) {
        const bool keyword = std::any_of(feel::keywords.begin(), feel::keywords.end(),
                                         [&](const auto& row) { return row.en == one.name; });
        if (!one.zh.empty() && !keyword) {
            made.emplace_back(std::string(one.zh), std::string(one.name));
        }
    }
    return made;
}

} // namespace

void dictionary::add_rank(const pair_list& pairs) {
    std::map<std::string, std::set<std::string>> partners;
    for (const auto& [one, other] : pairs) {
        partners[one].insert(other);
        partners[other].insert(one);
    }
    for (const auto& [one, other] : pairs) {
        const bool free = settled_.find(one) == settled_.end() && settled_.find(other) == settled_.end();
        if (free && partners[one].size() == 1 && partners[other].size() == 1) {
            words_[one] = other;
            words_[other] = one;
        }
    }
    for (const auto& [word, others] : partners) {
        settled_.insert(word);
    }
}

vocabulary::vocabulary(const graph::policy& of) : of_(&of), functions_(built_in()) {
    pairs types, texts;
    for (const auto& one : of.categories) {
        add(types, one.name);
        std::for_each(one.values.begin(), one.values.end(), [&](const auto& value) { add(texts, value); });
    }
    for (const auto& one : of.records) {
        add(types, one.name);
        add(records_, one.name);
        std::for_each(one.fields.begin(), one.fields.end(), [&](const auto& field) { add(fields_, field.name); });
    }
    for (const auto& one : of.readings) {
        add(declared_, one.name);
        std::for_each(one.choices.begin(), one.choices.end(), [&](const auto& choice) { add(texts, choice); });
    }
    std::for_each(of.parameters.begin(), of.parameters.end(), [&](const auto& one) { add(declared_, one.name); });
    for (const auto& one : of.functions) {
        add(declared_, one.name);
        std::for_each(one.parameters.begin(), one.parameters.end(),
                      [&](const auto& each) { add(formals_, each.name); });
    }
    pairs outputs, steps, departments;
    for (const auto& one : of.answers) {
        add(declared_, one.name);
        std::for_each(one.steps.begin(), one.steps.end(), [&](const auto& step) { add(steps, step.name); });
        std::for_each(one.departments.begin(), one.departments.end(),
                      [&](const auto& each) { add(departments, each); });
        if (const auto* table = std::get_if<graph::table>(&one.definition)) {
            std::for_each(table->outputs.begin(), table->outputs.end(),
                          [&](const auto& output) { add(outputs, output.name); });
        }
        std::for_each(one.attributes.begin(), one.attributes.end(),
                      [&](const auto& note) { add(outputs, note.first); });
    }
    for (const auto* rank : {&fields_, &outputs, &records_, &functions_}) {
        members_.add_rank(*rank);
    }
    types_.add_rank(types);
    texts_.add_rank(texts);
    texts_.add_rank(steps);
    texts_.add_rank(departments);
    names_ = names_with({}, {});
}

std::vector<vocabulary::pairs> vocabulary::around(std::string_view record) const {
    std::vector<pairs> ranks;
    std::set<std::string> seen;
    while (!record.empty()) {
        const auto found = std::find_if(of_->records.begin(), of_->records.end(),
                                        [&](const auto& one) { return one.name.answers_to(record); });
        if (found == of_->records.end() || !seen.insert(found->name.name).second) {
            break;
        }
        pairs fields, itself;
        std::for_each(found->fields.begin(), found->fields.end(), [&](const auto& field) { add(fields, field.name); });
        add(itself, found->name);
        ranks.push_back(std::move(fields));
        ranks.push_back(std::move(itself));
        record = found->owner;
    }
    return ranks;
}

dictionary vocabulary::names_with(const pairs& own, const std::vector<pairs>& subject) const {
    dictionary made;
    made.add_rank(own);
    std::for_each(subject.begin(), subject.end(), [&](const auto& rank) { made.add_rank(rank); });
    for (const auto* rank : {&declared_, &fields_, &records_, &functions_, &formals_}) {
        made.add_rank(*rank);
    }
    return made;
}

dictionary vocabulary::names_in(const graph::answer& answer) const {
    pairs own;
    std::for_each(answer.locals.begin(), answer.locals.end(), [&](const auto& one) { add(own, one.name); });
    std::for_each(answer.dimensions.begin(), answer.dimensions.end(), [&](const auto& one) { add(own, one.name); });
    return names_with(own, around(answer.subject));
}

dictionary vocabulary::names_in(const graph::function& function) const {
    pairs own;
    std::for_each(function.parameters.begin(), function.parameters.end(), [&](const auto& one) { add(own, one.name); });
    return names_with(own, {});
}

} // namespace guiju::formats::rules
