#include "gathered.hpp"

#include <algorithm>

namespace guiju::columns {

namespace {

/// Values of all parts in order, each with how often it came.
std::vector<std::pair<exact_number, std::uint64_t>> in_order(std::span<const gathered::part> parts) {
    std::vector<std::pair<exact_number, std::uint64_t>> all;
    const auto less = [](const auto& a, const auto& b) {
        auto opposite = b.first;
        opposite.negative = !opposite.negative;
        const auto difference = add(a.first, opposite);
        return difference ? difference->negative && !difference->digits.is_zero() : rounded(a.first) < rounded(b.first);
    };
    for (const auto& part : parts) {
        if (!part.values) {
            continue;
        }
        part.values->settle();
        for (std::size_t i = 0; i < part.values->values().size(); ++i) {
            all.emplace_back(exact_number(part.values->values()[i], part.exponent), part.values->counts()[i]);
        }
    }
    if (parts.size() > 1) {
        std::ranges::stable_sort(all, less);
    }
    return all;
}

} // namespace

kept_of kept_for(statistic what) noexcept {
    kept_of keep;
    keep.sum = what == statistic::sum || what == statistic::mean || what == statistic::share;
    keep.extremes = what == statistic::least || what == statistic::most;
    keep.values = what == statistic::quantile;
    return keep;
}

void counted_values::add(int128 v, std::uint64_t times) {
    constexpr std::size_t shortest = 1024;
    tail_.emplace_back(v, times);
    if (tail_.size() >= std::max(shortest, values_.size())) {
        settle();
    }
}

void counted_values::add(const counted_values& other) {
    for (std::size_t i = 0; i < other.values_.size(); ++i) {
        add(other.values_[i], other.counts_[i]);
    }
    for (const auto& [v, times] : other.tail_) {
        add(v, times);
    }
}

void counted_values::settle() {
    if (tail_.empty()) {
        return;
    }
    std::ranges::sort(tail_, {}, &std::pair<int128, std::uint64_t>::first);
    std::vector<int128> values;
    std::vector<std::uint64_t> counts;
    const auto put = [&](int128 v, std::uint64_t times) {
        if (!values.empty() && values.back() == v) {
            counts.back() += times;
        } else {
            values.push_back(v);
            counts.push_back(times);
        }
    };
    std::size_t old = 0;
    for (const auto& [v, times] : tail_) {
        for (; old < values_.size() && values_[old] <= v; ++old) {
            put(values_[old], counts_[old]);
        }
        put(v, times);
    }
    for (; old < values_.size(); ++old) {
        put(values_[old], counts_[old]);
    }
    values_ = std::move(values);
    counts_ = std::move(counts);
    tail_.clear();
}

gathered::part& gathered::find(int exponent) {
    const auto found = std::ranges::find(parts_, exponent, &part::exponent);
    if (found != parts_.end()) {
        return *found;
    }
    parts_.emplace_back();
    parts_.back().exponent = exponent;
    return parts_.back();
}

void gathered::add(const decimal& n, const kept_of& keep) {
    const auto size = static_cast<int128>(n.coefficient());
    at(n.exponent()).add(n.is_negative() ? -size : size, keep);
}

void gathered::add(const gathered& other, const kept_of& keep) {
    nulls_ += other.nulls_;
    others_ += other.others_;
    for (const auto& from : other.parts_) {
        auto& to = at(from.exponent);
        to.sum.add(from.sum);
        if (from.count != 0) {
            to.least = to.count == 0 ? from.least : std::min(to.least, from.least);
            to.most = to.count == 0 ? from.most : std::max(to.most, from.most);
        }
        to.count += from.count;
        if (keep.values && from.values) {
            if (!to.values) {
                to.values = std::make_unique<counted_values>();
            }
            to.values->add(*from.values);
        }
    }
}

std::uint64_t gathered::count() const noexcept {
    std::uint64_t all = others_;
    for (const auto& part : parts_) {
        all += part.count;
    }
    return all;
}

std::size_t gathered::kept_values() const noexcept {
    std::size_t all = 0;
    for (const auto& part : parts_) {
        all += part.values ? part.values->size() : 0;
    }
    return all;
}

void gathered::settle() {
    for (auto& part : parts_) {
        if (part.values) {
            part.values->settle();
        }
    }
}

std::optional<exact_number> gathered::sum() const {
    std::optional<exact_number> all = exact_number();
    for (const auto& part : parts_) {
        all = all ? columns::add(*all, part.sum.times(part.exponent)) : all;
    }
    return all;
}

decimal gathered::least() const {
    std::optional<decimal> found;
    for (const auto& part : parts_) {
        if (part.count != 0) {
            const auto here = rounded(exact_number(part.least, part.exponent));
            found = !found || here < *found ? here : *found;
        }
    }
    return found.value_or(decimal());
}

decimal gathered::most() const {
    std::optional<decimal> found;
    for (const auto& part : parts_) {
        if (part.count != 0) {
            const auto here = rounded(exact_number(part.most, part.exponent));
            found = !found || here > *found ? here : *found;
        }
    }
    return found.value_or(decimal());
}

std::optional<decimal> gathered::quantile(const decimal& part) const {
    const auto all = in_order(parts_);
    const auto place = multiply(exact_number(decimal(static_cast<std::int64_t>(count() - 1))), exact_number(part));
    const auto whole = wide::divide(
        place.digits, wide::multiply_by_power_of_ten(exact_number::magnitude(wide::uint128{1}), -place.exponent));
    const auto below = whole.quotient.limb[0];
    const auto value_at = [&](std::uint64_t at) {
        for (const auto& [value, times] : all) {
            if (at < times) {
                return value;
            }
            at -= times;
        }
        return all.back().first;
    };
    const auto low = value_at(below);
    if (whole.remainder.is_zero()) {
        return rounded(low);
    }
    exact_number part_of_step;
    part_of_step.digits = whole.remainder;
    part_of_step.exponent = place.exponent;
    exact_number opposite = low;
    opposite.negative = !low.negative;
    const auto step = columns::add(value_at(below + 1), opposite);
    constexpr int most_digits = 75;
    const bool fits = step && wide::digit_count(step->digits) <= most_digits;
    const auto found = fits ? columns::add(low, multiply(*step, part_of_step)) : std::nullopt;
    return found ? std::optional(rounded(*found)) : std::nullopt;
}

} // namespace guiju::columns
