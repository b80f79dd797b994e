#include "straight_code.hpp"

#include <guiju/meaning/apply.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace guiju::evaluate {

namespace {

constexpr int most_places = 18; ///< powers of ten below 2⁶³

constexpr auto powers = [] {
    std::array<std::int64_t, most_places + 1> all{1};
    for (std::size_t i = 1; i < all.size(); ++i) {
        all[i] = all[i - 1] * 10;
    }
    return all;
}();

/// Far from the ends of what decimals can be.
[[nodiscard]] constexpr bool usual(std::int64_t exponent) noexcept { return exponent > -1000 && exponent < 1000; }

/// A decimal of at most 63 bits into a cell; false for any other.
[[nodiscard, gnu::always_inline]] inline bool take(const decimal& from, cell& into) noexcept {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto units = from.short_coefficient();
    if (!from.is_finite() || !from.is_short() || units > most || !usual(from.exponent()) ||
        (units == 0 && from.is_negative())) {
        return false;
    }
    const auto magnitude = static_cast<std::int64_t>(units);
    into = {from.is_negative() ? -magnitude : magnitude, from.exponent()};
    return true;
}

/// Both in the smaller of their exponents; false when one does not fit.
[[nodiscard]] inline bool align(cell& a, cell& b) noexcept {
    const auto gap = a.exponent - b.exponent;
    if (gap == 0) [[likely]] {
        return true;
    }
    cell& longer = gap > 0 ? a : b;
    const auto places = gap > 0 ? gap : -gap;
    if (places > most_places ||
        __builtin_mul_overflow(longer.units, powers[static_cast<std::size_t>(places)], &longer.units)) {
        return false;
    }
    longer.exponent -= places;
    return true;
}

/// One run: the cells, and what fills them.
template <class Source>
class straight_run {
public:
    straight_run(const straight_code& code, const Source& source) noexcept : code_(code), source_(source) {
        for (const auto& [place, content] : code.constants) {
            cells_[place] = content;
        }
    }

    [[nodiscard]] bool run() {
        const instruction* at = code_.steps.data();
        const instruction* const end = at + code_.steps.size();
        while (at != end) {
            if (!step(at)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] const cell& result() const noexcept { return cells_[code_.result]; }

private:
    /// One jump on the kind of step, and no more: half of a run would go into finding out what is to be done.
    [[nodiscard, gnu::always_inline]] bool step(const instruction*& at) {
        const instruction& now = *at++;
        const cell& a = cells_[now.a];
        const cell& b = cells_[now.b];
        cell& to = cells_[now.to];
        switch (now.what) {
        case step_code::load:
            return source_.load(code_.fields[now.at], to);
        case step_code::move:
            to = a;
            return true;
        case step_code::add:
            return sum(a, b, to, [](auto x, auto y, auto* z) { return !__builtin_add_overflow(x, y, z); });
        case step_code::subtract:
            return sum(a, b, to, [](auto x, auto y, auto* z) { return !__builtin_sub_overflow(x, y, z); });
        case step_code::multiply:
            return product(a, b, to);
        case step_code::less:
            return compare(a, b, to, [](auto x, auto y) { return x < y; });
        case step_code::less_equal:
            return compare(a, b, to, [](auto x, auto y) { return x <= y; });
        case step_code::equal:
            return compare(a, b, to, [](auto x, auto y) { return x == y; });
        case step_code::not_equal:
            return compare(a, b, to, [](auto x, auto y) { return x != y; });
        case step_code::least:
            return choose(a, b, to, [](auto x, auto y) { return y < x; });
        case step_code::greatest:
            return choose(a, b, to, [](auto x, auto y) { return y > x; });
        case step_code::negate_condition:
            to = {a.units == 0 ? 1 : 0, 0};
            return true;
        case step_code::scale_index:
            to = {a.units * now.at + b.units, 0};
            return true;
        case step_code::pick:
            return pick(now);
        case step_code::apply:
            return apply(now);
        case step_code::jump:
            at = code_.steps.data() + now.at;
            return true;
        case step_code::jump_if_not:
            at = a.units == 0 ? code_.steps.data() + now.at : at;
            return true;
        case step_code::jump_if:
            at = a.units != 0 ? code_.steps.data() + now.at : at;
            return true;
        case step_code::claim: {
            const bool free = to.units < 0;
            to.units = now.at;
            return free;
        }
        case step_code::jump_unless:
            at = a.units == now.b ? at : code_.steps.data() + now.at;
            return true;
        case step_code::give_up:
            break;
        }
        return false;
    }

    template <class Sum>
    [[nodiscard]] static bool sum(const cell& a, const cell& b, cell& to, Sum of) noexcept {
        if (a.exponent == b.exponent) [[likely]] {
            to.exponent = a.exponent;
            return of(a.units, b.units, &to.units);
        }
        cell x = a;
        cell y = b;
        if (!align(x, y)) {
            return false;
        }
        to.exponent = x.exponent;
        return of(x.units, y.units, &to.units);
    }

    [[nodiscard]] static bool product(const cell& a, const cell& b, cell& to) noexcept {
        // A product that is zero may be −0, which no cell can be.
        const bool minus_zero = (a.units < 0 && b.units == 0) || (a.units == 0 && b.units < 0);
        const auto exponent = a.exponent + b.exponent;
        const bool fits = !__builtin_mul_overflow(a.units, b.units, &to.units);
        to.exponent = exponent;
        return fits && !minus_zero && usual(exponent);
    }

    template <class Holds>
    [[nodiscard]] static bool compare(const cell& a, const cell& b, cell& to, Holds holds) noexcept {
        cell x = a;
        cell y = b;
        if (a.exponent != b.exponent && !align(x, y)) {
            return false;
        }
        to = {holds(x.units, y.units) ? 1 : 0, 0};
        return true;
    }

    /// The second where that is wanted, as it was before both were brought to one exponent.
    template <class Second>
    [[nodiscard]] static bool choose(const cell& a, const cell& b, cell& to, Second second) noexcept {
        cell x = a;
        cell y = b;
        if (a.exponent != b.exponent && !align(x, y)) {
            return false;
        }
        to = second(x.units, y.units) ? b : a;
        return true;
    }

    [[nodiscard]] bool pick(const instruction& step) noexcept {
        const auto& from = code_.picks[step.at];
        const auto place = cells_[step.a].units;
        if (place < 0 || static_cast<std::size_t>(place) >= from.size() || !from[static_cast<std::size_t>(place)]) {
            return false;
        }
        cells_[step.to] = *from[static_cast<std::size_t>(place)];
        return true;
    }

    [[nodiscard]] bool apply(const instruction& step) {
        const auto& call = code_.calls[step.at];
        std::array<value, 4> arguments;
        for (std::size_t i = 0; i < call.arguments.size(); ++i) {
            arguments[i] = to_value(cells_[call.arguments[i]], call.types[i]);
        }
        call_context in;
        const auto found =
            to_cell(meaning::apply(call.what, std::span(arguments).first(call.arguments.size()), in), call.result);
        if (found) {
            cells_[step.to] = *found;
        }
        return found.has_value();
    }

    const straight_code& code_;
    const Source& source_;
    cell cells_[straight_code::most_cells]; // NOLINT(modernize-avoid-c-arrays): left unset, each is written before it
                                            // is read
};

template <class T>
const T& at_as(const void* at) noexcept {
    return *static_cast<const T*>(at);
}

/// Fields of a record of the program.
struct record_source {
    const context_body& subject;

    [[nodiscard]] bool load(const std::pair<std::uint32_t, cell_type>& field, cell& into) const noexcept {
        const auto found = to_cell(subject.values[field.first], field.second);
        if (found) {
            into = *found;
        }
        return found.has_value();
    }
};

/// Members of a struct.
struct struct_source {
    const fitted_record& layout;
    const char* subject;

    [[nodiscard]] bool load(const std::pair<std::uint32_t, cell_type>& field, cell& into) const noexcept {
        const auto& from = layout.fields[field.first];
        return from.known && read(from.type, subject + from.offset, into);
    }

    [[nodiscard]] static bool read(const fitted_type& as, const void* at, cell& into) noexcept {
        switch (as.from.as) {
        case storage::boolean:
            into = {at_as<bool>(at) ? 1 : 0, 0};
            return true;
        case storage::number:
            return take(at_as<decimal>(at), into) && (!as.counts || into.units >= 0);
        case storage::date:
            into = {at_as<date>(at).day_number(), 0};
            return true;
        case storage::optional: {
            const void* held = as.from.held(at);
            return held != nullptr && read(*as.of, held, into);
        }
        case storage::text:
            return named(as, as.from.text(at), into);
        case storage::int8:
            return whole(as, at_as<std::int8_t>(at), into);
        case storage::int16:
            return whole(as, at_as<std::int16_t>(at), into);
        case storage::int32:
            return whole(as, at_as<std::int32_t>(at), into);
        case storage::int64:
            return whole(as, at_as<std::int64_t>(at), into);
        case storage::uint8:
            return whole(as, at_as<std::uint8_t>(at), into);
        case storage::uint16:
            return whole(as, at_as<std::uint16_t>(at), into);
        case storage::uint32:
            return whole(as, at_as<std::uint32_t>(at), into);
        default:
            return false;
        }
    }

    [[nodiscard]] static bool whole(const fitted_type& as, std::int64_t n, cell& into) noexcept {
        if (as.from.enumeration) {
            const auto count = as.from.names.empty() ? as.category->values.size() : as.ordinals.size();
            if (n < 0 || static_cast<std::size_t>(n) >= count) {
                return false;
            }
            into = {as.from.names.empty() ? n : as.ordinals[static_cast<std::size_t>(n)], 0};
            return true;
        }
        into = {n, 0};
        return !as.counts || n >= 0;
    }

    [[nodiscard]] static bool named(const fitted_type& as, std::string_view name, cell& into) noexcept {
        if (!as.category) {
            return false;
        }
        const auto& names = as.category->values;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == name) {
                into = {static_cast<std::int64_t>(i), 0};
                return true;
            }
        }
        return false;
    }
};

template <class Source>
std::optional<value> answered(const straight_code& code, const Source& source) {
    straight_run<Source> run(code, source);
    return run.run() ? std::optional(to_value(run.result(), code.type)) : std::nullopt;
}

} // namespace

std::optional<value> straight_code::run(const fitted_record& layout, const void* subject) const {
    return answered(*this, struct_source{layout, static_cast<const char*>(subject)});
}

std::optional<value> straight_code::run(const context_body& subject) const {
    return answered(*this, record_source{subject});
}

std::optional<cell> to_cell(const decimal& from) noexcept {
    cell made; // NOLINT(cppcoreguidelines-pro-type-member-init): written where it is read
    return take(from, made) ? std::optional(made) : std::nullopt;
}

std::optional<cell> to_cell(const value& from, const cell_type& type) noexcept {
    if (!from.is(type.as)) {
        return std::nullopt;
    }
    switch (type.as) {
    case kind::number:
        return to_cell(from.as_number());
    case kind::money:
        return from.as_currency() == type.in ? to_cell(from.as_number()) : std::nullopt;
    case kind::boolean:
        return cell{from.as_boolean() ? 1 : 0, 0};
    case kind::category:
        return &from.as_category() == type.category.get() ? std::optional(cell{from.ordinal(), 0}) : std::nullopt;
    case kind::date:
        return cell{from.as_date().day_number(), 0};
    default:
        return std::nullopt;
    }
}

value to_value(const cell& from, const cell_type& type) {
    const auto number = [&] { return decimal(from.units, static_cast<int>(from.exponent)); };
    switch (type.as) {
    case kind::number:
        return number();
    case kind::money:
        return {number(), type.in};
    case kind::boolean:
        return from.units != 0;
    case kind::category:
        return {type.category, static_cast<std::uint32_t>(from.units)};
    case kind::date: {
        const auto found = date::from_day_number(from.units);
        return found ? value(*found) : value(reason::overflow);
    }
    default:
        return value(reason::type_error);
    }
}

} // namespace guiju::evaluate
