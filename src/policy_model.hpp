#pragma once

#include <guiju/formats/dmn/extension.hpp>
#include <guiju/formats/dmn/reader.hpp>
#include <guiju/program/program.hpp>

#include <optional>

namespace guiju {

/// A document in DMN's XML: a model, or the policy that it holds.
struct model_document {
    graph::policy document;
    std::optional<int> lowering{}; ///< of policies: by which rules the model was made
};

/// Reads the policy that a model holds. Without one, and where elements were added that it says nothing of, the model.
[[nodiscard]] result<model_document> read_model(source_set& sources, source_id id, const formats::dmn::reading& how);

/// Errors where the model says something else than the policy in it.
[[nodiscard]] diagnostics compare_model(source_set& sources, source_id id, const model_document& read,
                                        const program::program& program, const formats::dmn::reading& how);

} // namespace guiju
