#include "emit/emitter.hpp"

#include <guiju/meaning/member.hpp>

#include <algorithm>

namespace guiju::emitted {

using program::node_id;
using program::opcode;
using program::type_kind;

namespace {

constexpr int deepest = 200;

std::string day(const date& d) {
    return "day(" + std::to_string(d.year()) + ", " + std::to_string(d.month()) + ", " + std::to_string(d.day()) + ")";
}

} // namespace

std::string writer::units(int128 n) {
    if (n >= std::numeric_limits<std::int64_t>::min() + 1 && n <= std::numeric_limits<std::int64_t>::max()) {
        return std::to_string(static_cast<std::int64_t>(n));
    }
    constexpr int128 part = 1'000'000'000'000'000'000;
    return "(wide_int{" + units(n / part) + "} * 1'000'000'000'000'000'000 + " + units(n % part) + ")";
}

std::string writer::fail(const char* zh, const char* en, span where) {
    if (!problem) {
        problem = trouble{{zh, en}, where};
    }
    return {};
}

std::string writer::call(const std::string& name, std::initializer_list<std::string> given) {
    std::string made = name + "(";
    bool first = true;
    for (const auto& one : given) {
        if (one.empty()) {
            return {};
        }
        made += (first ? "" : ", ") + one;
        first = false;
    }
    return made + ")";
}

bool writer::is_number(node_id id) const {
    const auto k = type_of(id).kind;
    return k == type_kind::number || k == type_kind::money;
}

std::string writer::number_type(node_id id) const { return vocabulary::number(loose(id).within); }

std::string writer::as_number(node_id id, const std::string& type) {
    const auto made = of(id);
    return made.empty() ? made : "to<" + type + ">(" + made + ")";
}

std::string writer::branch(node_id id, node_id of_whole) {
    const bool null_here = in_[id].op == opcode::constant && in_.constants[in_[id].index].is_null();
    return is_number(of_whole) && is_number(id) && !null_here ? as_number(id, number_type(of_whole)) : of(id);
}

std::string writer::of(node_id id) {
    if (problem) {
        return {};
    }
    if (depth_ > deepest) {
        return fail("嵌套过深", "nested too deeply", in_[id].where);
    }
    ++depth_;
    auto made = leaf(id, in_[id]);
    --depth_;
    return problem ? std::string{} : made;
}

std::string writer::leaf(node_id id, const node& n) {
    switch (n.op) {
    case opcode::constant:
        return constant(in_.constants[n.index], n);
    case opcode::local:
    case opcode::lazy:
        return type_of(id).kind == type_kind::record ? "keep(" + slot(n.slot) + ")" : slot(n.slot);
    case opcode::as_of:
        return "how.as_of";
    case opcode::reading:
        return "name_of(how." + words_.readings[n.index] + ")";
    case opcode::field:
        return field(n);
    case opcode::member:
        return member(n);
    case opcode::parameter:
        return parameter(id, n);
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

std::string writer::control(node_id id, const node& n) {
    switch (n.op) {
    case opcode::conditional:
        return conditional(id, n);
    case opcode::conjunction:
        return junction(n, false);
    case opcode::disjunction:
        return junction(n, true);
    case opcode::choose:
        return choice(id, n, 0);
    case opcode::map:
    case opcode::span_map:
        return map(id, n);
    case opcode::some:
    case opcode::every:
        return quantified(n);
    case opcode::filter:
        return call("emitted::filter", {of(operands(n)[0]), loop(n, operands(n)[1])});
    case opcode::index: {
        const auto place = operands(n)[1];
        const auto& within = loose(place).within;
        if (type_of(operands(n)[0]).kind != type_kind::list || !within || within->scale != 0) {
            return fail("下标不是整数", "an index that is not proved to be whole", n.where);
        }
        return call("item_at", {of(operands(n)[0]), of(place)});
    }
    default:
        return made(id, n);
    }
}

std::string writer::made(node_id id, const node& n) {
    switch (n.op) {
    case opcode::make_list:
        return list(n);
    case opcode::make_context:
        return context(id, n);
    case opcode::convert:
        return convert(id, n);
    case opcode::in_tests:
        return tests(n);
    case opcode::table:
        return table(id, n);
    default:
        return fail("此种写法不生成", "this construct is not emitted", n.where);
    }
}

std::string writer::constant(const value& v, const node& n) {
    switch (v.kind()) {
    case kind::null:
        return v.is_undetermined() ? fail("未定的常数", "an undetermined constant", n.where) : "null";
    case kind::boolean:
        return v.as_boolean() ? "true" : "false";
    case kind::number:
    case kind::money: {
        const auto here = program::extent_of(v.as_number());
        if (!here) {
            return fail("数字太长", "a number with too many digits", n.where);
        }
        return vocabulary::number(here) + "::of(" + units(here->low) + ")";
    }
    case kind::text:
        return "std::string_view(" + literal(v.as_text()) + ")";
    case kind::category:
        for (std::size_t c = 0; c < in_.categories.size(); ++c) {
            if (in_.categories[c].body.get() == &v.as_category()) {
                return words_.categories[c] + "::" + words_.values[c][v.ordinal()];
            }
        }
        return fail("未知的类别", "an unknown category", n.where);
    case kind::date:
        return day(v.as_date());
    case kind::list: {
        std::string all;
        for (const auto& one : v.as_list()) {
            all += (all.empty() ? "" : ", ") + constant(one, n);
        }
        return problem ? std::string{} : all.empty() ? "empty_list{}" : "list_of(" + all + ")";
    }
    case kind::years_months:
        return "guiju::years_months_duration(" + std::to_string(v.as_years_months().total_months()) + ")";
    case kind::days_time:
        return v.as_days_time().nanos() == 0
                   ? "guiju::days_time_duration(" + std::to_string(v.as_days_time().total_seconds()) + ")"
                   : fail("带小数秒的时长", "a duration with a fraction of a second", n.where);
    default:
        return fail("此种常数不生成", "a constant of a kind that is not emitted", n.where);
    }
}

std::string writer::field(const node& n) {
    const auto operand = operands(n)[0];
    const auto& t = type_of(operand);
    const auto& name = words_.fields[static_cast<std::size_t>(t.record)][n.index];
    const auto& type = in_[in_[t.record].fields[n.index].type];
    const bool whole = type.kind == type_kind::record;
    return call("field", {of(operand),
                          std::string("[](const auto& r) { return ") + (whole ? "keep(r." : "(r.") + name + "); }"});
}

std::string writer::member(const node& n) {
    const auto operand = operands(n)[0];
    const auto& name = in_.constants[n.index].as_text();
    const auto& t = type_of(operand);
    if (t.kind == type_kind::date) {
        const auto* which = meaning::find_property(name);
        const bool known = which != nullptr && which->id <= meaning::property::weekday;
        return !known ? fail("此属性不生成", "a property that is not emitted", n.where)
                      : call("part_of",
                             {of(operand), "[](const guiju::date& d) { return d." + std::string(which->en) + "(); }"});
    }
    const bool open = t.kind == type_kind::context || t.kind == type_kind::list || t.kind == type_kind::any ||
                      t.kind == type_kind::record;
    if (!open || words_.entry(name).empty()) {
        return fail("此属性不生成", "a property that is not emitted", n.where);
    }
    return call("member", {of(operand), "[](const auto& r) { return keep(r." + words_.entry(name) + "); }"});
}

std::string writer::parameter(node_id id, const node& n) {
    std::string made = "parameter_" + words_.parameters[n.index] + (given(id).is_sure() ? "<true>(" : "<false>(");
    for (const auto part : operands(n)) {
        made += of(part) + ", ";
    }
    return problem ? std::string{} : made + "how)";
}

std::string writer::answer(const node& n) {
    if (no_answer.contains(n.index)) {
        return fail("用到的答案没有生成", "it uses an answer that is left out", n.where);
    }
    std::string made = "value_of_" + words_.answers[n.index] + "(";
    for (const auto part : operands(n)) {
        made += of(part) + ", ";
    }
    return problem ? std::string{} : made + "how)";
}

std::string writer::invoke(const node& n) {
    if (no_function.contains(n.index)) {
        return fail("用到的函数没有生成", "it uses a function that is left out", n.where);
    }
    std::string made = "f_" + words_.functions[n.index] + "(";
    for (const auto part : operands(n)) {
        made += of(part) + ", ";
    }
    return problem ? std::string{} : made + "how)";
}

std::string writer::conditional(node_id id, const node& n) {
    const auto parts = operands(n);
    const auto condition = of(parts[0]);
    const auto then = branch(parts[1], id);
    const auto otherwise = branch(parts[2], id);
    return either_of(condition, then, otherwise, is_costly(parts[1]) || is_costly(parts[2]));
}

/// Cheap branches are both computed, and one is picked.
std::string writer::either_of(const std::string& condition, const std::string& then, const std::string& otherwise,
                              bool costly) {
    if (problem) {
        return {};
    }
    return costly ? "choose(" + condition + ", [&] { return " + then + "; }, [&] { return " + otherwise + "; })"
                  : "pick(" + condition + ", " + then + ", " + otherwise + ")";
}

std::string writer::choice(node_id id, const node& n, std::size_t from) {
    const auto parts = operands(n);
    if (from == parts.size()) {
        return "null_for(guiju::reason::no_rule)";
    }
    if (from + 1 == parts.size()) {
        return branch(parts[from], id);
    }
    const auto condition = of(parts[from]);
    const auto then = branch(parts[from + 1], id);
    const auto otherwise = choice(id, n, from + 2);
    const bool costly = std::ranges::any_of(parts.subspan(from + 1), [this](node_id one) { return is_costly(one); });
    return either_of(condition, then, otherwise, costly);
}

/// Whether computing it is more than a few instructions.
bool writer::is_costly(node_id id) const {
    const auto& n = in_[id];
    switch (n.op) {
    case opcode::invoke:
    case opcode::answer:
    case opcode::map:
    case opcode::span_map:
    case opcode::filter:
    case opcode::some:
    case opcode::every:
    case opcode::table:
        return true;
    default: {
        const auto parts = in_.operands_of(n);
        return parts.size() > 8 || std::ranges::any_of(parts, [this](node_id part) { return is_costly(part); });
    }
    }
}

std::string writer::junction(const node& n, bool settles) {
    const auto parts = operands(n);
    const bool costly = std::ranges::any_of(parts, [this](node_id part) { return is_costly(part); });
    std::string made = costly ? "junction<" : "both<";
    made += settles ? "true>(" : "false>(";
    for (const auto part : parts) {
        const auto one = of(part);
        made += (part == parts.front() ? "" : ", ") + (costly ? "[&] { return " + one + "; }" : one);
    }
    return problem ? std::string{} : made + ")";
}

std::string writer::loop(const node& n, node_id body) {
    const auto inside = of(body);
    return inside.empty() ? inside
                          : "[&]([[maybe_unused]] const auto& " + slot(n.slot) + ") { return " + inside + "; }";
}

namespace {

bool uses_slot(const program::program& in, node_id id, std::uint32_t slot) {
    const auto& n = in[id];
    if (n.op == opcode::local && n.slot == slot) {
        return true;
    }
    const auto parts = in.operands_of(n);
    return std::ranges::any_of(parts, [&](node_id part) { return uses_slot(in, part, slot); });
}

} // namespace

std::string writer::map(node_id id, const node& n) {
    const auto parts = operands(n);
    const bool between = n.op == opcode::span_map;
    const auto body = parts.back();
    const bool onward = uses_slot(in_, body, n.slot + 1U);
    if (between) {
        const auto& low = loose(parts[0]).within;
        const auto& high = loose(parts[1]).within;
        if (onward || n.index == 1 || !low || !high || low->scale != 0 || high->scale != 0) {
            return fail("此种循环不生成", "a loop of this kind is not emitted", n.where);
        }
        const auto all = program::join(*low, *high);
        return call("map_between<" + vocabulary::number(all) + ">", {of(parts[0]), of(parts[1]), loop(n, body)});
    }
    if (type_of(parts[0]).kind == type_kind::range || type_of(parts[0]).kind == type_kind::any) {
        return fail("此种循环不生成", "a loop of this kind is not emitted", n.where);
    }
    if (!onward) {
        return call(n.index == 1 ? "map_joined" : "emitted::map", {of(parts[0]), loop(n, body)});
    }
    const auto item = words_.in[program_type(body)].kind == type_kind::context ? row_type(body) : std::string{};
    if (n.index == 1 || item.empty()) {
        return fail("用到“部分”的循环不生成", "a loop that uses `partial` in this way is not emitted", n.where);
    }
    const auto inside = of(body);
    static_cast<void>(id);
    return call("map_onward<" + item + ">",
                {of(parts[0]), inside.empty() ? inside
                                              : "[&]([[maybe_unused]] const auto& " + slot(n.slot) +
                                                    ", [[maybe_unused]] const auto& " + slot(n.slot + 1U) +
                                                    ") { return " + inside + "; }"});
}

program::type_id writer::program_type(node_id id) const { return in_[id].type; }

/// The struct of a context whose entries may all be missing.
std::string writer::row_type(node_id body) {
    if (in_[body].op != opcode::make_context) {
        return {};
    }
    const auto& names = in_.constants[in_[body].index].as_context().shape->names;
    std::string made = "row_" + std::to_string(words_.shape(names)) + "<";
    const auto parts = operands(in_[body]);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto type = words_.type(type_of(parts[i]), loose(parts[i]), false);
        if (type.empty() || type.starts_with("std::span") || type_of(parts[i]).kind == type_kind::record) {
            return {};
        }
        made += (i == 0 ? "" : ", ") + ("maybe<" + type + ">");
    }
    return made + ">";
}

std::string writer::quantified(const node& n) {
    return call(n.op == opcode::some ? "quantified<true>" : "quantified<false>",
                {of(operands(n)[0]), loop(n, operands(n)[1])});
}

std::string writer::context(node_id, const node& n) {
    const auto& names = in_.constants[n.index].as_context().shape->names;
    std::string made = "row_" + std::to_string(words_.shape(names)) + "(";
    for (const auto part : operands(n)) {
        const auto one = is_number(part) ? as_number(part, number_type(part)) : of(part);
        made += (part == operands(n).front() ? "" : ", ") + one;
    }
    return problem ? std::string{} : made + ")";
}

std::string writer::list(const node& n) {
    if (n.operand_count == 0) {
        return "empty_list{}";
    }
    std::string made = "list_of(";
    for (const auto part : operands(n)) {
        made += (part == operands(n).front() ? "" : ", ") + of(part);
    }
    return problem ? std::string{} : made + ")";
}

std::string writer::convert(node_id id, const node& n) {
    const auto operand = operands(n)[0];
    const auto& from = type_of(operand);
    const auto& to = in_.types[n.index];
    const bool amount = to.kind == type_kind::number || to.kind == type_kind::money;
    if (amount && (is_number(operand) || from.kind == type_kind::any)) {
        return as_number(operand, number_type(id));
    }
    const bool count = from.kind == type_kind::number;
    if (count && (to.kind == type_kind::years_months || to.kind == type_kind::days_time)) {
        const auto* maker = to.kind == type_kind::days_time  ? "days"
                            : from.unit == feel::unit::years ? "years"
                                                             : "months";
        return call(std::string(maker) + (given(id).null ? "<false>" : "<true>"), {of(operand)});
    }
    const bool rows = to.kind == type_kind::list && from.kind == type_kind::list &&
                      in_[to.element].kind == type_kind::record && in_[from.element].kind == type_kind::context;
    const bool same = from.kind == to.kind && from.kind != type_kind::list;
    return same || rows || to.kind == type_kind::any
               ? of(operand)
               : fail("此种转换不生成", "a conversion that is not emitted", n.where);
}

std::string writer::test(node_id id) {
    return type_of(id).kind == type_kind::boolean
               ? of(id)
               : fail("此种条件不生成", "a test of this kind is not emitted", in_[id].where);
}

/// The value is kept in a slot, which the tests read.
std::string writer::tests(const node& n) {
    const auto parts = operands(n);
    const auto of_value = of(parts[0]);
    std::string all;
    for (const auto one : parts.subspan(1)) {
        all += (all.empty() ? "" : ", ") + test(one);
    }
    return problem ? std::string{}
                   : "[&] { const auto& " + slot(n.slot) + " = " + of_value + "; return any_test(" + all + "); }()";
}

/// A function of two items, as `sort` wants it.
std::string writer::lambda(node_id id) {
    const auto& n = in_[id];
    const auto& l = in_.lambdas[n.index];
    if (l.parameters.size() != 2) {
        return fail("此种函数不生成", "a function of this kind is not emitted", n.where);
    }
    const auto outer = frame_;
    std::string captured;
    for (std::size_t i = 0; i < n.operand_count; ++i) {
        captured += "const auto& " + ("l" + std::to_string(n.index) + "_" + std::to_string(i)) + " = " +
                    of(operands(n)[i]) + "; ";
    }
    frame_ = "l" + std::to_string(n.index) + "_";
    const auto body = of(l.body);
    const auto made = "[&](const auto& " + slot(l.captured) + ", const auto& " + slot(l.captured + 1U) + ") { " +
                      captured + "return " + body + "; }";
    frame_ = outer;
    return problem ? std::string{} : made;
}

std::string writer::locals(const std::vector<node_id>& roots) {
    std::set<node_id> seen;
    std::map<node_id, std::uint16_t> found;
    std::vector<node_id> open(roots);
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == node_id::none || !seen.insert(id).second) {
            continue;
        }
        const auto& n = in_[id];
        if (n.op == opcode::lazy) {
            found.emplace(id, n.slot);
        }
        if (n.op == opcode::table) {
            const auto& defaults = in_.tables[n.index].defaults;
            open.insert(open.end(), defaults.begin(), defaults.end());
            for (const auto& rule : in_.tables[n.index].rules) {
                open.insert(open.end(), rule.tests.begin(), rule.tests.end());
                open.insert(open.end(), rule.outputs.begin(), rule.outputs.end());
            }
        }
        const auto parts = operands(n);
        open.insert(open.end(), parts.begin(), parts.end());
    }
    std::string made;
    std::set<std::uint16_t> done;
    for (const auto& [id, where] : found) {
        if (done.insert(where).second) {
            made += "    [[maybe_unused]] const auto " + slot(where) + " = " + of(operands(in_[id])[0]) + ";\n";
        }
    }
    return problem ? std::string{} : made;
}

/// Which case fired, for explanations: from 0, −1 where there are none.
std::string writer::rule_of(node_id id) {
    if (id == node_id::none || in_[id].op != opcode::choose) {
        return "-1";
    }
    const auto parts = operands(in_[id]);
    std::string made = "case_of(";
    for (std::size_t i = 0; i < parts.size(); i += 2) {
        made += (i == 0 ? "" : ", ") + ("[&] { return " + (i + 1 == parts.size() ? "true" : of(parts[i])) + "; }");
    }
    return problem ? std::string{} : made + ")";
}

} // namespace guiju::emitted
