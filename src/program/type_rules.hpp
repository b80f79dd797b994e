#pragma once

#include "builder.hpp"

#include <guiju/base/language.hpp>

#include <optional>

namespace guiju::program {

/// What a type is called in messages: "money (CNY)", "金额 (CNY)", "a number of months".
[[nodiscard]] wording name_of(const builder& in, type_id id);
/// What a unit is called: "months", "月".
[[nodiscard]] wording name_of(feel::unit unit);

/// How a value of one type gets to be one of another.
enum class fit : std::uint8_t {
    same,     ///< it is one
    converts, ///< by `convert`, when values are seen
    never,
};
[[nodiscard]] fit fits(builder& in, type_id from, type_id to);

/// The type of a value that is of one type or the other; nothing when they have nothing in common.
[[nodiscard]] std::optional<type_id> joined(builder& in, type_id a, type_id b);

/// Whether FEEL may compare values of these types for equality without it being always false.
[[nodiscard]] bool comparable(builder& in, type_id a, type_id b);
/// Whether values of that type have an order.
[[nodiscard]] bool ordered(const builder& in, type_id id);

/// The unit of a sum, or nothing when the units must not be mixed. `none` goes with all.
[[nodiscard]] std::optional<feel::unit> sum_unit(feel::unit a, feel::unit b);
[[nodiscard]] feel::unit product_unit(feel::unit a, feel::unit b);
[[nodiscard]] feel::unit quotient_unit(feel::unit a, feel::unit b);

} // namespace guiju::program
