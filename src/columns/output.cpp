#include "output.hpp"

#include "kernels.hpp"
#include "made.hpp"

#include <guiju/meaning/to_text.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>

namespace guiju::columns {

namespace {

std::size_t bytes_of(const output_column& c, std::int64_t rows) {
    const auto n = static_cast<std::size_t>(rows);
    switch (c.form) {
    case form::boolean:
        return (n + 7) / 8;
    case form::days:
        return n * 4;
    case form::text:
        return (n + 1) * 8;
    default:
        return n * static_cast<std::size_t>(c.width);
    }
}

std::string format_of(const output_column& c) {
    switch (c.form) {
    case form::boolean:
        return "b";
    case form::days:
        return "tdD";
    case form::text:
        return "U";
    case form::words:
        return c.width == 1 ? "c" : "i";
    default:
        break;
    }
    const char* const shape = c.width == 16 ? "d:38," : c.width == 8 ? "d:18," : "d:9,";
    const char* const bits = c.width == 16 ? "" : c.width == 8 ? ",64" : ",32";
    return shape + std::to_string(c.scale) + bits;
}

void set_bit(std::uint8_t* bits, std::int64_t at, bool on) noexcept {
    const auto mask = static_cast<std::uint8_t>(1U << (at & 7));
    bits[at >> 3] = static_cast<std::uint8_t>(on ? bits[at >> 3] | mask : bits[at >> 3] & ~mask);
}

} // namespace

output_column words_column(std::string name, std::vector<std::string> words, bool ordered) {
    output_column made;
    made.name = std::move(name);
    made.form = form::words;
    made.width = words.size() <= 127 ? 1 : 4;
    made.words = std::move(words);
    made.ordered = ordered;
    return made;
}

arrow_schema output_column::schema() const {
    arrow_schema dictionary;
    if (form == form::words) {
        dictionary = make_schema("u", "", false);
    }
    return make_schema(format_of(*this), name, true, {}, std::move(dictionary), ordered);
}

column_writer::column_writer(const output_column& of, std::int64_t rows, const std::shared_ptr<buffer_pool>& pool)
    : of_(of), rows_(rows), pool_(pool), cells_(pool, bytes_of(of, rows)),
      valid_(pool, static_cast<std::size_t>(rows + 7) / 8) {
    if (of.form == form::text) {
        texts_.resize(static_cast<std::size_t>((rows + block_rows - 1) / block_rows));
    }
}

void column_writer::begin_block(std::int64_t block) noexcept {
    const auto from = block * block_rows;
    const auto count = std::min(block_rows, rows_ - from);
    std::memset(valid() + from / 8, 0xFF, static_cast<std::size_t>((count + 7) / 8));
    if (of_.form == form::text) {
        std::memset(cells_.as<std::int64_t>() + from + 1, 0, static_cast<std::size_t>(count) * 8);
    }
}

void column_writer::put_null(std::int64_t row) noexcept {
    std::atomic_ref(any_null_).store(true, std::memory_order_relaxed);
    set_bit(valid(), row, false);
    switch (of_.form) {
    case form::boolean:
        set_bit(cells_.as<std::uint8_t>(), row, false);
        break;
    case form::days:
        cells_.as<std::int32_t>()[row] = 0;
        break;
    case form::text:
        break;
    default:
        std::memset(cells_.data() + row * of_.width, 0, static_cast<std::size_t>(of_.width));
    }
}

void column_writer::put_valid(std::int64_t row, std::int64_t count, const std::uint8_t* which) noexcept {
    std::atomic_ref(any_null_).store(true, std::memory_order_relaxed);
    store_bits(which, static_cast<std::size_t>(count), valid() + row / 8);
}

void column_writer::put_word(std::int64_t row, std::uint32_t word) noexcept {
    if (of_.width == 1) {
        cells_.as<std::int8_t>()[row] = static_cast<std::int8_t>(word);
    } else {
        cells_.as<std::int32_t>()[row] = static_cast<std::int32_t>(word);
    }
}

bool column_writer::put_decimal(std::int64_t row, const decimal& n) noexcept {
    auto coefficient = n.coefficient();
    int places = n.exponent() + of_.scale;
    for (; places < 0 && coefficient % 10 == 0 && coefficient != 0; ++places) {
        coefficient /= 10;
    }
    const int room = of_.width == 16 ? 38 : of_.width == 8 ? 18 : 9;
    const bool fits = coefficient == 0 || (places >= 0 && wide::digit_count(coefficient) + places <= room);
    if (!fits) {
        return false;
    }
    for (; places > 0 && coefficient != 0; --places) {
        coefficient *= 10;
    }
    const auto bits = n.is_negative() ? -coefficient : coefficient;
    std::memcpy(cells_.data() + row * of_.width, &bits, static_cast<std::size_t>(of_.width));
    return true;
}

void column_writer::put_text(std::int64_t row, std::string_view text) {
    texts_[static_cast<std::size_t>(row / block_rows)] += text;
    cells_.as<std::int64_t>()[row + 1] = static_cast<std::int64_t>(text.size());
}

bool column_writer::put(std::int64_t row, const value& v) {
    if (v.is_null()) {
        put_null(row);
        return true;
    }
    bool fits = true;
    switch (of_.form) {
    case form::boolean:
        fits = v.is(kind::boolean);
        set_bit(cells_.as<std::uint8_t>(), row, v.is_true());
        break;
    case form::decimal:
        fits = (v.is(kind::number) || v.is(kind::money)) && put_decimal(row, v.as_number());
        break;
    case form::days: {
        const auto days = v.is(kind::date) ? v.as_date().day_number() : INT64_MAX;
        fits = days >= INT32_MIN && days <= INT32_MAX;
        cells_.as<std::int32_t>()[row] = fits ? static_cast<std::int32_t>(days) : 0;
        break;
    }
    case form::words:
        fits = v.is(kind::category) && v.ordinal() < of_.words.size();
        if (fits) {
            put_word(row, v.ordinal());
        }
        break;
    case form::text:
        put_text(row, v.is(kind::number) || v.is(kind::money) ? v.as_number().to_plain() : meaning::to_text(v));
        break;
    }
    if (!fits) {
        put_null(row);
    }
    return fits;
}

std::int64_t column_writer::nulls() noexcept {
    if (!any_null_) {
        return 0;
    }
    std::int64_t set = 0;
    const auto* bits = valid();
    std::int64_t at = 0;
    for (; at + 64 <= rows_; at += 64) {
        std::uint64_t word = 0;
        std::memcpy(&word, bits + at / 8, 8);
        set += std::popcount(word);
    }
    for (; at < rows_; ++at) {
        set += bits[at >> 3] >> (at & 7) & 1;
    }
    return rows_ - set;
}

std::vector<buffer> column_writer::text_buffers() {
    auto* offsets = cells_.as<std::int64_t>();
    offsets[0] = 0;
    for (std::int64_t i = 0; i < rows_; ++i) {
        offsets[i + 1] += offsets[i];
    }
    buffer content(pool_, static_cast<std::size_t>(offsets[rows_]));
    std::size_t at = 0;
    for (const auto& text : texts_) {
        std::memcpy(content.data() + at, text.data(), text.size());
        at += text.size();
    }
    std::vector<buffer> buffers;
    buffers.emplace_back();
    buffers.push_back(std::move(cells_));
    buffers.push_back(std::move(content));
    return buffers;
}

arrow_array column_writer::finish() && {
    const auto count = nulls();
    std::vector<buffer> buffers;
    if (of_.form == form::text) {
        buffers = text_buffers();
    } else {
        buffers.emplace_back();
        buffers.push_back(std::move(cells_));
    }
    if (count > 0) {
        buffers[0] = std::move(valid_);
    }
    return make_array(rows_, count, std::move(buffers), {},
                      of_.form == form::words ? make_texts(of_.words, pool_) : arrow_array{});
}

} // namespace guiju::columns
