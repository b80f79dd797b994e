#include "lowering.hpp"

namespace guiju::program {

using feel::node_kind;

typed lowering::lower(const feel::tree& from, type_id expected) {
    if (from.empty()) {
        return null_constant({});
    }
    if (from.top().depth > options_.depth) {
        return error("limit.depth", from.where(),
                     {"表达式嵌套过深（" + std::to_string(from.top().depth) + " 层）",
                      "the expression is nested too deep (" + std::to_string(from.top().depth) + " levels)"},
                     {"最多 " + std::to_string(options_.depth) + " 层", "at most " + std::to_string(options_.depth)});
    }
    const auto* outer = std::exchange(tree_, &from);
    typed made = settled(lower(from.root, expected), from.where());
    tree_ = outer;
    return made;
}

typed lowering::lower(feel::node_id id, type_id expected) {
    if (id == feel::node_id::none || gave_up_) {
        return gave_up_ ? typed{} : null_constant({});
    }
    const syntax& n = at(id);
    switch (n.kind) {
    case node_kind::null_literal:
    case node_kind::boolean_literal:
    case node_kind::number_literal:
    case node_kind::quantity:
    case node_kind::text_literal:
    case node_kind::at_literal:
    case node_kind::name:
        return lower_leaf(n, expected);
    case node_kind::negate:
    case node_kind::arithmetic:
    case node_kind::comparison:
    case node_kind::conjunction:
    case node_kind::disjunction:
    case node_kind::between:
    case node_kind::in:
    case node_kind::instance_of:
    case node_kind::conditional:
    case node_kind::for_loop:
    case node_kind::some:
    case node_kind::every:
        return lower_control(id, n, expected);
    default:
        return lower_made(id, n, expected);
    }
}

typed lowering::lower_leaf(const syntax& n, type_id expected) {
    switch (n.kind) {
    case node_kind::null_literal:
        return n.text.empty() ? null_constant(n.where)
                              : typed{build_.constant(value(reason::syntax, n.where), type_id::any, n.where)};
    case node_kind::boolean_literal:
        return boolean(n.text == "true", n.where);
    case node_kind::number_literal:
        return number_literal(n);
    case node_kind::quantity:
        return quantity(n);
    case node_kind::text_literal:
        return text_literal(n, expected);
    case node_kind::at_literal:
        return at_literal(n);
    default:
        return name(n, expected);
    }
}

typed lowering::lower_control(feel::node_id, const syntax& n, type_id expected) {
    switch (n.kind) {
    case node_kind::negate:
        return negate(n);
    case node_kind::arithmetic:
        return arithmetic(n);
    case node_kind::comparison:
        return comparison(n);
    case node_kind::conjunction:
    case node_kind::disjunction:
        return logic(n);
    case node_kind::between:
        return between(n);
    case node_kind::in:
        return in(n);
    case node_kind::instance_of:
        return instance_of(n);
    case node_kind::conditional:
        return conditional(n, expected);
    case node_kind::for_loop:
        return for_loop(n, expected);
    default:
        return quantified(n, 0);
    }
}

typed lowering::lower_made(feel::node_id id, const syntax& n, type_id expected) {
    switch (n.kind) {
    case node_kind::path:
        return path(n);
    case node_kind::filter:
        return filter(n);
    case node_kind::list:
        return list_literal(n, expected);
    case node_kind::context:
        return context_literal(n, expected);
    case node_kind::range:
        return range_literal(n, expected);
    case node_kind::half_range:
        return half_range(n, expected);
    case node_kind::call:
        return call(n);
    case node_kind::call_named:
        return call_named(n);
    case node_kind::function:
        return lambda_of(n);
    case node_kind::tests:
    case node_kind::any_test:
    case node_kind::not_tests:
        break;
    default:
        break;
    }
    (void)id;
    return error("syntax.misplaced", n.where, {"此处不能这样写", "this cannot stand here"});
}

typed lowering::fitted_tree(const feel::tree& from, type_id expected) {
    return fitted(lower(from, expected), expected, from.where());
}

typed lowering::fitted(typed of, type_id expected, span where) {
    if (of.poisoned() || expected == type_id::any) {
        return of;
    }
    switch (fits(build_, of.type, expected)) {
    case fit::same:
        return of;
    case fit::converts:
        of.node = build_.add({opcode::convert, expected, where, static_cast<std::uint32_t>(expected), 0}, {of.node});
        of.type = expected;
        return of;
    case fit::never:
        break;
    }
    if (options_.gradual) {
        of.node = build_.add({opcode::convert, expected, where, static_cast<std::uint32_t>(expected), 0}, {of.node});
        of.type = expected;
        return of;
    }
    const auto is = named(of.type);
    const auto wanted = named(expected);
    wording hint;
    if (build_[of.type].kind == type_kind::number && build_[expected].kind == type_kind::money) {
        hint = {"金额要写出货币，如 0元", "amounts name their currency, as in 0 CNY"};
    }
    return error("type.mismatch", where,
                 {"此处应为" + wanted.zh + "，却是" + is.zh, "expected " + wanted.en + ", not " + is.en},
                 std::move(hint));
}

typed lowering::condition(const feel::tree& from) {
    const auto* outer = std::exchange(tree_, &from);
    typed made = lower(from, build_.simple(type_kind::boolean));
    made = condition(std::move(made), from.where());
    tree_ = outer;
    return made;
}

typed lowering::condition(feel::node_id id) {
    return condition(lower(id, build_.simple(type_kind::boolean)), id == feel::node_id::none ? span{} : at(id).where);
}

typed lowering::condition(typed of, span where) {
    if (of.poisoned() || options_.gradual) {
        return of;
    }
    const auto kind = build_[of.type].kind;
    if (kind == type_kind::boolean || kind == type_kind::any || kind == type_kind::null) {
        return of;
    }
    const auto is = named(of.type);
    return error("type.condition", where, {"条件应为是或否，却是" + is.zh, "a condition is yes or no, not " + is.en});
}

std::uint16_t lowering::new_slot(std::size_t how_many) { return new_slot(*body_, how_many); }

std::uint16_t lowering::new_slot(body& in, std::size_t how_many) {
    const auto first = in.slots;
    in.slots += static_cast<std::uint32_t>(how_many);
    if (in.slots >= first_captured) {
        if (!gave_up_) {
            error("limit.names", {}, {"一处声明中的名称过多", "too many names in one declaration"});
        }
        gave_up_ = true;
        in.slots = first;
    }
    return static_cast<std::uint16_t>(first);
}

scope& lowering::open_scope(bool item) {
    body_->scopes.emplace_back();
    body_->scopes.back().item = item;
    return body_->scopes.back();
}

void lowering::close_scope() { body_->scopes.pop_back(); }

variable& lowering::bind(const std::string& name, const std::string& other, type_id type, std::uint16_t slot) {
    auto& all = body_->scopes.back().variables;
    all.emplace_back();
    all.back().name = name;
    all.back().other = other;
    all.back().type = type;
    all.back().slot = slot;
    return all.back();
}

} // namespace guiju::program
