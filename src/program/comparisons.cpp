#include "operand_kinds.hpp"

namespace guiju::program {

typed lowering::comparison(const syntax& n) {
    auto [left, right] = both(n.children.at(0), n.children.at(1));
    return compare(n.op, left, right, n.where, at(n.children.at(0)).where, at(n.children.at(1)).where);
}

/// Whether a number of months or days stands beside a duration, which it can become.
bool lowering::is_duration_of(const typed& number, const typed& beside) const {
    const auto& wanted = build_[beside.type];
    return is_duration(wanted) && duration_of(build_[number.type]) == wanted.kind;
}

typed lowering::compare(operator_kind op, const typed& left, const typed& right, span where, span left_at,
                        span right_at) {
    if (left.poisoned() || right.poisoned()) {
        return {};
    }
    typed a = left;
    typed b = right;
    if (is_duration_of(b, a)) {
        b = as_duration(b, build_[a.type].kind, right_at);
    } else if (is_duration_of(a, b)) {
        a = as_duration(a, build_[b.type].kind, left_at);
    }
    const auto yes_no = build_.simple(type_kind::boolean);
    const auto made = call_operation(operation_of(op), {a, b}, yes_no, where);
    if (options_.gradual) {
        return made;
    }
    const bool equality = op == operator_kind::equal || op == operator_kind::not_equal;
    const bool meet = comparable(build_, a.type, b.type);
    if (meet && (equality || (ordered(build_, a.type) && ordered(build_, b.type)))) {
        return made;
    }
    const auto first = named(left.type);
    const auto second = named(right.type);
    const std::vector<annotation> sides{{left_at, {"这是" + first.zh, "this is " + first.en}},
                                        {right_at, {"这是" + second.zh, "this is " + second.en}}};
    if (!meet) {
        const bool numbers = is_number(build_[left.type]) && is_number(build_[right.type]);
        return error(numbers ? "type.units" : "type.comparison", where,
                     {first.zh + "与" + second.zh + "不能比较", first.en + " and " + second.en + " cannot be compared"},
                     {}, sides);
    }
    const auto& which = ordered(build_, a.type) ? second : first;
    return error("type.order", where, {which.zh + "没有高低之分", which.en + " has no order"},
                 {"类别要声明为“有序”", "a category must be declared 'ordered'"}, sides);
}

typed lowering::logic(const syntax& n) {
    const typed left = condition(n.children.at(0));
    const typed right = condition(n.children.at(1));
    if (left.poisoned() || right.poisoned()) {
        return {};
    }
    const auto op = n.kind == feel::node_kind::conjunction ? opcode::conjunction : opcode::disjunction;
    const auto type = build_.simple(type_kind::boolean);
    return {build_.add({op, type, n.where}, {left.node, right.node}), type};
}

/// `x between a and b` is `x >= a and x <= b`.
typed lowering::between(const syntax& n) {
    typed of = lower(n.children.at(0));
    typed low = lower(n.children.at(1));
    typed high = lower(n.children.at(2));
    unify(of, n.children[0], low, n.children[1]);
    unify(of, n.children[0], high, n.children[2]);
    if (of.poisoned() || low.poisoned() || high.poisoned()) {
        return {};
    }
    const auto slot = new_slot();
    typed kept = of;
    kept.node = build_.add({opcode::local, of.type, at(n.children[0]).where, 0, slot});
    const auto where = [this, &n](std::size_t i) { return at(n.children[i]).where; };
    const typed above = compare(operator_kind::greater_equal, kept, low, n.where, where(0), where(1));
    const typed below =
        above.poisoned() ? typed{} : compare(operator_kind::less_equal, kept, high, n.where, where(0), where(2));
    if (above.poisoned() || below.poisoned()) {
        return {};
    }
    const auto type = build_.simple(type_kind::boolean);
    const auto holds = build_.add({opcode::conjunction, type, n.where}, {above.node, below.node});
    return {build_.add({opcode::let, type, n.where, 0, slot}, {of.node, holds}), type};
}

} // namespace guiju::program
