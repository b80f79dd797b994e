#pragma once

#include <guiju/feel/tree.hpp>
#include <guiju/value/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guiju::program {

/// The index of a type in its program. The same type has one index.
enum class type_id : std::uint32_t { any = 0 };
enum class record_id : std::uint32_t { none = 0xFFFF'FFFF };
enum class category_id : std::uint32_t { none = 0xFFFF'FFFF };
enum class function_id : std::uint32_t { none = 0xFFFF'FFFF };
enum class node_id : std::uint32_t { none = 0xFFFF'FFFF };

/// The kinds of types; those of values, and `any` where nothing is known before values are seen (DMN).
enum class type_kind : std::uint8_t {
    any,
    null,
    number,
    money,
    text,
    boolean,
    category,
    date,
    time,
    date_time,
    years_months,
    days_time,
    list,
    record,
    context,
    range,
    function,
};

/// A type. Whether a value of it may be missing is part of it: `optional` is what may be null on purpose.
struct type {
    type_kind kind = type_kind::any;
    feel::unit unit = feel::unit::none; ///< of numbers
    currency in{};                      ///< of money
    bool optional = false;
    type_id element = type_id::any; ///< of lists and ranges; the result of functions
    record_id record = record_id::none;
    category_id category = category_id::none;
    std::vector<type_id> parameters;                      ///< of functions
    std::vector<std::pair<std::string, type_id>> entries; ///< of contexts whose entries are known
    function_id allowed = function_id::none; ///< whether a value is in it: a function of one argument that says yes
                                             ///< (DMN: allowed values). none: all are
    friend bool operator==(const type&, const type&) = default;
};

/// Bounds that a test sets to numbers and amounts, ends included: none where it sets none.
struct allowed_bounds {
    std::optional<decimal> low, high;
    std::optional<int> scale; ///< decimal places, where the test leaves no more
    bool exact = false;       ///< the test passes all that lies within them

    /// Whether a number lies within them.
    [[nodiscard]] bool hold(const decimal& n) const;
};

struct field_info {
    std::string name;
    std::string other; ///< its name in the other language, or empty
    type_id type = type_id::any;
    node_id allowed = node_id::none; ///< of record fields: yes/no over the value, or of lists each item, in slot 0;
                                     ///< uses no inputs
    std::uint16_t frame = 0;         ///< slots that `allowed` needs
    allowed_bounds bounds{};         ///< that `allowed` sets
};

/// A record type: the layout of contexts of this type. Field i is value i.
struct record_info {
    std::string name;
    std::string other;
    record_id owner = record_id::none; ///< the record whose list it stands in
    std::vector<std::uint32_t> keys;   ///< indices of the identifying fields
    std::vector<field_info> fields;
    shared<const guiju::shape> shape;
};

struct category_info {
    shared<const category_body> body;
};

} // namespace guiju::program
