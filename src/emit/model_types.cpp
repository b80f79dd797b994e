#include "emit/model_maker.hpp"

#include <utility>

namespace guiju::emitted {

using program::type_kind;

namespace {

/// FEEL's name of a type; empty where it has none. DMN 1.5, 10.3.1.
const char* plain_type(type_kind kind) {
    switch (kind) {
    case type_kind::number:
    case type_kind::money:
        return "number";
    case type_kind::text:
        return "string";
    case type_kind::boolean:
        return "boolean";
    case type_kind::date:
        return "date";
    case type_kind::time:
        return "time";
    case type_kind::date_time:
        return "date and time";
    case type_kind::years_months:
        return "years and months duration";
    case type_kind::days_time:
        return "days and time duration";
    default:
        return "";
    }
}

graph::type_ref named(std::string name) {
    graph::type_ref made;
    if (!name.empty()) {
        made.kind = graph::type_kind::named;
        made.name = std::move(name);
    }
    return made;
}

} // namespace

/// The type's name in the model; none where it has none.
graph::type_ref model_maker::type_of(const program::type& t) {
    if (t.kind == type_kind::category) {
        return named(words_.category_types[static_cast<std::size_t>(t.category)]);
    }
    if (t.kind == type_kind::record) {
        return named(words_.record_types[static_cast<std::size_t>(t.record)]);
    }
    if (t.kind != type_kind::list) {
        return named(plain_type(t.kind));
    }
    const auto& element = in_[t.element];
    const auto of_items = element.kind == type_kind::list ? graph::type_ref{} : type_of(element);
    if (of_items.name.empty()) {
        return {};
    }
    const auto [at, added] = lists_.try_emplace(of_items.name);
    if (added) {
        at->second = "t" + words_.list_type + member_name(of_items.name);
        graph::item_definition item;
        item.name.name = at->second;
        item.type = of_items;
        item.collection = true;
        item.details = about(model_part, "type_" + std::to_string(made_.items.size()), "");
        made_.items.push_back(std::move(item));
    }
    return named(at->second);
}

void model_maker::records() {
    for (std::size_t i = 0; i < in_.records.size(); ++i) {
        const auto& record = in_.records[i];
        graph::item_definition item;
        item.name.name = words_.record_types[i];
        for (const auto& field : record.fields) {
            graph::item_definition part;
            part.name.name = member_name(field.name);
            const auto& t = in_[field.type];
            part.collection = t.kind == type_kind::list;
            part.type = type_of(part.collection ? in_[t.element] : t);
            part.details.label = field.other;
            item.components.push_back(std::move(part));
        }
        item.details = about(held(kind::record, i), "type_" + std::to_string(made_.items.size()), record.other);
        made_.items.push_back(std::move(item));
    }
}

graph::box_name model_maker::parameter_of(const std::string& name, const graph::type_ref& type) const {
    graph::box_name made;
    made.name.name = name;
    made.type = type;
    return made;
}

/// What a body hangs on beside its arguments, as further parameters in the order in which calls hand them over.
void model_maker::add_needs(const model_needs& needs, std::vector<graph::box_name>& to) const {
    if (needs.as_of) {
        to.push_back(parameter_of(words_.as_of, named("date")));
    }
    for (const auto one : needs.readings) {
        to.push_back(parameter_of(words_.readings[one], named("string")));
    }
    for (const auto one : needs.supplied) {
        const auto kind = in_[in_.parameters[one].type].kind;
        to.push_back(parameter_of(words_.supplied[one], named(plain_type(kind))));
    }
}

} // namespace guiju::emitted
