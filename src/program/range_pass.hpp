#pragma once

#include <guiju/meaning/operations.hpp>
#include <guiju/program/ranges.hpp>

#include <span>
#include <vector>

namespace guiju::program {

/// Evaluates a program over what is known of values instead of values. Mirrors `evaluate::machine`, family by family.
class range_pass {
public:
    range_pass(const program& in, const range_options& how, const std::vector<std::vector<known>>& fields);

    void run();
    [[nodiscard]] bool gave_up() const noexcept { return left_ == 0; }

    std::vector<known> nodes; ///< joined over all visits
    std::vector<known> results;

private:
    using facts = std::vector<known>;

    void ask(answer_id id);
    known of(node_id id);
    known leaf(const node& n);
    known control(const node& n);
    known made(const node& n);
    facts all(std::span<const node_id> ids);
    [[nodiscard]] const type& type_of(node_id id) const { return in_[in_[id].type]; }
    [[nodiscard]] std::span<const node_id> operands(const node& n) const { return in_.operands_of(n); }

    /// A frame for a body, filled from the front. Frames are left in the reverse order.
    class frame {
    public:
        frame(range_pass& in, std::size_t slots, facts given);
        frame(const frame&) = delete;
        frame& operator=(const frame&) = delete;
        ~frame();

    private:
        range_pass& in_;
        std::vector<std::optional<known>> outer_;
    };
    void set(std::size_t slot, known what);

    // range_leaves.cpp
    known as_of() const;
    known reading_of(const node& n) const;
    known lazy_of(const node& n);
    known field_of(const node& n);
    known member_of(const node& n);
    known member_named(const known& from, const type& t, const std::string& name) const;
    known property_named(const known& from, const type& t, const std::string& name) const;
    known converted(const node& n);
    known context_of(const node& n);
    known list_of(const node& n);
    // range_calls.cpp
    known parameter_of(const node& n);
    known row_of(const parameter& p, std::uint32_t index, const parameter_row& row) const;
    known answer_of(const node& n);
    known answer_value(const answer& asked);
    known invoked(const node& n);
    known function_of(const node& n);
    known operation_of(const node& n);
    // range_control.cpp
    known conditional_of(const node& n);
    known choice_of(const node& n);
    known junction_of(const node& n, bool settles);
    known tests_of(const node& n);
    known table_of(const node& n);
    struct hits;
    hits hits_of(const table& t, const facts& inputs);
    void add_hits(const table& t, hits& to);
    known outputs_of(const table& t, std::span<const node_id> outputs);
    known map_of(const node& n);
    known span_map_of(const node& n);
    known looped(const node& n, node_id body, const known& item, std::uint64_t least, std::uint64_t most);
    known quantified_of(const node& n);
    known filter_of(const node& n);
    known picked(const node& n);

    const program& in_;
    const range_options& how_;
    const std::vector<std::vector<known>>& fields_;
    std::vector<bool> seen_;
    std::vector<std::optional<known>> slots_;
    std::size_t left_;
};

/// What an operation makes of what is known of its operands, whose types these are.
[[nodiscard]] known known_result(const program& in, meaning::operation what, const std::vector<known>& given,
                                 const std::vector<const type*>& types);
[[nodiscard]] known known_of_lists(meaning::operation what, const std::vector<known>& given,
                                   const std::vector<const type*>& types);
[[nodiscard]] known known_aggregate(const program& in, meaning::operation what, const std::vector<known>& given,
                                    const std::vector<const type*>& types);
/// Anything, but undetermined only where an operand is.
[[nodiscard]] known anything_from(const std::vector<known>& given);
/// Null or undetermined where an operand is; else a value, of which nothing is known.
[[nodiscard]] known sure_from(const std::vector<known>& given);

/// Of a domain of loops and lists: the facts of its items, and how many there are. One value is a list of one.
struct items_known {
    known item;
    std::uint64_t least = 0;
    std::uint64_t most = known::unbounded;
};
[[nodiscard]] items_known items_of(const known& domain, const type& t);

} // namespace guiju::program
