#pragma once

#include <array>
#include <string_view>

namespace guiju::feel {

/// Functions that tell of a policy's own duties: of those that name departments in a clause. The last argument of each
/// may be a clause: then only duties in it, and in what its heading has below it, count.
enum class duty_function : std::size_t {
    clauses,     ///< the clauses in which there are such duties
    departments, ///< the departments that they name, in the order in which they are first named
    responsible, ///< of one clause: its departments
    charged      ///< of one department: its clauses
};

struct duty_function_name {
    std::string_view zh;
    std::string_view en;
};

/// By `duty_function`.
inline constexpr auto duty_functions = std::to_array<duty_function_name>({
    {"职责条款", "duty_clauses"},
    {"职责部门", "duty_departments"},
    {"责任部门", "departments_of_clause"},
    {"负责条款", "clauses_of_department"},
});

} // namespace guiju::feel
