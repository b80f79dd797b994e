#pragma once

#include "gathered.hpp"
#include "total_columns.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace guiju::columns {

/// Groups by their keys' codes, found key after key.
class group_finder {
public:
    explicit group_finder(std::size_t keys) : levels_(keys) {}

    /// From what the keys before came to, and this key's code.
    [[nodiscard]] std::uint32_t next(std::size_t key, std::uint32_t before, std::uint32_t code) {
        auto& at = levels_[key];
        constexpr std::uint32_t few = 256;
        if (before >= few || code >= few) {
            return far(at, before, code);
        }
        if (at.near.empty()) {
            at.near.assign(std::size_t{few} * few, 0);
        }
        auto& found = at.near[before * few + code];
        if (found == 0) {
            found = add(at, before, code) + 1;
        }
        return found - 1;
    }
    [[nodiscard]] std::size_t size() const noexcept { return levels_.empty() ? 1 : levels_.back().made.size(); }
    /// The code of each key of a group.
    [[nodiscard]] std::vector<std::uint32_t> codes(std::uint32_t group) const;

private:
    struct level {
        std::vector<std::uint32_t> near; ///< of small codes: number + 1
        std::unordered_map<std::uint64_t, std::uint32_t> far;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> made; ///< the number before, and the code
    };
    static std::uint32_t add(level& at, std::uint32_t before, std::uint32_t code) {
        at.made.emplace_back(before, code);
        return static_cast<std::uint32_t>(at.made.size() - 1);
    }
    static std::uint32_t far(level& at, std::uint32_t before, std::uint32_t code) {
        const auto [found, is_new] = at.far.try_emplace(std::uint64_t{before} << 32U | code, 0);
        return is_new ? found->second = add(at, before, code) : found->second;
    }
    std::vector<level> levels_;
};

/// What one thread has gathered: for each group how many records, and what became of each measure.
class groups {
public:
    /// `keep`: what is kept of each measure.
    groups(std::size_t keys, std::vector<kept_of> keep) : keep_(std::move(keep)), codes_(keys), finder_(keys) {}

    [[nodiscard]] value_codes& codes(std::size_t key) { return codes_[key]; }
    [[nodiscard]] std::uint32_t next(std::size_t key, std::uint32_t before, std::uint32_t code) {
        return finder_.next(key, before, code);
    }
    /// Makes room for all groups that were found.
    void make_room();
    void add_rows(std::uint32_t group, std::uint64_t count) noexcept { rows_[group] += count; }
    [[nodiscard]] gathered& at(std::uint32_t group, std::size_t measure) {
        return measures_[group * keep_.size() + measure];
    }
    void add(std::uint32_t group, std::size_t measure, const value& v);
    /// The group of those keys, with room made for it.
    [[nodiscard]] std::uint32_t group_of(std::span<const value> keys);
    void add(const groups& other);

    [[nodiscard]] const kept_of& keep(std::size_t measure) const { return keep_[measure]; }
    [[nodiscard]] std::size_t size() const noexcept { return finder_.size(); }
    [[nodiscard]] std::uint64_t rows(std::uint32_t group) const { return group < rows_.size() ? rows_[group] : 0; }
    [[nodiscard]] std::vector<value> keys(std::uint32_t group) const;
    /// What bound is passed; nothing when none is.
    [[nodiscard]] diagnostics beyond(const totals_limits& limits);

private:
    [[nodiscard]] std::size_t kept_values() const noexcept;
    std::vector<kept_of> keep_;
    std::vector<value_codes> codes_;
    group_finder finder_;
    std::vector<gathered> measures_;
    std::vector<std::uint64_t> rows_;
};

/// What is told of a group, and how its values are written.
struct told_total {
    statistic what = statistic::rows;
    std::size_t measure = 0;
    decimal part;
    total_column::sort kind = total_column::sort::number;
    currency in{};
};
[[nodiscard]] result<std::vector<total_group>> told_of(groups& all, std::span<const told_total> asked);

} // namespace guiju::columns
