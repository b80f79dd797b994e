#pragma once

#include "feel/builder.hpp"
#include "feel/lexer.hpp"

#include <string>
#include <vector>

namespace guiju::feel {

/// What may be missing, for the sentence about it.
enum class expected : std::uint8_t {
    value,
    test,
    type,
    member,
    variable,
    parameter,
    key,
    close_parenthesis,
    close_bracket,
    close_brace,
    close_range,
    open_parenthesis,
    colon,
    then,
    else_,
    in,
    return_,
    satisfies,
    between_and,
    less,
    greater,
    arrow,
    end,
};

/// All that reading one text needs to know; the grammar's rules are handed it as their context.
class reading {
public:
    reading(std::string_view text, span origin, const scope& known, const dialect& how, const limits& bounds)
        : words(text, origin, known, how), tree(words, bounds), bounds_(bounds) {}

    lexer words;
    builder tree;
    bool high_endpoint = false; ///< reading the end of a range, which may close with [
    bool in_filter = false;     ///< members of the filtered are names
    bool seeded = false;        ///< the next value has been read already

    /// Ends the reading: `what` is missing at that place.
    [[noreturn]] void missing(expected what, const char* at);
    /// Ends the reading: nothing may follow, but something does.
    [[noreturn]] void unexpected(const char* at);
    [[noreturn]] void chained(const char* begin, const char* end, bool equality);

    /// Ends the reading where a comparison is written as in another language: ==, <>, =>, =<.
    void check_comparison(const char* at);

    void enter(const char* at);
    void leave() noexcept { --nested_; }

    void declare(std::string name, bool member);
    [[nodiscard]] std::size_t declared() const noexcept { return declared_.size(); }
    void forget(std::size_t down_to);

private:
    limits bounds_;
    std::uint32_t nested_ = 0;
    std::vector<std::string> declared_;
};

} // namespace guiju::feel
