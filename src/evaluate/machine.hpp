#pragma once

#include "recorder.hpp"

#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>
#include <guiju/meaning/apply.hpp>
#include <guiju/meaning/comparison.hpp>
#include <guiju/meaning/member.hpp>
#include <guiju/program/boxes.hpp>

#include <chrono>
#include <span>

namespace guiju::evaluate {

/// Runs nodes of one program for one question. Lives on the stack of one call; frames lie in the scratch.
///
/// A value that is undetermined passes through everything that needs it. Passing a limit stops the whole run: from then
/// on every node answers null, and `exceeded()` says which limit it was.
class machine {
public:
    machine(const program::program& of, const question& how, scratch& memory, recorder* steps);

    /// The value of a node in the current frame.
    value run(program::node_id id);

    /// Makes a frame for an answer and fills in what it is asked of. Frames are left in the reverse order.
    class frame {
    public:
        frame(machine& in, std::uint16_t slots);
        frame(const frame&) = delete;
        frame& operator=(const frame&) = delete;
        ~frame();

    private:
        machine& in_;
        std::size_t outer_;
    };
    void set(std::size_t slot, value v);

    [[nodiscard]] bool stopped() const noexcept { return exceeded_ != nullptr; }
    [[nodiscard]] const wording* exceeded() const noexcept { return exceeded_; }
    [[nodiscard]] span stopped_at() const noexcept { return stopped_at_; }
    [[nodiscard]] const question& how() const noexcept { return how_; }
    [[nodiscard]] date as_of() const noexcept { return as_of_; }
    [[nodiscard]] recorder* steps() const noexcept { return steps_; }

    /// The value of an answer whose frame is made: its definition, or null of reason `domain` where it does not apply.
    value answer_value(const program::answer& asked);
    /// Of a function of the program for arguments of any kind, one for each parameter.
    value call_function(program::function_id id, std::vector<value> arguments, span where);
    value call_lambda(const program::lambda& l, std::span<const value> captured, std::span<const value> arguments);

private:
    friend class frame;
    using node = program::node;
    using node_id = program::node_id;

    // leaves.cpp
    value reading(node_id id, const node& n);
    value lazy(node_id id, const node& n);
    value field(node_id id, const node& n);
    value member(const node& n);
    value item_name(const node& n);
    // calls.cpp
    value parameter(node_id id, const node& n);
    value find_row(const program::parameter& p, std::uint32_t index, std::span<const value> keys, const date& on,
                   span where);
    [[nodiscard]] const value* supplied(std::uint32_t index) const;
    value answer(node_id id, const node& n);
    value invoke(const node& n);
    value operation(const node& n);
    value invoked(const callable& called, std::vector<value> arguments, const node& n);
    value apply(const node& n);
    value apply_named(const node& n);
    // control.cpp
    value conditional(const node& n);
    value choose(node_id id, const node& n);
    void note_case(step_kind what, node_id id, std::uint32_t which, const value& condition);
    [[nodiscard]] value truth(value v) const;
    value junction(const node& n, bool settles);
    value in_tests(const node& n);
    value passes(node_id test, std::size_t input);
    // loops.cpp
    value map(const node& n);
    value span_map(const node& n);
    class stepper;
    [[nodiscard]] value no_loop(value why) const;
    value loop_between(const node& n, const value& low, const value& high, node_id body);
    value loop_over(const node& n, const range_body& r, node_id body);
    value loop_steps(const node& n, std::optional<stepper> at, node_id body);
    value quantified(const node& n, bool settles);
    value filter(const node& n);
    value filter_any(const node& n);
    value filter_items(const node& n, std::span<const value> items);
    value unknown_items(const node& n, const value& domain);
    value pick(const value& domain, const value& place, span where);
    // made.cpp
    value make_list(const node& n);
    value make_context(const node& n);
    value make_range(const node& n);
    value in_range(const value& point, const node& range, const node& n);
    value make_function(const node& n);
    value convert(const node& n);
    value instance_of(const node& n);
    value converted(const value& v, program::type_id from, program::type_id to, span where);
    bool admits(program::type_id type, const value& v);
    // tables.cpp
    value table(node_id id, const node& n);
    bool candidates(const program::table& t, std::vector<program::rule_index>& into);
    std::optional<value> keep_hits(node_id id, const program::table& t, std::vector<program::rule_index>& rules);
    std::optional<value> try_rules(node_id id, const program::table& t, std::vector<program::rule_index>& hits);
    value rule_hit(const program::table& t, const program::table::rule& rule);
    value rule_output(const program::table& t, std::span<const node_id> outputs);
    value hits_as_value(const program::table& t, std::span<const std::uint32_t> hits, span where);
    value collected(const program::table& t, std::vector<value> outputs, span where);

    value run_leaf(node_id id, const node& n);
    value run_control(node_id id, const node& n);
    value run_made(node_id id, const node& n);
    bool may_go_on(span where);
    bool spend(std::uint64_t items, span where);
    value stop(const wording& why, span where);
    [[nodiscard]] bool out_of_stack() const noexcept;
    value& slot(std::size_t index) noexcept { return memory_.slots_[base_ + index]; }
    [[nodiscard]] std::span<const node_id> operands(const node& n) const noexcept { return program_.operands_of(n); }
    [[nodiscard]] bool recording() const noexcept { return steps_ != nullptr && steps_->listening(); }
    [[nodiscard]] static program::type_id type_at(std::uint32_t index) noexcept {
        return static_cast<program::type_id>(index);
    }
    call_context& context_at(const node& n) noexcept {
        context_.where = n.where;
        return context_;
    }
    /// What a slot holds that nothing was put into yet. Never leaves the frame.
    [[nodiscard]] static value unset() noexcept { return value(static_cast<guiju::reason>(0xFF)); }
    [[nodiscard]] static bool is_unset(const value& v) noexcept {
        return v.is_null() && v.reason() == static_cast<guiju::reason>(0xFF);
    }

    /// The call context that operations see; lambdas find the way back to their machine through it.
    struct own_context : call_context {
        explicit own_context(machine& m) : self(m) {}
        machine& self;
    };
    friend class closure;

    const program::program& program_;
    const question& how_;
    scratch& memory_;
    recorder* steps_;
    date as_of_;
    std::size_t base_ = 0;
    std::size_t top_ = 0;
    std::uint32_t depth_ = 0;
    std::uint64_t count_ = 0;
    const char* stack_start_;
    std::chrono::steady_clock::time_point deadline_;
    const wording* exceeded_ = nullptr;
    span stopped_at_;
    own_context context_;
};

/// Whether a value belongs to a type. DMN 1.5, 10.3.2.9.
[[nodiscard]] bool is_instance(const program::program& p, const value& v, program::type_id type);
/// A value as one of that type, or null with the reason why it cannot be.
[[nodiscard]] value convert_to(const program::program& p, const value& v, program::type_id from, program::type_id to,
                               span where);

} // namespace guiju::evaluate
