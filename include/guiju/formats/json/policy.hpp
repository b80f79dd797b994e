#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/formats/json/data.hpp>
#include <guiju/graph/policy.hpp>

#include <string>

/// Policies as JSON (RFC 8259): the graph as data, for programs that make or read policies without a parser of rules.
namespace guiju::formats::json {

/// The policy as JSON: every construct, comments and prose included; expressions are texts of the policy dialect in the
/// language of the policy. What stands as it would without being written is left out.
///
/// `parse_policy(print_policy(x))` is the same as x. What imports brought is written with the rest, so that the text
/// needs no other file. Ends in a line end.
[[nodiscard]] std::string print_policy(const graph::policy& what);

/// Reads a policy from JSON that has the form of `policy_schema`.
///
/// Problems name the place in the JSON text: what is no JSON, members that are missing, unknown or of the wrong kind,
/// names that no list of the form has, expressions that cannot be read. Names are not resolved here.
[[nodiscard]] result<graph::policy> parse_policy(const source_set& sources, source_id id, const limits& within = {});

/// The form of policies in JSON as a JSON Schema (draft 2020-12). Ends in a line end.
[[nodiscard]] std::string policy_schema();

} // namespace guiju::formats::json
