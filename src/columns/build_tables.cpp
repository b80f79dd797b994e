#include "builder.hpp"
#include "one_value.hpp"

#include <algorithm>
#include <set>

namespace guiju::columns {

namespace {

using sort = operand::sort;

/// The steps that others are made from, as far down as the columns.
struct cone {
    std::vector<step_id> loads; ///< in order, each once
    std::size_t steps = 0;
    bool small = true; ///< all loads are of yes/no or categories, in one space
};

cone cone_of(const plan& in, std::initializer_list<step_id> roots) {
    cone made;
    std::set<step_id> seen;
    std::vector<step_id> open(roots);
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == step_id::none || !seen.insert(id).second) {
            continue;
        }
        const auto& s = in[id];
        if (s.what == verb::load || s.what == verb::load_state) {
            const auto kind = in.inputs[s.extra].kind;
            made.small =
                made.small && kind != reading_kind::text_is && kind != reading_kind::number && s.lane == lane::bits8;
            made.loads.push_back(id);
            continue;
        }
        made.small = made.small && s.what < verb::spread;
        ++made.steps;
        open.insert(open.end(), s.in.begin(), s.in.end());
    }
    std::ranges::sort(made.loads);
    return made;
}

/// One column of few values: what it is, whether it is there, and how many values it has; one more stands for "not
/// there".
struct few {
    step_id value = step_id::none, there = step_id::none;
    std::int64_t count = 0;
    state missing = state::empty;
};

/// The columns of a cone, each with its value and state; nothing when they have too many values together.
std::optional<std::vector<few>> columns_of(const plan& in, const cone& of) {
    std::vector<few> all;
    for (const auto id : of.loads) {
        const auto& source = in.inputs[in[id].extra];
        const auto same = [&](const few& one) {
            const auto other = one.value != step_id::none ? one.value : one.there;
            return in.inputs[in[other].extra].path == source.path && in[other].space == in[id].space;
        };
        auto found = std::ranges::find_if(all, same);
        if (found == all.end()) {
            all.emplace_back();
            found = all.end() - 1;
            found->missing = source.optional ? state::empty : state::undetermined;
            found->count = 1;
        }
        if (in[id].what == verb::load) {
            found->value = id;
            found->count = static_cast<std::int64_t>(source.high) + 1;
        } else {
            found->there = id;
        }
    }
    std::int64_t product = 1;
    constexpr std::int64_t most = 256;
    for (const auto& one : all) {
        product *= one.count + (one.there != step_id::none ? 1 : 0);
        if (product > most || in[one.value != step_id::none ? one.value : one.there].space != in[of.loads[0]].space) {
            return std::nullopt;
        }
    }
    return all;
}

} // namespace

// What hangs on few columns of few values is computed for each combination now, and looked up for each row.
operand builder::tabulated(const operand& made) {
    const bool fits = made.kind == sort::number || made.kind == sort::boolean || made.kind == sort::category ||
                      made.kind == sort::date;
    if (!fits) {
        return made;
    }
    const auto of = cone_of(plan_, {made.value, made.state});
    constexpr std::size_t worth_it = 3;
    const auto columns = of.small && !of.loads.empty() && of.steps >= worth_it ? columns_of(plan_, of) : std::nullopt;
    if (!columns) {
        return made;
    }
    step_id index = step_id::none;
    step_id states = step_id::none;
    std::int64_t combinations = 1;
    std::vector<std::int64_t> counts;
    for (const auto& one : *columns) {
        const bool nullable = one.there != step_id::none;
        const auto count = one.count + (nullable ? 1 : 0);
        auto place = one.value != step_id::none ? one.value : constant(lane::bits8, 0, made.space);
        if (nullable) {
            place = bytes(verb::digit, {place, one.there, step_id::none, step_id::none}, one.count);
            states = states == step_id::none
                         ? one.there
                         : bytes(verb::worst_state, {states, one.there, step_id::none, step_id::none});
        }
        index =
            index == step_id::none ? place : bytes(verb::radix, {index, place, step_id::none, step_id::none}, count);
        combinations *= count;
        counts.push_back(count);
    }
    lookup_table values;
    lookup_table found_states;
    bool clean = true;
    bool any_state = false;
    for (std::int64_t at = 0; at < combinations; ++at) {
        one_value with(plan_);
        bool all_there = true;
        auto rest = at;
        for (std::size_t c = columns->size(); c-- > 0;) {
            const auto& one = (*columns)[c];
            const auto digit = rest % counts[c];
            rest /= counts[c];
            const bool missing = digit == one.count;
            all_there = all_there && !missing;
            with.set(one.value, missing ? 0 : digit);
            with.set(one.there, missing ? static_cast<int>(one.missing) : 0);
        }
        const auto s = made.state == step_id::none ? 0 : with.of(made.state);
        values.values.push_back(s == 0 ? with.of(made.value) : 0);
        found_states.values.push_back(s);
        any_state = any_state || s != 0;
        clean = clean && (s == 0 || !all_there);
    }
    const auto [low, high] = std::ranges::minmax(values.values);
    const auto look_up = [&](lookup_table table, lane l, int128 least, int128 most, step_id beside) {
        const auto known = std::ranges::find(plan_.tables, table);
        step s;
        s.what = verb::lookup;
        s.lane = l;
        s.space = at(index).space;
        s.in = {index, beside, step_id::none, step_id::none};
        s.extra = static_cast<std::uint32_t>(known - plan_.tables.begin());
        s.low = least;
        s.high = most;
        if (known == plan_.tables.end()) {
            plan_.tables.push_back(std::move(table));
        }
        return add(s);
    };
    operand looked_up = made;
    looked_up.value =
        look_up(std::move(values), at(made.value).lane == lane::bits8 ? lane::bits8 : lane_for(low, high, {}), low,
                high, step_id::none);
    looked_up.state =
        any_state ? look_up(std::move(found_states), lane::bits8, 0, 4, clean ? states : step_id::none) : step_id::none;
    return looked_up;
}

} // namespace guiju::columns
