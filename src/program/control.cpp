#include "lowering.hpp"

namespace guiju::program {

using feel::node_kind;

typed lowering::conditional(const syntax& n, type_id expected) {
    const typed asked = condition(n.children.at(0));
    typed then = lower(n.children.at(1), expected);
    typed otherwise = lower(n.children.at(2), expected);
    unify(then, n.children[1], otherwise, n.children[2]);
    if (asked.poisoned() || then.poisoned() || otherwise.poisoned()) {
        return {};
    }
    if (expected != type_id::any && strict()) {
        then = fitted(std::move(then), expected, at(n.children[1]).where);
        otherwise = fitted(std::move(otherwise), expected, at(n.children[2]).where);
        if (then.poisoned() || otherwise.poisoned()) {
            return {};
        }
    }
    const auto type = joined(build_, then.type, otherwise.type);
    if (!type && strict()) {
        const auto a = named(then.type);
        const auto b = named(otherwise.type);
        return error("type.branches", n.where,
                     {"两个分支类型不同：" + a.zh + "与" + b.zh, "the branches differ: " + a.en + " and " + b.en}, {},
                     {{at(n.children[1]).where, {"这是" + a.zh, "this is " + a.en}},
                      {at(n.children[2]).where, {"这是" + b.zh, "this is " + b.en}}});
    }
    typed made{build_.add({opcode::conditional, type.value_or(type_id::any), n.where},
                          {asked.node, then.node, otherwise.node}),
               type.value_or(type_id::any)};
    made.origins = then.origins;
    return made;
}

/// The type of the items that a loop walks over.
type_id lowering::item_type(const typed& domain, span) {
    const type& t = build_[domain.type];
    return t.kind == type_kind::list || t.kind == type_kind::range ? t.element
           : t.kind == type_kind::any                              ? type_id::any
                                                                   : domain.type;
}

/// FEEL takes a single value for a list of one. DMN 1.5, 10.3.2.9.4.
typed lowering::listed(const typed& domain, span where) {
    const auto kind = build_[domain.type].kind;
    if (domain.poisoned() || kind == type_kind::list || kind == type_kind::range || kind == type_kind::any ||
        kind == type_kind::null) {
        return domain;
    }
    if (strict() && kind != type_kind::record && kind != type_kind::context) {
        const auto is = named(domain.type);
        return error("type.list", where, {"此处应为列表，却是" + is.zh, "expected a list, not " + is.en});
    }
    typed made = domain;
    made.type = build_.list_of(build_.required(domain.type));
    made.node = build_.add({opcode::make_list, made.type, where}, {domain.node});
    return made;
}

typed lowering::for_loop(const syntax& n, type_id expected) { return loop(n, 0, expected); }

/// The iterator of that number around those behind it; the innermost holds the body.
typed lowering::loop(const syntax& n, std::size_t iterator, type_id expected) {
    const syntax& it = at(n.children.at(iterator));
    const bool innermost = iterator + 2 == n.children.size();
    std::vector<node_id> operands;
    typed domain = lower(it.children.at(0));
    auto item = type_id::any;
    const bool spans = it.children.size() > 1;
    if (spans) {
        const typed high = lower(it.children[1]);
        item = joined(build_, domain.type, high.type).value_or(type_id::any);
        domain = high.poisoned() ? typed{} : domain;
        operands = {domain.node, high.node};
    } else {
        domain = listed(domain, it.where);
        item = domain.poisoned() ? item : item_type(domain, it.where);
        operands = {domain.node};
    }
    const auto slot = new_slot(2);
    open_scope();
    auto& v = bind(it.text, {}, item, slot);
    v.poisoned = domain.poisoned();
    v.origins = spans ? std::vector<origin>{} : domain.origins;
    if (innermost) {
        bind("partial", "部分", build_.list_of(type_id::any), static_cast<std::uint16_t>(slot + 1));
    }
    const auto element = build_[expected].kind == type_kind::list ? build_[expected].element : type_id::any;
    typed made = innermost ? lower(n.children.back(), element) : loop(n, iterator + 1, expected);
    if (innermost && strict() && element != type_id::any) {
        made = fitted(std::move(made), element, at(n.children.back()).where);
    }
    close_scope();
    if (domain.poisoned() || made.poisoned()) {
        return {};
    }
    operands.push_back(made.node);
    const auto type = innermost ? build_.list_of(made.type) : made.type;
    const auto op = spans ? opcode::span_map : opcode::map;
    typed all{build_.add({op, type, n.where, innermost ? 0U : 1U, slot}, operands), type};
    all.origins = made.origins;
    return all;
}

typed lowering::quantified(const syntax& n, std::size_t iterator) {
    const syntax& it = at(n.children.at(iterator));
    typed domain = lower(it.children.at(0));
    if (it.children.size() > 1) {
        const typed high = lower(it.children[1]);
        if (!domain.poisoned() && !high.poisoned()) {
            const auto type = build_.range_of(joined(build_, domain.type, high.type).value_or(type_id::any));
            domain = {build_.add({opcode::make_range, type, it.where, 3}, {domain.node, high.node}), type};
        }
    }
    domain = listed(domain, it.where);
    const auto slot = new_slot();
    open_scope();
    auto& v = bind(it.text, {}, domain.poisoned() ? type_id::any : item_type(domain, it.where), slot);
    v.poisoned = domain.poisoned();
    v.origins = domain.origins;
    const bool innermost = iterator + 2 == n.children.size();
    const typed holds = innermost ? condition(n.children.back()) : quantified(n, iterator + 1);
    close_scope();
    if (domain.poisoned() || holds.poisoned()) {
        return {};
    }
    const auto type = build_.simple(type_kind::boolean);
    const auto op = n.kind == node_kind::some ? opcode::some : opcode::every;
    return {build_.add({op, type, n.where, 0, slot}, {domain.node, holds.node}), type};
}

/// `list[condition]` or `list[number]`. DMN 1.5, 10.3.2.5.
typed lowering::filter(const syntax& n) {
    const typed domain = listed(lower(n.children.at(0)), at(n.children[0]).where);
    const auto item = domain.poisoned() ? type_id::any : build_.required(item_type(domain, n.where));
    const auto slot = new_slot();
    auto& within = open_scope(true);
    auto& v = bind("item", "该项", item, slot);
    v.poisoned = domain.poisoned();
    v.origins = domain.origins;
    const typed asked = lower(n.children.at(1));
    const bool item_named = within.variables.front().used;
    close_scope();
    if (domain.poisoned() || asked.poisoned()) {
        return {};
    }
    const auto kind = build_[asked.type].kind;
    const auto list = build_[domain.type].kind == type_kind::list ? build_.required(domain.type) : build_.list_of(item);
    typed made;
    made.origins = domain.origins;
    if (kind == type_kind::boolean) {
        made.type = list;
        made.node = build_.add({opcode::filter, list, n.where, 0, slot}, {domain.node, asked.node});
    } else if (kind == type_kind::number && !item_named) {
        made.type = build_.optional(item);
        made.node = build_.add({opcode::index, made.type, n.where, 0, slot}, {domain.node, asked.node});
    } else if (kind == type_kind::any || kind == type_kind::null || options_.gradual) {
        made.node = build_.add({opcode::filter_any, type_id::any, n.where, 0, slot}, {domain.node, asked.node});
    } else {
        const auto is = named(asked.type);
        return error("type.filter", at(n.children[1]).where,
                     {"方括号里应为条件或序号，却是" + is.zh, "brackets hold a condition or a place, not " + is.en});
    }
    return made;
}

typed lowering::instance_of(const syntax& n) {
    const typed of = lower(n.children.at(0));
    const auto before = problems_.size();
    const auto type = resolve_type(n.children.at(1));
    if (of.poisoned() || problems_.size() != before) {
        const value no_type(reason::type_error, n.where);
        return of.poisoned() || strict() ? typed{} : typed{build_.constant(no_type, type_id::any, n.where)};
    }
    const auto yes_no = build_.simple(type_kind::boolean);
    return {build_.add({opcode::instance_of, yes_no, n.where, static_cast<std::uint32_t>(type)}, {of.node}), yes_no};
}

} // namespace guiju::program
