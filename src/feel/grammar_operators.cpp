#include "feel/grammar.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace guiju::feel::grammar {
namespace {

/// How tightly operators bind: DMN 1.5, 10.3.1.2, rules 2 and 4. Negation and `instance of` bind tighter than all of
/// these.
enum class binding : std::uint8_t { disjunction, conjunction, comparison, sum, product, power, none };

struct operation {
    node_kind kind = node_kind::null_literal;
    operator_kind op = operator_kind::none;
    binding binds = binding::none;
    const char* end = nullptr;
};

struct mark_operation {
    symbol mark;
    node_kind kind;
    operator_kind op;
    binding binds;
};

constexpr auto mark_operations = std::to_array<mark_operation>({
    {symbol::plus, node_kind::arithmetic, operator_kind::add, binding::sum},
    {symbol::minus, node_kind::arithmetic, operator_kind::subtract, binding::sum},
    {symbol::times, node_kind::arithmetic, operator_kind::multiply, binding::product},
    {symbol::divide, node_kind::arithmetic, operator_kind::divide, binding::product},
    {symbol::power, node_kind::arithmetic, operator_kind::power, binding::power},
    {symbol::equal, node_kind::comparison, operator_kind::equal, binding::comparison},
    {symbol::not_equal, node_kind::comparison, operator_kind::not_equal, binding::comparison},
    {symbol::less, node_kind::comparison, operator_kind::less, binding::comparison},
    {symbol::less_equal, node_kind::comparison, operator_kind::less_equal, binding::comparison},
    {symbol::greater, node_kind::comparison, operator_kind::greater, binding::comparison},
    {symbol::greater_equal, node_kind::comparison, operator_kind::greater_equal, binding::comparison},
});

struct keyword_operation {
    keyword word;
    node_kind kind;
    binding binds;
};

constexpr auto keyword_operations = std::to_array<keyword_operation>({
    {keyword::or_, node_kind::disjunction, binding::disjunction},
    {keyword::and_, node_kind::conjunction, binding::conjunction},
    {keyword::between, node_kind::between, binding::comparison},
    {keyword::in, node_kind::in, binding::comparison},
});

std::optional<operation> operation_at(reading& now, const char* at) {
    for (const auto& one : mark_operations) {
        if (const char* end = now.words.mark(one.mark, at); end != nullptr) {
            return operation{one.kind, one.op, one.binds, end};
        }
    }
    for (const auto& one : keyword_operations) {
        if (const char* end = now.words.following_keyword(one.word, at); end != nullptr) {
            return operation{one.kind, operator_kind::none, one.binds, end};
        }
    }
    return std::nullopt;
}

template <class Rule>
const char* read_rule(const Rule& rule, reading& now, const char* at) {
    const context in(now, x3::unused);
    return rule.parse(at, now.words.last(), in, x3::unused, x3::unused) ? at : nullptr;
}

const char* climb(reading& now, const char* at, binding loosest);

const char* need_operand(reading& now, const char* at, binding loosest) {
    const char* const end = climb(now, at, loosest);
    if (end == nullptr) {
        now.missing(expected::value, at);
    }
    return end;
}

void make(reading& now, const operation& what, std::size_t count, const char* end) {
    node made;
    made.kind = what.kind;
    made.op = what.op;
    const auto* begin = now.tree.operand_at(now.tree.operand_count() - count).begin;
    now.tree.make(std::move(made), count, begin, end);
}

const char* read_between(reading& now, const operation& what) {
    const char* at = need_operand(now, what.end, binding::sum);
    const char* const conjunction = now.words.following_keyword(keyword::between_and, now.words.past_blanks(at));
    if (conjunction == nullptr) {
        now.missing(expected::between_and, at);
    }
    at = need_operand(now, conjunction, binding::sum);
    make(now, what, 3, at);
    return at;
}

/// Behind `in` stand one test, or several in parentheses. One expression in parentheses may go on: `x in (a) + b`.
const char* read_in(reading& now, const operation& what) {
    const auto before = now.tree.operand_count();
    const char* at = what.end;
    if (const char* end = read_rule(tests_group, now, at); end != nullptr) {
        at = end;
        if (now.tree.operand_count() == before + 1) {
            now.seeded = true;
            at = need_operand(now, end, binding::sum);
        }
    } else if (now.words.starts_value(now.words.past_blanks(at))) {
        at = need_operand(now, at, binding::sum);
    } else if (end = read_rule(test, now, at); end != nullptr) {
        at = end;
    } else {
        now.missing(expected::test, at);
    }
    make(now, what, now.tree.operand_count() - before + 1, at);
    return at;
}

bool is_equality(operator_kind op) noexcept { return op == operator_kind::equal || op == operator_kind::not_equal; }

/// `a < b < c` and `a = b = c` mislead; `a < b = c` asks whether the comparison came out as c.
bool chains(operator_kind before, operator_kind next) noexcept {
    return before != operator_kind::none && next != operator_kind::none && !(!is_equality(before) && is_equality(next));
}

/// Makes nodes of the operations that wait and bind at least as tightly as what follows. Answers the last comparison
/// among them.
operator_kind settle(reading& now, std::vector<operation>& waiting, binding following, const char* end) {
    auto compared = operator_kind::none;
    while (!waiting.empty() && (following == binding::none || waiting.back().binds >= following)) {
        compared = waiting.back().kind == node_kind::comparison ? waiting.back().op : operator_kind::none;
        make(now, waiting.back(), 2, end);
        waiting.pop_back();
    }
    return compared;
}

void check_comparison(reading& now, const operation& next, operator_kind before, const char* at) {
    if (next.kind == node_kind::comparison) {
        now.check_comparison(at);
        if (chains(before, next.op)) {
            now.chained(at, next.end, is_equality(before));
        }
    }
}

/// Operators wait on a stack of their own, so that precedence costs no recursion.
const char* climb(reading& now, const char* at, binding loosest) {
    std::vector<operation> waiting;
    at = read_rule(operand, now, at);
    while (at != nullptr) {
        const char* const next = now.words.past_blanks(at);
        const auto found = operation_at(now, next);
        const bool goes_on = found && found->binds >= loosest;
        const auto compared = settle(now, waiting, goes_on ? found->binds : binding::none, at);
        if (!goes_on) {
            return at;
        }
        check_comparison(now, *found, compared, next);
        if (found->kind == node_kind::between) {
            at = read_between(now, *found);
        } else if (found->kind == node_kind::in) {
            at = read_in(now, *found);
        } else {
            waiting.push_back(*found);
            const char* const right = found->end;
            at = read_rule(operand, now, right);
            if (at == nullptr) {
                now.missing(expected::value, right);
            }
        }
    }
    return nullptr;
}

} // namespace

const char* read_operations(reading& now, const char* at) { return climb(now, at, binding::disjunction); }
const char* read_sum(reading& now, const char* at) { return climb(now, at, binding::sum); }

namespace {
const auto expression_def = nested[calling<read_operations>];
} // namespace
BOOST_SPIRIT_DEFINE(expression)
BOOST_SPIRIT_INSTANTIATE(expression_rule, const char*, context)

} // namespace guiju::feel::grammar
