#include "test_sets.hpp"

#include <guiju/program/boxes.hpp>

#include <algorithm>
#include <iterator>

namespace guiju::program {

bool boxes::opaque(rule_index rule) const noexcept {
    const auto* side = sides_.data() + rule * columns();
    return std::any_of(side, side + columns(), [](const boxes::side& s) { return s.opaque; });
}

bool boxes::in_runs(const side& s, place at) const noexcept {
    const auto all = runs(s);
    const auto behind = std::ranges::upper_bound(all, at, {}, &run::low);
    return behind != all.begin() && at <= std::prev(behind)->high;
}

/// Makes the boxes of a table: first the axes from all constants, then what each rule asks along them. Rule by rule,
/// as their nodes lie in memory.
class box_maker {
public:
    /// `columns` says which input of the table each column is, if any.
    box_maker(const table_in& of, std::vector<std::optional<std::size_t>> columns)
        : table_(of.of), columns_(std::move(columns)), constants_(columns_.size()) {
        made_.sides_.resize(table_.rules.size() * columns_.size());
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const auto input = columns_[c].value_or(0);
            tests_.emplace_back(of.in, static_cast<std::uint16_t>(table_.first_slot + input));
            constants_[c].reserve(2 * table_.rules.size());
            if (columns_[c] && table_.inputs[input].allowed != node_id::none) {
                add_constants(table_.inputs[input].allowed, c);
            }
        }
        each_test([this](node_id test, std::size_t column, boxes::side& into) {
            into.opaque = !add_constants(test, column);
        });
    }

    [[nodiscard]] std::vector<axis> axes() const {
        std::vector<axis> all;
        std::ranges::transform(constants_, std::back_inserter(all), [](const auto& of) { return axis::over(of); });
        return all;
    }
    /// Axes on which the constants of both lie.
    [[nodiscard]] std::vector<axis> axes_with(const box_maker& other) const {
        std::vector<axis> all;
        for (std::size_t c = 0; c < constants_.size(); ++c) {
            auto both = constants_[c];
            both.insert(both.end(), other.constants_[c].begin(), other.constants_[c].end());
            all.push_back(axis::over(both));
        }
        return all;
    }

    boxes along(std::vector<axis> axes) && {
        made_.axes_ = std::move(axes);
        each_test([this](node_id test, std::size_t column, boxes::side& into) {
            if (!into.opaque) {
                read_side(tests_[column], test, made_.axes_[column], into);
            }
        });
        return std::move(made_);
    }

private:
    template <class Each>
    void each_test(Each&& take) {
        auto* into = made_.sides_.data();
        for (const auto& rule : table_.rules) {
            for (std::size_t c = 0; c < columns_.size(); ++c, ++into) {
                if (columns_[c] && rule.tests[*columns_[c]] != node_id::none) {
                    take(rule.tests[*columns_[c]], c, *into);
                }
            }
        }
    }

    /// False when the test is no set.
    bool add_constants(node_id test, std::size_t column) {
        auto& all = constants_[column];
        const auto before = all.size();
        const bool is_set = tests_[column].constants(test, all);
        all.resize(is_set ? all.size() : before);
        return is_set;
    }

    void read_side(test_sets& tests, node_id test, const axis& along, boxes::side& into) {
        if (const auto quick = tests.simple(test, along)) {
            into.within = *quick;
            return;
        }
        const auto found = tests.of(test, along);
        if (!found) {
            into.opaque = true;
            return;
        }
        const auto all = found->yes.runs();
        if (all.empty()) {
            into.within = {0, -1};
            return;
        }
        into.within = {all.front().low, all.back().high};
        constexpr std::size_t most_runs = 0xFFFF;
        if (all.size() > most_runs) {
            into = {everything, 0, 0, true};
        } else if (all.size() > 1) {
            into.first_run = static_cast<std::uint32_t>(made_.runs_.size());
            into.run_count = static_cast<std::uint16_t>(all.size());
            made_.runs_.insert(made_.runs_.end(), all.begin(), all.end());
        }
    }

    const table& table_;
    std::vector<std::optional<std::size_t>> columns_;
    std::vector<test_sets> tests_;                     ///< by column
    std::vector<std::vector<const value*>> constants_; ///< by column
    boxes made_;
};

boxes boxes_of(const program& in, const table& t) {
    std::vector<std::optional<std::size_t>> columns;
    for (std::size_t c = 0; c < t.inputs.size(); ++c) {
        columns.emplace_back(c);
    }
    box_maker made({in, t}, std::move(columns));
    auto axes = made.axes();
    return std::move(made).along(std::move(axes));
}

std::pair<boxes, boxes> boxes_of(const table_in& first, const table_in& second, std::span<const shared_input> columns) {
    std::vector<std::optional<std::size_t>> of_first;
    std::vector<std::optional<std::size_t>> of_second;
    for (const auto& one : columns) {
        of_first.push_back(one.first);
        of_second.push_back(one.second);
    }
    box_maker left(first, std::move(of_first));
    box_maker right(second, std::move(of_second));
    const auto axes = left.axes_with(right);
    return {std::move(left).along(axes), std::move(right).along(axes)};
}

std::optional<place_set> set_of(const program& in, node_id condition, std::uint16_t slot, const axis& along) {
    test_sets tests(in, slot);
    std::vector<const value*> constants;
    const auto lies = [&along](const value* v) {
        const auto at = along.of(*v);
        return at && *at % 2 == 0; // else other values are there too
    };
    if (!tests.constants(condition, constants) || !std::ranges::all_of(constants, lies)) {
        return std::nullopt;
    }
    auto found = tests.of(condition, along);
    return found ? std::optional(std::move(found->yes)) : std::nullopt;
}

} // namespace guiju::program
