#include "lowering.hpp"

#include <array>

namespace guiju::program {

namespace {

struct known_type {
    std::string_view name;
    type_kind kind;
    feel::unit unit = feel::unit::none;
};

/// Names of types as `instance of` takes them, FEEL's (DMN 1.5, 10.3.2.9) and guiju's.
constexpr auto known_types = std::to_array<known_type>({
    {"number", type_kind::number},
    {"数字", type_kind::number},
    {"string", type_kind::text},
    {"text", type_kind::text},
    {"文本", type_kind::text},
    {"boolean", type_kind::boolean},
    {"是否", type_kind::boolean},
    {"date", type_kind::date},
    {"日期", type_kind::date},
    {"time", type_kind::time},
    {"时间", type_kind::time},
    {"date and time", type_kind::date_time},
    {"dateTime", type_kind::date_time},
    {"日期时间", type_kind::date_time},
    {"years and months duration", type_kind::years_months},
    {"yearMonthDuration", type_kind::years_months},
    {"年月时长", type_kind::years_months},
    {"days and time duration", type_kind::days_time},
    {"dayTimeDuration", type_kind::days_time},
    {"日时时长", type_kind::days_time},
    {"Any", type_kind::any},
    {"any", type_kind::any},
    {"任意", type_kind::any},
    {"Null", type_kind::null},
    {"money", type_kind::money},
    {"金额", type_kind::money},
    {"list", type_kind::list},
    {"context", type_kind::context},
    {"range", type_kind::range},
    {"function", type_kind::function},
    {"percent", type_kind::number, feel::unit::percent},
    {"百分比", type_kind::number, feel::unit::percent},
    {"years", type_kind::number, feel::unit::years},
    {"年数", type_kind::number, feel::unit::years},
    {"months", type_kind::number, feel::unit::months},
    {"月数", type_kind::number, feel::unit::months},
    {"days", type_kind::number, feel::unit::days},
    {"天数", type_kind::number, feel::unit::days},
    {"persons", type_kind::number, feel::unit::persons},
    {"人数", type_kind::number, feel::unit::persons},
});

type_kind kind_of(graph::type_kind k) {
    switch (k) {
    case graph::type_kind::number:
        return type_kind::number;
    case graph::type_kind::money:
        return type_kind::money;
    case graph::type_kind::text:
        return type_kind::text;
    case graph::type_kind::boolean:
        return type_kind::boolean;
    case graph::type_kind::date:
        return type_kind::date;
    case graph::type_kind::time:
        return type_kind::time;
    case graph::type_kind::date_time:
        return type_kind::date_time;
    case graph::type_kind::years_months:
        return type_kind::years_months;
    case graph::type_kind::days_time:
        return type_kind::days_time;
    case graph::type_kind::list:
        return type_kind::list;
    default:
        return type_kind::any;
    }
}

} // namespace

type_id lowering::resolve(const graph::type_ref& t) {
    type_id id = type_id::any;
    if (t.kind == graph::type_kind::named) {
        id = resolve_named(t);
    } else if (t.kind != graph::type_kind::any) {
        type made;
        made.kind = kind_of(t.kind);
        made.unit = t.kind == graph::type_kind::number ? t.unit : feel::unit::none;
        if (t.kind == graph::type_kind::money && t.currency_code != 0) {
            made.in = currency::from_code(t.currency_code);
        }
        if (t.kind == graph::type_kind::list && t.element) {
            made.element = resolve(*t.element);
        }
        id = build_.intern(made);
    }
    return t.optional || (of_models() && id != type_id::any) ? build_.optional(id) : id;
}

type_id lowering::resolve_named(const graph::type_ref& t) {
    std::size_t item = 0;
    if (const auto* found = item_named(t.name, item)) {
        if (item_types_[item]) {
            return *item_types_[item];
        }
        if (item_busy_[item] != 0) {
            return type_id::any;
        }
        item_busy_[item] = 1;
        const auto outer = std::exchange(model_, found->model);
        item_types_[item] = item_type_of(*found);
        model_ = outer;
        return *item_types_[item];
    }
    if (of_models()) {
        for (const auto& one : known_types) {
            if (one.name == t.name) {
                type made;
                made.kind = one.kind;
                return build_.intern(made);
            }
        }
    }
    if (const auto found = records_.find(t.name); found != records_.end()) {
        return build_.record(static_cast<record_id>(found->second));
    }
    if (const auto found = categories_.find(t.name); found != categories_.end()) {
        return build_.category(static_cast<category_id>(found->second));
    }
    nearest near(t.name);
    for (const auto* known : {&records_, &categories_}) {
        for (const auto& [name, index] : *known) {
            near.consider(name);
        }
    }
    for (const auto& one : known_types) {
        near.consider(one.name);
    }
    unknown("type.unknown", {"类型", "type"}, t.name, t.where, near);
    return type_id::any;
}

type_id lowering::resolve_type_name(const syntax& n) {
    std::size_t item = 0;
    const bool declared = item_named(n.text, item) != nullptr;
    for (const auto& one : known_types) {
        if (!declared && one.name == n.text) {
            type made;
            made.kind = one.kind;
            made.unit = one.unit;
            return build_.intern(made);
        }
    }
    graph::type_ref named;
    named.kind = graph::type_kind::named;
    named.name = n.text;
    named.where = n.where;
    return build_.required(resolve_named(named));
}

type_id lowering::resolve_type(feel::node_id id) {
    const syntax& n = at(id);
    type made;
    switch (n.kind) {
    case feel::node_kind::type_list:
        made.kind = type_kind::list;
        made.element = resolve_type(n.children.at(0));
        break;
    case feel::node_kind::type_range:
        made.kind = type_kind::range;
        made.element = resolve_type(n.children.at(0));
        break;
    case feel::node_kind::type_context:
        made.kind = type_kind::context;
        for (const auto child : n.children) {
            made.entries.emplace_back(at(child).text, resolve_type(at(child).children.at(0)));
        }
        break;
    case feel::node_kind::type_function:
        made.kind = type_kind::function;
        for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
            made.parameters.push_back(resolve_type(n.children[i]));
        }
        made.element = n.children.empty() ? type_id::any : resolve_type(n.children.back());
        break;
    default:
        return resolve_type_name(n);
    }
    return build_.intern(made);
}

} // namespace guiju::program
