#include "lowering.hpp"

#include <guiju/meaning/member.hpp>

namespace guiju::program {

namespace {

using meaning::property;

/// What kind of value a property is; of the ends of a range, the range's own.
type_kind kind_of(property p) {
    switch (p) {
    case property::time_offset:
        return type_kind::days_time;
    case property::timezone:
        return type_kind::text;
    case property::start:
    case property::end:
        return type_kind::any;
    case property::start_included:
    case property::end_included:
        return type_kind::boolean;
    default:
        return type_kind::number;
    }
}

/// Which values have a property. DMN 1.5, tables 61 and 63.
bool belongs(property p, type_kind kind) {
    const bool of_day = p <= property::weekday;
    const bool of_clock = p >= property::hour && p <= property::timezone;
    switch (kind) {
    case type_kind::date:
        return of_day;
    case type_kind::time:
        return of_clock;
    case type_kind::date_time:
        return of_day || of_clock;
    case type_kind::years_months:
        return p == property::years || p == property::months;
    case type_kind::days_time:
        return p >= property::days && p <= property::seconds;
    case type_kind::range:
        return p >= property::start;
    default:
        return false;
    }
}

} // namespace

typed lowering::path(const syntax& n) {
    if (auto found = imported_member(n)) {
        return *found;
    }
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
    const auto* known = meaning::find_property(name);
    const type t = build_[of.type];
    const bool open = t.kind == type_kind::any || t.kind == type_kind::null;
    if (open || (options_.gradual && known == nullptr)) {
        const bool chinese = known != nullptr && strict();
        return plain_member(of, chinese ? std::string(known->en) : name, type_id::any, where);
    }
    if (known == nullptr || !belongs(known->id, t.kind)) {
        if (options_.gradual) {
            return plain_member(of, name, type_id::any, where);
        }
        const auto is = named(of.type);
        return error("type.member", where, {is.zh + "没有 " + name, is.en + " has no " + name});
    }
    type made;
    made.kind = kind_of(known->id);
    const auto type = made.kind == type_kind::any ? t.element : build_.intern(made);
    return plain_member(of, std::string(known->en), type, where);
}

/// 年(成立日期): a property asked as a function; policies only.
std::optional<typed> lowering::property_call(const std::string& name, const std::vector<feel::node_id>& given,
                                             span where) {
    if (given.size() != 1 || meaning::find_property(name) == nullptr || options_.gradual) {
        return std::nullopt;
    }
    const typed of = lower(given.front());
    return of.poisoned() ? typed{} : property(of, name, where);
}

} // namespace guiju::program
