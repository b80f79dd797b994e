#pragma once

#include <guiju/base/language.hpp>
#include <guiju/base/span.hpp>

#include <string>
#include <vector>

namespace guiju {

enum class severity : std::uint8_t { note, warning, error };

/// A second place that helps to understand a diagnostic, with what is true of it.
struct annotation {
    span where;
    wording text;
    friend bool operator==(const annotation&, const annotation&) = default;
};

/// One problem in a text, told to a person: what is wrong, where, and what would be right.
///
/// `code` is stable and listed in `docs/language/diagnostics.md`, e.g. "name.unknown".
struct diagnostic {
    guiju::severity severity = severity::error;
    std::string code;
    span where;
    wording what;
    wording hint;                   ///< what would be right; may be empty
    std::vector<annotation> others; ///< further places, e.g. the earlier declaration
    friend bool operator==(const diagnostic&, const diagnostic&) = default;
};

using diagnostics = std::vector<diagnostic>;

[[nodiscard]] inline bool has_errors(const diagnostics& all) noexcept {
    for (const auto& one : all) {
        if (one.severity == severity::error) {
            return true;
        }
    }
    return false;
}

} // namespace guiju
