#pragma once

#include <guiju/base/span.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::rules {

/// Bytes of one source, by offset.
struct slice {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool empty() const noexcept { return begin >= end; }
    [[nodiscard]] std::size_t size() const noexcept { return empty() ? 0 : end - begin; }
};

/// A source made easy to take apart, each form as long as the text, so that offsets agree.
///
/// `plain` has spaces for comments. `shape` moreover has ASCII for full-width punctuation, filled up with U+0002, and
/// U+0001 for what stands in quotes, so that what is found in it is structure.
struct prepared {
    source_id source = source_id::none;
    std::string_view text;
    std::string plain;
    std::string shape;

    [[nodiscard]] span where(slice s) const noexcept {
        return {source, static_cast<std::uint32_t>(s.begin),
                static_cast<std::uint32_t>(s.end < s.begin ? s.begin : s.end)};
    }
    [[nodiscard]] std::string_view shape_of(slice s) const noexcept {
        return std::string_view(shape).substr(s.begin, s.size());
    }
    [[nodiscard]] std::string_view plain_of(slice s) const noexcept {
        return std::string_view(plain).substr(s.begin, s.size());
    }
    /// Without white space at either end.
    [[nodiscard]] slice trimmed(slice s) const noexcept;
};

inline constexpr char quoted = '\x01'; ///< stands in a shape for each byte between quotes
inline constexpr char filler = '\x02'; ///< stands in a shape for the other bytes of full-width punctuation

/// Prepares the lines of one block of rules one after another.
class line_preparer {
public:
    explicit line_preparer(prepared& into) : into_(&into) {}

    /// Prepares a line and answers the comments in it, without their marks.
    std::vector<std::string> operator()(slice line);

private:
    std::size_t comment_to_end(slice line, std::size_t at, std::size_t mark, std::vector<std::string>& comments);
    std::size_t bracketed_comment(slice line, std::size_t at, std::vector<std::string>& comments);
    std::size_t quotation(slice line, std::size_t at);
    std::size_t wide(slice line, std::size_t at);

    prepared* into_;
    bool in_comment_ = false;
};

/// The opening less the closing brackets of a piece of shape.
[[nodiscard]] int open_brackets(std::string_view shape) noexcept;

} // namespace guiju::formats::rules
