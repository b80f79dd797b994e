#include "total_columns.hpp"

#include "cells.hpp"

#include <guiju/evaluate/facts.hpp>
#include <guiju/meaning/to_text.hpp>

#include <cstring>

namespace guiju::columns {

namespace {

using sort = total_column::sort;

template <class T>
void read_as(const ArrowArray& array, std::int64_t at, std::int64_t count, int128* into) {
    const auto* from = static_cast<const T*>(array.buffers[1]) + at;
    for (std::int64_t i = 0; i < count; ++i) {
        into[i] = from[i];
    }
}

void read_bits(const ArrowArray& array, std::int64_t at, std::int64_t count, int128* into) {
    const auto* bits = static_cast<const std::uint8_t*>(array.buffers[1]);
    for (std::int64_t i = 0; i < count; ++i) {
        into[i] = bit_at(bits, at + i) ? 1 : 0;
    }
}

void read_wide(const ArrowArray& array, std::int64_t at, std::int64_t count, int128* into) {
    std::memcpy(into, static_cast<const std::byte*>(array.buffers[1]) + at * 16, static_cast<std::size_t>(count) * 16);
}

void read_unsigned(int width, const ArrowArray& array, std::int64_t at, std::int64_t count, int128* into) {
    switch (width) {
    case 1:
        return read_as<std::uint8_t>(array, at, count, into);
    case 2:
        return read_as<std::uint16_t>(array, at, count, into);
    case 4:
        return read_as<std::uint32_t>(array, at, count, into);
    default:
        return read_as<std::uint64_t>(array, at, count, into);
    }
}

void read_signed(int width, const ArrowArray& array, std::int64_t at, std::int64_t count, int128* into) {
    switch (width) {
    case 1:
        return read_as<std::int8_t>(array, at, count, into);
    case 2:
        return read_as<std::int16_t>(array, at, count, into);
    case 4:
        return read_as<std::int32_t>(array, at, count, into);
    case 8:
        return read_as<std::int64_t>(array, at, count, into);
    default:
        return read_wide(array, at, count, into);
    }
}

value category_at(const total_column& of, const value& found) {
    if (!found.is(kind::text)) {
        return found;
    }
    const auto& body = *of.category;
    for (std::uint32_t i = 0; i < body.values.size(); ++i) {
        if (body.values[i] == found.as_text() ||
            (!body.other_values.empty() && body.other_values[i] == found.as_text())) {
            return {of.category, i};
        }
    }
    return value(reason::constraint);
}

/// Sameness of keys, as a text.
std::string key_text(const value& v) {
    const auto mark = std::string(1, static_cast<char>('a' + static_cast<int>(v.kind())));
    if (v.is_null()) {
        return mark;
    }
    return mark + (v.is(kind::number) || v.is(kind::money) ? reduce(v.as_number()).to_string() : meaning::to_text(v));
}

} // namespace

total_column::sort sort_of(program::type_kind kind) noexcept {
    using program::type_kind;
    switch (kind) {
    case type_kind::number:
        return sort::number;
    case type_kind::money:
        return sort::money;
    case type_kind::boolean:
        return sort::boolean;
    case type_kind::date:
        return sort::date;
    case type_kind::category:
        return sort::category;
    default:
        return sort::other;
    }
}

bool can_tell(statistic what, total_column::sort of) noexcept {
    const bool reckoned = of == sort::number || of == sort::money;
    switch (what) {
    case statistic::sum:
    case statistic::mean:
    case statistic::share:
        return reckoned || of == sort::boolean;
    case statistic::quantile:
        return reckoned;
    case statistic::least:
    case statistic::most:
        return reckoned || of == sort::date;
    default:
        return true;
    }
}

diagnostic cannot_tell(const total& asked) {
    return arrow_problem("totals.type",
                         {"不能求 " + asked.name + "：" + asked.of + " 的值不是可以这样汇总的一类",
                          asked.name + " cannot be told: the values of " + asked.of + " are not of a kind for it"});
}

value total_column::at(const program::program& p, const ArrowArray& array, std::int64_t i) const {
    value found = cell(*type, array, i);
    if (found.is_null()) {
        return found;
    }
    if (kind == sort::category) {
        return category_at(*this, found);
    }
    if (field != program::type_id::any) {
        std::vector<evaluate::fact_problem> problems;
        return evaluate::bind_value(p, field, found, "", problems);
    }
    if (kind == sort::number || kind == sort::money) {
        if (found.is(guiju::kind::text)) { // what nothing bounds the digits of
            const auto n = decimal::parse(found.as_text());
            found = n ? value(*n) : value(reason::syntax);
        }
        if (found.is(guiju::kind::number)) {
            return kind == sort::money ? value(found.as_number(), in) : found;
        }
        return value(reason::type_error);
    }
    return found;
}

bool total_column::is_fixed() const noexcept {
    if (type->dictionary) {
        return false;
    }
    const bool number = kind == sort::number || kind == sort::money;
    switch (type->storage) {
    case storage::signed_int:
    case storage::unsigned_int:
        return number;
    case storage::decimal:
        return number && type->width <= 16;
    case storage::boolean:
        return kind == sort::boolean;
    case storage::date_days:
        return kind == sort::date;
    default:
        return false;
    }
}

void fixed_cells::read(const total_column& of, const ArrowArray& array, std::int64_t from, std::int64_t count) {
    const auto at = from + array.offset;
    if (of.type->storage == storage::boolean) {
        read_bits(array, at, count, values.data());
    } else if (of.type->storage == storage::unsigned_int) {
        read_unsigned(of.type->width, array, at, count, values.data());
    } else {
        read_signed(of.type->storage == storage::date_days ? 4 : of.type->width, array, at, count, values.data());
    }
    const auto* valid = validity_of(array);
    all_there = valid == nullptr;
    for (std::int64_t i = 0; i < count && valid != nullptr; ++i) {
        there[static_cast<std::size_t>(i)] = bit_at(valid, at + i) ? 1 : 0;
    }
}

std::uint32_t value_codes::of(const value& v) {
    const auto [found, is_new] = known_.try_emplace(key_text(v), static_cast<std::uint32_t>(values_.size()));
    if (is_new) {
        // In one form, whichever came first.
        values_.push_back(v.is_null()          ? value()
                          : v.is(kind::number) ? value(reduce(v.as_number()))
                          : v.is(kind::money)  ? value(reduce(v.as_number()), v.as_currency())
                                               : v);
    }
    return found->second;
}

void key_reader::begin(const ArrowArray& array) {
    array_ = &array;
    entries_.assign(array.dictionary == nullptr ? 0 : static_cast<std::size_t>(array.dictionary->length) + 1, 0);
}

std::uint32_t key_reader::of_entry(std::int64_t row, value_codes& known) {
    const auto last = entries_.size() - 1;
    const auto index = has_cell(*of_.type, *array_, row) ? index_at(*of_.type, *array_, row) : -1;
    const auto at = index < 0 || static_cast<std::size_t>(index) >= last ? last : static_cast<std::size_t>(index);
    if (entries_[at] == 0) {
        entries_[at] = known.of(at == last ? value() : of_.at(program_, *array_, row)) + 1;
    }
    return entries_[at] - 1;
}

void key_reader::read(std::int64_t from, std::int64_t count, value_codes& known, std::uint32_t* into) {
    constexpr std::size_t most_remembered = 1U << 16U;
    if (!entries_.empty()) {
        for (std::int64_t i = 0; i < count; ++i) {
            into[i] = of_entry(from + i, known);
        }
        return;
    }
    if (of_.is_fixed()) {
        cells_.read(of_, *array_, from, count);
    }
    if (numbers_.size() + texts_.size() > most_remembered) {
        numbers_.clear();
        texts_.clear();
    }
    const auto s = of_.type->storage;
    const bool text = s == storage::text || s == storage::large_text || s == storage::text_view;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto code = [&] { return known.of(of_.at(program_, *array_, from + i)); };
        if (!has_cell(*of_.type, *array_, from + i)) {
            into[i] = known.of(value());
        } else if (of_.is_fixed()) {
            const auto v = cells_.values[static_cast<std::size_t>(i)];
            if (v != static_cast<std::int64_t>(v)) {
                into[i] = code();
                continue;
            }
            const auto [found, is_new] = numbers_.try_emplace(static_cast<std::int64_t>(v), 0);
            into[i] = is_new ? found->second = code() : found->second;
        } else if (text) {
            const auto [found, is_new] = texts_.try_emplace(std::string(text_at(*of_.type, *array_, from + i)), 0);
            into[i] = is_new ? found->second = code() : found->second;
        } else {
            into[i] = code();
        }
    }
}

bool key_less(const value& a, const value& b) {
    if (a.is_null() || b.is_null()) {
        return !a.is_null() && b.is_null();
    }
    if (a.kind() != b.kind()) {
        return a.kind() < b.kind();
    }
    switch (a.kind()) {
    case kind::number:
    case kind::money:
        return a.as_number() < b.as_number();
    case kind::boolean:
        return a.is_false() && b.is_true();
    case kind::category:
        return a.ordinal() < b.ordinal();
    case kind::date:
        return a.as_date() < b.as_date();
    case kind::text:
        return a.as_text() < b.as_text();
    default:
        return meaning::to_text(a) < meaning::to_text(b);
    }
}

} // namespace guiju::columns
