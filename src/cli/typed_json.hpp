#pragma once

#include <guiju/guiju.hpp>

#include <optional>
#include <string>

namespace guiju::cli {

/// A value as JSON that keeps its type: null, true, false, lists as arrays, `{"n":"0.1"}` number,
/// `{"m":"1.00","cur":"CNY"}` money,
/// `{"s":…}` text, `{"d":…}` date, `{"t":…}` time, `{"dt":…}` date and time, `{"ymd":…}` and `{"dtd":…}` durations,
/// `{"c":{…}}` context, `{"r":"[1..2]"}` range, `{"f":true}` function, `{"cat":…}` category.
[[nodiscard]] std::string typed_json(const value& v);

/// The value that `typed_json` wrote, from its JSON as `read_json` gives it: objects are contexts with one entry. Plain
/// numbers and texts stand for themselves; nothing for an object without one of the tags, or whose content is no such
/// value. Functions, money and categories cannot be read.
[[nodiscard]] std::optional<value> from_typed(const value& read);

/// The same for each entry of a context.
[[nodiscard]] std::optional<value> typed_context(const value& read);

/// A value as a person writes it: 0.1, "text", date as 2024-02-29, [1, 2], {a: 1}.
[[nodiscard]] std::string plain_text(const value& v);

} // namespace guiju::cli
