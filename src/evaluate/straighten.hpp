#pragma once

#include "straight_code.hpp"

#include <map>

namespace guiju::evaluate {

/// What a node became: known now, in a cell, the subject itself, a record that it stands in, or nothing that straight
/// code has.
struct operand {
    enum class form : std::uint8_t { none, known, in_cell, subject, owner };
    form as = form::none;
    value known{};
    std::uint16_t place = 0;
    cell_type type{};

    [[nodiscard]] bool is_known() const noexcept { return as == form::known; }
    [[nodiscard]] bool exists() const noexcept { return as != form::none; }
};

/// Makes straight code of one answer. Everything that the question settles (parameters at a date, readings) is worked
/// out here; what cannot be straight ends it.
class straightener {
public:
    straightener(const program::program& p, const question& how) : program_(p), how_(how) {}

    [[nodiscard]] std::optional<straight_code> run(program::answer_id id, std::span<const value> dimensions);

private:
    using node = program::node;
    using node_id = program::node_id;
    using slots = std::vector<operand>;

    /// What is known along the way that is being taken; what a branch finds out is forgotten behind it.
    struct path {
        std::map<std::uint32_t, operand> fields;
        std::map<std::uint32_t, operand> answers; ///< of the subject alone
        std::vector<slots> frames;
    };

    // straighten.cpp
    operand make(node_id id);
    operand leaf(const node& n);
    operand others(const node& n);
    operand range(const node& n);
    operand field(const node& n);
    operand lazy(const node& n);
    operand let(const node& n);
    operand reading(const node& n);
    operand parameter(const node& n);
    operand parameter_of(const program::parameter& p, const node& n, const date& on);
    operand answer(const node& n);
    operand inlined(const program::answer& asked, slots frame);
    operand invoke(const node& n);
    operand convert(const node& n);
    // straight_control.cpp
    operand conditional(const node& n);
    operand choose(const node& n);
    operand junction(const node& n, bool settles);
    operand in_tests(const node& n);
    operand test(node_id id, const operand& input);
    operand table(const node& n);
    operand indexed_table(const program::table& t, const node& n, std::span<const operand> inputs);
    std::optional<operand> known_output(const program::table& t, const cell_type& type);
    std::optional<std::vector<std::optional<cell>>> outputs_by_place(const program::table& t, const cell_type& type,
                                                                     std::span<const operand> inputs);
    operand searched_table(const program::table& t, const node& n);
    enum class hit : std::uint8_t { yes, no, open, in_cells };
    hit known_hit(const program::table::rule& rule, const program::table& t);
    bool when(const operand& condition, std::vector<std::size_t>& otherwise);
    bool into(std::uint16_t to, node_id id, const cell_type& type);
    // straight_operations.cpp
    operand operation(const node& n);
    operand fold(meaning::operation what, std::span<const operand> arguments, const node& n);
    operand two(meaning::operation what, operand a, operand b, const node& n);
    operand sum(step_code what, const operand& a, const operand& b);
    operand product(const operand& a, const operand& b);
    operand compared(step_code what, const operand& a, const operand& b);
    operand extreme(step_code what, const operand& a, const operand& b);
    operand among(const operand& input, const operand& set, const node& n);
    operand in_range(const operand& input, const range_body& range, const node& n);
    operand both(step_code what, const operand& a, const operand& b);
    operand call(meaning::operation what, std::span<const operand> arguments, const node& n);
    void name_category(operand& text, const operand& category) const;

    operand fail() {
        failed_ = true;
        return {};
    }
    static operand known(value v) {
        operand made;
        made.as = operand::form::known;
        made.known = std::move(v);
        return made;
    }
    operand emit(step_code what, const cell_type& type, std::uint16_t a = 0, std::uint16_t b = 0, std::uint32_t at = 0);
    void emit_jump(step_code what, std::uint16_t a, std::vector<std::size_t>& waiting);
    void land(const std::vector<std::size_t>& waiting);
    std::uint16_t new_cell();
    /// The cell that holds an operand of that type; a constant gets one.
    std::optional<std::uint16_t> cell_of(const operand& from, const cell_type& type);
    std::optional<cell_type> type_of(program::type_id id) const;
    std::optional<cell_type> type_of(const operand& from) const;
    [[nodiscard]] std::span<const node_id> operands_of(const node& n) const { return program_.operands_of(n); }
    slots& frame() { return path_.frames.back(); }
    operand with_frame(slots frame, node_id body);

    static constexpr std::size_t most_steps = 2'000;
    static constexpr std::size_t deepest = 100;
    static constexpr std::size_t most_places = 1'024; ///< of a table by index

    const program::program& program_;
    const question& how_;
    straight_code code_;
    std::vector<cell_type> constant_types_; ///< of `straight_code::constants`
    path path_;
    std::uint16_t cells_ = 0;
    std::size_t depth_ = 0;
    std::size_t work_ = 0;
    bool failed_ = false;
};

} // namespace guiju::evaluate
