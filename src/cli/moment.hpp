#pragma once

#include <guiju/guiju.hpp>

#include <chrono>
#include <ctime>
#include <optional>

namespace guiju::cli {

/// The moment by the system's clock, with the offset of its place.
[[nodiscard]] inline std::optional<date_time> moment() {
    const auto seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr) {
        return std::nullopt;
    }
    const auto place = zone_designator::offset(local.tm_gmtoff).value_or(zone_designator::utc());
    return at_instant({seconds, 0}, place);
}

} // namespace guiju::cli
