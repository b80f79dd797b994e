#pragma once

#include <guiju/program/types.hpp>

#include <string>
#include <string_view>

namespace guiju::evaluate {

/// A text with full-width digits, signs and letters made ASCII, and blanks at both ends dropped.
[[nodiscard]] std::string to_half_width(std::string_view text);

/// One scalar fact as that type, or null of reason `syntax` or `type_error` when it is none.
[[nodiscard]] value scalar_fact(const program::type& type, const shared<const category_body>& category,
                                const value& fact);

/// What is expected where a type is asked for, as a person says it.
[[nodiscard]] wording expected_words(const program::type& type, const shared<const category_body>& category);

} // namespace guiju::evaluate
