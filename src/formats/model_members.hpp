#pragma once

#include "formats/members.hpp"

/// The form of what a policy needs to hold a DMN model, in the manner of `members.hpp`.
///
/// Beside what is said there a visitor has `literal(key, tree, written)` for FEEL that is kept as it stood,
/// `repeated(key, pairs)` for named texts whose names may come again, and `index_or(key, index, none)` for an index
/// that may be none.
namespace guiju::formats {

template <>
inline constexpr auto names_of_values<graph::box_kind> =
    std::to_array<std::string_view>({"literal", "context", "list", "relation", "function", "invocation", "conditional",
                                     "filter", "for", "some", "every", "table"});
template <>
inline constexpr auto names_of_values<graph::function_language> =
    std::to_array<std::string_view>({"feel", "java", "pmml"});

template <class V, like<graph::annex> T>
void describe(V& v, T& of) {
    v.may("id", of.id);
    v.may("label", of.label);
    v.may("description", of.description);
    v.may("attributes", of.attributes);
    v.repeated("kept", of.kept);
}

template <class V, like<graph::box_name> T>
void describe(V& v, T& of) {
    v.may("name", of.name);
    v.may("type", of.type);
    v.may("details", of.details);
    v.may("of_entry", of.of_entry);
}

template <class V, like<graph::boxed> T>
void describe(V& v, T& of) {
    v.must("kind", of.kind);
    v.may("type", of.type);
    v.literal("text", of.text, of.written);
    v.may("names", of.names);
    v.may("parts", of.parts);
    v.may("tables", of.tables);
    v.may("language", of.language);
    v.may("details", of.details);
    v.may("of_parts", of.of_parts);
    v.place(of.where);
}

template <class V, like<graph::item_definition> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.may("type", of.type);
    v.may("collection", of.collection);
    v.tests("allowed", of.allowed);
    v.tests("constraint", of.constraint);
    v.may("components", of.components);
    v.may("is_function", of.is_function);
    v.may("parameters", of.parameters);
    v.may("model", of.model);
    v.may("details", of.details);
    v.may("of_allowed", of.of_allowed);
    v.may("of_constraint", of.of_constraint);
    v.may("of_function", of.of_function);
}

template <class V, like<graph::service> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.may("type", of.type);
    v.may("outputs", of.outputs);
    v.may("encapsulated", of.encapsulated);
    v.may("input_decisions", of.input_decisions);
    v.may("inputs", of.inputs);
    v.may("model", of.model);
    v.may("details", of.details);
    v.may("of_variable", of.of_variable);
    v.place(of.where);
}

template <class V, like<graph::model_import> T>
void describe(V& v, T& of) {
    v.may("alias", of.alias);
    v.index_or("model", of.model, graph::no_model);
    v.may("namespace", of.name_space);
    v.may("location", of.location);
    v.may("type", of.type);
    v.may("details", of.details);
}

template <class V, like<graph::model> T>
void describe(V& v, T& of) {
    v.must("name", of.name);
    v.must("namespace", of.name_space);
    v.may("prefix", of.prefix);
    v.may("imports", of.imports);
    v.may("details", of.details);
    v.may("prefixes", of.prefixes);
}

template <class V, like<graph::input_data> T>
void describe(V& v, T& of) {
    v.may("model", of.model);
    v.may("details", of.details);
    v.may("of_variable", of.of_variable);
}

} // namespace guiju::formats
