#pragma once

#include <guiju/guiju.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace guiju::cli {

/// How the facts of a field lie in an Arrow column, as a careful program would hand them in: the narrowest type that
/// loses nothing. Numbers are decimals with the places they were written with; times and durations are texts, which
/// fields of those types read.
struct column_shape {
    std::string name;
    std::string format = "n"; ///< as Arrow writes it; "n": nothing but nulls was seen
    std::vector<column_shape> children;
    friend bool operator==(const column_shape&, const column_shape&) = default;
};

/// The shape of one record's facts: a struct with a column for each field of the record type. An error says which fact
/// has no Arrow type.
[[nodiscard]] result<column_shape> shape_of_facts(const program::program& p, program::record_id type,
                                                  const value& facts);

/// Takes another record's shape into `into`, where both can be rows of one table; else leaves it and says no.
[[nodiscard]] bool share_shape(column_shape& into, const column_shape& other);

/// Facts as rows of one Arrow table, which it owns: what `schema` and `array` point at lives as long as it.
class facts_table {
public:
    /// Each of `rows` has a shape that `share_shape` took into `shape`.
    facts_table(const column_shape& shape, const std::vector<value>& rows);
    facts_table(facts_table&&) noexcept;
    ~facts_table();

    [[nodiscard]] const ArrowSchema& schema() const noexcept;
    [[nodiscard]] const ArrowArray& array() const noexcept;

    struct column;

private:
    std::unique_ptr<column> top_;
};

/// One cell of what columns answer, read as a value of the kind that is expected: answers of most types come as their
/// text in FEEL.
[[nodiscard]] value answer_cell(const ArrowSchema& column, const ArrowArray& array, std::int64_t row, kind expected);

} // namespace guiju::cli
