#pragma once

#include <guiju/base/result.hpp>
#include <guiju/graph/policy.hpp>
#include <guiju/program/program.hpp>

#include <string>
#include <vector>

/// A policy as a DMN 1.5 model that computes the same amounts without knowing of policies.
namespace guiju::emitted {

/// The rules by which models are made. A model that was made by others cannot be compared with what its policy gives.
inline constexpr int model_lowering = 1;

/// The model in DMN's XML, with the policy in its extension elements (`formats::dmn::parse_extension`).
///
/// | policy | model |
/// |---|---|
/// | record | item definition; input data where answers are asked of it |
/// | category | item definition with allowed values; where its order is asked for, a knowledge model of a value's place
/// | | day asked for, reading | input data, and a decision that takes the default where it is null | | parameter |
/// knowledge model: a table of days and categories; input data for what is delegated | | function | knowledge model;
/// the day, readings and delegated amounts that it hangs on are further parameters | | answer | decision, with its
/// exceptions in front; a knowledge model too where it is asked of other records or keys |
///
/// Amounts, percentages and counts are plain numbers. What is undetermined is null. Errors are of what FEEL has no word
/// for, with their place in the policy.
[[nodiscard]] result<std::string> model(const graph::policy& of, const program::program& as);

/// The names of the elements that are otherwise in one model than in the other, or are missing in it: by what they say,
/// whatever is written around it.
[[nodiscard]] std::vector<std::string> changed_elements(const graph::policy& in, const graph::policy& expected);

} // namespace guiju::emitted
