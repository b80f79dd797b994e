#pragma once

#include "native_fit.hpp"

#include <guiju/evaluate/evaluator.hpp>
#include <guiju/meaning/operations.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// An answer over scalars as straight code: made once for one question, run for one record after the other.
///
/// Straight code knows values only: what is null, undetermined, or needs more than 64 bits makes it give up, and the
/// plain machine answers. It never disagrees with the machine, digit for digit and exponent for exponent; it only knows
/// less.
namespace guiju::evaluate {

/// A scalar: units × 10^exponent of numbers and money; else the yes/no, the ordinal, the day number, exponent 0.
/// There is no −0. Without initial values: clearing the cells of a run would cost more than the run.
struct cell {
    std::int64_t units;
    std::int64_t exponent;
};

/// What a cell stands for.
struct cell_type {
    kind as = kind::null;
    currency in{};
    shared<const category_body> category;
    friend bool operator==(const cell_type&, const cell_type&) = default;
};

[[nodiscard]] value to_value(const cell& from, const cell_type& type);
/// Nothing when a cell cannot hold the value, or it is of another type.
[[nodiscard]] std::optional<cell> to_cell(const value& from, const cell_type& type) noexcept;
[[nodiscard]] std::optional<cell> to_cell(const decimal& from) noexcept;

/// What an instruction does. `a` and `b` are cells that are read, `to` one that is written.
enum class step_code : std::uint8_t {
    load, ///< field `at` of the subject
    move,
    add,
    subtract,
    multiply,
    less,
    less_equal,
    equal,
    not_equal,
    negate_condition,
    least, ///< the first when they are equal
    greatest,
    scale_index, ///< to = a × at + b: places in a table of several categories
    pick,        ///< to = `picks[at][a]`; a hole gives up
    apply,       ///< any other operation of meaning/, on values: `calls[at]`
    jump,        ///< to instruction `at`
    jump_if_not, ///< when a is no
    jump_if,
    claim,       ///< the rule `at` is hit; gives up when another was
    jump_unless, ///< to instruction `at`, unless a holds the units `b`
    give_up,
};

struct instruction {
    step_code what = step_code::give_up;
    std::uint16_t to = 0;
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint32_t at = 0;
};

/// An operation on values, for what cells have no instruction for.
struct straight_call {
    meaning::operation what{};
    std::vector<std::uint16_t> arguments;
    std::vector<cell_type> types; ///< of the arguments
    cell_type result;
};

struct straight_code {
    static constexpr std::size_t most_cells = 1'024;

    std::vector<instruction> steps;
    std::vector<std::pair<std::uint16_t, cell>> constants; ///< cells that are filled before a run
    std::vector<std::vector<std::optional<cell>>> picks;
    std::vector<straight_call> calls;
    std::vector<std::pair<std::uint32_t, cell_type>> fields; ///< that `load` reads: which field, as what
    std::uint16_t result = 0;
    cell_type type;

    /// The answer for a struct of that layout, as `type`; nothing when it gives up.
    [[nodiscard]] std::optional<cell> run(const fitted_record& layout, const void* subject) const;
    /// The answer for a record of the program, as `type`; nothing when it gives up.
    [[nodiscard]] std::optional<cell> run(const context_body& subject) const;
};

/// The straight code of an answer for one question; nothing when the answer needs more than scalars.
[[nodiscard]] std::optional<straight_code> straighten(const program::program& p, program::answer_id answer,
                                                      std::span<const value> dimensions, const question& how);

} // namespace guiju::evaluate
