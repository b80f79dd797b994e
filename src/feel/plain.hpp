#pragma once

#include <guiju/feel/dialect.hpp>
#include <guiju/feel/tree.hpp>

#include <optional>
#include <string_view>

/// The short way for what most cells of tables hold. What it reads, it reads as the grammar does; what it does not know
/// it leaves to the grammar, so that there is one definition of the language and one place that words its errors.
namespace guiju::feel {

/// A numeral or a text without escapes, alone.
[[nodiscard]] std::optional<tree> plain_literal(std::string_view text, span origin, const limits& bounds);

/// Tests parted by commas, each a literal, `true`, `false`, a comparison with a literal or a range between literals.
[[nodiscard]] std::optional<tree> plain_tests(std::string_view text, span origin, const limits& bounds);

} // namespace guiju::feel
