#pragma once

#include "feel/reading.hpp"

#include <boost/spirit/home/x3.hpp>

#include <optional>

/// The parts that the grammar is composed of, as parsers of Spirit X3. Nodes are built in `reading`, no part has an
/// attribute.
namespace guiju::feel::grammar {

namespace x3 = boost::spirit::x3;

struct reading_tag;
using context = x3::context<reading_tag, reading>;

template <class Context>
reading& reading_of(const Context& in) {
    return x3::get<reading_tag>(in);
}

/// A part whose `read` gets a position behind white space and answers where it ends, or null.
template <class Derived>
struct part : x3::parser<Derived> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class Context, class RuleContext, class Attribute>
    bool parse(const char*& at, const char* const&, const Context& in, RuleContext&, Attribute&) const {
        auto& now = reading_of(in);
        const char* const end = this->derived().read(now, now.words.past_blanks(at));
        if (end == nullptr) {
            return false;
        }
        at = end;
        return true;
    }
};

/// A directive: `around` wraps the reading of its subject.
template <class Subject, class Derived>
struct directive : x3::unary_parser<Subject, Derived> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    constexpr explicit directive(const Subject& subject) : x3::unary_parser<Subject, Derived>(subject) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(const char*& at, const char* const& last, const Context& in, RuleContext& rules, Attribute&) const {
        return this->derived().around(reading_of(in), at,
                                      [&] { return this->subject.parse(at, last, in, rules, x3::unused); });
    }
};

/// Makes `factory(arguments…)[subject]` a directive. Subjects are held by value.
template <template <class> class Made, class... Arguments>
struct directive_of {
    std::tuple<Arguments...> arguments;
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return std::apply(
            [&](const auto&... each) {
                return Made<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), each...);
            },
            arguments);
    }
};

struct mark_part : part<mark_part> {
    symbol which;
    constexpr explicit mark_part(symbol s) : which(s) {}
    const char* read(reading& now, const char* at) const { return now.words.mark(which, at); }
};
/// A mark.
constexpr mark_part mark(symbol which) { return mark_part(which); }

struct opening_part : part<opening_part> {
    symbol which;
    constexpr explicit opening_part(symbol s) : which(s) {}
    const char* read(reading& now, const char* at) const {
        const char* const end = now.words.mark(which, at);
        if (end != nullptr) {
            now.tree.top().opener = at;
        }
        return end;
    }
};
/// A bracket that has to be closed.
constexpr opening_part opening(symbol which) { return opening_part(which); }

struct closing_part : part<closing_part> {
    symbol which;
    constexpr explicit closing_part(symbol s) : which(s) {}
    const char* read(reading& now, const char* at) const {
        const char* const end = now.words.mark(which, at);
        if (end != nullptr) {
            now.tree.top().opener = nullptr;
        }
        return end;
    }
};
constexpr closing_part closing(symbol which) { return closing_part(which); }

struct leading_part : part<leading_part> {
    keyword which;
    constexpr explicit leading_part(keyword k) : which(k) {}
    const char* read(reading& now, const char* at) const {
        const auto found = now.words.leading_keyword(at);
        return found.id == which ? found.end : nullptr;
    }
};
/// A keyword where a value is expected.
constexpr leading_part leading(keyword which) { return leading_part(which); }

struct following_part : part<following_part> {
    keyword which;
    constexpr explicit following_part(keyword k) : which(k) {}
    const char* read(reading& now, const char* at) const { return now.words.following_keyword(which, at); }
};
/// A keyword behind a value.
constexpr following_part following(keyword which) { return following_part(which); }

/// A function from a position to where it ends, as a part.
template <const char* (*Read)(reading&, const char*)>
struct calling_part : part<calling_part<Read>> {
    const char* read(reading& now, const char* at) const { return Read(now, at); }
};
template <const char* (*Read)(reading&, const char*)>
inline constexpr calling_part<Read> calling{};

template <class Subject>
struct building_directive : directive<Subject, building_directive<Subject>> {
    std::optional<node_kind> kind;
    std::size_t taken;
    constexpr building_directive(const Subject& subject, std::optional<node_kind> k, std::size_t t)
        : directive<Subject, building_directive<Subject>>(subject), kind(k), taken(t) {}
    template <class Read>
    bool around(reading& now, const char*& at, Read&& read) const {
        const char* const begin = at;
        now.tree.open(kind, now.words.past_blanks(at), taken);
        if (read()) {
            now.tree.close(at);
            return true;
        }
        at = begin;
        now.tree.abandon();
        return false;
    }
};
/// A node of that kind whose children are the values read.
inline auto building(node_kind kind) {
    return directive_of<building_directive, std::optional<node_kind>, std::size_t>{{kind, 0}};
}
/// Like `building`, with the last value as first child.
inline auto extending(node_kind kind) {
    return directive_of<building_directive, std::optional<node_kind>, std::size_t>{{kind, 1}};
}
/// No node of its own: what is read stays, covering the brackets too.
inline auto grouping() {
    return directive_of<building_directive, std::optional<node_kind>, std::size_t>{{std::nullopt, 0}};
}

template <class Subject>
struct requiring_directive : directive<Subject, requiring_directive<Subject>> {
    expected what;
    constexpr requiring_directive(const Subject& subject, expected e)
        : directive<Subject, requiring_directive<Subject>>(subject), what(e) {}
    template <class Read>
    bool around(reading& now, const char*& at, Read&& read) const {
        const char* const begin = at;
        if (!read()) {
            now.missing(what, begin);
        }
        return true;
    }
};
/// There is no way back: what is read has to be there.
inline auto need(expected what) { return directive_of<requiring_directive, expected>{{what}}; }

template <class Subject>
struct nesting_directive : directive<Subject, nesting_directive<Subject>> {
    using directive<Subject, nesting_directive<Subject>>::directive;
    template <class Read>
    bool around(reading& now, const char*& at, Read&& read) const {
        now.enter(at);
        const bool matched = read();
        now.leave();
        return matched;
    }
};
/// Counts against the limit of nesting.
inline constexpr directive_of<nesting_directive> nested{};

template <class Subject>
struct flag_directive : directive<Subject, flag_directive<Subject>> {
    bool reading::*flag;
    bool set;
    constexpr flag_directive(const Subject& subject, bool reading::*f, bool s)
        : directive<Subject, flag_directive<Subject>>(subject), flag(f), set(s) {}
    template <class Read>
    bool around(reading& now, const char*&, Read&& read) const {
        const bool before = now.*flag;
        now.*flag = set;
        const bool matched = read();
        now.*flag = before;
        return matched;
    }
};
inline auto with(bool reading::*flag) { return directive_of<flag_directive, bool reading::*, bool>{{flag, true}}; }
inline auto without(bool reading::*flag) { return directive_of<flag_directive, bool reading::*, bool>{{flag, false}}; }

template <class Subject>
struct scoping_directive : directive<Subject, scoping_directive<Subject>> {
    using directive<Subject, scoping_directive<Subject>>::directive;
    template <class Read>
    bool around(reading& now, const char*&, Read&& read) const {
        const auto before = now.declared();
        const bool matched = read();
        now.forget(before);
        return matched;
    }
};
/// Names that are introduced within are known within.
inline constexpr directive_of<scoping_directive> scoped{};

} // namespace guiju::feel::grammar
