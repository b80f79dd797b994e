#pragma once

#include <guiju/base/language.hpp>
#include <guiju/value/hash.hpp>
#include <guiju/value/temporal_text.hpp>
#include <guiju/value/zone_names.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

/// A time zone of the IANA database, by name: "Europe/Paris". A zone and its links are different zones with the same
/// rules. Order is that of the names.
class zone {
public:
    /// The zone of exactly this name.
    [[nodiscard]] static constexpr std::optional<zone> find(std::string_view name) noexcept {
        const auto* const place = std::lower_bound(zone_names.begin(), zone_names.end(), name);
        if (place == zone_names.end() || *place != name) {
            return std::nullopt;
        }
        return zone(static_cast<std::uint16_t>(place - zone_names.begin()));
    }
    /// The zone at a place of `zone_names`, as `index()` gave it.
    [[nodiscard]] static constexpr std::optional<zone> at_index(std::size_t index) noexcept {
        return index < zone_names.size() ? std::optional(zone(static_cast<std::uint16_t>(index))) : std::nullopt;
    }

    [[nodiscard]] constexpr std::string_view name() const noexcept { return zone_names[index_]; }
    [[nodiscard]] constexpr std::uint16_t index() const noexcept { return index_; }

    /// The offset in seconds of a zone that has had the same one at all times by definition ("Etc/UTC", "Etc/GMT-8"),
    /// else nothing.
    [[nodiscard]] constexpr std::optional<std::int32_t> fixed_offset() const noexcept;

    friend constexpr auto operator<=>(const zone&, const zone&) noexcept = default;

private:
    constexpr explicit zone(std::uint16_t index) noexcept : index_(index) {}

    std::uint16_t index_;
};

constexpr std::optional<std::int32_t> zone::fixed_offset() const noexcept {
    constexpr std::string_view universal[] = {"UCT", "UTC", "Universal", "Zulu", "GMT", "GMT0", "Greenwich"};
    std::string_view rest = name();
    if (rest.starts_with("Etc/")) {
        rest.remove_prefix(4);
    }
    if (std::find(std::begin(universal), std::end(universal), rest) != std::end(universal)) {
        return 0;
    }
    if (!rest.starts_with("GMT")) {
        return std::nullopt;
    }
    // The sign is POSIX's: what lies west of Greenwich is positive.
    temporal_reader reader(rest.substr(3));
    const bool west = reader.take('+') || !reader.take('-');
    const auto hours = static_cast<std::int32_t>(*number_of_digits(reader.digits()) * seconds_per_hour);
    return west ? -hours : hours;
}

/// What a time says of its place: nothing, an offset from UTC, or a zone.
class zone_designator {
public:
    /// ±18:00, as far as implementations of FEEL go; XML Schema stops at 14:00.
    static constexpr std::int32_t max_offset = 18 * 3'600;

    /// Nothing: a local time.
    constexpr zone_designator() noexcept = default;
    constexpr zone_designator(guiju::zone in) noexcept : number_(in.index()), kind_(kind::zone) {}

    [[nodiscard]] static constexpr zone_designator utc() noexcept { return {0, kind::offset}; }

    /// An offset in seconds, positive to the east; nothing when it is more than `max_offset`.
    [[nodiscard]] static constexpr std::optional<zone_designator> offset(std::int64_t seconds) noexcept {
        if (seconds < -max_offset || seconds > max_offset) {
            return std::nullopt;
        }
        return zone_designator(static_cast<std::int32_t>(seconds), kind::offset);
    }

    /// Reads what is left after a time: "", "Z" or "z", "+01:00", "+02:45:55", "@Europe/Paris".
    [[nodiscard]] static constexpr std::optional<zone_designator> read(temporal_reader& reader) noexcept;

    [[nodiscard]] constexpr bool is_local() const noexcept { return kind_ == kind::local; }
    [[nodiscard]] constexpr bool has_offset() const noexcept { return kind_ == kind::offset; }
    [[nodiscard]] constexpr bool has_zone() const noexcept { return kind_ == kind::zone; }

    /// The offset in seconds that is written, or nothing.
    [[nodiscard]] constexpr std::optional<std::int32_t> offset() const noexcept {
        return has_offset() ? std::optional(number_) : std::nullopt;
    }
    /// The zone that is written, or nothing.
    [[nodiscard]] constexpr std::optional<guiju::zone> zone() const noexcept {
        return has_zone() ? guiju::zone::at_index(static_cast<std::size_t>(number_)) : std::nullopt;
    }
    /// The offset in seconds if it is the same at all times: a written one, or that of a zone such as "Etc/UTC".
    [[nodiscard]] constexpr std::optional<std::int32_t> fixed_offset() const noexcept {
        return has_zone() ? zone()->fixed_offset() : offset();
    }

    /// "", "Z", "+01:00", "-02:45:55" or "@Europe/Paris".
    constexpr void append_to(std::string& out) const;

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return hash_join(static_cast<std::size_t>(kind_), static_cast<std::uint64_t>(number_));
    }
    friend constexpr bool operator==(const zone_designator&, const zone_designator&) noexcept = default;

private:
    enum class kind : std::uint8_t { local, offset, zone };
    constexpr zone_designator(std::int32_t number, kind k) noexcept : number_(number), kind_(k) {}

    std::int32_t number_ = 0; // seconds of an offset, index of a zone
    kind kind_ = kind::local;
};

constexpr std::optional<zone_designator> zone_designator::read(temporal_reader& reader) noexcept {
    if (reader.done()) {
        return zone_designator();
    }
    if (reader.take('Z') || reader.take('z')) {
        return utc();
    }
    if (reader.take('@')) {
        const std::optional<guiju::zone> found = guiju::zone::find(reader.take_rest());
        return found ? std::optional(zone_designator(*found)) : std::nullopt;
    }
    const bool west = reader.sees('-');
    if (!reader.take('-') && !reader.take('+')) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> hours = reader.two_digits(18);
    if (!hours || !reader.take(':')) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> minutes = reader.two_digits(59);
    const std::optional<std::int32_t> seconds = reader.take(':') ? reader.two_digits(59) : 0;
    if (!minutes || !seconds) {
        return std::nullopt;
    }
    const std::int32_t total = *hours * 3'600 + *minutes * 60 + *seconds;
    return offset(west ? -total : total);
}

constexpr void zone_designator::append_to(std::string& out) const {
    if (has_zone()) {
        out.push_back('@');
        out.append(zone()->name());
        return;
    }
    if (!has_offset()) {
        return;
    }
    if (number_ == 0) {
        out.push_back('Z');
        return;
    }
    const std::uint64_t seconds = magnitude(number_);
    out.push_back(number_ < 0 ? '-' : '+');
    append_number(out, seconds / 3'600, 2);
    out.push_back(':');
    append_number(out, seconds / 60 % 60, 2);
    if (seconds % 60 != 0) {
        out.push_back(':');
        append_number(out, seconds % 60, 2);
    }
}

/// The offset in seconds that a zone keeps when its clocks are not put forward, by its rules of 2024. What a time of
/// day has that names a zone and no date. Nothing when the rules cannot be had.
[[nodiscard]] std::optional<std::int32_t> zone_standard_offset(zone in);

/// Which offsets a zone has at one local time, in seconds.
struct local_offsets {
    enum class occurrence : std::uint8_t {
        once,
        never, ///< skipped when clocks are put forward
        twice, ///< repeated when clocks are put back
    };
    occurrence occurs = occurrence::once;
    std::int32_t before = 0; ///< the offset in force, or before the transition that skips or repeats the time
    std::int32_t after = 0;  ///< the same, or the offset after that transition
};

// The three functions below need the rules of zones and are in the compiled library. They are safe to call from any
// number of threads. Zones with a fixed offset need no data.

/// The offset in seconds of a zone at an instant, given as seconds since 1970-01-01T00:00:00Z without leap seconds.
/// Before the first rule it is local mean time, after the last one the pattern of the last years goes on.
/// Nothing when the rules cannot be had; `zone_problem` says why.
[[nodiscard]] std::optional<std::int32_t> zone_offset_at(zone in, std::int64_t utc_seconds);

/// The offsets of a zone at a local time, given as seconds since 1970-01-01T00:00:00 on the local clock.
/// Nothing when the rules cannot be had.
[[nodiscard]] std::optional<local_offsets> zone_offsets_at_local(zone in, std::int64_t local_seconds);

/// Why a zone has no rules: a sentence that names the zone and what to install. Nothing when it has them.
[[nodiscard]] std::optional<wording> zone_problem(zone in);

} // namespace guiju

template <>
struct std::hash<guiju::zone> {
    std::size_t operator()(const guiju::zone& z) const noexcept { return guiju::hash_join(0x20E, z.index()); }
};
