#include "operand_kinds.hpp"

#include <algorithm>

namespace guiju::program {

std::pair<typed, typed> lowering::both(feel::node_id left, feel::node_id right, type_id expected) {
    typed a = lower(left, expected);
    typed b = names_choice(right, a) ? choice(right, a.reading) : lower(right, expected);
    unify(a, left, b, right);
    return {std::move(a), std::move(b)};
}

/// A text literal beside a category or a reading is one of its values.
typed lowering::retext(const typed& literal, feel::node_id id, const typed& other) {
    const syntax& n = at(id);
    const auto kind = build_[other.type].kind;
    if (n.kind == feel::node_kind::text_literal && kind == type_kind::category) {
        const auto& read = build_[literal.type];
        if (read.kind == type_kind::category && read.category == build_[other.type].category) {
            return literal; // it was expected to be one when it was read
        }
        return category_literal(n.text, build_[other.type].category, n.where);
    }
    const bool texts = n.kind == feel::node_kind::list &&
                       std::all_of(n.children.begin(), n.children.end(), [this](feel::node_id item) {
                           return at(item).kind == feel::node_kind::text_literal;
                       });
    if (texts && kind == type_kind::list && !literal.poisoned()) {
        const auto& element = build_[build_[other.type].element];
        if (element.kind == type_kind::category && build_[literal.type].kind == type_kind::list &&
            build_[build_[literal.type].element].kind == type_kind::text) {
            return list_literal(n, build_.required(other.type));
        }
    }
    return other.reading == no_reading || n.kind != feel::node_kind::text_literal ? literal : choice(id, other.reading);
}

/// A choice of a reading by its name, in either language.
typed lowering::choice(feel::node_id id, std::uint32_t reading) {
    const syntax& n = at(id);
    nearest near(n.text);
    for (const auto& one : build_.out.readings[reading].choices) {
        if (one.answers_to(n.text)) {
            const auto type = build_.simple(type_kind::text);
            return {build_.constant(value(one.name), type, n.where), type};
        }
        near.consider(one.name);
        near.consider(one.other);
    }
    return unknown("name.unknown_choice", {"选项", "choice"}, n.text, n.where, near);
}

/// `越级 = 逐级累计`: beside a reading a bare name may be one of its choices.
bool lowering::names_choice(feel::node_id id, const typed& beside) const {
    if (id == feel::node_id::none || beside.reading == no_reading || at(id).kind != feel::node_kind::name) {
        return false;
    }
    const auto& all = build_.out.readings[beside.reading].choices;
    return std::any_of(all.begin(), all.end(), [&](const graph::naming& c) { return c.answers_to(at(id).text); });
}

void lowering::unify(typed& left, feel::node_id left_id, typed& right, feel::node_id right_id) {
    if (left_id == feel::node_id::none || right_id == feel::node_id::none) {
        return;
    }
    if (!left.poisoned()) {
        right = retext(right, right_id, left);
    }
    if (!right.poisoned() && !left.poisoned()) {
        left = retext(left, left_id, right);
    }
    if (left.poisoned() || right.poisoned() || !strict()) {
        return;
    }
    // A text that is only known when it runs, beside a category.
    const auto a = build_[left.type].kind;
    const auto b = build_[right.type].kind;
    if (a == type_kind::category && b == type_kind::text) {
        right = fitted(std::move(right), build_.required(left.type), at(right_id).where);
    } else if (b == type_kind::category && a == type_kind::text) {
        left = fitted(std::move(left), build_.required(right.type), at(left_id).where);
    }
}

} // namespace guiju::program
