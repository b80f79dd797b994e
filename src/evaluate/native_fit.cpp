#include "native_fit.hpp"

#include "base/nearest.hpp"
#include "scalar_facts.hpp"

#include <algorithm>
#include <optional>

namespace guiju::evaluate {

namespace {

using program::type_kind;

template <class Named>
std::optional<std::size_t> place_of(const std::vector<Named>& all, std::string_view name) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name == name || (!all[i].other.empty() && all[i].other == name)) {
            return i;
        }
    }
    return std::nullopt;
}

template <class Named>
wording meant(const std::vector<Named>& all, std::string_view name) {
    guiju::nearest near(name);
    for (const auto& one : all) {
        near.consider(one.name);
        near.consider(one.other);
    }
    return near.found().empty() ? wording{}
                                : wording{"是否指“" + near.found() + "”？", "Did you mean " + near.found() + "?"};
}

wording words_for(const native_type& t) {
    switch (t.as) {
    case storage::boolean:
        return {"布尔", "bool"};
    case storage::number:
        return {"十进制数", "guiju::decimal"};
    case storage::text:
        return {"文本", "text"};
    case storage::date:
        return {"日期", "guiju::date"};
    case storage::time:
        return {"时间", "guiju::time"};
    case storage::date_time:
        return {"日期时间", "guiju::date_time"};
    case storage::years_months:
    case storage::days_time:
        return {"时长", "a duration"};
    case storage::list:
        return {"列表", "a list"};
    case storage::record:
        return {"结构", "a struct"};
    default:
        return t.enumeration ? wording{"枚举", "an enumeration"} : wording{"整数", "an integer"};
    }
}

/// Whether a scalar member can hold what a field of that type wants.
bool suits(const native_type& from, type_kind to) noexcept {
    switch (from.as) {
    case storage::boolean:
        return to == type_kind::boolean;
    case storage::number:
        return to == type_kind::number || to == type_kind::money;
    case storage::text:
        return to == type_kind::text || to == type_kind::category;
    case storage::date:
        return to == type_kind::date;
    case storage::time:
        return to == type_kind::time;
    case storage::date_time:
        return to == type_kind::date_time;
    case storage::years_months:
        return to == type_kind::years_months;
    case storage::days_time:
        return to == type_kind::days_time;
    case storage::value:
        return true;
    case storage::list:
    case storage::record:
    case storage::optional:
        return false;
    default:
        return from.enumeration ? to == type_kind::category : to == type_kind::number || to == type_kind::money;
    }
}

/// Fits one layout; keeps what does not.
class fitter {
public:
    explicit fitter(const program::program& p) : program_(p) {}

    fitted_record record(const native_record& layout, program::record_id id, const std::string& path);
    fitted_type type(const native_type& from, program::type_id to, const std::string& path);
    void problem(std::string code, wording what, wording hint = {});
    [[nodiscard]] diagnostics& problems() noexcept { return problems_; }

private:
    void names(const native_type& from, fitted_type& into, const std::string& path);
    void mismatch(const native_type& from, program::type_id to, const std::string& path);

    const program::program& program_;
    diagnostics problems_;
};

void fitter::problem(std::string code, wording what, wording hint) {
    diagnostic made;
    made.code = std::move(code);
    made.what = std::move(what);
    made.hint = std::move(hint);
    problems_.push_back(std::move(made));
}

void fitter::mismatch(const native_type& from, program::type_id to, const std::string& path) {
    const auto& type = program_[to];
    const auto body = type.category == program::category_id::none
                          ? shared<const category_body>{}
                          : program_.categories[static_cast<std::size_t>(type.category)].body;
    const auto wanted = expected_words(type, body);
    const auto given = evaluate::words_for(from);
    problem("layout.type", {path + " 应为" + wanted.zh + "，成员却是" + given.zh,
                            path + " is " + wanted.en + "; its member is " + given.en});
}

void fitter::names(const native_type& from, fitted_type& into, const std::string& path) {
    for (const auto& name : from.names) {
        const auto& body = *into.category;
        const auto here = std::ranges::find(body.values, name);
        const auto other = std::ranges::find(body.other_values, name);
        if (here != body.values.end()) {
            into.ordinals.push_back(static_cast<std::uint32_t>(here - body.values.begin()));
        } else if (other != body.other_values.end()) {
            into.ordinals.push_back(static_cast<std::uint32_t>(other - body.other_values.begin()));
        } else {
            const auto wanted = expected_words(program_[into.to], into.category);
            problem("layout.category", {path + " 应为" + wanted.zh + "，没有“" + name + "”",
                                        path + " is " + wanted.en + "; there is no " + name});
        }
    }
}

fitted_type fitter::type(const native_type& from, program::type_id to, const std::string& path) {
    const auto& wanted = program_[to];
    fitted_type made{from, to, {}, {}, false, nullptr, nullptr};
    made.counts = wanted.unit == feel::unit::months || wanted.unit == feel::unit::persons;
    if (wanted.category != program::category_id::none) {
        made.category = program_.categories[static_cast<std::size_t>(wanted.category)].body;
    }
    if (from.as == storage::optional) {
        made.of = std::make_shared<const fitted_type>(type(*from.of, to, path));
    } else if (from.as == storage::list && wanted.kind == type_kind::list) {
        made.of = std::make_shared<const fitted_type>(type(*from.of, wanted.element, path + "[]"));
    } else if (from.as == storage::record && wanted.kind == type_kind::record) {
        made.record = std::make_shared<const fitted_record>(record(*from.record, wanted.record, path));
    } else if (wanted.kind != type_kind::any && !suits(from, wanted.kind)) {
        mismatch(from, to, path);
    } else if (from.enumeration && made.category) {
        names(from, made, path);
    }
    return made;
}

fitted_record fitter::record(const native_record& layout, program::record_id id, const std::string& path) {
    const auto& info = program_[id];
    if (layout.name != info.name && layout.name != info.other) {
        problem("layout.record", {path + " 处应为记录 " + info.name + "，布局却说的是 " + layout.name,
                                  path + " holds the record " + info.name + "; the layout is of " + layout.name});
        return {};
    }
    fitted_record made{id, info.shape, {}};
    for (const auto& f : info.fields) {
        auto& field = made.fields.emplace_back();
        field.name = f.name;
        field.otherwise = program_[f.type].optional ? value() : value::undetermined({f.name});
    }
    for (const auto& member : layout.fields) {
        const auto at = place_of(info.fields, member.name);
        if (!at) {
            problem("layout.field",
                    {"记录 " + info.name + " 没有字段“" + member.name + "”",
                     "the record " + info.name + " has no field " + member.name},
                    meant(info.fields, member.name));
            continue;
        }
        auto& field = made.fields[*at];
        if (field.known) {
            problem("layout.repeated",
                    {"字段“" + member.name + "”写了两次", "the field " + member.name + " stands twice"});
        }
        field.known = true;
        field.offset = member.offset;
        const auto& named = info.fields[*at];
        field.type = type(member.type, named.type, path.empty() ? named.name : path + "." + named.name);
    }
    return made;
}

} // namespace

result<fitted_record> fit(const program::program& p, const native_record& layout) {
    fitter in(p);
    const auto at = place_of(p.records, layout.name);
    if (!at) {
        in.problem("layout.record", {"没有名为“" + layout.name + "”的记录", "there is no record named " + layout.name},
                   meant(p.records, layout.name));
        return in.problems();
    }
    auto made = in.record(layout, static_cast<program::record_id>(*at), "");
    if (!in.problems().empty()) {
        return in.problems();
    }
    return made;
}

} // namespace guiju::evaluate
