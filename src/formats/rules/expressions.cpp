#include "formats/rules/session.hpp"
#include "formats/trees.hpp"

#include <guiju/feel/parser.hpp>

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

/// The values of `from low to high`, as the range that they are.
feel::tree range_of(feel::tree low, feel::tree high) {
    feel::tree made = std::move(low);
    const auto shift = static_cast<std::uint32_t>(made.nodes.size());
    const auto low_root = made.root;
    for (auto& node : high.nodes) {
        for (auto& child : node.children) {
            child = child == feel::node_id::none
                        ? child
                        : static_cast<feel::node_id>(static_cast<std::uint32_t>(child) + shift);
        }
        made.nodes.push_back(std::move(node));
    }
    const auto high_root = static_cast<feel::node_id>(static_cast<std::uint32_t>(high.root) + shift);
    feel::node range;
    range.kind = feel::node_kind::range;
    range.low_closed = range.high_closed = true;
    range.children = {low_root, high_root};
    range.depth = 1 + std::max(made[low_root].depth, made[high_root].depth);
    range.where = cover(made[low_root].where, made[high_root].where);
    made.nodes.push_back(std::move(range));
    made.root = static_cast<feel::node_id>(made.nodes.size() - 1);
    return made;
}

/// Puts the parsed expression where a placeholder stands.
class expression_reader {
public:
    explicit expression_reader(session& all) : all_(&all) {}

    void read(feel::tree& place, const feel::scope& known) {
        if (place.empty() || !place.nodes.empty()) {
            return;
        }
        const auto& waiting = all_->expressions[static_cast<std::size_t>(place.root)];
        auto found = parsed(waiting, known);
        place = found ? std::move(*found) : feel::tree{};
        for (const auto& problem : found.problems()) {
            all_->problems.add(problem);
        }
    }

private:
    result<feel::tree> parsed(const pending& waiting, const feel::scope& known) {
        const auto& text = *waiting.text;
        const auto& bounds = all_->how->limits.expressions;
        if (waiting.what == grammar_of::unary_tests) {
            return feel::parse_unary_tests(text.plain_of(waiting.where), text.where(waiting.where), known, policy,
                                           bounds);
        }
        auto low =
            feel::parse_expression(text.plain_of(waiting.where), text.where(waiting.where), known, policy, bounds);
        if (waiting.what == grammar_of::expression || !low) {
            return low;
        }
        auto high =
            feel::parse_expression(text.plain_of(waiting.high), text.where(waiting.high), known, policy, bounds);
        return high ? result<feel::tree>(range_of(std::move(*low), std::move(*high))) : std::move(high);
    }

    static constexpr feel::dialect policy{lang::en, true};

    session* all_;
};

} // namespace

void read_expressions(session& all) {
    expression_reader reader(all);
    each_expression(all.policy, [&](feel::tree& one, const feel::scope& known) { reader.read(one, known); });
}

} // namespace guiju::formats::rules
