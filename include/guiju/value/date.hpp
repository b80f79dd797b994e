#pragma once

#include <guiju/value/hash.hpp>
#include <guiju/value/temporal_text.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

/// Whether a year of the proleptic Gregorian calendar has a 29 February. Year 0 is the one before year 1.
[[nodiscard]] constexpr bool is_leap_year(std::int64_t year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// How many days a month (1 to 12) has.
[[nodiscard]] constexpr std::int32_t days_in_month(std::int64_t year, std::int64_t month) noexcept {
    if (month == 2) {
        return is_leap_year(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// A week of ISO 8601: weeks begin on Monday, and week 1 has the year's first Thursday.
struct iso_week {
    std::int32_t year; ///< may be the year before or after that of the date
    std::int32_t week; ///< 1 to 53
    friend constexpr bool operator==(const iso_week&, const iso_week&) = default;
};

/// A day of the proleptic Gregorian calendar, years −999,999,999 to 999,999,999 with a year 0. DMN 1.5, 10.3.2.3.4.
class date {
public:
    static constexpr std::int32_t min_year = -999'999'999;
    static constexpr std::int32_t max_year = 999'999'999;

    /// 1970-01-01.
    constexpr date() noexcept = default;

    /// The day of these numbers, or nothing when the calendar has none.
    [[nodiscard]] static constexpr std::optional<date> from(std::int64_t year, std::int64_t month,
                                                            std::int64_t day) noexcept {
        if (year < min_year || year > max_year || month < 1 || month > 12 || day < 1 ||
            day > days_in_month(year, month)) {
            return std::nullopt;
        }
        return date(year, month, day);
    }

    /// The day that lies this many days after 1970-01-01; nothing when its year is out of range.
    [[nodiscard]] static constexpr std::optional<date> from_day_number(std::int64_t days) noexcept;

    /// Reads the lexical form of XML Schema's date without a time zone: "2024-02-29", "-0044-03-15", "12024-01-01".
    /// Years have four digits, or up to nine without a leading zero.
    [[nodiscard]] static constexpr std::optional<date> parse(std::string_view text) noexcept {
        temporal_reader reader(text);
        const std::optional<date> found = read(reader);
        return reader.done() ? found : std::nullopt;
    }

    /// Reads a date at the beginning of what is left.
    [[nodiscard]] static constexpr std::optional<date> read(temporal_reader& reader) noexcept;

    [[nodiscard]] constexpr std::int32_t year() const noexcept { return year_; }
    [[nodiscard]] constexpr std::int32_t month() const noexcept { return month_; } ///< 1 to 12
    [[nodiscard]] constexpr std::int32_t day() const noexcept { return day_; }     ///< 1 to 31

    /// Days since 1970-01-01, negative before it.
    [[nodiscard]] constexpr std::int64_t day_number() const noexcept;

    /// 1 for Monday to 7 for Sunday.
    [[nodiscard]] constexpr std::int32_t weekday() const noexcept {
        return static_cast<std::int32_t>(floor_remainder(day_number() + 3, 7)) + 1;
    }

    /// 1 for 1 January to 365 or 366.
    [[nodiscard]] constexpr std::int32_t day_of_year() const noexcept {
        return static_cast<std::int32_t>(day_number() - date(year_, 1, 1).day_number()) + 1;
    }

    [[nodiscard]] constexpr iso_week week() const noexcept;

    [[nodiscard]] constexpr date last_day_of_month() const noexcept {
        return date(year_, month_, days_in_month(year_, month_));
    }

    /// The same day of the month so many months later, or that month's last day when it is shorter:
    /// 29 February and 12 months is 28 February. Nothing when the year is out of range.
    [[nodiscard]] constexpr std::optional<date> add_months(std::int64_t months) const noexcept;

    /// The day so many days later; nothing when its year is out of range.
    [[nodiscard]] constexpr std::optional<date> add_days(std::int64_t days) const noexcept {
        constexpr std::int64_t all_days = 731'000'000'000;
        if (days < -all_days || days > all_days) {
            return std::nullopt;
        }
        return from_day_number(day_number() + days);
    }

    /// The lexical form that `parse` reads.
    [[nodiscard]] constexpr std::string to_string() const {
        std::string out;
        append_to(out);
        return out;
    }
    constexpr void append_to(std::string& out) const;

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return hash_join(0xDA7E, static_cast<std::uint64_t>(day_number()));
    }

    friend constexpr auto operator<=>(const date&, const date&) noexcept = default;

private:
    constexpr date(std::int64_t year, std::int64_t month, std::int64_t day) noexcept
        : year_(static_cast<std::int32_t>(year)), month_(static_cast<std::uint8_t>(month)),
          day_(static_cast<std::uint8_t>(day)) {}

    std::int32_t year_ = 1970;
    std::uint8_t month_ = 1;
    std::uint8_t day_ = 1;
};

// Both conversions count years from March, so that the leap day is the last of its year, and in eras of 400 years,
// which all have the same number of days.
inline constexpr std::int64_t days_per_era = 146'097;
inline constexpr std::int64_t days_from_march_of_year_0_to_1970 = 719'468;

constexpr std::int64_t date::day_number() const noexcept {
    const std::int64_t march_year = std::int64_t{year_} - (month_ <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(march_year, 400);
    const std::int64_t year_of_era = march_year - era * 400;
    const std::int64_t march_month = month_ + (month_ > 2 ? -3 : 9);
    const std::int64_t day_of_march_year = (153 * march_month + 2) / 5 + day_ - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_march_year;
    return era * days_per_era + day_of_era - days_from_march_of_year_0_to_1970;
}

constexpr std::optional<date> date::from_day_number(std::int64_t days) noexcept {
    constexpr std::int64_t least = date(min_year, 1, 1).day_number();
    constexpr std::int64_t most = date(max_year, 12, 31).day_number();
    if (days < least || days > most) {
        return std::nullopt;
    }
    const std::int64_t shifted = days + days_from_march_of_year_0_to_1970;
    const std::int64_t era = floor_divide(shifted, days_per_era);
    const std::int64_t day_of_era = shifted - era * days_per_era;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_march_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_march_year + 2) / 153;
    const std::int64_t month = march_month + (march_month < 10 ? 3 : -9);
    const std::int64_t day = day_of_march_year - (153 * march_month + 2) / 5 + 1;
    return date(era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day);
}

constexpr std::optional<date> date::read(temporal_reader& reader) noexcept {
    const bool negative = reader.take('-');
    const std::string_view digits = reader.digits();
    if (digits.size() < 4 || digits.size() > 9 || (digits.size() > 4 && digits.front() == '0') || !reader.take('-')) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> month = reader.two_digits(12);
    if (!month || !reader.take('-')) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> day = reader.two_digits(31);
    if (!day) {
        return std::nullopt;
    }
    const std::int64_t year = *number_of_digits(digits);
    return from(negative ? -year : year, *month, *day);
}

constexpr iso_week date::week() const noexcept {
    std::int32_t year = year_;
    std::int32_t thursday = day_of_year() + 4 - weekday();
    if (thursday < 1) {
        --year;
        thursday += is_leap_year(year) ? 366 : 365;
    } else if (const std::int32_t length = is_leap_year(year) ? 366 : 365; thursday > length) {
        ++year;
        thursday -= length;
    }
    return {year, (thursday - 1) / 7 + 1};
}

constexpr std::optional<date> date::add_months(std::int64_t months) const noexcept {
    constexpr std::int64_t all_months = 24'000'000'000;
    if (months < -all_months || months > all_months) {
        return std::nullopt;
    }
    const std::int64_t total = std::int64_t{year_} * 12 + (month_ - 1) + months;
    const std::int64_t year = floor_divide(total, 12);
    const std::int64_t month = floor_remainder(total, 12) + 1;
    const std::int32_t length = days_in_month(year, month);
    return from(year, month, day_ < length ? day_ : length);
}

constexpr void date::append_to(std::string& out) const {
    if (year_ < 0) {
        out.push_back('-');
    }
    append_number(out, magnitude(year_), 4);
    out.push_back('-');
    append_number(out, month_, 2);
    out.push_back('-');
    append_number(out, day_, 2);
}

} // namespace guiju

template <>
struct std::hash<guiju::date> {
    std::size_t operator()(const guiju::date& d) const noexcept { return d.hash(); }
};
