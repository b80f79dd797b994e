#include "straighten.hpp"

namespace guiju::evaluate {

namespace {

using policy_of = graph::table::hit_policy;

const cell_type yes_no{kind::boolean, {}, {}};
const cell_type whole{kind::number, {}, {}};

} // namespace

/// Goes on only where the condition holds; false when it is known not to.
bool straightener::when(const operand& condition, std::vector<std::size_t>& otherwise) {
    if (condition.is_known()) {
        return condition.known.is_true();
    }
    const auto place = cell_of(condition, yes_no);
    if (!place) {
        failed_ = true;
        return false;
    }
    emit_jump(step_code::jump_if_not, *place, otherwise);
    return true;
}

/// Puts the value of a node into a cell; a null gives up.
bool straightener::into(std::uint16_t to, node_id id, const cell_type& type) {
    const auto made = make(id);
    if (failed_) {
        return false;
    }
    if (made.is_known() && made.known.is_null()) {
        code_.steps.push_back({step_code::give_up, 0, 0, 0, 0});
        return true;
    }
    const auto place = cell_of(made, type);
    failed_ |= !place;
    if (place) {
        code_.steps.push_back({step_code::move, to, *place, 0, 0});
    }
    return !failed_;
}

operand straightener::conditional(const node& n) {
    const auto parts = operands_of(n);
    const auto condition = make(parts[0]);
    if (failed_ || (condition.is_known() && !condition.known.is(kind::boolean))) {
        return fail();
    }
    if (condition.is_known()) {
        return make(condition.known.is_true() ? parts[1] : parts[2]);
    }
    const auto type = type_of(n.type);
    std::vector<std::size_t> otherwise;
    std::vector<std::size_t> done;
    if (!type || !when(condition, otherwise)) {
        return fail();
    }
    const operand to{operand::form::in_cell, {}, new_cell(), *type};
    const auto before = path_;
    into(to.place, parts[1], *type);
    emit_jump(step_code::jump, 0, done);
    land(otherwise);
    path_ = before;
    into(to.place, parts[2], *type);
    land(done);
    path_ = before;
    return failed_ ? operand{} : to;
}

operand straightener::choose(const node& n) {
    const auto parts = operands_of(n);
    const auto type = type_of(n.type);
    if (!type) {
        return fail();
    }
    const operand to{operand::form::in_cell, {}, new_cell(), *type};
    std::vector<std::size_t> done;
    bool settled = false;
    for (std::size_t i = 0; i < parts.size() && !settled && !failed_; i += 2) {
        const bool last = i + 1 == parts.size();
        const auto condition = last ? known(true) : make(parts[i]);
        std::vector<std::size_t> otherwise;
        settled = condition.is_known() && condition.known.is_true();
        if (condition.is_known() && !condition.known.is(kind::boolean)) {
            return fail();
        }
        if (failed_ || !when(condition, otherwise)) {
            continue;
        }
        const auto before = path_;
        into(to.place, parts[last ? i : i + 1], *type);
        path_ = before;
        emit_jump(step_code::jump, 0, done);
        land(otherwise);
    }
    if (!settled) {
        code_.steps.push_back({step_code::give_up, 0, 0, 0, 0});
    }
    land(done);
    return failed_ ? operand{} : to;
}

operand straightener::junction(const node& n, bool settles) {
    const operand to{operand::form::in_cell, {}, new_cell(), yes_no};
    std::vector<std::size_t> done;
    path after_first;
    const auto parts = operands_of(n);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto one = make(parts[i]);
        const auto place = failed_ ? std::nullopt : cell_of(one, yes_no);
        if (!place) {
            return fail();
        }
        if (i == 0) {
            after_first = path_; // the others may be passed over
        }
        code_.steps.push_back({step_code::move, to.place, *place, 0, 0});
        emit_jump(settles ? step_code::jump_if : step_code::jump_if_not, to.place, done);
    }
    land(done);
    path_ = after_first;
    return to;
}

operand straightener::test(node_id id, const operand& input) {
    const auto made = make(id);
    const bool compares = made.is_known() && !made.known.is(kind::boolean) && !made.known.is_null();
    return compares ? two(meaning::operation::in, input, made, program_[id]) : made;
}

operand straightener::in_tests(const node& n) {
    const auto parts = operands_of(n);
    const auto input = make(parts[0]);
    if (failed_ || n.slot >= frame().size()) {
        return fail();
    }
    frame()[n.slot] = input;
    const operand to{operand::form::in_cell, {}, new_cell(), yes_no};
    std::vector<std::size_t> done;
    auto before = path_;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto one = test(parts[i], input);
        const auto place = failed_ ? std::nullopt : cell_of(one, yes_no);
        if (!place) {
            return fail();
        }
        before = i == 1 ? path_ : before;
        code_.steps.push_back({step_code::move, to.place, *place, 0, 0});
        emit_jump(step_code::jump_if, to.place, done);
    }
    land(done);
    path_ = before;
    return to;
}

operand straightener::table(const node& n) {
    const auto& t = program_.tables[n.index];
    std::vector<operand> inputs;
    for (const auto part : operands_of(n)) {
        inputs.push_back(make(part));
        const auto slot = t.first_slot + inputs.size() - 1;
        if (failed_ || slot >= frame().size()) {
            return fail();
        }
        frame()[slot] = inputs.back();
    }
    if (t.output_shape || t.rules.empty()) {
        return fail();
    }
    auto made = indexed_table(t, n, inputs);
    return made.exists() || failed_ ? made : searched_table(t, n);
}

/// Whether a rule is hit, when that does not hang on what only a record says.
straightener::hit straightener::known_hit(const program::table::rule& rule, const program::table& t) {
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        if (rule.tests[i] == node_id::none) {
            continue;
        }
        const auto one = test(rule.tests[i], frame()[t.first_slot + i]);
        if (failed_ || !one.is_known()) {
            return hit::in_cells;
        }
        if (!one.known.is_true()) {
            return one.known.is_undetermined() ? hit::open : hit::no;
        }
    }
    return hit::yes;
}

/// What a table gives for inputs that are known; nothing when that is not known, a null where it is none.
std::optional<operand> straightener::known_output(const program::table& t, const cell_type& type) {
    std::vector<std::size_t> hits;
    for (std::size_t r = 0; r < t.rules.size(); ++r) {
        const auto one = known_hit(t.rules[r], t);
        if (one == hit::in_cells) {
            return std::nullopt;
        }
        if (one == hit::open) {
            return known(value());
        }
        if (one == hit::yes) {
            hits.push_back(r);
            if (t.hit == policy_of::first) {
                break;
            }
        }
    }
    if (hits.size() > 1 || (hits.empty() && t.defaults.empty())) {
        return known(value());
    }
    auto made = make(hits.empty() ? t.defaults[0] : t.rules[hits[0]].outputs[0]);
    const bool usable = !failed_ && made.is_known() && (made.known.is_null() || to_cell(made.known, type));
    return usable ? std::optional(std::move(made)) : std::nullopt;
}

/// The outputs for every combination of the inputs' values: the last input changes fastest.
std::optional<std::vector<std::optional<cell>>>
straightener::outputs_by_place(const program::table& t, const cell_type& type, std::span<const operand> inputs) {
    std::size_t places = 1;
    std::vector<std::size_t> sizes;
    for (const auto& one : inputs) {
        sizes.push_back(one.is_known()                  ? 1
                        : one.type.as == kind::boolean  ? 2
                        : one.type.as == kind::category ? one.type.category->values.size()
                                                        : 0);
        places *= sizes.back();
        if (places == 0 || places > most_places) {
            return std::nullopt;
        }
    }
    std::vector<std::optional<cell>> outputs;
    for (std::size_t place = 0; place < places; ++place) {
        std::size_t rest = place;
        for (std::size_t i = inputs.size(); i-- > 0;) {
            if (!inputs[i].is_known()) {
                frame()[t.first_slot + i] =
                    known(to_value({static_cast<std::int64_t>(rest % sizes[i]), 0}, inputs[i].type));
            }
            rest /= sizes[i];
        }
        const auto found = known_output(t, type);
        if (!found) {
            return std::nullopt;
        }
        outputs.push_back(found->known.is_null() ? std::nullopt : to_cell(found->known, type));
    }
    return outputs;
}

/// A table over categories and conditions, looked up by place; nothing when it is none.
operand straightener::indexed_table(const program::table& t, const node& n, std::span<const operand> inputs) {
    const auto type = type_of(n.type);
    if (!type || (t.hit != policy_of::unique && t.hit != policy_of::first)) {
        return {};
    }
    const auto before = path_;
    const auto code_before = code_;
    const auto types_before = constant_types_;
    const auto cells_before = cells_;
    auto outputs = outputs_by_place(t, *type, inputs);
    path_ = before;
    code_ = code_before;
    constant_types_ = types_before;
    cells_ = cells_before;
    failed_ = false;
    if (!outputs) {
        return {};
    }
    operand at = known(0);
    for (const auto& one : inputs) {
        if (one.is_known()) {
            continue;
        }
        const auto so_far = cell_of(at, whole);
        const auto count = one.type.as == kind::boolean ? 2 : one.type.category->values.size();
        if (!so_far) {
            return fail();
        }
        at = emit(step_code::scale_index, whole, *so_far, one.place, static_cast<std::uint32_t>(count));
    }
    code_.picks.push_back(std::move(*outputs));
    const auto place = cell_of(at, whole);
    return place ? emit(step_code::pick, *type, *place, 0, static_cast<std::uint32_t>(code_.picks.size() - 1)) : fail();
}

/// Any other table, rule by rule.
operand straightener::searched_table(const program::table& t, const node& n) {
    constexpr std::size_t most_rules = 64;
    const auto type = type_of(n.type);
    const auto none = cell_of(known(-1), whole);
    if (!type || !none || t.rules.size() > most_rules || (t.hit != policy_of::unique && t.hit != policy_of::first)) {
        return fail();
    }
    const auto claimed = new_cell();
    const operand to{operand::form::in_cell, {}, new_cell(), *type};
    code_.steps.push_back({step_code::move, claimed, *none, 0, 0});
    const auto before = path_;
    std::vector<std::size_t> found;
    for (std::size_t r = 0; r < t.rules.size() && !failed_; ++r) {
        std::vector<std::size_t> otherwise;
        bool possible = true;
        for (std::size_t i = 0; i < t.rules[r].tests.size() && possible && !failed_; ++i) {
            const auto id = t.rules[r].tests[i];
            if (id == node_id::none) {
                continue;
            }
            const auto one = test(id, frame()[t.first_slot + i]);
            if (failed_ || (one.is_known() && !one.known.is(kind::boolean))) {
                return fail();
            }
            possible = when(one, otherwise);
        }
        if (possible && !failed_) {
            code_.steps.push_back({step_code::claim, claimed, 0, 0, static_cast<std::uint32_t>(r)});
            if (t.hit == policy_of::first) {
                emit_jump(step_code::jump, 0, found);
            }
        }
        land(otherwise);
        path_ = before;
    }
    land(found);
    std::vector<std::size_t> done;
    for (std::size_t r = 0; r < t.rules.size() && !failed_; ++r) {
        std::vector<std::size_t> other;
        emit_jump(step_code::jump_unless, claimed, other);
        code_.steps[other.front()].b = static_cast<std::uint16_t>(r);
        into(to.place, t.rules[r].outputs[0], *type);
        emit_jump(step_code::jump, 0, done);
        land(other);
        path_ = before;
    }
    if (t.defaults.empty()) {
        code_.steps.push_back({step_code::give_up, 0, 0, 0, 0});
    } else if (!failed_) {
        into(to.place, t.defaults[0], *type);
    }
    land(done);
    path_ = before;
    return failed_ ? operand{} : to;
}

} // namespace guiju::evaluate
