#pragma once

#include "formats/rules/prepared.hpp"
#include "formats/rules/problems.hpp"

#include <guiju/feel/scope.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/graph/policy.hpp>

#include <deque>
#include <string>
#include <vector>

namespace guiju::formats::rules {

enum class grammar_of : std::uint8_t { expression, unary_tests, bounds };

/// An expression that waits until all names are known.
struct pending {
    const prepared* text = nullptr;
    slice where;
    grammar_of what = grammar_of::expression;
    slice high{}; ///< of bounds: `where` is the low one
};

/// What the reading of a document and of its imports share.
struct session {
    source_set* sources = nullptr;
    const parsing* how = nullptr;
    problem_list problems;
    graph::policy policy{};
    std::deque<prepared> texts{};         ///< put where they stay
    std::vector<pending> expressions{};   ///< a tree without nodes and root i stands for the i-th
    std::vector<std::string> open{};      ///< names of the sources being read, outermost first
    std::vector<std::string> read{};      ///< names of all sources read
    std::size_t chinese = 0, english = 0; ///< keywords of the document
};

/// Reads one source into the session: the document itself, or what one imports.
void read_source(session& into, source_id id, std::vector<graph::element>& order);

/// Parses what waits, now that all names are known.
void read_expressions(session& all);

/// Reports names and clause ids that are declared twice.
void check_names(const graph::policy& policy, problem_list& problems);

} // namespace guiju::formats::rules
