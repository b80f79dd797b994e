#pragma once

#include <guiju/value/value.hpp>

#include <span>
#include <string>
#include <vector>

namespace guiju::meaning {

/// Undetermined until the needs of both are supplied. Either may be something else: then the other one is the result.
[[nodiscard]] inline value unite_needs(const value& a, const value& b) {
    if (!a.is_undetermined()) {
        return b;
    }
    if (!b.is_undetermined()) {
        return a;
    }
    std::vector<std::string> all(a.needs().begin(), a.needs().end());
    all.insert(all.end(), b.needs().begin(), b.needs().end());
    return value::undetermined(std::move(all), a.where());
}

/// The needs of all undetermined ones among `values`, united; else the null of reason `literal`.
[[nodiscard]] inline value united_needs(std::span<const value> values) {
    value united;
    for (const auto& one : values) {
        if (one.is_undetermined()) {
            united = unite_needs(united, one);
        }
    }
    return united;
}

} // namespace guiju::meaning
