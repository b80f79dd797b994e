#include "builder.hpp"
#include "program/range_shape.hpp"
#include "program/rounding_of.hpp"

#include <guiju/meaning/apply.hpp>

#include <algorithm>

namespace guiju::columns {

namespace {

using meaning::operation;
using sort = operand::sort;

bool is_null(const operand& o) { return o.kind == sort::constant && o.fixed.is_null(); }

bool is_aggregate(operation what) {
    return what == operation::sum || what == operation::count || what == operation::min || what == operation::max ||
           what == operation::mean;
}

/// What is said of a value, in its place and with its state.
operand yes_no(const operand& of) {
    operand made;
    made.kind = sort::boolean;
    made.state = of.state;
    made.space = of.space;
    return made;
}

/// A comparison as a kernel has it, and with its sides changed.
verb verb_of(operation what, bool turned) {
    switch (what) {
    case operation::less:
        return turned ? verb::greater : verb::less;
    case operation::less_equal:
        return turned ? verb::greater_equal : verb::less_equal;
    case operation::greater:
        return turned ? verb::less : verb::greater;
    case operation::greater_equal:
        return turned ? verb::less_equal : verb::greater_equal;
    case operation::not_equal:
        return verb::not_equal;
    default:
        return verb::equal;
    }
}

/// What a comparison gives whatever the values are, where their ranges or their being the same tell.
std::optional<bool> decided_by_ranges(verb what, const step& a, const step& b, bool same) {
    const bool below = a.high < b.low;
    const bool above = a.low > b.high;
    const auto unless = [](bool yes, bool no) { return yes || no ? std::optional(yes) : std::nullopt; };
    switch (what) {
    case verb::equal:
        return unless(same, below || above);
    case verb::not_equal:
        return unless(below || above, same);
    case verb::less:
        return unless(below, a.low >= b.high || same);
    case verb::less_equal:
        return unless(a.high <= b.low || same, above);
    case verb::greater:
        return unless(above, a.high <= b.low || same);
    default:
        return unless(a.low >= b.high || same, below);
    }
}

} // namespace

operand builder::operation(const node& n, frame& in) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = program_.operands_of(n);
    if (parts.empty()) {
        refuse({"没有参数的函数不能按列计算", "functions without arguments are not computed in columns"}, n.where);
    }
    // sum(append(list, first)) is how a sum that may be of nothing is written.
    const auto& inner = program_[parts[0]];
    if (what == operation::sum && parts.size() == 1 && inner.op == program::opcode::operation &&
        static_cast<meaning::operation>(inner.index) == operation::append && inner.operand_count == 2) {
        const auto items = program_.operands_of(inner);
        const operand list = run(items[0], in);
        return sum_with(list, run(items[1], in), n.where);
    }
    if (what == operation::sort || what == operation::sublist || what == operation::distinct_values ||
        what == operation::list_contains) {
        return list_operation(what, n, in);
    }
    if (what == operation::in && program_[parts[1]].op == program::opcode::make_range) {
        return within(run(parts[0], in), program_[parts[1]], in);
    }
    std::vector<operand> of;
    for (const auto part : parts) {
        of.push_back(run(part, in));
    }
    if (std::ranges::all_of(of, [](const operand& o) { return o.kind == sort::constant; })) {
        std::vector<value> arguments;
        for (const auto& one : of) {
            arguments.push_back(one.fixed);
        }
        call_context context;
        context.where = n.where;
        return fixed(meaning::apply(what, arguments, context));
    }
    if (is_aggregate(what) && of.size() == 1 && (of[0].kind == sort::list || of[0].kind == sort::written)) {
        return of[0].kind == sort::list ? aggregate(what, of[0], n.where) : written_aggregate(what, of[0], n.where);
    }
    if (what == operation::count && of[0].kind == sort::partial) {
        of[0].kind = sort::number;
        return of[0];
    }
    switch (what) {
    case operation::add:
    case operation::subtract:
    case operation::multiply:
    case operation::divide:
    case operation::negate:
        return arithmetic(what, of[0], of.size() > 1 ? of[1] : of[0], n.where);
    case operation::equal:
    case operation::not_equal:
    case operation::less:
    case operation::less_equal:
    case operation::greater:
    case operation::greater_equal:
        return compared(what, of[0], of[1], n.where);
    case operation::between:
        return join(compared(operation::greater_equal, of[0], of[1], n.where),
                    compared(operation::less_equal, of[0], of[2], n.where), false);
    case operation::in:
        if (of[1].kind == sort::constant && of[1].fixed.is(kind::range)) {
            const auto& range = of[1].fixed.as_range();
            return within(of[0], range, fixed(range.low), fixed(range.high), n.where);
        }
        break;
    case operation::not_:
        return opposite(of[0], n.where);
    case operation::min:
    case operation::max:
        return extreme(what == operation::max, std::move(of), n.where);
    case operation::sum: {
        operand total = of[0];
        for (std::size_t i = 1; i < of.size(); ++i) {
            total = arithmetic(operation::add, total, of[i], n.where);
        }
        return total;
    }
    case operation::date:
        return made_date(of, n.where);
    case operation::abs: {
        operand made = of[0];
        if (made.kind == sort::number) {
            const auto& from = at(made.value);
            const auto most = std::max(from.high, -from.low);
            made.value = with_immediate(verb::absolute, made.value, 0, 0, most, n.where);
            return made;
        }
        break;
    }
    default:
        break;
    }
    if (program::rounding_of(what)) {
        return rounded(what, of, n.where);
    }
    const auto& info = meaning::operations[static_cast<std::size_t>(what)];
    refuse({"“" + std::string(info.zh.empty() ? info.name : info.zh) + "”不能按列计算",
            "'" + std::string(info.name) + "' is not computed in columns"},
           n.where);
}

operand builder::arithmetic(meaning::operation what, const operand& left, const operand& right, guiju::span where) {
    if (is_null(left) || is_null(right)) {
        // Only what is undetermined is settled whatever the other side is.
        const operand& null = is_null(left) ? left : right;
        if (null.fixed.is_undetermined()) {
            return null;
        }
        refuse({"与空值计算", "a calculation with null"}, where);
    }
    if (what == meaning::operation::multiply) {
        return product(left, right, where);
    }
    if (what == meaning::operation::divide) {
        return quotient(left, right, where);
    }
    operand a = left;
    operand b = right;
    const bool dates = a.kind == sort::date || (a.kind == sort::constant && a.fixed.is(kind::date));
    if (dates) {
        return moved_date(a, b, what == meaning::operation::subtract, where);
    }
    if (what == meaning::operation::negate && a.kind == sort::number) {
        a.value = with_immediate(verb::reverse_subtract, a.value, 0, -at(a.value).high, -at(a.value).low, where);
        return a;
    }
    align(a, b, where);
    if (a.kind != sort::number || b.kind != sort::number || a.money != b.money || a.in != b.in) {
        refuse({"不是同类的数字或金额", "these are not numbers or amounts of one kind"}, where);
    }
    operand made = a;
    made.state = joined(a.state, b.state);
    const step& x = at(a.value);
    const step& y = at(b.value);
    const bool minus = what == meaning::operation::subtract;
    const auto low = minus ? x.low - y.high : x.low + y.low;
    const auto high = minus ? x.high - y.low : x.high + y.high;
    if (y.what == verb::constant) {
        made.value = y.immediate == 0
                         ? a.value
                         : with_immediate(minus ? verb::subtract : verb::add, a.value, y.immediate, low, high, where);
    } else if (x.what == verb::constant) {
        made.value = x.immediate == 0 && !minus ? b.value
                                                : with_immediate(minus ? verb::reverse_subtract : verb::add, b.value,
                                                                 x.immediate, low, high, where);
    } else {
        made.value = binary(minus ? verb::subtract : verb::add, a.value, b.value, low, high, where);
    }
    return made;
}

operand builder::product(const operand& left, const operand& right, guiju::span where) {
    operand a = left;
    operand b = right;
    same_space(a, b);
    a = materialised(a, where);
    b = materialised(b, where);
    if (a.kind != sort::number || b.kind != sort::number || (a.money && b.money)) {
        refuse({"不是数字或金额的乘积", "no product of numbers and amounts"}, where);
    }
    operand made = a.money ? a : b;
    made.scale = a.scale + b.scale;
    made.state = joined(a.state, b.state);
    const step x = at(a.value);
    const step y = at(b.value);
    constexpr auto most = static_cast<int128>(wide::power_of_ten(decimal::precision));
    const auto far = [](const step& s) { return std::max(s.high, -s.low); };
    if (far(x) != 0 && far(y) > most / far(x)) {
        refuse_range(where);
    }
    const auto [low, high] = std::minmax({x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high});
    if (x.what == verb::constant) {
        made.value = with_immediate(verb::multiply, b.value, x.immediate, low, high, where);
    } else if (y.what == verb::constant) {
        made.value = with_immediate(verb::multiply, a.value, y.immediate, low, high, where);
    } else {
        made.value = binary(verb::multiply, a.value, b.value, low, high, where);
    }
    return made;
}

// Only by a constant whose inverse has an end: the quotient is exact then.
operand builder::quotient(const operand& a, const operand& b, guiju::span where) {
    const bool by_number = b.kind == sort::constant && b.fixed.is(kind::number) && !b.fixed.as_number().is_zero();
    if (by_number && a.kind == sort::number) {
        decimal_status raised;
        const auto inverse = divide(decimal(1), b.fixed.as_number(), rounding::half_even, &raised);
        if (!raised.inexact) {
            return product(a, fixed(inverse), where);
        }
    }
    refuse({"除法的商可能除不尽", "a quotient may have no end"}, where);
}

operand builder::moved_date(const operand& point, const operand& by, bool back, guiju::span where) {
    operand made = materialised(point, where);
    if (by.kind != sort::constant || !by.fixed.is(kind::years_months)) {
        refuse({"日期只能按列加减固定的年月", "in columns, dates are moved by fixed years and months only"}, where);
    }
    const auto months = by.fixed.as_years_months().total_months();
    constexpr std::int64_t most = 12 * 5'000;
    if (months > most || months < -most) {
        refuse({"移动太远", "a date is moved too far"}, where);
    }
    const step from = at(made.value);
    step s;
    s.what = verb::add_months;
    s.lane = lane::int32;
    s.space = made.space;
    s.in[0] = made.value;
    s.immediate = back ? -months : months;
    s.immediate_second = true;
    s.low = from.low - 31 * most;
    s.high = from.high + 31 * most;
    made.value = add(s);
    return made;
}

operand builder::null_equal(const operand& a, guiju::span where) {
    if (a.kind == sort::list || a.kind == sort::record) {
        refuse({"与空值比较的不是标量", "what is compared with null is no scalar"}, where);
    }
    operand made = yes_no(a);
    if (a.state == step_id::none) {
        return fixed(false);
    }
    made.value = bytes(verb::is_empty, {a.state, step_id::none, step_id::none, step_id::none});
    made.state = bytes(verb::equal_state, {a.state, a.state, step_id::none, step_id::none});
    return made;
}

operand builder::text_equal(const operand& text, const operand& constant, guiju::span where) {
    if (constant.kind != sort::constant || !constant.fixed.is(kind::text)) {
        refuse({"文本只能按列与固定的文本比较", "in columns, texts are compared with fixed texts only"}, where);
    }
    input source;
    source.space = text.space;
    source.path = text.path;
    source.type = text.column;
    source.kind = reading_kind::text_is;
    source.text = constant.fixed.as_text();
    source.high = 1;
    step s;
    s.what = verb::load;
    s.space = text.space;
    s.extra = add_input(std::move(source));
    s.high = 1;
    operand made = yes_no(text);
    made.value = add(s);
    return made;
}

operand builder::compared(meaning::operation what, operand a, operand b, guiju::span where) {
    const bool equality = what == operation::equal || what == operation::not_equal;
    const auto finished = [&](operand made) { return what == operation::not_equal ? opposite(made, where) : made; };
    if (is_null(a) || is_null(b)) {
        const operand& null = is_null(a) ? a : b;
        const operand& other = is_null(a) ? b : a;
        if (null.fixed.is_undetermined()) {
            return null;
        }
        if (equality) {
            return finished(null_equal(other, where));
        }
        refuse({"与空值比较大小", "an order with null"}, where);
    }
    const bool texts = a.kind == sort::text || b.kind == sort::text;
    if (texts) {
        operand made = a.kind == sort::text ? text_equal(a, b, where) : text_equal(b, a, where);
        if (!equality) {
            refuse({"文本的先后不能按列比较", "the order of texts is not compared in columns"}, where);
        }
        if (made.state != step_id::none) {
            const auto there = constant(lane::bits8, 0, made.space);
            made.value = bytes(verb::equal_known, {made.value, made.state, there, step_id::none});
            made.state = bytes(verb::equal_state, {made.state, there, step_id::none, step_id::none});
        }
        return finished(made);
    }
    align(a, b, where);
    const bool ordered = a.kind == sort::number || a.kind == sort::date || a.kind == sort::category;
    const bool same = a.kind == b.kind && a.money == b.money && a.in == b.in && (equality || ordered);
    if (!same || a.value == step_id::none || b.value == step_id::none) {
        refuse({"这两类值不能按列比较", "values of these kinds are not compared in columns"}, where);
    }
    const auto kernel = verb_of(equality ? operation::equal : what, at(a.value).what == verb::constant);
    if (at(a.value).what == verb::constant) {
        std::swap(a, b);
    }
    const auto wide = std::max(at(a.value).lane, at(b.value).lane);
    step s;
    s.what = kernel;
    s.space = a.space;
    s.in[0] = widen(a.value, wide);
    const step second = at(b.value);
    s.immediate_second =
        second.what == verb::constant && second.immediate >= INT64_MIN && second.immediate <= INT64_MAX;
    if (s.immediate_second) {
        s.immediate = second.immediate;
    } else {
        s.in[1] = widen(b.value, wide);
    }
    s.high = 1;
    operand made = yes_no(a);
    const auto decided = decided_by_ranges(kernel, at(a.value), at(b.value), a.value == b.value);
    if (decided) {
        guard(a.value);
        guard(b.value);
    }
    made.value = decided ? constant(lane::bits8, *decided ? 1 : 0, a.space) : add(s);
    if (a.state == step_id::none && b.state == step_id::none) {
        return finished(decided ? fixed(*decided) : made);
    }
    if (equality) {
        made.value = bytes(verb::equal_known, {made.value, state_of(a), state_of(b), step_id::none});
        made.state = bytes(verb::equal_state, {state_of(a), state_of(b), step_id::none, step_id::none});
        return finished(made);
    }
    made.state = joined(a.state, b.state);
    return truth(made);
}

operand builder::within(const operand& point, const node& range, frame& in) {
    const auto ends = program_.operands_of(range);
    range_body how;
    program::shape_range(how, range.index);
    return within(point, how, run(ends[0], in), run(ends[1], in), range.where);
}

// Ends that may be missing would have to be told from a missing point.
operand builder::within(const operand& point, const range_body& how, const operand& low, const operand& high,
                        guiju::span where) {
    const auto sure = [](const operand& end) { return end.state == step_id::none && !is_null(end); };
    const auto above = [&] {
        return compared(how.low_closed ? operation::greater_equal : operation::greater, point, low, where);
    };
    const auto below = [&] {
        return compared(how.high_closed ? operation::less_equal : operation::less, point, high, where);
    };
    if (how.form == range_form::equal || how.form == range_form::not_equal || (!how.without_low() && !sure(low)) ||
        (!how.without_high() && !sure(high)) || point.kind == sort::constant) {
        refuse({"区间的端点可能缺失", "an end of a range may be missing"}, where);
    }
    return how.without_low() ? below() : how.without_high() ? above() : join(above(), below(), false);
}

operand builder::opposite(const operand& a, guiju::span where) {
    if (a.kind == sort::constant) {
        return a.fixed.is(kind::boolean) ? fixed(!a.fixed.as_boolean()) : a;
    }
    if (a.kind != sort::boolean) {
        refuse({"不是是否", "what is negated is no yes or no in a column"}, where);
    }
    operand made = a;
    made.value = bytes(verb::opposite, {a.value, step_id::none, step_id::none, step_id::none});
    return truth(made);
}

operand builder::extreme(bool greatest, std::vector<operand> of, guiju::span where) {
    operand best = of[0];
    for (std::size_t i = 1; i < of.size(); ++i) {
        operand a = best;
        operand b = of[i];
        if (is_null(a) || is_null(b)) {
            refuse({"与空值比较大小", "an order with null"}, where);
        }
        align(a, b, where);
        const bool fine = a.kind == b.kind && (a.kind == sort::number || a.kind == sort::date) && a.money == b.money;
        if (!fine) {
            refuse({"只有数字、金额和日期能按列取最值", "only numbers, amounts and dates have an extreme in columns"},
                   where);
        }
        const step x = at(a.value);
        const step y = at(b.value);
        const auto low = greatest ? std::max(x.low, y.low) : std::min(x.low, y.low);
        const auto high = greatest ? std::max(x.high, y.high) : std::min(x.high, y.high);
        const auto what = greatest ? verb::maximum : verb::minimum;
        best = a;
        best.state = joined(a.state, b.state);
        best.value = y.what == verb::constant   ? with_immediate(what, a.value, y.immediate, low, high, where)
                     : x.what == verb::constant ? with_immediate(what, b.value, x.immediate, low, high, where)
                                                : binary(what, a.value, b.value, low, high, where);
    }
    return best;
}

operand builder::rounded(meaning::operation what, std::span<const operand> of, guiju::span where) {
    const auto places = of.size() == 1 ? std::optional<std::int64_t>(0)
                        : of[1].kind == sort::constant && of[1].fixed.is(kind::number)
                            ? of[1].fixed.as_number().to_int64()
                            : std::nullopt;
    if (of[0].kind != sort::number || !places || *places < 0 || *places > decimal::precision) {
        refuse({"舍入的位数不是固定的", "what is rounded, or to how many places, is not known"}, where);
    }
    operand made = of[0];
    if (*places >= made.scale) {
        return made;
    }
    const auto by = static_cast<int128>(wide::power_of_ten(made.scale - static_cast<int>(*places)));
    const step from = at(made.value);
    if (by > INT64_MAX) {
        refuse({"小数位太多", "too many decimal places"}, where);
    }
    const bool small = from.lane != lane::int32 || by <= INT32_MAX;
    step s;
    s.what = verb::round;
    s.lane = small ? from.lane : lane::int64;
    s.space = made.space;
    s.in[0] = widen(made.value, s.lane);
    s.immediate = by;
    s.extra = static_cast<std::uint32_t>(*program::rounding_of(what));
    s.low = from.low / by - 1;
    s.high = from.high / by + 1;
    made.value = add(s);
    made.scale = static_cast<int>(*places);
    return made;
}

operand builder::made_date(std::span<const operand> of, guiju::span where) {
    if (of.size() == 1 && of[0].kind == sort::date) {
        return of[0];
    }
    if (of.size() != 3) {
        refuse({"日期不是由年月日合成", "a date is not made of year, month and day"}, where);
    }
    std::vector<operand> parts(of.begin(), of.end());
    for (std::size_t i = 0; i < 3; ++i) {
        same_space(parts[0], parts[i]);
        parts[i] = materialised(parts[i], where);
    }
    step s;
    s.lane = lane::int32;
    operand made = parts[0];
    made.state = step_id::none;
    for (std::size_t i = 0; i < 3; ++i) {
        same_space(parts[0], parts[i]);
        if (parts[i].kind != sort::number || parts[i].scale != 0 || at(parts[i].value).lane > lane::int32) {
            refuse({"年月日不是整数", "year, month and day are no whole numbers"}, where);
        }
        s.in[i] = parts[i].value;
        made.state = joined(made.state, parts[i].state);
    }
    s.space = made.space = parts[0].space;
    const step year = at(parts[0].value);
    if (year.low < -1 || year.high > 10'000) {
        refuse({"年份没有界限", "nothing bounds the year"}, where);
    }
    const auto part = [&](std::size_t i, verb which) { return at(parts[i].value).what == which; };
    if (part(0, verb::year_of) && part(1, verb::month_of) && at(parts[0].value).in[0] == at(parts[1].value).in[0] &&
        at(parts[2].value).what == verb::constant && at(parts[2].value).immediate == 1) {
        const step day = at(at(parts[0].value).in[0]);
        s.what = verb::month_start;
        s.in = {at(parts[0].value).in[0], step_id::none, step_id::none, step_id::none};
        s.low = day.low - 31;
        s.high = day.high;
        made.kind = sort::date;
        made.scale = 0;
        made.value = add(s);
        return made;
    }
    s.what = verb::make_date;
    s.low = -800'000;
    s.high = 4'000'000;
    made.kind = sort::date;
    made.scale = 0;
    made.value = add(s);
    const auto one = [&](const operand& o) { return at(o.value).what == verb::constant && at(o.value).immediate == 1; };
    const bool first_of_month = one(parts[2]) && at(parts[1].value).low >= 1 && at(parts[1].value).high <= 12;
    if (!first_of_month) {
        s.what = verb::make_date_state;
        s.lane = lane::bits8;
        s.low = 0;
        s.high = 4;
        made.state = made.state == step_id::none
                         ? add(s)
                         : bytes(verb::worst_state, {made.state, add(s), step_id::none, step_id::none});
    }
    return made;
}

} // namespace guiju::columns
