#pragma once

#include <string>
#include <string_view>

namespace guiju::formats::dmn {

/// A name as FEEL takes it: white space within is one space, around it there is none. DMN 1.5, 10.3.1.3.
[[nodiscard]] inline std::string one_line(std::string_view name) {
    std::string made;
    for (const char c : name) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            made += c;
        } else if (!made.empty() && made.back() != ' ') {
            made += ' ';
        }
    }
    while (!made.empty() && made.back() == ' ') {
        made.pop_back();
    }
    return made;
}

} // namespace guiju::formats::dmn
