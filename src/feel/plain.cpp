#include "feel/plain.hpp"

#include "base/utf8.hpp"
#include "feel/characters.hpp"

#include <algorithm>
#include <utility>

namespace guiju::feel {

namespace {

constexpr std::uint32_t levels = 4;
constexpr std::size_t longest = 4'096;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

class plain_reader {
public:
    plain_reader(std::string_view text, span origin) : text_(text), origin_(origin) {}

    std::optional<tree> literal_alone() {
        made_.nodes.reserve(1);
        skip();
        if (!literal(false) || !done()) {
            return std::nullopt;
        }
        made_.root = node_id{0};
        return std::move(made_);
    }

    std::optional<tree> tests() {
        node_list all;
        std::uint32_t depth = 1;
        skip();
        made_.nodes.reserve(nodes_of_one_test());
        const auto begin = at_;
        auto end = at_;
        do {
            skip();
            if (!test()) {
                return std::nullopt;
            }
            end = at_;
            all.push_back(last());
            depth = std::max(depth, made_.nodes.back().depth + 1);
            skip();
        } while (take(','));
        if (at_ != text_.size()) {
            return std::nullopt;
        }
        auto& made = add(node_kind::tests, begin, end);
        made.children = std::move(all);
        made.depth = depth;
        made_.root = last();
        return std::move(made_);
    }

private:
    /// A tree of one test, as most are, fills its memory.
    [[nodiscard]] std::size_t nodes_of_one_test() const noexcept {
        constexpr std::size_t of_literal = 2;
        const bool range = here() == '[' || here() == '(';
        return range ? of_literal + 2 : here() == '<' || here() == '>' ? of_literal + 1 : of_literal;
    }
    [[nodiscard]] node_id last() const noexcept { return static_cast<node_id>(made_.nodes.size() - 1); }
    [[nodiscard]] char here() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool starts(std::string_view what) const noexcept { return text_.substr(at_).starts_with(what); }
    void skip() noexcept {
        while (is_blank(here())) {
            ++at_;
        }
    }
    bool take(char c) noexcept {
        const bool there = here() == c && at_ < text_.size();
        at_ += there ? 1 : 0;
        return there;
    }
    bool done() noexcept {
        skip();
        return at_ == text_.size();
    }
    /// Whether nothing that could belong to a literal follows it.
    [[nodiscard]] bool parted() noexcept {
        const auto back = at_;
        skip();
        const bool ends = at_ == text_.size() || here() == ',' || here() == ']' || here() == ')' || starts("..");
        at_ = back;
        return ends;
    }

    node& add(node_kind kind, std::size_t begin, std::size_t end) {
        auto& made = made_.nodes.emplace_back();
        made.kind = kind;
        made.where = {origin_.source, origin_.begin + static_cast<std::uint32_t>(begin),
                      origin_.begin + static_cast<std::uint32_t>(end)};
        return made;
    }

    bool test() {
        switch (here()) {
        case '<':
        case '>':
            return comparison();
        case '[':
        case '(':
            return range();
        default:
            return literal(true);
        }
    }

    bool comparison() {
        const auto begin = at_;
        const bool less = here() == '<';
        ++at_;
        const bool equal = take('=');
        skip();
        if (here() == '>' || !literal(false)) {
            return false;
        }
        const auto of = last();
        auto& half = add(node_kind::half_range, begin, at_);
        half.op = less ? (equal ? operator_kind::less_equal : operator_kind::less)
                       : (equal ? operator_kind::greater_equal : operator_kind::greater);
        half.depth = 2;
        half.children.push_back(of);
        return true;
    }

    bool range() {
        const auto begin = at_;
        const bool low_closed = here() == '[';
        node_list ends;
        ++at_;
        for (const std::string_view behind : {std::string_view(".."), std::string_view()}) {
            skip();
            if (!literal(false)) {
                return false;
            }
            ends.push_back(last());
            skip();
            if (!starts(behind)) {
                return false;
            }
            at_ += behind.size();
        }
        const bool high_closed = here() == ']';
        if (!take(']') && !take(')')) {
            return false;
        }
        const auto end = at_;
        skip();
        if (at_ != text_.size() && here() != ',') {
            return false;
        }
        auto& made = add(node_kind::range, begin, end);
        made.low_closed = low_closed;
        made.high_closed = high_closed;
        made.depth = 2;
        made.children = std::move(ends);
        at_ = end;
        return true;
    }

    bool literal(bool words) {
        const auto begin = at_;
        auto kind = node_kind::number_literal;
        std::size_t quote = 0; // what stands around the text
        if (is_digit(here())) {
            numeral();
        } else if (here() == '"') {
            const auto ends = [](char c) { return c == '"' || c == '\\' || c == '\n' || c == '\r'; };
            const auto from = text_.begin() + static_cast<std::ptrdiff_t>(at_);
            const auto close = static_cast<std::size_t>(std::find_if(from + 1, text_.end(), ends) - text_.begin());
            if (close == text_.size() || text_[close] != '"') {
                return false;
            }
            at_ = close + 1;
            kind = node_kind::text_literal;
            quote = 1;
        } else if (words && (starts("true") || starts("false"))) {
            at_ += here() == 't' ? 4 : 5;
            kind = node_kind::boolean_literal;
        } else {
            return false;
        }
        if (!parted()) {
            return false;
        }
        add(kind, begin, at_).text = text_.substr(begin + quote, at_ - begin - 2 * quote);
        return true;
    }

    void numeral() noexcept {
        const auto digits = [this] {
            while (is_digit(here())) {
                ++at_;
            }
        };
        digits();
        if (here() == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
            ++at_;
            digits();
        }
    }

    std::string_view text_;
    span origin_;
    std::size_t at_ = 0;
    tree made_;
};

bool may_be_plain(std::string_view text, const limits& bounds) {
    return !text.empty() && text.size() <= std::min(bounds.text, longest) && bounds.depth >= levels &&
           find_invalid_utf8(text) == std::string_view::npos;
}

} // namespace

std::optional<tree> plain_literal(std::string_view text, span origin, const limits& bounds) {
    return may_be_plain(text, bounds) ? plain_reader(text, origin).literal_alone() : std::nullopt;
}

std::optional<tree> plain_tests(std::string_view text, span origin, const limits& bounds) {
    return may_be_plain(text, bounds) ? plain_reader(text, origin).tests() : std::nullopt;
}

} // namespace guiju::feel
