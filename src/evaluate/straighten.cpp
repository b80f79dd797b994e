#include "straighten.hpp"

#include "machine.hpp"
#include "program/range_shape.hpp"

namespace guiju::evaluate {

namespace {

using program::opcode;
using program::type_kind;

bool covers(const program::parameter_period& period, const date& on) noexcept {
    return (!period.from || *period.from <= on) && (!period.to || on <= *period.to);
}

} // namespace

std::optional<cell_type> straightener::type_of(program::type_id id) const {
    const auto& type = program_[id];
    switch (type.kind) {
    case type_kind::number:
        return cell_type{kind::number, {}, {}};
    case type_kind::money:
        return cell_type{kind::money, type.in, {}};
    case type_kind::boolean:
        return cell_type{kind::boolean, {}, {}};
    case type_kind::date:
        return cell_type{kind::date, {}, {}};
    case type_kind::category:
        return cell_type{kind::category, {}, program_.categories[static_cast<std::size_t>(type.category)].body};
    default:
        return std::nullopt;
    }
}

std::optional<cell_type> straightener::type_of(const operand& from) const {
    if (from.as == operand::form::in_cell) {
        return from.type;
    }
    if (!from.is_known()) {
        return std::nullopt;
    }
    switch (from.known.kind()) {
    case kind::number:
    case kind::boolean:
    case kind::date:
        return cell_type{from.known.kind(), {}, {}};
    case kind::money:
        return cell_type{kind::money, from.known.as_currency(), {}};
    case kind::category:
        return cell_type{kind::category, {}, shared<const category_body>::retain(&from.known.as_category())};
    default:
        return std::nullopt;
    }
}

std::uint16_t straightener::new_cell() {
    if (cells_ + 1U >= straight_code::most_cells) {
        failed_ = true;
        return 0;
    }
    return cells_++;
}

std::optional<std::uint16_t> straightener::cell_of(const operand& from, const cell_type& type) {
    if (from.as == operand::form::in_cell) {
        return from.type == type ? std::optional(from.place) : std::nullopt;
    }
    const auto content = from.is_known() ? to_cell(from.known, type) : std::nullopt;
    if (!content) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < constant_types_.size(); ++i) {
        const auto& [place, held] = code_.constants[i];
        if (held.units == content->units && held.exponent == content->exponent && constant_types_[i] == type) {
            return place;
        }
    }
    constant_types_.push_back(type);
    code_.constants.emplace_back(new_cell(), *content);
    return code_.constants.back().first;
}

operand straightener::emit(step_code what, const cell_type& type, std::uint16_t a, std::uint16_t b, std::uint32_t at) {
    if (code_.steps.size() >= most_steps || failed_) {
        return fail();
    }
    operand made;
    made.as = operand::form::in_cell;
    made.place = new_cell();
    made.type = type;
    code_.steps.push_back({what, made.place, a, b, at});
    return made;
}

void straightener::emit_jump(step_code what, std::uint16_t a, std::vector<std::size_t>& waiting) {
    waiting.push_back(code_.steps.size());
    code_.steps.push_back({what, 0, a, 0, 0});
}

void straightener::land(const std::vector<std::size_t>& waiting) {
    for (const auto at : waiting) {
        code_.steps[at].at = static_cast<std::uint32_t>(code_.steps.size());
    }
}

operand straightener::make(node_id id) {
    constexpr std::size_t most_work = 200'000;
    if (failed_ || depth_ > deepest || ++work_ > most_work) {
        return fail();
    }
    ++depth_;
    operand made = leaf(program_[id]);
    --depth_;
    return failed_ ? operand{} : made;
}

operand straightener::leaf(const node& n) {
    switch (n.op) {
    case opcode::constant:
        return known(program_.constants[n.index]);
    case opcode::local:
        return n.slot < frame().size() && frame()[n.slot].exists() ? frame()[n.slot] : fail();
    case opcode::as_of:
        return known(how_.as_of ? *how_.as_of : program_.default_as_of);
    case opcode::reading:
        return reading(n);
    case opcode::field:
        return field(n);
    case opcode::parameter:
        return parameter(n);
    case opcode::answer:
        return answer(n);
    case opcode::invoke:
        return invoke(n);
    case opcode::operation:
        return operation(n);
    case opcode::lazy:
        return lazy(n);
    default:
        return others(n);
    }
}

operand straightener::others(const node& n) {
    switch (n.op) {
    case opcode::let:
        return let(n);
    case opcode::conditional:
        return conditional(n);
    case opcode::choose:
        return choose(n);
    case opcode::conjunction:
        return junction(n, false);
    case opcode::disjunction:
        return junction(n, true);
    case opcode::in_tests:
        return in_tests(n);
    case opcode::table:
        return table(n);
    case opcode::convert:
        return convert(n);
    case opcode::make_range:
        return range(n);
    default:
        return fail();
    }
}

/// A range whose ends are known.
operand straightener::range(const node& n) {
    const auto low = make(operands_of(n)[0]);
    const auto high = make(operands_of(n)[1]);
    if (!low.is_known() || !high.is_known() || low.known.is_undetermined() || high.known.is_undetermined()) {
        return fail();
    }
    auto made = make_shared_body<range_body>();
    program::shape_range(*made, n.index);
    made->low = low.known;
    made->high = high.known;
    return known(shared<const range_body>(std::move(made)));
}

operand straightener::field(const node& n) {
    const auto of = make(operands_of(n)[0]);
    if (of.is_known() && of.known.is(kind::context) && n.index < of.known.as_context().values.size()) {
        return known(of.known.as_context().values[n.index]);
    }
    const auto type = type_of(n.type);
    if (of.as != operand::form::subject || !type) {
        return fail();
    }
    if (const auto found = path_.fields.find(n.index); found != path_.fields.end()) {
        return found->second;
    }
    code_.fields.emplace_back(n.index, *type);
    const auto made = emit(step_code::load, *type, 0, 0, static_cast<std::uint32_t>(code_.fields.size() - 1));
    path_.fields[n.index] = made;
    return made;
}

operand straightener::lazy(const node& n) {
    if (n.slot >= frame().size()) {
        return fail();
    }
    if (!frame()[n.slot].exists()) {
        auto made = make(operands_of(n)[0]);
        if (failed_) {
            return {};
        }
        frame()[n.slot] = std::move(made);
    }
    return frame()[n.slot];
}

operand straightener::let(const node& n) {
    auto bound = make(operands_of(n)[0]);
    if (failed_ || n.slot >= frame().size()) {
        return fail();
    }
    frame()[n.slot] = std::move(bound);
    return make(operands_of(n)[1]);
}

operand straightener::reading(const node& n) {
    const auto& r = program_.readings[n.index];
    const auto choice = n.index < how_.readings.size() ? how_.readings[n.index] : r.default_choice;
    return known(r.choices[choice].name);
}

operand straightener::convert(const node& n) {
    const auto from = make(operands_of(n)[0]);
    if (from.is_known()) {
        const auto to = static_cast<program::type_id>(n.index);
        value made = convert_to(program_, from.known, program_[operands_of(n)[0]].type, to, n.where);
        return made.is_null() ? fail() : known(std::move(made));
    }
    const auto type = type_of(static_cast<program::type_id>(n.index));
    return type && from.as == operand::form::in_cell && from.type == *type ? from : fail();
}

operand straightener::parameter(const node& n) {
    const auto& p = program_.parameters[n.index];
    const auto on = make(operands_of(n)[p.by.size()]);
    if (!on.is_known() || !on.known.is(kind::date)) {
        return fail();
    }
    return parameter_of(p, n, on.known.as_date());
}

/// One amount when its categories are known, else a table of all amounts by their places.
operand straightener::parameter_of(const program::parameter& p, const node& n, const date& on) {
    const auto type = type_of(p.type);
    if (!type) {
        return fail();
    }
    std::size_t places = 1;
    operand at = known(0);
    for (std::size_t i = 0; i < p.by.size(); ++i) {
        const auto& body = program_.categories[static_cast<std::size_t>(p.by[i])].body;
        const auto key = make(operands_of(n)[i]);
        const auto key_cell = cell_of(key, {kind::category, {}, body});
        const auto so_far = cell_of(at, {kind::number, {}, {}});
        places *= body->values.size();
        if (failed_ || !key_cell || !so_far || places > most_places) {
            return fail();
        }
        at = emit(step_code::scale_index, {kind::number, {}, {}}, *so_far, *key_cell,
                  static_cast<std::uint32_t>(body->values.size()));
    }
    std::vector<std::optional<cell>> amounts(places);
    const auto period = std::ranges::find_if(p.periods, [&](const auto& one) { return covers(one, on); });
    if (period == p.periods.end()) {
        return fail();
    }
    const auto given = how_.supplied.find(static_cast<program::parameter_id>(n.index));
    for (const auto& row : period->rows) {
        std::size_t place = 0;
        for (std::size_t i = 0; i < row.keys.size(); ++i) {
            place = place * program_.categories[static_cast<std::size_t>(p.by[i])].body->values.size() + row.keys[i];
        }
        const bool supplied = row.amount.is_undetermined() && given != how_.supplied.end();
        const value& amount = supplied ? given->second : row.amount;
        if (p.by.empty()) {
            return amount.is_null() ? fail() : known(amount);
        }
        amounts[place] = to_cell(amount, *type);
    }
    code_.picks.push_back(std::move(amounts));
    const auto place = cell_of(at, {kind::number, {}, {}});
    return place ? emit(step_code::pick, *type, *place, 0, static_cast<std::uint32_t>(code_.picks.size() - 1)) : fail();
}

operand straightener::with_frame(slots frame, node_id body) {
    path_.frames.push_back(std::move(frame));
    operand made = make(body);
    path_.frames.pop_back();
    return made;
}

operand straightener::answer(const node& n) {
    const auto& asked = program_.answers[n.index];
    slots frame(asked.frame);
    bool alone = true;
    for (std::size_t i = 0; i < n.operand_count; ++i) {
        frame[i] = make(operands_of(n)[i]);
        alone &=
            i == 0 ? frame[0].as == operand::form::subject || frame[0].is_known() : frame[i].as == operand::form::owner;
    }
    if (failed_) {
        return {};
    }
    if (const auto found = path_.answers.find(n.index); alone && found != path_.answers.end()) {
        return found->second;
    }
    auto made = inlined(asked, std::move(frame));
    if (alone && !failed_) {
        path_.answers[n.index] = made;
    }
    return made;
}

operand straightener::inlined(const program::answer& asked, slots frame) {
    if (asked.value == node_id::none) {
        return fail();
    }
    path_.frames.push_back(std::move(frame));
    operand made;
    std::vector<std::size_t> inapplicable;
    const auto applies = asked.applies == node_id::none ? known(true) : make(asked.applies);
    if (!failed_ && when(applies, inapplicable)) {
        made = make(asked.value);
    } else {
        fail();
    }
    path_.frames.pop_back();
    if (!failed_ && !inapplicable.empty()) {
        std::vector<std::size_t> past;
        emit_jump(step_code::jump, 0, past);
        land(inapplicable);
        code_.steps.push_back({step_code::give_up, 0, 0, 0, 0});
        land(past);
    }
    return made;
}

operand straightener::invoke(const node& n) {
    const auto& called = program_.functions[n.index];
    slots frame(called.frame);
    for (std::size_t i = 0; i < n.operand_count; ++i) {
        frame[i] = make(operands_of(n)[i]);
    }
    return failed_ ? operand{} : with_frame(std::move(frame), called.body);
}

std::optional<straight_code> straightener::run(program::answer_id id, std::span<const value> dimensions) {
    const auto& asked = program_[id];
    const evaluate::limits usual;
    const bool unlimited =
        how_.limits.steps >= usual.steps && how_.limits.items >= usual.items && how_.limits.depth >= usual.depth;
    if (program_.semantics != semantics::feel || !unlimited || how_.with_derivation) {
        return std::nullopt;
    }
    const auto keys = 1 + asked.owners.size();
    slots frame(std::max<std::size_t>(asked.frame, keys + dimensions.size()));
    frame[0].as = operand::form::subject;
    for (std::size_t i = 1; i < keys; ++i) {
        frame[i].as = operand::form::owner; // nothing is known of it
    }
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        frame[keys + i] = known(dimensions[i]);
    }
    const auto made = inlined(asked, std::move(frame));
    const auto type = type_of(made);
    const auto place = type ? cell_of(made, *type) : std::nullopt;
    if (failed_ || !place) {
        return std::nullopt;
    }
    code_.result = *place;
    code_.type = *type;
    return std::move(code_);
}

std::optional<straight_code> straighten(const program::program& p, program::answer_id answer,
                                        std::span<const value> dimensions, const question& how) {
    return straightener(p, how).run(answer, dimensions);
}

} // namespace guiju::evaluate
