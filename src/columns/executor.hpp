#pragma once

#include "batch_view.hpp"
#include "kernels.hpp"
#include "plan.hpp"

#include <memory>
#include <vector>

namespace guiju::columns {

/// Rows that a plan is run for at once: what they need stays in the nearest cache.
inline constexpr std::int64_t vector_rows = 2048;
/// What kernels go by: vectors are padded to so many values.
inline constexpr std::size_t line_of_values = 64;

/// A plan with its kernels chosen and its registers laid out; immutable. Steps that no output needs are left out.
class ready_plan {
public:
    ready_plan(plan of, bool narrow);

    struct ready_step {
        step_id id = step_id::none;
        kernel run = nullptr;
        std::uint32_t slot = 0;
        bool makes_state = false; ///< its result tells whether all are `there`
        std::uint8_t quiet = 0;   ///< operands (a bit each) that are states: where all are `there`, so is the result
        bool same = false;        ///< where the state operand is all `there`, the result is the first operand
        std::uint8_t same_bit = 0;
    };
    struct slot {
        std::uint16_t space = 0;
        std::size_t width = 1;
    };

    [[nodiscard]] const columns::plan& of() const noexcept { return plan_; }
    [[nodiscard]] bool narrow() const noexcept { return narrow_; }
    [[nodiscard]] const std::vector<ready_step>& steps() const noexcept { return steps_; }
    [[nodiscard]] const std::vector<slot>& slots() const noexcept { return slots_; }
    [[nodiscard]] const std::vector<std::vector<std::byte>>& tables() const noexcept { return tables_; }

private:
    std::vector<bool> live_steps() const;
    std::vector<std::uint32_t> readers() const;
    void choose_kernels(const std::vector<bool>& live);
    void lay_out(const std::vector<bool>& live);
    void fill_tables();

    columns::plan plan_;
    bool narrow_;
    std::vector<ready_step> steps_;
    std::vector<slot> slots_;
    std::vector<std::vector<std::byte>> tables_; ///< of the lookup steps, in the order of `steps_`
};

/// Runs a plan for one vector of rows after the other. One for each thread.
class executor {
public:
    executor(const engine::state& in, const ready_plan& plan, const batch_view& batch);

    /// False when a value lies outside what a narrow plan assumes: nothing can be read then. `count` ≤ `vector_rows`.
    bool run(std::int64_t first, std::int64_t count);
    /// The values of a step of space 0.
    [[nodiscard]] const void* values(step_id of) const noexcept { return at_[static_cast<std::size_t>(of)]; }
    /// Whether a state is `there` in all rows.
    [[nodiscard]] bool all_there(step_id state) const noexcept {
        return state == step_id::none || quiet_[static_cast<std::size_t>(state)];
    }
    /// Rows that are left to the evaluator; meaningful when `any_bad`.
    [[nodiscard]] const std::vector<std::uint8_t>& bad() const noexcept { return bad_; }
    [[nodiscard]] bool any_bad() const noexcept { return any_bad_; }

private:
    struct memory {
        std::unique_ptr<std::byte[]> bytes;
        std::byte* aligned = nullptr;
        std::size_t capacity = 0;
        step_id constant = step_id::none; ///< what it is filled with
    };

    /// Lines of an input that the next vector will read.
    struct stretch {
        const std::byte* from = nullptr;
        std::size_t lines = 0;
    };

    void look_ahead();
    void ask_ahead();
    bool place_spaces(std::int64_t first, std::int64_t count);
    bool place(std::uint16_t space);
    void open_earlier(step_id by);
    const std::uint8_t* zeros(std::int64_t count);
    void run_step(const ready_plan::ready_step& s, std::size_t index);
    void fill(const ready_plan::ready_step& s);
    bool load(const ready_plan::ready_step& s);
    bool load_number(const input& source, const input_view& view, void* out, step_id id);
    bool load_cells(const input& source, const input_view& view, void* out);
    void load_words(const input& source, const input_view& view, void* out);
    [[nodiscard]] bool is_given(const input& source, const input_view& view, std::int64_t i) const;
    bool load_state(const ready_plan::ready_step& s);
    void mark(std::uint16_t space, std::int64_t item);
    void check_marks();
    [[nodiscard]] bool nulls_in(const input_view& view, std::uint16_t space) const;
    [[nodiscard]] std::int64_t start(const input_view& view, std::uint16_t space) const {
        return view.array->offset + view.base + first_[space];
    }
    std::byte* room(std::uint32_t slot, std::uint16_t space);

    const engine::state& state_;
    const ready_plan& ready_;
    const plan& plan_;
    const batch_view& batch_;
    std::vector<memory> memory_;
    std::vector<const void*> at_;
    std::vector<bool> quiet_;
    std::vector<std::int64_t> first_, count_;         ///< of each space
    std::vector<std::vector<std::int32_t>> segments_; ///< of each space but the rows
    std::vector<std::vector<std::int32_t>> taken_;    ///< of spaces that steps open: where their items stand
    std::vector<std::uint8_t> zeros_;
    std::vector<std::vector<std::uint8_t>> shorter_zeros_; ///< which steps of this run may still read
    std::vector<stretch> ahead_;                           ///< what has not been asked for yet
    std::size_t ahead_a_step_ = 0;                         ///< lines
    std::vector<std::uint8_t> bad_;
    bool any_bad_ = false;
};

} // namespace guiju::columns
