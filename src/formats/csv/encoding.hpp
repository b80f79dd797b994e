#pragma once

#include <guiju/base/language.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace guiju::formats::csv {

/// Bytes as UTF-8, or why they cannot be read.
struct decoded {
    std::optional<std::string> text;
    wording problem;
};

/// Bytes of a file as UTF-8 without byte order mark. With an empty `encoding` it is found out: a byte order mark tells,
/// else what is valid UTF-8 is UTF-8, and what is not is tried as GB18030.
[[nodiscard]] decoded to_utf8(std::string_view bytes, std::string_view encoding);

} // namespace guiju::formats::csv
