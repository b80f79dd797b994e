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
            const auto& step = *at;
            at = moves(step.what) ? next(step, at) : at + 1;
            if (at == nullptr || (!moves(step.what) && !perform(step))) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] const cell& result() const noexcept { return cells_[code_.result]; }

private:
    static bool moves(step_code what) noexcept { return what >= step_code::jump; }

    /// Where to go on; nullptr gives up.
    [[nodiscard]] const instruction* next(const instruction& step, const instruction* at) noexcept {
        switch (step.what) {
        case step_code::jump:
            return code_.steps.data() + step.at;
        case step_code::jump_if_not:
            return cells_[step.a].units == 0 ? code_.steps.data() + step.at : at + 1;
        case step_code::jump_if:
            return cells_[step.a].units != 0 ? code_.steps.data() + step.at : at + 1;
        case step_code::claim:
            if (cells_[step.to].units >= 0) {
                return nullptr;
            }
            cells_[step.to].units = step.at;
            return at + 1;
        case step_code::jump_unless:
            return cells_[step.a].units == step.b ? at + 1 : code_.steps.data() + step.at;
        default:
            return nullptr;
        }
    }

    [[nodiscard]] bool perform(const instruction& step) {
        switch (step.what) {
        case step_code::load:
            return source_.load(code_.fields[step.at], cells_[step.to]);
        case step_code::move:
            cells_[step.to] = cells_[step.a];
            return true;
        case step_code::add:
        case step_code::subtract:
        case step_code::multiply:
            return compute(step);
        case step_code::negate_condition:
            cells_[step.to] = {cells_[step.a].units == 0 ? 1 : 0, 0};
            return true;
        case step_code::scale_index:
            cells_[step.to] = {cells_[step.a].units * step.at + cells_[step.b].units, 0};
            return true;
        case step_code::pick:
            return pick(step);
        case step_code::apply:
            return apply(step);
        default:
            return compare(step);
        }
    }

    [[nodiscard]] bool compute(const instruction& step) noexcept {
        cell a = cells_[step.a];
        cell b = cells_[step.b];
        cell& to = cells_[step.to];
        if (step.what == step_code::multiply) {
            // A product that is zero may be −0, which no cell can be.
            const bool minus_zero = (a.units < 0 && b.units == 0) || (a.units == 0 && b.units < 0);
            to.exponent = a.exponent + b.exponent;
            return !__builtin_mul_overflow(a.units, b.units, &to.units) && !minus_zero && usual(to.exponent);
        }
        if (!align(a, b)) {
            return false;
        }
        to.exponent = a.exponent;
        return step.what == step_code::add ? !__builtin_add_overflow(a.units, b.units, &to.units)
                                           : !__builtin_sub_overflow(a.units, b.units, &to.units);
    }

    [[nodiscard]] bool compare(const instruction& step) noexcept {
        cell a = cells_[step.a];
        cell b = cells_[step.b];
        if (!align(a, b)) {
            return false;
        }
        cell& to = cells_[step.to];
        switch (step.what) {
        case step_code::less:
            to = {a.units < b.units ? 1 : 0, 0};
            return true;
        case step_code::less_equal:
            to = {a.units <= b.units ? 1 : 0, 0};
            return true;
        case step_code::equal:
            to = {a.units == b.units ? 1 : 0, 0};
            return true;
        case step_code::not_equal:
            to = {a.units != b.units ? 1 : 0, 0};
            return true;
        case step_code::least:
            to = b.units < a.units ? cells_[step.b] : cells_[step.a];
            return true;
        default:
            to = b.units > a.units ? cells_[step.b] : cells_[step.a];
            return true;
        }
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
        case storage::number: {
            const auto found = to_cell(at_as<decimal>(at));
            if (!found || (as.counts && found->units < 0)) {
                return false;
            }
            into = *found;
            return true;
        }
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
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto units = from.short_coefficient();
    if (!from.is_finite() || !from.is_short() || units > most || !usual(from.exponent()) ||
        (units == 0 && from.is_negative())) {
        return std::nullopt;
    }
    const auto magnitude = static_cast<std::int64_t>(units);
    return cell{from.is_negative() ? -magnitude : magnitude, from.exponent()};
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
