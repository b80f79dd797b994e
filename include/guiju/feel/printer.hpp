#pragma once

#include <guiju/feel/dialect.hpp>
#include <guiju/feel/scope.hpp>
#include <guiju/feel/tree.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::feel {

/// What a text in a tree is, for whoever renames it.
enum class text_role : std::uint8_t { name, member, key, variable, parameter, type, text };

struct printing {
    feel::dialect dialect{};
    /// Another name for a text, or nothing to keep it: names, members, keys and text literals of categories in the
    /// other language.
    std::function<std::optional<std::string>(text_role, std::string_view)> rename;
    /// The names that the printed text will be read with, so that `a - b` is not taken for a name `a-b`. May be null.
    const scope* known = nullptr;
};

/// The tree as text, with as few parentheses as reading it back to the same tree takes.
///
/// Strict FEEL has no quantities: they are printed as plain numbers, percents as a quotient by 100.
[[nodiscard]] std::string print(const tree& of, const printing& how);
[[nodiscard]] inline std::string print(const tree& of, const dialect& how = {}) {
    return print(of, printing{how, {}, nullptr});
}
/// One node and what is below it.
[[nodiscard]] std::string print(const tree& of, node_id from, const printing& how);
/// A text literal with its quotes and escapes.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace guiju::feel
