#include "machine.hpp"
#include "scalar_facts.hpp"

#include <guiju/evaluate/facts.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace guiju::evaluate {

namespace {

using program::type_kind;

/// What was found instead, short enough for a sentence.
std::string shown(const value& v) {
    switch (v.kind()) {
    case kind::text:
        return "\"" + v.as_text().substr(0, 60) + "\"";
    case kind::number:
        return v.as_number().to_string();
    case kind::money:
        return v.as_number().to_string() + " " + v.as_currency().to_string();
    case kind::category:
        return "\"" + v.as_category().values[v.ordinal()] + "\"";
    case kind::date:
        return v.as_date().to_string();
    case kind::boolean:
        return v.as_boolean() ? "true" : "false";
    case kind::list:
        return "[…]";
    case kind::context:
        return "{…}";
    default:
        return "null";
    }
}

/// Reads one record; keeps the place it stands at.
class binder {
public:
    binder(const program::program& p, const binding& how, bound_record& into) : program_(p), how_(how), into_(into) {}

    /// The record that was handed in.
    value all(program::record_id id, const value& facts);
    value record(program::record_id id, const value& facts, const std::string& path, bool top);
    value any(program::type_id id, const value& fact, const std::string& path);

private:
    value list(const program::type& type, const value& fact, const std::string& path, bool top);
    value items(const program::type& type, const std::vector<value>& facts, const std::string& path);
    value own_items(const program::type& type, const std::vector<value>& facts, const std::string& path);
    value row(program::type_id type, const value& fact, const std::string& path);
    value context(const program::type& type, const value& fact, const std::string& path);
    value field(const program::field_info& f, const value* found, const std::string& path, bool top);
    value allowed(const program::field_info& f, value given, const std::string& path);
    bool passes(const program::field_info& f, const value& given);
    /// What the facts say of each field; those that no field takes are told.
    bool given(const program::record_info& info, const context_body& facts, const std::string& path,
               std::span<const value*> of);
    void unknown_field(const program::record_info& info, const std::string& name, const std::string& path);
    void problem(severity how_bad, std::string code, const std::string& path, wording what);
    value wrong(const program::type& type, const value& fact, const std::string& path, reason why);
    [[nodiscard]] shared<const category_body> category(const program::type& t) const {
        return t.category == program::category_id::none
                   ? shared<const category_body>{}
                   : program_.categories[static_cast<std::size_t>(t.category)].body;
    }

    const program::program& program_;
    const binding& how_;
    bound_record& into_;
    std::size_t item_ = fact_problem::npos;
    bool forgiving_ = false;  ///< what cannot be read is taken as not known
    bool failed_ = false;     ///< something in the present row could not be read
    bool leaves_out_ = false; ///< items of the record that was handed in are left out: it is a population
};

/// Null because it could not be read; not null on purpose, and not missing.
bool is_broken(const value& v) { return v.is_null() && !v.is_undetermined() && v.reason() != reason::literal; }

void binder::problem(severity how_bad, std::string code, const std::string& path, wording what) {
    const bool error = how_bad == severity::error;
    failed_ |= error;
    if (into_.problems.size() < how_.most_problems) {
        into_.problems.push_back({how_bad, std::move(code), path, item_, std::move(what)});
    }
}

value binder::wrong(const program::type& type, const value& fact, const std::string& path, reason why) {
    if (program_.of_models) {
        return fact;
    }
    if (why == reason::overflow) {
        problem(severity::error, "fact.range", path,
                {"数字 " + shown(fact) + " 太大，或超过 34 位",
                 "the number " + shown(fact) + " is too large, or has more than 34 digits"});
        return value(why);
    }
    const auto expected = expected_words(type, category(type));
    const bool currency = type.kind == type_kind::money && why == reason::constraint;
    problem(
        severity::error,
        currency                    ? "fact.currency"
        : why == reason::constraint ? "fact.category"
                                    : "fact.type",
        path,
        {"此处应为" + expected.zh + "，所给为 " + shown(fact), "expected " + expected.en + ", found " + shown(fact)});
    return value(why);
}

/// One row: it counts as failed once, whatever is wrong in it, and apart from the rows that stand in it.
value binder::row(program::type_id type, const value& fact, const std::string& path) {
    const bool outer = std::exchange(failed_, false);
    value read = any(type, fact, path);
    into_.left_out += failed_ ? 1 : 0;
    failed_ = outer;
    return read;
}

value binder::list(const program::type& type, const value& fact, const std::string& path, bool top) {
    if (!fact.is(kind::list)) {
        return wrong(type, fact, path, reason::type_error);
    }
    return top && leaves_out_ ? own_items(type, fact.as_list(), path) : items(type, fact.as_list(), path);
}

value binder::own_items(const program::type& type, const std::vector<value>& facts, const std::string& path) {
    std::vector<value> made;
    made.reserve(facts.size());
    const bool outer = std::exchange(forgiving_, false);
    for (item_ = 0; item_ < facts.size(); ++item_) {
        value item = row(type.element, facts[item_], path + "[" + std::to_string(item_) + "]");
        if (!is_broken(item)) {
            made.push_back(std::move(item));
        }
    }
    item_ = fact_problem::npos;
    forgiving_ = outer;
    return value::list(std::move(made));
}

value binder::items(const program::type& type, const std::vector<value>& facts, const std::string& path) {
    std::vector<value> made;
    made.reserve(facts.size());
    const bool rows = how_.skip_bad_items && program_[type.element].kind == type_kind::record;
    const bool outer = std::exchange(forgiving_, forgiving_ || rows);
    value broken;
    for (std::size_t i = 0; i < facts.size() && !is_broken(broken); ++i) {
        const auto place = path + "[" + std::to_string(i) + "]";
        made.push_back(rows ? row(type.element, facts[i], place) : any(type.element, facts[i], place));
        broken = is_broken(made.back()) ? made.back() : broken;
    }
    forgiving_ = outer;
    return is_broken(broken) ? broken : value::list(std::move(made));
}

value binder::any(program::type_id id, const value& fact, const std::string& path) {
    const auto& type = program_[id];
    if (type.kind == type_kind::record) {
        return record(type.record, fact, path, false);
    }
    if (type.kind == type_kind::list) {
        return list(type, fact, path, false);
    }
    if (program_.of_models && type.kind == type_kind::context && fact.is(kind::context)) {
        return context(type, fact, path);
    }
    value read = scalar_fact(type, category(type), fact);
    if (read.is_null() && !fact.is_null()) {
        return wrong(type, fact, path, read.reason());
    }
    const bool counts = type.unit == feel::unit::months || type.unit == feel::unit::persons;
    if (counts && read.is(kind::number) && read.as_number().is_negative() && !read.as_number().is_zero()) {
        problem(severity::error, "fact.negative", path, {"不能为负数", "must not be negative"});
        return value(reason::constraint);
    }
    return read;
}

/// Entries become what their types want; the others stay.
value binder::context(const program::type& type, const value& fact, const std::string& path) {
    auto made = make_shared_body<context_body>(fact.as_context().shape, fact.as_context().values);
    for (const auto& [name, entry] : type.entries) {
        const auto at = made->shape ? made->shape->find(name) : guiju::shape::npos;
        if (at != guiju::shape::npos && !made->values[at].is_null()) {
            made->values[at] = any(entry, made->values[at], path + "." + name);
        }
    }
    return shared<const context_body>(made);
}

value binder::field(const program::field_info& f, const value* found, const std::string& path, bool top) {
    const auto& type = program_[f.type];
    if (found == nullptr || found->is_null()) {
        return type.optional ? value() : value::undetermined({f.name});
    }
    const bool blank = found->is(kind::text) && type.kind != type_kind::text && to_half_width(found->as_text()).empty();
    if (blank) {
        return type.optional ? value() : value::undetermined({f.name});
    }
    const auto place = path.empty() ? f.name : path + "." + f.name;
    value given = type.kind == type_kind::list ? list(type, *found, place, top) : any(f.type, *found, place);
    given = f.allowed == program::node_id::none ? given : allowed(f, std::move(given), place);
    return forgiving_ && is_broken(given) ? value::undetermined({f.name}) : given;
}

/// A value that the field allows, of lists all of whose items it allows.
value binder::allowed(const program::field_info& f, value given, const std::string& path) {
    const auto refused = [&](const value& v, const std::string& at) {
        problem(severity::error, "fact.allowed", at,
                {"所给为 " + shown(v) + "，不在许可的取值之内", "found " + shown(v) + ", which is not allowed here"});
        return value(reason::constraint);
    };
    if (given.is(kind::list)) {
        const auto& items = given.as_list();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!passes(f, items[i])) {
                return refused(items[i], path + "[" + std::to_string(i) + "]");
            }
        }
        return given;
    }
    return passes(f, given) ? given : refused(given, path);
}

bool binder::passes(const program::field_info& f, const value& given) {
    if (given.is_null()) {
        return true;
    }
    if (f.bounds.exact && !program_.of_models && (given.is(kind::number) || given.is(kind::money))) {
        return f.bounds.hold(given.as_number());
    }
    // Kept for the records to come: tests are short, and no test reads records.
    thread_local scratch memory;
    const question plain;
    machine runs(program_, plain, memory, nullptr);
    const machine::frame here(runs, f.frame);
    runs.set(0, given);
    return runs.run(f.allowed).is_true();
}

void binder::unknown_field(const program::record_info& info, const std::string& name, const std::string& path) {
    problem(how_.strict ? severity::error : severity::warning, "fact.unknown_field",
            path.empty() ? name : path + "." + name,
            {"记录 " + info.name + " 没有这个字段", "the record " + info.name + " has no such field"});
}

bool binder::given(const program::record_info& info, const context_body& facts, const std::string& path,
                   std::span<const value*> of) {
    bool unknown = false;
    std::size_t next = 0; // facts mostly come in the order of the fields
    for (std::size_t i = 0; facts.shape && i < facts.values.size(); ++i) {
        const auto& name = facts.shape->names[i];
        bool known = false;
        for (std::size_t tried = 0; tried < info.fields.size() && !known; ++tried) {
            const auto at = next < info.fields.size() ? next : 0;
            next = at + 1;
            const auto& f = info.fields[at];
            known = f.name == name || f.other == name;
            // Where both of its names stand, the first counts.
            of[at] = known && (of[at] == nullptr || f.name == name) ? &facts.values[i] : of[at];
        }
        if (!known) {
            unknown = true;
            unknown_field(info, name, path);
        }
    }
    return unknown;
}

value binder::record(program::record_id id, const value& facts, const std::string& path, bool top) {
    const auto& info = program_[id];
    if (!facts.is(kind::context)) {
        problem(severity::error, "fact.type", path,
                {"此处应为记录 " + info.name + "，所给为 " + shown(facts),
                 "expected a record " + info.name + ", found " + shown(facts)});
        return value(reason::type_error);
    }
    constexpr std::size_t most_here = 64;
    std::array<const value*, most_here> here{};
    std::vector<const value*> many(info.fields.size() > most_here ? info.fields.size() : 0);
    const auto of = many.empty() ? std::span(here).first(info.fields.size()) : std::span(many);
    const bool unknown = given(info, facts.as_context(), path, of);
    std::vector<value> values;
    values.reserve(info.fields.size());
    const bool refused = how_.strict && unknown && !forgiving_;
    value broken = refused ? value(reason::constraint) : value();
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        values.push_back(field(info.fields[i], of[i], path, top));
        if (is_broken(values.back())) {
            broken = values.back();
        }
    }
    if (is_broken(broken)) {
        return broken;
    }
    return shared<const context_body>(make_shared_body<context_body>(info.shape, std::move(values)));
}

value binder::all(program::record_id id, const value& facts) {
    leaves_out_ = how_.skip_bad_items && program_[id].keys.empty();
    forgiving_ = leaves_out_;
    value made = record(id, facts, "", true);
    into_.left_out += leaves_out_ && failed_ && !made.is_null() ? 1 : 0;
    return made;
}

} // namespace

bound_record bind(const program::program& p, program::record_id type, const value& facts, const binding& how) {
    bound_record result;
    result.record = binder(p, how, result).all(type, facts);
    if (how.skip_bad_items) {
        return result;
    }
    const bool failed = std::ranges::any_of(result.problems, [](const auto& one) {
        return one.severity == severity::error && one.item == fact_problem::npos;
    });
    if (failed) {
        result.record = value(reason::constraint);
    }
    return result;
}

value bind_value(const program::program& p, program::type_id type, const value& fact, const std::string& path,
                 std::vector<fact_problem>& problems) {
    bound_record into;
    const binding how;
    value made = binder(p, how, into).any(type, fact, path);
    problems.insert(problems.end(), into.problems.begin(), into.problems.end());
    return made;
}

} // namespace guiju::evaluate
