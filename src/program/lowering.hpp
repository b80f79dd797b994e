#pragma once

#include "base/nearest.hpp"
#include "builder.hpp"
#include "scopes.hpp"
#include "type_rules.hpp"

#include <guiju/meaning/operations.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/uses.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace guiju::program {

/// What the duties of a policy say of one clause or department.
struct duty_entry {
    std::string key;
    std::vector<std::string> told;
    span where; ///< the first of those duties
};

/// Lowers one policy. Each family of syntax has its own file: the headings below name them.
class lowering {
public:
    lowering(const graph::policy& from, const lowering_options& how) : policy_(from), options_(how) {}

    result<std::shared_ptr<const program>> run();

private:
    using syntax = feel::node;
    using arguments = std::vector<typed>;

    // problems.cpp
    typed error(const char* code, span where, wording what, wording hint = {}, std::vector<annotation> others = {});
    void warn(const char* code, span where, wording what, wording hint = {}, std::vector<annotation> others = {});
    /// An error; in the gradual way a warning and a null.
    typed unknown(const char* code, const wording& what, const std::string& name, span where, const nearest& near);
    void duplicate(const std::string& name, span first, span second);
    bool strict() const noexcept { return !options_.gradual; }
    wording named(type_id id) const { return name_of(build_, id); }

    // declarations.cpp
    void declare_categories();
    void declare_records();
    void declare_fields();
    void lower_allowed();
    void lower_allowed(const graph::field& from, field_info& to);
    void declare_readings();
    void declare_functions();
    void declare_answers();
    void declare_answer(const graph::answer& from, answer_id id);
    void check_clauses();
    void check_clause(const graph::clause_id& id, span where);
    std::optional<record_id> find_record(const std::string& name, span where);
    std::vector<record_id> owners_of(record_id of) const;

    // models.cpp: names and types of DMN
    bool of_models() const noexcept { return !policy_.models.empty(); }
    std::string full_name(const std::string& name) const;
    std::string full_name(std::size_t model, const std::string& name) const;
    bool is_declared(const std::string& full) const;
    std::optional<std::pair<std::size_t, std::string>> imported_name(const syntax& n);
    std::optional<typed> imported_member(const syntax& n);
    std::optional<std::size_t> function_called(const syntax& callee);
    void declare_items();
    const graph::item_definition* item_named(const std::string& name, std::size_t& model) const;
    type_id item_type_of(const graph::item_definition& of);
    type_id structure_of(const graph::item_definition& of);
    type_id restricted(type_id of, const feel::tree& allowed, const std::string& name, std::size_t model);
    typed settled(typed of, span where);

    // services.cpp
    void declare_services();
    void lower_service(std::size_t index);
    std::vector<std::size_t> inside(const graph::service& of) const;

    // boxes.cpp, boxes_loops.cpp
    typed lower_box(const graph::boxed& from);
    typed box_of_kind(const graph::boxed& from);
    typed box_context(const graph::boxed& from);
    typed box_list(const graph::boxed& from);
    typed box_relation(const graph::boxed& from);
    typed box_function(const graph::boxed& from);
    typed function_body(const graph::boxed& from);
    typed external(const std::string& key, span where);
    typed external_body(const syntax& n, const std::vector<std::string>& parameters);
    typed box_external(const graph::boxed& from);
    typed box_invocation(const graph::boxed& from);
    typed box_conditional(const graph::boxed& from);
    node_id is_yes_no(const typed& of, span where);
    typed only_where(const typed& condition, const typed& of, span where);
    typed box_over(const typed& domain, node_id holds, std::uint16_t slot, const node_parts& loop);
    typed box_filter(const graph::boxed& from);
    typed box_for(const graph::boxed& from);
    typed box_quantified(const graph::boxed& from);
    typed made_context(const std::vector<std::pair<std::string, typed>>& entries, span where);

    // type_names.cpp
    type_id resolve(const graph::type_ref& t);
    type_id resolve_named(const graph::type_ref& t);
    type_id resolve_type(feel::node_id id);
    type_id resolve_type_name(const syntax& n);

    // parameters.cpp
    void lower_parameters();
    void lower_parameter(std::size_t index);
    void declare_parameter(const graph::parameter& from, parameter& to);
    void lower_row(const graph::parameter_row& from, parameter& to, parameter_period& period,
                   std::set<std::vector<std::uint32_t>>& seen);
    void check_periods(const graph::parameter& from, parameter& made);
    void check_rows(const graph::parameter& p, const parameter& made);

    // answers.cpp
    void lower_answers();
    void lower_function(std::size_t index);
    void lower_answer(std::size_t index);
    void open_answer(const answer& to);
    void lower_dimensions(const graph::answer& from, answer& to);
    std::pair<type_id, node_id> dimension_values(const graph::dimension& from);
    void lower_locals(const graph::answer& from);
    void lower_kind(const graph::answer& from, answer& to);
    void lower_bound(const graph::answer& from, answer& to);
    node_id lower_open_steps(const feel::tree& from);
    void warn_unused(const scope& names);

    // cases.cpp
    void lower_value(const graph::answer& from, answer& to, answer_id id);
    typed cases_of(const std::vector<graph::guarded>& cases, type_id expected, span where);
    typed chosen(const std::vector<node_id>& operands, const std::vector<typed>& values,
                 const std::vector<case_info>& written, type_id expected, span where);
    typed with_exceptions(const typed& base, type_id expected, answer_id of, span where);

    // duties.cpp
    std::optional<typed> call_duties(const std::string& name, const std::vector<feel::node_id>& given, span where);
    typed told_of_key(const typed& key, std::span<const duty_entry> all, span where);
    std::vector<duty_entry> duties_by_clause(const std::set<graph::clause_id>& within);
    std::optional<std::set<graph::clause_id>> clauses_within(feel::node_id given);
    std::set<graph::clause_id> below(const std::string& clause) const;

    // exceptions.cpp
    void declare_exceptions();
    std::optional<answer_id> excepted(const graph::exception& from);
    void order_exceptions(answer_id of);
    void report_order(const std::vector<exception_id>& all, const std::vector<std::vector<char>>& before);

    // order.cpp
    std::vector<std::size_t> lowering_order();
    void check_cycles();
    void check_endless();
    void find_readings(const std::vector<body_uses>& all, const std::vector<std::vector<std::size_t>>& edges);

    // lower.cpp
    void declare_stocks();

    // tables.cpp
    typed lower_table(const graph::table& from, type_id expected);
    type_id input_type(const graph::table::input& of);
    bool lower_table_input(const graph::table::input& from, const typed& lowered, table& to);
    std::vector<type_id> wanted_outputs(const graph::table& from, type_id expected);
    bool lower_table_rule(const graph::table& from, std::size_t rule, table& to, const std::vector<typed>& inputs,
                          const std::vector<type_id>& wanted, std::vector<type_id>& types);
    bool lower_table_outputs(const graph::table& from, table& to, const std::vector<type_id>& wanted);
    std::vector<value> priorities_of(const graph::table::output& of, type_id wanted);
    type_id table_type(const graph::table& from, table& to, const std::vector<type_id>& types);

    // expressions.cpp
    typed lower(const feel::tree& from, type_id expected);
    typed lower(feel::node_id id, type_id expected = type_id::any);
    typed lower_leaf(const syntax& n, type_id expected);
    typed lower_made(feel::node_id id, const syntax& n, type_id expected);
    typed lower_control(feel::node_id id, const syntax& n, type_id expected);
    typed fitted(typed of, type_id expected, span where);
    typed fitted_tree(const feel::tree& from, type_id expected);
    typed condition(const feel::tree& from);
    typed condition(feel::node_id id);
    typed condition(typed of, span where);
    const syntax& at(feel::node_id id) const { return (*tree_)[id]; }

    // literals.cpp
    typed number_literal(const syntax& n);
    typed quantity(const syntax& n);
    typed text_literal(const syntax& n, type_id expected);
    typed category_literal(const std::string& text, category_id of, span where);
    typed at_literal(const syntax& n);
    typed list_literal(const syntax& n, type_id expected);
    typed context_literal(const syntax& n, type_id expected);
    typed record_literal(const syntax& n, type_id expected, const std::vector<typed>& entries);
    typed range_literal(const syntax& n, type_id expected);
    typed half_range(const syntax& n, type_id expected);
    typed null_constant(span where);
    typed boolean(bool content, span where);

    // operators.cpp
    typed negate(const syntax& n);
    typed arithmetic(const syntax& n);
    typed sum_of(const syntax& n, typed left, typed right);
    typed product_of(const syntax& n, const typed& left, const typed& right);
    std::optional<typed> temporal(const syntax& n, typed& left, typed& right);
    typed mixed(const syntax& n, const typed& left, const typed& right);
    typed comparison(const syntax& n);
    typed compare(feel::operator_kind op, const typed& left, const typed& right, span where, span left_at,
                  span right_at);
    bool is_duration_of(const typed& number, const typed& beside) const;
    typed logic(const syntax& n);
    typed between(const syntax& n);
    std::pair<typed, typed> both(feel::node_id left, feel::node_id right, type_id expected = type_id::any);
    typed retext(const typed& literal, feel::node_id id, const typed& other);
    typed choice(feel::node_id id, std::uint32_t reading);
    bool names_choice(feel::node_id id, const typed& beside) const;
    void unify(typed& left, feel::node_id left_id, typed& right, feel::node_id right_id);
    typed as_duration(const typed& of, type_kind kind, span where);
    typed call_operation(meaning::operation what, std::initializer_list<typed> of, type_id type, span where);

    // tests.cpp
    typed in(const syntax& n);
    typed tests_over(const std::vector<feel::node_id>& tests, const typed& value, span where);
    typed test(feel::node_id id, const typed& value, std::uint16_t slot);
    std::optional<typed> plain_test(const syntax& n, const typed& value, std::uint16_t slot);
    std::optional<value> plain_value(const syntax& n, const typed& of) const;
    std::optional<typed> plain_equality(const syntax& n, const typed& of, std::uint16_t slot);
    typed unary_tests(const feel::tree& from, const typed& value, std::uint16_t slot);
    typed unary_tests(feel::node_id id, const typed& value, std::uint16_t slot);
    bool mentions_input(feel::node_id id) const;

    // control.cpp
    typed conditional(const syntax& n, type_id expected);
    typed for_loop(const syntax& n, type_id expected);
    typed loop(const syntax& n, std::size_t iterator, type_id expected);
    typed quantified(const syntax& n, std::size_t iterator);
    typed filter(const syntax& n);
    type_id item_type(const typed& domain, span where);
    typed listed(const typed& domain, span where);
    typed instance_of(const syntax& n);

    // names.cpp
    typed name(const syntax& n, type_id expected);
    std::optional<typed> find(const std::string& name, span where);
    std::optional<typed> in_scopes(const std::string& name, body& from, std::size_t depth, span where);
    std::optional<typed> in_item(const std::string& name, body& from, std::size_t depth, variable& item, span where);
    std::optional<typed> at_root(const std::string& name, body& root, span where);
    std::optional<typed> of_subject(const std::string& name, body& root, span where);
    std::optional<typed> of_owners(const std::string& name, body& root, span where);
    std::optional<typed> of_policy(const std::string& name, span where);
    typed use(body& from, variable& v, span where);
    std::uint16_t slot_in(body& to, body& from, variable& v);
    typed field_of(const typed& of, std::size_t index, span where);
    std::optional<std::size_t> field_named(record_id of, const std::string& name) const;
    std::optional<typed> variable_named(const std::string& name, const std::string& other, span where);
    void consider_names(nearest& near);
    body& root_of(body& from) const;

    // members.cpp
    typed path(const syntax& n);
    typed member(const typed& of, const std::string& name, span where);
    typed mapped_member(const typed& of, const std::string& name, span where);
    typed property(const typed& of, const std::string& name, span where);
    typed plain_member(const typed& of, const std::string& name, type_id type, span where);
    std::optional<typed> property_call(const std::string& name, const std::vector<feel::node_id>& given, span where);

    // calls.cpp
    typed call(const syntax& n);
    typed call_named(const syntax& n);
    typed call_function(std::size_t index, const syntax& n, const std::vector<feel::node_id>& given);
    typed call_parameter(std::size_t index, const std::vector<feel::node_id>& given, span where);
    typed call_value(const typed& callee, const syntax& n, bool by_name);
    std::optional<std::vector<feel::node_id>> in_order(const syntax& n, const std::vector<graph::naming>& names);
    typed lambda_of(const syntax& n, const std::vector<type_id>& hints = {});
    typed close_lambda(const body& inner, std::size_t first, std::size_t last, const type& signature, span where);
    typed function_value(const std::string& name, span where);
    void settle_slots(std::size_t first, std::size_t last, const body& of);
    arguments lower_all(const std::vector<feel::node_id>& ids);
    static bool poisoned(const arguments& all);
    static std::vector<node_id> nodes_of(const arguments& all);
    typed wrong_count(const std::string& name, std::size_t least, std::size_t most, std::size_t given, span where);

    // built_ins.cpp
    typed call_built_in(meaning::operation op, const std::vector<feel::node_id>& given, span where,
                        const std::vector<std::string>& named = {});
    void fit_named(const std::vector<std::string>& names, arguments& given, span where);
    typed call_built_in_named(meaning::operation op, const syntax& n);
    std::optional<std::vector<feel::node_id>> given_by_name(const syntax& n,
                                                            const std::vector<std::string>& names) const;
    typed sum_from_zero(const typed& items, span where);
    arguments lower_arguments(meaning::operation op, const std::vector<feel::node_id>& given);
    bool check_arguments(meaning::operation op, const arguments& given, const std::vector<feel::node_id>& written);
    type_id element_of(const arguments& given);
    static std::vector<std::string> parameter_names(meaning::operation op);

    // result_types.cpp
    type_id result_of(meaning::operation op, const arguments& given);
    type_id result_of_list(meaning::operation op, const arguments& given);

    // answer_calls.cpp
    typed call_answer(const std::string& name, const std::vector<answer_id>& all, const syntax& n);
    typed ask(answer_id of, const typed& subject, std::vector<typed> further, span where);
    std::optional<typed> owner_for(record_id wanted, const typed& subject, std::vector<typed>& further);
    std::optional<typed> dimension_for(const dimension& wanted, std::vector<typed>& further, span where);
    typed ask_around(const std::string& name, const std::vector<answer_id>& all, arguments further, span where);
    std::optional<typed> bare_answer(const std::string& name, span where);
    std::optional<typed> answer_of(const typed& subject, const std::string& name, span where);

    // the frame being filled
    std::uint16_t new_slot(std::size_t how_many = 1);
    std::uint16_t new_slot(body& in, std::size_t how_many = 1);
    scope& open_scope(bool item = false);
    void close_scope();
    variable& bind(const std::string& name, const std::string& other, type_id type, std::uint16_t slot);

    const graph::policy& policy_;
    lowering_options options_;
    builder build_;
    diagnostics problems_;
    bool gave_up_ = false;
    std::size_t names_compared_ = 0;

    const feel::tree* tree_ = nullptr;
    body* body_ = nullptr;
    std::set<graph::clause_id> told_clauses_; ///< of duties that the present answer tells of
    std::size_t model_ = 0;                   ///< DMN: that what is being lowered stands in
    std::unordered_map<std::string, std::size_t> items_;
    std::vector<std::optional<type_id>> item_types_; ///< by item definition; none while it is being made
    std::vector<char> item_busy_;
    std::vector<std::vector<exception_id>> exceptions_of_; ///< by answer, first come first
    std::vector<const graph::exception*> written_exceptions_;
    std::vector<std::map<std::string, std::uint32_t>> category_values_; ///< ordinals by name, in both languages

    std::unordered_map<std::string, std::uint32_t> categories_, records_, parameters_, readings_, functions_;
    std::unordered_map<std::string, std::vector<answer_id>> answers_;
};

/// What a decimal numeral of that unit is: percents are divided by 100.
[[nodiscard]] std::optional<decimal> amount_of(const feel::node& quantity);

/// The value of nodes without inputs, or nothing when they need one.
[[nodiscard]] std::optional<value> folded(const program& in, node_id id);

} // namespace guiju::program
