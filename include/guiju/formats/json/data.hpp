#pragma once

#include <guiju/base/result.hpp>
#include <guiju/value/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// JSON (RFC 8259) as values, exactly.
namespace guiju::formats::json {

struct limits {
    std::size_t depth = 500;
    std::size_t bytes = std::size_t{4} << 30U;
};

/// A JSON text as a value: objects become contexts, arrays lists, numbers exact decimals as written (never through a
/// double).
///
/// Duplicate keys, numbers that no decimal of 34 digits holds (1e999999), NaN and nesting beyond the limit are errors.
/// Messages name `name`, line and column.
[[nodiscard]] result<value> parse(std::string_view text, const std::string& name, const limits& within = {});

/// `text` as a JSON string with its quotes.
void append_quoted(std::string& into, std::string_view text);

} // namespace guiju::formats::json
