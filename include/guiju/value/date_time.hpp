#pragma once

#include <guiju/value/date.hpp>
#include <guiju/value/duration.hpp>
#include <guiju/value/time.hpp>
#include <guiju/value/zone.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

/// A point of the timeline, without leap seconds.
struct instant {
    std::int64_t seconds = 0; ///< since 1970-01-01T00:00:00Z, rounded down
    std::int32_t nanos = 0;   ///< 0 to 999,999,999
    friend constexpr auto operator<=>(const instant&, const instant&) noexcept = default;
};

/// A date with a time of day, local, with an offset, or in a zone. DMN 1.5, 10.3.2.3.6.
///
/// What is kept is the reading of calendar and clock, so that it is printed as it was written. In a zone it may stand
/// for no instant, when clocks are put forward, or for two, when they are put back: see `to_instant`.
/// `==` is sameness of what is written, FEEL's `is`. FEEL's `=` and `<` are in `compare`.
class date_time {
public:
    /// 1970-01-01T00:00:00, local.
    constexpr date_time() noexcept = default;

    /// That date at that time, where the time is.
    constexpr date_time(const guiju::date& d, const guiju::time& t) noexcept
        : seconds_(d.day_number() * seconds_per_day + t.nanos_of_day() / nanos_per_second), nanos_(t.nanos()),
          place_(t.place()) {}

    /// A date's midnight.
    constexpr explicit date_time(const guiju::date& d, zone_designator place = {}) noexcept
        : date_time(d, guiju::time().with_place(place)) {}

    /// From the seconds since 1970-01-01T00:00:00 on the local clock. `repeated` says that the clock shows this time
    /// for the second time. Nothing when the year is out of range or the nanoseconds are no fraction of a second.
    [[nodiscard]] static constexpr std::optional<date_time>
    from_local(std::int64_t seconds, std::int32_t nanos, zone_designator place, bool repeated = false) noexcept {
        constexpr std::int64_t least = guiju::date::from(guiju::date::min_year, 1, 1)->day_number() * seconds_per_day;
        constexpr std::int64_t last = guiju::date::from(guiju::date::max_year, 12, 31)->day_number();
        if (seconds < least || seconds >= (last + 1) * seconds_per_day || nanos < 0 || nanos >= nanos_per_second) {
            return std::nullopt;
        }
        date_time found;
        found.seconds_ = seconds;
        found.nanos_ = nanos;
        found.place_ = place;
        found.repeated_ = repeated;
        return found;
    }

    /// Reads a date, "T", and a time as `time::parse` does; "T24:00:00" is the next day's midnight. A date alone is
    /// no date and time here: FEEL's function makes midnight of it, with the constructor above.
    [[nodiscard]] static constexpr std::optional<date_time> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr guiju::date date() const noexcept {
        return *guiju::date::from_day_number(floor_divide(seconds_, seconds_per_day));
    }
    /// The time of day, with the offset or zone.
    [[nodiscard]] constexpr guiju::time time() const noexcept {
        return guiju::time::from_nanos_of_day(nanos_of_day(), place_);
    }
    [[nodiscard]] constexpr std::int64_t nanos_of_day() const noexcept {
        return floor_remainder(seconds_, seconds_per_day) * nanos_per_second + nanos_;
    }
    [[nodiscard]] constexpr zone_designator place() const noexcept { return place_; }
    /// The seconds since 1970-01-01T00:00:00 on the local clock, rounded down.
    [[nodiscard]] constexpr std::int64_t local_seconds() const noexcept { return seconds_; }
    [[nodiscard]] constexpr std::int32_t nanos() const noexcept { return nanos_; }
    /// Whether the clock of the zone shows this time for the second time. Only arithmetic makes such values.
    [[nodiscard]] constexpr bool repeated() const noexcept { return repeated_; }

    /// The same time of day so many months later, on the last day of a shorter month; the place stays.
    /// Nothing when the year is out of range.
    [[nodiscard]] constexpr std::optional<date_time> add_months(std::int64_t months) const noexcept {
        if (months == 0) {
            return *this;
        }
        const std::optional<guiju::date> day = date().add_months(months);
        return day ? std::optional(date_time(*day, time())) : std::nullopt;
    }

    /// As FEEL's string(): "2024-02-29T10:00:00.5+01:00". A repeated time is printed as the first.
    [[nodiscard]] constexpr std::string to_string() const {
        std::string out;
        date().append_to(out);
        out.push_back('T');
        append_clock(out, nanos_of_day());
        place_.append_to(out);
        return out;
    }

    /// The same without the fraction of its second.
    [[nodiscard]] constexpr date_time without_fraction() const noexcept {
        date_time whole = *this;
        whole.nanos_ = 0;
        return whole;
    }

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return hash_join(hash_join(place_.hash(), static_cast<std::uint64_t>(seconds_)),
                         static_cast<std::uint64_t>(nanos_) * 2U + (repeated_ ? 1U : 0U));
    }
    friend constexpr bool operator==(const date_time&, const date_time&) noexcept = default;

private:
    std::int64_t seconds_ = 0; // since 1970-01-01T00:00:00 on the local clock
    std::int32_t nanos_ = 0;
    zone_designator place_;
    bool repeated_ = false;
};

constexpr std::optional<date_time> date_time::parse(std::string_view text) noexcept {
    temporal_reader reader(text);
    const std::optional<guiju::date> day = guiju::date::read(reader);
    if (!day || !reader.take('T')) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> clock = read_clock(reader);
    if (!clock) {
        return std::nullopt;
    }
    const std::optional<zone_designator> place = zone_designator::read(reader);
    if (!place || !reader.done()) {
        return std::nullopt;
    }
    return from_local(day->day_number() * seconds_per_day + *clock / nanos_per_second,
                      static_cast<std::int32_t>(*clock % nanos_per_second), *place);
}

// What follows asks for the rules of a zone only when a value is in one whose offset changes. It may then answer
// nothing because the rules cannot be had; `zone_problem` says why.

/// The offset in seconds from UTC; nothing for a local value. In a zone: of a time that is skipped, the offset before
/// the clocks were put forward; of a time that is repeated, that of the first, unless it is marked as the second.
[[nodiscard]] constexpr std::optional<std::int32_t> offset_of(const date_time& t) {
    if (!t.place().has_zone() || t.place().fixed_offset()) {
        return t.place().fixed_offset();
    }
    const std::optional<local_offsets> found = zone_offsets_at_local(*t.place().zone(), t.local_seconds());
    if (!found) {
        return std::nullopt;
    }
    return t.repeated() && found->occurs == local_offsets::occurrence::twice ? found->after : found->before;
}

/// The instant that a value stands for; nothing for a local one.
[[nodiscard]] constexpr std::optional<instant> to_instant(const date_time& t) {
    const std::optional<std::int32_t> offset = offset_of(t);
    return offset ? std::optional(instant{t.local_seconds() - *offset, t.nanos()}) : std::nullopt;
}

/// How an instant reads on the calendar and clock of an offset or zone, or of UTC when the place is local.
/// Nothing when the year is out of range.
[[nodiscard]] constexpr std::optional<date_time> at_instant(const instant& when, zone_designator place) {
    constexpr std::int64_t far_beyond_the_calendar = 40'000'000'000'000'000;
    if (when.seconds < -far_beyond_the_calendar || when.seconds > far_beyond_the_calendar) {
        return std::nullopt;
    }
    if (!place.has_zone() || place.fixed_offset()) {
        return date_time::from_local(when.seconds + place.fixed_offset().value_or(0), when.nanos, place);
    }
    const std::optional<std::int32_t> offset = zone_offset_at(*place.zone(), when.seconds);
    if (!offset) {
        return std::nullopt;
    }
    const std::int64_t local = when.seconds + *offset;
    const std::optional<local_offsets> found = zone_offsets_at_local(*place.zone(), local);
    const bool repeated = found && found->occurs == local_offsets::occurrence::twice && *offset == found->after;
    return date_time::from_local(local, when.nanos, place, repeated);
}

/// So much later on the timeline. A local value is moved on its calendar, one with an offset or zone by its instant,
/// so that a day in a zone is 24 hours. The place stays. DMN 1.5, table 45.
/// Nothing when the year is out of range.
[[nodiscard]] constexpr std::optional<date_time> add(const date_time& t, const days_time_duration& amount) {
    const bool on_the_clock = !t.place().has_zone() || t.place().fixed_offset();
    const std::optional<instant> start =
        on_the_clock ? std::optional(instant{t.local_seconds(), t.nanos()}) : to_instant(t);
    if (!start) {
        return std::nullopt;
    }
    const int128 nanos = int128{start->seconds} * nanos_per_second + start->nanos + amount.total_nanos();
    const std::optional<days_time_duration> end = days_time_duration::from_nanos(nanos);
    if (!end) {
        return std::nullopt;
    }
    const instant moved{end->floor_seconds(), end->floor_nanos()};
    return on_the_clock ? date_time::from_local(moved.seconds, moved.nanos, t.place()) : at_instant(moved, t.place());
}

/// The same time of day so many months later, on the last day of a shorter month; the place stays.
/// Nothing when the year is out of range.
[[nodiscard]] constexpr std::optional<date_time> add(const date_time& t, years_months_duration amount) noexcept {
    return t.add_months(amount.total_months());
}

/// The time from `b` to `a`: on the calendar when both are local, between their instants when neither is.
/// Nothing when one is local and the other not. DMN 1.5, table 45.
[[nodiscard]] constexpr std::optional<days_time_duration> difference(const date_time& a, const date_time& b) {
    if (a.place().is_local() != b.place().is_local()) {
        return std::nullopt;
    }
    const bool local = a.place().is_local();
    const std::optional<instant> at_a = local ? std::optional(instant{a.local_seconds(), a.nanos()}) : to_instant(a);
    const std::optional<instant> at_b = local ? std::optional(instant{b.local_seconds(), b.nanos()}) : to_instant(b);
    if (!at_a || !at_b) {
        return std::nullopt;
    }
    return days_time_duration::from_nanos(int128{at_a->seconds - at_b->seconds} * nanos_per_second + at_a->nanos -
                                          at_b->nanos);
}

/// FEEL's order and equality, which count whole seconds: that of the `difference` without fractions, unordered when
/// there is none. DMN 1.5, 10.3.2.3.6 and table 53.
[[nodiscard]] constexpr std::partial_ordering compare(const date_time& a, const date_time& b) {
    const auto apart = difference(a.without_fraction(), b.without_fraction());
    return apart ? std::partial_ordering(*apart <=> days_time_duration()) : std::partial_ordering::unordered;
}

} // namespace guiju

template <>
struct std::hash<guiju::date_time> {
    std::size_t operator()(const guiju::date_time& t) const noexcept { return t.hash(); }
};
