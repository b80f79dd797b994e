#include "reader.hpp"
#include "words.hpp"

#include <algorithm>

namespace guiju::formats::dmn {

using graph::box_kind;
using graph::boxed;

/// The expression that stands in an element; an empty literal where there is none.
boxed reader::expression_in(xml_node of, const scope& known) {
    for (const auto one : of.children()) {
        if (is_expression(one)) {
            return expression(one, known);
        }
    }
    boxed none;
    none.where = place_of(of, source_);
    return none;
}

boxed reader::expression(xml_node of, const scope& known) {
    const auto what = local_name(of);
    boxed made;
    if (what == "literalExpression") {
        made = literal(of, known);
    } else if (what == "context") {
        made = context(of, known);
    } else if (what == "list") {
        made = list(of, known);
    } else if (what == "relation") {
        made = relation(of, known);
    } else if (what == "functionDefinition") {
        made = function(of, known);
    } else if (what == "invocation") {
        made = invocation(of, known);
    } else if (what == "conditional") {
        made = parts(of, box_kind::conditional, {"if", "then", "else"}, known);
    } else if (what == "filter") {
        made = parts(of, box_kind::filter, {"in", "match"}, known);
    } else if (what == "for") {
        made = loop(of, box_kind::for_loop, "return", known);
    } else if (what == "some" || what == "every") {
        made = loop(of, what == "some" ? box_kind::some : box_kind::every, "satisfies", known);
    } else {
        made = table(of, known);
    }
    made.type = type_of(of);
    made.where = place_of(of, source_);
    return made;
}

graph::box_name reader::named(xml_node of) const {
    graph::box_name made;
    made.name = name_of(of, false);
    made.type = type_of(attribute(of, "typeRef"), of);
    made.details = annex_of(of, {"name", "typeRef"}, {});
    return made;
}

boxed reader::literal(xml_node of, const scope& known) {
    boxed made;
    const auto text = child(of, "text");
    made.text = feel_text(text, known);
    made.written = text_of(text);
    made.details = annex_of(of, {"typeRef"}, {"text"});
    return made;
}

/// Later entries see earlier ones. DMN 1.5, 7.3.4.
boxed reader::context(xml_node of, const scope& known) {
    boxed made;
    made.kind = box_kind::context;
    scope within(&known);
    each(of, "contextEntry", [&](xml_node entry) {
        graph::box_name name;
        if (const auto variable = child(entry, "variable")) {
            name = named(variable);
        }
        name.of_entry = annex_around(entry, {}, {"variable"});
        const auto before = name.name.name;
        if (std::ranges::any_of(entry.children(),
                                [](xml_node one) { return local_name(one) == "functionDefinition"; })) {
            within.add(before); // a function may call itself
        }
        made.parts.push_back(expression_in(entry, within));
        within.add(before);
        within.add_member(before);
        made.names.push_back(std::move(name));
    });
    made.details = annex_of(of, {"typeRef"}, {"contextEntry"});
    return made;
}

boxed reader::list(xml_node of, const scope& known) {
    boxed made;
    made.kind = box_kind::list;
    for (const auto one : of.children()) {
        if (is_expression(one)) {
            made.parts.push_back(expression(one, known));
        }
    }
    made.details = annex_around(of, {"typeRef"}, {});
    return made;
}

boxed reader::relation(xml_node of, const scope& known) {
    boxed made;
    made.kind = box_kind::relation;
    each(of, "column", [&](xml_node one) { made.names.push_back(named(one)); });
    each(of, "row", [&](xml_node row) {
        const auto first = made.parts.size();
        for (const auto one : row.children()) {
            if (is_expression(one) && made.parts.size() - first < made.names.size()) {
                made.parts.push_back(expression(one, known));
            }
        }
        made.parts.resize(first + made.names.size());
        made.of_parts.push_back(annex_around(row, {}, {}));
    });
    made.details = annex_of(of, {"typeRef"}, {"column", "row"});
    return made;
}

boxed reader::function(xml_node of, const scope& known) {
    boxed made;
    made.kind = box_kind::function;
    made.type = type_of(of);
    made.where = place_of(of, source_);
    const auto kind = attribute(of, "kind");
    made.language = kind == "Java" || kind == "J"   ? graph::function_language::java
                    : kind == "PMML" || kind == "P" ? graph::function_language::pmml
                                                    : graph::function_language::feel;
    scope within(&known);
    each(of, "formalParameter", [&](xml_node one) {
        made.names.push_back(named(one));
        within.add(made.names.back().name.name);
    });
    made.parts.push_back(expression_in(of, within));
    made.details = annex_around(of, {"typeRef", "kind"}, {"formalParameter"});
    return made;
}

boxed reader::invocation(xml_node of, const scope& known) {
    boxed made;
    made.kind = box_kind::invocation;
    made.parts.push_back(expression_in(of, known));
    each(of, "binding", [&](xml_node one) {
        auto name = named(child(one, "parameter"));
        name.of_entry = annex_around(one, {}, {"parameter"});
        made.names.push_back(std::move(name));
        made.parts.push_back(expression_in(one, known));
    });
    made.details = annex_around(of, {"typeRef"}, {"binding"});
    return made;
}

/// Boxes in elements of their own: `if`, `then`, `else`; `in`, `match`.
boxed reader::parts(xml_node of, box_kind kind, std::initializer_list<std::string_view> names, const scope& known) {
    boxed made;
    made.kind = kind;
    scope within(&known);
    if (kind == box_kind::filter) {
        // Entries of the item may be named alone. DMN 1.5, 10.3.2.5.
        within.add("item");
        for (const auto& one : names_[model_].members) {
            within.add(one);
        }
    }
    for (const auto name : names) {
        const auto part = child(of, name);
        made.parts.push_back(expression_in(part, name == "match" ? within : known));
        made.of_parts.push_back(annex_around(part, {}, {}));
    }
    made.details = annex_of(of, {"typeRef"}, {"if", "then", "else", "in", "match"});
    return made;
}

boxed reader::loop(xml_node of, box_kind kind, std::string_view body, const scope& known) {
    boxed made;
    made.kind = kind;
    graph::box_name iterator;
    iterator.name.name = one_line(attribute(of, "iteratorVariable"));
    iterator.name.where = place_of(of, source_);
    scope within(&known);
    within.add(iterator.name.name);
    if (kind == box_kind::for_loop) {
        within.add("partial");
    }
    made.names.push_back(std::move(iterator));
    for (const auto name : {std::string_view("in"), body}) {
        const auto part = child(of, name);
        made.parts.push_back(expression_in(part, name == "in" ? known : within));
        made.of_parts.push_back(annex_around(part, {}, {}));
    }
    made.details = annex_of(of, {"typeRef", "iteratorVariable"}, {"in", "return", "satisfies"});
    return made;
}

} // namespace guiju::formats::dmn
