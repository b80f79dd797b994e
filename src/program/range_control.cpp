#include "range_pass.hpp"

#include <algorithm>

namespace guiju::program {

namespace {

known nothing() {
    known made;
    made.null = made.undetermined = made.reached = false;
    return made;
}

} // namespace

known range_pass::conditional_of(const node& n) {
    const auto parts = operands(n);
    const known condition = of(parts[0]);
    if (condition.is_true()) {
        return of(parts[1]);
    }
    if (condition.is_false()) {
        return of(parts[2]);
    }
    known found = join(of(parts[1]), of(parts[2]));
    found.undetermined |= condition.undetermined;
    return found;
}

known range_pass::choice_of(const node& n) {
    const auto parts = operands(n);
    known found = nothing();
    bool undetermined = false;
    for (std::size_t i = 0; i < parts.size(); i += 2) {
        const bool last = i + 1 == parts.size();
        const known condition = last ? known::exactly(true) : of(parts[i]);
        if (condition.is_false()) {
            continue;
        }
        undetermined |= condition.undetermined;
        found = join(found, of(parts[last ? i : i + 1]));
        if (condition.is_true()) {
            found.undetermined |= undetermined;
            return found;
        }
    }
    found = join(found, known::exactly(value(reason::no_rule)));
    found.undetermined |= undetermined;
    return found;
}

known range_pass::junction_of(const node& n, bool settles) {
    known made = known::boolean();
    bool all_settled = true;
    for (const auto& one : all(operands(n))) {
        if (settles ? one.is_true() : one.is_false()) {
            return known::exactly(settles);
        }
        all_settled = all_settled && (settles ? one.is_false() : one.is_true());
        made.null |= one.null || !one.within;
        made.undetermined |= one.undetermined;
    }
    return all_settled ? known::exactly(!settles) : made;
}

known range_pass::tests_of(const node& n) {
    const auto parts = operands(n);
    set(n.slot, of(parts[0]));
    known made = known::boolean();
    for (const auto test : parts.subspan(1)) {
        const known one = of(test);
        const bool yes_no = type_of(test).kind == type_kind::boolean;
        made.null |= one.null || !yes_no;
        made.undetermined |= one.undetermined || !yes_no;
    }
    return made;
}

known range_pass::outputs_of(const table& t, std::span<const node_id> outputs) {
    auto found = all(outputs);
    if (!t.output_shape) {
        return found.at(0);
    }
    std::map<std::string, known> entries;
    for (std::size_t i = 0; i < found.size(); ++i) {
        entries.insert_or_assign(t.output_shape->names[i], std::move(found[i]));
    }
    known made;
    made.null = made.undetermined = false;
    made.entries = std::make_shared<const std::map<std::string, known>>(std::move(entries));
    return made;
}

/// How the rules of a table come out for all inputs there can be.
struct range_pass::hits {
    bool undetermined = false;
    bool none = false;     ///< no rule may be hit
    bool clash = false;    ///< several may be
    std::vector<bool> may; ///< which rules may be hit
};

/// For inputs of which nothing but their facts is known.
void range_pass::add_hits(const table& t, hits& to) {
    std::size_t sure = 0;
    std::size_t maybe = 0;
    for (std::size_t r = 0; r < t.rules.size(); ++r) {
        bool hit = true;
        bool may = true;
        for (const auto test : t.rules[r].tests) {
            if (test == node_id::none) {
                continue;
            }
            const known one = of(test);
            const bool yes_no = type_of(test).kind == type_kind::boolean;
            to.undetermined |= one.undetermined || !yes_no;
            hit = hit && one.is_true() && yes_no;
            may = may && !(one.is_false() && yes_no);
        }
        sure += hit ? 1 : 0;
        maybe += may ? 1 : 0;
        to.may[r] = to.may[r] || may;
        if (hit && t.hit == graph::table::hit_policy::first) {
            break;
        }
    }
    to.none |= sure == 0;
    to.clash |= maybe > 1;
}

/// Every combination of inputs, one after the other, when these are few; else all at once.
range_pass::hits range_pass::hits_of(const table& t, const facts& inputs) {
    constexpr int128 most = 512;
    hits found;
    found.may.assign(t.rules.size(), false);
    int128 count = 1;
    for (const auto& one : inputs) {
        const bool few = one.is_sure() && one.within && one.within->high - one.within->low < most;
        count = few && count <= most ? count * (one.within->high - one.within->low + 1) : most + 1;
    }
    if (count > most) {
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            set(t.first_slot + i, inputs[i]);
        }
        add_hits(t, found);
        return found;
    }
    for (int128 which = 0; which < count; ++which) {
        auto rest = which;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const auto size = inputs[i].within->high - inputs[i].within->low + 1;
            known one = inputs[i];
            one.within = extent{one.within->scale, one.within->low + rest % size, one.within->low + rest % size};
            rest /= size;
            set(t.first_slot + i, std::move(one));
        }
        add_hits(t, found);
    }
    return found;
}

known range_pass::table_of(const node& n) {
    const auto& t = in_.tables[n.index];
    const auto hit = hits_of(t, all(operands(n)));
    known found = nothing();
    for (std::size_t r = 0; r < t.rules.size(); ++r) {
        if (hit.may[r]) {
            found = join(found, outputs_of(t, t.rules[r].outputs));
        }
    }
    using policy_of = graph::table::hit_policy;
    const bool clash = (t.hit == policy_of::unique || t.hit == policy_of::any) && hit.clash;
    if (hit.none && !t.defaults.empty()) {
        found = join(found, outputs_of(t, t.defaults));
    }
    if ((hit.none && t.defaults.empty()) || clash) {
        found = join(found, known::exactly(value(reason::no_rule)));
    }
    found.undetermined |= hit.undetermined;
    const bool one_of = t.hit == policy_of::unique || t.hit == policy_of::any || t.hit == policy_of::priority ||
                        t.hit == policy_of::first;
    return one_of ? found : known{};
}

items_known items_of(const known& domain, const type& t) {
    if (t.kind == type_kind::list) {
        return {domain.item ? *domain.item : known{}, domain.least_items, domain.most_items};
    }
    if (t.kind == type_kind::any || t.kind == type_kind::range) {
        return {};
    }
    known item = domain;
    item.null = item.undetermined = false;
    return {std::move(item), 1, 1};
}

known range_pass::looped(const node& n, node_id body, const known& item, std::uint64_t least, std::uint64_t most) {
    known partial;
    partial.null = partial.undetermined = false;
    partial.most_items = n.index == 1 || most == known::unbounded ? known::unbounded : most == 0 ? 0 : most - 1;
    set(n.slot, item);
    set(n.slot + 1U, std::move(partial));
    known result = of(body);
    known made;
    made.null = made.undetermined = false;
    if (n.index != 1) {
        made.least_items = least;
        made.most_items = most;
        made.item = std::make_shared<const known>(std::move(result));
    }
    return made;
}

known range_pass::map_of(const node& n) {
    const auto parts = operands(n);
    const known domain = of(parts[0]);
    const auto items = items_of(domain, type_of(parts[0]));
    known made = looped(n, parts[1], items.item, items.least, items.most);
    made.null = domain.null || type_of(parts[0]).kind == type_kind::any || type_of(parts[0]).kind == type_kind::range;
    made.undetermined = domain.undetermined || made.null;
    return made;
}

known range_pass::span_map_of(const node& n) {
    const auto parts = operands(n);
    const known low = of(parts[0]);
    const known high = of(parts[1]);
    known item = sure_from({low, high});
    const bool whole = low.within && high.within && low.within->scale == 0 && high.within->scale == 0;
    std::uint64_t most = known::unbounded;
    if (whole) {
        item.within = join(*low.within, *high.within);
        const auto up = high.within->high - low.within->low;
        const auto down = low.within->high - high.within->low;
        most = static_cast<std::uint64_t>(std::max({up, down, int128{0}})) + 1;
    }
    item.null = item.undetermined = false;
    known made = looped(n, parts[2], item, 1, most);
    made.null = low.null || high.null || !whole;
    made.undetermined = low.undetermined || high.undetermined;
    return made;
}

known range_pass::quantified_of(const node& n) {
    const auto parts = operands(n);
    const known domain = of(parts[0]);
    set(n.slot, items_of(domain, type_of(parts[0])).item);
    const known body = of(parts[1]);
    known made = known::boolean();
    made.null = domain.null || body.null || !body.within;
    made.undetermined = domain.undetermined || body.undetermined;
    return made;
}

known range_pass::filter_of(const node& n) {
    const auto parts = operands(n);
    const known domain = of(parts[0]);
    const auto items = items_of(domain, type_of(parts[0]));
    set(n.slot, items.item);
    const known body = of(parts[1]);
    known made;
    made.null = false;
    made.undetermined = domain.undetermined || body.undetermined;
    made.least_items = body.is_true() && !domain.null ? items.least : 0;
    made.most_items = body.is_false() ? 0 : items.most;
    made.item = std::make_shared<const known>(items.item);
    return made;
}

known range_pass::picked(const node& n) {
    const auto parts = operands(n);
    const known domain = of(parts[0]);
    const known place = of(parts[1]);
    const auto items = items_of(domain, type_of(parts[0]));
    known made = items.item;
    const bool there = place.is_sure() && place.within && place.within->scale == 0 && place.within->is_point() &&
                       place.within->low != 0 &&
                       (place.within->low < 0 ? -place.within->low : place.within->low) <= int128(items.least);
    made.null |= domain.null || place.null || !there;
    made.undetermined |= domain.undetermined || place.undetermined;
    made.constant.reset();
    return made;
}

} // namespace guiju::program
