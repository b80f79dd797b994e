#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/feel/dialect.hpp>
#include <guiju/graph/policy.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::formats::dmn {

/// Bounds on what is read. Passing one is a diagnostic.
struct limits {
    std::size_t text = std::size_t{64} << 20U; ///< bytes of one document
    std::size_t nesting = 200;                 ///< elements within elements
    std::size_t elements = 2'000'000;          ///< in one document
    std::size_t models = 256;                  ///< documents in all
    std::size_t problems = 1'000;              ///< diagnostics that are told one by one
    feel::limits expressions{};
};

/// A model that another one imports: the name of its source, and its text.
struct imported_model {
    std::string name;
    std::string text;
};

/// What is known of an import: the namespace of the model, where it is said to be (may be empty), and the source that
/// asks for it.
struct wanted_model {
    std::string name_space;
    std::string location;
    std::string from;
};
using import_resolver = std::function<std::optional<imported_model>(const wanted_model&)>;

struct reading {
    import_resolver resolve{}; ///< without one every import is an error
    dmn::limits limits{};
};

/// Reads a model in the XML of DMN 1.1 to 1.6, and those that it imports.
///
/// Input data become the fields of one record, decisions answers that are asked of it, business knowledge models
/// functions. Names of imported models carry the import's: "Model B.Person name". An expression that cannot be read is
/// a warning; its value is null, as the standard says (10.3.2). Neither document types nor entities beyond XML's own
/// are taken. What guiju does not know is kept as it stood (`graph::annex`).
[[nodiscard]] result<graph::policy> parse(source_set& sources, source_id id, const reading& how = {});

/// The namespace of a document, without reading more of it than its first element; empty when it is no model.
[[nodiscard]] std::string name_space_of(std::string_view text);

} // namespace guiju::formats::dmn
