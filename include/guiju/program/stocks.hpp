#pragma once

#include <guiju/base/diagnostic.hpp>
#include <guiju/program/program.hpp>

#include <vector>

namespace guiju::program {

/// Whether a target of a stock follows from the targets of its flow: stock = before + gained − lost.
struct stock_finding {
    answer_id stock = answer_id::none;
    answer_id flow = answer_id::none;
    bool known = false; ///< both bounds depend on no record, so that they could be computed
    value gained;       ///< the sum of the flow's bounds over all its dimensions
    value bound;        ///< of the stock
    value least_before; ///< what must have been there before when nothing is lost; 0 or less: the target follows
    diagnostic told;    ///< `target.not_implied` (warning), `target.implied` or `target.unknown` (notes)
};

/// One finding for each stock of the program, in their order. Bounds are computed at the policy's default date; a bound
/// that depends on records or on undetermined parameters is said to be unknown.
[[nodiscard]] std::vector<stock_finding> check_stocks(const program& p);

} // namespace guiju::program
