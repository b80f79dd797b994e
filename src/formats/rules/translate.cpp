#include "base/wording.hpp"
#include "formats/rules/dictionary.hpp"
#include "formats/trees.hpp"

#include <guiju/formats/rules/printer.hpp>

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

void turn(graph::naming& name) {
    if (!name.other.empty()) {
        std::swap(name.name, name.other);
    }
}

void turn_text(std::string& text, std::string& other) {
    if (!other.empty()) {
        std::swap(text, other);
    }
}

/// The other name of that one of `all` which answers to the word.
template <class List>
std::string turned(const List& all, const std::string& word) {
    for (const auto& one : all) {
        const graph::naming* name = nullptr;
        if constexpr (requires { one.answers_to(word); }) {
            name = &one;
        } else {
            name = &one.name;
        }
        if (name->answers_to(word) && !name->other.empty()) {
            return word == name->name ? name->other : name->name;
        }
    }
    return word;
}

class translator {
public:
    explicit translator(const graph::policy& from) : from_(&from), words_(from) {}

    graph::policy operator()(lang language) {
        auto made = *from_;
        made.language = language;
        language_ = language;
        turn(made.title);
        for (auto& one : made.categories) {
            turn(one.name);
            std::for_each(one.values.begin(), one.values.end(), turn);
        }
        std::for_each(made.records.begin(), made.records.end(), [this](auto& one) { record(one); });
        std::for_each(made.parameters.begin(), made.parameters.end(), [this](auto& one) { parameter(one); });
        for (auto& one : made.readings) {
            turn(one.name);
            turn_text(one.text, one.other_text);
            std::for_each(one.choices.begin(), one.choices.end(), turn);
        }
        std::for_each(made.functions.begin(), made.functions.end(), [this](auto& one) { function(one); });
        std::for_each(made.answers.begin(), made.answers.end(), [this](auto& one) { answer(one); });
        std::for_each(made.exceptions.begin(), made.exceptions.end(), [this](auto& one) { exception(one); });
        return made;
    }

private:
    void type(graph::type_ref& one, int depth = 0) {
        constexpr int deepest = 64;
        one.name = words_.types().other(one.name);
        if (one.element && depth < deepest) {
            auto element = *one.element;
            type(element, depth + 1);
            one.element = std::make_shared<const graph::type_ref>(std::move(element));
        }
    }

    void field(graph::field& one) {
        turn(one.name);
        type(one.type);
    }

    void record(graph::record& one) {
        for (auto& key : one.keys) {
            key = turned(one.fields, key);
        }
        turn(one.name);
        one.owner = turned(from_->records, one.owner);
        std::for_each(one.fields.begin(), one.fields.end(), [this](auto& each) { field(each); });
        each_tree(one, [this](feel::tree& each) { tree(each, words_.names()); });
    }

    std::string value_of(const std::string& category, const std::string& value) const {
        const auto found = std::find_if(from_->categories.begin(), from_->categories.end(),
                                        [&](const auto& one) { return one.name.answers_to(category); });
        return found == from_->categories.end() ? value : turned(found->values, value);
    }

    void parameter(graph::parameter& one) {
        turn(one.name);
        type(one.type);
        for (auto& period : one.periods) {
            for (auto& row : period.rows) {
                for (std::size_t i = 0; i < row.keys.size() && i < one.by.size(); ++i) {
                    row.keys[i] = value_of(one.by[i], row.keys[i]);
                }
                row.delegated_to = turned_wording(row.delegated_to, language_);
            }
        }
        std::for_each(one.by.begin(), one.by.end(), [this](auto& by) { by = turned(from_->categories, by); });
        each_tree(one, [this](feel::tree& each) { tree(each, words_.names()); });
    }

    void function(graph::function& one) {
        const auto names = words_.names_in(one);
        turn(one.name);
        std::for_each(one.parameters.begin(), one.parameters.end(), [this](auto& each) { field(each); });
        type(one.result);
        tree(one.body, names);
    }

    void exception(graph::exception& one) {
        turn(one.name);
        one.of = turned(from_->answers, one.of);
        one.subject = turned(from_->records, one.subject);
        std::for_each(one.before.begin(), one.before.end(),
                      [this](auto& each) { each = turned(from_->exceptions, each); });
        tree(one.condition, words_.names());
        tree(one.value, words_.names());
    }

    void answer(graph::answer& one) {
        const auto names = words_.names_in(one);
        each_tree(one, [&](feel::tree& each) { tree(each, names); });
        std::for_each(one.examples.begin(), one.examples.end(), [&](auto& each) { example(each, one); });
        turn(one.name);
        type(one.type);
        one.subject = turned(from_->records, one.subject);
        std::for_each(one.dimensions.begin(), one.dimensions.end(), [](auto& each) { turn(each.name); });
        std::for_each(one.locals.begin(), one.locals.end(), [](auto& each) { turn(each.name); });
        std::for_each(one.steps.begin(), one.steps.end(), [](auto& each) { turn(each.name); });
        std::for_each(one.attributes.begin(), one.attributes.end(), [&](auto& each) {
            turn(each.first);
            each.second = turned_wording(each.second, language_);
        });
        std::for_each(one.readings.begin(), one.readings.end(),
                      [this](auto& each) { each = turned(from_->readings, each); });
        std::for_each(one.departments.begin(), one.departments.end(), [this](auto& each) { department(each); });
        turn_text(one.text, one.other_text);
        one.inapplicable = turned_wording(one.inapplicable, language_);
        for (auto* stock : {&one.stock_before, &one.stock_gained, &one.stock_lost}) {
            *stock = names.other(*stock);
        }
        if (auto* table = std::get_if<graph::table>(&one.definition)) {
            std::for_each(table->outputs.begin(), table->outputs.end(), [](auto& each) { turn(each.name); });
        }
    }

    // One mention gives the second name, all take it.
    void department(graph::naming& one) const {
        if (!one.other.empty()) {
            turn(one);
        } else {
            one.name = words_.texts().other(one.name);
        }
    }

    void example(graph::example& one, const graph::answer& of) const {
        for (auto& [reading, choice] : one.readings) {
            const auto found = std::find_if(from_->readings.begin(), from_->readings.end(),
                                            [&name = reading](const auto& each) { return each.name.answers_to(name); });
            choice = found == from_->readings.end() ? choice : turned(found->choices, choice);
            reading = turned(from_->readings, reading);
        }
        for (auto& supplied : one.supplied) {
            supplied.first = turned(from_->parameters, supplied.first);
        }
        for (auto& dimension : one.dimensions) {
            dimension.first = turned(of.dimensions, dimension.first);
        }
    }

    void tree(feel::tree& one, const dictionary& names) const {
        for (auto& node : one.nodes) {
            switch (node.kind) {
            case feel::node_kind::name:
            case feel::node_kind::entry:
            case feel::node_kind::iterator:
            case feel::node_kind::parameter:
                node.text = names.other(node.text);
                break;
            case feel::node_kind::path:
                node.text = words_.members().other(node.text);
                break;
            case feel::node_kind::type_name:
                node.text = words_.types().other(node.text);
                break;
            case feel::node_kind::text_literal:
                node.text = words_.texts().other(node.text);
                break;
            default:
                break;
            }
        }
    }

    const graph::policy* from_;
    vocabulary words_;
    lang language_ = lang::en;
};

} // namespace

graph::policy translate(const graph::policy& what, lang language) {
    return language == what.language ? what : translator(what)(language);
}

} // namespace guiju::formats::rules
