#include <guiju/meaning/operations.hpp>
#include <guiju/program/ranges.hpp>

#include <algorithm>

namespace guiju::program {

namespace {

/// Reads bounds of the value in slot 0 off a condition over it.
class bounds_reader {
public:
    explicit bounds_reader(const program& in) : in_(in) {}

    allowed_bounds of(node_id id) {
        const auto& n = in_[id];
        const auto parts = in_.operands_of(n);
        switch (n.op) {
        case opcode::conjunction:
            return parts.size() == 2 ? met(of(parts[0]), of(parts[1])) : allowed_bounds{};
        case opcode::disjunction:
            return parts.size() == 2 ? either(of(parts[0]), of(parts[1])) : allowed_bounds{};
        case opcode::operation:
            return compared(static_cast<meaning::operation>(n.index), parts);
        case opcode::in_tests:
            return in_any(n, parts);
        case opcode::let: // of `between`
            if (!is_value(parts[0])) {
                return {};
            }
            slots_.push_back(n.slot);
            return of(parts[1]);
        default:
            return {};
        }
    }

private:
    bool is_value(node_id id) const {
        return in_[id].op == opcode::local && std::ranges::find(slots_, in_[id].slot) != slots_.end();
    }

    std::optional<decimal> amount(node_id id) const {
        const auto& n = in_[id];
        if (n.op == opcode::operation && static_cast<meaning::operation>(n.index) == meaning::operation::negate) {
            const auto found = amount(in_.operands_of(n)[0]);
            return found ? std::optional(-*found) : std::nullopt;
        }
        if (n.op != opcode::constant) {
            return std::nullopt;
        }
        const auto& v = in_.constants[n.index];
        return v.is(kind::number) || v.is(kind::money) ? std::optional(v.as_number()) : std::nullopt;
    }

    static allowed_bounds point(const decimal& n) {
        const auto found = extent_of(n);
        return {n, n, found ? std::optional(found->scale) : std::nullopt, true};
    }

    static allowed_bounds met(const allowed_bounds& a, const allowed_bounds& b) {
        allowed_bounds made = a;
        if (b.low && (!a.low || *a.low < *b.low)) {
            made.low = b.low;
        }
        if (b.high && (!a.high || *b.high < *a.high)) {
            made.high = b.high;
        }
        if (b.scale && (!a.scale || *b.scale < *a.scale)) {
            made.scale = b.scale;
        }
        made.exact = a.exact && b.exact;
        return made;
    }

    /// Between low and high, which may be missing where they are no constants.
    static allowed_bounds between(const std::optional<decimal>& low, const std::optional<decimal>& high, bool closed) {
        return {low, high, {}, closed && low && high};
    }

    static allowed_bounds either(const allowed_bounds& a, const allowed_bounds& b) {
        allowed_bounds made;
        if (a.low && b.low) {
            made.low = *a.low < *b.low ? a.low : b.low;
        }
        if (a.high && b.high) {
            made.high = *a.high < *b.high ? b.high : a.high;
        }
        if (a.scale && b.scale) {
            made.scale = std::max(*a.scale, *b.scale);
        }
        return made;
    }

    allowed_bounds compared(meaning::operation what, std::span<const node_id> parts) {
        using meaning::operation;
        if (what == operation::between && is_value(parts[0])) {
            return between(amount(parts[1]), amount(parts[2]), true);
        }
        if (parts.size() != 2 || !is_value(parts[0])) {
            return {};
        }
        switch (what) {
        case operation::less:
        case operation::less_equal: {
            const auto most = amount(parts[1]);
            return {{}, most, {}, most && what == operation::less_equal};
        }
        case operation::greater:
        case operation::greater_equal: {
            const auto least = amount(parts[1]);
            return {least, {}, {}, least && what == operation::greater_equal};
        }
        case operation::equal: {
            const auto n = amount(parts[1]);
            return n ? point(*n) : rounded(in_[parts[1]]);
        }
        case operation::in:
            return in(in_[parts[1]]);
        default:
            return {};
        }
    }

    /// `? = floor(?, 2)`: no more places than that.
    allowed_bounds rounded(const node& n) const {
        using meaning::operation;
        if (n.op != opcode::operation || !is_value(in_.operands_of(n)[0])) {
            return {};
        }
        const auto parts = in_.operands_of(n);
        const auto what = static_cast<operation>(n.index);
        const bool rounds = what == operation::floor || what == operation::ceiling || what == operation::decimal_ ||
                            what == operation::round_down || what == operation::round_up ||
                            what == operation::round_half_up || what == operation::round_half_down;
        const auto places = parts.size() < 2 ? std::optional(decimal(0)) : amount(parts[1]);
        const auto whole = places ? places->to_int64() : std::nullopt;
        return rounds && whole && *whole >= 0 && *whole <= decimal::precision
                   ? allowed_bounds{{}, {}, static_cast<int>(*whole), true}
                   : allowed_bounds{};
    }

    allowed_bounds in(const node& n) {
        if (n.op == opcode::make_range) {
            const auto ends = in_.operands_of(n);
            const auto form = static_cast<range_form>(n.index >> range_form_shift);
            return form == range_form::interval ? between(amount(ends[0]), amount(ends[1]), (n.index & 3U) == 3U)
                                                : allowed_bounds{};
        }
        if (n.op != opcode::constant) {
            return {};
        }
        return in(in_.constants[n.index]);
    }

    static allowed_bounds in(const value& v) {
        const auto number = [](const value& end) {
            return end.is(kind::number) || end.is(kind::money) ? std::optional(end.as_number()) : std::nullopt;
        };
        if (v.is(kind::range)) {
            if (v.as_range().form == range_form::not_equal) {
                return {};
            }
            return between(number(v.as_range().low), number(v.as_range().high),
                           v.as_range().low_closed && v.as_range().high_closed);
        }
        if (v.is(kind::list)) {
            allowed_bounds all;
            for (std::size_t i = 0; i < v.as_list().size(); ++i) {
                const auto one = in(v.as_list()[i]);
                all = i == 0 ? one : either(all, one);
            }
            return all;
        }
        const auto n = number(v);
        return n ? point(*n) : allowed_bounds{};
    }

    /// The tests are over the slot of `in_tests`, which holds the same value.
    allowed_bounds in_any(const node& n, std::span<const node_id> parts) {
        if (!is_value(parts[0])) {
            return {};
        }
        slots_.push_back(n.slot);
        allowed_bounds all;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const auto one = of(parts[i]);
            all = i == 1 ? one : either(all, one);
        }
        return all;
    }

    const program& in_;
    std::vector<std::uint16_t> slots_{0}; ///< that hold the value
};

} // namespace

allowed_bounds bounds_of(const program& in, node_id condition) { return bounds_reader(in).of(condition); }

bool allowed_bounds::hold(const decimal& n) const {
    if ((low && n < *low) || (high && *high < n)) {
        return false;
    }
    if (!scale || -n.exponent() <= *scale) {
        return true;
    }
    const auto found = extent_of(n);
    return found && found->scale <= *scale;
}

} // namespace guiju::program
