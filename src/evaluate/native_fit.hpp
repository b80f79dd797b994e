#pragma once

#include <guiju/evaluate/native.hpp>

#include <memory>
#include <vector>

namespace guiju::evaluate {

struct fitted_record;

/// A member's type beside the type of the field that it goes into.
struct fitted_type {
    native_type from;
    program::type_id to = program::type_id::any;
    shared<const category_body> category;
    std::vector<std::uint32_t> ordinals; ///< of enumerations with names: the category's ordinal for each
    bool counts = false;                 ///< months and persons are never negative
    std::shared_ptr<const fitted_type> of;
    std::shared_ptr<const fitted_record> record;
};

/// One field of the program's record, in its order.
struct fitted_field {
    std::string name;
    bool known = false; ///< there is a member for it
    std::size_t offset = 0;
    fitted_type type;
    value otherwise; ///< what it is when it is not there
};

/// A layout that was checked against a record of a program.
struct fitted_record {
    program::record_id record = program::record_id::none;
    shared<const guiju::shape> shape;
    std::vector<fitted_field> fields;
};

/// The layout beside the program's record of that name, or what does not fit.
[[nodiscard]] result<fitted_record> fit(const program::program& p, const native_record& layout);

/// A struct as a record of the program.
[[nodiscard]] value read_record(const program::program& p, const fitted_record& as, const void* at);
/// A whole number as it is kept; requires an integer storage.
[[nodiscard]] decimal read_integer(storage as, const void* at) noexcept;

} // namespace guiju::evaluate
