#pragma once

#include <guiju/value/date.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

/// Wide enough for the nanoseconds between any two dates.
__extension__ typedef __int128 int128; // NOLINT(modernize-use-using): `using` takes no __extension__

/// A duration of whole months. DMN 1.5, 10.3.2.3.8.
class years_months_duration {
public:
    /// No months.
    constexpr years_months_duration() noexcept = default;
    /// So many months, negative ones backwards.
    constexpr explicit years_months_duration(std::int64_t months) noexcept : months_(months) {}

    /// So many years and months together; nothing when they are too many.
    [[nodiscard]] static constexpr std::optional<years_months_duration> from(std::int64_t years,
                                                                             std::int64_t months) noexcept {
        return narrow(int128{years} * 12 + months);
    }
    /// Nothing when there are too many.
    [[nodiscard]] static constexpr std::optional<years_months_duration> narrow(int128 months) noexcept {
        if (months < std::numeric_limits<std::int64_t>::min() || months > std::numeric_limits<std::int64_t>::max()) {
            return std::nullopt;
        }
        return years_months_duration(static_cast<std::int64_t>(months));
    }

    /// Reads the lexical form of XML Schema's yearMonthDuration: "P1Y2M", "-P26M".
    [[nodiscard]] static constexpr std::optional<years_months_duration> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr std::int64_t total_months() const noexcept { return months_; }
    /// The whole years, with the sign of the duration.
    [[nodiscard]] constexpr std::int64_t years() const noexcept { return months_ / 12; }
    /// The months beside the years, −11 to 11, with the sign of the duration.
    [[nodiscard]] constexpr std::int64_t months() const noexcept { return months_ % 12; }

    [[nodiscard]] constexpr std::optional<years_months_duration> plus(years_months_duration other) const noexcept {
        return narrow(int128{months_} + other.months_);
    }
    [[nodiscard]] constexpr std::optional<years_months_duration> minus(years_months_duration other) const noexcept {
        return narrow(int128{months_} - other.months_);
    }
    [[nodiscard]] constexpr std::optional<years_months_duration> negated() const noexcept {
        return narrow(-int128{months_});
    }

    /// Normalised: "P1Y2M", "-P1Y", "P11M", "P0M".
    [[nodiscard]] constexpr std::string to_string() const;

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return hash_join(0x3045, static_cast<std::uint64_t>(months_));
    }
    friend constexpr auto operator<=>(const years_months_duration&, const years_months_duration&) noexcept = default;

private:
    std::int64_t months_ = 0;
};

/// A duration of seconds and nanoseconds; a day has 86,400 seconds. DMN 1.5, 10.3.2.3.7.
class days_time_duration {
public:
    /// No time.
    constexpr days_time_duration() noexcept = default;
    /// So many seconds.
    constexpr explicit days_time_duration(std::int64_t seconds) noexcept : seconds_(seconds) {}

    /// Nothing when the seconds are too many for 64 bits.
    [[nodiscard]] static constexpr std::optional<days_time_duration> from_nanos(int128 nanos) noexcept;

    /// Reads the lexical form of XML Schema's dayTimeDuration: "P1DT2H", "-PT1.5S". Fractions have at most nine digits.
    [[nodiscard]] static constexpr std::optional<days_time_duration> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr bool negative() const noexcept { return seconds_ < 0; }
    /// The whole duration in nanoseconds.
    [[nodiscard]] constexpr int128 total_nanos() const noexcept { return int128{seconds_} * nanos_per_second + nanos_; }
    /// The whole duration in seconds, rounded towards minus infinity.
    [[nodiscard]] constexpr std::int64_t floor_seconds() const noexcept { return seconds_; }
    /// The nanoseconds after `floor_seconds()`, never negative.
    [[nodiscard]] constexpr std::int32_t floor_nanos() const noexcept { return nanos_; }
    /// The whole duration in seconds, rounded towards zero.
    [[nodiscard]] constexpr std::int64_t total_seconds() const noexcept {
        return seconds_ + (seconds_ < 0 && nanos_ != 0 ? 1 : 0);
    }

    // The components add up to the duration, and each has its sign.
    [[nodiscard]] constexpr std::int64_t days() const noexcept { return total_seconds() / seconds_per_day; }
    [[nodiscard]] constexpr std::int32_t hours() const noexcept {
        return static_cast<std::int32_t>(total_seconds() / seconds_per_hour % 24);
    }
    [[nodiscard]] constexpr std::int32_t minutes() const noexcept {
        return static_cast<std::int32_t>(total_seconds() / seconds_per_minute % 60);
    }
    /// Whole seconds; the fraction is in `nanos()`.
    [[nodiscard]] constexpr std::int32_t seconds() const noexcept {
        return static_cast<std::int32_t>(total_seconds() % 60);
    }
    [[nodiscard]] constexpr std::int32_t nanos() const noexcept {
        return seconds_ < 0 && nanos_ != 0 ? nanos_ - nanos_per_second : nanos_;
    }

    [[nodiscard]] constexpr std::optional<days_time_duration> plus(const days_time_duration& other) const noexcept {
        return from_nanos(total_nanos() + other.total_nanos());
    }
    [[nodiscard]] constexpr std::optional<days_time_duration> minus(const days_time_duration& other) const noexcept {
        return from_nanos(total_nanos() - other.total_nanos());
    }
    [[nodiscard]] constexpr std::optional<days_time_duration> negated() const noexcept {
        return from_nanos(-total_nanos());
    }

    /// Normalised: "P1DT2H", "-PT1H30M", "PT0.5S", "PT0S".
    [[nodiscard]] constexpr std::string to_string() const;

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return hash_join(hash_join(0xDA45, static_cast<std::uint64_t>(seconds_)), static_cast<std::uint64_t>(nanos_));
    }
    friend constexpr auto operator<=>(const days_time_duration&, const days_time_duration&) noexcept = default;

private:
    constexpr days_time_duration(std::int64_t seconds, std::int32_t nanos) noexcept
        : seconds_(seconds), nanos_(nanos) {}

    // Rounded down, so that nanoseconds are never negative and order is member by member.
    std::int64_t seconds_ = 0;
    std::int32_t nanos_ = 0;
};

/// Reads "12M" into a number when the letter after the digits is `unit`, else consumes nothing and answers 0.
/// Nothing when the number is too large.
[[nodiscard]] constexpr std::optional<std::int64_t> read_component(temporal_reader& reader, char unit,
                                                                   bool& found) noexcept {
    temporal_reader ahead = reader;
    const std::string_view digits = ahead.digits();
    if (digits.empty() || !ahead.take(unit)) {
        return 0;
    }
    reader = ahead;
    found = true;
    return number_of_digits(digits);
}

constexpr std::optional<years_months_duration> years_months_duration::parse(std::string_view text) noexcept {
    temporal_reader reader(text);
    const bool negative = reader.take('-');
    bool found = false;
    if (!reader.take('P')) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> years = read_component(reader, 'Y', found);
    const std::optional<std::int64_t> months = read_component(reader, 'M', found);
    if (!years || !months || !found || !reader.done()) {
        return std::nullopt;
    }
    const int128 total = int128{*years} * 12 + *months;
    return narrow(negative ? -total : total);
}

constexpr std::string years_months_duration::to_string() const {
    std::string out(months_ < 0 ? "-P" : "P");
    if (years() != 0) {
        append_number(out, magnitude(years()));
        out.push_back('Y');
    }
    if (months() != 0 || months_ == 0) {
        append_number(out, magnitude(months()));
        out.push_back('M');
    }
    return out;
}

constexpr std::optional<days_time_duration> days_time_duration::from_nanos(int128 nanos) noexcept {
    int128 seconds = nanos / nanos_per_second;
    std::int32_t left = static_cast<std::int32_t>(nanos % nanos_per_second);
    if (left < 0) {
        left += nanos_per_second;
        --seconds;
    }
    if (seconds < std::numeric_limits<std::int64_t>::min() || seconds > std::numeric_limits<std::int64_t>::max()) {
        return std::nullopt;
    }
    return days_time_duration(static_cast<std::int64_t>(seconds), left);
}

/// Reads the part of a duration after its 'T', in nanoseconds: "2H", "3M4.5S"; also "0.S", as the conformance kit has
/// it.
[[nodiscard]] constexpr std::optional<int128> read_time_components(temporal_reader& reader) noexcept {
    bool found = false;
    const std::optional<std::int64_t> hours = read_component(reader, 'H', found);
    const std::optional<std::int64_t> minutes = read_component(reader, 'M', found);
    if (!hours || !minutes) {
        return std::nullopt;
    }
    int128 nanos = (int128{*hours} * seconds_per_hour + int128{*minutes} * seconds_per_minute) * nanos_per_second;
    if (const std::string_view digits = reader.digits(); !digits.empty()) {
        const std::optional<std::int64_t> seconds = number_of_digits(digits);
        const std::optional<std::int32_t> fraction = reader.take('.') && !reader.sees('S') ? reader.fraction() : 0;
        if (!seconds || !fraction || !reader.take('S')) {
            return std::nullopt;
        }
        nanos += int128{*seconds} * nanos_per_second + *fraction;
        found = true;
    }
    return found ? std::optional(nanos) : std::nullopt;
}

constexpr std::optional<days_time_duration> days_time_duration::parse(std::string_view text) noexcept {
    temporal_reader reader(text);
    const bool negative = reader.take('-');
    bool found = false;
    if (!reader.take('P')) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> days = read_component(reader, 'D', found);
    if (!days) {
        return std::nullopt;
    }
    int128 nanos = int128{*days} * seconds_per_day * nanos_per_second;
    if (reader.take('T')) {
        const std::optional<int128> clock = read_time_components(reader);
        if (!clock) {
            return std::nullopt;
        }
        nanos += *clock;
        found = true;
    }
    if (!found || !reader.done()) {
        return std::nullopt;
    }
    return from_nanos(negative ? -nanos : nanos);
}

constexpr std::string days_time_duration::to_string() const {
    std::string out(negative() ? "-P" : "P");
    const auto append = [&out](std::int64_t number, char unit) {
        if (number != 0) {
            append_number(out, magnitude(number));
            out.push_back(unit);
        }
    };
    append(days(), 'D');
    if (days() != 0 && total_nanos() % (int128{seconds_per_day} * nanos_per_second) == 0) {
        return out;
    }
    out.push_back('T');
    append(hours(), 'H');
    append(minutes(), 'M');
    if (seconds() != 0 || nanos() != 0 || total_nanos() == 0) {
        append_number(out, magnitude(seconds()));
        append_fraction(out, nanos() < 0 ? -nanos() : nanos());
        out.push_back('S');
    }
    return out;
}

/// The whole months from one date to another, towards zero: those that pass before the day of the month of `to` is
/// reached again are counted. From 31 March back to 29 February is one month. DMN 1.5, table 62.
[[nodiscard]] constexpr years_months_duration months_between(const date& from, const date& to) noexcept {
    std::int64_t months = (std::int64_t{to.year()} - from.year()) * 12 + (std::int64_t{to.month()} - from.month());
    if (months > 0 && to.day() < from.day()) {
        --months;
    } else if (months < 0 && to.day() > from.day()) {
        ++months;
    }
    return years_months_duration(months);
}

/// The days from one date to another.
[[nodiscard]] constexpr days_time_duration difference(const date& to, const date& from) noexcept {
    return days_time_duration((to.day_number() - from.day_number()) * seconds_per_day);
}

/// The day of midnight of `d` and the duration: less than a day forwards is the same day, and backwards the day
/// before. Nothing when the year is out of range.
[[nodiscard]] constexpr std::optional<date> add(const date& d, const days_time_duration& amount) noexcept {
    return d.add_days(floor_divide(amount.floor_seconds(), seconds_per_day));
}

/// The same day so many months later, or the last of a shorter month. Nothing when the year is out of range.
[[nodiscard]] constexpr std::optional<date> add(const date& d, years_months_duration amount) noexcept {
    return d.add_months(amount.total_months());
}

} // namespace guiju

template <>
struct std::hash<guiju::years_months_duration> {
    std::size_t operator()(const guiju::years_months_duration& d) const noexcept { return d.hash(); }
};

template <>
struct std::hash<guiju::days_time_duration> {
    std::size_t operator()(const guiju::days_time_duration& d) const noexcept { return d.hash(); }
};
