#pragma once

#include <guiju/base/language.hpp>

#include <cstddef>
#include <cstdint>

namespace guiju::feel {

/// Which FEEL is read and printed.
///
/// Strict FEEL is that of DMN 1.5, 10.3.1.2. The policy dialect adds quantities (`1万元`, `50%`, `12 months`), bare
/// dates (`2024-02-29`), full-width digits and punctuation, and takes Chinese keywords beside the English ones.
/// Full-width punctuation is then no part of names.
struct dialect {
    lang keywords = lang::en; ///< the table that is printed with; the policy dialect reads both
    bool policy = false;
    friend bool operator==(const dialect&, const dialect&) = default;
};

/// Bounds on what is read. Passing one is a diagnostic.
struct limits {
    std::size_t text = std::size_t{16} << 20U; ///< bytes of text
    std::uint32_t nesting = 400;               ///< expressions within expressions while reading
    /// Height of the tree; chains such as 1 + 1 + … count. A pass that recurses over a tree may take 1 KB a level on a
    /// stack of 512 KB.
    std::uint32_t depth = 500;
};

} // namespace guiju::feel
