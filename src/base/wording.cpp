#include "base/wording.hpp"

#include <algorithm>

namespace guiju {

namespace {

/// Letters from U+4E00 on; punctuation is not told by language.
bool has_chinese(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xE4U && static_cast<unsigned char>(c) <= 0xE9U;
    });
}

/// Where the parenthesis that is closed at the end of the text was opened, in pairs of one width.
std::size_t opened_at(std::string_view text, std::string_view open, std::string_view close) {
    int depth = 0;
    for (std::size_t at = text.size(); at-- > 0;) {
        const auto rest = text.substr(at);
        depth += rest.starts_with(close) ? 1 : 0;
        depth -= rest.starts_with(open) ? 1 : 0;
        if (depth == 0 && rest.starts_with(open)) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

std::pair<std::string, std::string> split_wording(std::string_view written) {
    constexpr std::pair<std::string_view, std::string_view> pairs[] = {{"（", "）"}, {"(", ")"}};
    for (const auto& [open, close] : pairs) {
        if (!written.ends_with(close)) {
            continue;
        }
        const auto at = opened_at(written, open, close);
        if (at == std::string_view::npos || at == 0) {
            continue;
        }
        const auto first = trimmed(written.substr(0, at));
        const auto inside = written.substr(at + open.size(), written.size() - at - open.size() - close.size());
        if (!first.empty() && !inside.empty() && has_chinese(first) != has_chinese(inside)) {
            return {std::string(first), std::string(inside)};
        }
    }
    return {std::string(written), {}};
}

wording wordings_of(std::string_view written) {
    auto [own, other] = split_wording(written);
    if (other.empty()) {
        return {own, own};
    }
    return has_chinese(own) ? wording{std::move(own), std::move(other)} : wording{std::move(other), std::move(own)};
}

std::string turned_wording(const std::string& written, lang language) {
    const auto [own, other] = split_wording(written);
    return other.empty() ? written : joined_wording(other, own, language);
}

std::string joined_wording(const std::string& text, const std::string& other, lang language) {
    if (other.empty()) {
        return text;
    }
    return language == lang::zh ? text + "（" + other + "）" : text + " (" + other + ")";
}

} // namespace guiju
