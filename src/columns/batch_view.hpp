#pragma once

#include "engine_state.hpp"
#include "plan.hpp"

#include <vector>

namespace guiju::columns {

/// Where the column of an input lies in one batch. Row i of its space is at `array.offset + base + i`.
struct input_view {
    const ArrowArray* array = nullptr;
    std::int64_t base = 0; ///< what the structs around it add
    const std::uint8_t* valid = nullptr;
    std::vector<std::uint8_t> words; ///< of dictionaries: what each entry is; 255 for what the field cannot have
    std::vector<std::uint8_t> given; ///< of dictionaries: whether an entry is a value, or blank or null
    bool all_given = false;          ///< of dictionaries: no entry is blank or null
};

/// Where the list column of a space lies.
struct space_view {
    const column_type* type = nullptr;
    const ArrowArray* list = nullptr;
    std::int64_t base = 0;             ///< as of inputs: what the structs around it add
    const ArrowArray* items = nullptr; ///< the list's child
};

/// The places of a plan's inputs in one batch; shared by the threads that work on it.
struct batch_view {
    batch_view(const engine::state& in, const plan& of, const ArrowArray& batch);

    const ArrowArray& batch;
    std::vector<input_view> inputs;
    std::vector<space_view> spaces;
};

} // namespace guiju::columns
