#pragma once

#include <guiju/program/program.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::emitted {

/// A name of a policy as FEEL takes it anywhere; the policy's own wherever that can be.
[[nodiscard]] std::string feel_name(std::string_view name);
/// A name behind a dot or in a context: keywords and functions may be called so too.
[[nodiscard]] std::string member_name(std::string_view name);

/// What the elements of a model are called. Each name is there once.
class model_words {
public:
    explicit model_words(const program::program& of);

    /// A name that no element and no entry of a record has.
    [[nodiscard]] std::string fresh(const std::string& like, const std::set<std::string>& beside) const;

    std::string as_of, given_as_of;                ///< decision, input data
    std::vector<std::string> records;              ///< input data
    std::vector<std::string> readings, given;      ///< decisions, input data
    std::vector<std::string> parameters, supplied; ///< knowledge models; input data, for what is delegated
    std::vector<std::string> functions;            ///< knowledge models
    std::vector<std::string> ranks;                ///< knowledge models: the place of a value in its category
    std::vector<std::string> answers, calls;       ///< decisions; knowledge models that answer of anything
    std::vector<std::string> category_types, record_types;
    std::string list_type;                                             ///< what stands before the type of items
    std::string value, bound, holds, gap, steps, open, passed, result; ///< entries of answers with several parts

private:
    std::string named(const std::string& like);

    std::set<std::string> elements_, entries_;
};

} // namespace guiju::emitted
