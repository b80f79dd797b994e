#pragma once

#include <guiju/guiju.hpp>

#include <pybind11/pybind11.h>

#include <string>
#include <string_view>

namespace guiju::bindings {

/// The language that messages about a text are in: that of its header where it has one, else Chinese when any stands in
/// it.
[[nodiscard]] lang language_of(std::string_view text) noexcept;

/// Throws guiju.PolicyError: the diagnostics as a person reads them, and each by itself.
[[noreturn]] void throw_policy_error(const diagnostics& problems, const source_set& sources, lang language);

/// The same for data that was handed in.
[[noreturn]] void throw_policy_error(const std::vector<evaluate::fact_problem>& problems, lang language);

/// What a call for Python gave; throws guiju.PolicyError when it gave diagnostics.
template <class T>
T taken(const policy& of, result<T> from) {
    if (!from) {
        throw_policy_error(from.problems(), of.sources(), of.program().language);
    }
    return std::move(*from);
}

} // namespace guiju::bindings
