#pragma once

#include <guiju/value/value.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

/// Values as FEEL's string() writes them. DMN 1.5, 10.3.4.1 and table 65.
namespace guiju::meaning {

namespace detail {

/// Longer numbers are written with an exponent.
inline constexpr std::size_t longest_plain_number = 100;

[[nodiscard]] inline std::string number_text(const decimal& n) {
    if (n.is_zero() && n.is_negative()) {
        return number_text(-n);
    }
    if (n.plain_size() <= longest_plain_number) {
        return n.to_plain();
    }
    return n.is_zero() ? "0" : n.to_string();
}

/// At least two digits after the point, and more only where they are not zeros.
[[nodiscard]] inline std::string money_text(const decimal& amount) {
    auto shortest = reduce(amount);
    const auto padded = quantize(shortest, -2);
    return number_text(padded.is_finite() && shortest.exponent() >= -2 ? padded : shortest);
}

/// Writes values one after the other until there is more text than allowed.
class text_writer {
public:
    explicit text_writer(std::size_t most) noexcept : most_(most) {}

    /// `quoted`: inside lists and contexts, where texts stand in quotation marks.
    void write(const value& v, bool quoted);
    [[nodiscard]] bool complete() const noexcept { return complete_; }
    [[nodiscard]] std::string take() noexcept { return std::move(text_); }

private:
    static constexpr std::size_t deepest = 1'000;

    void put(std::string_view piece) {
        complete_ = complete_ && piece.size() <= most_ - text_.size();
        if (complete_) {
            text_.append(piece);
        }
    }
    void write_quoted(std::string_view content);
    void write_list(const std::vector<value>& items);
    void write_context(const context_body& c);
    void write_range(const range_body& r);
    void write_function(const callable& f);
    void write_composed(const value& v);

    std::string text_;
    std::size_t most_;
    std::size_t depth_ = 0;
    bool complete_ = true;
};

inline void text_writer::write_quoted(std::string_view content) {
    put("\"");
    for (const char& c : content) {
        if (c == '"' || c == '\\') {
            put("\\");
        }
        put(std::string_view(&c, 1));
    }
    put("\"");
}

inline void text_writer::write_list(const std::vector<value>& items) {
    put("[");
    for (std::size_t i = 0; i < items.size() && complete_; ++i) {
        put(i == 0 ? "" : ", ");
        write(items[i], true);
    }
    put("]");
}

/// Whether a key of a context can be written as a name; else it is written as a text, which FEEL takes too. DMN 1.5,
/// 10.3.1.2, rules 26 to 31 and 59.
[[nodiscard]] inline bool is_written_as_name(std::string_view key) noexcept {
    constexpr std::string_view begins = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_?";
    constexpr std::string_view follows = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_?0123456789 ./-'+*";
    const auto fits = [](char c, std::string_view among) {
        return (static_cast<unsigned char>(c) & 0x80U) != 0 || among.find(c) != std::string_view::npos;
    };
    return !key.empty() && fits(key.front(), begins) &&
           std::all_of(key.begin(), key.end(), [&](char c) { return fits(c, follows); });
}

inline void text_writer::write_context(const context_body& c) {
    put("{");
    for (std::size_t i = 0; i < c.values.size() && complete_; ++i) {
        put(i == 0 ? "" : ", ");
        if (is_written_as_name(c.shape->names[i])) {
            put(c.shape->names[i]);
        } else {
            write_quoted(c.shape->names[i]);
        }
        put(": ");
        write(c.values[i], true);
    }
    put("}");
}

/// The sign of a range that was made by comparison; empty for one with two ends.
[[nodiscard]] constexpr std::string_view sign_of(range_form form) noexcept {
    constexpr std::string_view signs[] = {"", "<", "<=", ">", ">=", "=", "!="};
    return signs[static_cast<std::size_t>(form)];
}

inline void text_writer::write_range(const range_body& r) {
    if (r.form != range_form::interval) {
        put("(");
        put(sign_of(r.form));
        put(" ");
        write(r.without_low() ? r.high : r.low, true);
        return put(")");
    }
    put(r.low_closed ? "[" : "(");
    write(r.low, true);
    put("..");
    write(r.high, true);
    put(r.high_closed ? "]" : ")");
}

inline void text_writer::write_function(const callable& f) {
    put("function(");
    bool first = true;
    for (const auto& name : f.parameters()) {
        put(first ? "" : ", ");
        put(name);
        first = false;
    }
    put(")");
}

inline void text_writer::write_composed(const value& v) {
    if (++depth_ > deepest) {
        complete_ = false;
    } else if (v.is(kind::list)) {
        write_list(v.as_list());
    } else if (v.is(kind::context)) {
        write_context(v.as_context());
    } else if (v.is(kind::range)) {
        write_range(v.as_range());
    } else {
        write_function(v.as_function());
    }
    --depth_;
}

inline void text_writer::write(const value& v, bool quoted) {
    switch (v.kind()) {
    case kind::null:
        return put("null");
    case kind::boolean:
        return put(v.as_boolean() ? "true" : "false");
    case kind::number:
        return put(number_text(v.as_number()));
    case kind::money:
        return put(money_text(v.as_number()));
    case kind::text:
        return quoted ? write_quoted(v.as_text()) : put(v.as_text());
    case kind::category:
        return put(v.as_category().values[v.ordinal()]);
    case kind::date:
        return put(v.as_date().to_string());
    case kind::time:
        return put(v.as_time().to_string());
    case kind::date_time:
        return put(v.as_date_time().to_string());
    case kind::years_months:
        return put(v.as_years_months().to_string());
    case kind::days_time:
        return put(v.as_days_time().to_string());
    case kind::list:
    case kind::context:
    case kind::range:
    case kind::function:
        return write_composed(v);
    }
}

} // namespace detail

/// The text of a value in at most `most` bytes; nothing when it is longer, or nested deeper than a thousand levels.
///
/// Numbers are written with the digits they have ("110.00"), money with two at least ("10000.00"), categories by their
/// names, texts inside lists and contexts in quotation marks: [1, "a"], {a: "x"}, [1..2].
[[nodiscard]] inline std::optional<std::string> to_text(const value& v, std::size_t most) {
    detail::text_writer writer(most);
    writer.write(v, false);
    return writer.complete() ? std::optional(writer.take()) : std::nullopt;
}

/// The text of a value; "…" for one of more than ten million bytes.
[[nodiscard]] inline std::string to_text(const value& v) { return to_text(v, 10'000'000).value_or("…"); }

} // namespace guiju::meaning
