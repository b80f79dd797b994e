#pragma once

#include "formats/rules/lookup.hpp"
#include "formats/rules/prepared.hpp"

#include <guiju/graph/policy.hpp>
#include <guiju/value/date.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace guiju::formats::rules {

/// Takes an entry apart from left to right. What cannot be taken leaves the place where it is.
///
/// The tokens are grammars of Boost.Spirit X3 over the shape of the line.
class cursor {
public:
    cursor(const prepared& text, slice within) : text_(&text), at_(within.begin), end_(within.end) { skip_space(); }

    [[nodiscard]] bool done() const noexcept { return at_ >= end_; }
    [[nodiscard]] slice rest() const noexcept { return text_->trimmed({at_, end_}); }
    [[nodiscard]] std::string_view shape() const noexcept { return text_->shape_of({at_, end_}); }
    [[nodiscard]] const prepared& text() const noexcept { return *text_; }
    /// The rest as written, without comments.
    [[nodiscard]] std::string_view written() const noexcept { return text_->plain_of(rest()); }
    void finish() noexcept { at_ = end_; }

    bool take(char mark);
    bool take_arrow();
    std::optional<found_keyword> take(keyword wanted, parting how = parting::optional);
    std::optional<found_keyword> take(keyword_place place, parting how);

    /// A name, up to a keyword that may follow names; or anything between backquotes.
    std::optional<std::string> take_name();
    /// A name and its other name in parentheses.
    std::optional<graph::naming> take_naming();
    /// A category value, choice or department: a plain value or a text in quotes.
    std::optional<std::string> take_value();
    std::optional<graph::naming> take_value_naming();
    /// A text in quotes, if each escape in it is a character.
    std::optional<std::string> take_string();
    /// Where an escape that is no character stands in the text in quotes that comes next.
    [[nodiscard]] std::optional<slice> bad_escape() const;
    /// 2023-01-31 or 2023年1月31日.
    std::optional<date> take_date();
    /// Whether the last date taken is no day of the calendar.
    [[nodiscard]] bool bad_date() const noexcept { return bad_date_; }
    /// What stands before the first of these marks outside brackets and quotes, or all that is left; the mark stays.
    slice take_until(std::string_view marks);
    /// What stands before a keyword that is parted by white space on both sides and outside brackets, if there is one.
    std::optional<slice> take_before(keyword word);

private:
    template <class Grammar>
    std::optional<slice> token(const Grammar& grammar);
    std::optional<graph::naming> with_other(std::optional<std::string> name, std::size_t begin,
                                            std::optional<std::string> (cursor::*take_other)());
    void skip_space();
    [[nodiscard]] slice between_quotes(slice token) const;
    [[nodiscard]] std::optional<slice> bad_escape_in(slice token) const;
    [[nodiscard]] std::string unquoted(slice token) const;

    const prepared* text_;
    std::size_t at_;
    std::size_t end_;
    bool bad_date_ = false;
};

/// Whether a name can be written as it is, without backquotes.
[[nodiscard]] bool is_plain_name(std::string_view name);
/// Whether a value can be written without quotes.
[[nodiscard]] bool is_plain_value(std::string_view value);

} // namespace guiju::formats::rules
