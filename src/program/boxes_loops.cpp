#include "lowering.hpp"

/// Boxed filters and iterators. DMN 1.4 and later, 7.3.9 to 7.3.12.
namespace guiju::program {

using graph::boxed;

/// A loop over conditions: one that is not yes or no makes the whole null.
typed lowering::box_over(const typed& domain, node_id holds, std::uint16_t slot, const node_parts& loop) {
    const auto yes_no = build_.simple(type_kind::boolean);
    const auto kept_in = new_slot();
    const auto kept = build_.add({opcode::local, domain.type, loop.where, 0, kept_in});
    const auto proper =
        build_.add({opcode::every, yes_no, loop.where, 0, slot}, {kept, is_yes_no({holds, type_id::any}, loop.where)});
    const typed made = only_where({proper, yes_no}, {build_.add(loop, {kept, holds}), loop.type}, loop.where);
    return {build_.add({opcode::let, loop.type, loop.where, 0, kept_in}, {domain.node, made.node}), loop.type};
}

typed lowering::box_filter(const boxed& from) {
    const typed domain = listed(lower_box(from.parts.at(0)), from.where);
    const auto item = build_.required(item_type(domain, from.where));
    const auto slot = new_slot();
    open_scope(true);
    auto& v = bind("item", "该项", item, slot);
    v.origins = domain.origins;
    const typed asked = lower_box(from.parts.at(1));
    close_scope();
    return box_over(domain, asked.node, slot, {opcode::filter_any, build_.list_of(item), from.where, 0, slot});
}

typed lowering::box_for(const boxed& from) {
    const typed domain = listed(lower_box(from.parts.at(0)), from.where);
    const auto slot = new_slot(2);
    open_scope();
    bind(from.names.front().name.name, {}, item_type(domain, from.where), slot);
    bind("partial", "部分", build_.list_of(type_id::any), static_cast<std::uint16_t>(slot + 1));
    const typed made = lower_box(from.parts.at(1));
    close_scope();
    const auto type = build_.list_of(made.type);
    return {build_.add({opcode::map, type, from.where, 0, slot}, {domain.node, made.node}), type};
}

typed lowering::box_quantified(const boxed& from) {
    const typed domain = listed(lower_box(from.parts.at(0)), from.where);
    const auto slot = new_slot();
    open_scope();
    bind(from.names.front().name.name, {}, item_type(domain, from.where), slot);
    const typed holds = lower_box(from.parts.at(1));
    close_scope();
    const auto type = build_.simple(type_kind::boolean);
    const auto op = from.kind == graph::box_kind::some ? opcode::some : opcode::every;
    return box_over(domain, holds.node, slot, {op, type, from.where, 0, slot});
}

} // namespace guiju::program
