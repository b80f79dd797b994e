#include "builder.hpp"
#include "reads.hpp"

namespace guiju::columns {

namespace {

using graph::answer_kind;
using sort = operand::sort;

meaning::operation operation_of(graph::relation r) {
    using feel::operator_kind;
    switch (r) {
    case operator_kind::less:
        return meaning::operation::less;
    case operator_kind::less_equal:
        return meaning::operation::less_equal;
    case operator_kind::greater:
        return meaning::operation::greater;
    case operator_kind::greater_equal:
        return meaning::operation::greater_equal;
    default:
        return meaning::operation::equal;
    }
}

/// Whether values of a type are what an operand of that sort is.
bool lies_as(program::type_kind kind, sort of) {
    switch (of) {
    case sort::number:
        return kind == program::type_kind::number || kind == program::type_kind::money;
    case sort::boolean:
        return kind == program::type_kind::boolean;
    case sort::category:
        return kind == program::type_kind::category;
    case sort::date:
        return kind == program::type_kind::date;
    default:
        return false;
    }
}

} // namespace

plan_output builder::item(const asked_item& asked) {
    depth_ = work_ = 0;
    const auto& answer = program_[asked.answer];
    if (answer.kind == answer_kind::procedure || answer.kind == answer_kind::duty || answer.value == node_id::none) {
        refuse({"程序和职责逐行回答", "procedures and duties are answered row by row"}, answer.where);
    }
    frame in(answer.frame);
    operand subject;
    subject.kind = sort::record;
    subject.record = in_.subject;
    subject.column = &in_.input;
    in.at(0) = subject;
    for (std::size_t d = 0; d < asked.dimensions.size(); ++d) {
        in.at(1 + answer.owners.size() + d) = fixed(asked.dimensions[d]);
    }
    plan_output made;
    const auto as_step = [&](operand o, step_id& value, step_id& state) {
        if (o.kind == sort::constant && o.fixed.is_null()) {
            o.state = constant(lane::bits8,
                               o.fixed.is_undetermined()             ? static_cast<int>(state::undetermined)
                               : o.fixed.reason() == reason::literal ? static_cast<int>(state::empty)
                                                                     : static_cast<int>(state::failed),
                               0);
            o.value = constant(lane::bits8, 0, 0);
            o.kind = sort::boolean;
        }
        o = materialised(o, answer.where);
        if (o.value == step_id::none || o.space != 0) {
            refuse({"列表、记录和文本逐行给出", "lists, records and texts are given row by row"}, answer.where);
        }
        value = o.value;
        state = o.state;
        return o;
    };
    if (answer.applies != node_id::none) {
        as_step(run(answer.applies, in), made.applies, made.applies_state);
    }
    const operand value = run(answer.value, in);
    const operand out = as_step(value, made.value, made.state);
    const bool never = value.kind == sort::constant && value.fixed.is_null();
    if (!never && !lies_as(program_[answer.type].kind, out.kind)) {
        refuse({"答案的类型不确定", "the type of the answer is not settled"}, answer.where);
    }
    made.scale = out.scale;
    made.as = at(made.value).lane;
    if (answer.kind == answer_kind::limit || answer.kind == answer_kind::target) {
        const operand bound = run(answer.bound, in);
        const operand kept = compared(operation_of(answer.relation), value, bound, answer.where);
        as_step(kept, made.kept, made.kept_state);
        if (asked.bound_at != asked_item::none) {
            measures(asked, value, bound, kept, in, made);
        }
    }
    if (asked.rules) {
        made.rule = rule_step(*asked.rules, in);
        made.rule_as = at(made.rule).lane;
    }
    return made;
}

// A number lies at its own scale; what has too many digits for that comes out as its text.
std::optional<plan_output> builder::same_for_all(const asked_item& asked) {
    const auto& answer = program_[asked.answer];
    if (answer.kind != answer_kind::decision || !answer.owners.empty() || depends_on_record(program_, asked.answer)) {
        return std::nullopt;
    }
    const value nothing(shared<const context_body>(make_shared_body<context_body>(
        program_[in_.subject].shape, std::vector<value>(program_[in_.subject].fields.size()))));
    evaluate::scratch memory;
    plan_output made;
    auto found = in_.evaluator->ask(asked.answer, nothing, {}, asked.dimensions, in_.how, memory);
    made.value = constant(lane::bits8, 0, 0);
    made.scale = plan_output::no_scale;
    if (found.value.is_null()) {
        made.scale = 0;
    } else if (found.value.is(kind::number) || found.value.is(kind::money)) {
        try {
            const auto number = materialised(fixed(found.value), answer.where);
            made.value = number.value;
            made.scale = number.scale;
        } catch (const not_columnar&) {
        }
    }
    made.as = at(made.value).lane;
    made.same = std::make_shared<const evaluate::outcome>(std::move(found));
    return made;
}

// A cell that cannot be read is an error for every answer, also where the steps of none came to need it.
void builder::read_all() {
    operand subject;
    subject.kind = sort::record;
    subject.record = in_.subject;
    subject.column = &in_.input;
    for (std::uint32_t f = 0; f < in_.layout.columns.size(); ++f) {
        const auto& field = program_[in_.subject].fields[f];
        const auto kind = program_[field.type].kind;
        if (in_.layout.columns[f] == record_layout::none || kind == program::type_kind::list ||
            kind == program::type_kind::record) {
            continue;
        }
        try {
            static_cast<void>(column(subject, f, {}));
        } catch (const not_columnar&) {
            continue; // of a type without kernels
        }
    }
}

built_plan build_plan(const engine::state& in, const assumption& assumed) {
    built_plan made;
    made.plan.most_items = assumed.most_items;
    builder with(in, assumed, made.plan);
    for (std::size_t i = 0; i < in.asked.size(); ++i) {
        made.refused.emplace_back();
        try {
            made.plan.outputs.push_back(with.item(in.asked[i]));
            made.items.push_back(i);
        } catch (const not_columnar& reason) {
            if (auto same = with.same_for_all(in.asked[i])) {
                made.plan.outputs.push_back(std::move(*same));
                made.items.push_back(i);
            } else {
                made.refused.back() = reason;
            }
        }
    }
    if (!made.items.empty()) {
        with.read_all();
    }
    return made;
}

} // namespace guiju::columns
