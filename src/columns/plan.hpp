#pragma once

#include "column_type.hpp"
#include "layout.hpp"

#include <guiju/evaluate/outcome.hpp>
#include <guiju/program/program.hpp>
#include <guiju/value/duration.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace guiju::columns {

/// How the values of a step lie in a vector.
enum class lane : std::uint8_t {
    bits8, ///< one byte: yes/no as 0 and 1, categories as ordinals, states
    int32, ///< scaled numbers, days
    int64,
    int128, ///< magnitudes below 10³⁴
};

[[nodiscard]] constexpr std::size_t bytes_of(lane l) noexcept {
    constexpr std::size_t sizes[] = {1, 4, 8, 16};
    return sizes[static_cast<std::size_t>(l)];
}

/// Whether a value is there, one byte a value. A boolean whose state is not `there` is 0.
enum class state : std::uint8_t {
    there = 0,
    empty = 1,        ///< a null that was meant
    failed = 2,       ///< a null of another reason
    undetermined = 3, ///< waits for facts or amounts
    ask = 4,          ///< the evaluator has to be asked about this row
};

/// What one step of a plan does with whole vectors.
enum class verb : std::uint8_t {
    // leaves
    constant,   ///< immediate, in all places
    load,       ///< extra: input
    load_state, ///< extra: input
    // arithmetic on int32, int64, int128; the second operand may be the immediate
    add,
    subtract,
    multiply,
    minimum,
    maximum,
    reverse_subtract, ///< immediate − a
    absolute,
    widen, ///< to a wider lane
    // to a narrower scale: immediate is the power of ten to divide by, extra the guiju::rounding
    round,
    // comparison: numbers or bytes to yes/no; the second operand may be the immediate
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    // truth and states, bytes
    both,
    either,
    opposite,
    choose, ///< a ? b : c, in any lane
    radix,  ///< a × immediate + b
    lookup, ///< extra: table; a: its index
    digit,  ///< a where the state b is `there`, else the immediate
    join_states,
    both_state,   ///< of a and b with states c and d
    either_state, ///< of a or b with states c and d
    choose_state, ///< of a condition's state a, the condition b, and the states c and d of what it chooses between
    known,        ///< a where the state b is `there`, else 0
    equal_state,  ///< of a comparison for equality whose sides have the states a and b
    equal_known,  ///< a comparison a for equality whose sides have the states b and c, nulls being equal
    is_empty,     ///< whether the state a is `empty` or `failed`
    state_where,  ///< a ? immediate : state b
    worst_state,  ///< the state `a` if that is not `there`, else `b`
    // dates: days since 1970-01-01 in int32
    year_of,
    month_of,
    day_of,
    make_date,       ///< year a, month b, day c; days in int32
    make_date_state, ///< `failed` where the calendar has no such day
    add_months,      ///< to the date a the months b, or the immediate
    month_start,     ///< the first day of the month of a
    // lists
    spread,        ///< a value of the rows as one of each of their items
    segment_sum,   ///< of a where b, each row's items
    segment_count, ///< how many of a are 1
    segment_any,   ///< whether one of a is 1
    segment_least, ///< of a where b; 0 when there is none
    segment_most,
    segment_worst, ///< states a where b: undetermined before ask before failed
    // order: places count from 0 among the items of a segment that are in the mask; −1 elsewhere
    segment_number, ///< the place of each item of the mask a, as they come
    segment_rank,   ///< the place of each item of the mask b by its key a, ascending, equal keys as they come
    segment_first,  ///< of the items of the mask b, those whose value a no earlier one has
    segment_find,   ///< where the item stands whose place a is the immediate, from the end when negative; −1: nowhere
    segment_member, ///< whether the value a is one of the values b where c, b and c in a space beside a's
    gather,         ///< of the values a of another space the one that stands at b; 0 where b is negative
    open_earlier,   ///< opens its space, and tells where its items stand in the space they come from. a: the places of
                    ///< those items, b: how many of them each item of the parent space takes
    chain,          ///< arithmetic of several steps, one after the other; extra: chain
};

enum class step_id : std::uint32_t { none = 0xFFFF'FFFF };

/// One step. Operands come before it.
struct step {
    verb what = verb::constant;
    columns::lane lane = columns::lane::bits8;
    std::uint16_t space = 0;
    std::array<step_id, 4> in{step_id::none, step_id::none, step_id::none, step_id::none};
    std::uint32_t extra = 0;
    bool immediate_second = false;
    int128 immediate = 0;
    int128 low = 0, high = 0; ///< of numbers and bytes
    friend bool operator==(const step&, const step&) = default;
};

/// Whose values a vector holds: the rows of the batch (space 0), the items of a list column in another space, or for
/// each item of the parent space the first items, as many as a step says, of a list beside it (a space that is opened
/// by a step, and has no column of its own: its items stand in the space `of`).
struct space {
    std::uint16_t parent = 0;
    std::vector<std::int32_t> path; ///< of the list column, from the struct of the parent space
    step_id opened_by = step_id::none;
    std::uint16_t of = 0;
    friend bool operator==(const space&, const space&) = default;
};

/// What a column is read as.
enum class reading_kind : std::uint8_t {
    number,     ///< at `scale`; outside `low` to `high` the row is left to the evaluator
    boolean,    ///
    category,   ///< ordinals
    date,       ///< days
    text_is,    ///< whether a text is `text`
    list_state, ///< only whether the list is there
};

/// One column that a plan reads.
struct input {
    std::uint16_t space = 0;
    std::vector<std::int32_t> path;    ///< from the struct of its space; empty for the items of a list of scalars
    const column_type* type = nullptr; ///< nullptr: there is no such column
    columns::reading_kind kind = columns::reading_kind::number;
    columns::lane lane = columns::lane::bits8;
    int scale = 0;
    bool optional = false; ///< a null is meant, else undetermined
    int128 low = 0, high = 0;
    program::type_id field = program::type_id::any;
    std::string text;
    friend bool operator==(const input&, const input&) = default;
};

/// One link of a chain: what comes so far, with an operand. The first link, a `constant`, is its operand alone.
struct link {
    static constexpr std::uint8_t none = 255;
    verb what = verb::constant;
    std::uint8_t operand = none;      ///< of the step's; none: `by` itself
    columns::lane from = lane::bits8; ///< the lane of the operand, which may be narrower than the step's
    std::int64_t by = 1;              ///< the operand is multiplied by it first
    friend bool operator==(const link&, const link&) = default;
};

/// Values for each index, with their states where some are not there.
struct lookup_table {
    std::vector<int128> values;
    friend bool operator==(const lookup_table&, const lookup_table&) = default;
};

/// What a plan gives for one asked item: steps of space 0.
struct plan_output {
    step_id value = step_id::none;
    step_id state = step_id::none; ///< none: always there
    int scale = 0;
    lane as = lane::bits8;
    // of limits and targets
    step_id kept = step_id::none; ///< whether the relation holds
    step_id kept_state = step_id::none;
    step_id applies = step_id::none; ///< where 0 the answer is not applicable
    step_id applies_state = step_id::none;
    // when it is asked for: the number of the rule that gives the value, one beyond the last where none does
    step_id rule = step_id::none;
    lane rule_as = lane::bits8;
    /// Of limits and targets, when they are asked for: the bound, and the slack or gap.
    struct measure {
        step_id value = step_id::none;
        step_id state = step_id::none;
        int scale = 0;
        lane as = lane::bits8;
        std::size_t column = 0; ///< of the engine's outputs
    };
    std::vector<measure> beside;
    /// Of an answer that no row can change: what it is. `value` is then its number, if it is one that fits `scale`.
    std::shared_ptr<const evaluate::outcome> same;
    static constexpr int no_scale = INT32_MIN;
};

/// Steps in an order in which they can be run.
struct plan {
    std::vector<space> spaces{space{}};
    std::vector<input> inputs;
    std::vector<lookup_table> tables;
    std::vector<std::vector<link>> chains;
    std::vector<step> steps;
    std::vector<plan_output> outputs;
    std::vector<step_id> checks; ///< where one is 1, a cell is not allowed, and the row is left to the evaluator
    std::vector<step_id> guards; ///< loads whose ranges were relied on: they run even if no output needs them
    std::int64_t most_items = 0; ///< of one list, as was assumed

    [[nodiscard]] const step& operator[](step_id id) const noexcept { return steps[static_cast<std::size_t>(id)]; }
};

} // namespace guiju::columns
