#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace guiju::emitted {

/// Identifiers of C++ for names of a policy: the one in the other language where only that has letters C++ takes.
class identifiers {
public:
    /// One that nothing else in this scope has. `kind` names those that have no letters at all.
    std::string unique(std::string_view name, std::string_view other, std::string_view kind);

private:
    std::set<std::string> taken_;
};

/// A name as an identifier, or empty when it has no letter or digit that C++ takes.
[[nodiscard]] std::string identifier_of(std::string_view name);
/// A text as a C++ literal.
[[nodiscard]] std::string literal(std::string_view text);

} // namespace guiju::emitted
