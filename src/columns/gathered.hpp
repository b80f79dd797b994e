#pragma once

#include "exact_sum.hpp"

#include <guiju/columns/aggregate.hpp>

#include <memory>
#include <span>
#include <vector>

namespace guiju::columns {

/// What has to be kept of a column's values, for what is told of them.
struct kept_of {
    bool sum = false, extremes = false, values = false;
    void join(const kept_of& other) noexcept {
        sum |= other.sum;
        extremes |= other.extremes;
        values |= other.values;
    }
};
[[nodiscard]] kept_of kept_for(statistic what) noexcept;

/// Whole numbers and how often each came: runs that are sorted, and a tail that is not yet.
class counted_values {
public:
    void add(int128 v) { add(v, 1); }
    void add(const counted_values& other);
    /// Sorted, each once.
    void settle();
    [[nodiscard]] std::span<const int128> values() const noexcept { return values_; }
    [[nodiscard]] std::span<const std::uint64_t> counts() const noexcept { return counts_; }
    /// How many different ones there are, or somewhat more.
    [[nodiscard]] std::size_t size() const noexcept { return values_.size() + tail_.size(); }

private:
    void add(int128 v, std::uint64_t times);

    std::vector<int128> values_;
    std::vector<std::uint64_t> counts_;
    std::vector<std::pair<int128, std::uint64_t>> tail_;
};

/// The values of one column in one group, exact and in no order.
class gathered {
public:
    /// Values that are whole numbers times 10^exponent.
    struct part {
        int exponent = 0;
        std::uint64_t count = 0;
        exact_sum sum;
        int128 least = 0, most = 0;
        std::unique_ptr<counted_values> values;

        /// So many values, of which only the sum is kept.
        void add_sum(int128 of_all, std::uint64_t how_many) noexcept {
            sum.add(of_all);
            count += how_many;
        }
        void add(int128 v, const kept_of& keep) {
            sum.add(v);
            if (keep.extremes) {
                least = count == 0 || v < least ? v : least;
                most = count == 0 || v > most ? v : most;
            }
            if (keep.values) {
                if (!values) {
                    values = std::make_unique<counted_values>();
                }
                values->add(v);
            }
            ++count;
        }
    };

    void add_null() noexcept { ++nulls_; }
    void add_nulls(std::uint64_t n) noexcept { nulls_ += n; }
    void add(const decimal& n, const kept_of& keep);
    /// Without a value that could be reckoned with: counted.
    void add_other() noexcept { ++others_; }
    void add(const gathered& other, const kept_of& keep);
    /// The values that have that exponent. Where a column has one scale, there is one part.
    [[nodiscard]] part& at(int exponent) {
        return !parts_.empty() && parts_.front().exponent == exponent ? parts_.front() : find(exponent);
    }

    [[nodiscard]] std::uint64_t count() const noexcept;
    [[nodiscard]] std::uint64_t nulls() const noexcept { return nulls_; }
    /// Nothing when it has more than 150 digits.
    [[nodiscard]] std::optional<exact_number> sum() const;
    [[nodiscard]] decimal least() const;
    [[nodiscard]] decimal most() const;
    /// `part` from 0 to 1, of at most 34 places.
    [[nodiscard]] std::optional<decimal> quantile(const decimal& part) const;
    [[nodiscard]] std::size_t kept_values() const noexcept;
    /// Keeps each value once.
    void settle();

private:
    part& find(int exponent);
    std::vector<part> parts_;
    std::uint64_t nulls_ = 0, others_ = 0;
};

} // namespace guiju::columns
