#pragma once

#include <guiju/feel/tree.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace guiju::feel {

/// How a unit is written behind a numeral.
struct unit_word {
    feel::unit unit;
    std::string_view zh;     ///< directly behind the numeral; the first of a unit is the one printed
    std::string_view en;     ///< behind white space
    std::string_view en_one; ///< in the singular
    std::string_view currency;
};

inline constexpr auto unit_words = std::to_array<unit_word>({
    {unit::months, "个月", "months", "month", ""},
    {unit::years, "年", "years", "year", ""},
    {unit::days, "天", "days", "day", ""},
    {unit::days, "日", "days", "day", ""},
    {unit::persons, "人", "persons", "person", ""},
    {unit::persons, "名", "people", "person", ""},
    {unit::money, "元", "", "", "CNY"},
    {unit::money, "美元", "", "", "USD"},
    {unit::money, "欧元", "", "", "EUR"},
    {unit::money, "港元", "", "", "HKD"},
    {unit::money, "日元", "", "", "JPY"},
    {unit::money, "英镑", "", "", "GBP"},
});

/// A Chinese multiplier: ten to the power of `zeros`.
struct multiplier {
    std::string_view zh;
    std::uint32_t zeros;
};

/// The longer stands before what begins like it.
inline constexpr auto multipliers = std::to_array<multiplier>({
    {"万亿", 12},
    {"千亿", 11},
    {"百亿", 10},
    {"十亿", 9},
    {"亿", 8},
    {"千万", 7},
    {"百万", 6},
    {"十万", 5},
    {"万", 4},
    {"千", 3},
    {"百", 2},
});

[[nodiscard]] constexpr std::uint32_t currency_code(std::string_view letters) noexcept {
    std::uint32_t code = 0;
    for (const char c : letters) {
        code = code << 8U | static_cast<unsigned char>(c);
    }
    return code;
}

/// The plain numeral with its point moved right, without needless leading zeros.
[[nodiscard]] std::string shifted(std::string_view numeral, std::uint32_t zeros);
/// A plain numeral as 1.5万 where that is exact and shorter, else as it is.
[[nodiscard]] std::string multiplied(std::string_view numeral);

} // namespace guiju::feel
