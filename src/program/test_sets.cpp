#include "test_sets.hpp"

#include <guiju/meaning/comparison.hpp>

#include <algorithm>

namespace guiju::program {

namespace {

using meaning::operation;

operation mirrored(operation what) {
    switch (what) {
    case operation::less:
        return operation::greater;
    case operation::less_equal:
        return operation::greater_equal;
    case operation::greater:
        return operation::less;
    case operation::greater_equal:
        return operation::less_equal;
    default:
        return what;
    }
}

bool is_comparison(operation what) { return what >= operation::equal && what <= operation::greater_equal; }

bool is_scalar(const value& v) {
    return !v.is(kind::list) && !v.is(kind::context) && !v.is(kind::range) && !v.is(kind::function) &&
           !v.is_undetermined();
}

/// Where a value is that passes a comparison with the value at a place.
place_set passing(operation what, place with) {
    switch (what) {
    case operation::equal:
        return run{with, with};
    case operation::not_equal:
        return place_set(values_only).without(run{with, with});
    case operation::less:
        return run{values_only.low, with - 1};
    case operation::less_equal:
        return run{values_only.low, with};
    case operation::greater:
        return run{with + 1, values_only.high};
    default:
        return run{with, values_only.high};
    }
}

truth told_of_all(bool holds) { return holds ? truth{everything, {}} : truth{{}, everything}; }

bool has_order(const axis& along) { return along.category() == nullptr || along.category()->ordered; }

} // namespace

bool test_sets::is_input(node_id id) const {
    const auto& n = in_[id];
    return n.op == opcode::local && std::ranges::find(slots_, n.slot) != slots_.end();
}

const value* test_sets::constant(node_id id) {
    const auto& n = in_[id];
    if (n.op == opcode::constant) {
        return &in_.constants[n.index];
    }
    const auto [at, added] = folded_.try_emplace(static_cast<std::uint32_t>(id));
    if (added) {
        at->second = fold_.of(id);
    }
    return at->second ? &*at->second : nullptr;
}

// --- which constants --------------------------------------------------------------------------------------------

bool test_sets::constants(node_id condition, std::vector<const value*>& into) {
    const auto& n = in_[condition];
    const auto parts = in_.operands_of(n);
    const auto all = [&](std::span<const node_id> of) {
        return std::ranges::all_of(of, [&](node_id id) { return constants(id, into); });
    };
    switch (n.op) {
    case opcode::constant: {
        const auto& v = in_.constants[n.index];
        return v.is(kind::boolean) || (v.is_null() && !v.is_undetermined());
    }
    case opcode::operation:
        return constants_of_operation(n, into);
    case opcode::conjunction:
    case opcode::disjunction:
        return all(parts);
    case opcode::let:
    case opcode::in_tests:
        if (!is_input(parts[0])) {
            return false;
        }
        slots_.push_back(n.slot);
        return all(parts.subspan(1));
    default:
        return false;
    }
}

bool test_sets::constants_of_operation(const node& n, std::vector<const value*>& into) {
    const auto what = static_cast<operation>(n.index);
    const auto parts = in_.operands_of(n);
    if (what == operation::not_ && parts.size() == 1) {
        // In B-FEEL a comparison with null is false, not null: what is not true is not read from sets there.
        return in_.semantics == semantics::feel && constants(parts[0], into);
    }
    if (parts.size() != 2) {
        return false;
    }
    if (what == operation::in) {
        if (!is_input(parts[0])) {
            return false;
        }
        const auto& test = in_[parts[1]];
        if (test.op == opcode::make_range) {
            return constants_of_range(test, into);
        }
        const auto* v = constant(parts[1]);
        return v != nullptr && constants_of_value(*v, into, false);
    }
    if (!is_comparison(what) || is_input(parts[0]) == is_input(parts[1])) {
        return false;
    }
    const auto* v = constant(is_input(parts[0]) ? parts[1] : parts[0]);
    if (v == nullptr || !is_scalar(*v)) {
        return false;
    }
    if (!v->is_null()) {
        into.push_back(v);
    }
    return true;
}

bool test_sets::constants_of_range(const node& n, std::vector<const value*>& into) {
    constexpr std::uint32_t interval_forms = 4;
    const auto ends = in_.operands_of(n);
    return n.index < interval_forms && std::ranges::all_of(ends, [&](node_id id) {
               const auto* end = constant(id);
               if (end == nullptr || end->is_null() || !is_scalar(*end)) {
                   return false;
               }
               into.push_back(end);
               return true;
           });
}

bool test_sets::constants_of_value(const value& v, std::vector<const value*>& into, bool listed) {
    if (v.is(kind::list)) {
        return !listed && std::ranges::all_of(v.as_list(),
                                              [&](const value& item) { return constants_of_value(item, into, true); });
    }
    if (v.is(kind::range)) {
        const auto& r = v.as_range();
        if (r.form == range_form::not_equal || r.low.is_null() || r.high.is_null() || !is_scalar(r.low) ||
            !is_scalar(r.high)) {
            return false;
        }
        into.push_back(&r.low);
        into.push_back(&r.high);
        return true;
    }
    if (!is_scalar(v)) {
        return false;
    }
    if (!v.is_null()) {
        into.push_back(&v);
    }
    return true;
}

// --- which sets -------------------------------------------------------------------------------------------------

std::optional<run> test_sets::simple(node_id condition, const axis& along) {
    const auto& n = in_[condition];
    if (n.op != opcode::operation || n.operand_count != 2) {
        return std::nullopt;
    }
    auto what = static_cast<operation>(n.index);
    const auto parts = in_.operands_of(n);
    if (!is_input(parts[0])) {
        return std::nullopt;
    }
    if (what == operation::in && in_[parts[1]].op == opcode::make_range) {
        return made_range(in_[parts[1]], along);
    }
    if (what == operation::in && in_[parts[1]].op == opcode::constant &&
        is_scalar(in_.constants[in_[parts[1]].index])) {
        what = operation::equal;
    }
    if (!is_comparison(what) || what == operation::not_equal || in_[parts[1]].op != opcode::constant) {
        return std::nullopt;
    }
    const auto& with = in_.constants[in_[parts[1]].index];
    const auto at = with.is_null() ? std::nullopt : along.of(with);
    if (!at || (what != operation::equal && !has_order(along))) {
        return std::nullopt;
    }
    switch (what) {
    case operation::equal:
        return run{*at, *at};
    case operation::less:
        return run{values_only.low, *at - 1};
    case operation::less_equal:
        return run{values_only.low, *at};
    case operation::greater:
        return run{*at + 1, values_only.high};
    default:
        return run{*at, values_only.high};
    }
}

std::optional<truth> test_sets::of(node_id condition, const axis& along) {
    const auto& n = in_[condition];
    const auto parts = in_.operands_of(n);
    switch (n.op) {
    case opcode::constant: {
        const auto& v = in_.constants[n.index];
        if (v.is(kind::boolean)) {
            return told_of_all(v.as_boolean());
        }
        return v.is_null() && !v.is_undetermined() ? std::optional(truth{}) : std::nullopt;
    }
    case opcode::operation:
        return of_operation(n, along);
    case opcode::conjunction:
        return junction(parts, false, along);
    case opcode::disjunction:
        return junction(parts, true, along);
    case opcode::let:
        return of(parts[1], along);
    case opcode::in_tests:
        return junction(parts.subspan(1), true, along);
    default:
        return std::nullopt;
    }
}

std::optional<truth> test_sets::junction(std::span<const node_id> parts, bool settles, const axis& along) {
    truth all = told_of_all(!settles);
    for (const auto id : parts) {
        const auto one = of(id, along);
        if (!one) {
            return std::nullopt;
        }
        all = settles ? truth{all.yes | one->yes, all.no & one->no} : truth{all.yes & one->yes, all.no | one->no};
    }
    return all;
}

std::optional<truth> test_sets::of_operation(const node& n, const axis& along) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto parts = in_.operands_of(n);
    if (what == operation::not_) {
        auto negated = of(parts[0], along);
        if (negated) {
            std::swap(negated->yes, negated->no);
        }
        return negated;
    }
    if (what == operation::in) {
        if (in_[parts[1]].op != opcode::make_range) {
            return within(*constant(parts[1]), along);
        }
        const auto found = made_range(in_[parts[1]], along);
        return found ? std::optional(truth{*found, place_set(values_only).without(*found)}) : std::nullopt;
    }
    const bool input_first = is_input(parts[0]);
    return compared(input_first ? what : mirrored(what), *constant(parts[input_first ? 1 : 0]), along);
}

std::optional<truth> test_sets::compared(meaning::operation what, const value& with, const axis& along) {
    truth made;
    if (with.is_null()) {
        if (what == operation::equal || what == operation::not_equal) {
            made = {run{null_place, null_place}, values_only};
            if (what == operation::not_equal) {
                std::swap(made.yes, made.no);
            }
        }
        return made;
    }
    const auto at = along.of(with);
    const bool equality = what == operation::equal || what == operation::not_equal;
    if (!at || (!equality && !has_order(along))) {
        return std::nullopt;
    }
    made.yes = passing(what, *at);
    made.no = place_set(values_only).without(made.yes);
    if (equality) {
        auto& unequal = what == operation::equal ? made.no : made.yes;
        unequal = unequal | run{null_place, null_place};
    }
    return made;
}

std::optional<truth> test_sets::within(const value& test, const axis& along) {
    if (test.is(kind::list)) {
        place_set yes;
        for (const auto& item : test.as_list()) {
            const auto one = within(item, along);
            if (!one) {
                return std::nullopt;
            }
            yes = yes | one->yes;
        }
        return truth{yes, place_set(everything).without(yes)};
    }
    if (!test.is(kind::range)) {
        return compared(operation::equal, test, along);
    }
    const auto& r = test.as_range();
    const auto found = range_run(r.low, r.high, r.low_closed, r.high_closed, along);
    return found ? std::optional(truth{*found, place_set(values_only).without(*found)}) : std::nullopt;
}

std::optional<run> test_sets::made_range(const node& n, const axis& along) {
    const auto ends = in_.operands_of(n);
    const auto* low = constant(ends[0]);
    const auto* high = constant(ends[1]);
    constexpr std::uint32_t interval_forms = 4;
    return low == nullptr || high == nullptr || n.index >= interval_forms
               ? std::nullopt
               : range_run(*low, *high, (n.index & 1U) != 0, (n.index & 2U) != 0, along);
}

std::optional<run> test_sets::range_run(const value& low, const value& high, bool low_closed, bool high_closed,
                                        const axis& along) const {
    if (low.is_null() || high.is_null() || !has_order(along)) {
        return std::nullopt;
    }
    const auto from = along.of(low);
    const auto to = along.of(high);
    if (!from || !to) {
        return std::nullopt;
    }
    return run{*from + (low_closed ? 0 : 1), *to - (high_closed ? 0 : 1)};
}

} // namespace guiju::program
