#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace guiju {

/// The languages that policies, messages and explanations are written in.
enum class lang : std::uint8_t { zh, en };

/// One sentence in both languages. They stand beside each other so that neither is forgotten.
struct wording {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(lang language) const noexcept { return language == lang::zh ? zh : en; }
    [[nodiscard]] bool empty() const noexcept { return zh.empty() && en.empty(); }
    friend bool operator==(const wording&, const wording&) = default;
};

} // namespace guiju
