#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/span.hpp>
#include <guiju/feel/dialect.hpp>
#include <guiju/feel/scope.hpp>
#include <guiju/feel/tree.hpp>

#include <string_view>

namespace guiju::feel {

/// Reads one expression: DMN 1.5, 10.3.1.2, rule 1.
///
/// `origin` says where `text` stands in its source: spans of nodes and diagnostics are `origin.begin` plus the offset
/// in `text`. On bad text there is exactly one error, at the first place that cannot be right. Time is linear in the
/// length of the text.
[[nodiscard]] result<tree> parse_expression(std::string_view text, span origin, const scope& known, const dialect& how,
                                            const limits& bounds = {});

/// Reads unary tests: rule 7. The root is `any_test`, `not_tests` or `tests`.
[[nodiscard]] result<tree> parse_unary_tests(std::string_view text, span origin, const scope& known, const dialect& how,
                                             const limits& bounds = {});

/// Reads expressions parted by commas: rule 6. The root is `list`.
[[nodiscard]] result<tree> parse_expressions(std::string_view text, span origin, const scope& known, const dialect& how,
                                             const limits& bounds = {});

/// Reads a type as it stands behind `instance of`: rule 46.
[[nodiscard]] result<tree> parse_type(std::string_view text, span origin, const scope& known, const dialect& how,
                                      const limits& bounds = {});

} // namespace guiju::feel
