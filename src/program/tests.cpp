#include "operand_kinds.hpp"

#include <algorithm>
#include <array>

namespace guiju::program {

using feel::node_kind;

/// Whether the input's mark `?` stands in an expression.
bool lowering::mentions_input(feel::node_id id) const {
    if (id == feel::node_id::none) {
        return false;
    }
    const syntax& n = at(id);
    return (n.kind == node_kind::name && n.text == "?") ||
           std::any_of(n.children.begin(), n.children.end(),
                       [this](feel::node_id child) { return mentions_input(child); });
}

typed lowering::in(const syntax& n) {
    const typed of = lower(n.children.at(0));
    if (of.poisoned()) {
        return {};
    }
    return tests_over({n.children.begin() + 1, n.children.end()}, of, n.where);
}

typed lowering::tests_over(const std::vector<feel::node_id>& tests, const typed& of, span where) {
    const auto slot = new_slot();
    const auto yes_no = build_.simple(type_kind::boolean);
    std::vector<node_id> operands{of.node};
    bool bad = false;
    for (const auto id : tests) {
        const typed one =
            at(id).kind == node_kind::tests || at(id).kind == node_kind::any_test || at(id).kind == node_kind::not_tests
                ? unary_tests(id, of, slot)
                : test(id, of, slot);
        bad |= one.poisoned();
        operands.push_back(one.node);
    }
    if (bad) {
        return {};
    }
    return {build_.add({opcode::in_tests, yes_no, where, 0, slot}, operands), yes_no};
}

typed lowering::unary_tests(const feel::tree& from, const typed& of, std::uint16_t slot) {
    if (from.empty()) {
        return boolean(true, {});
    }
    const auto* outer = std::exchange(tree_, &from);
    typed made = unary_tests(from.root, of, slot);
    tree_ = outer;
    return made;
}

typed lowering::unary_tests(feel::node_id id, const typed& of, std::uint16_t slot) {
    const syntax& n = at(id);
    if (n.kind == node_kind::any_test) {
        return boolean(true, n.where);
    }
    if (n.kind == node_kind::not_tests) {
        const typed holds = unary_tests(n.children.at(0), of, slot);
        return call_operation(operation::not_, {holds}, build_.simple(type_kind::boolean), n.where);
    }
    if (n.kind != node_kind::tests) {
        return test(id, of, slot);
    }
    typed made;
    const auto yes_no = build_.simple(type_kind::boolean);
    for (std::size_t i = 0; i < n.children.size(); ++i) {
        const typed one = test(n.children[i], of, slot);
        if (one.poisoned()) {
            return {};
        }
        made = i == 0 ? one : typed{build_.add({opcode::disjunction, yes_no, n.where}, {made.node, one.node}), yes_no};
    }
    return made;
}

/// A comparison or range of plain numbers beside a number, which most cells of large tables are: the nodes that the
/// long way makes, without its questions.
std::optional<typed> lowering::plain_test(const syntax& n, const typed& of, std::uint16_t slot) {
    const auto& type = build_[of.type];
    const bool range = n.kind == node_kind::range;
    if (type.kind != type_kind::number || type.unit != feel::unit::none ||
        (!range && n.kind != node_kind::half_range)) {
        return std::nullopt;
    }
    std::array<decimal, 2> ends;
    for (std::size_t i = 0; i < n.children.size(); ++i) {
        const auto& end = at(n.children[i]);
        const auto read = end.kind == node_kind::number_literal ? decimal::parse(end.text) : std::nullopt;
        if (!read) {
            return std::nullopt;
        }
        ends.at(i) = *read;
    }
    const auto number = build_.required(of.type);
    const auto yes_no = build_.simple(type_kind::boolean);
    const typed input{build_.add({opcode::local, of.type, n.where, 0, slot}), of.type};
    std::array<node_id, 2> constants{};
    for (std::size_t i = 0; i < n.children.size(); ++i) {
        constants.at(i) = build_.constant(value(ends.at(i)), number, at(n.children[i]).where);
    }
    if (!range) {
        return call_operation(operation_of(n.op), {input, {constants.front(), number}}, yes_no, n.where);
    }
    const auto within = build_.range_of(number);
    const auto bits = (n.low_closed ? 1U : 0U) | (n.high_closed ? 2U : 0U);
    const typed made{build_.add({opcode::make_range, within, n.where, bits}, constants), within};
    return call_operation(operation::in, {input, made}, yes_no, n.where);
}

/// What a literal is beside an input of its own type; nothing for all else.
std::optional<value> lowering::plain_value(const syntax& n, const typed& of) const {
    const auto& type = build_[of.type];
    switch (type.kind) {
    case type_kind::boolean:
        return n.kind == node_kind::boolean_literal ? std::optional(value(n.text == "true")) : std::nullopt;
    case type_kind::number:
        if (const auto read = n.kind == node_kind::number_literal && type.unit == feel::unit::none
                                  ? decimal::parse(n.text)
                                  : std::nullopt) {
            return value(*read);
        }
        return std::nullopt;
    case type_kind::text:
        return n.kind == node_kind::text_literal && of.reading == no_reading ? std::optional(value(n.text))
                                                                             : std::nullopt;
    case type_kind::category: {
        if (n.kind != node_kind::text_literal || type.category == category_id::none) {
            return std::nullopt;
        }
        const auto& known = category_values_[static_cast<std::size_t>(type.category)];
        const auto found = known.find(n.text);
        return found == known.end()
                   ? std::nullopt
                   : std::optional(
                         value(build_.out.categories[static_cast<std::size_t>(type.category)].body, found->second));
    }
    default:
        return std::nullopt;
    }
}

/// Such a literal as a test: the nodes that the long way makes. Models ask with `in` instead.
std::optional<typed> lowering::plain_equality(const syntax& n, const typed& of, std::uint16_t slot) {
    auto content = strict() ? plain_value(n, of) : std::nullopt;
    if (!content) {
        return std::nullopt;
    }
    const auto yes_no = build_.simple(type_kind::boolean);
    const auto type = build_.required(of.type);
    const typed input{build_.add({opcode::local, of.type, n.where, 0, slot}), of.type};
    const typed literal{build_.constant(*std::move(content), type, n.where), type};
    return call_operation(operation::equal, {input, literal}, yes_no, n.where);
}

/// One test over the value in the slot, as a condition. DMN 1.5, 10.3.1.2, rule 7 and table 55.
typed lowering::test(feel::node_id id, const typed& of, std::uint16_t slot) {
    const syntax& n = at(id);
    if (auto plain = plain_test(n, of, slot)) {
        return *plain;
    }
    if (auto plain = plain_equality(n, of, slot)) {
        return *plain;
    }
    typed input = of;
    input.node = build_.add({opcode::local, of.type, n.where, 0, slot});
    const auto yes_no = build_.simple(type_kind::boolean);
    if (n.kind == node_kind::half_range) {
        typed end = lower(n.children.at(0), build_.required(of.type));
        if (end.poisoned()) {
            return {};
        }
        end = retext(end, n.children[0], of);
        return compare(n.op, input, end, n.where, n.where, at(n.children[0]).where);
    }
    const bool is_condition = mentions_input(id);
    if (is_condition) {
        open_scope();
        bind("?", {}, of.type, slot);
    }
    typed one = lower(id, is_condition ? yes_no : build_.required(of.type));
    if (is_condition) {
        close_scope();
    }
    if (one.poisoned()) {
        return {};
    }
    if (is_condition) {
        const bool sure = build_[one.type].kind == type_kind::boolean;
        return sure ? one : call_operation(operation::equal, {one, boolean(true, n.where)}, yes_no, n.where);
    }
    one = retext(one, id, of);
    if (one.poisoned()) {
        return {};
    }
    const auto a = build_[of.type].kind;
    const auto b = build_[one.type].kind;
    const auto collects = [](type_kind k) {
        return k == type_kind::list || k == type_kind::range || k == type_kind::any;
    };
    if (options_.gradual || a == type_kind::any || collects(b)) {
        const bool plain = b == type_kind::list || b == type_kind::range;
        const auto element = build_[one.type].element;
        if (strict() && plain && a != type_kind::list && element != type_id::any &&
            !comparable(build_, of.type, element)) {
            return compare(feel::operator_kind::equal, input, {one.node, element}, n.where, n.where, n.where);
        }
        return call_operation(operation::in, {input, one}, yes_no, n.where);
    }
    return compare(feel::operator_kind::equal, input, one, n.where, n.where, n.where);
}

} // namespace guiju::program
