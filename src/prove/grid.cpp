#include "grid.hpp"

#include "program/folding.hpp"

#include <algorithm>
#include <optional>

namespace guiju::prove {

using program::axis;
using program::everything;
using program::null_place;
using program::place;
using program::place_set;
using program::run;
using program::type_kind;
using program::values_only;

namespace {

/// Numbers of this unit count something: they are whole and not negative.
bool counts(feel::unit unit) {
    return unit == feel::unit::persons || unit == feel::unit::years || unit == feel::unit::months ||
           unit == feel::unit::days;
}

/// Whether only even places of the axis have values.
bool is_whole(const axis& along, const program::type& t) {
    switch (along.form()) {
    case axis::form::ordinal:
        return true;
    case axis::form::whole:
        return along.kind() != kind::days_time;
    case axis::form::scaled:
        return along.scale() == 0 && counts(t.unit);
    default:
        return false;
    }
}

bool is_typed(const program::type& t) { return t.kind != type_kind::any && t.kind != type_kind::null; }

/// The values that an input can have by its type, beside null.
place_set values_of(const program::program& in, const program::type& t, const axis& along, place least, numbers which) {
    if (along.form() == axis::form::untold) {
        return run{0, 0};
    }
    if (along.kind() == kind::boolean) {
        return run{0, 2};
    }
    if (along.kind() == kind::category) {
        const auto& body = t.kind == type_kind::category && t.category != program::category_id::none
                               ? *in.categories[static_cast<std::size_t>(t.category)].body
                               : *along.category();
        return run{0, 2 * static_cast<place>(body.values.size()) - 2};
    }
    const bool natural = along.form() == axis::form::scaled &&
                         (counts(t.unit) ? least >= 0 : least == 0 && which == numbers::as_tables_begin);
    return natural ? run{0, values_only.high} : values_only;
}

/// The node that asks a table.
std::vector<program::node>::const_iterator asked_by(const program::program& in, const program::table& t) {
    const auto index = static_cast<std::size_t>(&t - in.tables.data());
    return std::ranges::find_if(
        in.nodes, [index](const program::node& n) { return n.op == program::opcode::table && n.index == index; });
}

/// The values of the dimension that a column shows, where the table is the whole value of an answer.
std::optional<place_set> values_of_dimension(const program::program& in, const program::table& t, std::size_t column,
                                             const axis& along) {
    const auto found = asked_by(in, t);
    const auto answer = std::ranges::find_if(in.answers, [&](const program::answer& a) {
        return a.value != program::node_id::none && &in[a.value] == &*found;
    });
    if (found == in.nodes.end() || answer == in.answers.end()) {
        return std::nullopt;
    }
    const auto& input = in[in.operands_of(*found)[column]];
    const auto first = 1 + answer->owners.size();
    if (input.op != program::opcode::local || input.slot < first || input.slot - first >= answer->dimensions.size()) {
        return std::nullopt;
    }
    const auto values = program::folding(in).of(answer->dimensions[input.slot - first].values);
    if (!values || !values->is(kind::list)) {
        return std::nullopt;
    }
    std::vector<run> places;
    for (const auto& one : values->as_list()) {
        const auto at = along.of(one);
        if (!at) {
            return std::nullopt;
        }
        places.push_back({*at, *at});
    }
    return place_set::of(std::move(places));
}

/// What the record field that a column shows allows, where it shows one and its values can be told apart.
std::optional<place_set> allowed_by_field(const program::program& in, const program::table& t, std::size_t column,
                                          const axis& along) {
    const auto found = asked_by(in, t);
    if (found == in.nodes.end()) {
        return std::nullopt;
    }
    const auto& input = in[in.operands_of(*found)[column]];
    if (input.op != program::opcode::field) {
        return std::nullopt;
    }
    const auto& record = in[in[in.operands_of(input).front()].type].record;
    const auto& field = in[record].fields[input.index];
    const bool plain = field.allowed != program::node_id::none && in[field.type].kind != type_kind::list;
    return plain ? program::set_of(in, field.allowed, 0, along) : std::nullopt;
}

/// Takes out what lies between two whole numbers.
bool has_value(const run& r, bool whole) { return !whole || r.low != r.high || r.low % 2 == 0; }

/// The values that may come in a column of one table, null among them where it may.
place_set domain_of(const grid_part& part, std::size_t column, place least, numbers which) {
    const auto& input = part.of.inputs[*part.columns[column]];
    const auto& type = part.in[input.type];
    const auto& along = part.as.along(column);
    auto domain = values_of(part.in, type, along, least, which);
    if (!is_typed(type) || type.optional) {
        domain = domain | run{null_place, null_place};
    }
    if (input.allowed != program::node_id::none) {
        const auto slot = static_cast<std::uint16_t>(part.of.first_slot + *part.columns[column]);
        if (const auto allowed = program::set_of(part.in, input.allowed, slot, along)) {
            domain = domain & *allowed;
        }
    }
    if (const auto allowed = allowed_by_field(part.in, part.of, *part.columns[column], along)) {
        domain = domain & (*allowed | run{null_place, null_place});
    }
    if (const auto values = values_of_dimension(part.in, part.of, *part.columns[column], along)) {
        domain = domain & *values;
    }
    return domain;
}

} // namespace

grid::grid(const program::program& in, const program::table& t, const program::boxes& as)
    : grid(std::vector<grid_part>{[&] {
               grid_part alone{in, t, as, {}};
               for (std::size_t c = 0; c < as.columns(); ++c) {
                   alone.columns.emplace_back(c);
               }
               return alone;
           }()},
           numbers::as_tables_begin) {}

grid::grid(std::span<const grid_part> parts, numbers which) {
    const auto columns = parts.front().columns.size();
    for (const auto& part : parts) {
        rules_ += part.of.rules.size();
    }
    steps_.resize(columns);
    bounds_.resize(rules_ * columns);
    more_.resize(bounds_.size());
    for (std::size_t c = 0; c < columns; ++c) {
        cut_column(parts, c, which);
        std::size_t first = 0;
        for (const auto& part : parts) {
            place_rules(part.as, first, c);
            first += part.of.rules.size();
        }
    }
}

void grid::cut_column(std::span<const grid_part> parts, std::size_t column, numbers which) {
    const auto& along = parts.front().as.along(column);
    std::vector<place> starts{null_place, values_only.low};
    place least = values_only.high;
    const auto add = [&](const run& r) {
        if (r.low > values_only.low) {
            least = std::min(least, r.low);
            starts.push_back(r.low);
        }
        if (r.high != everything.high) {
            least = r.high == null_place ? least : std::min(least, r.high);
            starts.push_back(r.high + 1);
        }
    };
    for (const auto& part : parts) {
        for (rule_index r = 0; r < part.of.rules.size(); ++r) {
            std::ranges::for_each(part.as.runs(part.as.of(r, column)), add);
        }
    }
    place_set domain;
    bool whole = true;
    for (const auto& part : parts) {
        if (part.columns[column]) {
            domain = domain | domain_of(part, column, least, which);
            whole = whole && is_whole(along, part.in[part.of.inputs[*part.columns[column]].type]);
        }
    }
    null_.push_back(domain.holds(null_place) ? 1 : 0);
    std::ranges::for_each(domain.runs(), [&](const run& r) {
        starts.push_back(r.low);
        if (r.high != everything.high) {
            starts.push_back(r.high + 1);
        }
    });
    std::ranges::sort(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    auto& steps = steps_[column];
    auto within = domain.runs().begin();
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const run one{starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : everything.high};
        while (within != domain.runs().end() && within->high < one.low) {
            ++within;
        }
        const bool there = within != domain.runs().end() && within->low <= one.low;
        if (there && (one.low == null_place || has_value(one, whole))) {
            steps.push_back(one);
        }
    }
    line_.push_back(along.form() != axis::form::ordinal && along.kind() != kind::text ? 1 : 0);
}

void grid::place_rules(const program::boxes& as, std::size_t first, std::size_t column) {
    const auto& steps = steps_[column];
    std::vector<stretch> found;
    for (rule_index r = 0; r < as.rules(); ++r) {
        found.clear();
        for (const auto& one : as.runs(as.of(r, column))) {
            const auto low = std::ranges::lower_bound(steps, one.low, {}, &run::high) - steps.begin();
            const auto high = std::ranges::upper_bound(steps, one.high, {}, &run::low) - steps.begin();
            if (low >= high) {
                continue;
            }
            const stretch s{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high - 1)};
            if (!found.empty() && s.low <= found.back().high + 1) {
                found.back().high = s.high;
            } else {
                found.push_back(s);
            }
        }
        const auto at = (first + r) * columns() + column;
        bounds_[at] = found.empty() ? stretch{1, 0} : stretch{found.front().low, found.back().high};
        if (found.size() > 1) {
            more_[at] = {static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(found.size())};
            pool_.insert(pool_.end(), found.begin(), found.end());
        }
    }
}

block grid::all(bool with_null) const {
    block made;
    for (std::size_t c = 0; c < columns(); ++c) {
        // Without values there is nothing to cover: an empty stretch.
        const auto count = step_count(c);
        const std::uint32_t low = !with_null && null_[c] != 0 ? 1 : 0;
        made.push_back(count > low ? stretch{low, count - 1} : stretch{1, 0});
    }
    return made;
}

bool grid::is_void(const block& b) const noexcept {
    return std::ranges::any_of(b, [](const stretch& s) { return s.low > s.high; });
}

std::span<const stretch> grid::stretches(rule_index rule, std::size_t column) const noexcept {
    const auto at = rule * columns() + column;
    if (more_[at].count != 0) {
        return std::span(pool_).subspan(more_[at].first, more_[at].count);
    }
    return {&bounds_[at], bounds_[at].low <= bounds_[at].high ? 1U : 0U};
}

bool grid::never(rule_index rule) const noexcept {
    for (std::size_t c = 0; c < columns(); ++c) {
        if (bounds(rule, c).low > bounds(rule, c).high) {
            return true;
        }
    }
    return false;
}

bool grid::meets(rule_index rule, std::size_t column, stretch s) const noexcept {
    const auto at = rule * columns() + column;
    const auto& all = bounds_[at];
    if (all.high < s.low || s.high < all.low || all.low > all.high) {
        return false;
    }
    return more_[at].count == 0 || std::ranges::any_of(stretches(rule, column), [s](const stretch& one) {
               return one.low <= s.high && s.low <= one.high;
           });
}

bool grid::covers(rule_index rule, std::size_t column, stretch s) const noexcept {
    const auto at = rule * columns() + column;
    const auto& all = bounds_[at];
    if (s.low < all.low || all.high < s.high) {
        return false;
    }
    return more_[at].count == 0 || std::ranges::any_of(stretches(rule, column), [s](const stretch& one) {
               return one.low <= s.low && s.high <= one.high;
           });
}

bool grid::meets(rule_index rule, const block& b) const noexcept {
    for (std::size_t c = 0; c < b.size(); ++c) {
        if (!meets(rule, c, b[c])) {
            return false;
        }
    }
    return true;
}

bool grid::covers(rule_index rule, const block& b) const noexcept {
    for (std::size_t c = 0; c < b.size(); ++c) {
        if (!covers(rule, c, b[c])) {
            return false;
        }
    }
    return true;
}

bool grid::meet(rule_index a, rule_index b) const noexcept {
    const auto* left = bounds_.data() + a * columns();
    const auto* right = bounds_.data() + b * columns();
    for (std::size_t c = 0; c < columns(); ++c) {
        if (left[c].high < right[c].low || right[c].high < left[c].low) {
            return false;
        }
    }
    for (std::size_t c = 0; c < columns(); ++c) {
        const auto all = stretches(a, c);
        if (std::ranges::none_of(all, [&](const stretch& s) { return meets(b, c, s); })) {
            return false;
        }
    }
    return true;
}

/// What lies between steps or beyond the outer ones has no values. Of a line the set takes it in, so that it has fewer
/// ends; of other columns only when all is taken.
place_set grid::places(std::size_t column, std::span<const stretch> of) const {
    if (!is_line(column) &&
        (of.size() != 1 || of[0].low > (has_null(column) ? 1U : 0U) || of[0].high + 1 != step_count(column))) {
        std::vector<run> runs;
        for (const auto& s : of) {
            for (auto i = s.low; i <= s.high; ++i) {
                runs.push_back(steps_[column][i]);
            }
        }
        return place_set::of(std::move(runs));
    }
    std::vector<run> runs;
    const auto& steps = steps_[column];
    const std::uint32_t first_value = null_[column] != 0 ? 1 : 0;
    for (const auto& s : of) {
        if (s.low <= s.high) {
            const auto low = s.low == first_value ? values_only.low : steps[s.low].low;
            const auto high =
                s.high + 1 == steps.size() && s.high >= first_value ? everything.high : steps[s.high].high;
            runs.push_back({low, high});
        }
    }
    return place_set::of(std::move(runs));
}

region grid::shared_part(rule_index a, rule_index b) const {
    region made;
    for (std::size_t c = 0; c < columns(); ++c) {
        std::vector<stretch> both;
        for (const auto& left : stretches(a, c)) {
            for (const auto& right : stretches(b, c)) {
                const stretch one{std::max(left.low, right.low), std::min(left.high, right.high)};
                if (one.low <= one.high) {
                    both.push_back(one);
                }
            }
        }
        made.push_back(places(c, both));
    }
    return made;
}

} // namespace guiju::prove
