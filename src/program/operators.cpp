#include "lowering.hpp"

#include <algorithm>

namespace guiju::program {

using feel::operator_kind;

namespace {

const char* operation_name(operator_kind op) {
    switch (op) {
    case operator_kind::add:
        return "+";
    case operator_kind::subtract:
        return "-";
    case operator_kind::multiply:
        return "*";
    case operator_kind::divide:
        return "/";
    case operator_kind::power:
        return "**";
    case operator_kind::equal:
        return "=";
    case operator_kind::not_equal:
        return "!=";
    case operator_kind::less:
        return "<";
    case operator_kind::less_equal:
        return "<=";
    case operator_kind::greater:
        return ">";
    case operator_kind::greater_equal:
        return ">=";
    default:
        return "";
    }
}

wording verb_of(operator_kind op) {
    switch (op) {
    case operator_kind::add:
        return {"相加", "added"};
    case operator_kind::subtract:
        return {"相减", "subtracted"};
    case operator_kind::multiply:
        return {"相乘", "multiplied"};
    case operator_kind::divide:
        return {"相除", "divided"};
    case operator_kind::power:
        return {"乘方", "raised to a power"};
    default:
        return {"比较", "compared"};
    }
}

bool is_number(const type& t) { return t.kind == type_kind::number; }
bool is_money(const type& t) { return t.kind == type_kind::money; }
bool unknown_before(const type& t) { return t.kind == type_kind::any || t.kind == type_kind::null; }
bool is_day(const type& t) { return t.kind == type_kind::date || t.kind == type_kind::date_time; }
bool is_duration(const type& t) { return t.kind == type_kind::years_months || t.kind == type_kind::days_time; }

/// The duration that a number of years, months or days is.
std::optional<type_kind> duration_of(const type& t) {
    if (!is_number(t)) {
        return std::nullopt;
    }
    switch (t.unit) {
    case feel::unit::years:
    case feel::unit::months:
        return type_kind::years_months;
    case feel::unit::days:
        return type_kind::days_time;
    default:
        return std::nullopt;
    }
}

} // namespace

typed lowering::call_operation(const char* name, std::initializer_list<typed> of, type_id type, span where) {
    std::vector<node_id> operands;
    for (const auto& one : of) {
        if (one.poisoned()) {
            return {};
        }
        operands.push_back(one.node);
    }
    return {build_.add({opcode::operation, type, where, operation_index(name)}, operands), type};
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
        return category_literal(n.text, build_[other.type].category, n.where);
    }
    if (n.kind == feel::node_kind::list && kind == type_kind::list && !literal.poisoned()) {
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

/// A number of years, months or days as the duration.
typed lowering::as_duration(const typed& of, type_kind kind, span where) {
    typed count = of;
    if (build_[of.type].unit == feel::unit::years) {
        const auto plain = build_.number(feel::unit::none);
        const typed twelve{build_.constant(value(12), plain, where), plain};
        count = call_operation("*", {of, twelve}, build_.number(feel::unit::months), where);
    }
    const auto type = build_.simple(kind);
    const auto made = build_.add({opcode::convert, type, where, static_cast<std::uint32_t>(type)}, {count.node});
    const bool literal = build_.out[of.node].op == opcode::constant;
    if (const auto known = literal ? folded(build_.out, made) : std::nullopt) {
        return {build_.constant(*known, type, where), type};
    }
    return {made, type};
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
    return call_operation("negate", {of}, build_.required(of.type), n.where);
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
        return call_operation(operation_name(n.op), {left, right}, type_id::any, n.where);
    }
    if (n.op == operator_kind::add || n.op == operator_kind::subtract) {
        return sum_of(n, left, right);
    }
    return product_of(n, left, right);
}

typed lowering::sum_of(const syntax& n, typed left, typed right) {
    const type& a = build_[left.type];
    const type& b = build_[right.type];
    const char* op = operation_name(n.op);
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
    const char* op = operation_name(n.op);
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
        return options_.gradual ? call_operation(operation_name(n.op), {left, right}, type_id::any, n.where)
                                : mixed(n, left, right);
    }
    return call_operation(operation_name(n.op), {left, right}, *type, n.where);
}

typed lowering::comparison(const syntax& n) {
    auto [left, right] = both(n.children.at(0), n.children.at(1));
    return compare(n.op, left, right, n.where, at(n.children.at(0)).where, at(n.children.at(1)).where);
}

typed lowering::compare(operator_kind op, const typed& left, const typed& right, span where, span left_at,
                        span right_at) {
    if (left.poisoned() || right.poisoned()) {
        return {};
    }
    typed a = left;
    typed b = right;
    const auto l = build_[a.type];
    const auto r = build_[b.type];
    if (is_duration(l) && duration_of(r) == l.kind) {
        b = as_duration(b, l.kind, right_at);
    } else if (is_duration(r) && duration_of(l) == r.kind) {
        a = as_duration(a, r.kind, left_at);
    }
    const auto yes_no = build_.simple(type_kind::boolean);
    const auto made = call_operation(operation_name(op), {a, b}, yes_no, where);
    if (options_.gradual) {
        return made;
    }
    const auto first = named(left.type);
    const auto second = named(right.type);
    const std::vector<annotation> sides{{left_at, {"这是" + first.zh, "this is " + first.en}},
                                        {right_at, {"这是" + second.zh, "this is " + second.en}}};
    if (!comparable(build_, a.type, b.type)) {
        return error(is_number(l) && is_number(r) ? "type.units" : "type.comparison", where,
                     {first.zh + "与" + second.zh + "不能比较", first.en + " and " + second.en + " cannot be compared"},
                     {}, sides);
    }
    const bool equality = op == operator_kind::equal || op == operator_kind::not_equal;
    if (!equality && (!ordered(build_, a.type) || !ordered(build_, b.type))) {
        const auto& which = ordered(build_, a.type) ? second : first;
        return error("type.order", where, {which.zh + "没有高低之分", which.en + " has no order"},
                     {"类别要声明为“有序”", "a category must be declared 'ordered'"}, sides);
    }
    return made;
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
