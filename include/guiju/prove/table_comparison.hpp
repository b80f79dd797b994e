#pragma once

#include <guiju/base/result.hpp>
#include <guiju/prove/tables.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// Where two versions of a decision table answer differently.
namespace guiju::prove {

using program::table_in;

/// How far a comparison goes.
struct comparison_limits {
    /// Comparisons of a rule with a part of the inputs, one for each column. Past them the comparison stops and says
    /// so.
    std::uint64_t work = 200'000'000;
    std::size_t differences = 200; ///< boxes told of
};

/// An input of either table. Inputs that have the same name in both are one.
struct compared_input {
    std::string name;
    program::shared_input at;
    program::axis along{};
};

/// A part of the inputs, everywhere in which one table answers one thing and the other another.
struct difference {
    region where;              ///< one set for each compared input
    std::vector<value> inputs; ///< a point of it: one value for each compared input
    value before, after;       ///< what each table answers there, as the evaluator found
    std::vector<program::rule_index> rules_before, rules_after; ///< that are hit there
};

/// What came out of a comparison. Every difference was found by evaluating both tables at a point of it, and no rule of
/// either tells two points of it apart.
struct table_comparison {
    std::vector<compared_input> inputs;
    std::vector<difference> differences; ///< boxes that share no point, in the order of the rules they are of
    std::uint64_t differences_in_all = 0;
    /// Where the answers may differ, but which of the points do cannot be told from the table: an output that is no
    /// constant was changed, or a test that is no set decides.
    std::vector<region> open;
    bool stopped = false; ///< the work ran out: what was found is true, but there may be more

    [[nodiscard]] bool same() const noexcept { return differences.empty() && open.empty() && !stopped; }
};

/// Compares two tables by what they answer, not by how they are written: rows in another order, rows parted or joined,
/// ranges written otherwise are no difference where they change no answer. Null is a value of inputs that may be null;
/// an input that only one table has is taken with every value. Any hit policies, also different ones.
///
/// What outputs and tests refer to outside the table (parameters, other answers) is compared by name. An input that
/// has another type in the other table is an error (`compare.input`).
[[nodiscard]] result<table_comparison> compare(const table_in& before, const table_in& after,
                                               const comparison_limits& bounds = {});

/// One difference as a rule: `for 等级 = 5A and 年份 >= 2024: 30000 → 50000`.
[[nodiscard]] std::string rule_of(const table_in& before, const table_in& after, const table_comparison& found,
                                  const difference& one, lang language);
/// A region over the compared inputs as a condition; empty where it is everything.
[[nodiscard]] std::string condition_of(const table_in& before, const table_in& after, const table_comparison& found,
                                       const region& where, lang language);

/// A table with the answer or function whose value it is part of.
struct placed_table {
    std::string owner;     ///< name of the answer or function
    std::size_t nth = 0;   ///< among the tables of that owner, from 0
    std::size_t index = 0; ///< in `program::tables`
};

/// All tables of a program, in the order of functions and answers. A table that several use stands at the first.
[[nodiscard]] std::vector<placed_table> tables_of(const program::program& in);

} // namespace guiju::prove
