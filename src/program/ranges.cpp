#include "range_pass.hpp"

#include <algorithm>

namespace guiju::program {

namespace {

std::shared_ptr<const known> joined(const std::shared_ptr<const known>& a, const std::shared_ptr<const known>& b) {
    return a && b ? std::make_shared<const known>(join(*a, *b)) : nullptr;
}

using entries_known = std::shared_ptr<const std::map<std::string, known>>;

entries_known joined(const entries_known& a, const entries_known& b) {
    if (!a || !b || a->size() != b->size()) {
        return nullptr;
    }
    std::map<std::string, known> made;
    for (const auto& [name, left] : *a) {
        const auto right = b->find(name);
        if (right == b->end()) {
            return nullptr;
        }
        made.emplace(name, join(left, right->second));
    }
    return std::make_shared<const std::map<std::string, known>>(std::move(made));
}

} // namespace

known known::exactly(const value& v) {
    known made;
    made.undetermined = v.is_undetermined();
    made.null = v.is_null() && !made.undetermined;
    made.constant = v;
    switch (v.kind()) {
    case kind::number:
    case kind::money:
        made.within = extent_of(v.as_number());
        break;
    case kind::boolean:
        made.within = extent{0, v.as_boolean() ? 1 : 0, v.as_boolean() ? 1 : 0};
        break;
    case kind::date:
        made.within = extent{0, v.as_date().day_number(), v.as_date().day_number()};
        break;
    case kind::category:
        made.within = extent{0, v.ordinal(), v.ordinal()};
        break;
    case kind::list: {
        const auto& items = v.as_list();
        made.least_items = made.most_items = items.size();
        known item;
        item.null = item.undetermined = item.reached = false;
        for (const auto& one : items) {
            item = join(item, exactly(one));
        }
        made.item = std::make_shared<const known>(std::move(item));
        break;
    }
    default:
        break;
    }
    return made;
}

known join(const known& a, const known& b) {
    if (!a.reached || !b.reached) {
        return a.reached ? a : b;
    }
    // A null says nothing of the values that there are.
    const auto never = [](const known& k) { return k.constant && k.constant->is_null(); };
    if (never(a) || never(b)) {
        known made = never(a) ? b : a;
        made.null = a.null || b.null;
        made.undetermined = a.undetermined || b.undetermined;
        if (never(a) && never(b)) {
            return made;
        }
        made.constant.reset();
        return made;
    }
    known made;
    made.null = a.null || b.null;
    made.undetermined = a.undetermined || b.undetermined;
    if (a.within && b.within) {
        made.within = join(*a.within, *b.within);
    }
    if (a.constant && b.constant && *a.constant == *b.constant && a.constant->kind() == b.constant->kind()) {
        made.constant = a.constant;
    }
    made.least_items = std::min(a.least_items, b.least_items);
    made.most_items = std::max(a.most_items, b.most_items);
    made.item = joined(a.item, b.item);
    made.entries = joined(a.entries, b.entries);
    return made;
}

namespace {

/// The extent of a field at the scale that is known, within what it allows.
std::optional<extent> narrowed(const std::optional<extent>& given, const allowed_bounds& by) {
    if (!by.low && !by.high && !by.scale) {
        return given;
    }
    const auto ends = [](const std::optional<decimal>& d) { return d ? extent_of(*d) : std::nullopt; };
    const auto low = ends(by.low);
    const auto high = ends(by.high);
    if (!given) {
        if (!by.scale || !low || !high) {
            return std::nullopt;
        }
        const auto from = rescaled(low->low, low->scale, *by.scale, rounding::ceiling);
        const auto to = rescaled(high->low, high->scale, *by.scale, rounding::floor);
        return from && to && *from <= *to ? std::optional(extent{*by.scale, *from, *to}) : std::nullopt;
    }
    extent made = *given;
    const auto from = low ? rescaled(low->low, low->scale, made.scale, rounding::ceiling) : std::nullopt;
    const auto to = high ? rescaled(high->low, high->scale, made.scale, rounding::floor) : std::nullopt;
    made.low = from ? std::max(made.low, *from) : made.low;
    made.high = to ? std::min(made.high, *to) : made.high;
    return made.low <= made.high ? made : *given;
}

class field_facts {
public:
    field_facts(const program& in, const range_options& how) : in_(in), how_(how) {}

    known of(record_id record, std::uint32_t index) const {
        const auto& info = in_[record].fields[index];
        const auto given = how_.fields.find({record, index});
        const auto& bounds = info.bounds;
        const auto& t = in_[info.type];
        known made = given != how_.fields.end() ? given->second : by_type(t);
        if (t.kind == type_kind::list) {
            known item = made.item ? *made.item : by_type(in_[t.element]);
            item.null = item.undetermined = false;
            item.within = narrowed(item.within, bounds);
            made.item = std::make_shared<const known>(std::move(item));
            made.most_items = std::min(made.most_items, how_.most_items);
        } else {
            made.within = narrowed(made.within, bounds);
        }
        return made;
    }

private:
    known by_type(const type& t) const {
        known made;
        made.null = t.optional;
        made.undetermined = !t.optional;
        if (t.kind == type_kind::boolean) {
            made.within = extent{0, 0, 1};
        } else if (t.kind == type_kind::category) {
            const auto& values = in_.categories[static_cast<std::size_t>(t.category)].body->values;
            made.within = extent{0, 0, static_cast<int128>(values.size()) - 1};
        } else if (t.kind == type_kind::any) {
            made.null = true;
        }
        return made;
    }

    const program& in_;
    const range_options& how_;
};

} // namespace

ranges::ranges(const program& of, const range_options& how) {
    const field_facts facts(of, how);
    fields_.resize(of.records.size());
    for (std::size_t r = 0; r < of.records.size(); ++r) {
        for (std::uint32_t f = 0; f < of.records[r].fields.size(); ++f) {
            fields_[r].push_back(facts.of(static_cast<record_id>(r), f));
        }
    }
    // In B-FEEL what would be null is a value of another kind.
    const bool feel = of.semantics == semantics::feel;
    range_pass pass(of, how, fields_);
    if (feel) {
        pass.run();
    }
    if (!feel || pass.gave_up()) {
        nodes_.resize(of.nodes.size());
        answers_.resize(of.answers.size());
        return;
    }
    nodes_ = std::move(pass.nodes);
    answers_ = std::move(pass.results);
}

range_pass::range_pass(const program& in, const range_options& how, const std::vector<std::vector<known>>& fields)
    : nodes(in.nodes.size()), results(in.answers.size()), in_(in), how_(how), fields_(fields),
      seen_(in.nodes.size(), false), left_(how.visits) {
    for (auto& one : nodes) {
        one.reached = false;
    }
}

range_pass::frame::frame(range_pass& in, std::size_t slots, facts given) : in_(in), outer_(std::move(in.slots_)) {
    in_.slots_.assign(std::max(slots, given.size()), std::nullopt);
    for (std::size_t i = 0; i < given.size(); ++i) {
        in_.slots_[i] = std::move(given[i]);
    }
}

range_pass::frame::~frame() { in_.slots_ = std::move(outer_); }

void range_pass::set(std::size_t slot, known what) { slots_.at(slot) = std::move(what); }

void range_pass::run() {
    for (std::size_t i = 0; i < in_.answers.size() && !gave_up(); ++i) {
        ask(static_cast<answer_id>(i));
    }
}

/// As a question from outside asks it.
void range_pass::ask(answer_id id) {
    const auto& asked = in_[id];
    facts given;
    known there;
    there.null = there.undetermined = false;
    given.push_back(asked.subject == record_id::none ? known::exactly(value()) : there);
    given.insert(given.end(), asked.owners.size(), there);
    {
        const frame alone(*this, asked.frame, given);
        for (const auto& d : asked.dimensions) {
            const known values = d.values == node_id::none ? known{} : of(d.values);
            known one = values.item ? *values.item : known{};
            given.push_back(std::move(one));
        }
    }
    const frame here(*this, asked.frame, given);
    results[static_cast<std::size_t>(id)] = answer_value(asked);
    for (const auto root : {asked.bound, asked.gap}) {
        if (root != node_id::none) {
            of(root);
        }
    }
    for (const auto& step : asked.steps) {
        if (step.passed != node_id::none) {
            of(step.passed);
        }
    }
    if (asked.open_steps != node_id::none) {
        of(asked.open_steps);
    }
}

known range_pass::of(node_id id) {
    if (left_ == 0 || --left_ == 0) {
        return {};
    }
    const auto at = static_cast<std::size_t>(id);
    known found = leaf(in_[id]);
    nodes[at] = seen_[at] ? join(nodes[at], found) : found;
    seen_[at] = true;
    return found;
}

range_pass::facts range_pass::all(std::span<const node_id> ids) {
    facts found;
    found.reserve(ids.size());
    for (const auto id : ids) {
        found.push_back(of(id));
    }
    return found;
}

known range_pass::leaf(const node& n) {
    switch (n.op) {
    case opcode::constant:
        return known::exactly(in_.constants[n.index]);
    case opcode::local:
        return n.slot < slots_.size() && slots_[n.slot] ? *slots_[n.slot] : known{};
    case opcode::as_of:
        return as_of();
    case opcode::reading:
        return reading_of(n);
    case opcode::field:
        return field_of(n);
    case opcode::member:
        return member_of(n);
    case opcode::item_name:
        of(operands(n)[0]);
        return {};
    case opcode::parameter:
        return parameter_of(n);
    case opcode::answer:
        return answer_of(n);
    case opcode::invoke:
        return invoked(n);
    case opcode::operation:
        return operation_of(n);
    default:
        return control(n);
    }
}

known range_pass::control(const node& n) {
    switch (n.op) {
    case opcode::conditional:
        return conditional_of(n);
    case opcode::conjunction:
        return junction_of(n, false);
    case opcode::disjunction:
        return junction_of(n, true);
    case opcode::choose:
        return choice_of(n);
    case opcode::lazy:
        return lazy_of(n);
    case opcode::let:
        set(n.slot, of(operands(n)[0]));
        return of(operands(n)[1]);
    case opcode::map:
        return map_of(n);
    case opcode::span_map:
        return span_map_of(n);
    case opcode::some:
    case opcode::every:
        return quantified_of(n);
    case opcode::filter:
        return filter_of(n);
    case opcode::index:
        return picked(n);
    default:
        return made(n);
    }
}

known range_pass::made(const node& n) {
    switch (n.op) {
    case opcode::make_list:
        return list_of(n);
    case opcode::make_context:
        return context_of(n);
    case opcode::make_range: {
        auto found = anything_from(all(operands(n)));
        found.null = false;
        return found;
    }
    case opcode::make_function:
        return function_of(n);
    case opcode::in_tests:
        return tests_of(n);
    case opcode::instance_of:
        of(operands(n)[0]);
        return known::boolean();
    case opcode::convert:
        return converted(n);
    case opcode::table:
        return table_of(n);
    default: {
        // filter_any, apply, apply_named: what is bound inside may be anything.
        if (n.op == opcode::filter_any) {
            of(operands(n)[0]);
            set(n.slot, {});
            of(operands(n)[1]);
            return {};
        }
        all(operands(n));
        return {};
    }
    }
}

} // namespace guiju::program
