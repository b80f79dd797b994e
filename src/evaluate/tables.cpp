#include "machine.hpp"

#include <guiju/program/table_index.hpp>

#include <algorithm>
#include <array>

namespace guiju::evaluate {

namespace {

using policy_of = graph::table::hit_policy;
using aggregation_of = graph::table::aggregation;

bool stops_at_first(const program::table& t) noexcept { return t.hit == policy_of::first; }

/// Whether the table answers what one rule says, so that a single hit is the answer.
bool answers_once(const program::table& t) noexcept {
    return t.hit == policy_of::unique || t.hit == policy_of::any || t.hit == policy_of::priority ||
           t.hit == policy_of::first;
}

/// The place of an output in the list of its allowed values: low is high priority.
std::size_t priority(const std::vector<value>& order, const value& output) {
    return static_cast<std::size_t>(std::ranges::find(order, output) - order.begin());
}

bool goes_before(const program::table& t, const std::vector<value>& a, const std::vector<value>& b) {
    for (std::size_t i = 0; i < t.priorities.size() && i < a.size(); ++i) {
        const auto left = priority(t.priorities[i], a[i]);
        const auto right = priority(t.priorities[i], b[i]);
        if (left != right) {
            return left < right;
        }
    }
    return false;
}

} // namespace

value machine::rule_output(const program::table& t, std::span<const node_id> outputs) {
    if (!t.output_shape) {
        return run(outputs[0]);
    }
    std::vector<value> values;
    values.reserve(outputs.size());
    for (const auto output : outputs) {
        values.push_back(run(output));
    }
    return shared<const context_body>(make_shared_body<context_body>(t.output_shape, std::move(values)));
}

// DMN 1.5, 8.2.8: which rules are hit, in their order. An undetermined test leaves open what is hit.
value machine::table(node_id id, const node& n) {
    const auto& t = program_.tables[n.index];
    std::uint32_t input = 0;
    for (const auto part : operands(n)) {
        set(t.first_slot + input++, run(part));
    }
    const scratch::lent_rules lent(memory_);
    auto& hits = lent.rules();
    const bool found = t.index != nullptr && candidates(t, hits);
    const auto open = found ? keep_hits(id, t, hits) : try_rules(id, t, hits);
    return open ? *open : hits_as_value(t, hits, n.where);
}

/// The rules that can be hit, by the table's index. False when some input has no place there.
bool machine::candidates(const program::table& t, std::vector<program::rule_index>& into) {
    constexpr std::size_t most = 64;
    const auto columns = t.index->all().columns();
    if (columns > most) {
        return false;
    }
    std::array<program::place, most> at; // NOLINT(cppcoreguidelines-pro-type-member-init): filled as far as it is read
    for (std::size_t c = 0; c < columns; ++c) {
        const auto found = t.index->all().along(c).of(slot(t.first_slot + c));
        if (!found) {
            return false;
        }
        at[c] = *found;
    }
    t.index->find({at.data(), columns}, into);
    return true;
}

/// Of rules whose sets hold the inputs, those whose other tests pass too. An undetermined test is the result.
std::optional<value> machine::keep_hits(node_id id, const program::table& t, std::vector<program::rule_index>& rules) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rules.size() && !stopped(); ++i) {
        const auto r = rules[i];
        if (t.index->all().opaque(r)) {
            const value hit = rule_hit(t, t.rules[r]);
            if (hit.is_undetermined()) {
                return hit;
            }
            if (!hit.is_true()) {
                continue;
            }
        }
        note_case(step_kind::rule, id, r, true);
        rules[kept++] = r;
        if (stops_at_first(t)) {
            break;
        }
    }
    rules.resize(kept);
    return std::nullopt;
}

/// The rules that are hit, each tried in its turn. An undetermined test is the result.
std::optional<value> machine::try_rules(node_id id, const program::table& t, std::vector<program::rule_index>& hits) {
    hits.clear();
    for (std::uint32_t r = 0; r < t.rules.size() && !stopped(); ++r) {
        const value hit = rule_hit(t, t.rules[r]);
        if (hit.is_undetermined()) {
            return hit;
        }
        if (hit.is_true()) {
            note_case(step_kind::rule, id, r, hit);
            hits.push_back(r);
            if (stops_at_first(t)) {
                break;
            }
        }
    }
    return std::nullopt;
}

value machine::rule_hit(const program::table& t, const program::table::rule& rule) {
    value open = true;
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        if (rule.tests[i] == node_id::none) {
            continue;
        }
        value v = passes(rule.tests[i], t.first_slot + i);
        if (v.is_undetermined()) {
            open = meaning::unite_needs(open, v);
        } else if (!v.is_true()) {
            return false;
        }
    }
    return open;
}

value machine::hits_as_value(const program::table& t, std::span<const std::uint32_t> hits, span where) {
    if (hits.empty()) {
        return t.defaults.empty() ? value(reason::no_rule, where) : rule_output(t, t.defaults);
    }
    if (t.hit == policy_of::unique && hits.size() > 1) {
        return value(reason::no_rule, where);
    }
    if (hits.size() == 1 && answers_once(t)) {
        return rule_output(t, t.rules[hits.front()].outputs);
    }
    std::vector<std::vector<value>> rows;
    std::vector<value> outputs;
    for (const auto hit : hits) {
        value output = rule_output(t, t.rules[hit].outputs);
        rows.push_back(t.output_shape ? output.as_context().values : std::vector<value>{output});
        outputs.push_back(std::move(output));
    }
    switch (t.hit) {
    case policy_of::any:
        return std::ranges::all_of(outputs, [&](const value& v) { return v == outputs.front(); })
                   ? outputs.front()
                   : value(reason::no_rule, where);
    case policy_of::priority:
    case policy_of::output_order: {
        std::vector<std::size_t> order(outputs.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return goes_before(t, rows[a], rows[b]); });
        if (t.hit == policy_of::priority) {
            return outputs[order.front()];
        }
        std::vector<value> sorted;
        for (const auto at : order) {
            sorted.push_back(outputs[at]);
        }
        return value::list(std::move(sorted));
    }
    case policy_of::rule_order:
    case policy_of::collect:
        return collected(t, std::move(outputs), where);
    default:
        return outputs.front();
    }
}

value machine::collected(const program::table& t, std::vector<value> outputs, span where) {
    const auto count = outputs.size();
    const value list = value::list(std::move(outputs));
    context_.where = where;
    const std::span arguments(&list, 1);
    switch (t.collect) {
    case aggregation_of::sum:
        return meaning::apply(meaning::operation::sum, arguments, context_);
    case aggregation_of::min:
        return meaning::apply(meaning::operation::min, arguments, context_);
    case aggregation_of::max:
        return meaning::apply(meaning::operation::max, arguments, context_);
    case aggregation_of::count:
        return decimal(static_cast<std::int64_t>(count));
    default:
        return list;
    }
}

} // namespace guiju::evaluate
