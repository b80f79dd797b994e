#pragma once

#include <guiju/base/span.hpp>
#include <guiju/feel/tree.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju::graph {

/// A declared name: in the language of the document, and in the other language where the author gives one.
struct naming {
    std::string name;
    std::string other; ///< empty when there is none
    span where;

    [[nodiscard]] bool answers_to(std::string_view n) const noexcept {
        return n == name || (!other.empty() && n == other);
    }
};

/// Comment lines that belong to the declaration below them, without their mark; kept by the formatter.
using comments = std::vector<std::string>;

// --- types ------------------------------------------------------------------------------------------------------

enum class type_kind : std::uint8_t {
    any,
    number,
    money,
    text,
    boolean,
    date,
    time,
    date_time,
    years_months,
    days_time,
    list,  ///< of `element`
    named, ///< a record or category by name
};

/// A type as written: 金额, 数字, 列表 聘用, 日期?, 等级.
struct type_ref {
    type_kind kind = type_kind::any;
    feel::unit unit = feel::unit::none; ///< of numbers: percent, months, persons …
    std::uint32_t currency_code = 0;    ///< of money; 0 is CNY
    bool optional = false;              ///< may be null on purpose
    std::string name;                   ///< of `named`
    std::shared_ptr<const type_ref> element;
    span where;
};

/// What an element of an exchange format carries beside its meaning: kept so that it can be written again.
struct annex {
    std::string id;
    std::string label;
    std::string description;
    std::vector<std::pair<std::string, std::string>> attributes{}; ///< that mean nothing to guiju, by qualified name
    std::vector<std::pair<std::string, std::string>> kept{};       ///< elements: local name, XML as it stood
    friend bool operator==(const annex&, const annex&) = default;
    [[nodiscard]] bool empty() const { return *this == annex{}; }
};

} // namespace guiju::graph
