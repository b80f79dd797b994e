#pragma once

#include <guiju/evaluate/outcome.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guiju::evaluate {

/// A rule that can give an answer its value: an exception, a case, a rule of a table.
struct deciding_rule {
    wording
        name; ///< 规则 2 / rule 2, 否则 / otherwise, 例外 X / exception X; of cases within cases, one after the other
    program::exception_id exception = program::exception_id::none;
    span where;
};

/// The rules that can give an answer its value, in the order in which the policy has them: exceptions first, then the
/// answer's own cases, or the rules of its table. What stands inside expressions (`if`), functions or other answers is
/// none of them, nor is the default of a table.
class deciding_rules {
public:
    deciding_rules(const program::program& p, program::answer_id of);

    [[nodiscard]] const std::vector<deciding_rule>& all() const noexcept { return all_; }
    /// Which of them gave the outcome its value; nothing when it has none, or when no rule did (several rules of a
    /// table that collects, or of one by priority). The outcome must have its derivation.
    [[nodiscard]] std::optional<std::size_t> fired(const outcome& one) const;
    /// The clauses that an outcome stands on: that of the exception that gave its value, else all that it cites
    /// (`cited_clauses`); joined by the language's list mark.
    [[nodiscard]] std::string clauses(const outcome& one, std::optional<std::size_t> fired) const;
    /// The same of any outcome with a value, but for duties.
    [[nodiscard]] std::string clauses(std::optional<std::size_t> fired) const;

    /// Where a case or rule of a node leads: to a rule of `all`, or to a node with further ones.
    struct link {
        std::optional<std::size_t> rule;
        program::node_id further = program::node_id::none;
    };
    /// The node that chooses first; none when there are no rules.
    [[nodiscard]] program::node_id start() const noexcept { return start_; }
    [[nodiscard]] link at(program::node_id node, std::uint32_t index) const { return links_.at({node, index}); }

private:
    [[nodiscard]] program::node_id chooser(program::node_id of) const;
    void follow(program::node_id node, const wording& before, program::exception_id exception);
    void follow_case(program::node_id node, std::uint32_t which, program::node_id leads_to, const wording& before,
                     program::exception_id exception, std::uint32_t& written);
    void add(program::node_id node, std::uint32_t index, const wording& name, program::exception_id exception,
             span where);
    [[nodiscard]] std::string joined(const std::vector<graph::clause_id>& clauses) const;

    const program::program& program_;
    program::answer_id of_;
    program::node_id start_;
    std::vector<deciding_rule> all_;
    std::map<std::pair<program::node_id, std::uint32_t>, link> links_;
};

} // namespace guiju::evaluate
