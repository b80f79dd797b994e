#pragma once

#include <guiju/base/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace guiju {

/// A line and a column, both counted from one; columns count Unicode code points.
struct position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend constexpr auto operator<=>(const position&, const position&) = default;
};

/// One text that was read, with the name that messages give it (a file name as the user wrote it).
class source {
public:
    source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (text_[i] == '\n') {
                starts_.push_back(static_cast<std::uint32_t>(i + 1));
            }
        }
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::size_t line_count() const noexcept { return starts_.size(); }

    /// The line of that number (from one) without its line end.
    [[nodiscard]] std::string_view line(std::uint32_t number) const noexcept {
        if (number == 0 || number > starts_.size()) {
            return {};
        }
        const std::size_t begin = starts_[number - 1];
        std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
        if (end > begin && text_[end - 1] == '\r') {
            --end;
        }
        return std::string_view(text_).substr(begin, end - begin);
    }

    [[nodiscard]] position at(std::uint32_t offset) const noexcept {
        const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
        const auto line = static_cast<std::uint32_t>(next - starts_.begin());
        std::uint32_t column = 1;
        for (std::size_t i = starts_[line - 1]; i < offset && i < text_.size(); ++i) {
            column += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U ? 1U : 0U;
        }
        return {line, column};
    }

private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> starts_;
};

/// The texts that a policy was read from. Ids stay valid and references stay put while texts are added.
class source_set {
public:
    source_id add(std::string name, std::string text) {
        all_.emplace_back(std::move(name), std::move(text));
        return static_cast<source_id>(all_.size() - 1);
    }
    [[nodiscard]] const source* find(source_id id) const noexcept {
        const auto index = static_cast<std::size_t>(id);
        return index < all_.size() ? &all_[index] : nullptr;
    }
    [[nodiscard]] std::string_view text(span where) const noexcept {
        const auto* in = find(where.source);
        return in == nullptr || where.end > in->text().size() || where.begin > where.end
                   ? std::string_view{}
                   : in->text().substr(where.begin, where.end - where.begin);
    }
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

private:
    std::deque<source> all_;
};

/// How a diagnostic is shown: in which language, with terminal colours or without.
struct rendering {
    lang language = lang::en;
    bool colour = false;
};

/// A diagnostic as a person reads it: file, line, column, the sentence, the line of text with a caret, the hint. Ends
/// in a line end.
///
///     longgang.rules.md:42:17: error: 金额 (CNY) and 月 (months) cannot be added
///        42 |   社保补贴 = 缴费金额 + 补贴月数
///           |              ~~~~~~~~^~~~~~~~~~~
///       Did you mean  缴费金额 × 补贴月数 ?
///
/// Carets stand under the text in a terminal: wide characters count two columns. Long lines are cut around the place.
[[nodiscard]] std::string render(const diagnostic& problem, const source_set& sources, rendering how = {});
[[nodiscard]] std::string render(const diagnostics& problems, const source_set& sources, rendering how = {});

} // namespace guiju
