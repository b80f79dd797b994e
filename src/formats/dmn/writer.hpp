#pragma once

#include <guiju/graph/policy.hpp>

#include <pugixml.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace guiju::formats::dmn {

/// Writes one model. Elements come in the order of the schema, which is not always that of the graph.
class writer {
public:
    explicit writer(const graph::policy& of) : of_(of) {}
    [[nodiscard]] std::string operator()();

private:
    using node = pugi::xml_node;

    // writer.cpp: elements of the model
    void imports(node to);
    void elements(node to);
    void input(node to, std::size_t index);
    void decision(node to, const graph::answer& one);
    void knowledge(node to, const graph::function& one);
    void service(node to, const graph::service& one);
    void item(node to, const graph::item_definition& one, const char* as);
    void references(node to, const char* as, const std::vector<std::string>& names);
    [[nodiscard]] std::string reference(const std::string& name) const;
    void variable(node to, const std::string& name, const graph::type_ref& type, const graph::annex& about);
    [[nodiscard]] std::string own_name(const std::string& name, std::size_t model) const;

    // writer_boxes.cpp: expressions
    void expression(node to, const graph::boxed& box);
    void literal(node to, const graph::boxed& box);
    void context(node to, const graph::boxed& box);
    void list(node to, const graph::boxed& box);
    void relation(node to, const graph::boxed& box);
    void function(node to, const graph::boxed& box, const char* as);
    void invocation(node to, const graph::boxed& box);
    void parts(node to, const graph::boxed& box, const char* as, std::initializer_list<const char*> names);
    void table(node to, const graph::boxed& box);
    void rule(node to, const graph::table::rule& one);
    void named(node to, const char* as, const graph::box_name& one);
    void tests(node to, const char* as, const feel::tree& tests, const graph::annex& about, bool always = false);

    const graph::policy& of_;
};

/// An element with what it carried: identifier, label, attributes, description, extension elements.
[[nodiscard]] pugi::xml_node opened(pugi::xml_node in, const char* name, const graph::annex& about);
/// Appends the elements that were kept: those so called, or all but those.
void append_kept(pugi::xml_node to, const graph::annex& about, std::initializer_list<std::string_view> names);
void append_other(pugi::xml_node to, const graph::annex& about, std::initializer_list<std::string_view> but);
void append_text(pugi::xml_node to, const char* name, const std::string& text);
void set(pugi::xml_node to, const char* name, const std::string& content);
void set_type(pugi::xml_node to, const graph::type_ref& type, const char* name = "typeRef");

} // namespace guiju::formats::dmn
