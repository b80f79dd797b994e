#pragma once

#include <guiju/program/program.hpp>
#include <guiju/value/value.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// Decision tables as boxes: what each rule asks of each input, as a set on an ordered line.
namespace guiju::program {

/// A point of an axis, as a whole number. Values that a table's tests tell apart have places that compare as they do.
using place = std::int64_t;

/// All places from `low` to `high`, both included; none when `low` is above `high`.
struct run {
    place low;
    place high;
    friend bool operator==(const run&, const run&) = default;
};

/// Null comes before every value.
inline constexpr place null_place = std::numeric_limits<place>::min();
inline constexpr run values_only{null_place + 1, std::numeric_limits<place>::max()};
inline constexpr run everything{null_place, values_only.high};

/// A set of places: runs in ascending order that neither touch nor overlap.
class place_set {
public:
    place_set() = default;
    place_set(run one) { // NOLINT(google-explicit-constructor): a run is a set
        if (one.low <= one.high) {
            runs_.push_back(one);
        }
    }
    /// Of runs in any order.
    [[nodiscard]] static place_set of(std::vector<run> runs);

    [[nodiscard]] std::span<const run> runs() const noexcept { return runs_; }
    [[nodiscard]] bool empty() const noexcept { return runs_.empty(); }
    [[nodiscard]] bool holds(place at) const noexcept;
    [[nodiscard]] place_set without(const place_set& others) const;
    friend place_set operator|(const place_set& a, const place_set& b);
    friend place_set operator&(const place_set& a, const place_set& b);
    friend bool operator==(const place_set&, const place_set&) = default;

private:
    std::vector<run> runs_;
};

/// The ordered line of the values that one column of a table tests.
///
/// A value that equals a constant of the tests has an even place, a value between two constants an odd one. Numbers,
/// dates and durations are placed by arithmetic at a scale that holds all constants; texts, times and what is too wide
/// for 64 bits by their rank among the constants.
class axis {
public:
    enum class form : std::uint8_t {
        untold,  ///< no test names a value: every value but null is at one place
        scaled,  ///< numbers and money: 2 × ⌊value × 10^scale⌋, plus 1 when a remainder is left
        whole,   ///< days of dates, months and seconds of durations: twice the count, plus 1 for parts of a second
        ordinal, ///< booleans and categories: twice the ordinal
        ranked,  ///< anything with an order: twice the rank among the constants, or the odd place between two
    };

    /// The axis on which all of these lie, or as many as are of the first one's kind.
    [[nodiscard]] static axis over(std::span<const value* const> constants);

    [[nodiscard]] axis::form form() const noexcept { return form_; }
    [[nodiscard]] guiju::kind kind() const noexcept { return kind_; } ///< null when untold
    [[nodiscard]] int scale() const noexcept { return scale_; }       ///< of `scaled`: digits behind the point
    [[nodiscard]] currency in() const noexcept { return currency_; }  ///< of money
    [[nodiscard]] const category_body* category() const noexcept { return category_.get(); }
    /// Of `ranked`: the constants in order.
    [[nodiscard]] std::span<const value> constants() const noexcept { return constants_; }

    /// Where a value lies. Nothing for undetermined, and for what cannot be compared with the constants: such a value
    /// has to be tested as it is written.
    [[nodiscard]] std::optional<place> of(const value& v) const noexcept {
        if (v.is(kind_) && form_ == form::scaled && v.as_number().is_finite() &&
            (kind_ == kind::number || v.as_currency() == currency_)) [[likely]] {
            return of_decimal(v.as_number());
        }
        return of_other(v);
    }
    /// Where units × 10^−scale lies, on an axis that is `scaled`: for readers that keep amounts as whole numbers.
    [[nodiscard]] place of_scaled(std::int64_t units, int scale) const noexcept;
    /// The value at an even place; null at the others.
    [[nodiscard]] value at(place where) const;

private:
    [[nodiscard]] place of_decimal(const decimal& n) const noexcept;
    [[nodiscard]] std::optional<place> of_other(const value& v) const noexcept;
    [[nodiscard]] std::optional<place> of_counted(const value& v) const noexcept;
    [[nodiscard]] std::optional<place> rank(const value& v) const noexcept;
    [[nodiscard]] bool alike(const value& v) const noexcept;
    void choose_form(std::span<const value* const> constants);
    [[nodiscard]] bool choose_scale(std::span<const value* const> constants);

    enum form form_ = form::untold;
    guiju::kind kind_ = kind::null;
    int scale_ = 0;
    currency currency_{};
    shared<const category_body> category_;
    std::vector<value> constants_;
};

using rule_index = std::uint32_t;

/// What every rule of a table asks of every input.
class boxes {
public:
    /// What one rule asks of one input.
    struct side {
        run within = everything;     ///< from the least to the greatest place that passes
        std::uint32_t first_run = 0; ///< where more than one run passes: where they begin
        std::uint16_t run_count = 0; ///< and how many they are; 0: `within` is all
        bool opaque = false;         ///< no set: the test has to be run. `within` is everything then
    };

    [[nodiscard]] std::size_t columns() const noexcept { return axes_.size(); }
    [[nodiscard]] std::size_t rules() const noexcept { return columns() == 0 ? 0 : sides_.size() / columns(); }
    [[nodiscard]] const axis& along(std::size_t column) const noexcept { return axes_[column]; }
    [[nodiscard]] const side& of(rule_index rule, std::size_t column) const noexcept {
        return sides_[rule * columns() + column];
    }
    /// The places that pass, in ascending runs. None when nothing passes.
    [[nodiscard]] std::span<const run> runs(const side& s) const noexcept {
        return s.run_count != 0 ? std::span(runs_).subspan(s.first_run, s.run_count)
                                : std::span(&s.within, s.within.low <= s.within.high ? 1U : 0U);
    }
    [[nodiscard]] bool holds(const side& s, place at) const noexcept {
        return s.within.low <= at && at <= s.within.high && (s.run_count == 0 || in_runs(s, at));
    }
    /// Whether some test of the rule has to be run.
    [[nodiscard]] bool opaque(rule_index rule) const noexcept;
    /// Whether a rule takes the point that has these places, as far as its tests are sets.
    [[nodiscard]] bool holds(rule_index rule, std::span<const place> at) const noexcept {
        const auto* side = sides_.data() + rule * columns();
        for (std::size_t c = 0; c < at.size(); ++c) {
            if (!holds(side[c], at[c])) {
                return false;
            }
        }
        return true;
    }

private:
    friend class box_maker;
    [[nodiscard]] bool in_runs(const side& s, place at) const noexcept;

    std::vector<axis> axes_;
    std::vector<side> sides_; ///< rule by rule
    std::vector<run> runs_;
};

/// The boxes of a table. Comparisons with constants, ranges, lists of these, `not`, and what is put together from them
/// become sets; a test that calls a function of the input or reads anything else stays opaque. Constants are folded.
/// Time is linear in the number of tests, and n log n in the constants of columns that are `ranked`.
[[nodiscard]] boxes boxes_of(const program& in, const table& t);

/// A table in its program.
struct table_in {
    const program& in;
    const table& of;
};

/// An input that one or both of two tables have: its column in each.
struct shared_input {
    std::optional<std::size_t> first, second;
};

/// The boxes of two tables along the same axes, so that their places can be compared. Column i is `columns[i]`; a rule
/// takes everything of an input that its table has not.
[[nodiscard]] std::pair<boxes, boxes> boxes_of(const table_in& first, const table_in& second,
                                               std::span<const shared_input> columns);

/// The set of one condition over the value in a slot, on an axis; nothing when it is opaque there, or compares with a
/// constant that the axis does not tell from other values.
[[nodiscard]] std::optional<place_set> set_of(const program& in, node_id condition, std::uint16_t slot,
                                              const axis& along);

} // namespace guiju::program
