#pragma once

#include <guiju/guiju.hpp>

namespace guiju::cli::tck {

/// What the conformance kit's models call of the Java library (0076), by well-known equivalents. Arguments of other
/// types than the signature says give null.
[[nodiscard]] std::map<std::string, external_function> java_functions();

} // namespace guiju::cli::tck
