#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/formats/json/data.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::json {

/// One part of a JSON text, with where it stands.
struct part {
    enum class kind : std::uint8_t { null, boolean, number, text, list, object };
    kind what = kind::null;
    std::string text;              ///< of texts their content; of numbers the numeral; of booleans "true" or "false"
    std::vector<std::string> keys; ///< of objects
    std::vector<span> key_places;  ///< of objects, as long as `keys`
    std::vector<part> parts;       ///< items of a list; values of an object, as long as `keys`
    span where;                    ///< of texts without their quotes

    /// The value of that key, or null.
    [[nodiscard]] const part* find(std::string_view key) const noexcept;
};

/// A JSON text as parts. Problems name the place in the text.
[[nodiscard]] result<part> parse_document(const source_set& sources, source_id id, const limits& within);

/// Where each byte of a text's content stands in its source, and one more for its end: escapes are longer than what
/// they stand for. Empty where the content stands as it is.
[[nodiscard]] std::vector<std::uint32_t> places_of_content(std::string_view as_written);

} // namespace guiju::formats::json
