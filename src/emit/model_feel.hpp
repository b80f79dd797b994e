#pragma once

#include "emit/model_nulls.hpp"
#include "emit/model_uses.hpp"
#include "emit/model_words.hpp"

#include <guiju/base/diagnostic.hpp>
#include <guiju/graph/boxed.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/program/ranges.hpp>

#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace guiju::emitted {

/// How tightly a piece of FEEL holds together. DMN 1.5, 10.3.1.2.
enum class binding : std::uint8_t { open, either, both, compared, sum, product, power, sign, whole };

struct piece {
    std::string text;
    binding holds = binding::whole;
};

/// Writes bodies of a program as FEEL without units, categories or reasons of nulls: what any DMN engine computes.
///
/// What is undetermined is null. Where FEEL would take a null for an answer (`null = "x"` is false, a null condition
/// takes the second branch, a filter leaves items out), the expression says that it is null instead.
class feel_writer {
public:
    feel_writer(const program::program& in, const model_words& words, const model_uses& uses,
                const program::ranges& known)
        : in_(in), words_(words), uses_(uses), known_(known), nulls_(in) {}

    /// Begins a body: the names of its first slots, and the answer whose decision it is.
    void open(std::vector<std::string> slots, const program::answer* decision);
    /// A name for a slot, like that one.
    std::string name_slot(std::size_t slot, const std::string& like);

    piece of(program::node_id id);
    /// The same as a boxed expression; tables stay tables where they are not within expressions.
    graph::boxed box(program::node_id id);
    [[nodiscard]] static graph::boxed literal(std::string text);
    /// `a relation b`.
    piece related(graph::relation relation, const piece& left, const piece& right);

    std::string constant(const value& v, span where);

    std::set<std::string> knowledge;   ///< knowledge models that the body calls
    std::set<std::string> information; ///< decisions and input data that it speaks of
    diagnostics problems;

private:
    using node = program::node;
    using node_id = program::node_id;
    using pieces = std::vector<piece>;
    static constexpr std::uint32_t no_operation = 0xFFFF'FFFF;

    [[nodiscard]] std::span<const node_id> operands(const node& n) const { return in_.operands_of(n); }
    [[nodiscard]] const program::type& type_of(node_id id) const { return in_[in_[id].type]; }
    /// Whether null at that place says that something is undetermined, and nothing else.
    [[nodiscard]] bool is_open(node_id id) const;
    /// Whether a list may hold items that are open, and the operation over it sees them.
    [[nodiscard]] bool has_open_items(node_id list, std::uint32_t operation) const;
    [[nodiscard]] bool is_category(node_id id) const;
    [[nodiscard]] bool is_same_slot(node_id id, std::size_t slot) const;
    piece fail(const char* zh, const char* en, span where);

    [[nodiscard]] static std::string at(const piece& of, binding least);
    [[nodiscard]] static bool is_short(const piece& of);
    static piece call(const std::string& name, const std::vector<std::string>& given);
    std::string fresh(const std::string& like);
    /// What `made` makes of short names for the pieces; where one of those that may be open is null, null.
    piece unless_open(const std::vector<node_id>& of, const std::function<piece(const pieces&)>& made,
                      std::uint32_t operation = no_operation);
    piece with_names(const std::vector<std::pair<std::string, std::string>>& named, const piece& result);

    // model_feel.cpp
    piece leaf(node_id id, const node& n);
    piece local(const node& n);
    piece field(const node& n);
    piece parameter(const node& n);
    piece answer(const node& n);
    piece invoke(const node& n);
    std::string knows(const std::string& name);
    std::string speaks_of(const std::string& name);
    void add_needs(const model_needs& needs, std::vector<std::string>& given);

    // model_feel_control.cpp
    piece control(node_id id, const node& n);
    piece conditional(node_id condition, const std::function<piece()>& then, const std::function<piece()>& otherwise);
    piece choice(const node& n, std::size_t from);
    piece junction(const node& n, const char* word, binding holds);
    piece let(const node& n);
    piece tests(const node& n);
    piece map(const node& n);
    piece quantified(const node& n, const char* word);
    piece filter(const node& n);
    piece kept(const std::string& list, const node& n, std::string* open);
    std::optional<std::string> condition_of_item(const node& n);
    piece made(node_id id, const node& n);
    piece context(const node& n);
    piece range(const node& n);
    piece function(const node& n);
    piece convert(node_id id, const node& n);

    // model_feel_operations.cpp
    piece operation(node_id id, const node& n);
    piece infix(const node& n, const char* sign, binding holds);
    piece comparison(const node& n, const char* sign);
    piece rank(node_id id);
    piece within(const node& n);
    piece within_ranks(const node& n, node_id test);
    piece extreme(const node& n);

    // model_boxes.cpp
    bool has_table(node_id id) const;
    graph::boxed conditional_box(const std::string& condition, graph::boxed then, graph::boxed otherwise);
    graph::boxed choice_box(const node& n, std::size_t from);
    graph::boxed table_box(const node& n);
    graph::boxed unless_open(const node& n, graph::boxed table);
    std::string rule_is_open(const program::table& t, const program::table::rule& rule, const node& n,
                             const std::vector<std::string>& inputs);
    graph::table::rule rule_of(const program::table& t, const program::table::rule& from);
    std::string rule_holds(const program::table& t, const program::table::rule& rule,
                           const std::vector<std::string>& inputs);
    std::string cell(node_id test, std::size_t slot);
    std::string simple_cell(node_id test, std::size_t slot);
    std::string comparison_cell(const node& n, const char* sign, std::size_t slot);

    const program::program& in_;
    const model_words& words_;
    const model_uses& uses_;
    const program::ranges& known_;
    model_nulls nulls_;
    const program::answer* decision_ = nullptr;
    bool in_lambda_ = false;
    std::vector<std::string> slots_;
    std::set<std::string> taken_;
    std::size_t item_ = static_cast<std::size_t>(-1); ///< the slot that `item` means
    bool other_item_ = false;                         ///< `item` was wanted for another slot
    int depth_ = 0;
};

} // namespace guiju::emitted
