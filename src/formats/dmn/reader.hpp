#pragma once

#include "xml.hpp"

#include <guiju/feel/scope.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace guiju::formats::dmn {

/// What one document's expressions may speak of.
struct document_names {
    feel::scope all;                                        ///< everything declared in it
    std::vector<std::pair<graph::naming, std::size_t>> drg; ///< names of its elements, without prefix
    std::vector<std::string> types;                         ///< names of its item definitions
    std::vector<std::string> members;                       ///< names of entries, components and outputs
};

/// Reads one model and what it imports into one policy.
class reader {
public:
    reader(source_set& sources, const reading& how, graph::policy& into, diagnostics& problems)
        : sources_(sources), how_(how), to_(into), problems_(problems) {}

    /// The index of the model; nothing when it cannot be read.
    std::optional<std::size_t> document(source_id id, const std::string& prefix);

private:
    using scope = feel::scope;

    // reader.cpp: documents, what they import, and the names in them
    void imports(xml_node of, std::size_t model);
    void import(xml_node of, std::size_t model);
    std::optional<std::size_t> imported(const graph::model_import& one, xml_node at, const std::string& prefix);
    void declare(xml_node of, std::size_t model);
    void declare_members(xml_node of, document_names& names);
    void declare_imported(std::size_t model);
    void problem(severity how_bad, const char* code, span where, wording what, wording hint = {});

    // reader_elements.cpp: what a model is made of
    void elements(xml_node of);
    void input(xml_node of);
    void decision(xml_node of);
    void knowledge(xml_node of);
    void service(xml_node of);
    void item(xml_node of);
    graph::item_definition item_of(xml_node of, bool top);
    graph::naming name_of(xml_node of, bool prefixed) const;
    graph::type_ref type_of(const std::string& written, xml_node at) const;
    graph::type_ref type_of(xml_node of) const { return type_of(attribute(of, "typeRef"), of); }
    std::vector<std::string> referred(xml_node of, std::string_view name);

    // reader_boxes.cpp: boxed expressions
    graph::boxed expression_in(xml_node of, const scope& known);
    graph::boxed expression(xml_node of, const scope& known);
    graph::boxed literal(xml_node of, const scope& known);
    graph::boxed context(xml_node of, const scope& known);
    graph::boxed list(xml_node of, const scope& known);
    graph::boxed relation(xml_node of, const scope& known);
    graph::boxed function(xml_node of, const scope& known);
    graph::boxed invocation(xml_node of, const scope& known);
    graph::boxed parts(xml_node of, graph::box_kind kind, std::initializer_list<std::string_view> names,
                       const scope& known);
    graph::boxed loop(xml_node of, graph::box_kind kind, std::string_view body, const scope& known);
    graph::box_name named(xml_node of) const;

    // reader_tables.cpp: decision tables, FEEL
    graph::boxed table(xml_node of, const scope& known);
    graph::table::input table_input(xml_node of, const scope& known);
    graph::table::output table_output(xml_node of, const scope& known);
    graph::table::rule table_rule(xml_node of, const scope& known);
    feel::tree feel_text(xml_node text, const scope& known);
    feel::tree feel_tests(xml_node text, const scope& known);
    feel::tree read_feel(xml_node text, const scope& known, bool tests);

    source_set& sources_;
    const reading& how_;
    graph::policy& to_;
    diagnostics& problems_;
    std::vector<document_names> names_;                                ///< by model
    std::map<std::string, std::size_t> by_space_;                      ///< models by namespace
    std::map<std::pair<std::size_t, std::string>, std::string> by_id_; ///< names of elements by model and id
    std::vector<std::shared_ptr<const pugi::xml_document>> documents_;
    std::size_t model_ = 0;              ///< that is being read
    source_id source_ = source_id::none; ///< its text
};

} // namespace guiju::formats::dmn
