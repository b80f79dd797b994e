#include "formats/rules/cursor.hpp"

#include "feel/characters.hpp"
#include "feel/escapes.hpp"

#include <guiju/feel/keywords.hpp>

#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace guiju::formats::rules {

namespace {

namespace x3 = boost::spirit::x3;

/// One byte that a predicate holds of. The character classes of X3 know ASCII alone.
template <bool (*holds)(char) noexcept>
struct byte_parser : x3::parser<byte_parser<holds>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    template <class Iterator, class Context, class Rule, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context&, const Rule&, Attribute&) const {
        if (first == last || !holds(*first)) {
            return false;
        }
        ++first;
        return true;
    }
};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == filler; }
constexpr bool is_value_byte(char c) noexcept {
    return static_cast<unsigned char>(c) > ' ' && std::string_view(",;:()\"`=|").find(c) == std::string_view::npos;
}

constexpr byte_parser<is_name_byte> name_byte{};
constexpr byte_parser<is_digit> digit{};
constexpr byte_parser<is_blank> blank{};
constexpr byte_parser<is_value_byte> value_byte{};

/// Words that end a name when they follow it.
const auto following =
    (x3::lit("从") | "自" | "至" | "到" | "属于" | "对" | "默认" | "from" | "to" | "in" | "default") >> !name_byte;
const auto word = +name_byte;
const auto plain_name = x3::omit[!digit >> word >> *(+blank >> !following >> word)];
const auto masked = x3::lit(quoted);
const auto backquoted = x3::omit['`' >> *masked >> '`'];
const auto text_in_quotes = x3::omit['"' >> *masked >> '"'];
const auto plain_value = x3::omit[+(!x3::lit("->") >> value_byte)];
const auto wide_figure =
    x3::lit("０") | "１" | "２" | "３" | "４" | "５" | "６" | "７" | "８" | "９"; // as East Asian keyboards give them
const auto figure = digit | wide_figure;
const auto dash = x3::lit('-') >> *x3::lit(filler);
const auto iso_date = x3::omit[+figure >> dash >> figure >> figure >> dash >> figure >> figure];
const auto chinese_date =
    x3::omit[+figure >> *blank >> "年" >> *blank >> +figure >> *blank >> "月" >> *blank >> +figure >> *blank >> "日"];

bool ends_like_name(std::string_view shape) { return shape.empty() || !is_name_byte(shape.front()); }

/// With its full-width digits as ASCII ones: U+FF10 to U+FF19 are EF BC 90 to EF BC 99.
std::string with_narrow_digits(std::string_view written) {
    std::string made;
    for (std::size_t at = 0; at < written.size(); ++at) {
        const bool wide = written.substr(at).starts_with("\xEF\xBC") && at + 2 < written.size();
        made.push_back(wide ? static_cast<char>(static_cast<unsigned char>(written[at + 2]) - 0x90U + '0')
                            : written[at]);
        at += wide ? 2 : 0;
    }
    return made;
}

std::optional<date> date_of(std::string_view as_written) {
    const auto written = with_narrow_digits(as_written);
    std::int64_t numbers[3] = {};
    std::size_t at = 0;
    for (auto& one : numbers) {
        while (at < written.size() && (written[at] < '0' || written[at] > '9')) {
            ++at;
        }
        const auto [end, problem] = std::from_chars(written.data() + at, written.data() + written.size(), one);
        if (problem != std::errc{}) {
            return std::nullopt;
        }
        at = static_cast<std::size_t>(end - written.data());
    }
    return date::from(numbers[0], numbers[1], numbers[2]);
}

bool is_reserved(std::string_view name) {
    return std::any_of(feel::keywords.begin(), feel::keywords.end(), [&](const feel::keyword_info& row) {
        return row.place != feel::keyword_place::name && (row.en == name || row.zh == name || row.zh_other == name);
    });
}

} // namespace

template <class Grammar>
std::optional<slice> cursor::token(const Grammar& grammar) {
    const auto shape = text_->shape_of({at_, end_});
    auto first = shape.begin();
    if (done() || !x3::parse(first, shape.end(), grammar)) {
        return std::nullopt;
    }
    const slice taken{at_, at_ + static_cast<std::size_t>(first - shape.begin())};
    at_ = taken.end;
    skip_space();
    return taken;
}

void cursor::skip_space() {
    while (at_ < end_ && is_blank(text_->shape[at_])) {
        ++at_;
    }
}

bool cursor::take(char mark) { return token(x3::lit(mark)).has_value(); }

bool cursor::take_arrow() { return token(x3::lit("->") | x3::lit("=>")).has_value(); }

std::optional<found_keyword> cursor::take(keyword wanted, parting how) {
    const auto found = keyword_at(shape(), wanted, how);
    if (found) {
        at_ += found->length;
        skip_space();
    }
    return found;
}

std::optional<found_keyword> cursor::take(keyword_place place, parting how) {
    const auto found = keyword_at(shape(), {place}, how);
    if (found) {
        at_ += found->length;
        skip_space();
    }
    return found;
}

std::optional<std::string> cursor::take_name() {
    if (const auto quoted_name = token(backquoted)) {
        auto name = unquoted(*quoted_name);
        return name.empty() ? std::nullopt : std::optional(std::move(name));
    }
    const auto taken = token(plain_name);
    if (!taken) {
        return std::nullopt;
    }
    std::string name;
    for (const char c : text_->plain_of(*taken)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space || name.back() != ' ') {
            name += space ? ' ' : c;
        }
    }
    return name;
}

std::optional<graph::naming> cursor::with_other(std::optional<std::string> name, std::size_t begin,
                                                std::optional<std::string> (cursor::*take_other)()) {
    if (!name) {
        return std::nullopt;
    }
    graph::naming made{std::move(*name), {}, {}};
    auto end = at_;
    const auto before = *this;
    if (take('(')) {
        auto other = (this->*take_other)();
        end = at_;
        if (other && take(')')) {
            made.other = std::move(*other);
        } else {
            *this = before;
            end = at_;
        }
    }
    made.where = text_->where(text_->trimmed({begin, end}));
    return made;
}

std::optional<graph::naming> cursor::take_naming() {
    const auto begin = at_;
    return with_other(take_name(), begin, &cursor::take_name);
}

std::optional<std::string> cursor::take_value() {
    if (auto text = take_string()) {
        return text;
    }
    const auto taken = token(plain_value);
    return taken ? std::optional(std::string(text_->plain_of(*taken))) : std::nullopt;
}

std::optional<graph::naming> cursor::take_value_naming() {
    const auto begin = at_;
    return with_other(take_value(), begin, &cursor::take_value);
}

std::optional<std::string> cursor::take_string() {
    auto ahead = *this;
    const auto taken = ahead.token(text_in_quotes);
    if (!taken || bad_escape_in(*taken)) {
        return std::nullopt;
    }
    *this = ahead;
    return unquoted(*taken);
}

std::optional<slice> cursor::bad_escape() const {
    auto ahead = *this;
    const auto taken = ahead.token(text_in_quotes);
    return taken ? bad_escape_in(*taken) : std::nullopt;
}

slice cursor::between_quotes(slice token) const {
    const auto front = text_->plain[token.begin];
    const std::size_t mark = front == '"' || front == '`' ? 1 : std::string_view("“").size();
    return {token.begin + mark, token.end - mark};
}

std::optional<slice> cursor::bad_escape_in(slice token) const {
    const auto within = between_quotes(token);
    const auto content = text_->plain_of(within);
    for (std::size_t at = content.find('\\'); at < content.size(); at = content.find('\\', at)) {
        const auto found = feel::escape_of(content.substr(at));
        if (!found.code) {
            return slice{within.begin + at, within.begin + at + found.length};
        }
        at += found.length;
    }
    return std::nullopt;
}

std::string cursor::unquoted(slice token) const {
    const auto content = text_->plain_of(between_quotes(token));
    const bool escapes = text_->plain[token.begin] != '`';
    std::string text;
    for (std::size_t at = 0; at < content.size();) {
        if (escapes && content[at] == '\\') {
            const auto found = feel::escape_of(content.substr(at));
            feel::append_utf8(text, found.code.value_or(U'\\'));
            at += found.length;
        } else {
            text += content[at++];
        }
    }
    return text;
}

std::optional<date> cursor::take_date() {
    const auto before = *this;
    const auto taken = token(iso_date | chinese_date);
    bad_date_ = false;
    if (!taken) {
        return std::nullopt;
    }
    if (const auto found = date_of(text_->shape_of(*taken));
        found && ends_like_name(text_->shape_of({taken->end, end_}))) {
        return found;
    }
    *this = before;
    bad_date_ = true;
    return std::nullopt;
}

slice cursor::take_until(std::string_view marks) {
    int depth = 0;
    auto at = at_;
    for (; at < end_; ++at) {
        const char c = text_->shape[at];
        if (depth == 0 && marks.find(c) != std::string_view::npos) {
            break;
        }
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
    }
    const auto taken = text_->trimmed({at_, at});
    at_ = at;
    return taken;
}

std::optional<slice> cursor::take_before(keyword word) {
    int depth = 0;
    for (auto at = at_; at < end_; ++at) {
        const char c = text_->shape[at];
        const bool parted = at == at_ || is_blank(text_->shape[at - 1]) || text_->shape[at - 1] == ')';
        if (depth == 0 && parted && keyword_at(text_->shape_of({at, end_}), word, parting::required)) {
            const auto taken = text_->trimmed({at_, at});
            at_ = at;
            return taken;
        }
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
    }
    return std::nullopt;
}

bool is_plain_name(std::string_view name) {
    if (is_reserved(name) || name.find("  ") != std::string_view::npos) {
        return false;
    }
    prepared alone;
    alone.plain = alone.shape = std::string(name);
    line_preparer{alone}({0, name.size()});
    cursor all(alone, {0, name.size()});
    const auto taken = alone.shape == name ? all.take_name() : std::nullopt;
    return taken && *taken == name && all.done();
}

bool is_plain_value(std::string_view value) {
    prepared alone;
    alone.plain = alone.shape = std::string(value);
    line_preparer{alone}({0, value.size()});
    cursor all(alone, {0, value.size()});
    const auto taken = alone.shape == value ? all.take_value() : std::nullopt;
    return taken && *taken == value && all.done() && value.front() != '-';
}

} // namespace guiju::formats::rules
