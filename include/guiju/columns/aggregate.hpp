#pragma once

#include <guiju/base/result.hpp>
#include <guiju/columns/engine.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Totals over a population: exact, and the same for any order of the rows, any batches and any number of threads.
namespace guiju::columns {

/// What is told of the values of a column. Nulls are left out of all but `rows` and `nulls`; of no values at all, all
/// but the counts are null.
enum class statistic : std::uint8_t {
    rows,     ///< how many records there are
    count,    ///< how many have a value
    nulls,    ///< how many have none, whatever the reason
    sum,      ///< of amounts and numbers; of yes/no, how many are yes
    mean,     ///< the sum by the count; of yes/no, the part that is yes
    least,    ///< of amounts, numbers and dates
    most,     ///< of amounts, numbers and dates
    quantile, ///< of amounts and numbers, between the two values beside it: 0.5 is FEEL's median
    share,    ///< the group's sum by the sum of all groups
};

/// One total that is asked for.
struct total {
    columns::statistic what = statistic::rows;
    std::string of;            ///< a column: see `totals`; empty for `rows`
    decimal part = decimal(0); ///< of quantiles: from 0 to 1
    std::string name;          ///< its name in what comes out
};

/// A total as people write it: `count()` of records, `count(x)`, `nulls(x)`, `sum(x)`, `mean(x)`, `min(x)`, `max(x)`,
/// `median(x)`, `quantile(x, 0.9)`, `share(x)`. It is named as it was written.
[[nodiscard]] result<total> read_total(std::string_view written);

/// Bounds on what totals keep. Passing one is an error.
struct totals_limits {
    std::size_t groups = std::size_t{1} << 20;
    std::size_t values = std::size_t{1} << 24; ///< different values that quantiles are taken of, in all groups
};

/// The records whose keys are the same.
struct total_group {
    std::vector<value> keys;   ///< as they were named
    std::vector<value> totals; ///< as they were asked for
};

/// Groups in the order of their keys: numbers and dates ascending, categories as they are declared, texts by their
/// code points, null last.
struct total_table {
    std::vector<std::string> keys;
    std::vector<std::string> totals;
    std::vector<total_group> groups; ///< without keys there is one, even of no records
};

/// What columns a total or a key names: the answers of an engine and what stands beside them (`answer.status`,
/// `answer.slack` …), then columns of the input, by name or as a field in the other language. An answer with dimensions
/// is all of its values, or one of them as `answer[2023]`; its dimensions can be keys, if all totals have them.
///
/// Sums are made of whole numbers of 192 bits and rounded once, half to even, to the 34 digits of a decimal; means and
/// shares are one division of exact sums, rounded as the language's division does. So neither order nor batches nor
/// threads change a digit. Memory is that of the groups (a few hundred bytes for each, total and thread), never of
/// rows; quantiles need the different values of each group and how often each comes, at most 56 bytes for each and
/// thread.
///
/// Not thread-safe: `add` shares a batch among the threads that the engine was made for.
class totals {
public:
    /// Errors name what is wrong: a column that is not there, with the nearest one, a sum of texts, a part beyond 1.
    [[nodiscard]] static result<totals> make(const engine& with, std::vector<total> asked, std::vector<std::string> by,
                                             const totals_limits& limits = {});
    totals(totals&&) noexcept;
    totals& operator=(totals&&) noexcept;
    ~totals();

    /// Answers a batch and adds it up. After an error nothing more can be asked.
    [[nodiscard]] diagnostics add(const ArrowArray& batch);
    /// What all batches so far come to.
    [[nodiscard]] result<total_table> table() const;

    struct state;

private:
    explicit totals(std::unique_ptr<state> s);
    std::unique_ptr<state> state_;
};

/// The answers that totals and keys need, and how the engine for them is made. Names are taken for answers where there
/// is an answer of that name; `options` keep what is set in them.
struct needed_answers {
    std::vector<std::string> answers;
    bool statuses = false, judged = false, rules = false;
};
[[nodiscard]] needed_answers needed_by(const program::program& p, const std::vector<total>& asked,
                                       const std::vector<std::string>& by);

} // namespace guiju::columns
