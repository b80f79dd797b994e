#include "formats/json/text.hpp"

#include <algorithm>

namespace guiju::formats::json {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_character(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

} // namespace

std::string quotable(std::string_view token) {
    constexpr std::size_t most = 60;
    const bool shortened = token.size() > most;
    auto end = shortened ? most : token.size();
    while (shortened && end > 0 && continues_character(token[end])) {
        --end;
    }
    return std::string(token.substr(0, end)) + (shortened ? "…" : "");
}

std::string place_in(std::string_view text, std::size_t read) {
    const auto before = text.substr(0, read == 0 ? 0 : std::min(read, text.size()) - 1);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n') + 1;
    const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(),
                                      [](char c) { return !continues_character(c); });
    return ":" + std::to_string(line) + ":" + std::to_string(column + 1);
}

std::string_view without_mark(std::string_view text) noexcept {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

} // namespace guiju::formats::json
