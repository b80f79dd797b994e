#pragma once

#include <guiju/guiju.hpp>

#include <string>

namespace guiju::cli {

/// file:line of a place in the policy; empty when it has none.
[[nodiscard]] std::string place_of(const policy& of, span where);

} // namespace guiju::cli
