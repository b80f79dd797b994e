#include "builder.hpp"

#include <algorithm>

// Records and lists that an expression makes: a field of one is the value that was put there.
namespace guiju::columns {

namespace {

using meaning::operation;
using sort = operand::sort;

} // namespace

operand builder::made_record(const node& n, frame& in) {
    const auto& names = program_.constants[n.index].as_context().shape->names;
    auto entries = std::make_shared<std::vector<std::pair<std::string, operand>>>();
    const auto parts = program_.operands_of(n);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        entries->emplace_back(names[i], run(parts[i], in));
    }
    operand made;
    made.kind = sort::record;
    made.entries = std::move(entries);
    return made;
}

operand builder::entry(const operand& record, const std::string& name, guiju::span where) {
    if (record.through != step_id::none) {
        return of_gathered(entry(*record.origin, name, where), record, where);
    }
    if (record.entries) {
        const auto found = std::ranges::find(*record.entries, name, &std::pair<std::string, operand>::first);
        if (found != record.entries->end()) {
            return found->second;
        }
    } else if (record.record != program::record_id::none) {
        const auto& fields = program_[record.record].fields;
        const auto found = std::ranges::find(fields, name, &program::field_info::name);
        if (found != fields.end()) {
            return column(record, static_cast<std::uint32_t>(found - fields.begin()), where);
        }
    }
    refuse({"记录中没有这一项", "the record has no such entry"}, where);
}

/// A part of a record, where the record is.
operand builder::of_gathered(const operand& part, const operand& record, guiju::span where) {
    operand made = gathered(part, record.over, record.through, record.space, where);
    if (record.state != step_id::none) {
        made.state = made.state == step_id::none
                         ? record.state
                         : bytes(verb::worst_state, {record.state, made.state, step_id::none, step_id::none});
    }
    return made.kind == sort::boolean ? truth(std::move(made)) : made;
}

/// A value of the space `from` in the space `to`, where `through` says from which place.
operand builder::gathered(const operand& a, std::uint16_t from, step_id through, std::uint16_t to, guiju::span where) {
    const auto one = [&](step_id id) {
        if (id == step_id::none) {
            return id;
        }
        const step of = at(id);
        step s;
        s.what = verb::gather;
        s.lane = of.lane;
        s.space = to;
        s.in = {id, through, step_id::none, step_id::none};
        s.low = std::min(of.low, int128{0});
        s.high = std::max(of.high, int128{0});
        return add(s);
    };
    operand made = a;
    if (a.kind == sort::record) {
        made = operand{};
        made.kind = sort::record;
        made.record = a.record;
        made.origin = std::make_shared<operand>(a);
        made.through = through;
        made.over = from;
        made.space = to;
        made.state = a.space == from ? one(a.state) : step_id::none;
        if (a.state != step_id::none && a.space != from) {
            refuse({"记录来自列表之外", "a record comes from outside of its list"}, where);
        }
        return made;
    }
    made = as_item(materialised(a, where), from);
    if (made.value == step_id::none) {
        refuse({"文本和列表不能按列取得", "texts and lists are not taken from places in columns"}, where);
    }
    made.value = one(made.value);
    made.state = one(made.state);
    made.space = to;
    return made;
}

operand builder::filter_written(operand list, const node& n, frame& in) {
    const auto condition = program_.operands_of(n)[1];
    std::vector<operand::element> left;
    for (auto& [item, kept] : list.elements) {
        in.at(n.slot) = item;
        operand keeps = run(condition, in);
        if (keeps.kind == sort::constant && !keeps.fixed.is_undetermined()) {
            if (keeps.fixed.is_true()) {
                left.push_back({item, kept});
            }
            continue;
        }
        if (keeps.kind == sort::constant) {
            keeps.state = constant(lane::bits8, static_cast<int>(state::undetermined), keeps.space);
            keeps.value = constant(lane::bits8, 0, keeps.space);
            keeps.kind = sort::boolean;
        }
        if (keeps.kind != sort::boolean) {
            refuse({"筛选的条件不是是否", "a filter is no yes or no in a column"}, n.where);
        }
        if (keeps.state != step_id::none) {
            // An item that was left out before is not asked about.
            operand open = keeps;
            open.state = bytes(verb::equal_state, {keeps.state, keeps.state, step_id::none, step_id::none});
            if (kept.kind != sort::constant) {
                operand before = kept;
                same_space(open, before);
                const auto out = bytes(verb::opposite, {before.value, step_id::none, step_id::none, step_id::none});
                open.state = bytes(verb::state_where, {out, open.state, step_id::none, step_id::none}, 0);
            }
            operand all = open;
            all.state = list.state;
            all.space = list.state == step_id::none ? open.space : list.space;
            same_space(open, all);
            list.state = joined(all.state, open.state);
            list.space = open.space;
        }
        keeps.state = step_id::none;
        left.push_back({item, join(kept, keeps, false)});
    }
    list.elements = std::move(left);
    return list;
}

operand builder::written_aggregate(meaning::operation what, const operand& list, guiju::span where) {
    const bool all_kept =
        std::ranges::all_of(list.elements, [](const auto& e) { return e.kept.kind == sort::constant; });
    operand made;
    if (what == operation::count) {
        made = fixed(decimal(0));
        for (const auto& [item, kept] : list.elements) {
            const operand one = kept.kind == sort::constant ? fixed(decimal(1))
                                                            : choice(kept, fixed(decimal(1)), fixed(decimal(0)), where);
            made = made.kind == sort::constant && one.kind == sort::constant
                       ? fixed(decimal(made.fixed.as_number().to_int64().value_or(0) + 1))
                       : arithmetic(operation::add, made, one, where);
        }
    } else if (all_kept && !list.elements.empty() && (what == operation::min || what == operation::max)) {
        std::vector<operand> of;
        std::ranges::transform(list.elements, std::back_inserter(of), &operand::element::item);
        made = extreme(what == operation::max, std::move(of), where);
    } else if (all_kept && !list.elements.empty() && what == operation::sum) {
        made = list.elements[0].item;
        for (std::size_t i = 1; i < list.elements.size(); ++i) {
            made = arithmetic(operation::add, made, list.elements[i].item, where);
        }
    } else {
        refuse({"这种汇总不能按列计算", "this aggregate is not computed in columns"}, where);
    }
    return tabulated(with_state_of(list, std::move(made), where));
}

/// What was found in a list is known only as far as the list itself is.
operand builder::with_state_of(const operand& list, operand made, guiju::span where) {
    if (list.state == step_id::none) {
        return made;
    }
    made = materialised(made, where);
    operand open = made;
    open.state = list.state;
    open.space = list.space;
    same_space(made, open);
    made.state = made.state == step_id::none
                     ? open.state
                     : bytes(verb::worst_state, {open.state, made.state, step_id::none, step_id::none});
    return made;
}

operand builder::written_sum(const operand& list, const operand& first, guiju::span where) {
    operand total = first;
    for (const auto& [item, kept] : list.elements) {
        operand one = item;
        if (kept.kind != sort::constant) {
            const bool money = item.money || item.fixed.is(kind::money);
            const auto in = item.money ? item.in : money ? item.fixed.as_currency() : currency{};
            one = choice(kept, item, fixed(money ? value(decimal(0), in) : value(decimal(0))), where);
        }
        total = arithmetic(operation::add, total, one, where);
    }
    return tabulated(with_state_of(list, std::move(total), where));
}

} // namespace guiju::columns
