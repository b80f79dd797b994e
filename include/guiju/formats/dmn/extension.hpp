#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/formats/dmn/reader.hpp>
#include <guiju/graph/policy.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A policy in the extension elements of a DMN model: what DMN has no word for, and all else in the policy's own terms.
///
/// Every element of the model that stands for a member of the policy holds that member whole; what belongs to no
/// element (clauses, prose, the order of the document) stands in the extension elements of `definitions`. Members,
/// attributes and child elements go by the names that they have in JSON (docs/language/json.md).
namespace guiju::formats::dmn {

/// The namespace of the extension elements, and the prefix that they are written with.
inline constexpr std::string_view extension_space = "urn:guiju:dmn:1";
inline constexpr std::string_view extension_prefix = "guiju";

/// What the members of one policy are written with: the names that its expressions speak of.
class extension_writer {
public:
    explicit extension_writer(const graph::policy& of);
    ~extension_writer();
    extension_writer(const extension_writer&) = delete;
    extension_writer& operator=(const extension_writer&) = delete;

    /// The policy without its members, as one extension element; `lowering` says by which rules the model was made.
    [[nodiscard]] std::string head(int lowering) const;
    /// One member as one extension element, by its index in the list of its kind.
    [[nodiscard]] std::string member(graph::element::kind kind, std::size_t index) const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// A policy that was read out of a model.
struct extended_policy {
    graph::policy document;
    int lowering = 0;                   ///< by which rules the model was made
    std::vector<std::string> without{}; ///< elements of the model that no extension speaks of
};

/// Whether a document says that it holds a policy.
[[nodiscard]] bool holds_policy(std::string_view text);

/// Reads the policy in the extension elements of a model. Problems name the place in the XML: what is missing, unknown
/// or cannot be read.
[[nodiscard]] result<extended_policy> parse_extension(const source_set& sources, source_id id,
                                                      const limits& within = {});

} // namespace guiju::formats::dmn
