#include "program/rounding_of.hpp"
#include "range_pass.hpp"

#include <algorithm>

namespace guiju::program {

using meaning::operation;

namespace {

bool is_amount(const type& t) { return t.kind == type_kind::number || t.kind == type_kind::money; }

bool holds_parts(const type& t) {
    return t.kind == type_kind::list || t.kind == type_kind::context || t.kind == type_kind::record ||
           t.kind == type_kind::any || t.kind == type_kind::function || t.kind == type_kind::range;
}

/// Of kinds whose values always have an order.
bool ordered_alike(const program& in, const type& a, const type& b) {
    if (a.kind != b.kind) {
        return false;
    }
    switch (a.kind) {
    case type_kind::number:
    case type_kind::text:
    case type_kind::date:
    case type_kind::years_months:
    case type_kind::days_time:
        return true;
    case type_kind::money:
        return a.in == b.in;
    case type_kind::category:
        return a.category == b.category && in.categories[static_cast<std::size_t>(a.category)].body->ordered;
    default:
        return false;
    }
}

bool equatable(const program& in, const type& a, const type& b) {
    const bool same_category = a.kind == type_kind::category && b.kind == a.kind && a.category == b.category;
    return ordered_alike(in, a, b) || same_category || (a.kind == type_kind::boolean && b.kind == a.kind);
}

using pair_of = const std::vector<known>&;

std::optional<extent> both(pair_of given, std::optional<extent> (*combine)(const extent&, const extent&)) {
    return given[0].within && given[1].within ? combine(*given[0].within, *given[1].within) : std::nullopt;
}

std::optional<extent> difference(const extent& a, const extent& b) {
    const auto minus = negated(b);
    return minus ? sum(a, *minus) : std::nullopt;
}

known with(known made, std::optional<extent> where) {
    made.within = where;
    return made;
}

known known_arithmetic(operation what, pair_of given, const std::vector<const type*>& types) {
    known made = sure_from(given);
    if (what == operation::negate) {
        made.null |= !is_amount(*types[0]);
        return with(made, is_amount(*types[0]) && given[0].within ? negated(*given[0].within) : std::nullopt);
    }
    if (!is_amount(*types[0]) || !is_amount(*types[1])) {
        return anything_from(given);
    }
    const bool monies = types[0]->kind == type_kind::money && types[1]->kind == type_kind::money;
    const bool alike = types[0]->kind == types[1]->kind && types[0]->in == types[1]->in;
    std::optional<extent> where;
    switch (what) {
    case operation::add:
        where = alike ? both(given, sum) : std::nullopt;
        break;
    case operation::subtract:
        where = alike ? both(given, difference) : std::nullopt;
        break;
    case operation::multiply:
        where = monies ? std::nullopt : both(given, product);
        break;
    case operation::divide: {
        where = both(given, quotient);
        const bool zero = !given[1].within || given[1].within->has(0);
        made.null |= zero || (types[1]->kind == type_kind::money && !alike);
        break;
    }
    default:
        break;
    }
    // Without an extent a result may be too large for any number.
    made.null |= !where && !(what == operation::divide && given[0].within && given[1].within);
    return with(made, where);
}

known known_comparison(const program& in, operation what, pair_of given, const std::vector<const type*>& types) {
    known made = known::boolean();
    made.undetermined = std::ranges::any_of(given, &known::undetermined);
    if (what == operation::equal || what == operation::not_equal) {
        if (given[0].constant && given[1].constant && given[0].is_sure() && given[1].is_sure() &&
            given[0].constant->kind() == given[1].constant->kind() && equatable(in, *types[0], *types[1])) {
            return known::exactly((*given[0].constant == *given[1].constant) == (what == operation::equal));
        }
        if (given[0].is_sure() && given[1].is_sure() && given[0].within && given[1].within &&
            equatable(in, *types[0], *types[1])) {
            const auto gap = difference(*given[0].within, *given[1].within);
            if (gap && !gap->has(0)) {
                return known::exactly(what == operation::not_equal);
            }
            if (gap && gap->is_point()) {
                return known::exactly(what == operation::equal);
            }
        }
        const bool null_side = types[0]->kind == type_kind::null || types[1]->kind == type_kind::null;
        if (!equatable(in, *types[0], *types[1]) && !null_side) {
            made.null = true;
            made.undetermined |= holds_parts(*types[0]) || holds_parts(*types[1]);
        }
        return made;
    }
    if (what == operation::in) {
        return anything_from(given);
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        made.null |= given[i].null || !ordered_alike(in, *types[0], *types[i]);
    }
    const auto& a = given[0].within;
    const auto& b = given[1].within;
    if (made.is_sure() && given.size() == 2 && a && b) {
        const auto gap = difference(*a, *b);
        const bool upward = what == operation::less || what == operation::less_equal;
        const bool ties = what == operation::less_equal || what == operation::greater_equal;
        const auto ahead = !gap ? gap : upward ? negated(*gap) : gap;
        if (ahead && (ahead->low > 0 || (ties && ahead->low == 0))) {
            return known::exactly(true);
        }
        if (ahead && (ahead->high < 0 || (!ties && ahead->high == 0))) {
            return known::exactly(false);
        }
    }
    return made;
}

known known_numeric(operation what, pair_of given, const std::vector<const type*>& types) {
    known made = sure_from(given);
    made.null |= !is_amount(*types[0]);
    if (const auto mode = rounding_of(what)) {
        const auto places = given.size() < 2 ? std::optional(extent{}) : given[1].within;
        const bool fixed =
            places && places->is_point() && places->scale == 0 && places->low >= -34 && places->low <= 34;
        made.null |= !fixed || !given[0].within;
        return with(made, fixed && given[0].within ? rounded(*given[0].within, static_cast<int>(places->low), *mode)
                                                   : std::nullopt);
    }
    switch (what) {
    case operation::abs:
        return with(made, given[0].within ? magnitude(*given[0].within) : std::nullopt);
    case operation::modulo: {
        const bool usual = given[0].within && given[1].within && !given[1].within->has(0) && is_amount(*types[1]) &&
                           (types[0]->kind == type_kind::money || types[1]->kind == type_kind::number);
        made.null |= !usual;
        return with(made, usual ? both(given, modulo) : std::nullopt);
    }
    case operation::odd:
    case operation::even:
        made.null |= !given[0].within || given[0].within->scale != 0;
        return with(made, extent{0, 0, 1});
    default:
        return anything_from(given);
    }
}

/// date(year, month, day) of which some are constants.
known known_date(pair_of given) {
    known made = sure_from(given);
    const auto& [year, month, day] = std::tie(given[0].within, given[1].within, given[2].within);
    const bool whole = year && month && day && year->scale == 0 && month->scale == 0 && day->scale == 0;
    const bool there =
        whole && year->low >= date::min_year && year->high <= date::max_year && month->low >= 1 && month->high <= 12 &&
        day->low >= 1 &&
        day->high <= (month->is_point()
                          ? month->low == 2 ? 28 : days_in_month(2023, static_cast<std::int64_t>(month->low))
                          : 28);
    made.null |= !there;
    if (there) {
        const auto at = [](int128 y, int128 m, int128 d) {
            return int128{
                date::from(static_cast<std::int64_t>(y), static_cast<std::int64_t>(m), static_cast<std::int64_t>(d))
                    ->day_number()};
        };
        made.within = extent{0, at(year->low, month->low, day->low), at(year->high, month->high, day->high)};
    }
    return made;
}

known known_other(operation what, pair_of given, const std::vector<const type*>& types) {
    switch (what) {
    case operation::not_: {
        known made = known::boolean();
        made.null = given[0].null || types[0]->kind != type_kind::boolean;
        made.undetermined = given[0].undetermined;
        if (given[0].is_true() || given[0].is_false()) {
            return known::exactly(given[0].is_false());
        }
        return made;
    }
    case operation::date:
        return given.size() == 3 ? known_date(given) : anything_from(given);
    case operation::day_of_year:
    case operation::week_of_year: {
        known made = sure_from(given);
        made.null |= types[0]->kind != type_kind::date;
        return with(made, extent{0, 1, what == operation::day_of_year ? 366 : 53});
    }
    case operation::string_length: {
        known made = sure_from(given);
        made.null |= types[0]->kind != type_kind::text;
        return with(made, extent{0, 0, std::numeric_limits<std::int64_t>::max()});
    }
    default:
        return anything_from(given);
    }
}

} // namespace

known anything_from(const std::vector<known>& given) {
    known made;
    made.undetermined = std::ranges::any_of(given, [](const known& k) { return k.has_holes() || !k.within; });
    return made;
}

known sure_from(const std::vector<known>& given) {
    known made;
    made.null = std::ranges::any_of(given, &known::null);
    made.undetermined = std::ranges::any_of(given, &known::undetermined);
    return made;
}

known known_result(const program& in, operation what, const std::vector<known>& given,
                   const std::vector<const type*>& types) {
    switch (meaning::info(what).family) {
    case meaning::family::arithmetic:
        return known_arithmetic(what, given, types);
    case meaning::family::comparison:
        return known_comparison(in, what, given, types);
    case meaning::family::numeric:
        return given.empty() ? known{} : known_numeric(what, given, types);
    case meaning::family::list:
        return given.empty() ? known{} : known_of_lists(what, given, types);
    case meaning::family::aggregate:
        return given.empty() ? known{} : known_aggregate(in, what, given, types);
    default:
        return given.empty() ? known{} : known_other(what, given, types);
    }
}

} // namespace guiju::program
