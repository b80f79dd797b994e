#include "judge.hpp"

#include "base/wording.hpp"
#include "size.hpp"

#include <guiju/meaning/arithmetic.hpp>

namespace guiju::evaluate {

namespace {

using feel::operator_kind;
using graph::answer_kind;

/// At least and more than: a bound from below.
bool from_below(graph::relation r) noexcept {
    return r == operator_kind::greater || r == operator_kind::greater_equal || r == operator_kind::equal;
}

value holds(graph::relation r, const value& a, const value& b, call_context& in) {
    switch (r) {
    case operator_kind::less:
        return meaning::less(a, b, in);
    case operator_kind::less_equal:
        return meaning::less_equal(a, b, in);
    case operator_kind::greater:
        return meaning::greater(a, b, in);
    case operator_kind::greater_equal:
        return meaning::greater_equal(a, b, in);
    default:
        return meaning::equal(a, b, in);
    }
}

value zero_like(const value& v) { return v.is(kind::money) ? value(decimal(0), v.as_currency()) : value(decimal(0)); }

std::string text_of(const value& v) {
    return v.is(kind::category) ? v.as_category().values[v.ordinal()] : v.is(kind::text) ? v.as_text() : std::string{};
}

} // namespace

wording words_for(reason why) {
    switch (why) {
    case reason::missing:
        return {"缺少取值", "a value is missing"};
    case reason::type_error:
        return {"类型不符", "a value is of the wrong type"};
    case reason::division_by_zero:
        return {"除数为零", "division by zero"};
    case reason::domain:
        return {"超出函数的定义域，或所问的答案不适用",
                "outside what the function is defined for, or an answer that does not apply was asked"};
    case reason::overflow:
        return {"数值过大", "a number is too large"};
    case reason::syntax:
        return {"文本不是所需的写法", "a text is not written as needed"};
    case reason::no_rule:
        return {"没有规则适用，或多条规则相抵触", "no rule matched, or rules contradict each other"};
    case reason::constraint:
        return {"不是该类别的取值", "not a value that the type allows"};
    case reason::limit:
        return {"超过计算限度", "a limit of the evaluation was passed"};
    default:
        return {"结果为空", "the result is null"};
    }
}

void judge::undetermined(const value& v) {
    into_.status = status::undetermined;
    add_needs(v);
}

void judge::add_needs(const value& v) {
    if (!v.is_undetermined()) {
        return;
    }
    for (const auto& need : v.needs()) {
        if (std::ranges::find(into_.needs, need) == into_.needs.end()) {
            into_.needs.push_back(need);
        }
    }
    std::ranges::sort(into_.needs);
}

void judge::failed(const value& v) {
    into_.status = status::error;
    into_.stopped = in_.stopped();
    into_.message = in_.stopped() ? *in_.exceeded() : words_for(v.is_null() ? v.reason() : reason::type_error);
    into_.where = in_.stopped() ? in_.stopped_at() : v.is_null() ? v.where() : asked_.where;
}

bool judge::usable(const value& v) {
    if (v.is_undetermined() && !in_.stopped()) {
        undetermined(v);
        return false;
    }
    if (v.is_null() || in_.stopped()) {
        failed(v);
        return false;
    }
    return true;
}

bool judge::applies() {
    if (asked_.applies == program::node_id::none) {
        return true;
    }
    const value v = in_.run(asked_.applies);
    if (!usable(v)) {
        if (into_.status == status::undetermined) {
            needs_if_it_applies();
        }
        return false;
    }
    if (!v.is_true()) {
        into_.status = status::not_applicable;
        into_.message = wordings_of(asked_.inapplicable);
        return false;
    }
    return true;
}

// Whether it applies is not known: once that is settled, these may still be open.
void judge::needs_if_it_applies() {
    for (const auto part : {asked_.value, asked_.bound, asked_.open_steps}) {
        if (part != program::node_id::none) {
            add_needs(in_.run(part));
        }
    }
    for (const auto& step : asked_.steps) {
        add_needs(in_.run(step.passed));
    }
}

void judge::run() {
    if (!applies()) {
        return;
    }
    switch (asked_.kind) {
    case answer_kind::limit:
    case answer_kind::target:
        measured();
        break;
    case answer_kind::procedure:
        procedure();
        break;
    case answer_kind::duty:
        duty();
        break;
    default:
        plain();
        break;
    }
    if (in_.stopped()) {
        failed(value(reason::limit));
    }
}

void judge::plain() {
    value v = handed_out(in_.run(asked_.value), in_.how().limits);
    const bool meant = v.is_null() && v.reason() == reason::literal && asked_.kind == answer_kind::decision;
    if (!meant && !usable(v)) {
        return;
    }
    into_.status = status::value;
    into_.value = std::move(v);
}

void judge::measured() {
    const value v = in_.run(asked_.value);
    const value bound = in_.run(asked_.bound);
    if (v.is_undetermined() && bound.is_undetermined()) {
        undetermined(v);
        undetermined(bound);
        return;
    }
    if (!usable(v)) {
        into_.bound = bound.is_null() ? value() : bound;
        return;
    }
    into_.value = v;
    if (usable(bound)) {
        into_.bound = bound;
        compare(v, bound);
    }
}

void judge::compare(const value& v, const value& bound) {
    call_context context;
    context.where = asked_.where;
    const value kept = holds(asked_.relation, v, bound, context);
    if (!usable(kept)) {
        return;
    }
    if (asked_.kind == answer_kind::target) {
        into_.status = kept.is_true() ? status::met : status::missed;
        say_gap(v, bound, kept.is_true());
        return;
    }
    into_.status = kept.is_true() ? status::kept : status::broken;
    const bool below = from_below(asked_.relation) && asked_.relation != operator_kind::equal;
    into_.slack = below ? meaning::subtract(v, bound, context) : meaning::subtract(bound, v, context);
}

void judge::say_gap(const value& v, const value& bound, bool met) {
    if (met) {
        into_.gap = zero_like(v);
        return;
    }
    if (asked_.gap != program::node_id::none) {
        into_.gap = in_.run(asked_.gap);
        return;
    }
    call_context context;
    into_.gap =
        from_below(asked_.relation) ? meaning::subtract(bound, v, context) : meaning::subtract(v, bound, context);
}

void judge::procedure() {
    into_.status = status::passed;
    if (asked_.open_steps != program::node_id::none) {
        open_steps();
    } else {
        steps();
    }
}

void judge::steps() {
    for (const auto& step : asked_.steps) {
        const value v = in_.run(step.passed);
        if (v.is_undetermined()) {
            undetermined(v);
        } else if (v.is_false()) {
            into_.failed.push_back(step.name);
        } else if (!v.is_true()) {
            into_.missing.push_back(step.name);
        }
    }
    if (into_.status == status::undetermined) {
        into_.missing.clear();
        into_.failed.clear();
    } else if (!into_.missing.empty() || !into_.failed.empty()) {
        into_.status = status::open;
    }
}

void judge::open_steps() {
    const value open = in_.run(asked_.open_steps);
    if (!usable(open)) {
        return;
    }
    if (!open.is(kind::list)) {
        failed(open);
        return;
    }
    const value holes = meaning::united_needs(open.as_list());
    if (holes.is_undetermined()) {
        undetermined(holes);
        return;
    }
    for (const auto& step : open.as_list()) {
        into_.missing.push_back(text_of(step));
    }
    into_.status = into_.missing.empty() ? status::passed : status::open;
}

void judge::duty() {
    if (asked_.value != program::node_id::none) {
        plain();
        return;
    }
    std::vector<value> departments;
    departments.reserve(asked_.departments.size());
    for (const auto& department : asked_.departments) {
        departments.emplace_back(department);
    }
    into_.status = status::value;
    into_.value = value::list(std::move(departments));
}

} // namespace guiju::evaluate
