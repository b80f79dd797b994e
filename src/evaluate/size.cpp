#include "size.hpp"

#include <algorithm>

namespace guiju::evaluate {

namespace {

constexpr int deepest = 1'000;

/// Counts parts down from `left`.
bool fits(const value& of, int levels, std::uint64_t& left) {
    if (left-- == 0 || levels == 0) {
        return false;
    }
    const auto each = [&](const std::vector<value>& parts) {
        return std::ranges::all_of(parts, [&](const value& part) { return fits(part, levels - 1, left); });
    };
    switch (of.kind()) {
    case kind::list:
        return each(of.as_list());
    case kind::context:
        return each(of.as_context().values);
    case kind::range:
        return fits(of.as_range().low, levels - 1, left) && fits(of.as_range().high, levels - 1, left);
    default:
        return true;
    }
}

} // namespace

bool can_be_handed_out(const value& of, const limits& within) {
    auto left = within.items + 1;
    return fits(of, deepest, left);
}

} // namespace guiju::evaluate
