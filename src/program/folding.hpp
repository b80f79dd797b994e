#pragma once

#include <guiju/meaning/call_context.hpp>
#include <guiju/program/program.hpp>

#include <map>
#include <optional>

namespace guiju::program {

/// Computes what depends on no record: constants, operations on them, parameters at a date.
///
/// It is not the evaluator and takes no part in answers: the amounts of parameters and the checks of targets need so
/// much before there is anything to evaluate. What it does not know it leaves: no value, never a wrong one.
class folding {
public:
    explicit folding(const program& in) : in_(in) { context_.semantics = in.semantics; }

    /// What stands in a slot while nodes are folded.
    void set(std::uint16_t slot, value v) { slots_[slot] = std::move(v); }
    void set_as_of(date on) { as_of_ = on; }

    [[nodiscard]] std::optional<value> of(node_id id);

private:
    std::optional<value> simple(const node& n);
    std::optional<value> made(const node& n);
    std::optional<value> operation(const node& n);
    std::optional<value> invoked(const node& n);
    std::optional<value> converted(const node& n);
    std::optional<value> parameter(const node& n);
    std::optional<value> counted(const node& n);
    std::optional<std::vector<value>> operands(const node& n);

    const program& in_;
    std::map<std::uint16_t, value> slots_;
    std::optional<date> as_of_;
    call_context context_;
    std::uint32_t depth_ = 0;
};

} // namespace guiju::program
