#include "base/wording.hpp"
#include "formats/rules/printer.hpp"

#include <guiju/feel/printer.hpp>

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

keyword declared(graph::answer_kind kind) {
    return static_cast<keyword>(static_cast<int>(keyword::decision) + static_cast<int>(kind));
}

keyword bound_word(graph::relation relation) {
    switch (relation) {
    case graph::relation::greater_equal:
        return keyword::at_least;
    case graph::relation::equal:
        return keyword::equal_to;
    case graph::relation::less:
        return keyword::less_than;
    case graph::relation::greater:
        return keyword::more_than;
    default:
        return keyword::at_most;
    }
}

/// The word in front of a value without conditions.
std::string value_word(graph::answer_kind kind, const spelling_of& spell) {
    switch (kind) {
    case graph::answer_kind::eligibility:
        return spell.word(keyword::must);
    case graph::answer_kind::limit:
    case graph::answer_kind::target:
        return spell.word(keyword::actual);
    default:
        return "=";
    }
}

std::string status_spelling(std::string_view status, lang language) {
    for (const auto& row : keywords) {
        std::string name(row.en);
        std::replace(name.begin(), name.end(), ' ', '_');
        if (row.place == keyword_place::status && name == status) {
            return std::string(spelling(row.id, language));
        }
    }
    return std::string(status);
}

std::string in_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace

std::string policy_printer::answer_header(const graph::answer& one) const {
    auto text = spell_.word(declared(one.kind)) + " " + spell_.naming(one.name);
    const bool typed = one.type.kind != graph::type_kind::any || one.type.optional;
    text += typed ? std::string(spell_.colon()) + spell_.type(one.type) : "";
    bool first = !typed;
    const auto next = [&] {
        return std::string(std::exchange(first, false) ? spell_.colon() : spell_.comma()) +
               spell_.word(keyword::for_each) + " ";
    };
    if (!one.subject.empty()) {
        text += next() + spell_.name(one.subject);
    }
    for (const auto& each : one.dimensions) {
        text += next() + spell_.naming(each.name);
        const bool bounds = !each.values.empty() && each.values.top().kind == feel::node_kind::range &&
                            each.values.top().low_closed && each.values.top().high_closed;
        if (bounds) {
            const auto& range = each.values.top();
            text += " " +
                    std::string(spell_.language() == lang::zh ? info(keyword::from).zh_other : info(keyword::from).en) +
                    " ";
            text += expression(each.values, range.children[0]) + " ";
            text +=
                std::string(spell_.language() == lang::zh ? info(keyword::to).zh_other : info(keyword::to).en) + " ";
            text += expression(each.values, range.children[1]);
        } else {
            text += " " + spell_.word(keyword::in) + " " + closed(each.values);
        }
    }
    return text;
}

void policy_printer::answer(const graph::answer& one) {
    comments(0, one.comments);
    line(0, answer_header(one));
    cites(one);
    if (!one.applies.empty()) {
        auto text = " " + expression(one.applies);
        if (!one.inapplicable.empty()) {
            text +=
                std::string(spell_.comma()) + spell_.word(keyword::otherwise) + " " + feel::quoted(one.inapplicable);
        }
        entry(one, keyword::applies_when, text);
    }
    readings_of(one);
    for (const auto& each : one.locals) {
        comments(2, each.comments);
        line(2, spell_.word(keyword::where) + " " + spell_.naming(each.name) + " = " + expression(each.value));
    }
    definition(one);
    bound(one);
    parts(one);
    for (const auto& each : one.examples) {
        example(each);
    }
}

void policy_printer::entry(const graph::answer& of, keyword word, const std::string& rest) {
    for (const auto& one : of.remarks) {
        if (one.entry == info(word).en) {
            comments(2, one.lines);
        }
    }
    line(2, spell_.word(word) + rest);
}

void policy_printer::cites(const graph::answer& one) {
    std::string cited;
    for (const auto& id : one.clauses) {
        if (id != clause_) {
            cited += (cited.empty() ? " " : std::string(spell_.separator())) + id;
        }
    }
    const bool remarked = std::any_of(one.remarks.begin(), one.remarks.end(),
                                      [](const auto& r) { return r.entry == info(keyword::cites).en; });
    if (cited.empty() && remarked) {
        cited = " " + clause_;
    }
    if (!cited.empty()) {
        entry(one, keyword::cites, cited);
    }
}

void policy_printer::readings_of(const graph::answer& one) {
    for (const auto& name : one.readings) {
        const auto found = std::find_if(what_->readings.begin(), what_->readings.end(),
                                        [&](const auto& r) { return r.name.answers_to(name); });
        if (found != what_->readings.end()) {
            reading(*found, 2);
        }
    }
}

void policy_printer::definition(const graph::answer& one) {
    if (const auto* found = std::get_if<graph::table>(&one.definition)) {
        return table(one, *found);
    }
    static const std::vector<graph::guarded> none;
    const auto* guarded = std::get_if<std::vector<graph::guarded>>(&one.definition);
    const auto& cases = guarded != nullptr ? *guarded : none;
    const bool alone = cases.size() == 1 && cases.front().condition.empty();
    for (const auto& each : cases) {
        comments(2, each.comments);
        std::string text;
        if (alone) {
            text = value_word(one.kind, spell_) + " ";
        } else if (each.condition.empty()) {
            text = spell_.word(keyword::otherwise) + std::string(spell_.colon());
        } else {
            text = spell_.word(keyword::when) + " " + expression(each.condition) + std::string(spell_.colon());
        }
        line(2, text + expression(each.value));
    }
}

void policy_printer::bound(const graph::answer& one) {
    if (one.bound_relation != graph::relation::none) {
        entry(one, bound_word(one.bound_relation), " " + expression(one.bound));
    }
    if (!one.gap.empty()) {
        entry(one, keyword::gap, " " + expression(one.gap));
    }
    if (!one.stock_before.empty()) {
        auto text = " = " + spell_.name(one.stock_before) + " + " + spell_.name(one.stock_gained);
        const auto* const minus = spell_.language() == lang::zh ? " − " : " - ";
        entry(one, keyword::stock, text + (one.stock_lost.empty() ? "" : minus + spell_.name(one.stock_lost)));
    }
}

void policy_printer::parts(const graph::answer& one) {
    for (const auto& each : one.steps) {
        comments(2, each.comments);
        line(2, spell_.word(keyword::step) + " " + spell_.naming(each.name) + std::string(spell_.colon()) +
                    expression(each.passed));
    }
    if (!one.open_steps.empty()) {
        entry(one, keyword::pending, " " + expression(one.open_steps));
    }
    for (const auto& each : one.attributes) {
        const auto text = " " + spell_.naming(each.first) + std::string(spell_.colon()) + feel::quoted(each.second);
        &each == &one.attributes.front() ? entry(one, keyword::note, text) : line(2, spell_.word(keyword::note) + text);
    }
    if (!one.departments.empty()) {
        std::string text = " ";
        for (const auto& each : one.departments) {
            text +=
                (&each == &one.departments.front() ? "" : std::string(spell_.separator())) + spell_.value_naming(each);
        }
        entry(one, keyword::responsible, text);
    }
    if (!one.text.empty()) {
        entry(one, keyword::task, " " + in_one_line(joined_wording(one.text, one.other_text, what_->language)));
    }
}

void policy_printer::example(const graph::example& one) {
    comments(2, one.comments);
    auto text = spell_.word(keyword::example) + " " + (one.note.empty() ? "" : feel::quoted(one.note) + " ");
    text += one.facts.empty() ? "{}" : expression(one.facts);
    if (one.as_of) {
        text += std::string(spell_.comma()) + spell_.word(keyword::as_of) + " " + one.as_of->to_string();
    }
    for (const auto& [name, choice] : one.readings) {
        text += std::string(spell_.comma()) + spell_.word(keyword::reading) + " " + spell_.name(name) + " = " +
                spell_.value(choice);
    }
    for (const auto& [name, value] : one.supplied) {
        text += std::string(spell_.comma()) + spell_.word(keyword::parameter) + " " + spell_.name(name) + " = " +
                closed(value);
    }
    for (const auto& [name, value] : one.dimensions) {
        text += std::string(spell_.comma()) + spell_.name(name) + " = " + closed(value);
    }
    text += spell_.arrow();
    text += one.status.empty() ? "" : status_spelling(one.status, spell_.language());
    text += one.status.empty() || one.expected.empty() ? "" : std::string(spell_.colon());
    line(2, text + expression(one.expected));
}

} // namespace guiju::formats::rules
