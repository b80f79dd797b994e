#include "console.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <iostream>

namespace guiju::cli {
namespace {

bool is_set(const char* variable) {
    const char* content = std::getenv(variable);
    return content != nullptr && *content != '\0';
}

struct interval {
    char32_t first, last;
};

/// Wide and full-width blocks of Unicode's EastAsianWidth that texts of policies use.
constexpr auto wide_blocks = std::to_array<interval>({{0x1100, 0x115F},
                                                      {0x2E80, 0x303E},
                                                      {0x3041, 0xA4CF},
                                                      {0xA960, 0xA97F},
                                                      {0xAC00, 0xD7A3},
                                                      {0xF900, 0xFAFF},
                                                      {0xFE30, 0xFE6F},
                                                      {0xFF00, 0xFF60},
                                                      {0xFFE0, 0xFFE6},
                                                      {0x1F300, 0x1FAFF},
                                                      {0x20000, 0x3FFFD}});

std::size_t columns_of(char32_t c) noexcept {
    if (c < 0x20 || (c >= 0x300 && c <= 0x36F) || c == 0x200B) {
        return 0;
    }
    for (const auto& block : wide_blocks) {
        if (c >= block.first && c <= block.last) {
            return 2;
        }
    }
    return 1;
}

} // namespace

console make_console() {
    console made;
    const bool seen = isatty(STDERR_FILENO) != 0 && !is_set("CI") && !is_set("NO_COLOR");
    made.colour = seen;
    made.progress = seen;
    const char* locale = is_set("LC_ALL") ? std::getenv("LC_ALL") : std::getenv("LANG");
    made.language = locale != nullptr && std::string_view(locale).starts_with("zh") ? lang::zh : lang::en;
    return made;
}

void console::labelled(const char* colour_code, const wording& label, const wording& what) const {
    if (colour) {
        std::cerr << colour_code << label.in(language) << "\033[0m" << what.in(language) << '\n';
    } else {
        std::cerr << label.in(language) << what.in(language) << '\n';
    }
}

void console::error(const wording& what) const { labelled("\033[1;31m", {"错误：", "error: "}, what); }

void console::warning(const wording& what) const { labelled("\033[1;33m", {"警告：", "warning: "}, what); }

void console::line(const std::string& text) const { std::cerr << text << '\n'; }

void console::report(const diagnostics& problems, const source_set& sources) const {
    for (const auto& problem : problems) {
        if (problem.where.known()) {
            std::cerr << render(problem, sources, {language, colour});
        } else if (problem.severity == severity::error) {
            error(problem.what);
        } else {
            warning(problem.what);
        }
        if (!problem.where.known() && !problem.hint.empty()) {
            std::cerr << "  " << problem.hint.in(language) << '\n';
        }
    }
}

void console::follow(lang of_policy) noexcept {
    if (!language_given) {
        language = of_policy;
    }
}

std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
        char32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size && i + k < text.size(); ++k) {
            c = c << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        }
        width += columns_of(c);
        i += size;
    }
    return width;
}

void progress_bar::show(std::size_t done, std::size_t all) {
    const std::size_t percent = all == 0 ? 100 : done * 100 / all;
    if (!shown_ || percent == last_) {
        return;
    }
    last_ = percent;
    constexpr std::size_t length = 40;
    const std::size_t full = percent * length / 100;
    std::cerr << "\r[" << std::string(full, '#') << std::string(length - full, ' ') << "] " << percent << "% "
              << std::flush;
}

void progress_bar::clear() {
    if (shown_ && last_ <= 100) {
        std::cerr << "\r\033[K" << std::flush;
        last_ = 101;
    }
}

} // namespace guiju::cli
