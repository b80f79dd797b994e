#include "closure.hpp"
#include "machine.hpp"

#include <algorithm>

namespace guiju::evaluate {

namespace {

using program::type_kind;

/// Whether every value of one type is one of another. DMN 1.5, 10.3.2.9.3.
bool conforms(const program::program& p, program::type_id from, program::type_id to) {
    const auto& a = p[from];
    const auto& b = p[to];
    if (from == to || b.kind == type_kind::any || a.kind == type_kind::null) {
        return true;
    }
    if (a.kind != b.kind) {
        return false;
    }
    switch (b.kind) {
    case type_kind::list:
    case type_kind::range:
        return conforms(p, a.element, b.element);
    case type_kind::context:
        return std::ranges::all_of(b.entries, [&](const auto& wanted) {
            return std::ranges::any_of(a.entries, [&](const auto& entry) {
                return entry.first == wanted.first && conforms(p, entry.second, wanted.second);
            });
        });
    case type_kind::function:
        return a.parameters.size() == b.parameters.size() &&
               std::ranges::equal(b.parameters, a.parameters,
                                  [&](auto wanted, auto taken) { return conforms(p, wanted, taken); }) &&
               conforms(p, a.element, b.element);
    case type_kind::record:
        return a.record == b.record;
    case type_kind::category:
        return a.category == b.category;
    default:
        return true;
    }
}

/// Null conforms to every type where it is part of a value, though alone it is an instance of none.
bool is_part(const program::program& p, const value& v, program::type_id type) {
    return v.is_null() || is_instance(p, v, type);
}

bool is_list_of(const program::program& p, const value& v, program::type_id element) {
    return v.is(kind::list) &&
           std::ranges::all_of(v.as_list(), [&](const value& item) { return is_part(p, item, element); });
}

bool has_entries(const program::program& p, const value& v, const program::type& t) {
    if (!v.is(kind::context)) {
        return false;
    }
    return std::ranges::all_of(t.entries, [&](const auto& entry) {
        const value* found = v.as_context().find(entry.first);
        return found != nullptr && is_part(p, *found, entry.second);
    });
}

bool is_range_of(const program::program& p, const value& v, program::type_id element) {
    if (!v.is(kind::range)) {
        return false;
    }
    const auto& r = v.as_range();
    return is_part(p, r.low, element) && is_part(p, r.high, element);
}

/// DMN 1.5, 10.3.2.9.3: as many parameters, each taking what is wanted to be taken, and a result that conforms.
bool is_function_of(const program::program& p, const value& v, const program::type& t) {
    const auto* own = v.is(kind::function) ? dynamic_cast<const closure*>(&v.as_function()) : nullptr;
    if (own == nullptr) {
        return v.is(kind::function) && v.as_function().parameters().size() == t.parameters.size();
    }
    const auto& takes = own->of().parameter_types;
    return takes.size() == t.parameters.size() &&
           std::ranges::equal(t.parameters, takes,
                              [&](auto wanted, auto taken) { return conforms(p, wanted, taken); }) &&
           (own->of().result == program::type_id::any || conforms(p, own->of().result, t.element)); // any: not known
}

bool is_simple(const value& v, type_kind k) {
    switch (k) {
    case type_kind::number:
        return v.is(kind::number);
    case type_kind::money:
        return v.is(kind::money);
    case type_kind::text:
        return v.is(kind::text) || v.is(kind::category);
    case type_kind::boolean:
        return v.is(kind::boolean);
    case type_kind::date:
        return v.is(kind::date);
    case type_kind::time:
        return v.is(kind::time);
    case type_kind::date_time:
        return v.is(kind::date_time);
    case type_kind::years_months:
        return v.is(kind::years_months);
    case type_kind::days_time:
        return v.is(kind::days_time);
    case type_kind::record:
        return v.is(kind::context);
    default:
        return false;
    }
}

value category_of(const program::category_info& c, const value& v, span where) {
    const auto& body = *c.body;
    for (std::size_t i = 0; i < body.values.size(); ++i) {
        if (body.values[i] == v.as_text() || (i < body.other_values.size() && body.other_values[i] == v.as_text())) {
            return {c.body, static_cast<std::uint32_t>(i)};
        }
    }
    return value(reason::constraint, where);
}

/// A count of months, years or days as the duration that dates are moved by.
value duration_of(const decimal& count, feel::unit unit, type_kind to, span where) {
    const auto whole = count.to_int64();
    if (!whole || *whole > 12'000'000'000 || *whole < -12'000'000'000) {
        return value(reason::domain, where);
    }
    if (to == type_kind::days_time) {
        return days_time_duration(*whole * 86'400);
    }
    return years_months_duration(unit == feel::unit::years ? *whole * 12 : *whole);
}

value to_money(const value& v, const program::type& to, span where) {
    return v.is(kind::number) ? value(v.as_number(), to.in) : value(reason::type_error, where);
}

} // namespace

bool is_instance(const program::program& p, const value& v, program::type_id type) {
    const auto& t = p[type];
    if (t.kind == type_kind::any) {
        return !v.is_null();
    }
    if (v.is_null()) {
        return t.optional || t.kind == type_kind::null;
    }
    switch (t.kind) {
    case type_kind::list:
        return is_list_of(p, v, t.element);
    case type_kind::context:
        return has_entries(p, v, t);
    case type_kind::range:
        return is_range_of(p, v, t.element);
    case type_kind::function:
        return is_function_of(p, v, t);
    case type_kind::category:
        return v.is(kind::category) &&
               &v.as_category() == p.categories[static_cast<std::size_t>(t.category)].body.get();
    default:
        return is_simple(v, t.kind);
    }
}

value convert_to(const program::program& p, const value& v, program::type_id from, program::type_id to, span where) {
    const auto& t = p[to];
    if (v.is_null() || t.kind == type_kind::any || is_instance(p, v, to)) {
        return v;
    }
    if (t.kind == type_kind::category && v.is(kind::text)) {
        return category_of(p.categories[static_cast<std::size_t>(t.category)], v, where);
    }
    if (v.is(kind::number) && (t.kind == type_kind::years_months || t.kind == type_kind::days_time)) {
        return duration_of(v.as_number(), p[from].unit, t.kind, where);
    }
    if (t.kind == type_kind::date_time && v.is(kind::date)) {
        return date_time(v.as_date(), zone_designator::utc()); // DMN 1.5, 10.3.2.9.4
    }
    if (t.kind == type_kind::money) {
        return to_money(v, t, where);
    }
    if (v.is(kind::list) && v.as_list().size() == 1 && t.kind != type_kind::list) {
        return convert_to(p, v.as_list().front(), p[from].element, to, where);
    }
    return t.kind == type_kind::list && is_instance(p, v, t.element) ? value::list({v})
                                                                     : value(reason::type_error, where);
}

} // namespace guiju::evaluate
