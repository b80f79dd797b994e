#include "machine.hpp"

namespace guiju::evaluate {

value machine::conditional(const node& n) {
    const auto parts = operands(n);
    value condition = run(parts[0]);
    if (condition.is_undetermined()) {
        return condition;
    }
    return run(condition.is_true() ? parts[1] : parts[2]);
}

void machine::note_case(step_kind what, node_id id, std::uint32_t which, const value& condition) {
    if (recording()) {
        if (auto* step = steps_->add(what, id, which)) {
            step->result = condition;
        }
    }
}

value machine::choose(node_id id, const node& n) {
    const auto parts = operands(n);
    for (std::uint32_t i = 0; 2 * i < parts.size(); ++i) {
        const auto which = n.index + i;
        if (2 * i + 1 == parts.size()) {
            note_case(step_kind::rule, id, which, true);
            return run(parts[2 * i]);
        }
        value condition = run(parts[2 * i]);
        if (condition.is_true()) {
            const bool is_exception =
                which < program_.cases.size() && program_.cases[which].exception != program::exception_id::none;
            note_case(is_exception ? step_kind::exception : step_kind::rule, id, which, condition);
            return run(parts[2 * i + 1]);
        }
        note_case(step_kind::rejected, id, which, condition);
        if (condition.is_undetermined()) {
            return condition;
        }
    }
    return value(reason::no_rule, n.where);
}

// DMN 1.6, chapter 11: in B-FEEL whatever is no boolean counts as false.
value machine::truth(value v) const {
    const bool counts = v.is(kind::boolean) || v.is_undetermined() || program_.semantics == semantics::feel;
    return counts ? std::move(v) : value(false);
}

// DMN 1.5, table 50 (three-valued logic). What is undetermined is stronger than null and weaker than what settles.
value machine::junction(const node& n, bool settles) {
    value open = !settles;
    for (const auto operand : operands(n)) {
        value v = truth(run(operand));
        if (v.is(kind::boolean) && v.as_boolean() == settles) {
            return v;
        }
        if (v.is_undetermined()) {
            open = open.is_undetermined() ? meaning::unite_needs(open, v) : std::move(v);
        } else if (!v.is(kind::boolean) && !open.is_undetermined()) {
            open = v.is_null() ? std::move(v) : value(reason::type_error, n.where);
        }
    }
    return open;
}

value machine::in_tests(const node& n) {
    const auto parts = operands(n);
    set(n.slot, run(parts[0]));
    value open = false;
    for (const auto test : parts.subspan(1)) {
        value v = truth(passes(test, n.slot));
        if (v.is_true()) {
            return v;
        }
        if (v.is_undetermined() || (v.is_null() && !open.is_undetermined())) {
            open = std::move(v);
        }
    }
    return open;
}

value machine::passes(node_id test, std::size_t input) {
    value v = run(test);
    if (v.is(kind::boolean) || v.is_null()) {
        return v;
    }
    return meaning::in(slot(input), v, context_at(program_[test]));
}

} // namespace guiju::evaluate
