#include "writer.hpp"

#include <guiju/feel/printer.hpp>

namespace guiju::formats::dmn {

using graph::box_kind;
using graph::boxed;

namespace {

std::string feel_text(const feel::tree& tree) {
    auto unread = graph::unread_text(tree);
    return unread.empty() ? feel::print(tree, feel::dialect{}) : std::move(unread);
}

const graph::annex none;

const graph::annex& part_of(const std::vector<graph::annex>& all, std::size_t index) {
    return index < all.size() ? all[index] : none;
}

const char* word_of(graph::table::hit_policy hit) {
    using hit_policy = graph::table::hit_policy;
    switch (hit) {
    case hit_policy::any:
        return "ANY";
    case hit_policy::priority:
        return "PRIORITY";
    case hit_policy::first:
        return "FIRST";
    case hit_policy::rule_order:
        return "RULE ORDER";
    case hit_policy::output_order:
        return "OUTPUT ORDER";
    case hit_policy::collect:
        return "COLLECT";
    case hit_policy::unique:
        break;
    }
    return "UNIQUE";
}

const char* word_of(graph::table::aggregation collect) {
    using aggregation = graph::table::aggregation;
    switch (collect) {
    case aggregation::sum:
        return "SUM";
    case aggregation::min:
        return "MIN";
    case aggregation::max:
        return "MAX";
    case aggregation::count:
        return "COUNT";
    case aggregation::none:
        break;
    }
    return "";
}

} // namespace

void writer::named(node to, const char* as, const graph::box_name& one) {
    auto made = opened(to, as, one.details);
    made.append_attribute("name") = one.name.name.c_str();
    set_type(made, one.type);
    append_other(made, one.details, {});
}

void writer::tests(node to, const char* as, const feel::tree& tests, const graph::annex& about, bool always) {
    if (always || !tests.empty() || !about.empty()) {
        auto made = opened(to, as, about);
        append_text(made, "text", feel_text(tests));
        append_other(made, about, {});
    }
}

/// An empty literal without anything about it is no expression.
void writer::expression(node to, const boxed& box) {
    switch (box.kind) {
    case box_kind::literal:
        return literal(to, box);
    case box_kind::context:
        return context(to, box);
    case box_kind::list:
        return list(to, box);
    case box_kind::relation:
        return relation(to, box);
    case box_kind::function:
        return function(to, box, "functionDefinition");
    case box_kind::invocation:
        return invocation(to, box);
    case box_kind::conditional:
        return parts(to, box, "conditional", {"if", "then", "else"});
    case box_kind::filter:
        return parts(to, box, "filter", {"in", "match"});
    case box_kind::for_loop:
        return parts(to, box, "for", {"in", "return"});
    case box_kind::some:
        return parts(to, box, "some", {"in", "satisfies"});
    case box_kind::every:
        return parts(to, box, "every", {"in", "satisfies"});
    case box_kind::table:
        return table(to, box);
    }
}

void writer::literal(node to, const boxed& box) {
    if (box.text.empty() && box.written.empty() && box.details.empty() && box.type.name.empty()) {
        return;
    }
    auto made = opened(to, "literalExpression", box.details);
    set_type(made, box.type);
    append_text(made, "text", box.written.empty() ? feel_text(box.text) : box.written);
    append_other(made, box.details, {});
}

void writer::context(node to, const boxed& box) {
    auto made = opened(to, "context", box.details);
    set_type(made, box.type);
    for (std::size_t i = 0; i < box.parts.size(); ++i) {
        const auto& name = box.names[i];
        auto entry = opened(made, "contextEntry", name.of_entry);
        if (!name.name.name.empty()) {
            named(entry, "variable", name);
        }
        expression(entry, box.parts[i]);
        append_other(entry, name.of_entry, {});
    }
}

void writer::list(node to, const boxed& box) {
    auto made = opened(to, "list", box.details);
    set_type(made, box.type);
    for (const auto& part : box.parts) {
        expression(made, part);
    }
}

void writer::relation(node to, const boxed& box) {
    auto made = opened(to, "relation", box.details);
    set_type(made, box.type);
    for (const auto& column : box.names) {
        named(made, "column", column);
    }
    for (std::size_t i = 0, row = 0; !box.names.empty() && i < box.parts.size(); ++row) {
        auto cells = opened(made, "row", part_of(box.of_parts, row));
        for (std::size_t c = 0; c < box.names.size() && i < box.parts.size(); ++c, ++i) {
            expression(cells, box.parts[i]);
        }
    }
}

void writer::function(node to, const boxed& box, const char* as) {
    auto made = opened(to, as, box.details);
    set_type(made, box.type);
    if (box.language != graph::function_language::feel) {
        made.append_attribute("kind") = box.language == graph::function_language::java ? "Java" : "PMML";
    }
    for (const auto& p : box.names) {
        named(made, "formalParameter", p);
    }
    for (const auto& part : box.parts) {
        expression(made, part);
    }
}

void writer::invocation(node to, const boxed& box) {
    auto made = opened(to, "invocation", box.details);
    set_type(made, box.type);
    expression(made, box.parts.front());
    for (std::size_t i = 1; i < box.parts.size(); ++i) {
        const auto& name = box.names[i - 1];
        auto binding = opened(made, "binding", name.of_entry);
        named(binding, "parameter", name);
        expression(binding, box.parts[i]);
    }
}

void writer::parts(node to, const boxed& box, const char* as, std::initializer_list<const char*> names) {
    auto made = opened(to, as, box.details);
    set_type(made, box.type);
    if (!box.names.empty()) {
        made.append_attribute("iteratorVariable") = box.names.front().name.name.c_str();
    }
    std::size_t i = 0;
    for (const auto* name : names) {
        auto part = opened(made, name, part_of(box.of_parts, i));
        expression(part, box.parts[i++]);
    }
}

void writer::table(node to, const boxed& box) {
    const auto& of = box.tables.front();
    auto made = opened(to, "decisionTable", box.details);
    set_type(made, box.type);
    made.append_attribute("hitPolicy") = word_of(of.hit);
    set(made, "aggregation", word_of(of.collect));
    for (const auto& one : of.inputs) {
        auto input = opened(made, "input", one.details);
        auto asked = opened(input, "inputExpression", one.of_expression);
        set_type(asked, one.type);
        append_text(asked, "text", feel_text(one.expression));
        append_other(asked, one.of_expression, {});
        tests(input, "inputValues", one.allowed, one.of_allowed);
        append_other(input, one.details, {});
    }
    for (const auto& one : of.outputs) {
        auto output = opened(made, "output", one.details);
        set(output, "name", one.name.name);
        set_type(output, one.type);
        tests(output, "outputValues", one.allowed, one.of_allowed);
        tests(output, "defaultOutputEntry", one.otherwise, one.of_otherwise);
        append_other(output, one.details, {});
    }
    for (const auto& name : of.annotation_names) {
        set(made.append_child("annotation"), "name", name);
    }
    for (const auto& one : of.rules) {
        rule(made, one);
    }
    append_other(made, box.details, {});
}

void writer::rule(node to, const graph::table::rule& one) {
    auto made = opened(to, "rule", one.details);
    for (std::size_t i = 0; i < one.tests.size(); ++i) {
        tests(made, "inputEntry", one.tests[i], part_of(one.of_tests, i), true);
    }
    for (std::size_t i = 0; i < one.outputs.size(); ++i) {
        tests(made, "outputEntry", one.outputs[i], part_of(one.of_outputs, i), true);
    }
    for (const auto& text : one.annotations) {
        append_text(made.append_child("annotationEntry"), "text", text);
    }
    append_other(made, one.details, {});
}

} // namespace guiju::formats::dmn
