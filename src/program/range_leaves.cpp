#include "range_pass.hpp"

#include <guiju/meaning/member.hpp>

#include <algorithm>

namespace guiju::program {

known range_pass::as_of() const {
    known made;
    made.null = made.undetermined = false;
    if (how_.as_of_from && how_.as_of_to) {
        made.within = extent{0, how_.as_of_from->day_number(), how_.as_of_to->day_number()};
    }
    return made;
}

known range_pass::reading_of(const node& n) const {
    known made;
    made.null = made.undetermined = false;
    const auto& r = in_.readings[n.index];
    if (n.index < how_.readings.size() && how_.readings[n.index]) {
        made.constant = value(r.choices[*how_.readings[n.index]].name);
    }
    return made;
}

known range_pass::lazy_of(const node& n) {
    if (slots_.at(n.slot)) {
        return *slots_[n.slot];
    }
    known found = of(operands(n)[0]);
    set(n.slot, found);
    return found;
}

known range_pass::field_of(const node& n) {
    const auto operand = operands(n)[0];
    const known record = of(operand);
    known found = fields_[static_cast<std::size_t>(type_of(operand).record)][n.index];
    found.null |= record.null;
    found.undetermined |= record.undetermined;
    return found;
}

known range_pass::member_of(const node& n) {
    const auto operand = operands(n)[0];
    const known from = of(operand);
    return member_named(from, type_of(operand), in_.constants[n.index].as_text());
}

known range_pass::member_named(const known& from, const type& t, const std::string& name) const {
    if (t.kind == type_kind::list) {
        known made;
        made.null = from.null;
        made.undetermined = from.undetermined;
        made.least_items = from.least_items;
        made.most_items = from.most_items;
        const known item = from.item ? *from.item : known{};
        made.item = std::make_shared<const known>(member_named(item, in_[t.element], name));
        return made;
    }
    if (t.kind == type_kind::record) {
        const auto& fields = in_[t.record].fields;
        const auto found = std::ranges::find(fields, name, &field_info::name);
        if (found == fields.end()) {
            return {};
        }
        known made = fields_[static_cast<std::size_t>(t.record)][static_cast<std::size_t>(found - fields.begin())];
        made.null |= from.null;
        made.undetermined |= from.undetermined;
        return made;
    }
    if (t.kind == type_kind::context && from.entries) {
        const auto found = from.entries->find(name);
        if (found == from.entries->end()) {
            return {};
        }
        known made = found->second;
        made.null |= from.null;
        made.undetermined |= from.undetermined;
        return made;
    }
    return property_named(from, t, name);
}

known range_pass::property_named(const known& from, const type& t, const std::string& name) const {
    const auto* which = meaning::find_property(name);
    if (which == nullptr || t.kind != type_kind::date) {
        return {};
    }
    known made = sure_from({from});
    using meaning::property;
    switch (which->id) {
    case property::year:
        made.within = extent{0, date::min_year, date::max_year};
        if (from.within) {
            const auto first = date::from_day_number(static_cast<std::int64_t>(from.within->low));
            const auto last = date::from_day_number(static_cast<std::int64_t>(from.within->high));
            made.within = extent{0, first->year(), last->year()};
        }
        return made;
    case property::month:
        made.within = extent{0, 1, 12};
        return made;
    case property::day:
        made.within = extent{0, 1, 31};
        return made;
    case property::weekday:
        made.within = extent{0, 1, 7};
        return made;
    default:
        return {};
    }
}

/// Mirrors `evaluate::convert_to` for the kinds that are known before; the others may fail.
known range_pass::converted(const node& n) {
    const auto operand = operands(n)[0];
    const known from = of(operand);
    const auto& source = type_of(operand);
    const auto& target = in_.types[n.index];
    if (target.kind == type_kind::any) {
        return from;
    }
    const bool plain = source.kind != type_kind::list && source.kind != type_kind::context &&
                       source.kind != type_kind::range && source.kind != type_kind::any;
    if (plain &&
        (source.kind == target.kind || (source.kind == type_kind::number && target.kind == type_kind::money)) &&
        source.category == target.category) {
        known made = from;
        made.constant.reset();
        return made;
    }
    if (plain && target.kind == type_kind::list && in_[target.element].kind == source.kind &&
        in_[target.element].category == source.category) {
        known made = from;
        made.constant.reset();
        made.within.reset();
        made.least_items = made.most_items = 1;
        known item = from;
        item.null = item.undetermined = false;
        made.item = std::make_shared<const known>(std::move(item));
        return made;
    }
    return anything_from({from});
}

known range_pass::context_of(const node& n) {
    const auto& names = in_.constants[n.index].as_context().shape;
    const auto found = all(operands(n));
    std::map<std::string, known> entries;
    for (std::size_t i = 0; i < found.size(); ++i) {
        entries.insert_or_assign(names->names[i], found[i]);
    }
    known made;
    made.null = made.undetermined = false;
    made.entries = std::make_shared<const std::map<std::string, known>>(std::move(entries));
    return made;
}

known range_pass::list_of(const node& n) {
    const auto found = all(operands(n));
    known made;
    made.null = made.undetermined = false;
    made.least_items = made.most_items = found.size();
    known item;
    item.null = item.undetermined = item.reached = false;
    for (const auto& one : found) {
        item = join(item, one);
    }
    made.item = std::make_shared<const known>(std::move(item));
    return made;
}

} // namespace guiju::program
