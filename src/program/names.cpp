#include "lowering.hpp"

#include <guiju/meaning/operations.hpp>

namespace guiju::program {

typed lowering::name(const syntax& n, type_id) {
    if (auto found = find(n.text, n.where)) {
        return *found;
    }
    nearest near(n.text);
    consider_names(near);
    return unknown("name.unknown", {"名称", "name"}, n.text, n.where, near);
}

std::optional<typed> lowering::find(const std::string& name, span where) {
    return in_scopes(name, *body_, body_->scopes.size(), where);
}

/// What a name means within the first `depth` scopes of a body, then around it, then in the policy.
std::optional<typed> lowering::in_scopes(const std::string& name, body& from, std::size_t depth, span where) {
    auto at = std::next(from.scopes.begin(), static_cast<std::ptrdiff_t>(depth));
    while (depth-- > 0) {
        --at;
        if (at->item) {
            if (auto found = in_item(name, from, depth, at->variables.front(), where)) {
                return found;
            }
            continue;
        }
        for (auto v = at->variables.rbegin(); v != at->variables.rend(); ++v) {
            if (v->answers_to(name)) {
                return use(from, *v, where);
            }
        }
    }
    return from.outer != nullptr ? in_scopes(name, *from.outer, from.outer->scopes.size(), where)
                                 : at_root(name, from, where);
}

/// Inside a filter the entries of the item come first, in FEEL even one called `item`. DMN 1.5, 10.3.2.5.
std::optional<typed> lowering::in_item(const std::string& name, body& from, std::size_t depth, variable& item,
                                       span where) {
    const bool is_item = item.answers_to(name);
    if (is_item && strict()) {
        return use(from, item, where);
    }
    if (item.poisoned) {
        return typed{};
    }
    const type t = build_[item.type];
    if (t.kind == type_kind::record) {
        if (const auto index = field_named(t.record, name)) {
            return field_of(use(from, item, where), *index, where);
        }
        return is_item ? std::optional(use(from, item, where)) : answer_of(use(from, item, where), name, where);
    }
    for (const auto& [entry, type] : t.entries) {
        if (entry == name) {
            return plain_member(use(from, item, where), name, type, where);
        }
    }
    const bool open = t.kind == type_kind::any || (t.kind == type_kind::context && t.entries.empty());
    if (!open) {
        return is_item ? std::optional(use(from, item, where)) : std::nullopt;
    }
    auto outside = is_item ? std::optional(use(from, item, where)) : in_scopes(name, from, depth, where);
    if (!outside) {
        outside = typed{build_.constant(value(reason::missing, where), type_id::any, where)};
    }
    if (outside->poisoned()) {
        return outside;
    }
    item.used = true;
    const auto slot = &from == body_ ? item.slot : slot_in(*body_, from, item);
    return typed{build_.add({opcode::item_name, type_id::any, where, build_.keep_name(name), slot}, {outside->node})};
}

std::optional<typed> lowering::at_root(const std::string& name, body& root, span where) {
    if (auto found = of_subject(name, root, where)) {
        return found;
    }
    if (auto found = of_owners(name, root, where)) {
        return found;
    }
    return of_policy(name, where);
}

std::optional<typed> lowering::of_subject(const std::string& name, body& root, span where) {
    if (root.records.empty()) {
        return std::nullopt;
    }
    auto& subject = root.records.front();
    if (const auto index = field_named(build_[subject.type].record, full_name(name))) {
        const typed field = field_of(use(root, subject, where), *index, where);
        if (!of_models() || field.type == type_id::any) {
            return field;
        }
        // What comes from outside is converted and checked where it is used.
        const auto type = static_cast<std::uint32_t>(field.type);
        return typed{build_.add({opcode::convert, field.type, where, type}, {field.node}), field.type};
    }
    return subject.answers_to(name) ? std::optional(use(root, subject, where)) : std::nullopt;
}

/// Owners by their record's name; their fields where only one has it.
std::optional<typed> lowering::of_owners(const std::string& name, body& root, span where) {
    variable* found = nullptr;
    std::size_t index = 0;
    for (auto owner = root.records.begin(); owner != root.records.end(); ++owner) {
        if (owner == root.records.begin()) {
            continue;
        }
        if (owner->answers_to(name)) {
            return use(root, *owner, where);
        }
        const auto at = field_named(build_[owner->type].record, name);
        if (at && found != nullptr) {
            return error("name.ambiguous", where,
                         {name + " 可指 " + found->name + "." + name + " 或 " + owner->name + "." + name,
                          name + " may be " + found->name + "." + name + " or " + owner->name + "." + name},
                         {"写明属于哪一个", "say which one"});
        }
        if (at) {
            found = &*owner;
            index = *at;
        }
    }
    return found != nullptr ? std::optional(field_of(use(root, *found, where), index, where)) : std::nullopt;
}

std::optional<typed> lowering::of_policy(const std::string& name, span where) {
    if (const auto found = parameters_.find(name); found != parameters_.end()) {
        return call_parameter(found->second, {}, where);
    }
    if (const auto found = readings_.find(name); found != readings_.end()) {
        const auto type = build_.simple(type_kind::text);
        typed made{build_.add({opcode::reading, type, where, found->second}), type};
        made.reading = found->second;
        return made;
    }
    if (auto found = bare_answer(full_name(name), where)) {
        return found;
    }
    if (name == "as_of" || name == "as of" || name == "截至日") {
        const auto type = build_.simple(type_kind::date);
        return typed{build_.add({opcode::as_of, type, where}), type};
    }
    if (functions_.contains(full_name(name)) || meaning::find(name)) {
        return function_value(name, where);
    }
    return std::nullopt;
}

typed lowering::use(body& from, variable& v, span where) {
    v.used = true;
    if (v.poisoned) {
        return {};
    }
    if (v.slot == not_yet) {
        v.slot = new_slot(from);
    }
    if (&from != body_) {
        return {build_.add({opcode::local, v.type, where, 0, slot_in(*body_, from, v)}), v.type};
    }
    typed made;
    made.type = v.type;
    made.origins = v.origins;
    made.node = v.lazy == node_id::none
                    ? build_.add({opcode::local, v.type, where, 0, v.slot})
                    : build_.add({opcode::lazy, v.type, where, build_.keep_name(v.name), v.slot}, {v.lazy});
    return made;
}

/// The slot in a lambda's frame that holds what is captured from a body around it.
std::uint16_t lowering::slot_in(body& to, body& from, variable& v) {
    capture wanted{v.slot, v.lazy, v.type, v.name};
    if (to.outer != &from) {
        wanted = {slot_in(*to.outer, from, v), node_id::none, v.type, v.name};
    }
    for (std::size_t i = 0; i < to.captures.size(); ++i) {
        if (to.captures[i].outer_slot == wanted.outer_slot) {
            return static_cast<std::uint16_t>(first_captured + i);
        }
    }
    to.captures.push_back(wanted);
    return static_cast<std::uint16_t>(first_captured + to.captures.size() - 1);
}

typed lowering::field_of(const typed& of, std::size_t index, span where) {
    if (of.poisoned()) {
        return {};
    }
    const auto record = build_[of.type].record;
    const auto type = build_.out[record].fields[index].type;
    typed made{build_.add({opcode::field, type, where, static_cast<std::uint32_t>(index)}, {of.node}), type};
    made.origins.push_back({record, of.node, body_});
    made.origins.insert(made.origins.end(), of.origins.begin(), of.origins.end());
    return made;
}

std::optional<std::size_t> lowering::field_named(record_id of, const std::string& name) const {
    const auto& fields = build_.out[of].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == name) {
            return i;
        }
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].other.empty() && fields[i].other == name) {
            return i;
        }
    }
    return std::nullopt;
}

/// A variable of that name in any scope around, and the body it is in.
std::optional<typed> lowering::variable_named(const std::string& name, const std::string& other, span where) {
    for (body* at = body_; at != nullptr; at = at->outer) {
        for (auto s = at->scopes.rbegin(); s != at->scopes.rend(); ++s) {
            for (auto v = s->variables.rbegin(); v != s->variables.rend(); ++v) {
                if (v->answers_to(name) || (!other.empty() && v->answers_to(other))) {
                    return use(*at, *v, where);
                }
            }
        }
    }
    return std::nullopt;
}

body& lowering::root_of(body& from) const {
    body* at = &from;
    while (at->outer != nullptr) {
        at = at->outer;
    }
    return *at;
}

void lowering::consider_names(nearest& near) {
    // Comparing names is the dearest part of a bad policy: after the first hints there are none.
    constexpr std::size_t most_compared = 100'000;
    if (names_compared_ > most_compared) {
        return;
    }
    names_compared_ +=
        parameters_.size() + readings_.size() + functions_.size() + answers_.size() + meaning::operations.size();
    const auto consider_fields = [&](type_id type) {
        if (build_[type].kind == type_kind::record) {
            for (const auto& f : build_.out[build_[type].record].fields) {
                near.consider(f.name);
                near.consider(f.other);
            }
        }
    };
    for (const body* at = body_; at != nullptr; at = at->outer) {
        for (const auto& s : at->scopes) {
            for (const auto& v : s.variables) {
                near.consider(v.name);
                near.consider(v.other);
                if (s.item) {
                    consider_fields(v.type);
                }
            }
        }
        for (const auto& r : at->records) {
            near.consider(r.name);
            consider_fields(r.type);
        }
    }
    for (const auto* known : {&parameters_, &readings_, &functions_}) {
        for (const auto& [name, index] : *known) {
            near.consider(name);
        }
    }
    for (const auto& [name, all] : answers_) {
        near.consider(name);
    }
    for (const auto& r : build_.out.readings) {
        for (const auto& c : r.choices) {
            near.consider(c.name);
            near.consider(c.other);
        }
    }
    for (const auto& one : meaning::operations) {
        if (meaning::is_function(one.id)) {
            near.consider(one.name);
            near.consider(one.zh);
        }
    }
}

} // namespace guiju::program
