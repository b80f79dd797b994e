#include "builder.hpp"

#include <guiju/program/ranges.hpp>

#include <algorithm>

namespace guiju::columns {

namespace {

using program::type_kind;
using sort = operand::sort;

constexpr int128 limit_34 = static_cast<int128>(wide::power_of_ten(decimal::precision)) - 1;

struct number_shape {
    int scale = 0;
    int128 low = 0, high = 0;
};

/// How many places behind the point amounts in texts and floats are read with; more are left to the evaluator.
constexpr int places_of_texts = 4;

number_shape shape_of(const column_type& column) {
    switch (column.storage) {
    case storage::signed_int: {
        const auto most = (int128{1} << (column.width * 8 - 1)) - 1;
        return {0, -most - 1, most};
    }
    case storage::unsigned_int:
        return {0, 0, (int128{1} << (column.width * 8)) - 1};
    case storage::decimal: {
        const int digits = std::min(decimal::precision, column.precision + std::max(0, -column.scale));
        const auto most = std::min(limit_34, static_cast<int128>(wide::power_of_ten(digits)) - 1);
        return {std::max(0, column.scale), -most, most};
    }
    default:
        return {places_of_texts, -int128{INT64_MAX}, int128{INT64_MAX}};
    }
}

/// Whether whole numbers can stay the bytes that they are until they are reckoned with.
bool is_byte(const column_type& column, int128 low) {
    return column.storage == storage::signed_int && column.width == 1 && low >= 0;
}

const column_type* child_of(const column_type& column, const program::field_info& field, std::int32_t& at) {
    for (std::size_t c = 0; c < column.children.size(); ++c) {
        const auto& name = column.children[c].name;
        if (name == field.name || (!field.other.empty() && name == field.other)) {
            at = static_cast<std::int32_t>(c);
            return &column.children[c];
        }
    }
    return nullptr;
}

} // namespace

operand builder::leaf(node_id id, const node& n, frame& in) {
    switch (n.op) {
    case program::opcode::constant:
        return fixed(program_.constants[n.index]);
    case program::opcode::local:
        if (!in.at(n.slot)) {
            refuse({"用到了没有给出的记录", "a record is used that is not given"}, n.where);
        }
        return *in[n.slot];
    case program::opcode::as_of:
        return fixed(in_.how.as_of ? *in_.how.as_of : program_.default_as_of);
    case program::opcode::reading: {
        const auto& r = program_.readings[n.index];
        const auto choice = n.index < in_.how.readings.size() ? in_.how.readings[n.index] : r.default_choice;
        return fixed(r.choices[choice].name);
    }
    case program::opcode::field:
        return field(n, run(program_.operands_of(n)[0], in));
    case program::opcode::lazy: {
        auto& slot = in.at(n.slot);
        if (!slot) {
            operand computed = run(program_.operands_of(n)[0], in);
            in.at(n.slot) = computed;
        }
        return *in[n.slot];
    }
    case program::opcode::let:
        in.at(n.slot) = run(program_.operands_of(n)[0], in);
        return run(program_.operands_of(n)[1], in);
    default:
        static_cast<void>(id);
        return member(n, in);
    }
}

operand builder::field(const node& n, const operand& record) {
    if (record.kind == sort::constant && record.fixed.is_null()) {
        return record;
    }
    if (record.kind != sort::record) {
        refuse({"不是记录的列", "what a field is read of is no record in a column"}, n.where);
    }
    if (record.record == program::record_id::none) {
        refuse({"合成的记录没有这种字段", "a record that is made has no such field"}, n.where);
    }
    return column(record, n.index, n.where);
}

operand builder::column(const operand& record, std::uint32_t index, guiju::span where) {
    if (record.through != step_id::none) {
        return of_gathered(column(*record.origin, index, where), record, where);
    }
    const auto& info = program_[record.record].fields[index];
    const auto& type = program_[info.type];
    std::int32_t at = 0;
    operand made;
    made.column = record.column == nullptr ? nullptr : child_of(*record.column, info, at);
    made.space = record.space;
    made.state = record.state;
    made.optional = type.optional;
    if (made.column == nullptr || made.column->storage == storage::null) {
        made = fixed(type.optional ? value() : value::undetermined({info.name}));
        if (record.state != step_id::none) {
            refuse({"可能缺少的记录的字段没有列", "a field of a record that may be missing has no column"}, where);
        }
        return made;
    }
    made.path = record.path;
    made.path.push_back(at);
    made = scalar_column(std::move(made), type, where, &info);
    if (info.allowed != node_id::none) {
        check_allowed(info, made.kind == sort::list ? *made.item : made);
    }
    return made;
}

// What a field does not allow makes a record that cannot be read, whether the field is used for the row or not. What is
// not there is not tested.
void builder::check_allowed(const program::field_info& field, const operand& given) {
    frame in(field.frame);
    in.at(0) = given;
    in[0]->state = step_id::none;
    const operand fine = run(field.allowed, in);
    if (fine.kind == sort::constant && fine.fixed.is_true()) {
        return;
    }
    if (fine.kind != sort::boolean || given.value == step_id::none) {
        refuse({"字段许可的取值不能按列检验", "what a field allows is not tested in columns"},
               program_[field.allowed].where);
    }
    auto bad = bytes(verb::opposite, {fine.value, step_id::none, step_id::none, step_id::none});
    if (given.state != step_id::none) {
        bad = bytes(verb::known, {bad, given.state, step_id::none, step_id::none});
    }
    if (std::ranges::find(plan_.checks, bad) == plan_.checks.end()) {
        plan_.checks.push_back(bad);
    }
}

operand builder::scalar_column(operand made, const program::type& type, guiju::span where,
                               const program::field_info* field) {
    input source;
    source.space = made.space;
    source.path = made.path;
    source.type = made.column;
    source.optional = type.optional;
    source.field = static_cast<program::type_id>(&type - program_.types.data());
    const auto load = [&](reading_kind as, lane l, int128 low, int128 high) {
        source.kind = as;
        source.lane = l;
        source.low = low;
        source.high = high;
        step s;
        s.what = verb::load;
        s.lane = l;
        s.space = made.space;
        s.extra = add_input(source);
        s.low = low;
        s.high = high;
        made.value = add(s);
        // A cell that cannot be read is noticed where only its being there is asked about, too.
        if (std::ranges::find(plan_.guards, made.value) == plan_.guards.end()) {
            plan_.guards.push_back(made.value);
        }
    };
    const auto load_state = [&] {
        input only = source;
        only.kind = reading_kind::list_state;
        only.lane = lane::bits8;
        only.low = only.high = 0;
        only.scale = 0;
        step s;
        s.what = verb::load_state;
        s.space = made.space;
        s.extra = add_input(std::move(only));
        s.high = 4;
        made.state = joined(made.state, add(s));
    };
    load_state();
    const auto& values = made.column->dictionary ? *made.column->dictionary : *made.column;
    switch (type.kind) {
    case type_kind::number:
    case type_kind::money: {
        auto [scale, low, high] = shape_of(values);
        const bool counts = type.unit == feel::unit::months || type.unit == feel::unit::persons;
        if (field != nullptr && field->allowed != node_id::none) {
            const auto& bounds = field->bounds;
            const auto bound = [&](const std::optional<decimal>& n, int128 otherwise) {
                const auto at_scale = n ? quantize(*n, -scale, rounding::up) : decimal::quiet_nan();
                return at_scale.is_finite() ? (at_scale.is_negative() ? -static_cast<int128>(at_scale.coefficient())
                                                                      : static_cast<int128>(at_scale.coefficient()))
                                            : otherwise;
            };
            low = std::max(low, bound(bounds.low, low));
            high = std::min(high, bound(bounds.high, high));
        }
        if (const auto seen = assumed_.seen.find({made.space, made.path}); seen != assumed_.seen.end()) {
            low = std::max(low, seen->second.first);
            high = std::min(high, seen->second.second);
        }
        if (assumed_.most != 0) {
            low = std::max(low, -assumed_.most);
            high = std::min(high, assumed_.most);
        }
        low = counts ? int128{0} : std::min(low, int128{0});
        high = std::max(high, int128{0});
        source.scale = made.scale = scale;
        made.kind = sort::number;
        made.money = type.kind == type_kind::money;
        made.in = made.money ? type.in : currency{};
        load(reading_kind::number,
             !made.column->dictionary && is_byte(values, low) ? lane::bits8 : lane_for(low, high, where), low, high);
        made.value = widen(made.value, lane_for(low, high, where));
        return made;
    }
    case type_kind::boolean:
        made.kind = sort::boolean;
        load(reading_kind::boolean, lane::bits8, 0, 1);
        return truth(std::move(made));
    case type_kind::category: {
        made.category = program_.categories[static_cast<std::size_t>(type.category)].body;
        made.kind = sort::category;
        if (made.category->values.size() > 250) {
            refuse({"类别的取值太多", "a category has too many values"}, where);
        }
        load(reading_kind::category, lane::bits8, 0, static_cast<int128>(made.category->values.size()) - 1);
        return made;
    }
    case type_kind::date: {
        constexpr int128 year_0 = -719'528;
        constexpr int128 year_9999_end = 2'932'896;
        made.kind = sort::date;
        load(reading_kind::date, lane::int32, year_0, year_9999_end);
        return made;
    }
    case type_kind::text:
        made.kind = sort::text;
        return made;
    case type_kind::record:
        made.kind = sort::record;
        made.record = type.record;
        return made;
    case type_kind::list: {
        operand item;
        item.space = add_space({made.space, made.path});
        item.column = made.column->children.data();
        operand list;
        list.kind = sort::list;
        list.space = made.space;
        list.over = item.space;
        list.state = made.state;
        item = scalar_column(std::move(item), program_[type.element], where, field);
        // Items must be there: where one is not, the record cannot be read.
        if (item.kind != sort::record && item.state != step_id::none) {
            plan_.checks.push_back(item.state);
        }
        item.state = step_id::none;
        list.item = std::make_shared<operand>(std::move(item));
        return list;
    }
    default:
        refuse({"这种类型的字段不能按列计算", "fields of this type are not computed in columns"}, where);
    }
}

operand builder::date_part(const operand& of, const std::string& name, guiju::span where) {
    const auto verb_of = name == "year" ? verb::year_of : name == "month" ? verb::month_of : verb::day_of;
    if (name != "year" && name != "month" && name != "day") {
        refuse({"日期的这个部分不能按列计算", "this part of a date is not computed in columns"}, where);
    }
    operand made = of;
    made.kind = sort::number;
    made.scale = 0;
    step s;
    s.what = verb_of;
    s.lane = lane::int32;
    s.space = of.space;
    s.in[0] = of.value;
    s.low = verb_of == verb::year_of ? -1 : 1;
    s.high = verb_of == verb::year_of ? 10'000 : verb_of == verb::month_of ? 12 : 31;
    made.value = add(s);
    return made;
}

operand builder::member(const node& n, frame& in) {
    if (n.op != program::opcode::member) {
        refuse({"这种表达式不能按列计算", "this kind of expression is not computed in columns"}, n.where);
    }
    const operand of = run(program_.operands_of(n)[0], in);
    const auto& name = program_.constants[n.index].as_text();
    if (of.kind == sort::date) {
        return date_part(of, name, n.where);
    }
    if (of.kind == sort::record) {
        return entry(of, name, n.where);
    }
    if (of.kind == sort::list && of.item->kind == sort::record) {
        operand list = of;
        list.item = std::make_shared<operand>(as_item(entry(*of.item, name, n.where), of.over));
        return list;
    }
    if (of.kind == sort::constant && of.fixed.is(kind::date)) {
        const auto& d = of.fixed.as_date();
        if (name == "year" || name == "month" || name == "day") {
            return fixed(decimal(name == "year" ? d.year() : name == "month" ? d.month() : d.day()));
        }
    }
    refuse({"这个成员不能按列计算", "this member is not computed in columns"}, n.where);
}

operand builder::parameter(const node& n, frame& in) {
    const auto parts = program_.operands_of(n);
    const auto& p = program_.parameters[n.index];
    const operand on = run(parts[p.by.size()], in);
    const bool dated = on.kind == sort::date || (on.kind == sort::constant && on.fixed.is(kind::date));
    if (!dated || p.by.size() > 1) {
        refuse({"参数按几个类别取值，或没有日期", "a parameter is read by several categories, or at no date"}, n.where);
    }
    const operand key = p.by.empty() ? operand{} : run(parts[0], in);
    return on.kind == sort::constant ? parameter_at(n.index, key, on.fixed.as_date(), n.where)
                                     : parameter_at(n.index, key, on, n.where);
}

// The amounts of each period, chosen by the day; outside of all of them it is undetermined.
operand builder::parameter_at(std::uint32_t index, const operand& key, const operand& on, guiju::span where) {
    const auto& p = program_.parameters[index];
    if (key.kind == sort::constant && !p.by.empty() && !key.fixed.is(kind::category)) {
        return key;
    }
    operand day = on;
    day.state = step_id::none;
    operand plain_key = key;
    plain_key.state = step_id::none;
    operand found = fixed(value::undetermined({p.name}));
    for (const auto& period : p.periods) {
        const auto inside = period.from ? *period.from : period.to ? *period.to : date{};
        const operand amount = parameter_at(index, plain_key, inside, where);
        operand during = fixed(true);
        if (period.from) {
            during = join(during, compared(meaning::operation::greater_equal, day, fixed(*period.from), where), false);
        }
        if (period.to) {
            during = join(during, compared(meaning::operation::less_equal, day, fixed(*period.to), where), false);
        }
        const bool open = amount.kind == sort::constant && amount.fixed.is_null() && found.kind == sort::constant &&
                          found.fixed.is_null();
        if (during.kind == sort::constant) {
            found = during.fixed.is_true() ? amount : found;
        } else if (!open) {
            found = choice(during, amount, found, where);
        }
    }
    if (found.kind == sort::constant && (on.state != step_id::none || key.state != step_id::none)) {
        refuse({"参数的日期或类别可能缺失", "the date or category of a parameter may be missing"}, where);
    }
    // The category is looked at first.
    for (const auto state : {on.state, key.state}) {
        if (state != step_id::none) {
            operand missing = on;
            missing.state = state;
            missing.space = at(state).space;
            same_space(missing, found);
            found.state = bytes(verb::worst_state, {missing.state, state_of(found), step_id::none, step_id::none});
        }
    }
    return found;
}

operand builder::parameter_at(std::uint32_t index, const operand& key, const date& on, guiju::span where) {
    const auto& p = program_.parameters[index];
    const auto given = in_.how.supplied.find(static_cast<program::parameter_id>(index));
    const auto amount_of = [&](std::optional<std::uint32_t> ordinal) -> value {
        for (const auto& period : p.periods) {
            if ((period.from && on < *period.from) || (period.to && on > *period.to)) {
                continue;
            }
            for (const auto& row : period.rows) {
                if (ordinal ? row.keys[0] == *ordinal : row.keys.empty()) {
                    const bool open = row.amount.is_undetermined() && given != in_.how.supplied.end();
                    return open ? given->second : row.amount;
                }
            }
        }
        return value::undetermined({p.name});
    };
    if (p.by.empty()) {
        return fixed(amount_of(std::nullopt));
    }
    if (key.kind == sort::constant) {
        return key.fixed.is(kind::category) ? fixed(amount_of(key.fixed.ordinal())) : key;
    }
    if (key.kind != sort::category) {
        refuse({"参数的类别不是一列", "the category of a parameter is no column"}, where);
    }
    // Each value in turn; brought to a table afterwards.
    operand found = fixed(value::undetermined({p.name}));
    for (auto ordinal = static_cast<std::uint32_t>(key.category->values.size()); ordinal-- > 0;) {
        operand is = key;
        is.kind = sort::boolean;
        step same;
        same.what = verb::equal;
        same.space = key.space;
        same.in[0] = key.value;
        same.immediate_second = true;
        same.immediate = ordinal;
        same.high = 1;
        is.value = add(same);
        found = choice(truth(is), fixed(amount_of(ordinal)), found, where);
    }
    if (key.state != step_id::none) {
        found.state = bytes(verb::worst_state, {key.state, state_of(found), step_id::none, step_id::none});
    }
    return tabulated(found);
}

operand builder::answer_value(const program::answer& asked, frame& in) {
    if (asked.value == node_id::none) {
        refuse({"程序和职责逐行回答", "procedures and duties are answered row by row"}, asked.where);
    }
    if (asked.applies == node_id::none) {
        return run(asked.value, in);
    }
    const operand applies = run(asked.applies, in);
    if (applies.kind == sort::constant) {
        return applies.fixed.is_true()           ? run(asked.value, in)
               : applies.fixed.is_undetermined() ? applies
                                                 : no_value(reason::domain, asked.where);
    }
    return choice(applies, run(asked.value, in), no_value(reason::domain, asked.where), asked.where);
}

operand builder::called_answer(const node& n, frame& in) {
    const auto& asked = program_.answers[n.index];
    frame own(asked.frame);
    const auto parts = program_.operands_of(n);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        own.at(i) = run(parts[i], in);
    }
    return answer_value(asked, own);
}

operand builder::invoked(const node& n, frame& in) {
    const auto& called = program_.functions[n.index];
    frame own(called.frame);
    const auto parts = program_.operands_of(n);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        own.at(i) = run(parts[i], in);
    }
    return run(called.body, own);
}

operand builder::no_value(reason why, guiju::span where) { return fixed(value(why, where)); }

} // namespace guiju::columns
