#pragma once

#include <guiju/base/diagnostic.hpp>
#include <guiju/feel/dialect.hpp>
#include <guiju/feel/keywords.hpp>
#include <guiju/feel/scope.hpp>
#include <guiju/feel/tree.hpp>

#include <array>
#include <string>
#include <string_view>

namespace guiju::feel {

/// Ends the reading; caught where it began.
struct syntax_failure {
    diagnostic problem;
};

struct found_name {
    const char* end = nullptr; ///< null when there is no name
    std::string text;
    bool known = false;
};
struct found_keyword {
    const char* end = nullptr;
    keyword id = keyword::none;
};
struct found_number {
    const char* end = nullptr; ///< null when there is no number
    node_kind kind = node_kind::number_literal;
    feel::unit unit = feel::unit::none;
    std::uint32_t currency_code = 0;
    std::string text;
};
struct found_text {
    const char* end = nullptr;
    std::string text;
};

/// Which names may stand somewhere: variables; in filters members too; behind a dot members alone.
enum class lookup : std::uint8_t { names, names_and_members, members };

/// The words and marks of one text. Positions given to it stand behind white space, unless said otherwise.
class lexer {
public:
    lexer(std::string_view text, span origin, const scope& known, const dialect& how);

    [[nodiscard]] const char* first() const noexcept { return first_; }
    [[nodiscard]] const char* last() const noexcept { return last_; }
    [[nodiscard]] const dialect& how() const noexcept { return how_; }
    [[nodiscard]] span where(const char* begin, const char* end) const noexcept;
    [[noreturn]] void fail(std::string code, const char* begin, const char* end, wording what, wording hint = {},
                           std::vector<annotation> others = {}) const;

    /// Behind white space and comments.
    [[nodiscard]] const char* past_blanks(const char* at);
    /// Behind the mark when it stands there, else null.
    [[nodiscard]] const char* mark(symbol which, const char* at);
    /// Behind the run of name characters.
    [[nodiscard]] const char* run_end(const char* at);
    [[nodiscard]] std::string_view run(const char* at) { return {at, static_cast<std::size_t>(run_end(at) - at)}; }

    /// A keyword where a value is expected: of place `before` or `value`.
    [[nodiscard]] found_keyword leading_keyword(const char* at);
    /// Behind that keyword where it stands after a value, else null.
    [[nodiscard]] const char* following_keyword(keyword which, const char* at);
    /// Whether any keyword stands there, after a value.
    [[nodiscard]] bool follows_value(const char* at);
    /// Behind the name `not` where it is followed by an opening parenthesis, else null.
    [[nodiscard]] const char* negation(const char* at);

    [[nodiscard]] found_name name(const char* at, lookup in);
    /// A name that is introduced here, up to a colon, comma, closing parenthesis or what else is no part of names.
    [[nodiscard]] found_name introduced(const char* at);
    /// The variable of an iterator, up to `in`.
    [[nodiscard]] found_name iterated(const char* at);
    /// The name of a type.
    [[nodiscard]] found_name type_name(const char* at);

    [[nodiscard]] found_number number(const char* at);
    [[nodiscard]] found_text text(const char* at);
    [[nodiscard]] found_text at_text(const char* at);
    /// Whether a value can begin there.
    [[nodiscard]] bool starts_value(const char* at);

    /// Names that the text itself introduces.
    name_table locals;
    name_table local_members;

private:
    [[nodiscard]] std::string_view from(const char* at) const noexcept {
        return {at, static_cast<std::size_t>(last_ - at)};
    }
    void find_mark(const char* at);
    [[nodiscard]] const char* comment_end(const char* at) const;
    [[nodiscard]] const char* spelled(std::string_view word, const char* at);
    [[nodiscard]] const char* glued(const keyword_info& one, const char* at) const noexcept;
    [[nodiscard]] bool leads(const keyword_info& one, const char* at, const char* end);
    [[nodiscard]] bool reserved(std::string_view word) const noexcept;
    [[nodiscard]] found_name alias(const char* at);
    [[nodiscard]] found_name known_name(const char* at, lookup in);
    [[nodiscard]] found_name unknown_name(const char* at);
    void extend(const std::vector<const name_table*>& tables, std::vector<char>& alive, std::string& key,
                const char* at, const char* end, found_name& best);
    void part(const name_table& table, const std::string& key, const char* at, const char* end, found_name& best);
    [[nodiscard]] std::vector<const name_table*> tables(lookup in) const;
    [[nodiscard]] found_name collected(const char* at, bool stops_at_in);

    [[nodiscard]] std::string digits(const char*& at) const;
    [[nodiscard]] const char* exponent(const char* at, std::string& text) const;
    [[nodiscard]] found_number date(const char* at) const;
    void quantity(found_number& number);
    [[nodiscard]] bool chinese_unit(found_number& number);
    [[nodiscard]] bool english_unit(found_number& number);
    [[nodiscard]] found_text quoted(const char* at, std::string_view open, std::string_view close) const;
    [[nodiscard]] const char* escaped(const char* at, std::string& text) const;

    const char* first_;
    const char* last_;
    span origin_;
    const scope& known_;
    dialect how_;
    const char* blanks_from_ = nullptr;
    const char* blanks_to_ = nullptr;
    const char* mark_at_ = nullptr;
    const char* mark_end_ = nullptr;
    symbol mark_ = symbol::dots;
    const char* run_from_ = nullptr;
    const char* run_to_ = nullptr;
    const char* leading_at_ = nullptr;
    found_keyword leading_{};
    const name_table& properties_;
};

} // namespace guiju::feel
