#include "base/wording.hpp"
#include "formats/rules/printer.hpp"

#include <algorithm>

namespace guiju::formats::rules {

namespace {

/// A text that stands in a line without quotes.
std::string in_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace

void policy_printer::header() {
    comments(0, what_->comments);
    line(0, spell_.word(keyword::policy) + " " + spell_.naming(what_->title));
    if (what_->in_force_from) {
        auto text = spell_.word(keyword::in_force) + " " + what_->in_force_from->to_string();
        if (what_->in_force_to) {
            text += " " + spell_.word(keyword::to) + " " + what_->in_force_to->to_string();
        }
        line(2, text);
    }
    if (what_->default_as_of) {
        line(2, spell_.word(keyword::default_as_of) + " " + what_->default_as_of->to_string());
    }
}

void policy_printer::category(const graph::category& one) {
    comments(0, one.comments);
    auto text = spell_.word(keyword::category) + " " + spell_.naming(one.name);
    if (one.ordered) {
        text += std::string(spell_.comma()) + spell_.word(keyword::ordered);
    }
    text += spell_.colon();
    for (const auto& value : one.values) {
        text += (&value == &one.values.front() ? "" : std::string(spell_.separator())) + spell_.value_naming(value);
    }
    line(0, text);
}

void policy_printer::record(const graph::record& one) {
    comments(0, one.comments);
    auto text = spell_.word(keyword::record) + " " + spell_.naming(one.name);
    if (!one.owner.empty()) {
        text += std::string(spell_.comma()) + spell_.word(keyword::belongs_to) + " " + spell_.name(one.owner);
    }
    if (!one.keys.empty()) {
        text += std::string(spell_.comma()) + spell_.word(keyword::identified_by) + " " + spell_.names(one.keys);
    }
    line(0, text);
    for (const auto& field : one.fields) {
        comments(2, field.comments);
        auto text = spell_.naming(field.name) + std::string(spell_.colon()) + spell_.field_type(field.type);
        if (!field.allowed.empty()) {
            text += std::string(spell_.comma()) + spell_.word(keyword::allowed) + " " + expression(field.allowed);
        }
        line(2, text);
    }
}

void policy_printer::parameter(const graph::parameter& one) {
    comments(0, one.comments);
    auto text = spell_.word(keyword::parameter) + " " + spell_.naming(one.name) + std::string(spell_.colon()) +
                spell_.type(one.type);
    if (!one.by.empty()) {
        text += std::string(spell_.comma()) + spell_.word(keyword::by) + " " + spell_.names(one.by);
    }
    line(0, text);
    for (const auto& each : one.periods) {
        period(one, each);
    }
}

std::string policy_printer::amount(const graph::parameter_row& row) const {
    if (!row.delegated) {
        return expression(row.value);
    }
    const auto word = spell_.word(keyword::delegated);
    return row.delegated_to.empty() ? word : word + std::string(spell_.colon()) + in_one_line(row.delegated_to);
}

void policy_printer::period(const graph::parameter& of, const graph::parameter_period& one) {
    comments(2, one.comments);
    std::string text;
    if (one.from) {
        text = spell_.word(keyword::from) + " " + one.from->to_string();
    }
    if (one.to) {
        text += (text.empty() ? "" : " ") + spell_.word(keyword::to) + " " + one.to->to_string();
    }
    if (text.empty()) {
        text = spell_.word(keyword::always);
    }
    if (of.by.empty() && one.rows.size() == 1 && one.rows.front().comments.empty()) {
        return line(2, text + std::string(spell_.colon()) + amount(one.rows.front()));
    }
    line(2, text);
    for (const auto& row : one.rows) {
        comments(4, row.comments);
        std::string keys;
        for (const auto& key : row.keys) {
            keys += (keys.empty() ? "" : std::string(spell_.separator())) + spell_.value(key);
        }
        line(4, keys + (keys.empty() ? "" : "  ") + amount(row));
    }
}

void policy_printer::reading(const graph::reading& one, int indent) {
    comments(indent, one.comments);
    auto text = spell_.word(keyword::reading) + " " + spell_.naming(one.name);
    line(indent,
         text + (one.text.empty() ? ""
                                  : std::string(spell_.colon()) +
                                        in_one_line(joined_wording(one.text, one.other_text, what_->language))));
    for (std::size_t i = 0; i < one.choices.size(); ++i) {
        const bool marked = i == one.default_choice;
        line(indent + 2, spell_.value_naming(one.choices[i]) +
                             (marked ? std::string(spell_.comma()) + spell_.word(keyword::default_) : ""));
    }
}

void policy_printer::function(const graph::function& one) {
    comments(0, one.comments);
    auto text = spell_.word(keyword::function) + " " + spell_.naming(one.name) + "(";
    for (const auto& formal : one.parameters) {
        text += (&formal == &one.parameters.front() ? "" : std::string(spell_.comma())) + spell_.naming(formal.name);
        const bool typed = formal.type.kind != graph::type_kind::any || formal.type.optional;
        text += typed ? std::string(spell_.colon()) + spell_.type(formal.type) : "";
    }
    text += ")";
    const bool typed = one.result.kind != graph::type_kind::any || one.result.optional;
    text += typed ? std::string(spell_.colon()) + spell_.type(one.result) : "";
    line(0, text + " = " + expression(one.body));
}

void policy_printer::exception(const graph::exception& one) {
    comments(0, one.comments);
    auto text = spell_.word(keyword::exception) + " " + spell_.naming(one.name) + " " + spell_.word(keyword::against) +
                " " + spell_.name(one.of);
    if (!one.subject.empty()) {
        text += std::string(spell_.comma()) + spell_.word(keyword::for_each) + " " + spell_.name(one.subject);
    }
    text += std::string(spell_.colon()) + spell_.word(keyword::when) + " " + expression(one.condition) +
            std::string(spell_.colon());
    line(0, text + expression(one.value));
    if (!one.before.empty()) {
        line(2, spell_.word(keyword::before) + " " + spell_.names(one.before));
    }
}

} // namespace guiju::formats::rules
