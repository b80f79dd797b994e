#pragma once

#include <guiju/base/language.hpp>
#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/graph/policy.hpp>

#include <string>

namespace guiju::formats::rules {

/// The policy as text, with the keywords of one language: `parse(print(x))` is the same as x.
///
/// Markdown when `policy::literate`, else rules alone. What was imported is not printed, only the import.
[[nodiscard]] std::string print(const graph::policy& what, lang language);
[[nodiscard]] inline std::string print(const graph::policy& what) { return print(what, what.language); }

/// The text of a source as the printer would lay it out, comments and prose kept; `format(format(x))` is `format(x)`.
/// Errors when the source cannot be read.
[[nodiscard]] result<std::string> format(source_set& sources, source_id id, const parsing& how = {});

/// The policy in the other language: keywords, and each name by its other name, wherever it stands.
///
/// Where a declaration has no other name, its name stays. Text literals in expressions that are a value of a category
/// or a choice of a reading are exchanged as well: all of them, when the text names values or choices with one and the
/// same other name, else none. Prose, comments and other texts stay. Names that are declared anew inside an expression
/// (of loops and lambdas) are exchanged only where they are names of the policy. Translating there and back gives the
/// same policy.
[[nodiscard]] graph::policy translate(const graph::policy& what, lang language);

} // namespace guiju::formats::rules
