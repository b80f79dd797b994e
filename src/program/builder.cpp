#include "builder.hpp"

#include <algorithm>

namespace guiju::program {

namespace {

/// A text that two types share only when they are the same.
std::string key_of(const type& t) {
    std::string key;
    const auto put = [&key](auto part) {
        key += std::to_string(static_cast<std::uint64_t>(part));
        key += ',';
    };
    put(t.kind);
    put(t.unit);
    put(t.in.code());
    put(t.optional);
    put(t.element);
    put(t.record);
    put(t.category);
    put(t.allowed);
    for (const auto p : t.parameters) {
        put(p);
    }
    for (const auto& [name, entry] : t.entries) {
        put(name.size());
        key += name;
        put(entry);
    }
    return key;
}

type made_of(type_kind kind, type_id element) {
    type t;
    t.kind = kind;
    t.element = element;
    return t;
}

/// The entry for a key, made when it is first asked for.
template <class Key, class Make>
type_id known(std::vector<std::optional<type_id>>& all, Key key, const Make& make) {
    const auto at = static_cast<std::size_t>(key);
    if (at >= all.size()) {
        all.resize(at + 1);
    }
    if (!all[at]) {
        all[at] = make();
    }
    return *all[at];
}

} // namespace

builder::builder() { intern(type{}); }

node_id builder::add(const node_parts& what, std::span<const node_id> operands) {
    // Made where it stays: one that is written in parts elsewhere and then copied whole waits for its parts.
    auto& made = out.nodes.emplace_back();
    made.op = what.op;
    made.slot = what.slot;
    made.index = what.index;
    made.first_operand = static_cast<std::uint32_t>(out.operands.size());
    made.operand_count = static_cast<std::uint32_t>(operands.size());
    made.type = what.type;
    made.where = what.where;
    out.operands.insert(out.operands.end(), operands.begin(), operands.end());
    return static_cast<node_id>(out.nodes.size() - 1);
}

void builder::expect(std::size_t nodes) {
    const auto grow = [](auto& all, std::size_t by) {
        if (all.size() + by > all.capacity()) {
            all.reserve(std::max(all.size() + by, 2 * all.capacity()));
        }
    };
    grow(out.nodes, nodes);
    grow(out.operands, nodes);
    grow(out.constants, nodes / 2);
}

node_id builder::constant(value content, type_id type, span where) {
    return add({opcode::constant, type, where, keep(std::move(content)), 0});
}

std::uint32_t builder::keep(value content) {
    out.constants.push_back(std::move(content));
    return static_cast<std::uint32_t>(out.constants.size() - 1);
}

std::uint32_t builder::keep_name(const std::string& name) {
    const auto [at, added] = names_.try_emplace(name, 0);
    if (added) {
        at->second = keep(value(name));
    }
    return at->second;
}

type_id builder::intern(const type& t) {
    // A program has few types, and most questions are for one of the first: no key has to be written for those.
    constexpr std::size_t few = 32;
    for (std::size_t i = 0; i < std::min(few, out.types.size()); ++i) {
        if (out.types[i] == t) {
            return static_cast<type_id>(i);
        }
    }
    const auto [at, added] = types_.try_emplace(key_of(t), type_id::any);
    if (added) {
        at->second = static_cast<type_id>(out.types.size());
        out.types.push_back(t);
    }
    return at->second;
}

type_id builder::simple(type_kind kind) {
    return known(simple_, kind, [this, kind] {
        type t;
        t.kind = kind;
        return intern(t);
    });
}

type_id builder::number(feel::unit unit) {
    return known(numbers_, unit, [this, unit] {
        type t;
        t.kind = type_kind::number;
        t.unit = unit;
        return intern(t);
    });
}

type_id builder::money(currency in) {
    type t;
    t.kind = type_kind::money;
    t.in = in;
    return intern(t);
}

type_id builder::list_of(type_id element) {
    return known(lists_, element, [this, element] { return intern(made_of(type_kind::list, element)); });
}

type_id builder::range_of(type_id element) {
    return known(ranges_, element, [this, element] { return intern(made_of(type_kind::range, element)); });
}

type_id builder::record(record_id id) {
    type t;
    t.kind = type_kind::record;
    t.record = id;
    return intern(t);
}

type_id builder::category(category_id id) {
    const auto make = [this, id] {
        type t;
        t.kind = type_kind::category;
        t.category = id;
        return intern(t);
    };
    return id == category_id::none ? make() : known(categories_, id, make);
}

type_id builder::required(type_id id) {
    if (!out[id].optional) {
        return id;
    }
    type t = out[id];
    t.optional = false;
    return intern(t);
}

type_id builder::optional(type_id id) {
    if (out[id].optional || out[id].kind == type_kind::any || out[id].kind == type_kind::null) {
        return id;
    }
    type t = out[id];
    t.optional = true;
    return intern(t);
}

} // namespace guiju::program
