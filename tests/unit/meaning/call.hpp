#pragma once

#include <guiju/meaning/apply.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace guiju::meaning {

/// What the function of that name answers.
[[nodiscard]] inline value call(std::string_view function, const std::vector<value>& arguments) {
    call_context in;
    return apply(find(function).value(), arguments, in);
}

[[nodiscard]] inline decimal number(std::string_view numeral) { return decimal::parse(numeral).value(); }
[[nodiscard]] inline value yuan(std::string_view numeral) { return {number(numeral), cny}; }

/// Whether a value is null for that reason.
[[nodiscard]] inline testing::AssertionResult is_null_for(const value& v, reason why) {
    if (!v.is_null()) {
        return testing::AssertionFailure() << "not null: " << to_text(v);
    }
    return v.reason() == why ? testing::AssertionSuccess()
                             : testing::AssertionFailure() << "reason " << static_cast<int>(v.reason());
}

} // namespace guiju::meaning
