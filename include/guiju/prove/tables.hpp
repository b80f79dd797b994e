#pragma once

#include <guiju/base/diagnostic.hpp>
#include <guiju/program/boxes.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// What can be known of decision tables without any record: boxes that no rule covers, rules that contradict each
/// other, rules that never decide.
namespace guiju::prove {

/// A part of a table's inputs: for each column the places that it takes.
using region = std::vector<program::place_set>;

/// How far an analysis goes.
struct table_limits {
    /// Comparisons of a rule with a part of the inputs, one for each column. Past them the analysis stops and says so.
    std::uint64_t work = 25'000'000;
    std::size_t gaps = 4;     ///< gaps looked for in one table
    std::size_t overlaps = 4; ///< pairs told of in one table
};

/// Two rules that both take a part of the inputs, where the hit policy wants one, or one answer.
struct overlap {
    program::rule_index first = 0, second = 0;
    region where;
};

/// A rule that never decides because others always do.
struct shadow {
    program::rule_index rule = 0;
    std::vector<program::rule_index> by; ///< the one that covers it alone, or those that do together
};

/// A rule that says again what an earlier one says of the same box.
struct repetition {
    program::rule_index rule = 0, of = 0;
};

/// What was found in one table. A gap holds no point that a rule takes; tests that are no sets count as taking all.
struct table_findings {
    std::vector<region> gaps;      ///< of values; as wide as they can be
    std::vector<region> null_gaps; ///< in which some input is null
    bool more_gaps = false;
    std::vector<overlap> overlaps;
    std::uint64_t overlaps_in_all = 0;
    std::vector<program::rule_index> never; ///< rules that take no value of their inputs
    std::vector<shadow> shadowed;
    std::vector<repetition> repeated;
    bool stopped = false; ///< the work ran out; what was found is true, but there may be more
};

/// Analyses one table. `what is looked for` follows its hit policy: overlaps where they leave no answer (U), or two
/// different constants (A); shadows where one rule goes before another (F, P); repetitions where a second hit adds
/// nothing (A, C<, C>) or the same once more to a list (C, R, O), unless the rules have different notes; gaps unless a
/// default or the collecting policy makes "no rule" an answer.
///
/// Inputs take the values of their type, or those that the table allows. Null counts where the type is optional or
/// unknown. Numbers that count something (persons, years, months, days) are whole and not negative; other numbers are
/// taken as not negative where the least end of their column is 0.
[[nodiscard]] table_findings analyse(const program::program& in, const program::table& t,
                                     const table_limits& bounds = {});

/// The region as a condition in the policy's words: `等级 = 2A 且 年份 < 2023`. Keywords are in `language`.
[[nodiscard]] std::string condition_of(const program::program& in, const program::table& t, const program::boxes& as,
                                       const region& where, lang language);
/// The region as the inputs of a row of the table: `| "2A" | < 2023 |`.
[[nodiscard]] std::string row_of(const program::program& in, const program::table& t, const program::boxes& as,
                                 const region& where);

/// The findings of all tables as warnings: `table.gap`, `table.gap_null`, `table.overlap`, `table.contradiction`,
/// `table.shadowed`, `table.repeated`, `table.never`, `table.unfinished`. In the order of the document.
[[nodiscard]] diagnostics check_tables(const program::program& in, const table_limits& bounds = {});

} // namespace guiju::prove
