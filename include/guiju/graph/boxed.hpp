#pragma once

#include <guiju/graph/table.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace guiju::graph {

/// What stands where an expression should and cannot be read: a null literal that keeps its text. Its value is null.
[[nodiscard]] inline feel::tree unread(std::string text, span where) {
    feel::tree made;
    feel::node one;
    one.text = std::move(text);
    one.where = where;
    made.nodes.push_back(std::move(one));
    made.root = feel::node_id{0};
    return made;
}
/// Its text; empty for all other trees.
[[nodiscard]] inline std::string unread_text(const feel::tree& of) {
    const bool null = !of.empty() && of.top().kind == feel::node_kind::null_literal;
    return null ? of.top().text : std::string();
}

/// The kinds of boxed expressions. DMN 1.5, 7.3, 8 and 10.2.
enum class box_kind : std::uint8_t {
    literal,     ///< `text`
    context,     ///< one part for each name; the last may be nameless: the result
    list,        ///< parts: the items
    relation,    ///< names: the columns; parts: the cells, row after row
    function,    ///< names: the parameters; part: the body
    invocation,  ///< part 0: what is called; then one part for each name
    conditional, ///< parts: if, then, else
    filter,      ///< parts: in, match
    for_loop,    ///< name: the iterator; parts: in, return
    some,        ///< name: the iterator; parts: in, satisfies
    every,       ///< name: the iterator; parts: in, satisfies
    table,       ///< `table`
};

/// In what language the body of a function is written. DMN 1.5, table 26.
enum class function_language : std::uint8_t { feel, java, pmml };

struct boxed;

/// A name in a box: of a context entry, parameter, column, binding or iterator.
struct box_name {
    naming name;
    type_ref type{};
    annex details{};
    annex of_entry{}; ///< of the element around it
};

/// A boxed expression: boxes in boxes, down to FEEL. A value; the tree owns its parts.
struct boxed {
    box_kind kind = box_kind::literal;
    type_ref type{};       ///< `any`: as it comes
    feel::tree text{};     ///< literals; empty when nothing is written
    std::string written{}; ///< literals as they stood
    std::vector<box_name> names{};
    std::vector<boxed> parts{};
    std::vector<table> tables{}; ///< one, of tables
    function_language language = function_language::feel;
    annex details{};
    std::vector<annex> of_parts{}; ///< of the elements around parts (rows, `in`, `return` …), or none
    span where{};
};

} // namespace guiju::graph
