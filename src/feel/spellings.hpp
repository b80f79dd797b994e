#pragma once

#include <guiju/feel/printer.hpp>

#include <string>
#include <string_view>
#include <unordered_set>

namespace guiju::feel {

/// A key of a context: as it is where it is a name, else quoted.
[[nodiscard]] std::string key_spelling(std::string_view key, bool policy);
/// A quantity, with the unit as written in the table of keywords. Strict FEEL has a number only.
[[nodiscard]] std::string quantity_spelling(const node& quantity, const dialect& how);
/// `@"…"`, or a bare date.
[[nodiscard]] std::string at_spelling(std::string_view text, const dialect& how);
[[nodiscard]] std::string_view type_spelling(std::string_view type, const dialect& how);

/// Names that would be taken for the beginning of a longer one if an operator followed: `a` where there is a name
/// `a-b`.
class beginnings {
public:
    void add(std::string_view name);
    [[nodiscard]] bool contains(std::string_view name) const;

private:
    std::unordered_set<std::string> keys_;
};
[[nodiscard]] beginnings beginnings_of(const tree& of, const printing& how);

} // namespace guiju::feel
