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
[[nodiscard, gnu::always_inline]] inline bool align(cell& a, cell& b) noexcept {
    const auto gap = a.exponent - b.exponent;
    if (gap == 0) [[likely]] {
        return true;
    }
    const auto places = gap > 0 ? gap : -gap;
    if (places > most_places) {
        return false;
    }
    const auto power = powers[static_cast<std::size_t>(places)];
    const auto least = std::min(a.exponent, b.exponent);
    const bool over =
        gap > 0 ? __builtin_mul_overflow(a.units, power, &a.units) : __builtin_mul_overflow(b.units, power, &b.units);
    a.exponent = b.exponent = least;
    return !over;
}

/// The cells of one run. Units and exponents lie apart: a processor that has just written the two halves of a cell
/// waits long when they are read as one.
class cell_memory {
public:
    [[nodiscard, gnu::always_inline]] cell operator[](std::size_t place) const noexcept {
        return {units_[place], exponents_[place]};
    }
    [[gnu::always_inline]] void put(std::size_t place, std::int64_t units, std::int64_t exponent = 0) noexcept {
        units_[place] = units;
        exponents_[place] = exponent;
    }
    [[gnu::always_inline]] void put(std::size_t place, const cell& content) noexcept {
        put(place, content.units, content.exponent);
    }
    [[nodiscard]] std::int64_t units(std::size_t place) const noexcept { return units_[place]; }

private:
    // Left unset: each is written before it is read.
    std::int64_t units_[straight_code::most_cells];     // NOLINT(modernize-avoid-c-arrays)
    std::int64_t exponents_[straight_code::most_cells]; // NOLINT(modernize-avoid-c-arrays)
};

/// One run: the cells, and what fills them.
template <class Source>
class straight_run {
public:
    straight_run(const straight_code& code, const Source& source) noexcept : code_(code), source_(source) {
        for (const auto& [place, content] : code.constants) {
            cells_.put(place, content);
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

    [[nodiscard]] cell result() const noexcept { return cells_[code_.result]; }

private:
    /// One jump on the kind of step, and no more: half of a run would go into finding out what is to be done.
    [[nodiscard, gnu::always_inline]] bool step(const instruction*& at) {
        const instruction& now = *at++;
        switch (now.what) {
        case step_code::load:
            return load(now);
        case step_code::move:
            cells_.put(now.to, cells_[now.a]);
            return true;
        case step_code::add:
            return sum(now, [](auto x, auto y, auto* z) { return !__builtin_add_overflow(x, y, z); });
        case step_code::subtract:
            return sum(now, [](auto x, auto y, auto* z) { return !__builtin_sub_overflow(x, y, z); });
        case step_code::multiply:
            return product(now);
        case step_code::less:
            return compare(now, [](auto x, auto y) { return x < y; });
        case step_code::less_equal:
            return compare(now, [](auto x, auto y) { return x <= y; });
        case step_code::equal:
            return compare(now, [](auto x, auto y) { return x == y; });
        case step_code::not_equal:
            return compare(now, [](auto x, auto y) { return x != y; });
        case step_code::least:
            return choose(now, [](auto x, auto y) { return y < x; });
        case step_code::greatest:
            return choose(now, [](auto x, auto y) { return y > x; });
        case step_code::negate_condition:
            cells_.put(now.to, cells_.units(now.a) == 0 ? 1 : 0);
            return true;
        case step_code::scale_index:
            cells_.put(now.to, cells_.units(now.a) * now.at + cells_.units(now.b));
            return true;
        case step_code::pick:
            return pick(now);
        case step_code::apply:
            return apply(now);
        case step_code::jump:
            at = code_.steps.data() + now.at;
            return true;
        case step_code::jump_if_not:
            at = cells_.units(now.a) == 0 ? code_.steps.data() + now.at : at;
            return true;
        case step_code::jump_if:
            at = cells_.units(now.a) != 0 ? code_.steps.data() + now.at : at;
            return true;
        case step_code::claim: {
            const bool free = cells_.units(now.to) < 0;
            cells_.put(now.to, now.at);
            return free;
        }
        case step_code::jump_unless:
            at = cells_.units(now.a) == now.b ? at : code_.steps.data() + now.at;
            return true;
        case step_code::give_up:
            break;
        }
        return false;
    }

    [[nodiscard, gnu::always_inline]] bool load(const instruction& step) noexcept {
        cell made; // NOLINT(cppcoreguidelines-pro-type-member-init): written where it is read
        const bool read = source_.load(code_.fields[step.at], made);
        if (read) {
            cells_.put(step.to, made);
        }
        return read;
    }

    template <class Sum>
    [[nodiscard, gnu::always_inline]] bool sum(const instruction& step, Sum of) noexcept {
        cell a = cells_[step.a];
        cell b = cells_[step.b];
        std::int64_t units = 0;
        const bool fits = align(a, b) && of(a.units, b.units, &units);
        cells_.put(step.to, units, a.exponent);
        return fits;
    }

    [[nodiscard, gnu::always_inline]] bool product(const instruction& step) noexcept {
        const cell a = cells_[step.a];
        const cell b = cells_[step.b];
        // A product that is zero may be −0, which no cell can be.
        const bool minus_zero = (a.units < 0 && b.units == 0) || (a.units == 0 && b.units < 0);
        const auto exponent = a.exponent + b.exponent;
        std::int64_t units = 0;
        const bool fits = !__builtin_mul_overflow(a.units, b.units, &units);
        cells_.put(step.to, units, exponent);
        return fits && !minus_zero && usual(exponent);
    }

    template <class Holds>
    [[nodiscard, gnu::always_inline]] bool compare(const instruction& step, Holds holds) noexcept {
        cell a = cells_[step.a];
        cell b = cells_[step.b];
        if (!align(a, b)) {
            return false;
        }
        cells_.put(step.to, holds(a.units, b.units) ? 1 : 0);
        return true;
    }

    /// The second where that is wanted, as it was before both were brought to one exponent.
    template <class Second>
    [[nodiscard, gnu::always_inline]] bool choose(const instruction& step, Second second) noexcept {
        cell a = cells_[step.a];
        cell b = cells_[step.b];
        if (!align(a, b)) {
            return false;
        }
        cells_.put(step.to, cells_[second(a.units, b.units) ? step.b : step.a]);
        return true;
    }

    [[nodiscard]] bool pick(const instruction& step) noexcept {
        const auto& from = code_.picks[step.at];
        const auto place = static_cast<std::size_t>(cells_.units(step.a)); // what is below zero lies far behind
        if (place >= from.size() || !from[place]) {
            return false;
        }
        cells_.put(step.to, *from[place]);
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
            cells_.put(step.to, *found);
        }
        return found.has_value();
    }

    const straight_code& code_;
    const Source& source_;
    cell_memory cells_;
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
        if (from.known && from.type.from.as == storage::number) {
            return number(from.type, subject + from.offset, into);
        }
        return from.known && read(from.type, subject + from.offset, into);
    }

    [[nodiscard, gnu::always_inline]] static bool number(const fitted_type& as, const void* at, cell& into) noexcept {
        return take(at_as<decimal>(at), into) && (!as.counts || into.units >= 0);
    }

    [[nodiscard]] static bool read(const fitted_type& as, const void* at, cell& into) noexcept {
        switch (as.from.as) {
        case storage::boolean:
            into = {at_as<bool>(at) ? 1 : 0, 0};
            return true;
        case storage::number:
            return number(as, at, into);
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
std::optional<cell> answered(const straight_code& code, const Source& source) {
    straight_run<Source> run(code, source);
    return run.run() ? std::optional(run.result()) : std::nullopt;
}

} // namespace

std::optional<cell> straight_code::run(const fitted_record& layout, const void* subject) const {
    return answered(*this, struct_source{layout, static_cast<const char*>(subject)});
}

std::optional<cell> straight_code::run(const context_body& subject) const {
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
