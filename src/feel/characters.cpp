#include "feel/characters.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace guiju::feel {
namespace {

struct interval {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool within(const std::array<interval, N>& sorted, char32_t code) noexcept {
    const auto next =
        std::upper_bound(sorted.begin(), sorted.end(), code, [](char32_t c, const interval& i) { return c < i.first; });
    return next != sorted.begin() && code <= std::prev(next)->last;
}

constexpr std::array<interval, 17> name_starts{{
    {U'?', U'?'},
    {U'A', U'Z'},
    {U'_', U'_'},
    {U'a', U'z'},
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x2FF},
    {0x370, 0x37D},
    {0x37F, 0x167F},
    {0x1681, 0x180D},
    {0x180F, 0x1FFF},
    {0x200C, 0x200D},
    {0x2070, 0x218F},
    {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF},
    {0xF900, 0xFDCF},
    {0xFDF0, 0xFFFD},
}};

constexpr std::array<interval, 4> further_parts{{{U'0', U'9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

/// Full-width and Chinese punctuation, which the standard's intervals take for letters.
constexpr std::array<interval, 7> wide_marks{{
    {0x3001, 0x3003},
    {0x3008, 0x3020},
    {0x3030, 0x3030},
    {0xFE10, 0xFE6F},
    {0xFF01, 0xFF0F},
    {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40},
}};
constexpr interval wide_marks_end{0xFF5B, 0xFF65};

bool is_wide_mark(char32_t code) noexcept {
    return code >= 0x3001 &&
           (within(wide_marks, code) || (code >= wide_marks_end.first && code <= wide_marks_end.last));
}

} // namespace

character character_at(const char* at, const char* last) noexcept {
    if (at >= last) {
        return {0, last};
    }
    if (static_cast<unsigned char>(*at) < 0x80U) {
        return {static_cast<char32_t>(*at), at + 1};
    }
    const char* next = at;
    const auto code = utf8::unchecked::next(next);
    return {static_cast<char32_t>(code), next};
}

void append_utf8(std::string& to, char32_t code) {
    utf8::unchecked::append(static_cast<std::uint32_t>(code), std::back_inserter(to));
}

bool is_blank(char32_t code) noexcept {
    if (code < 0x80) {
        return code == ' ' || (code >= 0x09 && code <= 0x0D);
    }
    return code == 0x85 || code == 0xA0 || code == 0x1680 || code == 0x180E || (code >= 0x2000 && code <= 0x200B) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

bool is_name_start(char32_t code, bool policy) noexcept {
    if (code >= 0x10000) {
        return code <= 0xEFFFF;
    }
    return code != 0xFEFF && within(name_starts, code) && !(policy && is_wide_mark(code));
}

bool is_name_part(char32_t code, bool policy) noexcept {
    return is_name_start(code, policy) || within(further_parts, code);
}

int digit_value(char32_t code, bool policy) noexcept {
    if (code >= U'0' && code <= U'9') {
        return static_cast<int>(code - U'0');
    }
    return policy && code >= 0xFF10 && code <= 0xFF19 ? static_cast<int>(code - 0xFF10) : -1;
}

} // namespace guiju::feel
