#pragma once

#include "feel/components.hpp"

namespace guiju::feel::grammar {

using expression_rule = x3::rule<struct expression_tag>;
using primary_rule = x3::rule<struct primary_tag>;
using iteration_rule = x3::rule<struct iteration_tag>;
using function_rule = x3::rule<struct function_tag>;
using postfixed_rule = x3::rule<struct postfixed_tag>;
using operand_rule = x3::rule<struct operand_tag>;
using test_rule = x3::rule<struct test_tag>;
using tests_group_rule = x3::rule<struct tests_group_tag>;
using unary_tests_rule = x3::rule<struct unary_tests_tag>;
using expressions_rule = x3::rule<struct expressions_tag>;
using type_rule = x3::rule<struct type_tag>;

inline const expression_rule expression{"expression"};
inline const primary_rule primary{
    "primary"}; ///< a literal, name, bracket or one of the forms that begin with a keyword
inline const iteration_rule iteration{"iteration"}; ///< for, some, every
inline const function_rule function{"function"};    ///< a function definition
inline const postfixed_rule postfixed{"postfixed"}; ///< with paths, filters, calls and `instance of` behind
inline const operand_rule operand{"operand"};       ///< with a minus before
inline const test_rule test{"test"};                ///< positive unary test
inline const tests_group_rule tests_group{"tests"}; ///< tests in parentheses behind `in`
inline const unary_tests_rule unary_tests{"unary tests"};
inline const expressions_rule expressions{"expressions"};
inline const type_rule type{"type"};

BOOST_SPIRIT_DECLARE(expression_rule, primary_rule, iteration_rule, function_rule, postfixed_rule, operand_rule,
                     test_rule, tests_group_rule, unary_tests_rule, expressions_rule, type_rule)

/// Operands and the operators between them, by precedence. Reads from `or` on, or from addition on.
const char* read_operations(reading& now, const char* at);
const char* read_sum(reading& now, const char* at);

/// The text that is read ends here, but for white space.
inline const char* read_end(reading& now, const char* at) { return at == now.words.last() ? at : nullptr; }

} // namespace guiju::feel::grammar
