#include "lowering.hpp"

#include <algorithm>
#include <array>

namespace guiju::program {

namespace {

struct property_info {
    std::string_view name;
    std::string_view zh;
    type_kind result;
    feel::unit unit = feel::unit::none;
};

/// Properties of dates, times, durations and ranges. DMN 1.5, tables 64 and 65.
constexpr auto properties = std::to_array<property_info>({
    {"year", "年", type_kind::number},
    {"month", "月", type_kind::number},
    {"day", "日", type_kind::number},
    {"weekday", "星期几", type_kind::number},
    {"hour", "时", type_kind::number},
    {"minute", "分", type_kind::number},
    {"second", "秒", type_kind::number},
    {"time offset", "时差", type_kind::days_time},
    {"timezone", "时区", type_kind::text},
    {"years", "年数", type_kind::number},
    {"months", "月数", type_kind::number},
    {"days", "天数", type_kind::number},
    {"hours", "小时数", type_kind::number},
    {"minutes", "分钟数", type_kind::number},
    {"seconds", "秒数", type_kind::number},
    {"start", "起点", type_kind::any},
    {"end", "止点", type_kind::any},
    {"start included", "含起点", type_kind::boolean},
    {"end included", "含止点", type_kind::boolean},
});

bool belongs(std::string_view property, type_kind kind) {
    const auto is = [property](std::initializer_list<std::string_view> all) {
        return std::find(all.begin(), all.end(), property) != all.end();
    };
    switch (kind) {
    case type_kind::date:
        return is({"year", "month", "day", "weekday"});
    case type_kind::time:
        return is({"hour", "minute", "second", "time offset", "timezone"});
    case type_kind::date_time:
        return is({"year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone"});
    case type_kind::years_months:
        return is({"years", "months"});
    case type_kind::days_time:
        return is({"days", "hours", "minutes", "seconds"});
    case type_kind::range:
        return is({"start", "end", "start included", "end included"});
    default:
        return false;
    }
}

const property_info* find_property(std::string_view name) {
    const auto at = std::find_if(properties.begin(), properties.end(),
                                 [name](const property_info& p) { return p.name == name || p.zh == name; });
    return at == properties.end() ? nullptr : &*at;
}

} // namespace

typed lowering::path(const syntax& n) {
    const typed of = lower(n.children.at(0));
    return of.poisoned() ? typed{} : member(of, n.text, n.where);
}

typed lowering::member(const typed& of, const std::string& name, span where) {
    const type t = build_[of.type];
    switch (t.kind) {
    case type_kind::record: {
        if (const auto index = field_named(t.record, name)) {
            return field_of(of, *index, where);
        }
        if (auto found = answer_of(of, name, where)) {
            return *found;
        }
        nearest near(name);
        for (const auto& f : build_.out[t.record].fields) {
            near.consider(f.name);
            near.consider(f.other);
        }
        const auto& record = build_.out[t.record].name;
        return unknown("name.unknown_field", {"记录 " + record + " 的字段", "field of " + record}, name, where, near);
    }
    case type_kind::context: {
        nearest near(name);
        for (const auto& [entry, type] : t.entries) {
            if (entry == name) {
                return plain_member(of, name, type, where);
            }
            near.consider(entry);
        }
        return t.entries.empty() || options_.gradual
                   ? plain_member(of, name, type_id::any, where)
                   : unknown("name.unknown_field", {"条目", "entry"}, name, where, near);
    }
    case type_kind::list:
        return mapped_member(of, name, where);
    case type_kind::any:
    case type_kind::null:
        return property(of, name, where);
    default:
        break;
    }
    return property(of, name, where);
}

typed lowering::plain_member(const typed& of, const std::string& name, type_id type, span where) {
    if (of.poisoned()) {
        return {};
    }
    return {build_.add({opcode::member, type, where, build_.keep_name(name)}, {of.node}), type};
}

/// A path over a list is the list of the paths of its items. DMN 1.5, table 56.
typed lowering::mapped_member(const typed& of, const std::string& name, span where) {
    const auto element = build_.required(build_[of.type].element);
    if (build_[element].kind == type_kind::any) {
        return plain_member(of, name, type_id::any, where);
    }
    const auto slot = new_slot(2);
    typed item{build_.add({opcode::local, element, where, 0, slot}), element};
    item.origins = of.origins;
    const typed one = member(item, name, where);
    if (one.poisoned()) {
        return {};
    }
    const auto type = build_.list_of(one.type);
    return {build_.add({opcode::map, type, where, 0, slot}, {of.node, one.node}), type};
}

typed lowering::property(const typed& of, const std::string& name, span where) {
    const auto* known = find_property(name);
    const type t = build_[of.type];
    const bool open = t.kind == type_kind::any || t.kind == type_kind::null;
    if (open || (options_.gradual && known == nullptr)) {
        const bool chinese = known != nullptr && strict();
        return plain_member(of, chinese ? std::string(known->name) : name, type_id::any, where);
    }
    if (known == nullptr || !belongs(known->name, t.kind)) {
        if (options_.gradual) {
            return plain_member(of, name, type_id::any, where);
        }
        const auto is = named(of.type);
        return error("type.member", where, {is.zh + "没有 " + name, is.en + " has no " + name});
    }
    type made;
    made.kind = known->result;
    const auto type = known->result == type_kind::any ? t.element : build_.intern(made);
    return plain_member(of, std::string(known->name), type, where);
}

/// 年(成立日期): a property asked as a function; policies only.
std::optional<typed> lowering::property_call(const std::string& name, const std::vector<feel::node_id>& given,
                                             span where) {
    if (given.size() != 1 || find_property(name) == nullptr || options_.gradual) {
        return std::nullopt;
    }
    const typed of = lower(given.front());
    return of.poisoned() ? typed{} : property(of, name, where);
}

} // namespace guiju::program
