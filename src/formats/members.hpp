#pragma once

#include <guiju/graph/policy.hpp>

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

/// The form of a policy as data: which members each construct has and what they are called. Told once; the writer, the
/// reader and the schema of JSON and the extension elements of DMN are visitors of it.
///
/// A visitor has `must(key, member)` for what is always written, `may(key, member)` for what is left out where it is as
/// new, `expression` and `tests` for texts of the expression language, `place(span)` for where the construct stands,
/// and `one_of(variant, keys…)` for a member that goes by the name of what it holds. What only models of DMN
/// have is in `model_members.hpp`.
namespace guiju::formats {

template <class T, class Of>
concept like = std::same_as<std::remove_const_t<T>, Of>;

/// Whether a member says nothing that one just made would not say: a writer leaves it out.
[[nodiscard]] inline bool is_as_new(const graph::naming& name) { return name.name.empty() && name.other.empty(); }
[[nodiscard]] inline bool is_as_new(const graph::type_ref& type) {
    return type.kind == graph::type_kind::any && !type.optional && type.name.empty();
}
[[nodiscard]] inline bool is_as_new(const graph::table&) { return false; }
[[nodiscard]] inline bool is_as_new(const graph::boxed&) { return false; }
template <class T>
[[nodiscard]] bool is_as_new(const T& member) {
    if constexpr (requires { member.empty(); }) {
        return member.empty();
    } else {
        return member == T{};
    }
}

/// The names of an enumeration's values, in their order.
template <class Enum>
constexpr std::array<std::string_view, 0> names_of_values{};

template <>
inline constexpr auto names_of_values<lang> = std::to_array<std::string_view>({"zh", "en"});
template <>
inline constexpr auto names_of_values<graph::type_kind> =
    std::to_array<std::string_view>({"any", "number", "money", "text", "boolean", "date", "time", "date and time",
                                     "years and months duration", "days and time duration", "list", "named"});
template <>
inline constexpr auto names_of_values<feel::unit> =
    std::to_array<std::string_view>({"none", "percent", "money", "years", "months", "days", "persons"});
template <>
inline constexpr auto names_of_values<graph::table::hit_policy> =
    std::to_array<std::string_view>({"unique", "any", "priority", "first", "rule order", "output order", "collect"});
template <>
inline constexpr auto names_of_values<graph::table::aggregation> =
    std::to_array<std::string_view>({"none", "sum", "min", "max", "count"});
template <>
inline constexpr auto names_of_values<graph::answer_kind> =
    std::to_array<std::string_view>({"decision", "benefit", "limit", "eligibility", "target", "procedure", "duty"});
template <>
inline constexpr auto names_of_values<graph::relation> =
    std::to_array<std::string_view>({"none", "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "external"});
template <>
inline constexpr auto names_of_values<graph::element::kind> =
    std::to_array<std::string_view>({"clause", "prose", "block", "category", "record", "parameter", "reading", "answer",
                                     "exception", "function", "import", "header", "remark"});

template <class V, like<graph::type_ref> T>
void describe(V& v, T& of) {
    v.must("kind", of.kind);
    v.may("unit", of.unit);
    v.currency("currency", of.currency_code);
    v.may("name", of.name);
    v.may("of", of.element);
    v.may("optional", of.optional);
    v.place(of.where);
}

template <class V, like<graph::category> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.may("ordered", of.ordered);
    v.must("values", of.values);
    v.may("comments", of.comments);
}

template <class V, like<graph::field> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.must("type", of.type);
    v.tests("allowed", of.allowed);
    v.may("comments", of.comments);
}

template <class V, like<graph::record> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.may("owner", of.owner);
    v.may("keys", of.keys);
    v.must("fields", of.fields);
    v.may("comments", of.comments);
}

template <class V, like<graph::clause> T>
void describe(V& v, T& of) {
    v.must("id", of.id);
    v.may("id_written", of.id_written);
    v.must("level", of.level);
    v.must("title", of.title);
    v.may("prose", of.prose);
    v.place(of.where);
}

template <class V, like<graph::parameter_row> T>
void describe(V& v, T& of) {
    v.may("keys", of.keys);
    v.expression("value", of.value);
    v.may("delegated", of.delegated);
    v.may("delegated_to", of.delegated_to);
    v.may("comments", of.comments);
    v.place(of.where);
}

template <class V, like<graph::parameter_period> T>
void describe(V& v, T& of) {
    v.may("from", of.from);
    v.may("to", of.to);
    v.must("rows", of.rows);
    v.may("comments", of.comments);
    v.place(of.where);
}

template <class V, like<graph::parameter> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.must("type", of.type);
    v.may("by", of.by);
    v.must("periods", of.periods);
    v.may("clause", of.clause);
    v.may("comments", of.comments);
}

template <class V, like<graph::reading> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.must("choices", of.choices);
    v.may("default", of.default_choice);
    v.may("text", of.text);
    v.may("other_text", of.other_text);
    v.may("clause", of.clause);
    v.may("comments", of.comments);
}

template <class V, like<graph::local> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.expression("value", of.value);
    v.may("comments", of.comments);
}

template <class V, like<graph::guarded> T>
void describe(V& v, T& of) {
    v.expression("when", of.condition);
    v.expression("value", of.value);
    v.may("comments", of.comments);
    v.place(of.where);
}

template <class V, like<graph::table::input> T>
void describe(V& v, T& of) {
    v.expression("expression", of.expression);
    v.tests("allowed", of.allowed);
    v.may("label", of.label);
    v.may("type", of.type);
    v.may("details", of.details);
    v.may("of_expression", of.of_expression);
    v.may("of_allowed", of.of_allowed);
}

template <class V, like<graph::table::output> T>
void describe(V& v, T& of) {
    v.may("name", of.name);
    v.tests("allowed", of.allowed);
    v.expression("default", of.otherwise);
    v.may("type", of.type);
    v.may("details", of.details);
    v.may("of_allowed", of.of_allowed);
    v.may("of_default", of.of_otherwise);
}

template <class V, like<graph::table::rule> T>
void describe(V& v, T& of) {
    v.tests("tests", of.tests);
    v.expression("outputs", of.outputs);
    v.may("note", of.note);
    v.may("comments", of.comments);
    v.may("details", of.details);
    v.may("of_tests", of.of_tests);
    v.may("of_outputs", of.of_outputs);
    v.may("annotations", of.annotations);
    v.place(of.where);
}

template <class V, like<graph::table> T>
void describe(V& v, T& of) {
    v.must("hit_policy", of.hit);
    v.may("aggregation", of.collect);
    v.must("inputs", of.inputs);
    v.must("outputs", of.outputs);
    v.must("rules", of.rules);
    v.may("annotation_names", of.annotation_names);
    v.place(of.where);
}

template <class V, like<graph::example> T>
void describe(V& v, T& of) {
    v.may("note", of.note);
    v.expression("facts", of.facts);
    v.may("as_of", of.as_of);
    v.may("readings", of.readings);
    v.may("supplied", of.supplied);
    v.may("dimensions", of.dimensions);
    v.may("status", of.status);
    v.expression("expected", of.expected);
    v.may("comments", of.comments);
    v.place(of.where);
}

template <class V, like<graph::step> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.expression("passed", of.passed);
    v.may("comments", of.comments);
}

template <class V, like<graph::dimension> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.expression("values", of.values);
}

template <class V, like<graph::entry_comments> T>
void describe(V& v, T& of) {
    v.must("entry", of.entry);
    v.must("lines", of.lines);
}

template <class V, like<std::pair<graph::naming, std::string>> T>
void describe(V& v, T& of) {
    v.must("name", of.first);
    v.must("value", of.second);
}

template <class V, like<graph::answer> T>
void describe(V& v, T& of) {
    v.must("kind", of.kind);
    v.must("name", of.name);
    v.may("type", of.type);
    v.may("subject", of.subject);
    v.may("dimensions", of.dimensions);
    v.expression("applies", of.applies);
    v.may("inapplicable", of.inapplicable);
    v.may("locals", of.locals);
    v.one_of(of.definition, "cases", "table", "box");
    v.may("relation", of.bound_relation);
    v.expression("bound", of.bound);
    v.expression("gap", of.gap);
    v.may("steps", of.steps);
    v.expression("open_steps", of.open_steps);
    v.may("attributes", of.attributes);
    v.may("stock_before", of.stock_before);
    v.may("stock_gained", of.stock_gained);
    v.may("stock_lost", of.stock_lost);
    v.may("departments", of.departments);
    v.may("task", of.text);
    v.may("other_task", of.other_text);
    v.may("readings", of.readings);
    v.may("clauses", of.clauses);
    v.may("examples", of.examples);
    v.may("comments", of.comments);
    v.may("remarks", of.remarks);
    v.may("model", of.model);
    v.may("details", of.details);
    v.may("of_variable", of.of_variable);
    v.place(of.where);
}

template <class V, like<graph::exception> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.must("of", of.of);
    v.may("subject", of.subject);
    v.expression("when", of.condition);
    v.expression("value", of.value);
    v.may("before", of.before);
    v.may("clause", of.clause);
    v.may("comments", of.comments);
    v.place(of.where);
}

template <class V, like<graph::function> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.must("parameters", of.parameters);
    v.must("result", of.result);
    v.expression("body", of.body);
    v.may("clause", of.clause);
    v.may("comments", of.comments);
    v.may("box", of.box);
    v.may("model", of.model);
    v.may("details", of.details);
    v.may("of_variable", of.of_variable);
    v.place(of.where);
}

template <class V, like<graph::import_of> T>
void describe(V& v, T& of) {
    v.must("path", of.path);
    v.may("comments", of.comments);
    v.place(of.where);
}

template <class V, like<graph::element> T>
void describe(V& v, T& of) {
    v.must("what", of.what);
    v.may("index", of.index);
}

template <class V, like<graph::policy> T>
void describe(V& v, T& of) {
    v.must("language", of.language);
    v.may("title", of.title);
    v.may("in_force_from", of.in_force_from);
    v.may("in_force_to", of.in_force_to);
    v.may("default_as_of", of.default_as_of);
    v.may("comments", of.comments);
    v.must("literate", of.literate);
    v.may("clauses", of.clauses);
    v.may("prose", of.prose);
    v.may("categories", of.categories);
    v.may("records", of.records);
    v.may("parameters", of.parameters);
    v.may("readings", of.readings);
    v.may("functions", of.functions);
    v.may("answers", of.answers);
    v.may("exceptions", of.exceptions);
    v.may("imports", of.imports);
    v.may("order", of.order);
    v.may("imported", of.imported);
    v.may("remarks", of.remarks);
    v.may("trailing", of.trailing);
    v.may("models", of.models);
    v.may("items", of.items);
    v.may("services", of.services);
    v.may("inputs", of.inputs);
}

} // namespace guiju::formats
