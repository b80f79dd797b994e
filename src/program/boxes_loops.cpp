#include "lowering.hpp"

/// Boxed filters and iterators. DMN 1.4 and later, 7.3.9 to 7.3.12.
namespace guiju::program {

using graph::boxed;

typed lowering::box_filter(const boxed& from) {
    const typed domain = listed(lower_box(from.parts.at(0)), from.where);
    const auto item = build_.required(item_type(domain, from.where));
    const auto slot = new_slot();
    open_scope(true);
    auto& v = bind("item", "该项", item, slot);
    v.origins = domain.origins;
    const typed asked = lower_box(from.parts.at(1));
    close_scope();
    return {build_.add({opcode::filter_any, type_id::any, from.where, 0, slot}, {domain.node, asked.node})};
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
    return {build_.add({op, type, from.where, 0, slot}, {domain.node, holds.node}), type};
}

} // namespace guiju::program
