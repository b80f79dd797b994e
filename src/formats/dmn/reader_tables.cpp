#include "reader.hpp"
#include "words.hpp"

#include <guiju/feel/parser.hpp>

namespace guiju::formats::dmn {

using graph::boxed;
using hit_policy = graph::table::hit_policy;
using aggregation = graph::table::aggregation;

namespace {

hit_policy hit_policy_of(std::string_view written) {
    // DMN 1.5, table 30; 1.1 wrote them with spaces too.
    struct row {
        std::string_view name;
        hit_policy hit;
    };
    for (const auto& [name, hit] :
         {row{"ANY", hit_policy::any}, row{"PRIORITY", hit_policy::priority}, row{"FIRST", hit_policy::first},
          row{"RULE ORDER", hit_policy::rule_order}, row{"OUTPUT ORDER", hit_policy::output_order},
          row{"COLLECT", hit_policy::collect}}) {
        if (name == written) {
            return hit;
        }
    }
    return hit_policy::unique;
}

aggregation aggregation_of(std::string_view written) {
    return written == "SUM"     ? aggregation::sum
           : written == "MIN"   ? aggregation::min
           : written == "MAX"   ? aggregation::max
           : written == "COUNT" ? aggregation::count
                                : aggregation::none;
}

} // namespace

boxed reader::table(xml_node of, const scope& known) {
    boxed made;
    made.kind = graph::box_kind::table;
    graph::table read;
    read.where = place_of(of, source_);
    read.hit = hit_policy_of(attribute(of, "hitPolicy"));
    read.collect = aggregation_of(attribute(of, "aggregation"));
    each(of, "input", [&](xml_node one) { read.inputs.push_back(table_input(one, known)); });
    each(of, "output", [&](xml_node one) { read.outputs.push_back(table_output(one, known)); });
    each(of, "annotation", [&](xml_node one) { read.annotation_names.push_back(attribute(one, "name")); });
    each(of, "rule", [&](xml_node one) { read.rules.push_back(table_rule(one, known)); });
    made.tables.push_back(std::move(read));
    made.details = annex_of(of, {"typeRef", "hitPolicy", "aggregation"}, {"input", "output", "annotation", "rule"});
    return made;
}

graph::table::input reader::table_input(xml_node of, const scope& known) {
    graph::table::input made;
    const auto expression = child(of, "inputExpression");
    made.expression = feel_text(child(expression, "text"), known);
    made.type = type_of(expression);
    made.label = attribute(of, "label");
    const auto allowed = child(of, "inputValues");
    made.allowed = feel_tests(child(allowed, "text"), known);
    made.details = annex_of(of, {}, {"inputExpression", "inputValues"});
    made.of_expression = annex_of(expression, {"typeRef"}, {"text"});
    made.of_allowed = annex_of(allowed, {}, {"text"});
    return made;
}

graph::table::output reader::table_output(xml_node of, const scope& known) {
    graph::table::output made;
    made.name = name_of(of, false);
    made.type = type_of(of);
    const auto allowed = child(of, "outputValues");
    made.allowed = feel_tests(child(allowed, "text"), known);
    const auto otherwise = child(of, "defaultOutputEntry");
    made.otherwise = feel_text(child(otherwise, "text"), known);
    made.details = annex_of(of, {"name", "typeRef"}, {"outputValues", "defaultOutputEntry"});
    made.of_allowed = annex_of(allowed, {}, {"text"});
    made.of_otherwise = annex_of(otherwise, {}, {"text"});
    return made;
}

graph::table::rule reader::table_rule(xml_node of, const scope& known) {
    graph::table::rule made;
    made.where = place_of(of, source_);
    const auto add = [](std::vector<graph::annex>& to, std::size_t count, graph::annex one) {
        if (!one.empty()) {
            to.resize(count);
            to.push_back(std::move(one));
        }
    };
    each(of, "inputEntry", [&](xml_node one) {
        add(made.of_tests, made.tests.size(), annex_of(one, {}, {"text"}));
        made.tests.push_back(feel_tests(child(one, "text"), known));
    });
    each(of, "outputEntry", [&](xml_node one) {
        add(made.of_outputs, made.outputs.size(), annex_of(one, {}, {"text"}));
        made.outputs.push_back(feel_text(child(one, "text"), known));
    });
    each(of, "annotationEntry", [&](xml_node one) { made.annotations.push_back(text_of_child(one, "text")); });
    if (!made.of_tests.empty()) {
        made.of_tests.resize(made.tests.size());
    }
    if (!made.of_outputs.empty()) {
        made.of_outputs.resize(made.outputs.size());
    }
    made.details = annex_of(of, {}, {"inputEntry", "outputEntry", "annotationEntry"});
    made.note = made.details.description;
    return made;
}

feel::tree reader::feel_text(xml_node text, const scope& known) { return read_feel(text, known, false); }
feel::tree reader::feel_tests(xml_node text, const scope& known) { return read_feel(text, known, true); }

/// What is no FEEL is told and kept: one bad cell does not make a model useless.
feel::tree reader::read_feel(xml_node text, const scope& known, bool tests) {
    const auto written = text_of(text);
    if (written.find_first_not_of(" \n\t\r") == std::string::npos) {
        return {};
    }
    const auto where = place_of_text(text, source_);
    const feel::dialect how{.keywords = lang::en, .policy = false};
    auto made = tests ? feel::parse_unary_tests(written, where, known, how, how_.limits.expressions)
                      : feel::parse_expression(written, where, known, how, how_.limits.expressions);
    if (made) {
        return std::move(made).value();
    }
    for (auto one : made.problems()) {
        problem(severity::warning, one.code.c_str(), one.where, std::move(one.what), std::move(one.hint));
    }
    return graph::unread(written, where);
}

} // namespace guiju::formats::dmn
