#pragma once

#include <guiju/base/result.hpp>
#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/outcome.hpp>
#include <guiju/evaluate/scratch.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Records that are structs of the program that embeds guiju: where their members lie and what they hold.
///
/// Nothing here is written by hand: `layout<T>` makes it from pointers to members.
namespace guiju::evaluate {

/// How a member is kept.
enum class storage : std::uint8_t {
    boolean,
    int8,
    int16,
    int32,
    int64,
    uint8,
    uint16,
    uint32,
    uint64,
    number, ///< guiju::decimal
    text,   ///< anything that reads as std::string_view
    date,
    time,
    date_time,
    years_months,
    days_time,
    value,    ///< guiju::value, whatever it holds
    optional, ///< something or nothing
    list,
    record,
};

/// The items of a list as they lie in memory.
struct native_items {
    const void* first = nullptr;
    std::size_t count = 0;
    std::size_t stride = 0; ///< bytes from one item to the next
};

struct native_record;

/// What a member holds.
struct native_type {
    storage as = storage::value;
    bool enumeration = false;                ///< an integer that counts the values of a category
    std::vector<std::string> names;          ///< of an enumeration: the category's value for each, or empty: in order
    std::shared_ptr<native_type> of;         ///< of optionals and lists: what they hold
    std::shared_ptr<native_record> record;   ///< of records
    std::string_view (*text)(const void*){}; ///< of texts
    const void* (*held)(const void*){};      ///< of optionals: what they hold, or nullptr
    native_items (*items)(const void*){};    ///< of lists
};

struct native_field {
    std::string name; ///< of the policy's field, in either language
    std::size_t offset = 0;
    native_type type;
};

struct native_record {
    std::string name; ///< of the policy's record, in either language
    std::vector<native_field> fields;
};

class native_form;

/// One answer, asked of structs of one layout. What can be checked is checked when it is made.
///
/// Thread-safe: any number of threads may ask, each with its own scratch.
class native_question {
public:
    /// Checks the layout against the program: the record and fields that it names, and that each member can hold what
    /// its field wants. `dimensions` are the answer's further keys, one each.
    [[nodiscard]] static result<native_question> make(const evaluate::evaluator& with, program::answer_id asked,
                                                      const native_record& layout, std::vector<value> dimensions,
                                                      question how);

    /// The value alone, or a null that says why there is none.
    [[nodiscard]] value compute(const void* subject, scratch& memory) const;
    /// The whole outcome, with its derivation when the question wants one.
    [[nodiscard]] outcome ask(const void* subject, scratch& memory) const;
    /// The struct as a record of the program. A field without a member, or whose member has what its type does not
    /// allow (an enumerator without a value, a negative number of months), is undetermined; without a member it is null
    /// where it is optional.
    [[nodiscard]] value record(const void* subject) const;

private:
    explicit native_question(std::shared_ptr<const native_form> form) : form_(std::move(form)) {}
    std::shared_ptr<const native_form> form_;
};

} // namespace guiju::evaluate
