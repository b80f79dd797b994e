#pragma once

#include <guiju/base/result.hpp>
#include <guiju/columns/arrow.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::columns {

/// How the values of an Arrow column lie in memory.
enum class storage : std::uint8_t {
    null,
    boolean,
    signed_int,   ///< `width` bytes
    unsigned_int, ///< `width` bytes
    floating,     ///< `width` bytes, 4 or 8
    decimal,      ///< `width` bytes, two's complement, value × 10^scale
    text,         ///< offsets of 4 bytes
    large_text,   ///< offsets of 8 bytes
    text_view,    ///< views of 16 bytes
    date_days,
    date_millis,
    timestamp, ///< `per_second` ticks
    list,
    large_list,
    record,
};

/// An Arrow type, read from its format.
struct column_type {
    columns::storage storage = columns::storage::null;
    int width = 0;
    int scale = 0;
    int precision = 0;
    std::int64_t per_second = 1; ///< of timestamps
    bool placed = false;         ///< a timestamp with a time zone
    std::string name;
    std::vector<column_type> children;
    std::shared_ptr<const column_type> dictionary; ///< of the values; this is then the type of the indices
};

/// The type of a schema, or an error that names the column whose type is not read.
[[nodiscard]] result<column_type> read_type(const ArrowSchema& schema);

/// Whether a batch has the buffers and children of its type, as far as can be seen: an error that names the column
/// otherwise. Offsets of lists and texts are looked at, so that no offset leads outside its child.
[[nodiscard]] diagnostics check_array(const column_type& type, const ArrowArray& array);

/// An error without a place.
[[nodiscard]] diagnostic arrow_problem(std::string code, wording what, wording hint = {});

/// The validity bitmap of an array; nullptr when all are valid.
[[nodiscard]] inline const std::uint8_t* validity_of(const ArrowArray& array) noexcept {
    return array.null_count == 0 || array.n_buffers == 0 ? nullptr : static_cast<const std::uint8_t*>(array.buffers[0]);
}

[[nodiscard]] inline bool bit_at(const std::uint8_t* bits, std::int64_t at) noexcept {
    return (bits[at >> 3] >> (at & 7) & 1U) != 0;
}

/// Where the items of row `i` (counted from the array's offset) lie in the child of a list.
struct item_range {
    std::int64_t from = 0;
    std::int64_t to = 0;
};
[[nodiscard]] inline item_range items_at(const column_type& type, const ArrowArray& array, std::int64_t i) noexcept {
    const auto at = i + array.offset;
    if (type.storage == storage::list) {
        const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
        return {offsets[at], offsets[at + 1]};
    }
    const auto* offsets = static_cast<const std::int64_t*>(array.buffers[1]);
    return {offsets[at], offsets[at + 1]};
}

} // namespace guiju::columns
