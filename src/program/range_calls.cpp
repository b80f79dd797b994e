#include "range_pass.hpp"

#include <algorithm>

namespace guiju::program {

namespace {

/// Whether a period has days of the extent, and whether it has all of them.
struct cover {
    bool some = true;
    bool all = true;
};

cover cover_of(const parameter_period& period, const std::optional<extent>& on) {
    if (!on) {
        return {true, !period.from && !period.to};
    }
    const int128 from = period.from ? period.from->day_number() : on->low;
    const int128 to = period.to ? period.to->day_number() : on->high;
    return {from <= on->high && to >= on->low, from <= on->low && to >= on->high};
}

/// Whether periods that follow each other leave no day of the extent without one.
bool covered(const parameter& p, const std::optional<extent>& on) {
    std::optional<int128> up_to;
    if (on) {
        up_to = on->low - 1;
    }
    for (const auto& period : p.periods) {
        if (cover_of(period, on).all) {
            return true;
        }
        const bool follows = !period.from || (up_to && period.from->day_number() <= *up_to + 1);
        if (!follows) {
            continue;
        }
        if (!period.to) {
            return true;
        }
        up_to = up_to ? std::max(*up_to, int128{period.to->day_number()}) : int128{period.to->day_number()};
    }
    return on && up_to && *up_to >= on->high;
}

bool may_be(const std::vector<std::uint32_t>& keys, const std::vector<known>& given) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (given[i].within && !given[i].within->has(keys[i])) {
            return false;
        }
    }
    return true;
}

/// How many combinations of keys there can be.
std::optional<std::size_t> combinations(const std::vector<known>& given, std::size_t keys) {
    std::size_t made = 1;
    for (std::size_t i = 0; i < keys; ++i) {
        if (!given[i].within) {
            return std::nullopt;
        }
        made *= static_cast<std::size_t>(given[i].within->high - given[i].within->low + 1);
    }
    return made;
}

} // namespace

known range_pass::row_of(const parameter& p, std::uint32_t index, const parameter_row& row) const {
    if (!row.amount.is_undetermined()) {
        return known::exactly(row.amount);
    }
    const auto supplied = how_.supplied.find(static_cast<parameter_id>(index));
    known made = supplied == how_.supplied.end() ? known::exactly(value::undetermined({p.name})) : supplied->second;
    return made;
}

known range_pass::parameter_of(const node& n) {
    const auto& p = in_.parameters[n.index];
    const auto given = all(operands(n));
    const auto& on = given.back().within;
    known found;
    found.null = found.undetermined = found.reached = false;
    bool holes = !covered(p, on);
    for (const auto& period : p.periods) {
        if (!cover_of(period, on).some) {
            continue;
        }
        std::size_t rows = 0;
        for (const auto& row : period.rows) {
            if (may_be(row.keys, given)) {
                found = join(found, row_of(p, n.index, row));
                ++rows;
            }
        }
        const auto wanted = combinations(given, p.by.size());
        holes |= !wanted || rows < *wanted;
    }
    if (holes) {
        found = join(found, known::exactly(value::undetermined({p.name})));
    }
    for (const auto& one : given) {
        found.null |= one.null;
        found.undetermined |= one.undetermined;
    }
    found.constant.reset();
    return found;
}

known range_pass::answer_of(const node& n) {
    const auto& asked = in_.answers[n.index];
    auto given = all(operands(n));
    const frame here(*this, asked.frame, std::move(given));
    return answer_value(asked);
}

known range_pass::answer_value(const answer& asked) {
    known applies = known::exactly(true);
    if (asked.applies != node_id::none) {
        applies = of(asked.applies);
    }
    known found = known::exactly(value());
    if (asked.value != node_id::none) {
        found = of(asked.value);
    } else if (asked.open_steps != node_id::none) {
        found = of(asked.open_steps);
    }
    found.undetermined |= applies.undetermined;
    found.null |= !applies.is_true();
    return found;
}

known range_pass::invoked(const node& n) {
    const auto& called = in_.functions[n.index];
    auto given = all(operands(n));
    const frame here(*this, called.frame, std::move(given));
    return of(called.body);
}

/// The body is looked at once, for any arguments.
known range_pass::function_of(const node& n) {
    const auto& l = in_.lambdas[n.index];
    auto given = all(operands(n));
    given.resize(given.size() + l.parameters.size());
    const frame here(*this, l.frame, std::move(given));
    of(l.body);
    known made;
    made.null = made.undetermined = false;
    return made;
}

known range_pass::operation_of(const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    const auto given = all(operands(n));
    std::vector<const type*> types;
    for (const auto id : operands(n)) {
        types.push_back(&type_of(id));
    }
    using meaning::operation;
    const auto parts = operands(n);
    if (what == operation::in && parts.size() == 2 && in_[parts[1]].op == opcode::make_range && given[0].is_sure()) {
        const auto ends = in_[parts[1]];
        known made = known::boolean();
        for (const auto end : operands(ends)) {
            const auto& k = nodes[static_cast<std::size_t>(end)];
            const bool same = type_of(end).kind == types[0]->kind && type_of(end).in == types[0]->in;
            made.null |= k.null || !same;
            made.undetermined |= k.undetermined;
        }
        return made;
    }
    return known_result(in_, what, given, types);
}

} // namespace guiju::program
