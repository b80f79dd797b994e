#include "machine.hpp"

namespace guiju::evaluate {

value machine::reading(node_id id, const node& n) {
    const auto& r = program_.readings[n.index];
    const auto choice = n.index < how_.readings.size() ? how_.readings[n.index] : r.default_choice;
    value taken(r.choices[choice].name);
    if (recording()) {
        if (auto* step = steps_->add(step_kind::reading, id, n.index)) {
            step->result = taken;
        }
    }
    return taken;
}

value machine::lazy(node_id id, const node& n) {
    if (!is_unset(slot(n.slot))) {
        return slot(n.slot);
    }
    value computed = run(operands(n)[0]);
    slot(n.slot) = computed;
    if (recording()) {
        if (auto* step = steps_->add(step_kind::local, id, n.slot)) {
            step->result = computed;
        }
    }
    return computed;
}

value machine::field(node_id id, const node& n) {
    const value record = run(operands(n)[0]);
    if (!record.is(kind::context)) {
        return record.is_null() ? record : value(reason::type_error, n.where);
    }
    const auto& values = record.as_context().values;
    if (n.index >= values.size()) {
        return value(reason::missing, n.where);
    }
    const value& found = values[n.index];
    if (recording()) {
        steps_->add_input(id, n.index, program_[program_[operands(n)[0]].type].record, found);
    }
    return found;
}

value machine::member(const node& n) {
    return meaning::member(run(operands(n)[0]), program_.constants[n.index].as_text(), context_at(n));
}

value machine::item_name(const node& n) {
    const value& item = slot(n.slot);
    if (item.is(kind::context)) {
        if (const value* entry = item.as_context().find(program_.constants[n.index].as_text())) {
            return *entry;
        }
    }
    return run(operands(n)[0]);
}

} // namespace guiju::evaluate
