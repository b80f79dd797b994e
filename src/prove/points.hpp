#pragma once

#include <guiju/program/boxes.hpp>

#include <optional>

namespace guiju::prove {

/// A value of the type that lies within a run of an axis; nothing where none can be named.
[[nodiscard]] std::optional<value> value_within(const program::program& in, const program::type& type,
                                                const program::axis& along, const program::run& within);

} // namespace guiju::prove
