#pragma once

#include <guiju/guiju.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::cli {

/// A field that holds records: which, of what type, and whether it is a list of them.
struct record_field {
    const program::field_info* field = nullptr;
    program::record_id type = program::record_id::none;
    bool many = false;
};

/// The record that a population is of: the one that nothing contains and that contains the most.
[[nodiscard]] program::record_id population_record(const program::program& p);

/// The field of that name (in either language), or the one that holds records of that name.
[[nodiscard]] std::optional<record_field> find_record_field(const program::program& p, program::record_id in,
                                                            std::string_view name);

/// All fields of a record that hold lists of records.
[[nodiscard]] std::vector<record_field> lists_of(const program::program& p, program::record_id in);

/// The list of the population whose records have the most of these fields; nothing when none has any.
[[nodiscard]] std::optional<record_field> list_for_columns(const program::program& p,
                                                           const std::vector<std::string>& columns);

/// A context with those names and values.
[[nodiscard]] value make_context(std::vector<std::string> names, std::vector<value> values);

} // namespace guiju::cli
