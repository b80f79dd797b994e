#pragma once

#include <guiju/program/program.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace guiju::evaluate {

/// Something wrong with data that was handed in: where, what, and what was expected.
struct fact_problem {
    guiju::severity severity = severity::error;
    std::string code;        ///< stable, e.g. "fact.type"
    std::string path;        ///< e.g. 组织[3].评级[0].取得日期; items count from 0
    std::size_t item = npos; ///< the item of a population's list that is left out for it
    wording what;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// How data is read.
struct binding {
    bool strict = false;         ///< an unknown field is an error instead of a warning
    bool skip_bad_items = false; ///< items of the record's own lists that cannot be read are left out, the others kept
    std::size_t most_problems = 1000;
};

/// Data as a record of the program.
struct bound_record {
    value record; ///< null when it could not be made
    std::vector<fact_problem> problems;
    std::size_t left_out = 0; ///< items left out by `skip_bad_items`
};

/// Data from outside (contexts, lists, texts, numbers, as JSON or CSV give them) as a record of that type.
///
/// Fields go by either of their names. Texts become dates, amounts, categories and yes/no as the field's type wants;
/// amounts may be written 1,234.50 or with full-width digits. A missing field is null where it is optional, else
/// undetermined until it is supplied.
[[nodiscard]] bound_record bind(const program::program& p, program::record_id type, const value& facts,
                                const binding& how = {});

/// One value as that type; null with its reason, and a problem, where it cannot be.
[[nodiscard]] value bind_value(const program::program& p, program::type_id type, const value& fact,
                               const std::string& path, std::vector<fact_problem>& problems);

} // namespace guiju::evaluate
