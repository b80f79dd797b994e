#pragma once

#include <guiju/guiju.hpp>

#include <pybind11/pybind11.h>

namespace guiju::bindings {

/// Finds the types of Python's library that values become; called once, when the module is imported.
void prepare_conversion();
/// decimal.Decimal
[[nodiscard]] pybind11::handle decimal_type();

/// A value as Python has it. Numbers and money are `decimal.Decimal`, dates and times those of `datetime` where it can
/// hold them, else texts; nulls are None.
[[nodiscard]] pybind11::object to_python(const value& v);

/// What Python hands in, exactly: int, Decimal, str, bool, dates and times, timedelta, lists, mappings, None, anything
/// with `__index__`. Throws TypeError for float, which holds no decimal exactly, and ValueError for numbers that 34
/// digits cannot hold.
[[nodiscard]] value from_python(pybind11::handle object);

/// A day from `datetime.date` or from text.
[[nodiscard]] date date_from_python(pybind11::handle object);

/// The words of a reason, as messages give them: "division by zero".
[[nodiscard]] std::string_view name_of(reason why) noexcept;

} // namespace guiju::bindings
