#pragma once

#include <guiju/base/span.hpp>
#include <guiju/feel/nodes.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace guiju::feel {

/// The kinds of syntax. DMN 1.5, 10.3.1.2; `quantity` is guiju's own.
///
/// Children are listed in order; `?` marks one that may be `node_id::none`.
enum class node_kind : std::uint8_t {
    null_literal,
    boolean_literal, ///< text: "true" or "false"
    number_literal,  ///< text: as written, normalised to ASCII digits
    quantity,        ///< text: plain decimal numeral after multipliers (1万元 is "10000"); unit
    text_literal,    ///< text: content after escapes
    at_literal,      ///< text: content between the quotes of @"…"
    name,            ///< text: the name, inner white space normalised to one space
    path,            ///< child: of; text: member name
    filter,          ///< children: of, condition or index
    list,            ///< children: items
    context,         ///< children: entries
    entry,           ///< text: key; child: value. In contexts and named arguments
    range,           ///< children: low, high; low_closed, high_closed
    half_range,      ///< child: end; op: < <= > >= (= and != in unary tests)
    negate,          ///< child
    arithmetic,      ///< children: left, right; op: + - * / **
    comparison,      ///< children: left, right; op: = != < <= > >=
    conjunction,     ///< children: left, right
    disjunction,     ///< children: left, right
    between,         ///< children: value, low, high
    in,              ///< children: value, then one or more tests
    instance_of,     ///< children: value, type
    conditional,     ///< children: condition, then, otherwise
    for_loop,        ///< children: one or more iterators, then the body
    some,            ///< children: one or more iterators, then the condition
    every,           ///< children: one or more iterators, then the condition
    iterator,        ///< text: variable; children: domain, or low and high of `low..high`
    call,            ///< children: callee, then positional arguments
    call_named,      ///< children: callee, then entries
    function,        ///< children: parameters, then the body; op external when declared external
    parameter,       ///< text: name; child: type?
    tests,           ///< children: alternatives of a unary test
    any_test,        ///< the unary test "-"
    not_tests,       ///< child: tests
    type_name,       ///< text: the name of a type
    type_list,       ///< child: item type
    type_range,      ///< child: end type
    type_context,    ///< children: entries whose value is a type
    type_function,   ///< children: parameter types, then the result type
};

enum class operator_kind : std::uint8_t {
    none,
    add,
    subtract,
    multiply,
    divide,
    power,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    external,
};

/// What a number counts. Different units are not added or compared; `percent` of money is money.
enum class unit : std::uint8_t { none, percent, money, years, months, days, persons };

/// One node. A plain record; the tree owns all.
struct node {
    node_kind kind = node_kind::null_literal;
    operator_kind op = operator_kind::none;
    feel::unit unit = feel::unit::none;
    bool low_closed = false;
    bool high_closed = false;
    std::uint32_t depth = 1;         ///< height of the subtree, kept so that readers can bound their recursion
    std::uint32_t currency_code = 0; ///< of money quantities, see `currency::code`
    std::string text;
    node_list children;
    span where;
};

/// One parsed expression, as a flat arena: children come before their parents, the root is last.
struct tree {
    std::vector<node> nodes;
    node_id root = node_id::none;

    [[nodiscard]] bool empty() const noexcept { return root == node_id::none; }
    [[nodiscard]] const node& operator[](node_id id) const noexcept { return nodes[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const node& top() const noexcept { return (*this)[root]; }
    [[nodiscard]] span where() const noexcept { return empty() ? span{} : top().where; }
};

/// Sameness of structure; spans do not count.
[[nodiscard]] bool same(const tree& a, const tree& b) noexcept;

} // namespace guiju::feel
