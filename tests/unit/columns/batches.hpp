#pragma once

#include "columns/made.hpp"

#include <guiju/guiju.hpp>

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Arrow batches as other programs would make them, column by column.
namespace guiju::columns::testing {

template <class T>
using cells = std::vector<std::optional<T>>;

inline std::shared_ptr<buffer_pool> test_pool() {
    static const auto pool = std::make_shared<buffer_pool>();
    return pool;
}

template <class T>
buffer buffer_of(const std::vector<T>& items) {
    buffer made(test_pool(), items.size() * sizeof(T));
    if (!items.empty()) {
        std::memcpy(made.data(), items.data(), items.size() * sizeof(T));
    }
    return made;
}

struct column {
    arrow_schema schema;
    arrow_array array;
};

template <class T>
std::pair<buffer, std::int64_t> validity(const cells<T>& of) {
    std::vector<std::uint8_t> bits((of.size() + 7) / 8, 0);
    std::int64_t nulls = 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (of[i]) {
            bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
        } else {
            ++nulls;
        }
    }
    return {nulls == 0 ? buffer() : buffer_of(bits), nulls};
}

/// Cells of fixed width, as that format says: "c", "i", "d:9,2,32" …
template <class T>
column fixed(const std::string& name, const std::string& format, const cells<T>& of) {
    auto [valid, nulls] = validity(of);
    std::vector<T> content;
    for (const auto& one : of) {
        content.push_back(one.value_or(T{}));
    }
    std::vector<buffer> buffers;
    buffers.push_back(std::move(valid));
    buffers.push_back(buffer_of(content));
    return {make_schema(format, name, true),
            make_array(static_cast<std::int64_t>(of.size()), nulls, std::move(buffers))};
}

inline column booleans(const std::string& name, const cells<bool>& of) {
    auto [valid, nulls] = validity(of);
    std::vector<std::uint8_t> bits((of.size() + 7) / 8, 0);
    for (std::size_t i = 0; i < of.size(); ++i) {
        bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (of[i].value_or(false) ? 1U : 0U) << i % 8);
    }
    std::vector<buffer> buffers;
    buffers.push_back(std::move(valid));
    buffers.push_back(buffer_of(bits));
    return {make_schema("b", name, true), make_array(static_cast<std::int64_t>(of.size()), nulls, std::move(buffers))};
}

inline column texts(const std::string& name, const cells<std::string>& of) {
    auto [valid, nulls] = validity(of);
    std::vector<std::int32_t> offsets{0};
    std::vector<char> content;
    for (const auto& one : of) {
        if (one) {
            content.insert(content.end(), one->begin(), one->end());
        }
        offsets.push_back(static_cast<std::int32_t>(content.size()));
    }
    std::vector<buffer> buffers;
    buffers.push_back(std::move(valid));
    buffers.push_back(buffer_of(offsets));
    buffers.push_back(buffer_of(content));
    return {make_schema("u", name, true), make_array(static_cast<std::int64_t>(of.size()), nulls, std::move(buffers))};
}

inline column dictionary(const std::string& name, const std::vector<std::string>& words, const cells<std::int8_t>& of) {
    auto indices = fixed<std::int8_t>(name, "c", of);
    auto [valid, nulls] = validity(of);
    std::vector<std::int8_t> content;
    for (const auto& one : of) {
        content.push_back(one.value_or(0));
    }
    std::vector<buffer> buffers;
    buffers.push_back(std::move(valid));
    buffers.push_back(buffer_of(content));
    return {make_schema("c", name, true, {}, make_schema("u", "", true)),
            make_array(static_cast<std::int64_t>(of.size()), nulls, std::move(buffers), {},
                       make_texts(words, test_pool()))};
}

/// A list column: how many items each row has, nothing for a null.
inline column lists(const std::string& name, const cells<std::int32_t>& lengths, column items) {
    auto [valid, nulls] = validity(lengths);
    std::vector<std::int32_t> offsets{0};
    for (const auto& one : lengths) {
        offsets.push_back(offsets.back() + one.value_or(0));
    }
    std::vector<buffer> buffers;
    buffers.push_back(std::move(valid));
    buffers.push_back(buffer_of(offsets));
    std::vector<arrow_schema> schemas;
    schemas.push_back(std::move(items.schema));
    std::vector<arrow_array> arrays;
    arrays.push_back(std::move(items.array));
    return {make_schema("+l", name, true, std::move(schemas)),
            make_array(static_cast<std::int64_t>(lengths.size()), nulls, std::move(buffers), std::move(arrays))};
}

/// A struct of those columns: also a whole table.
template <class... Column>
column table(const std::string& name, std::int64_t rows, Column... of) {
    std::vector<arrow_schema> schemas;
    std::vector<arrow_array> arrays;
    ((schemas.push_back(std::move(of.schema)), arrays.push_back(std::move(of.array))), ...);
    std::vector<buffer> buffers;
    buffers.emplace_back();
    return {make_schema("+s", name, true, std::move(schemas)),
            make_array(rows, 0, std::move(buffers), std::move(arrays))};
}

/// A decimal128 cell of an output as scaled integer.
inline std::int64_t decimal_at(const ArrowArray& table, std::size_t column, std::int64_t row) {
    return static_cast<const std::int64_t*>(table.children[column]->buffers[1])[2 * row];
}

inline bool null_at(const ArrowArray& table, std::size_t column, std::int64_t row) {
    const auto* bits = static_cast<const std::uint8_t*>(table.children[column]->buffers[0]);
    return bits != nullptr && (bits[row / 8] >> row % 8 & 1) == 0;
}

inline std::string text_at(const ArrowArray& table, std::size_t column, std::int64_t row) {
    const auto& array = *table.children[column];
    const auto* offsets = static_cast<const std::int64_t*>(array.buffers[1]);
    return {static_cast<const char*>(array.buffers[2]) + offsets[row],
            static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
}

/// The word of a dictionary column with indices of one byte.
inline std::string word_at(const ArrowArray& table, std::size_t column, std::int64_t row) {
    const auto& array = *table.children[column];
    const auto at = static_cast<const std::int8_t*>(array.buffers[1])[row];
    const auto* offsets = static_cast<const std::int32_t*>(array.dictionary->buffers[1]);
    return {static_cast<const char*>(array.dictionary->buffers[2]) + offsets[at],
            static_cast<std::size_t>(offsets[at + 1] - offsets[at])};
}

} // namespace guiju::columns::testing
