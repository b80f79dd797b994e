#include "operand_kinds.hpp"

#include <array>

namespace guiju::program {

typed lowering::call_operation(operation what, std::initializer_list<typed> of, type_id type, span where) {
    constexpr std::size_t most = 2; // the operations that are signs
    std::array<node_id, most> operands{};
    std::size_t count = 0;
    for (const auto& one : of) {
        if (one.poisoned()) {
            return {};
        }
        operands.at(count++) = one.node;
    }
    return {build_.add({opcode::operation, type, where, static_cast<std::uint32_t>(what)},
                       std::span(operands).first(count)),
            type};
}

/// Two numbers or amounts that must not meet. Names both sides, with their places.
typed lowering::mixed(const syntax& n, const typed& left, const typed& right) {
    const auto a = named(left.type);
    const auto b = named(right.type);
    const auto verb = verb_of(n.op);
    wording hint;
    if ((n.op == operator_kind::add || n.op == operator_kind::subtract) &&
        (is_money(build_[left.type]) != is_money(build_[right.type])) &&
        (is_number(build_[left.type]) || is_number(build_[right.type]))) {
        hint = {"是否想相乘（×）？金额要写出货币，如 1元",
                "Did you mean to multiply? Amounts name their currency, as in 1 CNY"};
    }
    const auto left_at = at(n.children.at(0)).where;
    const auto right_at = at(n.children.at(1)).where;
    return error("type.units", n.where,
                 {a.zh + "与" + b.zh + "不能" + verb.zh, a.en + " and " + b.en + " cannot be " + verb.en},
                 std::move(hint),
                 {{left_at, {"这是" + a.zh, "this is " + a.en}}, {right_at, {"这是" + b.zh, "this is " + b.en}}});
}

typed lowering::negate(const syntax& n) {
    const typed of = lower(n.children.at(0));
    if (of.poisoned()) {
        return {};
    }
    const type& t = build_[of.type];
    if (strict() && !is_number(t) && !is_money(t) && !is_duration(t) && !unknown_before(t)) {
        const auto is = named(of.type);
        return error("type.operand", n.where, {is.zh + "没有相反数", is.en + " has no negative"});
    }
    return call_operation(operation::negate, {of}, build_.required(of.type), n.where);
}

typed lowering::arithmetic(const syntax& n) {
    auto [left, right] = both(n.children.at(0), n.children.at(1));
    if (left.poisoned() || right.poisoned()) {
        return {};
    }
    if (auto made = temporal(n, left, right)) {
        return *made;
    }
    if (unknown_before(build_[left.type]) || unknown_before(build_[right.type])) {
        return call_operation(operation_of(n.op), {left, right}, type_id::any, n.where);
    }
    if (n.op == operator_kind::add || n.op == operator_kind::subtract) {
        return sum_of(n, left, right);
    }
    return product_of(n, left, right);
}

typed lowering::sum_of(const syntax& n, typed left, typed right) {
    const type& a = build_[left.type];
    const type& b = build_[right.type];
    const auto op = operation_of(n.op);
    if (is_number(a) && is_number(b)) {
        if (const auto unit = sum_unit(a.unit, b.unit)) {
            return call_operation(op, {left, right}, build_.number(*unit), n.where);
        }
    } else if (is_money(a) && is_money(b) && a.in == b.in) {
        return call_operation(op, {left, right}, build_.required(left.type), n.where);
    } else if (a.kind == type_kind::text && b.kind == type_kind::text && n.op == operator_kind::add) {
        return call_operation(op, {left, right}, build_.required(left.type), n.where);
    }
    return options_.gradual ? call_operation(op, {left, right}, type_id::any, n.where) : mixed(n, left, right);
}

typed lowering::product_of(const syntax& n, const typed& left, const typed& right) {
    const type& a = build_[left.type];
    const type& b = build_[right.type];
    const auto op = operation_of(n.op);
    const bool product = n.op == operator_kind::multiply;
    const bool quotient = n.op == operator_kind::divide;
    if (is_number(a) && is_number(b)) {
        const auto unit = product    ? product_unit(a.unit, b.unit)
                          : quotient ? quotient_unit(a.unit, b.unit)
                                     : feel::unit::none;
        return call_operation(op, {left, right}, build_.number(unit), n.where);
    }
    if (is_money(a) && is_number(b) && (product || quotient)) {
        return call_operation(op, {left, right}, build_.required(left.type), n.where);
    }
    if (is_number(a) && is_money(b) && product) {
        return call_operation(op, {left, right}, build_.required(right.type), n.where);
    }
    if (is_money(a) && is_money(b) && a.in == b.in && quotient) {
        return call_operation(op, {left, right}, build_.number(feel::unit::none), n.where);
    }
    return options_.gradual ? call_operation(op, {left, right}, type_id::any, n.where) : mixed(n, left, right);
}

} // namespace guiju::program
