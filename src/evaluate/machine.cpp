#include "machine.hpp"

namespace guiju::evaluate {

namespace {

/// How much of the thread's stack one evaluation may use. Threads of other runtimes may have as little as 512 KiB.
constexpr std::size_t stack_budget = 320UL * 1024UL;

/// The clock is looked at once in so many nodes.
constexpr std::uint64_t nodes_between_looks = 4096;

const wording too_deep{"嵌套过深，已停止计算", "nested too deeply; the evaluation was stopped"};
const wording too_many_steps{"步骤过多，已停止计算", "too many steps; the evaluation was stopped"};
const wording too_many_items{"中间结果过大，已停止计算", "intermediate results too large; the evaluation was stopped"};
const wording too_long{"计算超时，已停止", "out of time; the evaluation was stopped"};

const char* stack_now() noexcept { return static_cast<const char*>(__builtin_frame_address(0)); }

} // namespace

machine::machine(const program::program& of, const question& how, scratch& memory, recorder* steps)
    : program_(of), how_(how), memory_(memory), steps_(steps), as_of_(how.as_of ? *how.as_of : program_.default_as_of),
      stack_start_(stack_now()), deadline_(std::chrono::steady_clock::now() + how.limits.time), context_(*this) {
    context_.items_left = how.limits.items;
    context_.now = how.now;
    context_.semantics = of.semantics;
    context_.repairs = how.repairs;
}

machine::frame::frame(machine& in, std::uint16_t slots) : in_(in), outer_(in.base_) {
    in_.base_ = in_.top_;
    in_.top_ += slots;
    if (in_.memory_.slots_.size() < in_.top_) {
        in_.memory_.slots_.resize(in_.top_ * 2, unset());
    }
}

machine::frame::~frame() {
    for (std::size_t i = in_.base_; i < in_.top_; ++i) {
        in_.memory_.slots_[i] = unset();
    }
    in_.top_ = in_.base_;
    in_.base_ = outer_;
}

void machine::set(std::size_t slot, value v) { this->slot(slot) = std::move(v); }

bool machine::out_of_stack() const noexcept {
    const auto used = stack_start_ - stack_now();
    return used > static_cast<std::ptrdiff_t>(stack_budget);
}

value machine::stop(const wording& why, span where) {
    if (exceeded_ == nullptr) {
        exceeded_ = &why;
        stopped_at_ = where;
    }
    return value(reason::limit, where);
}

bool machine::spend(std::uint64_t items, span where) {
    if (!context_.spend(items)) {
        stop(too_many_items, where);
    }
    return !stopped();
}

bool machine::may_go_on(span where) {
    if (stopped()) {
        return false;
    }
    ++count_;
    if (context_.exhausted) {
        stop(too_many_items, where);
    } else if (depth_ > how_.limits.depth || out_of_stack()) {
        stop(too_deep, where);
    } else if (count_ > how_.limits.steps) {
        stop(too_many_steps, where);
    } else if (count_ % nodes_between_looks == 0 && std::chrono::steady_clock::now() > deadline_) {
        stop(too_long, where);
    }
    return !stopped();
}

value machine::run(node_id id) {
    const node& n = program_[id];
    if (!may_go_on(n.where)) {
        return value(reason::limit, n.where);
    }
    ++depth_;
    value result = run_leaf(id, n);
    --depth_;
    return result;
}

value machine::run_leaf(node_id id, const node& n) {
    using program::opcode;
    switch (n.op) {
    case opcode::constant:
        return program_.constants[n.index];
    case opcode::local:
        return slot(n.slot);
    case opcode::as_of:
        return as_of_;
    case opcode::reading:
        return reading(id, n);
    case opcode::field:
        return field(id, n);
    case opcode::member:
        return member(n);
    case opcode::item_name:
        return item_name(n);
    case opcode::operation:
        return operation(n);
    case opcode::parameter:
        return parameter(id, n);
    case opcode::answer:
        return answer(id, n);
    case opcode::invoke:
        return invoke(n);
    case opcode::apply:
        return apply(n);
    case opcode::apply_named:
        return apply_named(n);
    default:
        return run_control(id, n);
    }
}

value machine::run_control(node_id id, const node& n) {
    using program::opcode;
    switch (n.op) {
    case opcode::conditional:
        return conditional(n);
    case opcode::conjunction:
        return junction(n, false);
    case opcode::disjunction:
        return junction(n, true);
    case opcode::choose:
        return choose(id, n);
    case opcode::lazy:
        return lazy(id, n);
    case opcode::let:
        set(n.slot, run(operands(n)[0]));
        return run(operands(n)[1]);
    case opcode::map:
        return map(n);
    case opcode::span_map:
        return span_map(n);
    case opcode::some:
        return quantified(n, true);
    case opcode::every:
        return quantified(n, false);
    case opcode::filter:
        return filter(n);
    case opcode::index:
        return pick(run(operands(n)[0]), run(operands(n)[1]), n.where);
    case opcode::filter_any:
        return filter_any(n);
    default:
        return run_made(id, n);
    }
}

value machine::run_made(node_id id, const node& n) {
    using program::opcode;
    switch (n.op) {
    case opcode::make_list:
        return make_list(n);
    case opcode::make_context:
        return make_context(n);
    case opcode::make_range:
        return make_range(n);
    case opcode::make_function:
        return make_function(n);
    case opcode::in_tests:
        return in_tests(n);
    case opcode::instance_of:
        return instance_of(n);
    case opcode::convert:
        return convert(n);
    default:
        return table(id, n);
    }
}

} // namespace guiju::evaluate
