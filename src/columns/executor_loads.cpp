#include "cells.hpp"
#include "executor.hpp"

#include <guiju/evaluate/facts.hpp>

#include <algorithm>
#include <cstring>

namespace guiju::columns {

namespace {

/// Whether kernels load it: integers and decimals of at most 16 bytes, and days.
bool loads_by_kernel(const input& source) {
    const auto& t = *source.type;
    const bool plain = t.storage == storage::signed_int || (t.storage == storage::unsigned_int) ||
                       (t.storage == storage::decimal && t.width <= 16 && t.scale >= 0) ||
                       t.storage == storage::date_days;
    return plain && !t.dictionary && source.lane != lane::int128;
}

void store_one(void* out, lane as, std::size_t i, int128 v) {
    switch (as) {
    case lane::bits8:
        static_cast<std::uint8_t*>(out)[i] = static_cast<std::uint8_t>(v);
        break;
    case lane::int32:
        static_cast<std::int32_t*>(out)[i] = static_cast<std::int32_t>(v);
        break;
    case lane::int64:
        static_cast<std::int64_t*>(out)[i] = static_cast<std::int64_t>(v);
        break;
    default:
        static_cast<int128*>(out)[i] = v;
    }
}

/// A number at a scale; nothing when it has more places.
std::optional<int128> at_scale(const decimal& n, int scale) {
    auto coefficient = n.coefficient();
    int places = n.exponent() + scale;
    for (; places < 0 && coefficient != 0 && coefficient % 10 == 0; ++places) {
        coefficient /= 10;
    }
    if (coefficient == 0) {
        return 0;
    }
    if (places < 0 || wide::digit_count(coefficient) + places > decimal::precision) {
        return std::nullopt;
    }
    for (; places > 0; --places) {
        coefficient *= 10;
    }
    return n.is_negative() ? -static_cast<int128>(coefficient) : static_cast<int128>(coefficient);
}

std::optional<int128> read(const input& source, const value& v) {
    switch (v.kind()) {
    case kind::number:
    case kind::money:
        return at_scale(v.as_number(), source.scale);
    case kind::boolean:
        return v.as_boolean() ? 1 : 0;
    case kind::category:
        return v.ordinal();
    case kind::date:
        return v.as_date().day_number();
    default:
        return std::nullopt;
    }
}

} // namespace

bool executor::nulls_in(const input_view& view, std::uint16_t space) const {
    if (view.valid == nullptr) {
        return false;
    }
    const auto from = start(view, space);
    for (auto at = from; at < from + count_[space];) {
        if ((at & 7) == 0 && at + 8 <= from + count_[space]) {
            if (view.valid[at >> 3] != 0xFF) {
                return true;
            }
            at += 8;
        } else if (!bit_at(view.valid, at++)) {
            return true;
        }
    }
    return false;
}

bool executor::load(const ready_plan::ready_step& s) {
    const auto& what = plan_[s.id];
    const auto& source = plan_.inputs[what.extra];
    const auto& view = batch_.inputs[what.extra];
    auto* out = room(s.slot, source.space);
    at_[static_cast<std::size_t>(s.id)] = out;
    const auto count = static_cast<std::size_t>(count_[source.space]);
    if (!view.words.empty()) {
        load_words(source, view, out);
        return true;
    }
    if (source.kind == reading_kind::boolean && source.type->storage == storage::boolean) {
        load_bits(static_cast<const std::uint8_t*>(view.array->buffers[1]), start(view, source.space), count, 1, 0,
                  reinterpret_cast<std::uint8_t*>(out));
        return true;
    }
    return loads_by_kernel(source) ? load_number(source, view, out, s.id) : load_cells(source, view, out);
}

bool executor::load_number(const input& source, const input_view& view, void* out, step_id id) {
    const auto& type = *source.type;
    const auto count = static_cast<std::size_t>(count_[source.space]);
    load_call call;
    call.from =
        static_cast<const std::byte*>(view.array->buffers[1]) + start(view, source.space) * std::int64_t{type.width};
    call.out = out;
    call.count = count;
    call.low = static_cast<std::int64_t>(source.low);
    call.high = static_cast<std::int64_t>(source.high);
    const bool nulls = nulls_in(view, source.space);
    const bool is_signed = type.storage != storage::unsigned_int;
    const bool in_place = is_signed && static_cast<std::size_t>(type.width) == bytes_of(source.lane) && !nulls &&
                          count % line_of_values == 0;
    bool outside = false;
    if (in_place) {
        outside = range_check(source.lane)(call);
        at_[static_cast<std::size_t>(id)] = call.from;
    } else {
        outside = number_load(type.width, is_signed, source.lane)(call);
    }
    if (nulls) {
        // What lies under a null may be anything.
        clear_missing(view.valid, start(view, source.space), count, source.lane, out);
        const bool exact = static_cast<std::size_t>(type.width) <= bytes_of(source.lane) && is_signed;
        call.from = out;
        outside = exact ? range_check(source.lane)(call) : outside;
    }
    if (outside && !ready_.narrow()) {
        at_[static_cast<std::size_t>(id)] = out;
        return load_cells(source, view, out);
    }
    return !outside;
}

bool executor::load_cells(const input& source, const input_view& view, void* out) {
    const auto count = count_[source.space];
    std::vector<evaluate::fact_problem> problems;
    bool outside = false;
    const auto lies_as = source.type->storage;
    const bool is_text = source.type->dictionary != nullptr || lies_as == storage::text ||
                         lies_as == storage::large_text || lies_as == storage::text_view;
    for (std::int64_t i = 0; i < count; ++i) {
        const value raw = cell(*source.type, *view.array, view.base + first_[source.space] + i);
        int128 v = 0;
        if (source.kind == reading_kind::text_is) {
            v = raw.is(kind::text) && raw.as_text() == source.text ? 1 : 0;
        } else if (!raw.is_null() && (!is_text || is_given(source, view, view.base + first_[source.space] + i))) {
            const value fact = evaluate::bind_value(*state_.program, source.field, raw, "", problems);
            const auto read_as = problems.empty() ? read(source, fact) : std::nullopt;
            const bool fits = read_as && *read_as >= source.low && *read_as <= source.high;
            v = fits ? *read_as : 0;
            if (!fits && !fact.is_null()) {
                outside = true;
            }
            if (!fits && !(fact.is_null() && problems.empty())) {
                mark(source.space, i);
            }
            problems.clear();
        }
        store_one(out, source.lane, static_cast<std::size_t>(i), v);
    }
    return !(outside && ready_.narrow());
}

void executor::load_words(const input& source, const input_view& view, void* out) {
    auto* words = static_cast<std::uint8_t*>(out);
    const auto count = count_[source.space];
    const auto from = view.base + first_[source.space];
    const auto& type = *source.type;
    if (type.width == 1 && view.words.size() <= 16 &&
        map_bytes(static_cast<const std::uint8_t*>(view.array->buffers[1]) + view.array->offset + from,
                  static_cast<std::size_t>(count), view.words, words)) {
        return;
    }
    constexpr std::uint8_t none = 255;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto index = index_at(type, *view.array, from + i);
        const bool inside = index >= 0 && index < static_cast<std::int64_t>(view.words.size());
        words[i] = inside ? view.words[static_cast<std::size_t>(index)] : none;
        if (words[i] == none) {
            words[i] = 0;
            const bool there = view.valid == nullptr || bit_at(view.valid, view.array->offset + from + i);
            const bool empty = inside && !has_cell(*type.dictionary, *view.array->dictionary, index);
            if (there && !empty) {
                mark(source.space, i);
            }
        }
    }
}

bool executor::load_state(const ready_plan::ready_step& s) {
    const auto& source = plan_.inputs[plan_[s.id].extra];
    const auto& view = batch_.inputs[plan_[s.id].extra];
    const auto id = static_cast<std::size_t>(s.id);
    const auto count = count_[source.space];
    // A dictionary may have nulls among its entries, and a blank text is no value.
    const bool hidden = (source.type->dictionary != nullptr && !view.all_given) ||
                        (source.type->dictionary == nullptr &&
                         (source.type->storage == storage::text || source.type->storage == storage::large_text ||
                          source.type->storage == storage::text_view));
    if (!hidden && !nulls_in(view, source.space)) {
        quiet_[id] = true;
        at_[id] = zeros_.data();
        return true;
    }
    auto* out = reinterpret_cast<std::uint8_t*>(room(s.slot, source.space));
    const auto missing = static_cast<std::uint8_t>(source.optional ? state::empty : state::undetermined);
    if (!hidden) {
        load_bits(view.valid, start(view, source.space), static_cast<std::size_t>(count), 0, missing, out);
        at_[id] = out;
        return true;
    }
    std::uint8_t any = 0;
    const auto from = view.base + first_[source.space];
    for (std::int64_t i = 0; i < count; ++i) {
        out[i] = is_given(source, view, from + i) ? std::uint8_t{0} : missing;
        any = static_cast<std::uint8_t>(any | out[i]);
    }
    quiet_[id] = any == 0;
    at_[id] = any == 0 ? zeros_.data() : out;
    return true;
}

/// As facts are read: a blank text is no fact, but for texts.
bool executor::is_given(const input& source, const input_view& view, std::int64_t i) const {
    if (!has_cell(*source.type, *view.array, i)) {
        return false;
    }
    if (source.type->dictionary) {
        const auto index = index_at(*source.type, *view.array, i);
        const bool inside = index >= 0 && index < view.array->dictionary->length;
        return !inside || view.given.empty() || view.given[static_cast<std::size_t>(index)] != 0;
    }
    const auto text = text_at(*source.type, *view.array, i);
    return state_.program->types[static_cast<std::size_t>(source.field)].kind == program::type_kind::text ||
           text.find_first_not_of(" \t\r\n\u3000") != std::string_view::npos;
}

} // namespace guiju::columns
