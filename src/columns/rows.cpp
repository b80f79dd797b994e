#include "engine_state.hpp"

namespace guiju::columns {

namespace {

/// What a procedure still asks for, as a list of texts.
value steps_of(const evaluate::outcome& found) {
    std::vector<value> names;
    for (const auto* list : {&found.missing, &found.failed}) {
        for (const auto& name : *list) {
            names.emplace_back(name);
        }
    }
    return names.empty() ? value() : value::list(std::move(names));
}

} // namespace

void row_evaluator::write(std::int64_t row, std::span<const std::size_t> items) {
    const value record = record_at(*of_.program, of_.layout, of_.input, of_.names, batch_, row);
    for (const auto at : items) {
        write(row, of_.asked[at], record);
    }
}

void row_evaluator::write(std::int64_t row, const asked_item& item, const value& record) {
    if (record.is_null()) {
        evaluate::outcome unread;
        into_.write(row, item, unread);
        return;
    }
    into_.write(row, item, of_.evaluator->ask(item.answer, record, {}, item.dimensions, of_.how, memory_));
}

void outcome_writer::write(std::int64_t row, const asked_item& item, const evaluate::outcome& found) {
    const bool steps = (*of_.program)[item.answer].kind == graph::answer_kind::procedure;
    bool fits = put(row, item.value_at, steps ? steps_of(found) : found.value);
    fits &= put(row, item.bound_at, found.bound);
    const bool target = (*of_.program)[item.answer].kind == graph::answer_kind::target;
    fits &= put(row, item.slack_at, target ? found.gap : found.slack);
    rule(row, item, found);
    status(row, item, fits ? found.status : evaluate::status::error);
}

void outcome_writer::rule(std::int64_t row, const asked_item& item, const evaluate::outcome& found) {
    if (item.rule_at == asked_item::none) {
        return;
    }
    const auto fired = item.rules->fired(found);
    if (fired) {
        into_[item.rule_at].put_word(row, static_cast<std::uint32_t>(*fired));
    } else {
        into_[item.rule_at].put_null(row);
    }
    if ((*of_.program)[item.answer].kind == graph::answer_kind::duty) {
        put(row, item.clause_at, value(item.rules->clauses(found, fired)));
        return;
    }
    const auto word = item.clause_of[fired.value_or(item.rules->all().size())];
    if (word == asked_item::no_word) {
        into_[item.clause_at].put_null(row);
    } else {
        into_[item.clause_at].put_word(row, word);
    }
}

} // namespace guiju::columns
