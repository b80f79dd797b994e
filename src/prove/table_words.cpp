#include <guiju/feel/keywords.hpp>
#include <guiju/feel/printer.hpp>
#include <guiju/meaning/to_text.hpp>
#include <guiju/prove/table_comparison.hpp>

#include <algorithm>

namespace guiju::prove {

namespace {

using feel::keyword;
using program::axis;
using program::everything;
using program::null_place;
using program::place;
using program::place_set;
using program::run;
using program::values_only;

bool is_free(const place_set& s) {
    return s.runs().size() == 1 && s.runs()[0].low <= values_only.low && s.runs()[0].high == everything.high;
}

/// Values and sets of one column in the words of the policy.
class column_words {
public:
    column_words(const program::program& in, const program::table& t, const program::boxes& as, std::size_t column,
                 lang keywords)
        : column_words(in, t.inputs[column], as.along(column), keywords) {}
    column_words(const program::program& in, const program::table::input& of, const axis& along, lang keywords)
        : in_(in), along_(along), type_(in[of.type]), name_(of.name), keywords_(keywords) {}

    /// `x < 5`, `x = 2A`, `x 属于 (1..5]`, …
    [[nodiscard]] std::string condition(const place_set& of) const {
        if (along_.form() == axis::form::ordinal) {
            return of_ordinals(of);
        }
        if (const auto others = excluded(of); !others.empty()) {
            return of_excluded(of, others);
        }
        if (const auto listed = listed_values(of); !listed.empty()) {
            return name_ + " " + word(keyword::in) + " (" + listed + ")";
        }
        std::string text;
        std::size_t parts = 0;
        for (auto r : of.runs()) {
            if (r.low == null_place) {
                text += joined(parts++) + name_ + " = " + word(keyword::null);
                r.low = values_only.low;
            }
            if (r.low <= r.high) {
                text += joined(parts++) + of_run(r);
            }
        }
        return parts > 1 ? "(" + text + ")" : text;
    }

    /// The cell of a row: `< 5`, `"2A", "3A"`, `(1..5]`, …
    [[nodiscard]] std::string cell(const place_set& of) const {
        if (is_free(of)) {
            return "-";
        }
        std::string text;
        const auto add = [&text](const std::string& one) { text += (text.empty() ? "" : ", ") + one; };
        if (of.holds(null_place)) {
            add(std::string(spelling(keyword::null, in_.language)));
        }
        if (along_.form() == axis::form::ordinal) {
            for (const auto& v : ordinals(of)) {
                add(literal(v, true));
            }
            return text;
        }
        if (const auto others = excluded(of); !others.empty() && !of.holds(null_place)) {
            return word(keyword::not_) + "(" + others + ")";
        }
        for (auto r : of.runs()) {
            r.low = std::max(r.low, values_only.low);
            if (r.low <= r.high) {
                add(test_of(r));
            }
        }
        return text;
    }

private:
    [[nodiscard]] std::string word(keyword k) const { return std::string(spelling(k, keywords_)); }
    [[nodiscard]] std::string joined(std::size_t before) const {
        return before == 0 ? "" : " " + word(keyword::or_) + " ";
    }

    /// The values that alone are not in the set, parted by commas, where there are several; else empty.
    [[nodiscard]] std::string excluded(const place_set& of) const {
        const auto others = place_set(values_only).without(of);
        std::string text;
        for (const auto& r : others.runs()) {
            if (r.low != r.high || r.low % 2 != 0 || others.runs().size() < 2) {
                return {};
            }
            text += (text.empty() ? "" : ", ") + literal(along_.at(r.low), true);
        }
        return text;
    }
    /// The values of the set, parted by commas, where it is of several single ones; else empty.
    [[nodiscard]] std::string listed_values(const place_set& of) const {
        std::string text;
        for (const auto& r : of.runs()) {
            const auto one = r.low == null_place ? std::nullopt : single(r);
            if (!one || of.runs().size() < 2) {
                return {};
            }
            text += (text.empty() ? "" : ", ") + literal(*one, true);
        }
        return text;
    }
    [[nodiscard]] std::string of_excluded(const place_set& of, const std::string& others) const {
        const auto outside = word(keyword::not_) + "(" + name_ + " " + word(keyword::in) + " (" + others + "))";
        return of.holds(null_place) ? "(" + name_ + " = " + word(keyword::null) + joined(1) + outside + ")" : outside;
    }
    [[nodiscard]] std::size_t ordinal_count() const {
        return along_.kind() == kind::boolean ? 2 : along_.category()->values.size();
    }
    [[nodiscard]] std::vector<value> ordinals(const place_set& of) const {
        std::vector<value> all;
        for (std::size_t i = 0; i < ordinal_count(); ++i) {
            if (of.holds(2 * static_cast<place>(i))) {
                all.push_back(along_.at(2 * static_cast<place>(i)));
            }
        }
        return all;
    }
    [[nodiscard]] std::string of_ordinals(const place_set& of) const {
        const auto values = ordinals(of);
        const auto null = name_ + " = " + word(keyword::null);
        if (values.empty()) {
            return null;
        }
        const auto text = of_ordinals(of, values);
        return of.holds(null_place) ? "(" + null + joined(1) + text + ")" : text;
    }
    [[nodiscard]] std::string of_ordinals(const place_set& of, const std::vector<value>& values) const {
        std::string text;
        if (values.size() == 1) {
            return name_ + " = " + literal(values.front(), false);
        }
        if (values.size() + 1 == ordinal_count()) {
            for (std::size_t i = 0; i < ordinal_count(); ++i) {
                if (!of.holds(2 * static_cast<place>(i))) {
                    return name_ + " != " + literal(along_.at(2 * static_cast<place>(i)), false);
                }
            }
        }
        text += name_ + " " + word(keyword::in) + " (";
        for (std::size_t i = 0; i < values.size(); ++i) {
            text += (i == 0 ? "" : ", ") + literal(values[i], false);
        }
        return text + ")";
    }

    struct bound {
        bool there = false, closed = false;
        value at;
    };
    [[nodiscard]] bound low_of(const run& r) const {
        const auto at = along_.at(r.low % 2 == 0 ? r.low : r.low - 1);
        return {r.low > values_only.low && !at.is_null(), r.low % 2 == 0, at};
    }
    [[nodiscard]] bound high_of(const run& r) const {
        if (r.high == everything.high) {
            return {};
        }
        const auto at = along_.at(r.high % 2 == 0 ? r.high : r.high + 1);
        return {!at.is_null(), r.high % 2 == 0, at};
    }
    /// The one value of a run that has one: also the day between two days.
    [[nodiscard]] std::optional<value> single(run r) const {
        if (along_.form() == axis::form::whole && along_.kind() != kind::days_time && r.low % 2 != 0 &&
            r.high % 2 != 0 && r.high - r.low == 2) {
            r = {r.low + 1, r.low + 1};
        }
        return r.low == r.high && r.low % 2 == 0 ? std::optional(along_.at(r.low)) : std::nullopt;
    }
    [[nodiscard]] std::string of_run(const run& r) const {
        if (const auto one = single(r)) {
            return name_ + " = " + literal(*one, false);
        }
        const auto test = test_of(r);
        const bool compares = test.starts_with('<') || test.starts_with('>');
        return name_ + " " + (compares ? test : word(keyword::in) + " " + test);
    }
    [[nodiscard]] std::string test_of(const run& r) const {
        if (const auto one = single(r)) {
            return literal(*one, true);
        }
        const auto low = low_of(r);
        const auto high = high_of(r);
        if (low.there && high.there) {
            return (low.closed ? "[" : "(") + literal(low.at, true) + ".." + literal(high.at, true) +
                   (high.closed ? "]" : ")");
        }
        if (low.there) {
            return (low.closed ? ">= " : "> ") + literal(low.at, true);
        }
        if (high.there) {
            return (high.closed ? "<= " : "< ") + literal(high.at, true);
        }
        return "not(" + std::string(spelling(keyword::null, in_.language)) + ")";
    }

    /// A value as the policy would write it; category values in quotes only where a row is written.
    [[nodiscard]] std::string literal(const value& v, bool as_written) const {
        if (v.is(kind::category) && !as_written) {
            return v.as_category().values[v.ordinal()];
        }
        feel::tree made;
        feel::node n;
        switch (v.kind()) {
        case kind::boolean:
            n.kind = feel::node_kind::boolean_literal;
            n.text = v.as_boolean() ? "true" : "false";
            break;
        case kind::number:
        case kind::money:
            put_amount(n, v);
            break;
        case kind::text:
        case kind::category:
            n.kind = feel::node_kind::text_literal;
            n.text = v.is(kind::text) ? v.as_text() : v.as_category().values[v.ordinal()];
            break;
        default:
            n.kind = feel::node_kind::at_literal;
            n.text = temporal_text(v);
            break;
        }
        const bool negative = n.text.starts_with('-') && (v.is(kind::number) || v.is(kind::money));
        n.text.erase(0, negative ? 1 : 0);
        made.nodes.push_back(std::move(n));
        if (negative) {
            feel::node minus;
            minus.kind = feel::node_kind::negate;
            minus.children = {feel::node_id{0}};
            minus.depth = 2;
            made.nodes.push_back(std::move(minus));
        }
        made.root = static_cast<feel::node_id>(made.nodes.size() - 1);
        return feel::print(made, feel::dialect{in_.language, true});
    }

    void put_amount(feel::node& n, const value& v) const {
        const auto unit = v.is(kind::money) ? feel::unit::money : type_.unit;
        auto amount = v.as_number();
        if (unit == feel::unit::percent) {
            amount = amount * decimal(100);
        }
        n.kind = unit == feel::unit::none ? feel::node_kind::number_literal : feel::node_kind::quantity;
        n.unit = unit;
        n.currency_code = v.is(kind::money) ? v.as_currency().code() : 0;
        n.text = reduced(amount).to_plain();
    }

    /// Without zeros behind the point that say nothing.
    [[nodiscard]] static decimal reduced(const decimal& n) {
        auto digits = n.coefficient();
        auto exponent = n.exponent();
        while (exponent < 0 && digits != 0 && digits % 10 == 0) {
            digits /= 10;
            ++exponent;
        }
        return decimal::from_parts(n.is_negative(), digits, digits == 0 ? 0 : exponent);
    }

    [[nodiscard]] static std::string temporal_text(const value& v) {
        switch (v.kind()) {
        case kind::date:
            return v.as_date().to_string();
        case kind::time:
            return v.as_time().to_string();
        case kind::date_time:
            return v.as_date_time().to_string();
        case kind::years_months:
            return v.as_years_months().to_string();
        case kind::days_time:
            return v.as_days_time().to_string();
        default:
            return {};
        }
    }

    const program::program& in_;
    const axis& along_;
    const program::type& type_;
    const std::string& name_;
    lang keywords_;
};

} // namespace

std::string condition_of(const program::program& in, const program::table& t, const program::boxes& as,
                         const region& where, lang language) {
    std::string text;
    for (std::size_t c = 0; c < where.size(); ++c) {
        if (!is_free(where[c])) {
            text += text.empty() ? "" : " " + std::string(spelling(keyword::and_, language)) + " ";
            text += column_words(in, t, as, c, language).condition(where[c]);
        }
    }
    return text;
}

namespace {

/// An input of two tables, in the table that is asked about it.
struct known_input {
    const program::program& in;
    const program::table::input& of;
};

known_input known(const table_in& before, const table_in& after, const program::shared_input& at) {
    return at.second ? known_input{after.in, after.of.inputs[*at.second]}
                     : known_input{before.in, before.of.inputs[*at.first]};
}

/// Texts in quotes, so that "null" is not null.
std::string answer_text(const value& v) {
    if (v.is_null()) {
        return "null";
    }
    const auto text = meaning::to_text(v);
    return v.is(kind::text) ? "\"" + text + "\"" : text;
}

} // namespace

std::string condition_of(const table_in& before, const table_in& after, const table_comparison& found,
                         const region& where, lang language) {
    std::string text;
    for (std::size_t c = 0; c < where.size(); ++c) {
        const auto [in, of] = known(before, after, found.inputs[c].at);
        const auto& type = in[of.type];
        const bool may_be_null = type.optional || type.kind == program::type_kind::any;
        if (is_free(where[c]) && (!may_be_null || where[c].holds(null_place))) {
            continue;
        }
        text += text.empty() ? "" : " " + std::string(spelling(keyword::and_, language)) + " ";
        text += is_free(where[c]) ? of.name + " != " + std::string(spelling(keyword::null, language))
                                  : column_words(in, of, found.inputs[c].along, language).condition(where[c]);
    }
    return text;
}

std::string rule_of(const table_in& before, const table_in& after, const table_comparison& found, const difference& one,
                    lang language) {
    const auto condition = condition_of(before, after, found, one.where, language);
    const auto change = answer_text(one.before) + " → " + answer_text(one.after);
    if (language == lang::zh) {
        return (condition.empty() ? "任何输入：" : "当 " + condition + "：") + change;
    }
    return (condition.empty() ? "for any input: " : "for " + condition + ": ") + change;
}

std::string row_of(const program::program& in, const program::table& t, const program::boxes& as, const region& where) {
    std::string text = "|";
    for (std::size_t c = 0; c < where.size(); ++c) {
        text += " " + column_words(in, t, as, c, in.language).cell(where[c]) + " |";
    }
    return text;
}

} // namespace guiju::prove
