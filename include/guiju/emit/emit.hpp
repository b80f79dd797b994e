#pragma once

#include <guiju/base/diagnostic.hpp>
#include <guiju/program/program.hpp>

#include <string>
#include <vector>

/// A policy as one C++20 header. What such headers stand on is in emit/runtime/, complete in headers.
namespace guiju::emitted {

/// What a header holds and how it is named.
struct header_options {
    std::string name_space;             ///< empty: the policy's own name
    std::string source;                 ///< the file it was made from, for its first comment
    std::vector<program::answer_id> of; ///< empty: all answers
    /// Names of the program's categories in the other language, in their order; empty where there are none.
    std::vector<std::string> other_categories;
};

/// An answer that is not in the header, and why.
struct left_out {
    std::string name;
    wording why;
    span where; ///< of what cannot be emitted
};

struct header {
    std::string text;
    std::vector<left_out> without;
};

/// Writes the header. The same program gives the same bytes.
///
/// Numbers are scaled integers where `program::ranges` proves that they hold every digit, and decimals elsewhere.
/// Amounts of money are given to two decimal places, months, days, years and persons as whole numbers, other numbers as
/// what their fields allow, or as decimals. A list has at most 2³² items.
[[nodiscard]] header write(const program::program& of, const header_options& how = {});

/// A name as a namespace; empty when it has no letters that C++ takes.
[[nodiscard]] std::string namespace_of(std::string_view name);

} // namespace guiju::emitted
