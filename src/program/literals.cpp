#include "lowering.hpp"

#include <algorithm>

namespace guiju::program {

using feel::node_kind;

typed lowering::null_constant(span where) {
    return {build_.constant(value(reason::literal, where), build_.simple(type_kind::null), where),
            build_.simple(type_kind::null)};
}

typed lowering::boolean(bool content, span where) {
    const auto type = build_.simple(type_kind::boolean);
    return {build_.constant(value(content), type, where), type};
}

typed lowering::number_literal(const syntax& n) {
    const auto read = decimal::parse(n.text);
    if (!read) {
        return strict() ? error("number.range", n.where,
                                {"数字超出范围：" + n.text, "the number is out of range: " + n.text})
                        : typed{build_.constant(value(reason::overflow, n.where), type_id::any, n.where)};
    }
    const auto type = build_.number(feel::unit::none);
    return {build_.constant(value(*read), type, n.where), type};
}

std::optional<decimal> amount_of(const feel::node& quantity) {
    const auto read = decimal::parse(quantity.text);
    if (!read || quantity.unit != feel::unit::percent) {
        return read;
    }
    // As FEEL's 50 / 100 has it: 0.5, not 0.50.
    auto digits = read->coefficient();
    auto exponent = read->exponent() - 2;
    while (exponent < 0 && digits != 0 && digits % 10 == 0) {
        digits /= 10;
        ++exponent;
    }
    return decimal::from_parts(read->is_negative(), digits, exponent);
}

typed lowering::quantity(const syntax& n) {
    const auto amount = amount_of(n);
    if (!amount) {
        return error("number.range", n.where, {"数字超出范围：" + n.text, "the number is out of range: " + n.text});
    }
    if (n.unit == feel::unit::money) {
        const auto in = n.currency_code == 0 ? cny : currency::from_code(n.currency_code);
        const auto type = build_.money(in);
        return {build_.constant(value(*amount, in), type, n.where), type};
    }
    const auto type = build_.number(n.unit);
    return {build_.constant(value(*amount), type, n.where), type};
}

typed lowering::text_literal(const syntax& n, type_id expected) {
    if (build_[expected].kind == type_kind::category && build_[expected].category != category_id::none) {
        return category_literal(n.text, build_[expected].category, n.where);
    }
    const auto type = build_.simple(type_kind::text);
    return {build_.constant(value(n.text), type, n.where), type};
}

typed lowering::category_literal(const std::string& text, category_id of, span where) {
    const auto& body = build_.out.categories[static_cast<std::size_t>(of)].body;
    const auto& known = category_values_[static_cast<std::size_t>(of)];
    if (const auto found = known.find(text); found != known.end()) {
        const auto type = build_.category(of);
        return {build_.constant(value(body, found->second), type, where), type};
    }
    nearest near(text);
    for (const auto& [name, ordinal] : known) {
        near.consider(name);
    }
    if (options_.gradual) {
        const auto type = build_.simple(type_kind::text);
        return {build_.constant(value(text), type, where), type};
    }
    wording hint{"可取值：", "one of: "};
    for (std::size_t i = 0; i < body->values.size() && i < 12; ++i) {
        hint.zh += (i == 0 ? "" : "、") + body->values[i];
        hint.en += (i == 0 ? "" : ", ") + body->values[i];
    }
    if (!near.found().empty()) {
        hint = {"是否为 " + near.found() + "？", "Did you mean " + near.found() + "?"};
    }
    return error("name.unknown_value", where,
                 {"“" + text + "”不是类别 " + body->name + " 的值",
                  "\"" + text + "\" is no value of the category " + body->name},
                 std::move(hint));
}

typed lowering::at_literal(const syntax& n) {
    const auto made = [&](const auto& content, type_kind kind) {
        const auto type = build_.simple(kind);
        return typed{build_.constant(value(content), type, n.where), type};
    };
    if (const auto d = date::parse(n.text)) {
        return made(*d, type_kind::date);
    }
    if (const auto t = date_time::parse(n.text)) {
        return made(*t, type_kind::date_time);
    }
    if (const auto t = guiju::time::parse(n.text)) {
        return made(*t, type_kind::time);
    }
    if (const auto d = years_months_duration::parse(n.text)) {
        return made(*d, type_kind::years_months);
    }
    if (const auto d = days_time_duration::parse(n.text)) {
        return made(*d, type_kind::days_time);
    }
    if (options_.gradual) {
        return {build_.constant(value(reason::syntax, n.where), type_id::any, n.where), type_id::any};
    }
    return error("literal.temporal", n.where,
                 {"“" + n.text + "”不是日期、时间或时长", "\"" + n.text + "\" is no date, time or duration"});
}

typed lowering::list_literal(const syntax& n, type_id expected) {
    const auto element = build_[expected].kind == type_kind::list ? build_[expected].element : type_id::any;
    std::vector<node_id> items;
    std::optional<type_id> of;
    bool poisoned_item = false;
    for (const auto child : n.children) {
        typed item = lower(child, element);
        if (strict()) {
            item = fitted(std::move(item), element, at(child).where);
        }
        poisoned_item |= item.poisoned();
        of = of ? joined(build_, *of, item.type).value_or(type_id::any) : item.type;
        items.push_back(item.node);
    }
    if (poisoned_item) {
        return {};
    }
    const auto type =
        build_.list_of(items.empty() || (strict() && element != type_id::any) ? element : of.value_or(type_id::any));
    return {build_.add({opcode::make_list, type, n.where}, items), type};
}

typed lowering::context_literal(const syntax& n, type_id expected) {
    const bool is_record = build_[expected].kind == type_kind::record;
    std::vector<typed> entries;
    std::vector<variable*> names;
    std::unordered_map<std::string, span> seen;
    bool poisoned_entry = false;
    bool twice = false;
    open_scope();
    for (std::size_t i = 0; i < n.children.size(); ++i) {
        const syntax& entry = at(n.children[i]);
        if (const auto [first, added] = seen.try_emplace(entry.text, entry.where); !added) {
            if (strict()) {
                duplicate(entry.text, first->second, entry.where);
            }
            poisoned_entry = true;
            twice = true;
        }
        auto wanted = type_id::any;
        if (is_record) {
            const auto index = field_named(build_[expected].record, entry.text);
            wanted = index ? build_.out[build_[expected].record].fields[*index].type : type_id::any;
        }
        typed content = lower(entry.children.at(0), wanted);
        if (is_record) {
            content = fitted(std::move(content), wanted, entry.where);
        }
        poisoned_entry |= content.poisoned();
        auto& bound = bind(entry.text, {}, content.type, not_yet);
        bound.poisoned = content.poisoned();
        bound.origins = content.origins;
        names.push_back(&bound);
        entries.push_back(std::move(content));
    }
    // Entries that later ones name are bound to slots; the others stay where they are.
    std::vector<typed> values = entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (names[i]->used && !entries[i].poisoned()) {
            values[i].node = build_.add({opcode::local, entries[i].type, at(n.children[i]).where, 0, names[i]->slot});
        }
    }
    typed made;
    if (!poisoned_entry) {
        made = record_literal(n, expected, values);
        for (std::size_t i = entries.size(); i-- > 0 && !made.poisoned();) {
            if (names[i]->used) {
                made.node =
                    build_.add({opcode::let, made.type, n.where, 0, names[i]->slot}, {entries[i].node, made.node});
            }
        }
    }
    close_scope();
    // DMN 1.5, 10.3.2.6: the keys of a context are distinct, so this is none.
    return twice && !strict() ? typed{build_.constant(value(reason::domain, n.where), type_id::any, n.where)} : made;
}

/// A record when one is expected and every entry is a field of it, otherwise a context.
typed lowering::record_literal(const syntax& n, type_id expected, const std::vector<typed>& entries) {
    std::vector<node_id> operands;
    if (build_[expected].kind == type_kind::record) {
        const auto id = build_[expected].record;
        operands.resize(build_.out[id].fields.size(), node_id::none);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto& entry = at(n.children[i]);
            const auto index = field_named(id, entry.text);
            if (!index) {
                nearest near(entry.text);
                for (const auto& f : build_.out[id].fields) {
                    near.consider(f.name);
                    near.consider(f.other);
                }
                return unknown("name.unknown_field", {"字段", "field"}, entry.text, entry.where, near);
            }
            operands[*index] = entries[i].node;
        }
        for (auto& operand : operands) {
            operand = operand == node_id::none ? null_constant(n.where).node : operand;
        }
        auto like = make_shared_body<context_body>(build_.out[id].shape, std::vector<value>(operands.size()));
        const auto type = build_.record(id);
        const auto shape_at = build_.keep(value(shared<const context_body>(like)));
        return {build_.add({opcode::make_context, type, n.where, shape_at}, operands), type};
    }
    type made;
    made.kind = type_kind::context;
    auto names = make_shared_body<guiju::shape>();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        names->names.push_back(at(n.children[i]).text);
        made.entries.emplace_back(at(n.children[i]).text, entries[i].type);
        operands.push_back(entries[i].node);
    }
    auto like = make_shared_body<context_body>(shared<const guiju::shape>(names), std::vector<value>(operands.size()));
    const auto type = build_.intern(made);
    return {build_.add({opcode::make_context, type, n.where, build_.keep(value(shared<const context_body>(like)))},
                       operands),
            type};
}

typed lowering::range_literal(const syntax& n, type_id expected) {
    const auto& wanted = build_[expected];
    const auto end = wanted.kind == type_kind::range      ? wanted.element
                     : wanted.kind == type_kind::category ? expected
                                                          : type_id::any;
    auto [low, high] = both(n.children.at(0), n.children.at(1), end);
    if (low.poisoned() || high.poisoned()) {
        return {};
    }
    const auto of = joined(build_, low.type, high.type);
    if (strict() && (!of || !ordered(build_, *of))) {
        return mixed(n, low, high);
    }
    const auto type = build_.range_of(of ? build_.required(*of) : type_id::any);
    const auto bits = (n.low_closed ? 1U : 0U) | (n.high_closed ? 2U : 0U);
    return {build_.add({opcode::make_range, type, n.where, bits}, {low.node, high.node}), type};
}

namespace {

range_form form_of(feel::operator_kind comparison) {
    using feel::operator_kind;
    switch (comparison) {
    case operator_kind::less:
        return range_form::less;
    case operator_kind::less_equal:
        return range_form::less_equal;
    case operator_kind::greater:
        return range_form::greater;
    case operator_kind::greater_equal:
        return range_form::greater_equal;
    case operator_kind::not_equal:
        return range_form::not_equal;
    default:
        return range_form::equal;
    }
}

} // namespace

/// `(< 5)` as a value: a range made by comparison.
typed lowering::half_range(const syntax& n, type_id expected) {
    const auto& wanted = build_[expected];
    const typed end = lower(n.children.at(0), wanted.kind == type_kind::range ? wanted.element : type_id::any);
    if (end.poisoned()) {
        return {};
    }
    const auto type = build_.range_of(end.type);
    const auto form = form_of(n.op);
    const auto nothing = null_constant(n.where).node;
    const auto low = form == range_form::less || form == range_form::less_equal ? nothing : end.node;
    const auto high = form == range_form::greater || form == range_form::greater_equal ? nothing : end.node;
    const auto bits = (form == range_form::greater_equal || form == range_form::equal ? 1U : 0U) |
                      (form == range_form::less_equal || form == range_form::equal ? 2U : 0U);
    const auto index = bits | (static_cast<std::uint32_t>(form) << range_form_shift);
    return {build_.add({opcode::make_range, type, n.where, index}, {low, high}), type};
}

} // namespace guiju::program
