#include "emit/model_feel.hpp"

#include <guiju/feel/printer.hpp>

#include <algorithm>
#include <utility>

namespace guiju::emitted {

using program::node_id;
using program::opcode;
using program::type_kind;

piece feel_writer::control(node_id id, const node& n) {
    const auto parts = operands(n);
    switch (n.op) {
    case opcode::conditional:
        return conditional(
            parts[0], [&] { return of(parts[1]); }, [&] { return of(parts[2]); });
    case opcode::choose:
        return choice(n, 0);
    case opcode::conjunction:
        return junction(n, " and ", binding::both);
    case opcode::disjunction:
        return junction(n, " or ", binding::either);
    case opcode::let:
        return let(n);
    case opcode::in_tests:
        return tests(n);
    case opcode::map:
    case opcode::span_map:
        return map(n);
    case opcode::some:
        return quantified(n, "some ");
    case opcode::every:
        return quantified(n, "every ");
    case opcode::filter:
        return filter(n);
    case opcode::index: {
        const auto list = of(parts[0]);
        return {at(list, binding::whole) + "[" + of(parts[1]).text + "]"};
    }
    default:
        return made(id, n);
    }
}

/// An open condition is the result. DMN's `if` takes the second branch.
piece feel_writer::conditional(node_id condition, const std::function<piece()>& then,
                               const std::function<piece()>& otherwise) {
    auto holds = of(condition);
    if (!is_open(condition)) {
        return {"if " + holds.text + " then " + then().text + " else " + otherwise().text, binding::open};
    }
    std::vector<std::pair<std::string, std::string>> named;
    if (!is_short(holds)) {
        named.emplace_back(fresh("v"), holds.text);
        holds = {named.front().first};
    }
    const auto first = then().text;
    return with_names(named, {"if " + holds.text + " then " + first + " else if " + holds.text +
                                  " = null then null else " + otherwise().text,
                              binding::open});
}

piece feel_writer::choice(const node& n, std::size_t from) {
    const auto parts = operands(n);
    if (from == parts.size()) {
        return {"null"};
    }
    if (from + 1 == parts.size()) {
        return of(parts[from]);
    }
    return conditional(
        parts[from], [&] { return of(parts[from + 1]); }, [&] { return choice(n, from + 2); });
}

piece feel_writer::junction(const node& n, const char* word, binding holds) {
    std::string made;
    for (const auto part : operands(n)) {
        made += (made.empty() ? "" : word) + at(of(part), holds);
    }
    return {made, holds};
}

piece feel_writer::let(const node& n) {
    const auto parts = operands(n);
    const auto first = of(parts[0]);
    if (is_short(first)) {
        if (slots_.size() <= n.slot) {
            slots_.resize(n.slot + 1U);
        }
        slots_[n.slot] = first.text;
        return of(parts[1]);
    }
    const auto name = name_slot(n.slot, "v");
    return with_names({{name, first.text}}, of(parts[1]));
}

piece feel_writer::tests(const node& n) {
    const auto parts = operands(n);
    auto tested = of(parts[0]);
    std::vector<std::pair<std::string, std::string>> named;
    if (!is_short(tested)) {
        named.emplace_back(fresh("v"), tested.text);
        tested = {named.front().first};
    }
    if (slots_.size() <= n.slot) {
        slots_.resize(n.slot + 1U);
    }
    slots_[n.slot] = tested.text;
    std::string all;
    for (const auto test : parts.subspan(1)) {
        const auto one = of(test);
        const bool yes_no = type_of(test).kind == type_kind::boolean;
        all += (all.empty() ? "" : " or ") + (yes_no ? at(one, binding::both) : tested.text + " in (" + one.text + ")");
    }
    return with_names(named, {all, binding::either});
}

namespace {

/// What an item of a loop is called.
std::string item_name(const program::program& in, const program::type& t) {
    const auto element = in[t.element];
    return element.kind == type_kind::record ? "x_" + member_name(in[element.record].name) : "x";
}

} // namespace

piece feel_writer::map(const node& n) {
    const auto parts = operands(n);
    const auto body = parts.back();
    const bool between = n.op == opcode::span_map;
    const auto& inner = in_[body];
    const bool path = !between && n.index == 0 && (inner.op == opcode::field || inner.op == opcode::member) &&
                      is_same_slot(in_.operands_of(inner)[0], n.slot);
    const auto low = of(parts[0]);
    if (path && inner.op == opcode::field) {
        const auto& fields = in_[type_of(in_.operands_of(inner)[0]).record].fields;
        return {at(low, binding::whole) + "." + member_name(fields[inner.index].name)};
    }
    const auto domain = between ? at(low, binding::sum) + ".." + at(of(parts[1]), binding::sum) : low.text;
    const auto item = name_slot(n.slot, between ? "n" : item_name(in_, type_of(parts[0])));
    if (slots_.size() <= n.slot + 1U) {
        slots_.resize(n.slot + 2U);
    }
    slots_[n.slot + 1U] = "partial";
    const piece made{"for " + item + " in " + domain + " return " + of(body).text, binding::open};
    return n.index == 1 ? call("flatten", {made.text}) : made;
}

piece feel_writer::quantified(const node& n, const char* word) {
    const auto parts = operands(n);
    const auto domain = of(parts[0]);
    const auto item = name_slot(n.slot, item_name(in_, type_of(parts[0])));
    return {word + item + " in " + domain.text + " satisfies " + of(parts[1]).text, binding::open};
}

/// The condition of a filter over `item`; nothing where it speaks of an item further out, or of a name that an entry of
/// the item hides.
std::optional<std::string> feel_writer::condition_of_item(const node& n) {
    const auto condition = operands(n)[1];
    if (slots_.size() <= n.slot) {
        slots_.resize(n.slot + 1U);
    }
    const auto information_before = std::exchange(information, {});
    const auto knowledge_before = std::exchange(knowledge, {});
    const auto item_before = std::exchange(item_, n.slot);
    const bool other_before = std::exchange(other_item_, false);
    slots_[n.slot] = "item";
    const auto text = of(condition).text;
    const bool other = std::exchange(other_item_, other_before);
    item_ = item_before;
    const auto& t = type_of(operands(n)[0]);
    const auto& element = in_[t.element];
    bool hidden = element.kind != type_kind::record && element.kind != type_kind::category &&
                  element.kind != type_kind::number && element.kind != type_kind::money &&
                  element.kind != type_kind::text && element.kind != type_kind::boolean &&
                  element.kind != type_kind::date && !information.empty();
    if (element.kind == type_kind::record) {
        for (const auto& f : in_[element.record].fields) {
            const auto name = member_name(f.name);
            hidden |= information.contains(name) || knowledge.contains(name) || name == words_.as_of;
            hidden |= std::ranges::find(slots_, name) != slots_.end();
        }
    }
    information.insert(information_before.begin(), information_before.end());
    knowledge.insert(knowledge_before.begin(), knowledge_before.end());
    return other || hidden ? std::nullopt : std::optional(text);
}

/// The items of a list that is named. `open`, where it is wanted, becomes the question whether the condition is null
/// for some item.
piece feel_writer::kept(const std::string& list, const node& n, std::string* open) {
    const auto of_item = condition_of_item(n);
    std::string name;
    std::string condition;
    if (!of_item || open != nullptr) {
        name = name_slot(n.slot, item_name(in_, type_of(operands(n)[0])));
        const auto holds = of(operands(n)[1]);
        condition = holds.text;
        if (open != nullptr) {
            *open = "(some " + name + " in " + list + " satisfies " + at(holds, binding::sum) + " = null)";
        }
    }
    return of_item ? piece{list + "[" + *of_item + "]"}
                   : call("flatten",
                          {"for " + name + " in " + list + " return if " + condition + " then [" + name + "] else []"});
}

/// A condition that is open for some item leaves open what is kept.
piece feel_writer::filter(const node& n) {
    const auto parts = operands(n);
    auto list = of(parts[0]);
    const bool open_list = is_open(parts[0]);
    const bool open_condition = is_open(parts[1]);
    if (!open_list && !open_condition) {
        return kept(at(list, binding::whole), n, nullptr);
    }
    std::vector<std::pair<std::string, std::string>> named;
    if (!is_short(list)) {
        named.emplace_back(fresh("v"), list.text);
        list = {named.front().first};
    }
    std::string of_items;
    const auto all = kept(list.text, n, open_condition ? &of_items : nullptr);
    std::string open = open_list ? list.text + " = null" : "";
    open += open.empty() || of_items.empty() ? of_items : " or " + of_items;
    return with_names(named, {"if " + open + " then null else " + all.text, binding::open});
}

piece feel_writer::made(node_id id, const node& n) {
    const auto parts = operands(n);
    switch (n.op) {
    case opcode::make_list: {
        std::string all;
        for (const auto part : parts) {
            all += (all.empty() ? "" : ", ") + of(part).text;
        }
        return {"[" + all + "]"};
    }
    case opcode::make_context:
        return context(n);
    case opcode::make_range:
        return range(n);
    case opcode::make_function:
        return function(n);
    case opcode::convert:
        return convert(id, n);
    case opcode::apply: {
        std::vector<std::string> given;
        for (const auto part : parts.subspan(1)) {
            given.push_back(of(part).text);
        }
        return call(at(of(parts[0]), binding::whole), given);
    }
    default:
        return fail("此种写法", "this construct", n.where);
    }
}

piece feel_writer::context(const node& n) {
    const auto& names = in_.constants[n.index].as_context().shape->names;
    std::string all;
    std::size_t i = 0;
    for (const auto part : operands(n)) {
        all += (all.empty() ? "" : ", ") + member_name(names[i++]) + ": " + of(part).text;
    }
    return {"{" + all + "}"};
}

piece feel_writer::range(const node& n) {
    const auto parts = operands(n);
    if (n.index >> program::range_form_shift != 0 || is_category(parts[0])) {
        return fail("此种区间", "a range of this kind", n.where);
    }
    return {((n.index & 1U) != 0 ? "[" : "(") + at(of(parts[0]), binding::sum) + ".." + at(of(parts[1]), binding::sum) +
            ((n.index & 2U) != 0 ? "]" : ")")};
}

/// A function written where it is used: what it captured is named as around it.
piece feel_writer::function(const node& n) {
    const auto& from = in_.lambdas[n.index];
    std::vector<std::string> inner;
    for (const auto part : operands(n)) {
        inner.push_back(of(part).text);
    }
    std::string made = "function(";
    for (const auto& parameter : from.parameters) {
        inner.push_back(fresh(feel_name(parameter)));
        made += (&parameter == &from.parameters.front() ? "" : ", ") + inner.back();
    }
    auto outer = std::exchange(slots_, std::move(inner));
    const bool lambda = std::exchange(in_lambda_, true);
    made += ") " + of(from.body).text;
    in_lambda_ = lambda;
    slots_ = std::move(outer);
    return {made, binding::open};
}

piece feel_writer::convert(node_id, const node& n) {
    const auto operand = operands(n)[0];
    const auto& to = in_[static_cast<program::type_id>(n.index)];
    const auto& from = type_of(operand);
    const auto given = of(operand);
    const bool number = from.kind == type_kind::number;
    if (number && to.kind == type_kind::years_months) {
        return {"duration(\"P1M\") * " + at(given, binding::power), binding::product};
    }
    if (number && to.kind == type_kind::days_time) {
        return {"duration(\"P1D\") * " + at(given, binding::power), binding::product};
    }
    if (to.kind == type_kind::category && from.kind != type_kind::category) {
        const auto name = fresh("x");
        std::string values;
        for (const auto& one : in_.categories[static_cast<std::size_t>(to.category)].body->values) {
            values += (values.empty() ? "" : ", ") + feel::quoted(one);
        }
        return {"(for " + name + " in [" + given.text + "] return if list contains([" + values + "], " + name +
                ") then " + name + " else null)[1]"};
    }
    return given;
}

} // namespace guiju::emitted
