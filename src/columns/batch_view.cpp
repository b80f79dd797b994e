#include "batch_view.hpp"

#include "cells.hpp"

#include <guiju/evaluate/facts.hpp>

#include <algorithm>

namespace guiju::columns {

namespace {

struct place {
    const column_type* type;
    const ArrowArray* array;
    std::int64_t base;
};

/// Follows fields of structs.
place follow(place at, const std::vector<std::int32_t>& path) {
    for (const auto child : path) {
        const auto c = static_cast<std::size_t>(child);
        at = {&at.type->children[c], at.array->children[c], at.base + at.array->offset};
    }
    return at;
}

/// What an entry of a dictionary is for an input: an ordinal, yes/no, whether it is the text.
std::uint8_t word_of(const engine::state& in, const input& source, const value& entry) {
    constexpr std::uint8_t none = 255;
    if (source.kind == reading_kind::text_is) {
        return entry.is(kind::text) && entry.as_text() == source.text ? 1 : 0;
    }
    std::vector<evaluate::fact_problem> problems;
    if (entry.is_null()) {
        return none;
    }
    const value found = evaluate::bind_value(*in.program, source.field, entry, "", problems);
    if (!problems.empty()) {
        return none;
    }
    return found.is(kind::category)  ? static_cast<std::uint8_t>(found.ordinal())
           : found.is(kind::boolean) ? static_cast<std::uint8_t>(found.as_boolean() ? 1 : 0)
                                     : none;
}

std::vector<std::uint8_t> words_of(const engine::state& in, const input& source, const ArrowArray& array) {
    std::vector<std::uint8_t> words;
    if (source.lane != lane::bits8 || array.dictionary == nullptr || source.kind == reading_kind::list_state) {
        return words;
    }
    for (std::int64_t i = 0; i < array.dictionary->length; ++i) {
        words.push_back(word_of(in, source, cell(*source.type->dictionary, *array.dictionary, i)));
    }
    return words;
}

std::vector<std::uint8_t> given_of(const engine::state& in, const input& source, const ArrowArray& array) {
    std::vector<std::uint8_t> given;
    if (array.dictionary == nullptr) {
        return given;
    }
    const bool text = in.program->types[static_cast<std::size_t>(source.field)].kind == program::type_kind::text;
    for (std::int64_t i = 0; i < array.dictionary->length; ++i) {
        const value entry = cell(*source.type->dictionary, *array.dictionary, i);
        const bool blank =
            entry.is(kind::text) && !text && entry.as_text().find_first_not_of(" \t\r\n\u3000") == std::string::npos;
        given.push_back(entry.is_null() || blank ? 0 : 1);
    }
    return given;
}

} // namespace

batch_view::batch_view(const engine::state& in, const plan& of, const ArrowArray& rows) : batch(rows) {
    spaces.resize(of.spaces.size());
    const auto structs = [&](std::uint16_t space) -> place {
        if (space == 0) {
            return {&in.input, &batch, 0};
        }
        return {spaces[space].type->children.data(), spaces[space].items, 0};
    };
    for (std::uint16_t s = 1; s < of.spaces.size(); ++s) {
        if (of.spaces[s].opened_by != step_id::none) {
            continue; // has no column
        }
        const auto at = follow(structs(of.spaces[s].parent), of.spaces[s].path);
        spaces[s] = {at.type, at.array, at.base, at.array->children[0]};
    }
    for (const auto& source : of.inputs) {
        const auto at = follow(structs(source.space), source.path);
        auto given = given_of(in, source, *at.array);
        const bool all_given = !given.empty() && std::ranges::find(given, 0) == given.end();
        inputs.push_back(
            {at.array, at.base, validity_of(*at.array), words_of(in, source, *at.array), std::move(given), all_given});
    }
}

} // namespace guiju::columns
