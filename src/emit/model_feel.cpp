#include "emit/model_feel.hpp"

#include <guiju/feel/printer.hpp>
#include <guiju/meaning/member.hpp>
#include <guiju/meaning/to_text.hpp>

#include <algorithm>
#include <utility>

namespace guiju::emitted {

using program::node_id;
using program::opcode;
using program::type_kind;

namespace {

constexpr int deepest = 300;
constexpr std::string_view item_word = "item";

} // namespace

void feel_writer::open(std::vector<std::string> slots, const program::answer* decision) {
    slots_ = std::move(slots);
    taken_ = {slots_.begin(), slots_.end()};
    decision_ = decision;
    in_lambda_ = false;
    item_ = static_cast<std::size_t>(-1);
    other_item_ = false;
    knowledge.clear();
    information.clear();
}

std::string feel_writer::fresh(const std::string& like) {
    auto made = words_.fresh(like, taken_);
    taken_.insert(made);
    return made;
}

std::string feel_writer::name_slot(std::size_t slot, const std::string& like) {
    if (slots_.size() <= slot) {
        slots_.resize(slot + 1);
    }
    return slots_[slot] = fresh(like);
}

bool feel_writer::is_open(node_id id) const {
    const auto& k = known_[id];
    return k.reached && k.undetermined && (!k.null || !nulls_[id]);
}

bool feel_writer::has_open_items(node_id list, std::uint32_t operation) const {
    if (operation == no_operation) {
        return false;
    }
    switch (static_cast<meaning::operation>(operation)) {
    case meaning::operation::distinct_values:
    case meaning::operation::list_contains:
    case meaning::operation::index_of:
    case meaning::operation::union_:
    case meaning::operation::min:
    case meaning::operation::max:
    case meaning::operation::mode:
    case meaning::operation::sort:
        break;
    default:
        return false;
    }
    const auto& t = type_of(list);
    const auto& items = known_[list].item;
    return t.kind == type_kind::list && !in_[t.element].optional && items && items->undetermined;
}

bool feel_writer::is_category(node_id id) const { return type_of(id).kind == type_kind::category; }

bool feel_writer::is_same_slot(node_id id, std::size_t slot) const {
    return in_[id].op == opcode::local && in_[id].slot == slot;
}

piece feel_writer::fail(const char* zh, const char* en, span where) {
    diagnostic told;
    told.code = "emit.model";
    told.where = where;
    told.what = {std::string(zh) + "，DMN 的 FEEL 写不出", std::string(en) + " cannot be written in the FEEL of DMN"};
    problems.push_back(std::move(told));
    return {"null"};
}

std::string feel_writer::at(const piece& of, binding least) { return of.holds < least ? "(" + of.text + ")" : of.text; }

/// Whether it may stand twice.
bool feel_writer::is_short(const piece& of) {
    constexpr std::size_t most = 60;
    return of.holds == binding::whole && of.text.size() <= most && of.text.find('(') == std::string::npos;
}

piece feel_writer::call(const std::string& name, const std::vector<std::string>& given) {
    std::string made = name + "(";
    for (const auto& one : given) {
        made += (&one == &given.front() ? "" : ", ") + one;
    }
    return {made + ")"};
}

/// A context of names, and what is made of them.
piece feel_writer::with_names(const std::vector<std::pair<std::string, std::string>>& named, const piece& result) {
    if (named.empty()) {
        return result;
    }
    std::string made = "{";
    for (const auto& [name, text] : named) {
        made += name + ": " + text + ", ";
    }
    const auto last = fresh("r");
    return {made + last + ": " + result.text + "}." + last};
}

piece feel_writer::unless_open(const std::vector<node_id>& of, const std::function<piece(const pieces&)>& made,
                               std::uint32_t operation) {
    pieces parts;
    std::vector<std::pair<std::string, std::string>> named;
    std::string open;
    for (const auto id : of) {
        auto one = this->of(id);
        const bool items = has_open_items(id, operation);
        if (is_open(id) || items) {
            if (!is_short(one)) {
                const auto name = fresh("v");
                named.emplace_back(name, one.text);
                one = {name};
            }
            const std::string either = open.empty() ? "" : " or ";
            open += is_open(id) ? either + one.text + " = null" : "";
            open += items ? (open.empty() ? "" : " or ") + ("list contains(" + one.text + ", null)") : "";
        }
        parts.push_back(std::move(one));
    }
    const auto result = made(parts);
    return open.empty() ? result : with_names(named, {"if " + open + " then null else " + result.text, binding::open});
}

piece feel_writer::of(node_id id) {
    if (depth_ > deepest) {
        return fail("嵌套过深", "what is nested this deep", in_[id].where);
    }
    ++depth_;
    auto made = leaf(id, in_[id]);
    --depth_;
    return made;
}

piece feel_writer::leaf(node_id id, const node& n) {
    switch (n.op) {
    case opcode::constant: {
        auto text = constant(in_.constants[n.index], n.where);
        const bool signed_number = !text.empty() && text.front() == '-';
        return {std::move(text), signed_number ? binding::sign : binding::whole};
    }
    case opcode::local:
    case opcode::lazy:
        return local(n);
    case opcode::as_of:
        return {speaks_of(words_.as_of)};
    case opcode::reading:
        return {speaks_of(words_.readings[n.index])};
    case opcode::field:
        return field(n);
    case opcode::member: {
        const auto& name = in_.constants[n.index].as_text();
        const auto* property = meaning::find_property(name);
        return {at(of(operands(n)[0]), binding::whole) + "." +
                (property != nullptr && type_of(operands(n)[0]).kind != type_kind::context ? std::string(property->en)
                                                                                           : member_name(name))};
    }
    case opcode::parameter:
        return parameter(n);
    case opcode::answer:
        return answer(n);
    case opcode::invoke:
        return invoke(n);
    case opcode::operation:
        return operation(id, n);
    default:
        return control(id, n);
    }
}

piece feel_writer::local(const node& n) {
    const auto& name = slots_[n.slot];
    if (name == item_word && n.slot != item_) {
        other_item_ = true;
    }
    if (decision_ != nullptr && !in_lambda_ && n.op == opcode::local && n.slot <= decision_->owners.size()) {
        information.insert(name);
    }
    return {name};
}

piece feel_writer::field(const node& n) {
    const auto operand = operands(n)[0];
    const auto& fields = in_[type_of(operand).record].fields;
    return {at(of(operand), binding::whole) + "." + member_name(fields[n.index].name)};
}

std::string feel_writer::knows(const std::string& name) {
    knowledge.insert(name);
    return name;
}

/// What is not handed to a knowledge model is a decision or an input.
std::string feel_writer::speaks_of(const std::string& name) {
    information.insert(name);
    return name;
}

void feel_writer::add_needs(const model_needs& needs, std::vector<std::string>& given) {
    if (needs.as_of) {
        given.push_back(speaks_of(words_.as_of));
    }
    for (const auto one : needs.readings) {
        given.push_back(speaks_of(words_.readings[one]));
    }
    for (const auto one : needs.supplied) {
        given.push_back(speaks_of(words_.supplied[one]));
    }
}

piece feel_writer::parameter(const node& n) {
    std::vector<std::string> given;
    for (const auto part : operands(n)) {
        given.push_back(of(part).text);
    }
    add_needs(uses_.of_parameter(n.index), given);
    return call(knows(words_.parameters[n.index]), given);
}

piece feel_writer::invoke(const node& n) {
    std::vector<std::string> given;
    for (const auto part : operands(n)) {
        given.push_back(of(part).text);
    }
    add_needs(uses_.of_function(n.index), given);
    return call(knows(words_.functions[n.index]), given);
}

/// An answer of several parts is asked for the part that is its value.
piece feel_writer::answer(const node& n) {
    using graph::answer_kind;
    const auto& asked = in_.answers[n.index];
    piece made;
    if (decision_ != nullptr && !in_lambda_ && uses_.is_decision(*decision_, n)) {
        made = {speaks_of(words_.answers[n.index])};
    } else {
        std::vector<std::string> given;
        const auto& needs = uses_.of_answer(n.index);
        const auto parts = operands(n);
        for (std::uint32_t i = 0; i < parts.size(); ++i) {
            if (i > asked.owners.size() || needs.slots.contains(i)) {
                given.push_back(of(parts[i]).text);
            }
        }
        add_needs(needs, given);
        made = call(knows(words_.calls[n.index]), given);
    }
    if (asked.kind == answer_kind::limit || asked.kind == answer_kind::target) {
        made.text += "." + words_.value;
    } else if (asked.kind == answer_kind::procedure) {
        made.text += "." + words_.open;
    }
    return made;
}

std::string feel_writer::constant(const value& v, span where) {
    const auto called = [](const char* name, const std::string& text) {
        return std::string(name) + "(" + feel::quoted(text) + ")";
    };
    switch (v.kind()) {
    case kind::null:
        return "null";
    case kind::boolean:
        return v.as_boolean() ? "true" : "false";
    case kind::number:
    case kind::money:
        return meaning::to_text(value(v.as_number()));
    case kind::text:
        return feel::quoted(v.as_text());
    case kind::category:
        return feel::quoted(v.as_category().values[v.ordinal()]);
    case kind::date:
        return called("date", v.as_date().to_string());
    case kind::time:
        return called("time", v.as_time().to_string());
    case kind::date_time:
        return called("date and time", v.as_date_time().to_string());
    case kind::years_months:
        return called("duration", v.as_years_months().to_string());
    case kind::days_time:
        return called("duration", v.as_days_time().to_string());
    case kind::list: {
        std::string all;
        for (const auto& one : v.as_list()) {
            all += (all.empty() ? "" : ", ") + constant(one, where);
        }
        return "[" + all + "]";
    }
    case kind::context: {
        std::string all;
        const auto& body = v.as_context();
        for (std::size_t i = 0; i < body.values.size(); ++i) {
            all +=
                (all.empty() ? "" : ", ") + member_name(body.shape->names[i]) + ": " + constant(body.values[i], where);
        }
        return "{" + all + "}";
    }
    case kind::range: {
        const auto& r = v.as_range();
        if (r.form == range_form::interval) {
            return (r.low_closed ? "[" : "(") + constant(r.low, where) + ".." + constant(r.high, where) +
                   (r.high_closed ? "]" : ")");
        }
        break;
    }
    case kind::function:
        break;
    }
    return fail("此种常数", "a constant of this kind", where).text;
}

} // namespace guiju::emitted
