#include <guiju/graph/policy.hpp>

#include <algorithm>
#include <utility>

namespace guiju::graph {

namespace {

bool alike(const std::string& a, const std::string& b) { return a == b; }
bool alike(const feel::tree& a, const feel::tree& b) { return feel::same(a, b); }
bool alike(const naming& a, const naming& b) { return a.name == b.name && a.other == b.other; }

bool alike(const type_ref& a, const type_ref& b) {
    const auto* x = &a;
    const auto* y = &b;
    while (x != nullptr && y != nullptr) {
        if (x->kind != y->kind || x->unit != y->unit || x->currency_code != y->currency_code ||
            x->optional != y->optional || x->name != y->name) {
            return false;
        }
        x = x->element.get();
        y = y->element.get();
    }
    return x == y;
}

template <class A, class B>
bool alike(const std::pair<A, B>& a, const std::pair<A, B>& b);
template <class T>
bool alike(const std::vector<T>& a, const std::vector<T>& b);

bool alike(const category& a, const category& b) {
    return alike(a.name, b.name) && a.ordered == b.ordered && alike(a.values, b.values) && a.comments == b.comments;
}
bool alike(const field& a, const field& b) {
    return alike(a.name, b.name) && alike(a.type, b.type) && a.comments == b.comments && alike(a.allowed, b.allowed);
}
bool alike(const record& a, const record& b) {
    return alike(a.name, b.name) && a.owner == b.owner && a.keys == b.keys && alike(a.fields, b.fields) &&
           a.comments == b.comments;
}
bool alike(const clause& a, const clause& b) {
    return a.id == b.id && a.id_written == b.id_written && a.level == b.level && a.title == b.title &&
           a.prose == b.prose;
}
bool alike(const parameter_row& a, const parameter_row& b) {
    return a.keys == b.keys && alike(a.value, b.value) && a.delegated_to == b.delegated_to &&
           a.delegated == b.delegated && a.comments == b.comments;
}
bool alike(const parameter_period& a, const parameter_period& b) {
    return a.from == b.from && a.to == b.to && alike(a.rows, b.rows) && a.comments == b.comments;
}
bool alike(const parameter& a, const parameter& b) {
    return alike(a.name, b.name) && alike(a.type, b.type) && a.by == b.by && alike(a.periods, b.periods) &&
           a.clause == b.clause && a.comments == b.comments;
}
bool alike(const reading& a, const reading& b) {
    return alike(a.name, b.name) && alike(a.choices, b.choices) && a.default_choice == b.default_choice &&
           a.text == b.text && a.other_text == b.other_text && a.clause == b.clause && a.comments == b.comments;
}
bool alike(const local& a, const local& b) {
    return alike(a.name, b.name) && alike(a.value, b.value) && a.comments == b.comments;
}
bool alike(const guarded& a, const guarded& b) {
    return alike(a.condition, b.condition) && alike(a.value, b.value) && a.comments == b.comments;
}
bool alike(const table::input& a, const table::input& b) {
    return alike(a.expression, b.expression) && alike(a.allowed, b.allowed) && a.label == b.label &&
           alike(a.type, b.type) && a.details == b.details && a.of_expression == b.of_expression &&
           a.of_allowed == b.of_allowed;
}
bool alike(const table::output& a, const table::output& b) {
    return alike(a.name, b.name) && alike(a.allowed, b.allowed) && alike(a.otherwise, b.otherwise) &&
           alike(a.type, b.type) && a.details == b.details && a.of_allowed == b.of_allowed &&
           a.of_otherwise == b.of_otherwise;
}
bool alike(const table::rule& a, const table::rule& b) {
    return alike(a.tests, b.tests) && alike(a.outputs, b.outputs) && a.note == b.note && a.comments == b.comments &&
           a.details == b.details && a.of_tests == b.of_tests && a.of_outputs == b.of_outputs &&
           a.annotations == b.annotations;
}
bool alike(const table& a, const table& b) {
    return a.hit == b.hit && a.collect == b.collect && alike(a.inputs, b.inputs) && alike(a.outputs, b.outputs) &&
           alike(a.rules, b.rules) && a.annotation_names == b.annotation_names;
}
bool alike(const box_name& a, const box_name& b) {
    return alike(a.name, b.name) && alike(a.type, b.type) && a.details == b.details && a.of_entry == b.of_entry;
}
bool alike(const boxed& a, const boxed& b) {
    return a.kind == b.kind && alike(a.type, b.type) && alike(a.text, b.text) && a.written == b.written &&
           alike(a.names, b.names) && alike(a.parts, b.parts) && alike(a.tables, b.tables) &&
           a.language == b.language && a.details == b.details && a.of_parts == b.of_parts;
}
bool alike(const definition& a, const definition& b) {
    return a.index() == b.index() &&
           std::visit(
               [&b](const auto& content) { return alike(content, std::get<std::decay_t<decltype(content)>>(b)); }, a);
}
bool alike(const item_definition& a, const item_definition& b) {
    return alike(a.name, b.name) && alike(a.type, b.type) && a.collection == b.collection &&
           alike(a.allowed, b.allowed) && alike(a.constraint, b.constraint) && alike(a.components, b.components) &&
           a.is_function == b.is_function && alike(a.parameters, b.parameters) && a.model == b.model &&
           a.details == b.details && a.of_allowed == b.of_allowed && a.of_constraint == b.of_constraint &&
           a.of_function == b.of_function;
}
bool alike(const service& a, const service& b) {
    return alike(a.name, b.name) && alike(a.type, b.type) && a.outputs == b.outputs &&
           a.encapsulated == b.encapsulated && a.input_decisions == b.input_decisions && a.inputs == b.inputs &&
           a.model == b.model && a.details == b.details && a.of_variable == b.of_variable;
}
bool alike(const input_data& a, const input_data& b) {
    return a.model == b.model && a.details == b.details && a.of_variable == b.of_variable;
}
bool alike(const model_import& a, const model_import& b) {
    return a.alias == b.alias && a.model == b.model && a.name_space == b.name_space && a.location == b.location &&
           a.type == b.type && a.details == b.details;
}
bool alike(const model& a, const model& b) {
    return a.name == b.name && a.name_space == b.name_space && a.prefix == b.prefix && alike(a.imports, b.imports) &&
           a.details == b.details && a.prefixes == b.prefixes;
}
bool alike(const example& a, const example& b) {
    return alike(a.facts, b.facts) && a.as_of == b.as_of && a.readings == b.readings && alike(a.supplied, b.supplied) &&
           alike(a.dimensions, b.dimensions) && a.status == b.status && alike(a.expected, b.expected) &&
           a.note == b.note && a.comments == b.comments;
}
bool alike(const step& a, const step& b) {
    return alike(a.name, b.name) && alike(a.passed, b.passed) && a.comments == b.comments;
}
bool alike(const dimension& a, const dimension& b) { return alike(a.name, b.name) && alike(a.values, b.values); }
bool alike(const entry_comments& a, const entry_comments& b) { return a.entry == b.entry && a.lines == b.lines; }

bool same_head(const answer& a, const answer& b) {
    return a.kind == b.kind && alike(a.name, b.name) && alike(a.type, b.type) && a.subject == b.subject &&
           alike(a.dimensions, b.dimensions) && alike(a.applies, b.applies) && a.inapplicable == b.inapplicable &&
           alike(a.locals, b.locals) && alike(a.definition, b.definition);
}
bool same_bound(const answer& a, const answer& b) {
    return a.bound_relation == b.bound_relation && alike(a.bound, b.bound) && alike(a.gap, b.gap) &&
           a.stock_before == b.stock_before && a.stock_gained == b.stock_gained && a.stock_lost == b.stock_lost;
}
bool alike(const answer& a, const answer& b) {
    return same_head(a, b) && same_bound(a, b) && alike(a.steps, b.steps) && alike(a.open_steps, b.open_steps) &&
           alike(a.attributes, b.attributes) && alike(a.departments, b.departments) && a.text == b.text &&
           a.other_text == b.other_text && a.readings == b.readings && a.clauses == b.clauses &&
           alike(a.examples, b.examples) && a.comments == b.comments && alike(a.remarks, b.remarks) &&
           a.model == b.model && a.details == b.details && a.of_variable == b.of_variable;
}
bool alike(const exception& a, const exception& b) {
    return alike(a.name, b.name) && a.of == b.of && a.subject == b.subject && alike(a.condition, b.condition) &&
           alike(a.value, b.value) && a.before == b.before && a.clause == b.clause && a.comments == b.comments;
}
bool alike(const function& a, const function& b) {
    return alike(a.name, b.name) && alike(a.parameters, b.parameters) && alike(a.result, b.result) &&
           alike(a.body, b.body) && a.clause == b.clause && a.comments == b.comments && alike(a.box, b.box) &&
           a.model == b.model && a.details == b.details && a.of_variable == b.of_variable;
}
bool alike(const element& a, const element& b) { return a.what == b.what && a.index == b.index; }
bool alike(const import_of& a, const import_of& b) { return a.path == b.path && a.comments == b.comments; }

template <class A, class B>
bool alike(const std::pair<A, B>& a, const std::pair<A, B>& b) {
    return alike(a.first, b.first) && alike(a.second, b.second);
}
template <class T>
bool alike(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return alike(x, y); });
}

} // namespace

bool same(const policy& a, const policy& b) {
    return a.language == b.language && a.literate == b.literate && alike(a.title, b.title) &&
           a.in_force_from == b.in_force_from && a.in_force_to == b.in_force_to && a.default_as_of == b.default_as_of &&
           alike(a.clauses, b.clauses) && a.prose == b.prose && alike(a.categories, b.categories) &&
           alike(a.records, b.records) && alike(a.parameters, b.parameters) && alike(a.readings, b.readings) &&
           alike(a.answers, b.answers) && alike(a.exceptions, b.exceptions) && alike(a.functions, b.functions) &&
           alike(a.imports, b.imports) && alike(a.order, b.order) && a.trailing == b.trailing &&
           a.comments == b.comments && a.remarks == b.remarks && alike(a.imported, b.imported) &&
           alike(a.models, b.models) && alike(a.items, b.items) && alike(a.services, b.services) &&
           alike(a.inputs, b.inputs);
}

} // namespace guiju::graph
