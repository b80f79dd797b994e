#include "range_pass.hpp"

#include <algorithm>

namespace guiju::program {

using meaning::operation;

namespace {

bool is_amount(const type& t) { return t.kind == type_kind::number || t.kind == type_kind::money; }

known list_like(const items_known& items, std::uint64_t least, std::uint64_t most) {
    known made;
    made.null = made.undetermined = false;
    made.least_items = least;
    made.most_items = most;
    made.item = std::make_shared<const known>(items.item);
    return made;
}

known known_list(operation what, const known& domain, const items_known& items) {
    known made;
    switch (what) {
    case operation::count:
        made.within = extent{0, static_cast<int128>(items.least),
                             std::min(static_cast<int128>(items.most), static_cast<int128>(std::int64_t{1} << 62))};
        made.null = domain.null;
        made.undetermined = domain.undetermined;
        return made;
    case operation::reverse:
    case operation::sort:
        made = list_like(items, items.least, items.most);
        made.null = domain.null || what == operation::sort;
        made.undetermined = domain.has_holes() || what == operation::sort || !domain.item;
        return made;
    case operation::distinct_values:
        made = list_like(items, items.least == 0 ? 0 : 1, items.most);
        made.null = domain.null;
        made.undetermined = domain.has_holes() || !items.item.within;
        return made;
    case operation::sublist:
        made = list_like(items, 0, items.most);
        made.null = true;
        made.undetermined = true;
        return made;
    default:
        return {};
    }
}

} // namespace

known known_of_lists(operation what, const std::vector<known>& given, const std::vector<const type*>& types) {
    if (types[0]->kind != type_kind::list) {
        return {};
    }
    auto items = items_of(given[0], *types[0]);
    if (what == operation::append) {
        for (std::size_t i = 1; i < given.size(); ++i) {
            items.item = join(items.item, given[i]);
        }
        const auto more = given.size() - 1;
        known made =
            list_like(items, items.least + more, items.most == known::unbounded ? items.most : items.most + more);
        made.null = given[0].null;
        made.undetermined = given[0].undetermined;
        return made;
    }
    if (what == operation::list_contains && given.size() == 2) {
        known made = known::boolean();
        made.null = given[0].null;
        made.undetermined = given[0].has_holes() || given[1].undetermined || !items.item.within;
        return made;
    }
    return known_list(what, given[0], items);
}

known known_aggregate(const program& in, operation what, const std::vector<known>& given,
                      const std::vector<const type*>& types) {
    const bool one_list = given.size() == 1 && types[0]->kind == type_kind::list;
    items_known items;
    known made;
    if (one_list) {
        items = items_of(given[0], *types[0]);
        made.null = given[0].null || items.item.null;
        made.undetermined = given[0].undetermined || items.item.undetermined;
    } else {
        items.item = given[0];
        items.least = items.most = given.size();
        for (std::size_t i = 0; i < given.size(); ++i) {
            items.item = join(items.item, given[i]);
            if (!is_amount(*types[i]) || types[i]->kind != types[0]->kind || types[i]->in != types[0]->in) {
                return anything_from(given);
            }
        }
        made.null = items.item.null;
        made.undetermined = items.item.undetermined;
    }
    if (!items.item.within) {
        return {};
    }
    const auto kind = one_list ? in[types[0]->element].kind : types[0]->kind;
    made.null |= items.least == 0 || (kind != type_kind::number && kind != type_kind::money && kind != type_kind::date);
    switch (what) {
    case operation::min:
    case operation::max: {
        made.within = items.item.within;
        if (!one_list) {
            for (const auto& one : given) {
                auto& end = what == operation::min ? made.within->high : made.within->low;
                const auto here = at_scale(*one.within, made.within->scale);
                end = !here ? end : what == operation::min ? std::min(end, here->high) : std::max(end, here->low);
            }
        }
        return made;
    }
    case operation::sum:
        if (items.most == known::unbounded || kind == type_kind::date) {
            return {};
        }
        made.within = times(*items.item.within, items.least, items.most);
        made.null |= !made.within;
        return made;
    case operation::all:
    case operation::any:
        made.null = given[0].null || items.item.null;
        made.within = extent{0, 0, 1};
        return made;
    default:
        return {};
    }
}

} // namespace guiju::program
