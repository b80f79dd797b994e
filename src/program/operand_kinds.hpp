#pragma once

#include "lowering.hpp"

/// Questions about the types of operands that the files of operators ask alike.
namespace guiju::program {

using feel::operator_kind;
using meaning::operation;

/// What an operator asks for; `external` and `none` ask for nothing and are not given.
[[nodiscard]] inline meaning::operation operation_of(operator_kind op) {
    switch (op) {
    case operator_kind::add:
        return operation::add;
    case operator_kind::subtract:
        return operation::subtract;
    case operator_kind::multiply:
        return operation::multiply;
    case operator_kind::divide:
        return operation::divide;
    case operator_kind::power:
        return operation::power;
    case operator_kind::equal:
        return operation::equal;
    case operator_kind::not_equal:
        return operation::not_equal;
    case operator_kind::less:
        return operation::less;
    case operator_kind::less_equal:
        return operation::less_equal;
    case operator_kind::greater:
        return operation::greater;
    default:
        return operation::greater_equal;
    }
}

[[nodiscard]] inline wording verb_of(operator_kind op) {
    switch (op) {
    case operator_kind::add:
        return {"相加", "added"};
    case operator_kind::subtract:
        return {"相减", "subtracted"};
    case operator_kind::multiply:
        return {"相乘", "multiplied"};
    case operator_kind::divide:
        return {"相除", "divided"};
    case operator_kind::power:
        return {"乘方", "raised to a power"};
    default:
        return {"比较", "compared"};
    }
}

[[nodiscard]] inline bool is_number(const type& t) { return t.kind == type_kind::number; }
[[nodiscard]] inline bool is_money(const type& t) { return t.kind == type_kind::money; }
[[nodiscard]] inline bool unknown_before(const type& t) {
    return t.kind == type_kind::any || t.kind == type_kind::null;
}
[[nodiscard]] inline bool is_day(const type& t) { return t.kind == type_kind::date || t.kind == type_kind::date_time; }
[[nodiscard]] inline bool is_duration(const type& t) {
    return t.kind == type_kind::years_months || t.kind == type_kind::days_time;
}

/// The duration that a number of years, months or days is.
[[nodiscard]] inline std::optional<type_kind> duration_of(const type& t) {
    if (!is_number(t)) {
        return std::nullopt;
    }
    switch (t.unit) {
    case feel::unit::years:
    case feel::unit::months:
        return type_kind::years_months;
    case feel::unit::days:
        return type_kind::days_time;
    default:
        return std::nullopt;
    }
}

} // namespace guiju::program
