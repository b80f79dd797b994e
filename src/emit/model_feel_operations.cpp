#include "emit/model_feel.hpp"

#include <guiju/feel/printer.hpp>

#include <algorithm>

namespace guiju::emitted {

using meaning::operation;
using program::node_id;
using program::opcode;
using program::type_kind;

namespace {

/// What takes a null among its arguments for something, and not for what is not known.
bool sees_nulls(operation what) {
    switch (what) {
    case operation::count:
    case operation::min:
    case operation::max:
    case operation::sum:
    case operation::mean:
    case operation::median:
    case operation::mode:
    case operation::product:
    case operation::stddev:
    case operation::append:
    case operation::concatenate:
    case operation::flatten:
    case operation::union_:
    case operation::distinct_values:
    case operation::sort:
    case operation::list_contains:
    case operation::list_replace:
    case operation::index_of:
    case operation::insert_before:
    case operation::is:
    case operation::string_join:
        return true;
    default:
        return false;
    }
}

} // namespace

piece feel_writer::operation(node_id, const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    switch (what) {
    case operation::add:
        return infix(n, " + ", binding::sum);
    case operation::subtract:
        return infix(n, " - ", binding::sum);
    case operation::multiply:
        return infix(n, " * ", binding::product);
    case operation::divide:
        return infix(n, " / ", binding::product);
    case operation::power:
        return infix(n, " ** ", binding::power);
    case operation::negate:
        return {"-" + at(of(parts[0]), binding::whole), binding::sign};
    case operation::equal:
        return comparison(n, " = ");
    case operation::not_equal:
        return comparison(n, " != ");
    case operation::less:
        return comparison(n, " < ");
    case operation::less_equal:
        return comparison(n, " <= ");
    case operation::greater:
        return comparison(n, " > ");
    case operation::greater_equal:
        return comparison(n, " >= ");
    case operation::between:
        return fail("此种区间", "`between` as a function", n.where);
    case operation::in:
        return within(n);
    default:
        break;
    }
    const bool of_categories = type_of(parts.empty() ? node_id{} : parts[0]).kind == type_kind::list &&
                               in_[type_of(parts[0]).element].kind == type_kind::category;
    if (of_categories && (what == operation::min || what == operation::max)) {
        return extreme(n);
    }
    if (of_categories && what == operation::sort && parts.size() == 1) {
        return fail("类别值的排序", "a sort of values of a category", n.where);
    }
    const auto name = std::string(meaning::info(what).name);
    const auto made = [&](const pieces& given) {
        std::vector<std::string> texts;
        for (const auto& one : given) {
            texts.push_back(one.text);
        }
        return call(name, texts);
    };
    if (sees_nulls(what)) {
        return unless_open({parts.begin(), parts.end()}, made, n.index);
    }
    pieces given;
    for (const auto part : parts) {
        given.push_back(of(part));
    }
    return made(given);
}

/// Left-associative: the right side holds tighter.
piece feel_writer::infix(const node& n, const char* sign, binding holds) {
    const auto parts = operands(n);
    const auto tighter = static_cast<binding>(static_cast<std::uint8_t>(holds) + 1);
    return {at(of(parts[0]), holds) + sign + at(of(parts[1]), tighter), holds};
}

/// Where a value stands in its category: a number, or null.
piece feel_writer::rank(node_id id) {
    const auto& n = in_[id];
    if (n.op == opcode::constant && in_.constants[n.index].is(kind::category)) {
        return {std::to_string(in_.constants[n.index].ordinal() + 1)};
    }
    return call(knows(words_.ranks[static_cast<std::size_t>(type_of(id).category)]), {of(id).text});
}

piece feel_writer::comparison(const node& n, const char* sign) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = operands(n);
    const bool equality = what == operation::equal || what == operation::not_equal;
    const auto made = [sign](const pieces& given) {
        return piece{at(given[0], binding::sum) + sign + at(given[1], binding::sum), binding::compared};
    };
    if (equality) {
        return unless_open({parts[0], parts[1]}, made);
    }
    if (is_category(parts[0]) && is_category(parts[1])) {
        return made({rank(parts[0]), rank(parts[1])});
    }
    return made({of(parts[0]), of(parts[1])});
}

piece feel_writer::related(graph::relation relation, const piece& left, const piece& right) {
    const char* sign = " = ";
    switch (relation) {
    case feel::operator_kind::less:
        sign = " < ";
        break;
    case feel::operator_kind::less_equal:
        sign = " <= ";
        break;
    case feel::operator_kind::greater:
        sign = " > ";
        break;
    case feel::operator_kind::greater_equal:
        sign = " >= ";
        break;
    default:
        break;
    }
    return {at(left, binding::sum) + sign + at(right, binding::sum), binding::compared};
}

piece feel_writer::within(const node& n) {
    const auto parts = operands(n);
    const auto test = in_[parts[1]];
    if (test.op == opcode::make_range && is_category(parts[0])) {
        return within_ranks(n, parts[1]);
    }
    if (test.op == opcode::make_range) {
        return {at(of(parts[0]), binding::sum) + " in " + of(parts[1]).text, binding::compared};
    }
    return unless_open({parts[0], parts[1]}, [](const pieces& given) {
        return piece{at(given[0], binding::sum) + " in (" + given[1].text + ")", binding::compared};
    });
}

piece feel_writer::within_ranks(const node& n, node_id test) {
    const auto& range = in_[test];
    const auto ends = operands(range);
    return {rank(operands(n)[0]).text + " in " + ((range.index & 1U) != 0 ? "[" : "(") + rank(ends[0]).text + ".." +
                rank(ends[1]).text + ((range.index & 2U) != 0 ? "]" : ")"),
            binding::compared};
}

/// The highest or lowest value of a category among some: by its place.
piece feel_writer::extreme(const node& n) {
    const auto parts = operands(n);
    const auto category = static_cast<std::size_t>(in_[type_of(parts[0]).element].category);
    std::string values;
    for (const auto& one : in_.categories[category].body->values) {
        values += (values.empty() ? "" : ", ") + feel::quoted(one);
    }
    const auto name = fresh("x");
    const auto which = std::string(meaning::info(static_cast<meaning::operation>(n.index)).name);
    return {"[" + values + "][" + which + "(for " + name + " in " + of(parts[0]).text + " return " +
            knows(words_.ranks[category]) + "(" + name + "))]"};
}

} // namespace guiju::emitted
