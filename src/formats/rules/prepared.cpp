#include "formats/rules/prepared.hpp"

#include <algorithm>
#include <array>

namespace guiju::formats::rules {

namespace {

struct substitute {
    std::string_view wide;
    std::string_view ascii;
};

constexpr auto substitutes = std::to_array<substitute>({
    {"：", ":"}, {"，", ","}, {"、", ","}, {"；", ";"}, {"（", "("}, {"）", ")"}, {"［", "["}, {"］", "]"},
    {"【", "["}, {"】", "]"}, {"｛", "{"}, {"｝", "}"}, {"＝", "="}, {"｜", "|"}, {"？", "?"}, {"　", " "},
    {"＞", ">"}, {"＜", "<"}, {"＋", "+"}, {"－", "-"}, {"−", "-"},  {"→", "->"}, {"⇒", "->"},
});

struct quote {
    std::string_view open;
    std::string_view close;
    bool escapes;
};

constexpr auto quotes =
    std::to_array<quote>({{"\"", "\"", true}, {"“", "”", false}, {"「", "」", false}, {"`", "`", false}});

/// Whether a byte is nothing but itself: it begins no comment, no quotation and nothing that is wide. Most Chinese
/// characters consist of such bytes.
constexpr auto plain_bytes = [] {
    std::array<bool, 256> all{};
    all.fill(true);
    for (const char c : std::string_view("/#\r")) {
        all[static_cast<unsigned char>(c)] = false;
    }
    for (const auto& one : substitutes) {
        all[static_cast<unsigned char>(one.wide.front())] = false;
    }
    for (const auto& one : quotes) {
        all[static_cast<unsigned char>(one.open.front())] = false;
    }
    return all;
}();

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string comment_text(std::string_view text) {
    if (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return std::string(text);
}

} // namespace

slice prepared::trimmed(slice s) const noexcept {
    while (s.begin < s.end && (is_space(shape[s.begin]) || shape[s.begin] == filler)) {
        ++s.begin;
    }
    while (s.begin < s.end && is_space(shape[s.end - 1])) {
        --s.end;
    }
    return s;
}

std::vector<std::string> line_preparer::operator()(slice line) {
    std::vector<std::string> comments;
    auto& text = into_->plain;
    for (std::size_t at = line.begin; at < line.end;) {
        if (!in_comment_ && plain_bytes[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        const bool starts = at == line.begin || is_space(text[at - 1]) || into_->shape[at - 1] == ' ';
        const auto rest = std::string_view(text).substr(at, line.end - at);
        if (in_comment_ || rest.starts_with("/*")) {
            at = bracketed_comment(line, at, comments);
        } else if (starts && rest.starts_with('#')) {
            at = comment_to_end(line, at, 1, comments);
        } else if (starts && rest.starts_with("//")) {
            at = comment_to_end(line, at, 2, comments);
        } else if (const auto behind = quotation(line, at); behind != at) {
            at = behind;
        } else {
            at = wide(line, at);
        }
    }
    return comments;
}

std::size_t line_preparer::comment_to_end(slice line, std::size_t at, std::size_t mark,
                                          std::vector<std::string>& comments) {
    comments.push_back(comment_text(std::string_view(into_->plain).substr(at + mark, line.end - at - mark)));
    std::fill(into_->plain.begin() + static_cast<std::ptrdiff_t>(at),
              into_->plain.begin() + static_cast<std::ptrdiff_t>(line.end), ' ');
    std::fill(into_->shape.begin() + static_cast<std::ptrdiff_t>(at),
              into_->shape.begin() + static_cast<std::ptrdiff_t>(line.end), ' ');
    return line.end;
}

std::size_t line_preparer::bracketed_comment(slice line, std::size_t at, std::vector<std::string>& comments) {
    const auto rest = std::string_view(into_->plain).substr(at, line.end - at);
    const std::size_t start = in_comment_ ? 0 : 2;
    const auto close = rest.find("*/", start);
    in_comment_ = close == std::string_view::npos;
    const auto behind = in_comment_ ? line.end : at + close + 2;
    auto comment = comment_text(rest.substr(start, (in_comment_ ? rest.size() : close) - start));
    if (!comment.empty()) {
        comments.push_back(std::move(comment));
    }
    for (std::size_t i = at; i < behind; ++i) {
        into_->plain[i] = ' ';
        into_->shape[i] = ' ';
    }
    return behind;
}

std::size_t line_preparer::quotation(slice line, std::size_t at) {
    const auto rest = std::string_view(into_->plain).substr(at, line.end - at);
    const auto found =
        std::find_if(quotes.begin(), quotes.end(), [&](const quote& q) { return rest.starts_with(q.open); });
    if (found == quotes.end()) {
        return at;
    }
    std::size_t i = found->open.size();
    while (i < rest.size() && !rest.substr(i).starts_with(found->close)) {
        i += found->escapes && rest[i] == '\\' && i + 1 < rest.size() ? 2U : 1U;
    }
    const bool closed = i < rest.size();
    const auto behind = closed ? i + found->close.size() : rest.size();
    for (std::size_t j = 0; j < behind; ++j) {
        into_->shape[at + j] = quoted;
    }
    const char mark = found->open == "`" ? '`' : '"';
    into_->shape[at] = mark;
    if (closed) {
        into_->shape[at + behind - 1] = mark;
    }
    return at + behind;
}

std::size_t line_preparer::wide(slice line, std::size_t at) {
    if (static_cast<unsigned char>(into_->plain[at]) < 0x80U) {
        if (into_->plain[at] == '\r') {
            into_->plain[at] = into_->shape[at] = ' ';
        }
        return at + 1;
    }
    const auto rest = std::string_view(into_->plain).substr(at, line.end - at);
    for (const auto& one : substitutes) {
        if (rest.starts_with(one.wide)) {
            for (std::size_t i = 0; i < one.wide.size(); ++i) {
                into_->shape[at + i] = i < one.ascii.size() ? one.ascii[i] : one.ascii == " " ? ' ' : filler;
            }
            return at + one.wide.size();
        }
    }
    return at + 1;
}

int open_brackets(std::string_view shape) noexcept {
    int depth = 0;
    for (const char c : shape) {
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
    }
    return depth;
}

} // namespace guiju::formats::rules
