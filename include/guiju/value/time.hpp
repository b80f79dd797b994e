#pragma once

#include <guiju/value/duration.hpp>
#include <guiju/value/zone.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

inline constexpr std::int64_t nanos_per_day = seconds_per_day * nanos_per_second;

/// Reads "10:00:00" or "10:00:00.5" as nanoseconds since midnight. "24:00:00" is the midnight at the day's end,
/// `nanos_per_day`; there is no leap second. XML Schema 1.1 part 2, 3.3.8.
[[nodiscard]] constexpr std::optional<std::int64_t> read_clock(temporal_reader& reader) noexcept {
    const std::optional<std::int32_t> hour = reader.two_digits(24);
    if (!hour || !reader.take(':')) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> minute = reader.two_digits(59);
    if (!minute || !reader.take(':')) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> second = reader.two_digits(59);
    const std::optional<std::int32_t> fraction = reader.take('.') ? reader.fraction() : 0;
    if (!second || !fraction) {
        return std::nullopt;
    }
    const std::int64_t seconds = *hour * seconds_per_hour + *minute * seconds_per_minute + *second;
    const std::int64_t nanos = seconds * nanos_per_second + *fraction;
    return nanos <= nanos_per_day ? std::optional(nanos) : std::nullopt;
}

/// Appends "10:00:00" or "10:00:00.5".
constexpr void append_clock(std::string& out, std::int64_t nanos_of_day) {
    const auto seconds = static_cast<std::uint64_t>(nanos_of_day / nanos_per_second);
    append_number(out, seconds / 3'600, 2);
    out.push_back(':');
    append_number(out, seconds / 60 % 60, 2);
    out.push_back(':');
    append_number(out, seconds % 60, 2);
    append_fraction(out, static_cast<std::int32_t>(nanos_of_day % nanos_per_second));
}

/// A time of day to the nanosecond, local, with an offset, or in a zone. DMN 1.5, 10.3.2.3.5.
///
/// `==` is sameness of what is written, FEEL's `is`: 10:00:00Z and 11:00:00+01:00 differ. FEEL's `=` and `<` are in
/// `compare`.
class time {
public:
    /// Midnight, local.
    constexpr time() noexcept = default;

    /// Hours 0 to 23, minutes and seconds 0 to 59, nanoseconds 0 to 999,999,999; nothing otherwise.
    [[nodiscard]] static constexpr std::optional<time> from(std::int64_t hour, std::int64_t minute, std::int64_t second,
                                                            std::int64_t nanos = 0,
                                                            zone_designator place = {}) noexcept {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0 ||
            nanos >= nanos_per_second) {
            return std::nullopt;
        }
        const std::int64_t seconds = hour * seconds_per_hour + minute * seconds_per_minute + second;
        return time(seconds * nanos_per_second + nanos, place);
    }

    /// So many nanoseconds after midnight, of the next days or those before as well: the clock goes round.
    [[nodiscard]] static constexpr time from_nanos_of_day(int128 nanos, zone_designator place = {}) noexcept {
        const auto left = static_cast<std::int64_t>(nanos % nanos_per_day);
        return time(left < 0 ? left + nanos_per_day : left, place);
    }

    /// Reads "10:00:00", "10:00:00.5", "10:00:00Z", "10:00:00+01:00", "10:00:00@Europe/Paris".
    /// "24:00:00" is read as midnight, "00:00:00". Nothing when the zone is unknown.
    [[nodiscard]] static constexpr std::optional<time> parse(std::string_view text) noexcept {
        temporal_reader reader(text);
        const std::optional<std::int64_t> nanos = read_clock(reader);
        if (!nanos) {
            return std::nullopt;
        }
        const std::optional<zone_designator> place = zone_designator::read(reader);
        if (!place || !reader.done()) {
            return std::nullopt;
        }
        return from_nanos_of_day(*nanos, *place);
    }

    [[nodiscard]] constexpr std::int32_t hour() const noexcept {
        return static_cast<std::int32_t>(nanos_of_day_ / (seconds_per_hour * nanos_per_second));
    }
    [[nodiscard]] constexpr std::int32_t minute() const noexcept {
        return static_cast<std::int32_t>(nanos_of_day_ / (seconds_per_minute * nanos_per_second) % 60);
    }
    /// Whole seconds; the fraction is in `nanos()`.
    [[nodiscard]] constexpr std::int32_t second() const noexcept {
        return static_cast<std::int32_t>(nanos_of_day_ / nanos_per_second % 60);
    }
    [[nodiscard]] constexpr std::int32_t nanos() const noexcept {
        return static_cast<std::int32_t>(nanos_of_day_ % nanos_per_second);
    }
    [[nodiscard]] constexpr std::int64_t nanos_of_day() const noexcept { return nanos_of_day_; }
    [[nodiscard]] constexpr zone_designator place() const noexcept { return place_; }

    /// The same clock reading, elsewhere.
    [[nodiscard]] constexpr time with_place(zone_designator place) const noexcept { return {nanos_of_day_, place}; }

    /// As FEEL's string(): no trailing zeros of the fraction, "Z" for UTC.
    [[nodiscard]] constexpr std::string to_string() const {
        std::string out;
        append_clock(out, nanos_of_day_);
        place_.append_to(out);
        return out;
    }

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return hash_join(place_.hash(), static_cast<std::uint64_t>(nanos_of_day_));
    }
    friend constexpr bool operator==(const time&, const time&) noexcept = default;

private:
    constexpr time(std::int64_t nanos_of_day, zone_designator place) noexcept
        : nanos_of_day_(nanos_of_day), place_(place) {}

    std::int64_t nanos_of_day_ = 0;
    zone_designator place_;
};

/// The clock so much later or earlier, round midnight; the place stays. DMN 1.5, table 45.
[[nodiscard]] constexpr time add(const time& t, const days_time_duration& amount) noexcept {
    return time::from_nanos_of_day(t.nanos_of_day() + amount.total_nanos() % nanos_per_day, t.place());
}

/// The offset in seconds of a time of day: as written, or the standard one of its zone. Nothing for a local time, and
/// when the rules of the zone cannot be had.
[[nodiscard]] constexpr std::optional<std::int32_t> offset_of(const time& t) {
    const std::optional<std::int32_t> fixed = t.place().fixed_offset();
    return fixed || !t.place().has_zone() ? fixed : zone_standard_offset(*t.place().zone());
}

/// The time from `b` to `a` within one day of UTC, so not always less than a day. Two local times and two of the same
/// zone are taken on their clock; other zones have their standard offset, for there is no date. Nothing when one is
/// local and the other not. DMN 1.5, 10.3.2.3.5.
[[nodiscard]] constexpr std::optional<days_time_duration> difference(const time& a, const time& b) {
    const std::int64_t clocks = a.nanos_of_day() - b.nanos_of_day();
    if (a.place() == b.place()) {
        return days_time_duration::from_nanos(clocks);
    }
    const std::optional<std::int32_t> at_a = offset_of(a);
    const std::optional<std::int32_t> at_b = offset_of(b);
    if (!at_a || !at_b) {
        return std::nullopt;
    }
    return days_time_duration::from_nanos(clocks - (std::int64_t{*at_a} - *at_b) * nanos_per_second);
}

/// FEEL's order and equality of times, which count whole seconds: that of the `difference` without fractions, unordered
/// when there is none. DMN 1.5, 10.3.2.3.5 and table 53.
[[nodiscard]] constexpr std::partial_ordering compare(const time& a, const time& b) {
    const auto whole = [](const time& t) {
        return time::from_nanos_of_day(t.nanos_of_day() - t.nanos_of_day() % nanos_per_second, t.place());
    };
    const std::optional<days_time_duration> apart = difference(whole(a), whole(b));
    return apart ? std::partial_ordering(*apart <=> days_time_duration()) : std::partial_ordering::unordered;
}

} // namespace guiju

template <>
struct std::hash<guiju::time> {
    std::size_t operator()(const guiju::time& t) const noexcept { return t.hash(); }
};
