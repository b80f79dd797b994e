#include "turning.hpp"

#include <algorithm>

namespace guiju::explain {

namespace {

using evaluate::status;

/// Steps beyond this are no amounts of a policy, and their sums would not fit.
constexpr std::int64_t furthest = std::int64_t{1} << 60;

std::optional<std::int64_t> whole_steps(const decimal& amount, int exponent) {
    const auto steps = decimal::parse((amount / decimal(1, exponent)).to_plain());
    const auto text = steps ? steps->to_plain() : std::string{};
    const auto whole = text.substr(0, text.find('.'));
    if (whole.empty() || whole.size() > 18) {
        return std::nullopt;
    }
    return std::stoll(whole);
}

int exponent_for(const program::type& is, const value& current) {
    if (is.kind == program::type_kind::money) {
        return -2;
    }
    if (is.unit == feel::unit::percent) {
        return -4;
    }
    const bool counted = is.unit != feel::unit::none;
    return counted || !current.is(kind::number) ? 0 : std::min(0, current.as_number().exponent());
}

bool is_nothing(const value& v) {
    if (v.is(kind::number) || v.is(kind::money)) {
        return v.as_number() == decimal(0);
    }
    return v.is_null() || v.is_false() || (v.is(kind::list) && v.as_list().empty());
}

} // namespace

std::optional<scale> scale::of(const program::type& is, const value& current, const date& as_of) {
    scale made;
    if (is.kind == program::type_kind::date) {
        made.kind_ = kind::date;
        made.start_ = (current.is(kind::date) ? current.as_date() : as_of).day_number();
        return made;
    }
    if (is.kind != program::type_kind::number && is.kind != program::type_kind::money) {
        return std::nullopt;
    }
    const bool money = is.kind == program::type_kind::money;
    made.kind_ = money ? kind::money : kind::number;
    made.in_ = current.is(kind::money) ? current.as_currency() : is.in;
    made.exponent_ = exponent_for(is, current);
    const bool given = current.is(kind::number) || current.is(kind::money);
    const auto start = whole_steps(given ? current.as_number() : decimal(0), made.exponent_);
    if (!start || made.exponent_ < -9) {
        return std::nullopt;
    }
    made.start_ = *start;
    return made;
}

std::optional<value> scale::at(std::int64_t step) const {
    if (kind_ == kind::date) {
        const auto day = date::from_day_number(step);
        return day && day->year() >= 1 && day->year() <= 9999 ? std::optional<value>(*day) : std::nullopt;
    }
    if ((step < 0 && start_ >= 0) || step > furthest || step < -furthest) {
        return std::nullopt;
    }
    const decimal amount(step, exponent_);
    return kind_ == kind::money ? value(amount, in_) : value(amount);
}

std::optional<std::int64_t> scale::step_of(const value& v) const {
    if (!v.is(kind_)) {
        return std::nullopt;
    }
    return kind_ == kind::date ? std::optional(v.as_date().day_number()) : whole_steps(v.as_number(), exponent_);
}

decimal scale::distance(std::int64_t step) const {
    const decimal apart(std::abs(step - start_));
    const decimal whole(kind_ == kind::date ? std::int64_t{366} : std::max(std::abs(step), std::abs(start_)));
    return whole == decimal(0) || apart > whole ? decimal(1) : apart / whole;
}

bool refuses(const evaluate::outcome& one) {
    switch (one.status) {
    case status::not_applicable:
    case status::broken:
    case status::missed:
    case status::open:
    case status::undetermined:
        return true;
    case status::value:
        return is_nothing(one.value);
    default:
        return false;
    }
}

bool turned(const evaluate::outcome& before, const evaluate::outcome& after) {
    if (after.status == status::undetermined || after.status == status::error) {
        return false;
    }
    if (before.status == status::undetermined || before.status == status::not_applicable) {
        return after.status != status::not_applicable;
    }
    return !refuses(after);
}

} // namespace guiju::explain
