#include "test_sets.hpp"

#include <guiju/program/boxes.hpp>

#include <algorithm>

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

/// Makes the boxes of a table, column by column.
class box_maker {
public:
    box_maker(const program& in, const table& t) : in_(in), table_(t), columns_(t.inputs.size()) {
        made_.sides_.resize(t.rules.size() * columns_);
    }

    boxes run() && {
        for (std::size_t c = 0; c < columns_; ++c) {
            read_column(c);
        }
        return std::move(made_);
    }

private:
    [[nodiscard]] boxes::side& side(std::size_t rule, std::size_t column) {
        return made_.sides_[rule * columns_ + column];
    }

    void read_column(std::size_t column) {
        test_sets tests(in_, static_cast<std::uint16_t>(table_.first_slot + column));
        std::vector<const value*> constants;
        constants.reserve(2 * table_.rules.size());
        if (const auto allowed = table_.inputs[column].allowed; allowed != node_id::none) {
            const auto before = constants.size();
            constants.resize(tests.constants(allowed, constants) ? constants.size() : before);
        }
        for (std::size_t r = 0; r < table_.rules.size(); ++r) {
            const auto test = table_.rules[r].tests[column];
            const auto before = constants.size();
            if (test != node_id::none && !tests.constants(test, constants)) {
                constants.resize(before);
                side(r, column).opaque = true;
            }
        }
        made_.axes_.push_back(axis::over(constants));
        for (std::size_t r = 0; r < table_.rules.size(); ++r) {
            const auto test = table_.rules[r].tests[column];
            if (test != node_id::none && !side(r, column).opaque) {
                read_side(tests, test, made_.axes_.back(), side(r, column));
            }
        }
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

    const program& in_;
    const table& table_;
    std::size_t columns_;
    boxes made_;
};

boxes boxes_of(const program& in, const table& t) { return box_maker(in, t).run(); }

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
