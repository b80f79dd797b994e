#include "folding.hpp"

#include "lowering.hpp"
#include "range_shape.hpp"

#include <guiju/meaning/apply.hpp>

#include <algorithm>

namespace guiju::program {

std::optional<value> folded(const program& in, node_id id) { return folding(in).of(id); }

std::optional<value> folding::of(node_id id) {
    constexpr std::uint32_t deepest = 1'500;
    if (id == node_id::none || depth_ > deepest) {
        return std::nullopt;
    }
    ++depth_;
    auto result = simple(in_[id]);
    --depth_;
    return result;
}

std::optional<value> folding::simple(const node& n) {
    switch (n.op) {
    case opcode::constant:
        return in_.constants[n.index];
    case opcode::as_of:
        return as_of_ ? std::optional(value(*as_of_)) : std::nullopt;
    case opcode::local: {
        const auto found = slots_.find(n.slot);
        return found == slots_.end() ? std::nullopt : std::optional(found->second);
    }
    case opcode::lazy:
        return of(in_.operands_of(n).front());
    case opcode::let: {
        auto bound = of(in_.operands_of(n)[0]);
        if (!bound) {
            return std::nullopt;
        }
        slots_[n.slot] = *std::move(bound);
        return of(in_.operands_of(n)[1]);
    }
    case opcode::conditional: {
        const auto asked = of(in_.operands_of(n)[0]);
        return asked ? of(in_.operands_of(n)[asked->is_true() ? 1 : 2]) : std::nullopt;
    }
    case opcode::span_map:
        return counted(n);
    default:
        return made(n);
    }
}

std::optional<value> folding::made(const node& n) {
    switch (n.op) {
    case opcode::operation:
        return operation(n);
    case opcode::convert:
        return converted(n);
    case opcode::parameter:
        return parameter(n);
    case opcode::invoke:
        return invoked(n);
    case opcode::make_list: {
        auto items = operands(n);
        return items ? std::optional(value::list(std::move(*items))) : std::nullopt;
    }
    case opcode::make_context: {
        auto values = operands(n);
        if (!values) {
            return std::nullopt;
        }
        const auto& like = in_.constants[n.index].as_context();
        return value(shared<const context_body>(make_shared_body<context_body>(like.shape, std::move(*values))));
    }
    case opcode::make_range: {
        const auto ends = operands(n);
        if (!ends) {
            return std::nullopt;
        }
        auto range = make_shared_body<range_body>();
        shape_range(*range, n.index);
        range->low = (*ends)[0];
        range->high = (*ends)[1];
        return value(shared<const range_body>(range));
    }
    default:
        return std::nullopt;
    }
}

std::optional<std::vector<value>> folding::operands(const node& n) {
    std::vector<value> all;
    for (const auto id : in_.operands_of(n)) {
        auto one = of(id);
        if (!one) {
            return std::nullopt;
        }
        all.push_back(*std::move(one));
    }
    return all;
}

std::optional<value> folding::operation(const node& n) {
    const auto what = static_cast<meaning::operation>(n.index);
    if (what == meaning::operation::now || what == meaning::operation::today) {
        return std::nullopt;
    }
    const auto given = operands(n);
    if (!given) {
        return std::nullopt;
    }
    context_.where = n.where;
    return meaning::apply(what, *given, context_);
}

/// A function of the policy, in a frame of its own. Functions do not call themselves.
std::optional<value> folding::invoked(const node& n) {
    auto given = operands(n);
    if (!given) {
        return std::nullopt;
    }
    std::map<std::uint16_t, value> frame;
    for (std::size_t i = 0; i < given->size(); ++i) {
        frame.emplace(static_cast<std::uint16_t>(i), std::move((*given)[i]));
    }
    frame.swap(slots_);
    auto result = of(in_.functions[n.index].body);
    frame.swap(slots_);
    return result;
}

std::optional<value> folding::converted(const node& n) {
    const auto given = of(in_.operands_of(n).front());
    const auto& wanted = in_[static_cast<type_id>(n.index)];
    if (!given || given->is_null()) {
        return given;
    }
    if (given->is(kind::number)) {
        const auto count = given->as_number().to_int64();
        if (count && wanted.kind == type_kind::years_months) {
            return value(years_months_duration(*count));
        }
        if (count && wanted.kind == type_kind::days_time && *count > -1'000'000'000 && *count < 1'000'000'000) {
            return value(days_time_duration(*count * 86'400));
        }
        return wanted.kind == type_kind::number ? given : std::nullopt;
    }
    if (given->is(kind::text) && wanted.kind == type_kind::category) {
        const auto& body = in_.categories[static_cast<std::size_t>(wanted.category)].body;
        const auto found = std::find(body->values.begin(), body->values.end(), given->as_text());
        return found == body->values.end()
                   ? std::nullopt
                   : std::optional(value(body, static_cast<std::uint32_t>(found - body->values.begin())));
    }
    return std::nullopt;
}

std::optional<value> folding::parameter(const node& n) {
    const auto& p = in_.parameters[n.index];
    const auto given = operands(n);
    if (!given || given->empty() || !given->back().is(kind::date)) {
        return std::nullopt;
    }
    const auto& on = given->back().as_date();
    std::vector<std::uint32_t> keys;
    for (std::size_t i = 0; i + 1 < given->size(); ++i) {
        if (!(*given)[i].is(kind::category)) {
            return std::nullopt;
        }
        keys.push_back((*given)[i].ordinal());
    }
    for (const auto& period : p.periods) {
        if ((period.from && on < *period.from) || (period.to && *period.to < on)) {
            continue;
        }
        for (const auto& row : period.rows) {
            if (row.keys == keys && !row.amount.is_undetermined()) {
                return row.amount;
            }
        }
    }
    return std::nullopt;
}

/// `for i in low..high`, over whole numbers and not many of them.
std::optional<value> folding::counted(const node& n) {
    const auto low = of(in_.operands_of(n)[0]);
    const auto high = of(in_.operands_of(n)[1]);
    if (!low || !high || !low->is(kind::number) || !high->is(kind::number)) {
        return std::nullopt;
    }
    const auto first = low->as_number().to_int64();
    const auto last = high->as_number().to_int64();
    constexpr std::int64_t most = 10'000;
    if (!first || !last || *last < *first || *first < -most * most || *last > most * most || *last - *first > most ||
        n.index != 0) {
        return std::nullopt;
    }
    std::vector<value> items;
    for (auto i = *first; i <= *last; ++i) {
        slots_[n.slot] = value(decimal(i));
        auto item = of(in_.operands_of(n)[2]);
        if (!item) {
            return std::nullopt;
        }
        items.push_back(*std::move(item));
    }
    return value::list(std::move(items));
}

} // namespace guiju::program
