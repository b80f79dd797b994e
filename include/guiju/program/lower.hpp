#pragma once

#include <guiju/base/result.hpp>
#include <guiju/program/program.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace guiju::program {

/// How a policy is lowered.
struct lowering_options {
    /// DMN: what FEEL answers with null is no error. Types are then hints; unknown names are null, with a warning.
    bool gradual = false;
    /// Which expression language the program is in. DMN models name it by a URI.
    guiju::semantics semantics = guiju::semantics::feel;
    /// What a host offers to functions whose language is not FEEL, by what they name: "java.lang.Math#cos(double)".
    std::map<std::string, shared<const callable>> external{};
    /// Expressions nested deeper than this are refused.
    std::uint32_t depth = 1'100;
    /// No more than so many errors are collected.
    std::size_t most_problems = 100;
};

/// A policy as a program: names resolved, types inferred and checked, guarded cases and exceptions put in order.
///
/// Warnings accompany the program. The codes of the problems are listed in `docs/language/diagnostics.md`. One problem
/// gives one message: what follows from an error is not reported again. Linear in the size of the policy. The program
/// has passed `verify`.
[[nodiscard]] result<std::shared_ptr<const program>> lower(const graph::policy& from, const lowering_options& how = {});

/// A name that an expression may use, with its type where it is known.
struct variable_name {
    std::string name;
    graph::type_ref type;
};

/// One expression as a program of one answer, 'result', lowered in the gradual way. The answer's subject is a record,
/// 'variables', whose fields are the names in order.
[[nodiscard]] result<std::shared_ptr<const program>>
lower_expression(const feel::tree& expression, const std::vector<variable_name>& names,
                 guiju::semantics semantics = guiju::semantics::feel);

} // namespace guiju::program
