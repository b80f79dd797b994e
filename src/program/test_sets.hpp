#pragma once

#include "folding.hpp"

#include <guiju/program/boxes.hpp>

#include <optional>
#include <unordered_map>
#include <vector>

namespace guiju::program {

/// Where a condition is true and where it is false. Where it is neither, it is null.
struct truth {
    place_set yes, no;
};

/// Reads the conditions over one slot as sets. What it answers is what `meaning/` would, at every place.
class test_sets {
public:
    test_sets(const program& in, std::uint16_t slot) : in_(in), fold_(in), slots_{slot} {}

    /// Every constant that the condition compares the slot with; false when the condition is no set.
    [[nodiscard]] bool constants(node_id condition, std::vector<const value*>& into);
    /// The places at which the condition is true and false; nothing when it is no set on this axis.
    [[nodiscard]] std::optional<truth> of(node_id condition, const axis& along);
    /// The places at which it is true, when it is one comparison or range: the quick way for most cells.
    [[nodiscard]] std::optional<run> simple(node_id condition, const axis& along);

private:
    [[nodiscard]] bool is_input(node_id id) const;
    [[nodiscard]] const value* constant(node_id id);
    [[nodiscard]] bool constants_of_value(const value& v, std::vector<const value*>& into, bool listed);
    [[nodiscard]] bool constants_of_range(const node& n, std::vector<const value*>& into);
    [[nodiscard]] bool constants_of_operation(const node& n, std::vector<const value*>& into);

    [[nodiscard]] std::optional<truth> of_operation(const node& n, const axis& along);
    [[nodiscard]] std::optional<truth> compared(meaning::operation what, const value& with, const axis& along);
    [[nodiscard]] std::optional<truth> within(const value& test, const axis& along);
    [[nodiscard]] std::optional<truth> junction(std::span<const node_id> parts, bool settles, const axis& along);
    [[nodiscard]] std::optional<run> range_run(const value& low, const value& high, bool low_closed, bool high_closed,
                                               const axis& along) const;
    [[nodiscard]] std::optional<run> made_range(const node& n, const axis& along);

    const program& in_;
    folding fold_;
    std::vector<std::uint16_t> slots_; ///< that hold the input
    std::unordered_map<std::uint32_t, std::optional<value>> folded_;
};

} // namespace guiju::program
