#pragma once

#include <guiju/guiju.hpp>

#include <pugixml.hpp>

#include <string>

/// Values in the test files of DMN's conformance kit (testCases.xsd).
namespace guiju::cli::tck {

/// The name of an element without its prefix is that.
[[nodiscard]] bool is(pugi::xml_node of, const char* name);
[[nodiscard]] pugi::xml_node child(pugi::xml_node of, const char* name);

/// What an element of the kit's `valueType` holds: a `value`, a `list`, or `component`s; null when it has none.
[[nodiscard]] value value_in(pugi::xml_node of);

/// Whether a result is what was expected, as the kit's reference runner compares: numbers to 8 places, lists item by
/// item, contexts by their entries.
[[nodiscard]] bool as_expected(const value& expected, const value& found);

} // namespace guiju::cli::tck
