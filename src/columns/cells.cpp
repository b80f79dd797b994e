#include "cells.hpp"

#include <charconv>
#include <cmath>
#include <cstring>

namespace guiju::columns {

namespace {

const value& unreadable() {
    static const value text("?");
    return text;
}

template <class T>
T load(const ArrowArray& array, std::int64_t i) noexcept {
    T loaded;
    std::memcpy(&loaded, static_cast<const std::byte*>(array.buffers[1]) + (i + array.offset) * std::int64_t{sizeof(T)},
                sizeof(T));
    return loaded;
}

std::int64_t signed_at(int width, const ArrowArray& array, std::int64_t i) noexcept {
    switch (width) {
    case 1:
        return load<std::int8_t>(array, i);
    case 2:
        return load<std::int16_t>(array, i);
    case 4:
        return load<std::int32_t>(array, i);
    default:
        return load<std::int64_t>(array, i);
    }
}

std::uint64_t unsigned_at(int width, const ArrowArray& array, std::int64_t i) noexcept {
    switch (width) {
    case 1:
        return load<std::uint8_t>(array, i);
    case 2:
        return load<std::uint16_t>(array, i);
    case 4:
        return load<std::uint32_t>(array, i);
    default:
        return load<std::uint64_t>(array, i);
    }
}

/// The number of the shortest text that reads back as the same float.
template <class Float>
value float_value(Float f) {
    if (!std::isfinite(f)) {
        return unreadable();
    }
    char text[64];
    const auto [end, error] = std::to_chars(std::begin(text), std::end(text), f);
    const auto found = decimal::parse(std::string_view(text, static_cast<std::size_t>(end - text)));
    return error == std::errc{} && found ? value(*found) : unreadable();
}

value scaled(wide::uint128 magnitude, bool negative, int scale) {
    constexpr auto most = wide::power_of_ten(decimal::precision);
    int exponent = -scale;
    while (magnitude >= most && magnitude % 10 == 0) {
        magnitude /= 10;
        ++exponent;
    }
    return magnitude < most ? value(decimal::from_parts(negative && magnitude != 0, magnitude, exponent))
                            : unreadable();
}

value decimal_value(const column_type& type, const ArrowArray& array, std::int64_t i) {
    if (type.width <= 8) {
        return decimal(signed_at(type.width, array, i), -type.scale);
    }
    const auto words = static_cast<std::size_t>(type.width) / 8;
    std::uint64_t parts[4];
    std::memcpy(parts, static_cast<const std::byte*>(array.buffers[1]) + (i + array.offset) * type.width, words * 8);
    const bool negative = (parts[words - 1] >> 63U) != 0;
    const std::uint64_t sign = negative ? ~std::uint64_t{0} : 0;
    const bool top = words == 4 && ((parts[1] >> 63U) != 0) != negative;
    if (words == 4 && (top || parts[2] != sign || parts[3] != sign)) {
        return unreadable();
    }
    const auto bits = static_cast<wide::uint128>(parts[1]) << 64U | parts[0];
    return scaled(negative ? -bits : bits, negative, type.scale);
}

value timestamp_value(const column_type& type, std::int64_t ticks) {
    const auto seconds = floor_divide(ticks, type.per_second);
    const auto rest = floor_remainder(ticks, type.per_second);
    const auto place = type.placed ? zone_designator::utc() : zone_designator{};
    const auto found =
        date_time::from_local(seconds, static_cast<std::int32_t>(rest * (1'000'000'000 / type.per_second)), place);
    if (!found) {
        return unreadable();
    }
    // What a table keeps as midnight is a day.
    const bool whole = floor_remainder(ticks, type.per_second * 86'400) == 0;
    const auto day = date::from_day_number(floor_divide(seconds, 86'400));
    return whole && day && !type.placed ? value(*day) : value(*found);
}

value date_value(std::int64_t days) {
    const auto found = date::from_day_number(days);
    return found ? value(*found) : unreadable();
}

value list_value(const column_type& type, const ArrowArray& array, std::int64_t i) {
    const auto range = items_at(type, array, i);
    std::vector<value> items;
    items.reserve(static_cast<std::size_t>(range.to - range.from));
    for (auto at = range.from; at < range.to; ++at) {
        items.push_back(cell(type.children[0], *array.children[0], at));
    }
    return value::list(std::move(items));
}

value record_value(const column_type& type, const ArrowArray& array, std::int64_t i) {
    auto names = make_shared_body<shape>();
    std::vector<value> values;
    for (std::size_t c = 0; c < type.children.size(); ++c) {
        names->names.push_back(type.children[c].name);
        values.push_back(cell(type.children[c], *array.children[c], i + array.offset));
    }
    return shared<const context_body>(
        make_shared_body<context_body>(shared<const shape>(std::move(names)), std::move(values)));
}

value plain_cell(const column_type& type, const ArrowArray& array, std::int64_t i) {
    switch (type.storage) {
    case storage::boolean:
        return bit_at(static_cast<const std::uint8_t*>(array.buffers[1]), i + array.offset);
    case storage::signed_int:
        return decimal(signed_at(type.width, array, i));
    case storage::unsigned_int:
        return decimal(unsigned_at(type.width, array, i));
    case storage::floating:
        return type.width == 4 ? float_value(load<float>(array, i)) : float_value(load<double>(array, i));
    case storage::decimal:
        return decimal_value(type, array, i);
    case storage::date_days:
        return date_value(load<std::int32_t>(array, i));
    case storage::date_millis:
        return date_value(floor_divide(load<std::int64_t>(array, i), std::int64_t{86'400'000}));
    case storage::timestamp:
        return timestamp_value(type, load<std::int64_t>(array, i));
    case storage::list:
    case storage::large_list:
        return list_value(type, array, i);
    case storage::record:
        return record_value(type, array, i);
    default:
        return text_at(type, array, i);
    }
}

} // namespace

std::string_view text_at(const column_type& type, const ArrowArray& array, std::int64_t i) {
    if (type.storage == storage::text_view) {
        const auto* view = static_cast<const std::int32_t*>(array.buffers[1]) + (i + array.offset) * 4;
        const auto size = static_cast<std::size_t>(view[0]);
        return view[0] <= 12 ? std::string_view(reinterpret_cast<const char*>(view + 1), size)
                             : std::string_view(static_cast<const char*>(array.buffers[2 + view[2]]) + view[3], size);
    }
    const auto* bytes = static_cast<const char*>(array.buffers[2]);
    const auto at = i + array.offset;
    if (type.storage == storage::text) {
        const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
        return {bytes + offsets[at], static_cast<std::size_t>(offsets[at + 1] - offsets[at])};
    }
    const auto* offsets = static_cast<const std::int64_t*>(array.buffers[1]);
    return {bytes + offsets[at], static_cast<std::size_t>(offsets[at + 1] - offsets[at])};
}

std::int64_t index_at(const column_type& type, const ArrowArray& array, std::int64_t i) {
    if (type.storage == storage::signed_int) {
        return signed_at(type.width, array, i);
    }
    const auto index = unsigned_at(type.width, array, i);
    return index > std::uint64_t{INT64_MAX} ? -1 : static_cast<std::int64_t>(index);
}

bool has_cell(const column_type& type, const ArrowArray& array, std::int64_t i) {
    if (type.storage == storage::null) {
        return false;
    }
    const auto* valid = validity_of(array);
    return valid == nullptr || bit_at(valid, i + array.offset);
}

value cell(const column_type& type, const ArrowArray& array, std::int64_t i) {
    if (!has_cell(type, array, i)) {
        return {};
    }
    if (!type.dictionary) {
        return plain_cell(type, array, i);
    }
    const auto index = index_at(type, array, i);
    return index < 0 || index >= array.dictionary->length ? unreadable()
                                                          : cell(*type.dictionary, *array.dictionary, index);
}

} // namespace guiju::columns
