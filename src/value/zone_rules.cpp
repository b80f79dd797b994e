#include <guiju/value/zone.hpp>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {
namespace {

// Besides $TZDIR and /usr/share/zoneinfo, where the library looks by itself.
constexpr std::array<std::string_view, 4> other_directories = {"/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo",
                                                               "/etc/zoneinfo", "/usr/local/share/zoneinfo"};

std::optional<absl::TimeZone> load_rules(const std::string& name) {
    absl::TimeZone rules;
    if (absl::LoadTimeZone(name, &rules)) {
        return rules;
    }
    for (const std::string_view directory : other_directories) {
        if (absl::LoadTimeZone(std::string(directory) + '/' + name, &rules)) {
            return rules;
        }
    }
    return std::nullopt;
}

// The rules of a zone are read once in a process and never change after that: a constant that is computed late.
const std::optional<absl::TimeZone>& rules_of(zone in) {
    struct slot {
        std::once_flag once;
        std::optional<absl::TimeZone> rules;
    };
    static std::array<slot, zone_names.size()> slots;
    slot& place = slots[in.index()];
    std::call_once(place.once, [&] { place.rules = load_rules(std::string(in.name())); });
    return place.rules;
}

} // namespace

std::optional<std::int32_t> zone_offset_at(zone in, std::int64_t utc_seconds) {
    if (const auto fixed = in.fixed_offset()) {
        return fixed;
    }
    const auto& rules = rules_of(in);
    if (!rules) {
        return std::nullopt;
    }
    return rules->At(absl::FromUnixSeconds(utc_seconds)).offset;
}

std::optional<std::int32_t> zone_standard_offset(zone in) {
    constexpr std::int64_t january_2024 = 1'704'067'200;
    constexpr std::int64_t july_2024 = 1'719'792'000;
    const auto winter = zone_offset_at(in, january_2024);
    const auto summer = zone_offset_at(in, july_2024);
    return winter && summer ? std::optional(std::min(*winter, *summer)) : std::nullopt;
}

std::optional<local_offsets> zone_offsets_at_local(zone in, std::int64_t local_seconds) {
    if (const auto fixed = in.fixed_offset()) {
        return local_offsets{local_offsets::occurrence::once, *fixed, *fixed};
    }
    const auto& rules = rules_of(in);
    if (!rules) {
        return std::nullopt;
    }
    const absl::TimeZone::TimeInfo found = rules->At(absl::CivilSecond() + local_seconds);
    const auto offset_to = [local_seconds](absl::Time instant) {
        return static_cast<std::int32_t>(local_seconds - absl::ToUnixSeconds(instant));
    };
    switch (found.kind) {
    case absl::TimeZone::TimeInfo::SKIPPED:
        return local_offsets{local_offsets::occurrence::never, offset_to(found.pre), offset_to(found.post)};
    case absl::TimeZone::TimeInfo::REPEATED:
        return local_offsets{local_offsets::occurrence::twice, offset_to(found.pre), offset_to(found.post)};
    case absl::TimeZone::TimeInfo::UNIQUE:
        break;
    }
    return local_offsets{local_offsets::occurrence::once, offset_to(found.pre), offset_to(found.pre)};
}

std::optional<wording> zone_problem(zone in) {
    if (in.fixed_offset() || rules_of(in)) {
        return std::nullopt;
    }
    const std::string name(in.name());
    return wording{"没有时区 " + name + " 的规则：请安装系统的时区数据（tzdata），或用环境变量 TZDIR 指明其目录",
                   "there are no rules for the time zone " + name +
                       ": install the system's time zone data (tzdata), or name its directory in the environment "
                       "variable TZDIR"};
}

} // namespace guiju
