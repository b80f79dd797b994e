#pragma once

#include "formats/json/document.hpp"

#include <guiju/base/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::json {

/// Gathers what is wrong with the form of a policy in JSON. After the first hundred no more are kept.
class problem_list {
public:
    void kind(const part& found, part::kind wanted);
    void missing(span object, std::string_view key);
    void unknown_members(const part& object, const std::vector<std::string>& known);
    void no_such_value(const part& found, const std::vector<std::string_view>& known);
    void not_whole(const part& found);
    void not_a_date(const part& found);
    void not_a_currency(const part& found);
    void add(diagnostic problem);

    [[nodiscard]] diagnostics take() { return std::move(all_); }

private:
    void error(std::string code, span where, wording what, wording hint = {});

    diagnostics all_;
};

} // namespace guiju::formats::json
