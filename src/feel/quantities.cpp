#include "feel/quantities.hpp"

#include <algorithm>

namespace guiju::feel {

std::string shifted(std::string_view numeral, std::uint32_t zeros) {
    const auto point = numeral.find('.');
    std::string whole(numeral.substr(0, point));
    std::string part(point == std::string_view::npos ? std::string_view{} : numeral.substr(point + 1));
    const auto moved = std::min<std::size_t>(zeros, part.size());
    whole.append(part, 0, moved).append(zeros - moved, '0');
    part.erase(0, moved);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    return (whole.empty() ? "0" : whole) + (part.empty() ? "" : "." + part);
}

std::string multiplied(std::string_view numeral) {
    if (numeral.find_first_not_of("0123456789") != std::string_view::npos || numeral.starts_with('0')) {
        return std::string(numeral);
    }
    const auto zeros = numeral.size() - 1 - numeral.find_last_not_of('0');
    for (const auto& [word, power] : {multiplier{"亿", 8}, multiplier{"万", 4}}) {
        if (numeral.size() <= power || zeros + 2 < power) {
            continue;
        }
        const auto whole = numeral.substr(0, numeral.size() - power);
        auto part = numeral.substr(whole.size());
        part = part.substr(0, part.find_last_not_of('0') + 1);
        return std::string(whole).append(part.empty() ? "" : ".").append(part).append(word);
    }
    return std::string(numeral);
}

} // namespace guiju::feel
