#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/feel/dialect.hpp>
#include <guiju/graph/policy.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::formats::rules {

/// Bounds on what is read. Passing one is a diagnostic.
struct limits {
    std::size_t text = std::size_t{16} << 20U; ///< bytes of one source
    std::size_t line = std::size_t{1} << 20U;  ///< bytes of one line
    std::size_t entries = 200'000;             ///< declarations and the lines that belong to them, in one source
    std::size_t name = 400;                    ///< bytes of one name
    std::size_t problems = 100;                ///< diagnostics that are told one by one
    std::size_t import_depth = 16;             ///< imports of imports
    std::size_t imports = 256;                 ///< sources in all
    feel::limits expressions{};
};

/// What an import led to: the name of the source, by which it is told from others, and its text.
struct imported_text {
    std::string name;
    std::string text;
};

/// Finds what `path`, written in the source named `from`, stands for; nothing when there is no such text.
using import_resolver = std::function<std::optional<imported_text>(std::string_view path, std::string_view from)>;

struct parsing {
    /// Without a resolver every import is an error.
    import_resolver resolve{};
    /// Whether the source is Markdown with blocks of rules; else the end of its name tells: ".md".
    std::optional<bool> literate{};
    rules::limits limits{};
};

/// Reads a policy: docs/language/grammar.md.
///
/// All problems are reported in one run: reading goes on with the next entry. Sources that are imported are added to
/// `sources`; what they declare becomes part of the policy (`policy::imported` tells which) and is not printed with it.
/// The language of the policy is that of most of its keywords. Names are not resolved here.
[[nodiscard]] result<graph::policy> parse(source_set& sources, source_id id, const parsing& how = {});

} // namespace guiju::formats::rules
