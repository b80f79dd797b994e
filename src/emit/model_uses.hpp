#pragma once

#include <guiju/program/program.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace guiju::emitted {

/// What the value of a body hangs on beside its arguments. Knowledge models of DMN see their parameters alone, so all
/// of this is handed to them.
struct model_needs {
    bool as_of = false;
    std::set<std::uint32_t> readings;
    std::set<std::uint32_t> supplied; ///< parameters whose amounts are set elsewhere
    std::set<std::uint32_t> slots;    ///< of answers: which of subject and owners it looks at

    void add(const model_needs& more);
};

/// The needs of each body of a program, and what must be a knowledge model.
class model_uses {
public:
    explicit model_uses(const program::program& of);

    [[nodiscard]] const model_needs& of_function(std::uint32_t index) const { return functions_[index]; }
    [[nodiscard]] const model_needs& of_answer(std::uint32_t index) const { return answers_[index]; }
    [[nodiscard]] model_needs of_parameter(std::uint32_t index) const;
    /// Whether an answer is asked of something else than the inputs of the model.
    [[nodiscard]] bool is_called(std::uint32_t answer) const { return called_.contains(answer); }
    /// Whether the answer that a node of an answer's own frame asks for is the decision of that name.
    [[nodiscard]] bool is_decision(const program::answer& asking, const program::node& asked) const;
    /// The nodes that an answer is made of.
    [[nodiscard]] static std::vector<program::node_id> roots_of(const program::answer& of);
    /// The named locals of an answer, in the order in which they can be computed.
    [[nodiscard]] std::vector<program::node_id> locals_of(const program::answer& of) const;

private:
    using node_id = program::node_id;

    template <class Visit>
    void each_part(node_id id, Visit&& visit) const;
    void gather(node_id id, const program::answer* frame, model_needs& into);
    void gather_answer(const program::node& n, const program::answer* frame, model_needs& into);
    const model_needs& needs_of_function(std::uint32_t index);
    const model_needs& needs_of_answer(std::uint32_t index);
    void find_called();
    void calls_in(node_id id, const program::answer* frame, std::vector<std::uint32_t>& found,
                  std::set<node_id>& seen) const;

    const program::program& in_;
    std::vector<model_needs> functions_, answers_;
    std::vector<char> known_functions_, known_answers_;
    std::set<std::uint32_t> called_;
    std::set<std::pair<node_id, bool>>* seen_ = nullptr;
};

} // namespace guiju::emitted
