#include "table_alone.hpp"

#include <algorithm>
#include <string>

namespace guiju::prove {

namespace {

using program::node;
using program::node_id;
using program::opcode;

/// A slot that no body uses.
std::uint16_t free_slot(const program::program& in) {
    std::uint16_t slot = 0;
    const auto consider = [&slot](std::uint16_t frame) { slot = std::max(slot, frame); };
    std::ranges::for_each(in.answers, [&](const program::answer& a) { consider(a.frame); });
    std::ranges::for_each(in.functions, [&](const program::function& f) { consider(f.frame); });
    std::ranges::for_each(in.lambdas, [&](const program::lambda& l) { consider(l.frame); });
    return slot;
}

/// The program with one more answer: the table, its inputs read from a record. The record is kept in a slot of its own,
/// as the table may write those of its inputs over the subject's.
program::program with_answer(const program::table_in& of) {
    auto made = of.in;
    const auto index = static_cast<std::size_t>(&of.of - of.in.tables.data());
    auto names = make_shared_body<shape>();
    program::record_info record;
    for (std::size_t i = 0; i < of.of.inputs.size(); ++i) {
        program::field_info field;
        field.name = std::to_string(i);
        field.type = of.of.inputs[i].type;
        names->names.push_back(field.name);
        record.fields.push_back(std::move(field));
    }
    record.shape = shared<const shape>(names);
    program::type type;
    type.kind = program::type_kind::record;
    type.record = static_cast<program::record_id>(made.records.size());
    made.records.push_back(std::move(record));
    const auto type_of_record = static_cast<program::type_id>(made.types.size());
    made.types.push_back(type);

    const auto slot = free_slot(of.in);
    const auto add = [&made](opcode op, program::type_id of_type, std::uint16_t in_slot, std::size_t at,
                             std::span<const node_id> operands) {
        node n;
        n.op = op;
        n.type = of_type;
        n.slot = in_slot;
        n.index = static_cast<std::uint32_t>(at);
        n.first_operand = static_cast<std::uint32_t>(made.operands.size());
        n.operand_count = static_cast<std::uint32_t>(operands.size());
        made.operands.insert(made.operands.end(), operands.begin(), operands.end());
        made.nodes.push_back(n);
        return static_cast<node_id>(made.nodes.size() - 1);
    };
    std::vector<node_id> inputs;
    for (std::size_t i = 0; i < of.of.inputs.size(); ++i) {
        const auto kept = add(opcode::local, type_of_record, slot, 0, {});
        inputs.push_back(add(opcode::field, of.of.inputs[i].type, 0, i, std::span(&kept, 1)));
    }
    const auto subject = add(opcode::local, type_of_record, 0, 0, {});
    const auto asked = add(opcode::table, program::type_id::any, 0, index, inputs);
    const std::vector<node_id> parts{subject, asked};
    program::answer answer;
    answer.subject = type.record;
    answer.value = add(opcode::let, program::type_id::any, slot, 0, parts);
    answer.frame = static_cast<std::uint16_t>(slot + 1);
    made.answers.push_back(std::move(answer));
    return made;
}

} // namespace

table_alone::table_alone(const program::table_in& of)
    : evaluator_(std::make_shared<const program::program>(with_answer(of))),
      shape_(evaluator_.of().records.back().shape) {}

value table_alone::operator()(std::span<const value> inputs) {
    const value record(shared<const context_body>(
        make_shared_body<context_body>(shape_, std::vector<value>(inputs.begin(), inputs.end()))));
    const auto answer = static_cast<program::answer_id>(evaluator_.of().answers.size() - 1);
    return evaluator_.compute(answer, record, {}, {}, {}, memory_);
}

} // namespace guiju::prove
