#pragma once

#include <guiju/guiju.hpp>

#include <cstdint>
#include <string_view>

/// Arrow's nested columns as a programmer by hand reads them: by pointers looked up once.
namespace by_hand {

/// A child of a struct array by its name.
struct column {
    const ArrowArray* array = nullptr;
    const ArrowSchema* schema = nullptr;

    [[nodiscard]] column operator[](std::string_view name) const {
        for (std::int64_t i = 0; array != nullptr && i < schema->n_children; ++i) {
            if (schema->children[i]->name == name) {
                return {array->children[i], schema->children[i]};
            }
        }
        return {};
    }
    /// What stands in the lists.
    [[nodiscard]] column items() const { return {array->children[0], schema->children[0]}; }
    template <class T>
    [[nodiscard]] const T* values() const {
        return static_cast<const T*>(array->buffers[1]) + array->offset;
    }
    [[nodiscard]] const std::int32_t* offsets() const { return values<std::int32_t>(); }
};

/// A bit for each row; no buffer: all are set.
struct bits {
    const std::uint8_t* from;
    std::int64_t offset;

    [[nodiscard]] bool operator[](std::int64_t i) const {
        const auto at = static_cast<std::uint64_t>(i + offset);
        return from == nullptr || (static_cast<unsigned>(from[at >> 3U]) >> (at & 7U) & 1U) != 0;
    }
    static bits valid(column of) { return {static_cast<const std::uint8_t*>(of.array->buffers[0]), of.array->offset}; }
    static bits flags(column of) { return {static_cast<const std::uint8_t*>(of.array->buffers[1]), of.array->offset}; }
};

} // namespace by_hand
