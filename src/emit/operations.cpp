#include "emit/emitter.hpp"

#include <algorithm>

namespace guiju::emitted {

using meaning::operation;
using program::at_scale;
using program::extent;
using program::node_id;
using program::opcode;
using program::type_kind;

namespace {

bool has_order(type_kind k) {
    return k == type_kind::number || k == type_kind::money || k == type_kind::text || k == type_kind::date ||
           k == type_kind::category;
}

/// The places that a rounding is asked for.
std::optional<int> places_of(const program::program& in, std::span<const node_id> parts, const program::known& places) {
    static_cast<void>(in);
    if (parts.size() < 2) {
        return 0;
    }
    const auto& w = places.within;
    const bool fixed = w && w->is_point() && w->scale == 0 && w->low >= -34 && w->low <= 34;
    return fixed ? std::optional(static_cast<int>(w->low)) : std::nullopt;
}

const char* mode_of(operation what) {
    switch (what) {
    case operation::decimal_:
        return "half_even";
    case operation::floor:
        return "floor";
    case operation::ceiling:
        return "ceiling";
    case operation::round_up:
        return "up";
    case operation::round_down:
        return "down";
    case operation::round_half_up:
        return "half_up";
    case operation::round_half_down:
        return "half_down";
    default:
        return nullptr;
    }
}

} // namespace

/// An integer that holds the units of all of these at that scale; `void` where that was not proved.
std::string writer::work(std::initializer_list<node_id> all, int scale) const {
    int128 low = 0;
    int128 high = 0;
    for (const auto id : all) {
        const auto here = loose(id).within ? at_scale(*loose(id).within, scale) : std::nullopt;
        if (!here) {
            return "void";
        }
        low = std::min({low, here->low, loose(id).within->low});
        high = std::max({high, here->high, loose(id).within->high});
    }
    return vocabulary::integer(low, high);
}

std::string writer::common(node_id a, node_id b) const {
    const auto& x = loose(a).within;
    const auto& y = loose(b).within;
    if (!is_number(a) || !x || !y) {
        return "void, 0";
    }
    const int scale = std::max(x->scale, y->scale);
    const auto made = work({a, b}, scale);
    return made + ", " + std::to_string(made == "void" ? 0 : scale);
}

std::string writer::operation(node_id id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    switch (meaning::info(what).family) {
    case meaning::family::arithmetic:
        return arithmetic(id, n);
    case meaning::family::comparison:
        return comparison(id, n);
    case meaning::family::logic:
        return call("negation", {of(operands(n)[0])});
    case meaning::family::numeric:
        return numeric(id, n);
    case meaning::family::aggregate:
        return aggregate(id, n);
    case meaning::family::list:
        return of_lists(id, n);
    default:
        break;
    }
    const auto parts = operands(n);
    const bool numbers = std::ranges::all_of(parts, [this](node_id part) {
        return is_number(part) && loose(part).within && loose(part).within->scale == 0;
    });
    if (what == operation::date && parts.size() == 3 && numbers) {
        return call(given(id).null ? "date_of<false>" : "date_of<true>", {of(parts[0]), of(parts[1]), of(parts[2])});
    }
    return fail("此函数不生成", "a function that is not emitted", n.where);
}

std::string writer::arithmetic(node_id id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    const auto type = number_type(id);
    const auto& within = loose(id).within;
    if (!std::ranges::all_of(parts, [this](node_id part) { return is_number(part); })) {
        return dates(id, n);
    }
    const auto a = of(parts[0]);
    if (what == operation::negate) {
        return call("opposite<" + type + ">", {a});
    }
    const auto b = of(parts[1]);
    switch (what) {
    case operation::add:
    case operation::subtract: {
        const auto in = within ? work({parts[0], parts[1], id}, within->scale) : "void";
        const auto to = in == "void" ? "guiju::decimal" : type;
        return call((what == operation::add ? "plus<" : "minus<") + to + ", " + in + ">", {a, b});
    }
    case operation::multiply: {
        const auto& x = loose(parts[0]).within;
        const auto& y = loose(parts[1]).within;
        const auto whole = within && x && y ? at_scale(*within, x->scale + y->scale) : std::nullopt;
        if (!whole) {
            const auto made = call("times<guiju::decimal, void, 0, 0>", {a, b});
            return within ? call("to<" + type + ">", {made}) : made;
        }
        const auto in =
            vocabulary::integer(std::min({x->low, y->low, whole->low}), std::max({x->high, y->high, whole->high}));
        return call("times<" + type + ", " + in + ", " + std::to_string(x->scale) + ", " + std::to_string(y->scale) +
                        ">",
                    {a, b});
    }
    case operation::divide: {
        const auto by = loose(parts[1]).within ? reciprocal(*loose(parts[1]).within) : std::nullopt;
        if (within && by) {
            const auto& x = *loose(parts[0]).within;
            const extent factor{by->places, by->factor, by->factor};
            const auto in = vocabulary::integer(std::min({x.low, factor.low, within->low}),
                                                std::max({x.high, factor.high, within->high}));
            return call("times<" + type + ", " + in + ", " + std::to_string(x.scale) + ", " +
                            std::to_string(by->places) + ">",
                        {a, constant(value(program::decimal_of(by->factor, by->places)), n)});
        }
        const bool sure = loose(parts[0]).within && loose(parts[1]).within && !loose(parts[1]).within->has(0);
        return call(sure ? "over<true>" : "over<false>", {a, b});
    }
    default:
        return fail("乘方不生成", "powers are not emitted", n.where);
    }
}

std::string writer::dates(node_id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    const auto is = [&](std::size_t i, type_kind k) { return type_of(parts[i]).kind == k; };
    const auto lasts = [&](std::size_t i) { return is(i, type_kind::years_months) || is(i, type_kind::days_time); };
    if (what == operation::add && is(0, type_kind::date) && lasts(1)) {
        return call("later", {of(parts[0]), of(parts[1])});
    }
    if (what == operation::add && is(1, type_kind::date) && lasts(0)) {
        return call("later", {of(parts[1]), of(parts[0])});
    }
    if (what == operation::subtract && is(0, type_kind::date) && lasts(1)) {
        return call("earlier", {of(parts[0]), of(parts[1])});
    }
    if (what == operation::negate && lasts(0)) {
        return call("backwards", {of(parts[0])});
    }
    return fail("此种运算不生成", "arithmetic of this kind is not emitted", n.where);
}

bool writer::comparable(node_id a, node_id b) const {
    const auto& x = type_of(a);
    const auto& y = type_of(b);
    return x.kind == y.kind && x.category == y.category && x.in == y.in &&
           (has_order(x.kind) || x.kind == type_kind::boolean || x.kind == type_kind::years_months);
}

std::string writer::comparison(node_id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    const auto is_null = [this](node_id id) {
        return in_[id].op == opcode::constant && in_.constants[in_[id].index].is_null() &&
               !in_.constants[in_[id].index].is_undetermined();
    };
    if (what == operation::in) {
        return in_range(n);
    }
    const bool equality = what == operation::equal || what == operation::not_equal;
    const bool nulls = equality && (is_null(parts[0]) || is_null(parts[1]));
    if (equality && is_reading(parts[0]) && in_[parts[1]].op == opcode::constant) {
        const auto& r = in_.readings[in_[parts[0]].index];
        const auto& text = in_.constants[in_[parts[1]].index];
        for (std::size_t i = 0; text.is(kind::text) && i < r.choices.size(); ++i) {
            if (r.choices[i].name == text.as_text()) {
                const auto& name = words_.readings[in_[parts[0]].index];
                return "(how." + name + (what == operation::equal ? " == " : " != ") + name +
                       "::" + words_.choices[in_[parts[0]].index][i] + ")";
            }
        }
    }
    const auto alike = [&](std::size_t i) { return comparable(parts[0], parts[i]); };
    if (!nulls && (!alike(1) || !alike(parts.size() - 1))) {
        return fail("此种比较不生成", "a comparison of this kind is not emitted", n.where);
    }
    const auto& t = type_of(parts[0]);
    if (!equality && t.kind == type_kind::category &&
        !in_.categories[static_cast<std::size_t>(t.category)].body->ordered) {
        return fail("类别没有次序", "a category without an order", n.where);
    }
    const auto a = of(parts[0]);
    const auto b = of(parts[1]);
    const auto in = nulls ? std::string("void, 0") : common(parts[0], parts[1]);
    switch (what) {
    case operation::equal:
        return call("equal<" + in + ">", {a, b});
    case operation::not_equal:
        return call("negation", {call("equal<" + in + ">", {a, b})});
    case operation::less:
        return call("ordered<less_than, " + in + ">", {a, b});
    case operation::less_equal:
        return call("ordered<at_most, " + in + ">", {a, b});
    case operation::greater:
        return call("ordered<more_than, " + in + ">", {a, b});
    case operation::greater_equal:
        return call("ordered<at_least, " + in + ">", {a, b});
    default:
        return call("between", {call("ordered<at_least, " + in + ">", {a, b}),
                                call("ordered<at_most, " + common(parts[0], parts[2]) + ">", {a, of(parts[2])})});
    }
}

/// A value in a range, or in a list of constants.
std::string writer::in_range(const node& n) {
    const auto parts = operands(n);
    const auto& test = in_[parts[1]];
    if (test.op == opcode::make_range) {
        const auto ends = operands(test);
        const auto is_null = [this](node_id id) {
            return in_[id].op == opcode::constant && in_.constants[in_[id].index].is_null();
        };
        const auto form = static_cast<range_form>(test.index >> program::range_form_shift);
        if (form != range_form::interval || is_null(ends[0]) || is_null(ends[1]) || !comparable(parts[0], ends[0]) ||
            !comparable(parts[0], ends[1])) {
            return fail("此种区间不生成", "a range of this kind is not emitted", n.where);
        }
        const auto a = of(parts[0]);
        const std::string low = (test.index & 1U) != 0 ? "at_least" : "more_than";
        const std::string high = (test.index & 2U) != 0 ? "at_most" : "less_than";
        return call("in_range", {a, call("ordered<" + low + ", " + common(parts[0], ends[0]) + ">", {a, of(ends[0])}),
                                 call("ordered<" + high + ", " + common(parts[0], ends[1]) + ">", {a, of(ends[1])})});
    }
    return fail("此种属于不生成", "`in` of this kind is not emitted", n.where);
}

std::string writer::numeric(node_id id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    if (!is_number(parts[0])) {
        return fail("此种运算不生成", "arithmetic of this kind is not emitted", n.where);
    }
    const auto& from = loose(parts[0]).within;
    const auto& within = loose(id).within;
    const auto type = number_type(id);
    if (const auto* mode = mode_of(what)) {
        const auto places = places_of(in_, parts, parts.size() < 2 ? program::known{} : loose(parts[1]));
        if (!places) {
            return fail("位数不是常数", "decimal places that are not constant", n.where);
        }
        const bool proved = from && within;
        const auto unit = proved && *places < from->scale
                              ? program::product({0, 0, program::tens(std::min(from->scale - *places, 37))}, {0, 1, 1})
                              : std::optional(extent{});
        const auto all = proved && unit ? vocabulary::integer(std::min({from->low, within->low, -unit->high}),
                                                              std::max({from->high, within->high, unit->high}))
                                        : std::string("void");
        return call("rounded<" + (all == "void" ? "guiju::decimal" : type) + ", " + all + ", " +
                        std::to_string(from ? from->scale : 0) + ", " + std::to_string(*places) +
                        ", guiju::rounding::" + mode + ">",
                    {of(parts[0])});
    }
    switch (what) {
    case operation::abs:
        return call("size_of<" + type + ", " + (within ? work({parts[0], id}, within->scale) : "void") + ">",
                    {of(parts[0])});
    case operation::modulo: {
        const bool sure = within && loose(parts[1]).within && !loose(parts[1]).within->has(0);
        const auto in = sure ? work({parts[0], parts[1]}, within->scale) : "void";
        const bool narrow = sure && in != "void";
        return call("modulo<" + (narrow ? type : "guiju::decimal") + ", " + in + (narrow ? ", true>" : ", false>"),
                    {of(parts[0]), of(parts[1])});
    }
    default:
        return fail("此函数不生成", "a function that is not emitted", n.where);
    }
}

std::string writer::extreme(node_id id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    const std::string greatest = what == operation::max ? "true" : "false";
    const bool numbers = std::ranges::all_of(parts, [this](node_id part) { return is_number(part); });
    const bool one_list = parts.size() == 1 && type_of(parts[0]).kind == type_kind::list;
    if (one_list) {
        const auto& element = in_[type_of(parts[0]).element];
        const auto type = words_.type(element, loose(id), false);
        const bool amount = element.kind == type_kind::number || element.kind == type_kind::money;
        if (!amount && element.kind != type_kind::date) {
            return fail("此种列表不生成", "a list of this kind is not emitted", n.where);
        }
        return call("extreme_of<" + type + ", " + greatest + ">", {of(parts[0])});
    }
    std::string made;
    for (const auto part : parts) {
        if (!comparable(parts[0], part) || type_of(part).kind == type_kind::category) {
            return fail("此种比较不生成", "a comparison of this kind is not emitted", n.where);
        }
        made += (made.empty() ? "" : ", ") + of(part);
    }
    if (problem) {
        return {};
    }
    if (!numbers) {
        return "extreme_value<" + greatest + ">(" + made + ")";
    }
    const auto& within = loose(id).within;
    int128 low = 0;
    int128 high = 0;
    bool proved = within.has_value();
    for (const auto part : parts) {
        const auto here = proved && loose(part).within ? at_scale(*loose(part).within, within->scale) : std::nullopt;
        proved = proved && here;
        low = here ? std::min(low, here->low) : low;
        high = here ? std::max(high, here->high) : high;
    }
    return "extreme<" + (proved ? number_type(id) : std::string("guiju::decimal")) + ", " +
           (proved ? vocabulary::integer(low, high) : "void") + ", " + greatest + ">(" + made + ")";
}

std::string writer::aggregate(node_id id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    if (what == operation::min || what == operation::max) {
        return extreme(id, n);
    }
    const auto kind = type_of(parts[0]).kind;
    const bool listed = parts.size() == 1 && (kind == type_kind::list || kind == type_kind::any);
    if (what != operation::sum || !listed) {
        return fail("此函数不生成", "a function that is not emitted", n.where);
    }
    // The zero that an empty list comes to.
    const auto& of_list = in_[parts[0]];
    const bool from_zero = of_list.op == opcode::operation &&
                           static_cast<meaning::operation>(of_list.index) == operation::append &&
                           operands(of_list).size() == 2 && in_[operands(of_list)[1]].op == opcode::constant;
    if (from_zero) {
        return call("sum<" + number_type(id) + ">", {of(operands(of_list)[0])});
    }
    return call("sum_of_some<" + number_type(id) + ">", {of(parts[0])});
}

std::string writer::of_lists(node_id id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    const auto& t = type_of(parts[0]);
    const bool listed = t.kind == type_kind::list;
    if (what == operation::count && (listed || t.kind == type_kind::any)) {
        return call("count<" + number_type(id) + ">", {of(parts[0])});
    }
    const auto element = listed ? in_[t.element].kind : type_kind::any;
    const auto whole = [this](node_id part) { return loose(part).within && loose(part).within->scale == 0; };
    const bool plain = element == type_kind::date || element == type_kind::category || element == type_kind::text;
    switch (what) {
    case operation::sublist:
        return listed && parts.size() == 3 && whole(parts[1]) && whole(parts[2])
                   ? call("sublist", {of(parts[0]), of(parts[1]), of(parts[2])})
                   : fail("此种子列表不生成", "a sublist of this kind is not emitted", n.where);
    case operation::distinct_values:
        return plain ? call("distinct<void, 0>", {of(parts[0])})
                     : fail("此种列表不生成", "a list of this kind is not emitted", n.where);
    case operation::list_contains:
        return plain && type_of(parts[1]).kind == element
                   ? call("contains<void, 0>", {of(parts[0]), of(parts[1])})
                   : fail("此种列表不生成", "a list of this kind is not emitted", n.where);
    case operation::sort: {
        if (parts.size() == 1) {
            return plain ? call("sorted", {of(parts[0])})
                         : fail("此种列表不生成", "a list of this kind is not emitted", n.where);
        }
        return in_[parts[1]].op == opcode::make_function
                   ? call("sorted", {of(parts[0]), lambda(parts[1])})
                   : fail("此种函数不生成", "a function of this kind is not emitted", n.where);
    }
    case operation::flatten:
        return listed && (element != type_kind::list || in_[in_[t.element].element].kind != type_kind::list)
                   ? call("flattened", {of(parts[0])})
                   : fail("此种列表不生成", "a list of this kind is not emitted", n.where);
    default:
        return fail("此函数不生成", "a function that is not emitted", n.where);
    }
}

} // namespace guiju::emitted
