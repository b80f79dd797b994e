#include "lowering.hpp"

namespace guiju::program {

using meaning::family;
using meaning::operation;

namespace {

/// Operations whose result is of one kind whatever they are given.
std::optional<type_kind> fixed_kind(operation op) {
    switch (op) {
    case operation::string:
    case operation::substring:
    case operation::upper_case:
    case operation::lower_case:
    case operation::substring_before:
    case operation::substring_after:
    case operation::replace:
    case operation::string_join:
    case operation::day_of_week:
    case operation::month_of_year:
        return type_kind::text;
    case operation::number:
    case operation::string_length:
    case operation::count:
    case operation::product:
    case operation::sqrt:
    case operation::log:
    case operation::exp:
    case operation::day_of_year:
    case operation::week_of_year:
        return type_kind::number;
    case operation::not_:
    case operation::contains:
    case operation::starts_with:
    case operation::ends_with:
    case operation::matches:
    case operation::list_contains:
    case operation::all:
    case operation::any:
    case operation::odd:
    case operation::even:
    case operation::is:
        return type_kind::boolean;
    case operation::date:
    case operation::today:
        return type_kind::date;
    case operation::time:
        return type_kind::time;
    case operation::date_and_time:
    case operation::now:
        return type_kind::date_time;
    case operation::years_and_months_duration:
        return type_kind::years_months;
    case operation::context_put:
    case operation::context_merge:
    case operation::context:
        return type_kind::context;
    case operation::range:
        return type_kind::range;
    default:
        return std::nullopt;
    }
}

} // namespace

/// The type of the items of the one list given, or of the arguments themselves.
type_id lowering::element_of(const arguments& given) {
    if (given.empty()) {
        return type_id::any;
    }
    if (given.size() == 1) {
        const auto& t = build_[given.front().type];
        return t.kind == type_kind::list ? t.element : given.front().type;
    }
    auto type = given.front().type;
    for (const auto& one : given) {
        type = joined(build_, type, one.type).value_or(type_id::any);
    }
    return type;
}

type_id lowering::result_of(operation op, const arguments& given) {
    if (const auto kind = fixed_kind(op)) {
        return build_.simple(*kind);
    }
    switch (meaning::info(op).family) {
    case family::range:
        return build_.simple(type_kind::boolean);
    case family::numeric:
        return given.empty() ? type_id::any : build_.required(given.front().type);
    case family::aggregate:
        if (op == operation::sort) {
            break;
        }
        if (op == operation::mode) {
            return build_.list_of(element_of(given));
        }
        return op == operation::min || op == operation::max ? build_.optional(element_of(given))
                                                            : build_.required(element_of(given));
    case family::list:
        return result_of_list(op, given);
    case family::text:
        return op == operation::split ? build_.list_of(build_.simple(type_kind::text)) : type_id::any;
    case family::context:
        return op == operation::get_entries ? build_.list_of(type_id::any) : type_id::any;
    default:
        break;
    }
    return type_id::any;
}

type_id lowering::result_of_list(operation op, const arguments& given) {
    const auto list = [this](type_id t) {
        return build_[t].kind == type_kind::list ? build_.required(t) : build_.list_of(type_id::any);
    };
    if (given.empty()) {
        return build_.list_of(type_id::any);
    }
    const auto first = list(given.front().type);
    switch (op) {
    case operation::index_of:
        return build_.list_of(build_.number(feel::unit::none));
    case operation::flatten: {
        auto element = build_[first].element;
        while (build_[element].kind == type_kind::list) {
            element = build_[element].element;
        }
        return build_.list_of(element);
    }
    case operation::append:
    case operation::insert_before:
    case operation::list_replace:
        return joined(build_, build_[first].element, given.back().type) == build_[first].element
                   ? first
                   : build_.list_of(type_id::any);
    case operation::concatenate:
    case operation::union_: {
        auto all = first;
        for (const auto& one : given) {
            all = joined(build_, all, list(one.type)).value_or(build_.list_of(type_id::any));
        }
        return all;
    }
    default:
        return first;
    }
}

} // namespace guiju::program
