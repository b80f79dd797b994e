#pragma once

/// Decimal numbers of 34 digits, as IEEE 754-2008 decimal128 defines them: `guiju::decimal` and all it can do.
///
/// `decimal_type.hpp` is the class itself; the headers below are its chapters.
#include "guiju/value/decimal_arithmetic.hpp" // IWYU pragma: export
#include "guiju/value/decimal_comparison.hpp" // IWYU pragma: export
#include "guiju/value/decimal_division.hpp"   // IWYU pragma: export
#include "guiju/value/decimal_form.hpp"       // IWYU pragma: export
#include "guiju/value/decimal_functions.hpp"  // IWYU pragma: export
#include "guiju/value/decimal_power.hpp"      // IWYU pragma: export
#include "guiju/value/decimal_rounding.hpp"   // IWYU pragma: export
#include "guiju/value/decimal_text.hpp"       // IWYU pragma: export
#include "guiju/value/decimal_type.hpp"       // IWYU pragma: export
