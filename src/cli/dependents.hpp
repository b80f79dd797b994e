#pragma once

#include "console.hpp"

#include <cstdint>
#include <string>

namespace guiju::cli {

enum class tell_what : std::uint8_t {
    impact, ///< what depends on it
    slice,  ///< what it needs
};

/// Lists what depends on what is so named, or what that needs, as a table or as JSON. The exit code.
[[nodiscard]] int tell_vertices(const policy& of, const std::string& name, tell_what what, bool as_json,
                                const console& on);

} // namespace guiju::cli
