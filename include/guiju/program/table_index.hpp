#pragma once

#include <guiju/program/boxes.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace guiju::program {

/// Finds the rules of a table that take a point, in about the same time for fifty rules and for fifty thousand.
///
/// Each column is cut into up to 128 buckets; a bucket has one bit for each rule that takes some of its places, and one
/// for each word of such bits. The buckets of a point are intersected, summaries first; what is left is compared with
/// its boxes. Rules are numbered inside so that those with near boxes share words. Immutable; any number of threads may
/// use one.
class table_index {
public:
    explicit table_index(boxes of);

    [[nodiscard]] const boxes& all() const noexcept { return boxes_; }

    /// Puts the rules that take the point into `found`, ascending; what was there is dropped. `at` has one place for
    /// each column. Rules with opaque tests are among them when the rest of their tests pass: `boxes::opaque`.
    void find(std::span<const place> at, std::vector<rule_index>& found) const;
    /// The first of those rules, or nothing.
    [[nodiscard]] std::optional<rule_index> first(std::span<const place> at) const;

    /// Bytes that it takes.
    [[nodiscard]] std::size_t size() const noexcept;
    /// Columns, their axes and buckets in one line.
    [[nodiscard]] std::string summary() const;

private:
    struct column {
        std::uint32_t of = 0;             ///< which column of the table
        std::vector<place> cuts;          ///< ascending; a bucket begins at each, and one before them
        std::vector<std::uint64_t> words; ///< bits of rules, bucket after bucket
        std::vector<std::uint64_t> heads; ///< bits of words that are not zero, bucket after bucket
    };

    void number_rules();
    [[nodiscard]] column filter(std::uint32_t of) const;
    [[nodiscard]] std::vector<place> cuts_of(std::uint32_t of) const;
    template <class Each>
    void visit(std::span<const place> at, Each&& take) const;

    boxes boxes_;
    std::vector<rule_index> rules_; ///< by inner number
    std::size_t words_ = 0;         ///< for each bucket
    std::size_t heads_ = 0;         ///< for each bucket
    std::vector<column> columns_;   ///< those that tell rules apart
    bool renumbered_ = false;
};

} // namespace guiju::program
