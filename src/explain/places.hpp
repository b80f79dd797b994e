#pragma once

#include <guiju/explain/why_not.hpp>

#include <optional>
#include <vector>

namespace guiju::explain {

/// A field of one record in the data.
struct placed_field {
    std::vector<placed_record::step> path; ///< from the root to the record
    program::field_ref field;
};

/// The record type in a field: its own, or that of the list's items.
[[nodiscard]] program::record_id record_in(const program::program& p, program::type_id type) noexcept;

/// The value of a field at a place.
[[nodiscard]] value read_at(const value& root, const placed_field& at);
/// The root with another value there; everything beside it is shared.
[[nodiscard]] value with_value_at(const value& root, const placed_field& at, const value& now);
/// 组织[3].评级[0].取得日期.
[[nodiscard]] std::string path_words(const program::program& p, program::record_id root, const placed_field& at);

/// The scalar inputs that an answer depends on, wherever they stand around its subject: first in the subject and below
/// it, then around it. Keys of records are left out, and records of one type beyond `most`.
[[nodiscard]] std::vector<placed_field> inputs_of(const program::program& p, program::answer_id asked,
                                                  const placed_record& about, std::size_t most);

} // namespace guiju::explain
