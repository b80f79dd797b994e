#include "type_rules.hpp"

#include <algorithm>

namespace guiju::program {

namespace {

wording plain_name(type_kind kind) {
    switch (kind) {
    case type_kind::any:
        return {"任意值", "any value"};
    case type_kind::null:
        return {"空", "null"};
    case type_kind::number:
        return {"数字", "a number"};
    case type_kind::money:
        return {"金额", "money"};
    case type_kind::text:
        return {"文本", "text"};
    case type_kind::boolean:
        return {"是否", "yes/no"};
    case type_kind::category:
        return {"类别", "a category"};
    case type_kind::date:
        return {"日期", "a date"};
    case type_kind::time:
        return {"时间", "a time"};
    case type_kind::date_time:
        return {"日期时间", "a date and time"};
    case type_kind::years_months:
        return {"年月时长", "a duration in years and months"};
    case type_kind::days_time:
        return {"日时时长", "a duration in days and time"};
    case type_kind::list:
        return {"列表", "a list"};
    case type_kind::record:
        return {"记录", "a record"};
    case type_kind::context:
        return {"上下文", "a context"};
    case type_kind::range:
        return {"区间", "a range"};
    case type_kind::function:
        return {"函数", "a function"};
    }
    return {};
}

bool same_entries(builder& in, const type& a, const type& b) {
    return a.entries.size() == b.entries.size() &&
           std::all_of(a.entries.begin(), a.entries.end(), [&](const auto& one) {
               return std::any_of(b.entries.begin(), b.entries.end(), [&](const auto& other) {
                   return one.first == other.first && joined(in, one.second, other.second).has_value();
               });
           });
}

/// A context becomes a record when every entry is one of its fields.
fit context_to_record(builder& in, const type& from, const type& to) {
    const auto& fields = in.out[to.record].fields;
    for (const auto& [name, entry] : from.entries) {
        const auto at = std::find_if(fields.begin(), fields.end(),
                                     [&](const field_info& f) { return f.name == name || f.other == name; });
        if (at == fields.end() || fits(in, entry, at->type) == fit::never) {
            return fit::never;
        }
    }
    return fit::converts;
}

bool converts_simply(const type& from, const type& to) {
    if (to.kind == type_kind::category) {
        return from.kind == type_kind::text;
    }
    if (to.kind == type_kind::text) {
        return from.kind == type_kind::category;
    }
    if (to.kind == type_kind::date_time) {
        return from.kind == type_kind::date;
    }
    if (from.kind != type_kind::number) {
        return false;
    }
    return (to.kind == type_kind::years_months &&
            (from.unit == feel::unit::months || from.unit == feel::unit::years)) ||
           (to.kind == type_kind::days_time && from.unit == feel::unit::days);
}

fit fits_of_kind(builder& in, const type& from, const type& to) {
    switch (to.kind) {
    case type_kind::number:
        return sum_unit(from.unit, to.unit) ? fit::same : fit::never;
    case type_kind::money:
        return from.in == to.in ? fit::same : fit::never;
    case type_kind::category:
        return from.category == to.category ? fit::same : fit::never;
    case type_kind::record:
        return from.record == to.record ? fit::same : fit::never;
    case type_kind::list:
    case type_kind::range:
        return fits(in, from.element, to.element);
    case type_kind::context:
        return to.entries.empty() || same_entries(in, from, to) ? fit::same : fit::never;
    default:
        return fit::same;
    }
}

} // namespace

wording name_of(feel::unit unit) {
    switch (unit) {
    case feel::unit::percent:
        return {"百分比", "percent"};
    case feel::unit::years:
        return {"年", "years"};
    case feel::unit::months:
        return {"月", "months"};
    case feel::unit::days:
        return {"天", "days"};
    case feel::unit::persons:
        return {"人", "persons"};
    case feel::unit::money:
        return {"元", "money"};
    case feel::unit::none:
        break;
    }
    return {};
}

wording name_of(const builder& in, type_id id) {
    const type& t = in[id];
    wording name = plain_name(t.kind);
    if (t.kind == type_kind::number && t.unit != feel::unit::none) {
        const auto unit = name_of(t.unit);
        return {name.zh + "（" + unit.zh + "）", name.en + " of " + unit.en};
    }
    if (t.kind == type_kind::money) {
        return {name.zh + "（" + t.in.to_string() + "）", name.en + " (" + t.in.to_string() + ")"};
    }
    if (t.kind == type_kind::category && t.category != category_id::none) {
        const auto& called = in.out.categories[static_cast<std::size_t>(t.category)].body->name;
        return {name.zh + " " + called, "category " + called};
    }
    if (t.kind == type_kind::record && t.record != record_id::none) {
        return {name.zh + " " + in.out[t.record].name, "record " + in.out[t.record].name};
    }
    if ((t.kind == type_kind::list || t.kind == type_kind::range) && t.element != type_id::any) {
        const auto of = name_of(in, t.element);
        return {name.zh + "（" + of.zh + "）", name.en + " of (" + of.en + ")"};
    }
    return name;
}

fit fits(builder& in, type_id from, type_id to) {
    if (from == to || to == type_id::any) {
        return fit::same;
    }
    const type a = in[from];
    const type b = in[to];
    if (a.kind == type_kind::null || b.kind == type_kind::null) {
        return a.kind == type_kind::null ? fit::same : fit::never;
    }
    if (a.kind == type_kind::any) {
        return fit::converts;
    }
    if (a.kind == b.kind) {
        const auto found = fits_of_kind(in, a, b);
        const bool open = b.allowed != function_id::none && a.allowed != b.allowed;
        return found == fit::same && open ? fit::converts : found;
    }
    if (a.kind == type_kind::context && b.kind == type_kind::record) {
        return context_to_record(in, a, b);
    }
    if (a.kind == type_kind::record && b.kind == type_kind::context) {
        return b.entries.empty() ? fit::same : fit::never;
    }
    return converts_simply(a, b) ? fit::converts : fit::never;
}

std::optional<type_id> joined(builder& in, type_id a, type_id b) {
    if (a == b) {
        return a;
    }
    const type left = in[a];
    const type right = in[b];
    if (left.kind == type_kind::any || right.kind == type_kind::any) {
        return type_id::any;
    }
    if (left.kind == type_kind::null) {
        return in.optional(b);
    }
    if (right.kind == type_kind::null) {
        return in.optional(a);
    }
    if (left.kind != right.kind) {
        return std::nullopt;
    }
    type made = left;
    made.optional = left.optional || right.optional;
    if (left.kind == type_kind::number) {
        const auto unit = sum_unit(left.unit, right.unit);
        if (!unit) {
            return std::nullopt;
        }
        made.unit = *unit;
    } else if (left.kind == type_kind::list || left.kind == type_kind::range) {
        made.element = joined(in, left.element, right.element).value_or(type_id::any);
    } else if (left.kind == type_kind::context) {
        made.entries = same_entries(in, left, right) ? left.entries : decltype(left.entries){};
    } else if (left.in != right.in || left.category != right.category || left.record != right.record) {
        return std::nullopt;
    }
    return in.intern(made);
}

bool comparable(builder& in, type_id a, type_id b) {
    const auto left = in[a].kind;
    const auto right = in[b].kind;
    if (left == type_kind::null || right == type_kind::null || joined(in, a, b)) {
        return true;
    }
    return (left == type_kind::context && right == type_kind::record) ||
           (left == type_kind::record && right == type_kind::context);
}

bool ordered(const builder& in, type_id id) {
    switch (in[id].kind) {
    case type_kind::any:
    case type_kind::null:
    case type_kind::number:
    case type_kind::money:
    case type_kind::text:
    case type_kind::date:
    case type_kind::time:
    case type_kind::date_time:
    case type_kind::years_months:
    case type_kind::days_time:
        return true;
    case type_kind::category:
        return in.out.categories[static_cast<std::size_t>(in[id].category)].body->ordered;
    default:
        return false;
    }
}

std::optional<feel::unit> sum_unit(feel::unit a, feel::unit b) {
    if (a == b || b == feel::unit::none) {
        return a;
    }
    return a == feel::unit::none ? std::optional(b) : std::nullopt;
}

feel::unit product_unit(feel::unit a, feel::unit b) {
    const auto plain = [](feel::unit u) { return u == feel::unit::none || u == feel::unit::percent; };
    if (a == b) {
        return plain(a) ? a : feel::unit::none;
    }
    if (plain(a)) {
        return plain(b) ? feel::unit::none : b;
    }
    return plain(b) ? a : feel::unit::none;
}

feel::unit quotient_unit(feel::unit a, feel::unit b) {
    if (a == b) {
        return feel::unit::none;
    }
    return b == feel::unit::none || b == feel::unit::percent ? a : feel::unit::none;
}

} // namespace guiju::program
