#include "lowering.hpp"

#include <algorithm>

/// Boxed expressions as nodes. DMN 1.5, 7.3 and 10.2.
namespace guiju::program {

using graph::box_kind;
using graph::boxed;

/// A box, converted to the type that is written at it.
typed lowering::lower_box(const boxed& from) {
    if (gave_up_) {
        return {};
    }
    return settled(fitted(settled(box_of_kind(from), from.where), resolve(from.type), from.where), from.where);
}

typed lowering::box_of_kind(const boxed& from) {
    switch (from.kind) {
    case box_kind::literal:
        return from.text.empty() ? typed{build_.constant(value(reason::missing, from.where), type_id::any, from.where)}
                                 : lower(from.text, type_id::any);
    case box_kind::context:
        return box_context(from);
    case box_kind::list:
        return box_list(from);
    case box_kind::relation:
        return box_relation(from);
    case box_kind::function:
        return box_function(from);
    case box_kind::invocation:
        return box_invocation(from);
    case box_kind::conditional:
        return box_conditional(from);
    case box_kind::filter:
        return box_filter(from);
    case box_kind::for_loop:
        return box_for(from);
    case box_kind::some:
    case box_kind::every:
        return box_quantified(from);
    case box_kind::table:
        return lower_table(from.tables.front(), type_id::any);
    }
    return {};
}

typed lowering::made_context(const std::vector<std::pair<std::string, typed>>& entries, span where) {
    type made;
    made.kind = type_kind::context;
    auto names = make_shared_body<guiju::shape>();
    std::vector<node_id> operands;
    for (const auto& [name, content] : entries) {
        names->names.push_back(name);
        made.entries.emplace_back(name, content.type);
        operands.push_back(content.node);
    }
    auto like = make_shared_body<context_body>(shared<const guiju::shape>(names), std::vector<value>(operands.size()));
    const auto type = build_.intern(made);
    return {
        build_.add({opcode::make_context, type, where, build_.keep(value(shared<const context_body>(like)))}, operands),
        type};
}

/// Entries in order, each sees those before it; a last one without a name is the value. DMN 1.5, 7.3.4.
typed lowering::box_context(const boxed& from) {
    std::vector<std::pair<std::string, typed>> entries;
    std::vector<std::pair<std::uint16_t, node_id>> lets;
    typed result;
    open_scope();
    for (std::size_t i = 0; i < from.parts.size(); ++i) {
        const auto& name = from.names[i];
        const auto where = from.parts[i].where;
        const typed content = settled(fitted(lower_box(from.parts[i]), resolve(name.type), where), where);
        if (name.name.name.empty()) {
            result = content;
            break;
        }
        const auto slot = new_slot();
        bind(name.name.name, {}, content.type, slot);
        lets.emplace_back(slot, content.node);
        const auto again =
            std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.first == name.name.name; });
        if (again != entries.end()) {
            duplicate(name.name.name, where, where);
            result = settled({}, where);
            break;
        }
        entries.emplace_back(name.name.name,
                             typed{build_.add({opcode::local, content.type, where, 0, slot}), content.type});
    }
    close_scope();
    if (result.poisoned()) {
        result = made_context(entries, from.where);
    }
    for (auto let = lets.rbegin(); let != lets.rend(); ++let) {
        result.node = build_.add({opcode::let, result.type, from.where, 0, let->first}, {let->second, result.node});
    }
    return result;
}

typed lowering::box_list(const boxed& from) {
    std::vector<node_id> items;
    std::optional<type_id> of;
    for (const auto& part : from.parts) {
        const typed item = lower_box(part);
        of = of ? joined(build_, *of, item.type).value_or(type_id::any) : item.type;
        items.push_back(item.node);
    }
    const auto type = build_.list_of(of.value_or(type_id::any));
    return {build_.add({opcode::make_list, type, from.where}, items), type};
}

/// A list of contexts, one a row.
typed lowering::box_relation(const boxed& from) {
    std::vector<node_id> rows;
    auto type = type_id::any;
    const auto columns = from.names.size();
    for (std::size_t first = 0; columns != 0 && first < from.parts.size(); first += columns) {
        std::vector<std::pair<std::string, typed>> cells;
        for (std::size_t c = 0; c < columns; ++c) {
            const auto& part = from.parts[first + c];
            cells.emplace_back(from.names[c].name.name,
                               settled(fitted(lower_box(part), resolve(from.names[c].type), part.where), part.where));
        }
        const typed row = made_context(cells, from.where);
        type = rows.empty() ? row.type : joined(build_, type, row.type).value_or(type_id::any);
        rows.push_back(row.node);
    }
    const auto list = build_.list_of(type);
    return {build_.add({opcode::make_list, list, from.where}, rows), list};
}

/// `if`, `then`, `else`: a condition that is not yes or no makes the whole null.
typed lowering::box_conditional(const boxed& from) {
    const typed asked = lower_box(from.parts.at(0));
    const typed then = lower_box(from.parts.at(1));
    const typed otherwise = lower_box(from.parts.at(2));
    const auto type = joined(build_, then.type, otherwise.type).value_or(type_id::any);
    const auto slot = new_slot();
    const auto kept = build_.add({opcode::local, asked.type, from.where, 0, slot});
    const auto chosen = build_.add({opcode::conditional, type, from.where}, {kept, then.node, otherwise.node});
    const auto made = only_where({is_yes_no({kept, asked.type}, from.where), build_.simple(type_kind::boolean)},
                                 {chosen, type}, from.where);
    return {build_.add({opcode::let, type, from.where, 0, slot}, {asked.node, made.node}), type};
}

/// Whether a value is yes or no.
node_id lowering::is_yes_no(const typed& of, span where) {
    const auto type = build_.simple(type_kind::boolean);
    return build_.add({opcode::instance_of, type, where, static_cast<std::uint32_t>(type)}, {of.node});
}

/// A value where a condition holds, else null.
typed lowering::only_where(const typed& condition, const typed& of, span where) {
    const auto null = build_.constant(value(reason::type_error, where), type_id::any, where);
    return {build_.add({opcode::conditional, of.type, where}, {condition.node, of.node, null}), of.type};
}

} // namespace guiju::program
