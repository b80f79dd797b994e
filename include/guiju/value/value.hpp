#pragma once

#include <guiju/base/span.hpp>
#include <guiju/value/currency.hpp>
#include <guiju/value/date.hpp>
#include <guiju/value/date_time.hpp>
#include <guiju/value/decimal.hpp>
#include <guiju/value/duration.hpp>
#include <guiju/value/shared.hpp>
#include <guiju/value/time.hpp>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace guiju {

/// What a value is. DMN 1.5, 10.3.2; money and category are guiju's own.
enum class kind : std::uint8_t {
    null,
    boolean,
    number,
    money,
    text,
    category,
    date,
    time,
    date_time,
    years_months,
    days_time,
    list,
    context,
    range,
    function,
};

/// Why there is no value. `literal` is a null that somebody meant; the others are answers to "why is this null?".
enum class reason : std::uint8_t {
    literal,          ///< written as null, or an optional field left empty
    missing,          ///< an input, a context entry or a list item that is not there
    type_error,       ///< an operand or argument of the wrong type, or not the right number of them
    division_by_zero, ///< also remainder by zero
    domain,           ///< an argument outside what the function is defined for
    overflow,         ///< a result too large for its type
    syntax,           ///< a text that is not the literal of a date, number, duration, pattern …
    no_rule,          ///< no rule of a table matched, or rules contradict the hit policy
    constraint,       ///< a value that its type does not allow
    limit,            ///< a limit on depth, steps, memory or time was passed
    undetermined,     ///< depends on facts or amounts that nobody has supplied; see `value::needs()`
};

class value;

/// Immutable text in UTF-8.
struct text_body final : shared_body {
    explicit text_body(std::string t) : content(std::move(t)) {}
    std::string content;
};

/// The names of a category, in order from low to high, with their names in the other language where there are any.
struct category_body final : shared_body {
    std::string name;
    bool ordered = false;
    std::vector<std::string> values;
    std::vector<std::string> other_values; ///< same length as `values`, or empty
};

/// What would settle an undetermined value: names of fields and parameters, sorted, each once.
struct needs_body final : shared_body {
    std::vector<std::string> names;
};

struct list_body;
struct shape;
struct context_body;
struct range_body;
class callable;

/// Any value of the expression language: 32 bytes, cheap to copy, immutable from outside.
///
/// Scalars live inside; text, lists, contexts, ranges and functions are counted and shared. Nothing here knows of
/// policies or syntax. What operators *mean* is in `meaning/`; `==` here is plain sameness of kind and content
/// (numbers and money by numeric value, contexts by names and values).
class value {
public:
    /// A null that somebody meant.
    value() noexcept : value(guiju::reason::literal) {}
    explicit value(guiju::reason why, span where = {}) noexcept {
        small_ = static_cast<std::uint8_t>(why);
        put(kind::null, null_store{nullptr, where});
    }
    value(bool b) noexcept {
        tag_ = kind::boolean;
        small_ = b ? 1 : 0;
    }
    value(const decimal& n) noexcept { put(kind::number, n); }
    value(int n) noexcept : value(decimal(n)) {}
    value(const decimal& amount, currency in) noexcept {
        put(kind::money, amount);
        word_ = in.code();
    }
    value(std::string_view t) { own(kind::text, new text_body(std::string(t))); }
    value(std::string t) { own(kind::text, new text_body(std::move(t))); }
    value(const char* t) : value(std::string_view(t)) {}
    value(const guiju::date& d) noexcept { put(kind::date, d); }
    value(const guiju::time& t) noexcept { put(kind::time, t); }
    value(const guiju::date_time& t) noexcept { put(kind::date_time, t); }
    value(const years_months_duration& d) noexcept { put(kind::years_months, d); }
    value(const days_time_duration& d) noexcept { put(kind::days_time, d); }
    /// The value of that index (from 0, low to high) in a category.
    value(const shared<const category_body>& of, std::uint32_t ordinal) noexcept {
        retain(kind::category, of.get());
        word_ = ordinal;
    }
    value(const shared<const list_body>& l) noexcept;
    value(const shared<const context_body>& c) noexcept;
    value(const shared<const range_body>& r) noexcept;
    value(const shared<const callable>& f) noexcept;
    /// A list of these items.
    static value list(std::vector<value> items);
    /// Undetermined until what is named is supplied. Names are sorted and kept once each.
    static value undetermined(std::vector<std::string> needs, span where = {});

    value(const value& other) noexcept { copy(other); }
    value(value&& other) noexcept { steal(other); }
    value& operator=(const value& other) noexcept {
        if (this != &other) {
            value kept(other);
            drop();
            steal(kept);
        }
        return *this;
    }
    value& operator=(value&& other) noexcept {
        if (this != &other) {
            drop();
            steal(other);
        }
        return *this;
    }
    ~value() { drop(); }

    [[nodiscard]] guiju::kind kind() const noexcept { return tag_; }
    [[nodiscard]] bool is(guiju::kind k) const noexcept { return tag_ == k; }
    [[nodiscard]] bool is_null() const noexcept { return tag_ == kind::null; }
    /// True for a null that stands for "nobody has supplied it". Such a null passes through every operation that needs
    /// it.
    [[nodiscard]] bool is_undetermined() const noexcept {
        return tag_ == kind::null && static_cast<guiju::reason>(small_) == guiju::reason::undetermined;
    }
    [[nodiscard]] bool is_true() const noexcept { return tag_ == kind::boolean && small_ == 1; }
    [[nodiscard]] bool is_false() const noexcept { return tag_ == kind::boolean && small_ == 0; }

    /// Why this null is null, and where it came about.
    [[nodiscard]] guiju::reason reason() const noexcept {
        assert(is_null());
        return static_cast<guiju::reason>(small_);
    }
    [[nodiscard]] span where() const noexcept {
        assert(is_null());
        return get<null_store>().at;
    }
    /// What would settle an undetermined value; empty for others.
    [[nodiscard]] std::span<const std::string> needs() const noexcept;

    // Each of these requires the kind that it names.
    [[nodiscard]] bool as_boolean() const noexcept { return small_ == 1; }
    [[nodiscard]] const decimal& as_number() const noexcept { return get<decimal>(); } ///< also the amount of money
    [[nodiscard]] currency as_currency() const noexcept { return currency::from_code(word_); }
    [[nodiscard]] const std::string& as_text() const noexcept { return static_cast<const text_body*>(body())->content; }
    [[nodiscard]] const category_body& as_category() const noexcept {
        return *static_cast<const category_body*>(body());
    }
    [[nodiscard]] std::uint32_t ordinal() const noexcept { return word_; }
    [[nodiscard]] const guiju::date& as_date() const noexcept { return get<guiju::date>(); }
    [[nodiscard]] const guiju::time& as_time() const noexcept { return get<guiju::time>(); }
    [[nodiscard]] const guiju::date_time& as_date_time() const noexcept { return get<guiju::date_time>(); }
    [[nodiscard]] const years_months_duration& as_years_months() const noexcept { return get<years_months_duration>(); }
    [[nodiscard]] const days_time_duration& as_days_time() const noexcept { return get<days_time_duration>(); }
    [[nodiscard]] const std::vector<value>& as_list() const noexcept;
    [[nodiscard]] const context_body& as_context() const noexcept;
    [[nodiscard]] const range_body& as_range() const noexcept;
    [[nodiscard]] const callable& as_function() const noexcept;

    friend bool operator==(const value& a, const value& b) noexcept;

private:
    struct null_store {
        const needs_body* needs;
        span at;
    };

    template <class T>
    void put(guiju::kind k, const T& content) noexcept {
        static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(store_));
        tag_ = k;
        std::memcpy(store_, &content, sizeof(T));
    }
    template <class T>
    [[nodiscard]] const T& get() const noexcept {
        return *std::launder(reinterpret_cast<const T*>(store_));
    }
    /// Takes over one count of `body`.
    void own(guiju::kind k, const shared_body* body) noexcept {
        put(k, body);
        counted_ = true;
    }
    void retain(guiju::kind k, const shared_body* body) noexcept {
        body->retain();
        own(k, body);
    }
    [[nodiscard]] const shared_body* body() const noexcept { return get<const shared_body*>(); }
    void copy(const value& other) noexcept {
        std::memcpy(static_cast<void*>(this), static_cast<const void*>(&other), sizeof(value));
        if (counted_) {
            body()->retain();
        }
    }
    void steal(value& other) noexcept {
        std::memcpy(static_cast<void*>(this), static_cast<const void*>(&other), sizeof(value));
        other.counted_ = false;
        other.tag_ = kind::null;
        other.small_ = 0;
    }
    void drop() noexcept {
        if (counted_) {
            body()->release();
        }
    }

    guiju::kind tag_ = kind::null;
    std::uint8_t small_ = 0; ///< the boolean, or the reason of a null
    bool counted_ = false;   ///< the store begins with a counted pointer
    std::uint32_t word_ = 0; ///< the currency, or the ordinal in a category
    alignas(8) unsigned char store_[24]{};
};

static_assert(sizeof(value) == 32);

/// Items in order.
struct list_body final : shared_body {
    list_body() = default;
    explicit list_body(std::vector<value> i) : items(std::move(i)) {}
    std::vector<value> items;
};

/// The entry names of contexts that look alike, in order, each once. All records of one type share one shape.
struct shape final : shared_body {
    std::vector<std::string> names;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    /// The index of an entry, or `npos`.
    [[nodiscard]] std::size_t find(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == name) {
                return i;
            }
        }
        return npos;
    }
};

/// A context (DMN) or record: names and their values, in order.
struct context_body final : shared_body {
    context_body() = default;
    context_body(shared<const guiju::shape> s, std::vector<value> v) : shape(std::move(s)), values(std::move(v)) {}

    /// The entry of that name, or nullptr.
    [[nodiscard]] const value* find(std::string_view name) const noexcept {
        const auto at = shape ? shape->find(name) : guiju::shape::npos;
        return at == guiju::shape::npos ? nullptr : &values[at];
    }

    shared<const guiju::shape> shape; ///< null for the empty context
    std::vector<value> values;        ///< one for each name of the shape
};

/// How a range is made: with two ends, or as a comparison with one value. DMN 1.5, 10.3.2.7.
enum class range_form : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };

/// A range. One with two ends has both, and where one of them is null nothing is known to lie within. A comparison such
/// as `(< 5)` has no end on its other side, which is null and open; `(= 5)` and `(!= 5)` have their value on both
/// sides.
struct range_body final : shared_body {
    value low;
    value high;
    bool low_closed = false;
    bool high_closed = false;
    range_form form = range_form::interval;

    [[nodiscard]] bool without_low() const noexcept {
        return form == range_form::less || form == range_form::less_equal;
    }
    [[nodiscard]] bool without_high() const noexcept {
        return form == range_form::greater || form == range_form::greater_equal;
    }
};

/// What a function needs to call other functions while it runs: limits and the like. Defined in `meaning/`.
struct call_context;

/// A function value: built in, written as a lambda, or a host's.
class callable : public shared_body {
public:
    /// Names of the parameters, in order.
    [[nodiscard]] virtual std::span<const std::string> parameters() const noexcept = 0;
    /// The value for these arguments, one for each parameter.
    [[nodiscard]] virtual value call(std::span<const value> arguments, call_context& in) const = 0;
};

inline value::value(const shared<const list_body>& l) noexcept { retain(kind::list, l.get()); }
inline value::value(const shared<const context_body>& c) noexcept { retain(kind::context, c.get()); }
inline value::value(const shared<const range_body>& r) noexcept { retain(kind::range, r.get()); }
inline value::value(const shared<const callable>& f) noexcept { retain(kind::function, f.get()); }

inline value value::list(std::vector<value> items) {
    value made;
    made.own(kind::list, new list_body(std::move(items)));
    return made;
}

inline value value::undetermined(std::vector<std::string> needs, span where) {
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    auto* names = new needs_body;
    names->names = std::move(needs);
    value made(reason::undetermined, where);
    made.put(kind::null, null_store{names, where});
    made.counted_ = true;
    return made;
}

inline std::span<const std::string> value::needs() const noexcept {
    return is_undetermined() && counted_ ? std::span<const std::string>(get<null_store>().needs->names)
                                         : std::span<const std::string>{};
}
inline const std::vector<value>& value::as_list() const noexcept {
    return static_cast<const list_body*>(body())->items;
}
inline const context_body& value::as_context() const noexcept { return *static_cast<const context_body*>(body()); }
inline const range_body& value::as_range() const noexcept { return *static_cast<const range_body*>(body()); }
inline const callable& value::as_function() const noexcept { return *static_cast<const callable*>(body()); }

namespace detail {

/// Parts of two values that are still to be compared. Kept outside of the stack: values may be nested as deep as there
/// is memory.
using open_pairs = std::vector<std::pair<const value*, const value*>>;

[[nodiscard]] inline bool is_nested(const value& v) noexcept {
    return v.is(kind::list) || v.is(kind::context) || v.is(kind::range);
}

/// Whether two parts are the same as far as can be seen at once; what is nested in both is left open.
inline bool same_part(const value& a, const value& b, open_pairs& open) {
    if (!is_nested(a) || a.kind() != b.kind()) {
        return a == b;
    }
    open.emplace_back(&a, &b);
    return true;
}

inline bool same_lists(const std::vector<value>& a, const std::vector<value>& b, open_pairs& open) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        same = same_part(a[i], b[i], open);
    }
    return same;
}

inline bool same_contexts(const context_body& a, const context_body& b, open_pairs& open) {
    bool same = a.values.size() == b.values.size();
    for (std::size_t i = 0; same && i < a.values.size(); ++i) {
        const value* other = b.find(a.shape->names[i]);
        same = other != nullptr && same_part(a.values[i], *other, open);
    }
    return same;
}

inline bool same_ranges(const range_body& a, const range_body& b, open_pairs& open) {
    return a.form == b.form && a.low_closed == b.low_closed && a.high_closed == b.high_closed &&
           same_part(a.low, b.low, open) && same_part(a.high, b.high, open);
}

/// Both of one nested kind.
inline bool same_level(const value& a, const value& b, open_pairs& open) {
    if (a.is(kind::list)) {
        return same_lists(a.as_list(), b.as_list(), open);
    }
    return a.is(kind::context) ? same_contexts(a.as_context(), b.as_context(), open)
                               : same_ranges(a.as_range(), b.as_range(), open);
}

inline bool same_nested(const value& a, const value& b) {
    open_pairs open;
    bool same = same_level(a, b, open);
    while (same && !open.empty()) {
        const auto [left, right] = open.back();
        open.pop_back();
        same = same_level(*left, *right, open);
    }
    return same;
}

/// Both of one kind that keeps its content in a body.
inline bool same_body(const value& a, const value& b) noexcept {
    switch (a.kind()) {
    case kind::text:
        return a.as_text() == b.as_text();
    case kind::category:
        return a.ordinal() == b.ordinal() && a.as_category().values == b.as_category().values;
    case kind::function:
        return &a.as_function() == &b.as_function();
    default:
        return same_nested(a, b);
    }
}

} // namespace detail

/// Sameness of kind and content. Nulls are the same whatever their reasons; numbers are compared by numeric value.
inline bool operator==(const value& a, const value& b) noexcept {
    if (a.kind() != b.kind()) {
        return false;
    }
    switch (a.kind()) {
    case kind::null:
        return a.is_undetermined() == b.is_undetermined();
    case kind::boolean:
        return a.as_boolean() == b.as_boolean();
    case kind::number:
        return a.as_number() == b.as_number();
    case kind::money:
        return a.as_currency() == b.as_currency() && a.as_number() == b.as_number();
    case kind::date:
        return a.as_date() == b.as_date();
    case kind::time:
        return a.as_time() == b.as_time();
    case kind::date_time:
        return a.as_date_time() == b.as_date_time();
    case kind::years_months:
        return a.as_years_months() == b.as_years_months();
    case kind::days_time:
        return a.as_days_time() == b.as_days_time();
    default:
        return detail::same_body(a, b);
    }
}

} // namespace guiju
