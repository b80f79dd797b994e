#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Which of several names was probably meant by one that nothing has.
namespace guiju {

/// The code points of a text; a broken one counts as its bytes.
[[nodiscard]] inline std::vector<std::string_view> code_points(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
            ++next;
        }
        all.push_back(text.substr(i, next - i));
        i = next;
    }
    return all;
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other, over code points.
[[nodiscard]] inline std::size_t edit_distance(std::string_view from, std::string_view to) {
    const auto a = code_points(from);
    const auto b = code_points(to);
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

/// Looks for the name that was probably meant.
class nearest {
public:
    explicit nearest(std::string_view wanted)
        : wanted_(wanted.substr(0, longest)), length_(code_points(wanted_).size()) {}

    void consider(std::string_view name) {
        if (name.empty() || name.size() > longest || name == wanted_) {
            return;
        }
        const auto length = code_points(name).size();
        if (std::max(length, length_) - std::min(length, length_) > furthest) {
            return;
        }
        const auto distance = edit_distance(wanted_, name);
        if (distance < best_ && distance <= allowed(name)) {
            best_ = distance;
            found_ = name;
        }
    }
    /// The nearest name near enough, or empty.
    [[nodiscard]] const std::string& found() const noexcept { return found_; }

private:
    static constexpr std::size_t longest = 120; ///< bytes; longer names are not compared
    static constexpr std::size_t furthest = 4;  ///< edits

    /// Half of the longer name may differ, but not all of it.
    [[nodiscard]] std::size_t allowed(std::string_view name) const {
        const auto most = std::max(length_, code_points(name).size());
        return std::min<std::size_t>(most > 1 ? std::max<std::size_t>(1, most / 2) : 0, furthest);
    }

    std::string wanted_;
    std::size_t length_;
    std::size_t best_ = static_cast<std::size_t>(-1);
    std::string found_;
};

} // namespace guiju
