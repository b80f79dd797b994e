#pragma once

#include <guiju/formats/rules/parser.hpp>

#include <string>
#include <vector>

namespace guiju::formats::rules {

/// The policy with what the text declares: an answer or a function of the same name (and, for answers, the same
/// subject) takes the place of the old one, anything else is added. Only the text is read; the policy is not parsed
/// again.
///
/// A text without any answer or function that replaces one is an error. An answer that cites no clause keeps those of
/// the one it replaces. Exceptions to a replaced answer stay.
[[nodiscard]] result<graph::policy> amend(const graph::policy& base, source_set& sources, source_id text,
                                          const parsing& how = {});

/// The policy without the answers of these names (in either language, of any subject) and their exceptions. A name that
/// no answer has is an error.
[[nodiscard]] result<graph::policy> without(const graph::policy& base, const std::vector<std::string>& names);

} // namespace guiju::formats::rules
