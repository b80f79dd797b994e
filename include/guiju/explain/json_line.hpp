#pragma once

#include <guiju/evaluate/outcome.hpp>

#include <string>
#include <string_view>

namespace guiju::explain {

/// One outcome as one JSON object, without a line end. `place` is where an error came about, as file:line:column.
/// Amounts, numbers and shares are strings of exact decimals: money with two decimals, or more where it exactly has
/// more; numbers without trailing zeros and without exponent.
[[nodiscard]] std::string to_json_line(const program::program& p, const evaluate::outcome& one,
                                       std::string_view place = {});

/// A value as that JSON writes it.
void append_json(std::string& into, const value& v);

/// An amount as text: at least two decimals, more where it exactly has more.
[[nodiscard]] std::string money_text(const decimal& amount);
/// A number as text: no trailing zeros, no exponent.
[[nodiscard]] std::string number_text(const decimal& number);

} // namespace guiju::explain
