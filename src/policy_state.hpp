#pragma once

#include <guiju/guiju.hpp>

#include <memory>
#include <mutex>

namespace guiju {

/// Warnings that are made when they are first asked for.
struct late_warnings {
    std::once_flag once;
    diagnostics all;
};

/// What copies of a policy share.
struct policy::state {
    std::shared_ptr<const source_set> sources;
    std::shared_ptr<const graph::policy> document;
    evaluate::evaluator evaluator;
    diagnostics warnings;             ///< of loading
    std::vector<amendment> amounts{}; ///< set by reforms, in order: what the document does not say
    std::unique_ptr<late_warnings> analysed = std::make_unique<late_warnings>();
};

/// An expression without inputs as a value: what users write for amounts.
[[nodiscard]] result<value> constant_value(std::string_view text, lang language);

/// The value of a tree without inputs.
[[nodiscard]] result<value> tree_value(const feel::tree& tree);

/// An error without a place.
[[nodiscard]] diagnostic plain_problem(std::string code, wording what, wording hint = {});

/// The nearest of `names`, for "did you mean"; empty when none is near.
[[nodiscard]] std::string nearest_name(std::string_view name, const std::vector<std::string>& names);

} // namespace guiju
