#include "base/wording.hpp"
#include "lowering.hpp"

#include <guiju/program/ranges.hpp>

#include <set>

namespace guiju::program {

namespace {

/// Enters a name in both languages. False when the first of them is taken.
template <class Table>
const typename Table::mapped_type* enter(Table& names, const graph::naming& n, typename Table::mapped_type index) {
    const auto [at, added] = names.try_emplace(n.name, index);
    if (!n.other.empty()) {
        names.try_emplace(n.other, index);
    }
    return added ? nullptr : &at->second;
}

} // namespace

void lowering::declare_categories() {
    for (const auto& from : policy_.categories) {
        const auto index = static_cast<std::uint32_t>(build_.out.categories.size());
        if (const auto* first = enter(categories_, from.name, index)) {
            duplicate(from.name.name, policy_.categories[*first].name.where, from.name.where);
        }
        auto made = make_shared_body<category_body>();
        made->name = from.name.name;
        made->ordered = from.ordered;
        std::map<std::string, span> seen;
        for (const auto& v : from.values) {
            if (const auto [at, added] = seen.try_emplace(v.name, v.where); !added) {
                duplicate(v.name, at->second, v.where);
            }
            made->values.push_back(v.name);
            made->other_values.push_back(v.other.empty() ? v.name : v.other);
        }
        auto& ordinals = category_values_.emplace_back();
        for (const auto* names : {&made->values, &made->other_values}) {
            for (std::uint32_t i = 0; i < names->size(); ++i) {
                ordinals.try_emplace((*names)[i], i);
            }
        }
        build_.out.categories.push_back({shared<const category_body>(made)});
    }
}

void lowering::declare_records() {
    for (const auto& from : policy_.records) {
        const auto index = static_cast<std::uint32_t>(build_.out.records.size());
        if (const auto* first = enter(records_, from.name, index)) {
            duplicate(from.name.name, policy_.records[*first].name.where, from.name.where);
        }
        record_info made;
        made.name = from.name.name;
        made.other = from.name.other;
        build_.out.records.push_back(std::move(made));
    }
}

void lowering::declare_fields() {
    for (std::size_t i = 0; i < policy_.records.size(); ++i) {
        const auto& from = policy_.records[i];
        auto& to = build_.out.records[i];
        auto names = make_shared_body<guiju::shape>();
        std::map<std::string, span> seen;
        for (const auto& f : from.fields) {
            if (const auto [at, added] = seen.try_emplace(f.name.name, f.name.where); !added) {
                duplicate(f.name.name, at->second, f.name.where);
            }
            if (of_models() && to.fields.size() < policy_.inputs.size()) {
                model_ = policy_.inputs[to.fields.size()].model;
            }
            const auto type = resolve(f.type);
            to.fields.push_back({f.name.name, f.name.other, type, node_id::none, 0});
            names->names.push_back(f.name.name);
        }
        to.shape = shared<const guiju::shape>(names);
        if (!from.owner.empty()) {
            to.owner = find_record(from.owner, from.name.where).value_or(record_id::none);
        }
        for (const auto& key : from.keys) {
            if (const auto at = field_named(static_cast<record_id>(i), key)) {
                to.keys.push_back(static_cast<std::uint32_t>(*at));
                continue;
            }
            nearest near(key);
            for (const auto& f : to.fields) {
                near.consider(f.name);
            }
            unknown("name.unknown_field", {"字段", "field"}, key, from.name.where, near);
        }
    }
    for (std::size_t i = 0; i < build_.out.records.size(); ++i) {
        if (owners_of(static_cast<record_id>(i)).size() >= build_.out.records.size()) {
            error("record.cycle", policy_.records[i].name.where,
                  {build_.out.records[i].name + " 归属于自身", build_.out.records[i].name + " belongs to itself"});
            build_.out.records[i].owner = record_id::none;
        }
    }
}

void lowering::lower_allowed() {
    for (std::size_t i = 0; i < policy_.records.size(); ++i) {
        const auto& from = policy_.records[i].fields;
        for (std::size_t f = 0; f < from.size(); ++f) {
            if (!from[f].allowed.empty()) {
                lower_allowed(from[f], build_.out.records[i].fields[f]);
            }
        }
    }
}

void lowering::lower_allowed(const graph::field& from, field_info& to) {
    body alone;
    body_ = &alone;
    const auto slot = new_slot();
    open_scope();
    const auto& type = build_[to.type];
    const auto of = build_.required(type.kind == type_kind::list ? type.element : to.type);
    const typed made = unary_tests(from.allowed, {node_id::none, of}, slot);
    body_ = nullptr;
    if (made.poisoned()) {
        return;
    }
    const auto uses = uses_of(build_.out, {made.node});
    if (!uses.functions.empty() || !uses.answers.empty() || !uses.parameters.empty() || !uses.readings.empty()) {
        error("field.allowed", from.allowed.where(),
              {"许可的取值只能用常数写出", "what a field allows is written with constants alone"});
        return;
    }
    to.allowed = made.node;
    to.bounds = bounds_of(build_.out, made.node);
    to.frame = static_cast<std::uint16_t>(alone.slots);
}

std::vector<record_id> lowering::owners_of(record_id of) const {
    std::vector<record_id> all;
    for (auto r = build_.out[of].owner; r != record_id::none && all.size() < build_.out.records.size();
         r = build_.out[r].owner) {
        all.push_back(r);
    }
    return all;
}

std::optional<record_id> lowering::find_record(const std::string& name, span where) {
    if (const auto found = records_.find(name); found != records_.end()) {
        return static_cast<record_id>(found->second);
    }
    nearest near(name);
    for (const auto& [known, index] : records_) {
        near.consider(known);
    }
    unknown("name.unknown_record", {"记录", "record"}, name, where, near);
    return std::nullopt;
}

void lowering::declare_readings() {
    for (const auto& from : policy_.readings) {
        const auto index = static_cast<std::uint32_t>(build_.out.readings.size());
        if (const auto* first = enter(readings_, from.name, index)) {
            duplicate(from.name.name, policy_.readings[*first].name.where, from.name.where);
        }
        reading made;
        made.name = from.name.name;
        made.other = from.name.other;
        made.choices = from.choices;
        made.default_choice = static_cast<std::uint32_t>(from.default_choice);
        made.text = from.text;
        made.clause = from.clause;
        build_.out.readings.push_back(std::move(made));
    }
}

void lowering::declare_functions() {
    for (std::size_t i = 0; i < policy_.functions.size(); ++i) {
        const auto& from = policy_.functions[i];
        const auto index = static_cast<std::uint32_t>(i);
        if (const auto* first = enter(functions_, from.name, index)) {
            duplicate(from.name.name, policy_.functions[*first].where, from.where);
        }
        model_ = from.model;
        function made;
        made.name = from.name.name;
        made.other = from.name.other;
        for (const auto& p : from.parameters) {
            made.parameters.push_back({p.name.name, p.name.other, resolve(p.type), node_id::none, 0});
        }
        made.result = resolve(from.result);
        made.clause = from.clause;
        made.where = from.where.known() ? from.where : from.name.where;
        made.checks = of_models();
        if (made.checks && build_[made.result].kind == type_kind::function) {
            made.result = build_[made.result].element; // the variable of a function is of the function's type
        }
        build_.out.functions[i] = std::move(made);
    }
    model_ = 0;
}

void lowering::declare_answers() {
    for (const auto& from : policy_.answers) {
        const auto id = static_cast<answer_id>(build_.out.answers.size());
        build_.out.answers.emplace_back();
        declare_answer(from, id);
        auto& made = build_.out.answers.back();
        auto& same_name = answers_[made.name];
        for (const auto earlier : same_name) {
            if (build_.out[earlier].subject == made.subject) {
                duplicate(made.name, build_.out[earlier].where, made.where);
            }
        }
        same_name.push_back(id);
        if (!made.other.empty() && made.other != made.name) {
            answers_[made.other].push_back(id);
        }
    }
    exceptions_of_.resize(build_.out.answers.size());
}

void lowering::declare_answer(const graph::answer& from, answer_id id) {
    model_ = from.model;
    auto& to = build_.out.answers[static_cast<std::size_t>(id)];
    to.kind = from.kind;
    to.name = from.name.name;
    to.other = from.name.other;
    to.where = from.where.known() ? from.where : from.name.where;
    if (!from.subject.empty()) {
        to.subject = find_record(from.subject, from.name.where).value_or(record_id::none);
        to.owners = to.subject == record_id::none ? std::vector<record_id>{} : owners_of(to.subject);
    }
    to.type = resolve(from.type);
    if (to.type == type_id::any && from.kind == graph::answer_kind::eligibility) {
        to.type = build_.simple(type_kind::boolean);
    }
    for (const auto& d : from.dimensions) {
        to.dimensions.push_back({d.name.name, d.name.other, node_id::none, type_id::any});
    }
    to.inapplicable = from.inapplicable;
    to.relation = from.bound_relation;
    for (const auto& [name, text] : from.attributes) {
        to.attributes.emplace_back(name, split_wording(text).first);
    }
    for (const auto& each : from.departments) {
        to.departments.push_back(each.name);
    }
    to.text = from.text;
    to.clauses = from.clauses;
}

/// A text used before its declaration is fine; one that is declared nowhere is not.
void lowering::check_clause(const graph::clause_id& id, span where) {
    if (id.empty()) {
        return;
    }
    nearest near(id);
    for (const auto& c : policy_.clauses) {
        if (c.id == id) {
            return;
        }
        near.consider(c.id);
    }
    unknown("name.unknown_clause", {"条款", "clause"}, id, where, near);
}

void lowering::check_clauses() {
    std::map<std::string, span> seen;
    for (const auto& c : policy_.clauses) {
        if (const auto [at, added] = seen.try_emplace(c.id, c.where); !added) {
            duplicate(c.id, at->second, c.where);
        }
    }
    const auto known = [&seen](const graph::clause_id& id) { return id.empty() || seen.contains(id); };
    const auto check = [&](const graph::clause_id& id, span where) {
        if (!known(id)) {
            check_clause(id, where);
        }
    };
    for (const auto& a : policy_.answers) {
        for (const auto& id : a.clauses) {
            check(id, a.name.where.known() ? a.name.where : a.where);
        }
    }
    for (const auto& p : policy_.parameters) {
        check(p.clause, p.name.where);
    }
    for (const auto& r : policy_.readings) {
        check(r.clause, r.name.where);
    }
    for (const auto& f : policy_.functions) {
        check(f.clause, f.name.where);
    }
    for (const auto& e : policy_.exceptions) {
        check(e.clause, e.name.where);
    }
}

} // namespace guiju::program
