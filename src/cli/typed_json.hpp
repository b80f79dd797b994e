#pragma once

#include <guiju/guiju.hpp>

#include <string>

namespace guiju::cli {

/// A value as JSON that keeps its type: null, true, false, lists as arrays, `{"n":"0.1"}` number,
/// `{"m":"1.00","cur":"CNY"}` money,
/// `{"s":…}` text, `{"d":…}` date, `{"t":…}` time, `{"dt":…}` date and time, `{"ymd":…}` and `{"dtd":…}` durations,
/// `{"c":{…}}` context, `{"r":"[1..2]"}` range, `{"f":true}` function, `{"cat":…}` category.
[[nodiscard]] std::string typed_json(const value& v);

/// A value as a person writes it: 0.1, "text", date as 2024-02-29, [1, 2], {a: 1}.
[[nodiscard]] std::string plain_text(const value& v);

} // namespace guiju::cli
