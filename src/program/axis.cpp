#include <guiju/meaning/order.hpp>
#include <guiju/program/boxes.hpp>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace guiju::program {

namespace {

/// Constants lie within this, so that what is beyond can be told from all of them and twice it still fits.
constexpr std::int64_t farthest = std::int64_t{1} << 60;
constexpr place beyond = 4 * farthest + 1;
constexpr int deepest_scale = 18;

/// ±⌊digits × 10^shift⌋ as a place: beyond all constants when it is too far.
place scaled_place(bool negative, wide::uint128 digits, int shift) noexcept {
    const place far = negative ? -beyond : beyond;
    bool exact = true;
    if (shift > 0) {
        if (digits == 0) {
            return 0;
        }
        if (shift > deepest_scale || digits > static_cast<wide::uint128>(2 * farthest)) {
            return far;
        }
        digits *= wide::power_of_ten_64(shift);
    } else if (shift < 0) {
        if (-shift > decimal::precision) {
            exact = digits == 0;
            digits = 0;
        } else if (wide::high_half(digits) == 0 && -shift < 20) {
            const auto low = wide::low_half(digits);
            const auto by = wide::power_of_ten_64(-shift);
            exact = low % by == 0;
            digits = low / by;
        } else {
            const auto by = wide::power_of_ten(-shift);
            exact = digits % by == 0;
            digits /= by;
        }
    }
    if (digits > static_cast<wide::uint128>(2 * farthest)) {
        return far;
    }
    const auto count = static_cast<std::int64_t>(digits);
    return negative ? -2 * count - (exact ? 0 : 1) : 2 * count + (exact ? 0 : 1);
}

bool is_local(const value& v) noexcept {
    return v.is(kind::time) ? v.as_time().place().is_local() : v.as_date_time().place().is_local();
}

/// Whether values of the kind have places at all.
bool can_lie(const value& v) noexcept {
    switch (v.kind()) {
    case kind::number:
    case kind::money:
        return v.as_number().is_finite();
    case kind::boolean:
    case kind::text:
    case kind::category:
    case kind::date:
    case kind::years_months:
    case kind::days_time:
        return true;
    case kind::time:
    case kind::date_time:
        return is_local(v);
    default:
        return false;
    }
}

bool before(const value& a, const value& b) {
    const auto found = meaning::order(a, b);
    return found && *found < 0;
}

std::int64_t count_of(const value& v) noexcept {
    switch (v.kind()) {
    case kind::date:
        return v.as_date().day_number();
    case kind::years_months:
        return v.as_years_months().total_months();
    default:
        return v.as_days_time().floor_seconds();
    }
}

bool has_parts(const value& v) noexcept { return v.is(kind::days_time) && v.as_days_time().floor_nanos() != 0; }

/// Each once, in order. A text of a large column stands in many rules: texts are told apart before they are sorted.
std::vector<value> in_order(std::span<const value* const> constants) {
    std::vector<value> all;
    std::unordered_set<std::string_view> texts;
    for (const auto* one : constants) {
        if (!one->is(kind::text) || texts.insert(one->as_text()).second) {
            all.push_back(*one);
        }
    }
    std::ranges::sort(all, before);
    const auto [first, last] = std::ranges::unique(all, [](const value& a, const value& b) { return !before(a, b); });
    all.erase(first, last);
    return all;
}

} // namespace

axis axis::over(std::span<const value* const> constants) {
    axis made;
    std::vector<const value*> alike;
    for (const auto* one : constants) {
        if (!can_lie(*one)) {
            continue;
        }
        if (alike.empty()) {
            made.kind_ = one->kind();
            made.currency_ = one->is(kind::money) ? one->as_currency() : currency{};
            made.category_ =
                one->is(kind::category) ? shared<const category_body>::retain(&one->as_category()) : nullptr;
        }
        if (made.alike(*one)) {
            alike.push_back(one);
        }
    }
    if (!alike.empty()) {
        made.choose_form(alike);
    }
    return made;
}

bool axis::alike(const value& v) const noexcept {
    return v.is(kind_) && can_lie(v) && (kind_ != kind::money || v.as_currency() == currency_) &&
           (kind_ != kind::category || &v.as_category() == category_.get() ||
            (v.as_category().name == category_->name && v.as_category().values == category_->values));
}

void axis::choose_form(std::span<const value* const> constants) {
    const auto near = [](const value* v) {
        return count_of(*v) > -farthest && count_of(*v) < farthest && !has_parts(*v);
    };
    switch (kind_) {
    case kind::boolean:
    case kind::category:
        form_ = form::ordinal;
        return;
    case kind::number:
    case kind::money:
        if (choose_scale(constants)) {
            form_ = form::scaled;
            return;
        }
        break;
    case kind::date:
    case kind::years_months:
    case kind::days_time:
        if (std::ranges::all_of(constants, near)) {
            form_ = form::whole;
            return;
        }
        break;
    default:
        break;
    }
    form_ = form::ranked;
    constants_ = in_order(constants);
}

/// The least scale at which every constant is a whole number, if all of them are near enough there.
bool axis::choose_scale(std::span<const value* const> constants) {
    for (const auto* one : constants) {
        scale_ = std::max(scale_, one->as_number().is_zero() ? 0 : -one->as_number().exponent());
    }
    if (scale_ > deepest_scale) {
        return false;
    }
    return std::ranges::all_of(constants, [this](const value* one) {
        const auto at = of_decimal(one->as_number());
        return at > -2 * farthest && at < 2 * farthest;
    });
}

place axis::of_decimal(const decimal& n) const noexcept {
    const int shift = n.exponent() + scale_;
    if (shift == 0 && n.is_short() && n.short_coefficient() <= static_cast<std::uint64_t>(farthest)) [[likely]] {
        const auto count = 2 * static_cast<std::int64_t>(n.short_coefficient());
        return n.is_negative() ? -count : count;
    }
    return scaled_place(n.is_negative(), n.coefficient(), shift);
}

place axis::of_scaled(std::int64_t units, int scale) const noexcept {
    const auto magnitude = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    return scaled_place(units < 0, magnitude, scale_ - scale);
}

std::optional<place> axis::of_other(const value& v) const noexcept {
    if (v.is_null()) {
        return v.is_undetermined() ? std::nullopt : std::optional(null_place);
    }
    if (form_ == form::untold) {
        return 0;
    }
    if (!alike(v)) {
        return std::nullopt;
    }
    switch (form_) {
    case form::scaled:
        return of_decimal(v.as_number());
    case form::ordinal:
        return 2 * static_cast<place>(v.is(kind::boolean) ? (v.as_boolean() ? 1U : 0U) : v.ordinal());
    case form::whole:
        return of_counted(v);
    default:
        return rank(v);
    }
}

std::optional<place> axis::of_counted(const value& v) const noexcept {
    const auto count = count_of(v);
    if (count >= 2 * farthest || count <= -2 * farthest) {
        return count < 0 ? -beyond : beyond;
    }
    return 2 * count + (has_parts(v) ? 1 : 0);
}

std::optional<place> axis::rank(const value& v) const noexcept {
    const auto at = std::ranges::lower_bound(constants_, v, before);
    const auto index = 2 * static_cast<place>(at - constants_.begin());
    return at != constants_.end() && !before(v, *at) ? index : index - 1;
}

value axis::at(place where) const {
    if (where == null_place || where % 2 != 0) {
        return {};
    }
    const auto count = where / 2;
    switch (form_) {
    case form::scaled: {
        const decimal amount(count, -scale_);
        return kind_ == kind::money ? value(amount, currency_) : value(amount);
    }
    case form::ordinal:
        return kind_ == kind::boolean ? value(count == 1) : value(category_, static_cast<std::uint32_t>(count));
    case form::whole: {
        if (kind_ == kind::date) {
            const auto day = date::from_day_number(count);
            return day ? value(*day) : value();
        }
        return kind_ == kind::years_months ? value(years_months_duration(count)) : value(days_time_duration(count));
    }
    case form::ranked:
        return count >= 0 && static_cast<std::size_t>(count) < constants_.size()
                   ? constants_[static_cast<std::size_t>(count)]
                   : value();
    default:
        return {};
    }
}

} // namespace guiju::program
