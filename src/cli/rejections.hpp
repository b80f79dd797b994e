#pragma once

#include <guiju/guiju.hpp>

#include <string>

namespace guiju::cli {

/// The answer with its status, and below it the conditions that failed, each as it is written with its file and line;
/// for limits and targets also how far they are from their bound.
[[nodiscard]] std::string why_not_text(const policy& of, const outcome& one, lang language);

/// A place in the policy as file:line, or empty.
[[nodiscard]] std::string place_of(const policy& of, span where);

} // namespace guiju::cli
