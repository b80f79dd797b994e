#include "operand_kinds.hpp"

namespace guiju::program {

/// A number of years, months or days as the duration.
typed lowering::as_duration(const typed& of, type_kind kind, span where) {
    typed count = of;
    if (build_[of.type].unit == feel::unit::years) {
        const auto plain = build_.number(feel::unit::none);
        const typed twelve{build_.constant(value(12), plain, where), plain};
        count = call_operation(operation::multiply, {of, twelve}, build_.number(feel::unit::months), where);
    }
    const auto type = build_.simple(kind);
    const auto made = build_.add({opcode::convert, type, where, static_cast<std::uint32_t>(type)}, {count.node});
    const bool literal = build_.out[of.node].op == opcode::constant;
    if (const auto known = literal ? folded(build_.out, made) : std::nullopt) {
        return {build_.constant(*known, type, where), type};
    }
    return {made, type};
}

/// Dates, times and durations; nothing when neither side is one. DMN 1.5, 10.3.2.3.5 to 10.3.2.3.7.
std::optional<typed> lowering::temporal(const syntax& n, typed& left, typed& right) {
    const auto moment = [](const type& t) { return is_day(t) || t.kind == type_kind::time; };
    const type a = build_[left.type];
    const type b = build_[right.type];
    if (!(moment(a) || moment(b) || is_duration(a) || is_duration(b)) || unknown_before(a) || unknown_before(b)) {
        return std::nullopt;
    }
    const bool adds = n.op == operator_kind::add;
    const bool sum = adds || n.op == operator_kind::subtract;
    if (sum && (moment(a) || is_duration(a)) && duration_of(b)) {
        right = as_duration(right, *duration_of(b), n.where);
    } else if (sum && (is_duration(b) || (moment(b) && adds)) && duration_of(a)) {
        left = as_duration(left, *duration_of(a), n.where);
    }
    const type& l = build_[left.type];
    const type& r = build_[right.type];
    std::optional<type_id> type;
    if (sum && moment(l) && is_duration(r)) {
        type = build_.required(left.type);
    } else if (adds && is_duration(l) && moment(r)) {
        type = build_.required(right.type);
    } else if (sum && !adds && ((is_day(l) && is_day(r)) || (l.kind == type_kind::time && r.kind == type_kind::time))) {
        type = build_.simple(type_kind::days_time);
    } else if (sum && is_duration(l) && l.kind == r.kind) {
        type = build_.required(left.type);
    } else if (is_duration(l) && is_number(r) && (n.op == operator_kind::multiply || n.op == operator_kind::divide)) {
        type = build_.required(left.type);
    } else if (is_number(l) && is_duration(r) && n.op == operator_kind::multiply) {
        type = build_.required(right.type);
    } else if (is_duration(l) && l.kind == r.kind && n.op == operator_kind::divide) {
        type = build_.number(feel::unit::none);
    }
    if (!type) {
        return options_.gradual ? call_operation(operation_of(n.op), {left, right}, type_id::any, n.where)
                                : mixed(n, left, right);
    }
    return call_operation(operation_of(n.op), {left, right}, *type, n.where);
}

} // namespace guiju::program
