#include "emit/emitter.hpp"

#include <algorithm>
#include <limits>

namespace guiju::emitted {

using program::extent;
using program::known;
using program::type_kind;

namespace {

constexpr std::uint64_t most_items = std::uint64_t{1} << 32U;

std::optional<extent> whole(std::int64_t low, std::int64_t high) { return extent{0, low, high}; }

/// What the type of a field's struct member can hold.
std::optional<extent> representation(const program::type& t, const program::allowed_bounds& by) {
    constexpr auto least = std::numeric_limits<std::int64_t>::min() + 1;
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (t.kind == type_kind::money) {
        return extent{by.scale.value_or(2), least, most};
    }
    if (t.kind != type_kind::number) {
        return std::nullopt;
    }
    switch (t.unit) {
    case feel::unit::months:
    case feel::unit::persons:
        return whole(0, std::numeric_limits<std::int32_t>::max());
    case feel::unit::days:
    case feel::unit::years:
        return whole(-std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max());
    default:
        return by.scale ? std::optional(extent{*by.scale, least, most}) : std::nullopt;
    }
}

program::range_options options_of(const program::program& in, bool given) {
    program::range_options how;
    how.most_items = most_items;
    for (std::size_t r = 0; r < in.records.size(); ++r) {
        for (std::uint32_t f = 0; f < in.records[r].fields.size(); ++f) {
            const auto& info = in.records[r].fields[f];
            const auto& t = in[info.type];
            known one;
            one.null = t.optional;
            one.undetermined = !t.optional && !given;
            one.within = representation(t, info.bounds);
            if (t.kind == type_kind::boolean) {
                one.within = extent{0, 0, 1};
            } else if (t.kind == type_kind::category) {
                const auto count = in.categories[static_cast<std::size_t>(t.category)].body->values.size();
                one.within = extent{0, 0, static_cast<int128>(count) - 1};
            } else if (t.kind == type_kind::list) {
                known item;
                item.null = item.undetermined = false;
                item.within = representation(in[t.element], info.bounds);
                one.item = std::make_shared<const known>(std::move(item));
            }
            how.fields[{static_cast<program::record_id>(r), f}] = std::move(one);
        }
    }
    for (std::uint32_t i = 0; i < in.parameters.size(); ++i) {
        if (in.parameters[i].delegated) {
            known one;
            one.null = false;
            one.within = representation(in[in.parameters[i].type], {});
            how.supplied[static_cast<program::parameter_id>(i)] = std::move(one);
        }
    }
    return how;
}

} // namespace

knowledge::knowledge(const program::program& of) : loose(of, options_of(of, false)), given(of, options_of(of, true)) {}

vocabulary::vocabulary(const program::program& of, const knowledge& f, const std::vector<std::string>& other_categories)
    : in(of), facts(f) {
    name_types();
    name_rest(other_categories);
    name_entries();
    collect_needs();
}

void vocabulary::name_types() {
    identifiers outer;
    for (const auto& one : in.categories) {
        identifiers inner;
        auto& all = values.emplace_back();
        for (std::size_t i = 0; i < one.body->values.size(); ++i) {
            all.push_back(inner.unique(one.body->values[i],
                                       i < one.body->other_values.size() ? one.body->other_values[i] : "", "grade"));
        }
    }
    for (const auto& one : in.records) {
        records.push_back(outer.unique(one.name, one.other, "record"));
        identifiers inner;
        auto& all = fields.emplace_back();
        for (const auto& f : one.fields) {
            all.push_back(inner.unique(f.name, f.other, "field"));
        }
    }
    for (std::size_t i = 0; i < in.answers.size(); ++i) {
        answers.push_back(outer.unique(in.answers[i].name, in.answers[i].other, "answer"));
    }
}

void vocabulary::name_rest(const std::vector<std::string>& other_categories) {
    identifiers types;
    identifiers inner;
    // A category and a field or record may share a name, as 等级（grade） does: types have scopes of their own.
    std::set<std::string> used(records.begin(), records.end());
    used.insert(answers.begin(), answers.end());
    for (const auto& one : in.categories) {
        const auto at = categories.size();
        auto name = types.unique(one.body->name, at < other_categories.size() ? other_categories[at] : "", "category");
        categories.push_back(used.contains(name) ? name + "_kind" : name);
    }
    for (const auto& one : in.readings) {
        auto name = types.unique(one.name, one.other, "reading");
        readings.push_back(used.contains(name) ? name + "_reading" : name);
        identifiers scope;
        auto& all = choices.emplace_back();
        for (const auto& choice : one.choices) {
            all.push_back(scope.unique(choice.name, choice.other, "choice"));
        }
    }
    for (const auto& one : in.parameters) {
        parameters.push_back(inner.unique(one.name, one.other, "parameter"));
    }
    for (const auto& one : in.functions) {
        functions.push_back(inner.unique(one.name, one.other, "function"));
    }
}

void vocabulary::name_entries() {
    identifiers scope;
    for (std::size_t r = 0; r < in.records.size(); ++r) {
        for (std::size_t f = 0; f < fields[r].size(); ++f) {
            entries_.try_emplace(in.records[r].fields[f].name, fields[r][f]);
        }
    }
    for (const auto& [name, identifier] : entries_) {
        scope.unique(identifier, "", "entry");
    }
    for (const auto& n : in.nodes) {
        if (n.op == program::opcode::member) {
            const auto& name = in.constants[n.index].as_text();
            if (!entries_.contains(name)) {
                entries_.emplace(name, scope.unique(name, "", "entry"));
            }
        } else if (n.op == program::opcode::make_context) {
            for (const auto& name : in.constants[n.index].as_context().shape->names) {
                if (!entries_.contains(name)) {
                    entries_.emplace(name, scope.unique(name, "", "entry"));
                }
            }
        }
    }
}

void vocabulary::collect_needs() {
    std::set<std::string> all;
    for (const auto& r : in.records) {
        for (const auto& f : r.fields) {
            all.insert(f.name);
        }
    }
    for (const auto& p : in.parameters) {
        all.insert(p.name);
    }
    needs.assign(all.begin(), all.end());
}

std::string vocabulary::entry(const std::string& name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? std::string{} : found->second;
}

std::size_t vocabulary::shape(const std::vector<std::string>& names) {
    const auto found = std::ranges::find(shapes, names);
    if (found != shapes.end()) {
        return static_cast<std::size_t>(found - shapes.begin());
    }
    shapes.push_back(names);
    return shapes.size() - 1;
}

std::size_t vocabulary::need(const std::string& name) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(needs, name) - needs.begin());
}

std::string vocabulary::hole(const std::string& name) const { return "needed(" + std::to_string(need(name)) + ")"; }

std::string vocabulary::integer(int128 low, int128 high) {
    const auto fits = [&](auto limit) { return low >= -int128{limit} && high <= int128{limit}; };
    return fits(std::numeric_limits<std::int32_t>::max())   ? "std::int32_t"
           : fits(std::numeric_limits<std::int64_t>::max()) ? "std::int64_t"
                                                            : "wide_int";
}

std::string vocabulary::number(const std::optional<extent>& where) {
    return where ? "scaled<" + integer(where->low, where->high) + ", " + std::to_string(where->scale) + ">"
                 : "guiju::decimal";
}

std::string vocabulary::type(const program::type& t, const program::known& k, bool given) const {
    switch (t.kind) {
    case type_kind::number:
    case type_kind::money:
        return number(k.within);
    case type_kind::boolean:
        return "bool";
    case type_kind::category:
        return categories[static_cast<std::size_t>(t.category)];
    case type_kind::date:
        return "guiju::date";
    case type_kind::text:
        return "std::string_view";
    case type_kind::years_months:
        return "guiju::years_months_duration";
    case type_kind::days_time:
        return "guiju::days_time_duration";
    case type_kind::record:
        return (given ? "given::" : "") + records[static_cast<std::size_t>(t.record)];
    case type_kind::list: {
        const auto item = type(in[t.element], k.item ? *k.item : program::known{}, given);
        return item.empty() ? "" : "std::span<const " + item + ">";
    }
    default:
        return "";
    }
}

} // namespace guiju::emitted
