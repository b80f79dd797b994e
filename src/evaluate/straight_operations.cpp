#include "straighten.hpp"

#include <guiju/meaning/apply.hpp>

#include <array>

namespace guiju::evaluate {

namespace {

using meaning::operation;

const cell_type yes_no{kind::boolean, {}, {}};

/// What has an order that `less` may ask for.
bool has_order(const cell_type& type) noexcept {
    return type.as == kind::category ? type.category->ordered : type.as != kind::boolean;
}

bool is_amount(const cell_type& type) noexcept { return type.as == kind::number || type.as == kind::money; }

} // namespace

operand straightener::operation(const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    std::vector<operand> arguments;
    bool all_known = true;
    for (const auto part : operands_of(n)) {
        arguments.push_back(make(part));
        if (failed_) {
            return {};
        }
        all_known &= arguments.back().is_known();
    }
    if (all_known) {
        return fold(what, arguments, n);
    }
    if (what == operation::not_ && arguments[0].type == yes_no) {
        return emit(step_code::negate_condition, yes_no, arguments[0].place);
    }
    if (what == operation::between && arguments.size() == 3) {
        const auto low = two(operation::less_equal, arguments[1], arguments[0], n);
        return both(step_code::multiply, low, two(operation::less_equal, arguments[0], arguments[2], n));
    }
    return arguments.size() == 2 ? two(what, arguments[0], arguments[1], n) : call(what, arguments, n);
}

/// Worked out now, once for all records.
operand straightener::fold(meaning::operation what, std::span<const operand> arguments, const node& n) {
    if (what == operation::today || what == operation::now) {
        return fail();
    }
    std::vector<value> values;
    for (const auto& one : arguments) {
        values.push_back(one.known);
    }
    call_context in;
    in.where = n.where;
    return known(meaning::apply(what, values, in));
}

operand straightener::two(meaning::operation what, operand a, operand b, const node& n) {
    if (a.is_known() && b.is_known()) {
        const std::array<operand, 2> known_both{a, b};
        return fold(what, known_both, n);
    }
    name_category(a, b);
    name_category(b, a);
    switch (what) {
    case operation::add:
        return sum(step_code::add, a, b);
    case operation::subtract:
        return sum(step_code::subtract, a, b);
    case operation::multiply:
        return product(a, b);
    case operation::less:
        return compared(step_code::less, a, b);
    case operation::less_equal:
        return compared(step_code::less_equal, a, b);
    case operation::greater:
        return compared(step_code::less, b, a);
    case operation::greater_equal:
        return compared(step_code::less_equal, b, a);
    case operation::equal:
        return compared(step_code::equal, a, b);
    case operation::not_equal:
        return compared(step_code::not_equal, a, b);
    case operation::min:
        return extreme(step_code::least, a, b);
    case operation::max:
        return extreme(step_code::greatest, a, b);
    case operation::in:
        return among(a, b, n);
    default: {
        const std::array<operand, 2> arguments{a, b};
        return call(what, arguments, n);
    }
    }
}

/// Text beside a category is the name of one of its values.
void straightener::name_category(operand& text, const operand& category) const {
    if (!text.is_known() || !text.known.is(kind::text) || category.type.as != kind::category) {
        return;
    }
    if (const auto ordinal = meaning::ordinal_of(*category.type.category, text.known.as_text())) {
        text.known = value(category.type.category, *ordinal);
    }
}

operand straightener::sum(step_code what, const operand& a, const operand& b) {
    const auto type = type_of(a);
    if (!type || !is_amount(*type) || type_of(b) != type) {
        return fail();
    }
    const auto left = cell_of(a, *type);
    const auto right = cell_of(b, *type);
    return left && right ? emit(what, *type, *left, *right) : fail();
}

operand straightener::product(const operand& a, const operand& b) {
    const auto left_type = type_of(a);
    const auto right_type = type_of(b);
    if (!left_type || !right_type || !is_amount(*left_type) || !is_amount(*right_type) ||
        (left_type->as == kind::money && right_type->as == kind::money)) {
        return fail();
    }
    const auto left = cell_of(a, *left_type);
    const auto right = cell_of(b, *right_type);
    return left && right
               ? emit(step_code::multiply, left_type->as == kind::money ? *left_type : *right_type, *left, *right)
               : fail();
}

operand straightener::compared(step_code what, const operand& a, const operand& b) {
    const bool equality = what == step_code::equal || what == step_code::not_equal;
    const auto is_nothing = [](const operand& one) {
        return one.is_known() && one.known.is_null() && one.known.reason() == reason::literal;
    };
    if (equality && (is_nothing(a) || is_nothing(b))) {
        return known(what == step_code::not_equal); // what stands in a cell is no null
    }
    const auto type = type_of(a);
    if (!type || type_of(b) != type || (!equality && !has_order(*type))) {
        return fail();
    }
    const auto left = cell_of(a, *type);
    const auto right = cell_of(b, *type);
    return left && right ? emit(what, yes_no, *left, *right) : fail();
}

operand straightener::extreme(step_code what, const operand& a, const operand& b) {
    const auto type = type_of(a);
    if (!type || type_of(b) != type || !has_order(*type)) {
        return fail();
    }
    const auto left = cell_of(a, *type);
    const auto right = cell_of(b, *type);
    return left && right ? emit(what, *type, *left, *right) : fail();
}

/// Two conditions in one: their product when both have to hold, the greater when one is enough.
operand straightener::both(step_code what, const operand& a, const operand& b) {
    const auto left = failed_ ? std::nullopt : cell_of(a, yes_no);
    const auto right = failed_ ? std::nullopt : cell_of(b, yes_no);
    return left && right ? emit(what, yes_no, *left, *right) : fail();
}

operand straightener::in_range(const operand& input, const range_body& range, const node& n) {
    const bool one_value = range.form == range_form::equal || range.form == range_form::not_equal;
    const bool open_end =
        (range.low.is_null() && !range.without_low()) || (range.high.is_null() && !range.without_high());
    if (one_value || open_end) {
        return fail();
    }
    const auto end = [&](const value& v, bool closed, bool low) {
        if (v.is_null()) {
            return known(true);
        }
        const auto what = closed ? operation::less_equal : operation::less;
        return low ? two(what, known(v), input, n) : two(what, input, known(v), n);
    };
    const auto low = end(range.low, range.low_closed, true);
    return failed_ ? operand{} : both(step_code::multiply, low, end(range.high, range.high_closed, false));
}

operand straightener::among(const operand& input, const operand& set, const node& n) {
    if (!set.is_known() || input.is_known()) {
        return fail();
    }
    if (set.known.is(kind::range)) {
        return in_range(input, set.known.as_range(), n);
    }
    if (!set.known.is(kind::list)) {
        return two(operation::equal, input, set, n);
    }
    operand found = known(false);
    for (const auto& one : set.known.as_list()) {
        if (one.is(kind::list) || one.is(kind::range) || one.is_null()) {
            return fail();
        }
        found = both(step_code::greatest, found, two(operation::equal, input, known(one), n));
        if (failed_) {
            return {};
        }
    }
    return found;
}

/// Arithmetic and rounding that cells have no instruction for.
operand straightener::call(meaning::operation what, std::span<const operand> arguments, const node& n) {
    const auto family = meaning::info(what).family;
    const auto result = type_of(n.type);
    if (!result || arguments.size() > 4 ||
        (family != meaning::family::arithmetic && family != meaning::family::numeric)) {
        return fail();
    }
    straight_call made{what, {}, {}, *result};
    for (const auto& one : arguments) {
        const auto type = type_of(one);
        const auto place = type ? cell_of(one, *type) : std::nullopt;
        if (!place) {
            return fail();
        }
        made.arguments.push_back(*place);
        made.types.push_back(*type);
    }
    code_.calls.push_back(std::move(made));
    return emit(step_code::apply, *result, 0, 0, static_cast<std::uint32_t>(code_.calls.size() - 1));
}

} // namespace guiju::evaluate
