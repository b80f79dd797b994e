#include "xml.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace guiju::formats::dmn {

namespace {

/// DMN 1.1, 1.2, 1.3, 1.4, 1.5, 1.6.
constexpr auto model_spaces = std::to_array<std::string_view>({
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "https://www.omg.org/spec/DMN/20240513/MODEL/",
});
constexpr auto feel_spaces = std::to_array<std::string_view>({
    "http://www.omg.org/spec/FEEL/20140401",
    "http://www.omg.org/spec/DMN/20180521/FEEL/",
    "https://www.omg.org/spec/DMN/20191111/FEEL/",
    "https://www.omg.org/spec/DMN/20211108/FEEL/",
    "https://www.omg.org/spec/DMN/20230324/FEEL/",
    "https://www.omg.org/spec/DMN/20240513/FEEL/",
});

constexpr auto expressions =
    std::to_array<std::string_view>({"literalExpression", "context", "list", "relation", "functionDefinition",
                                     "invocation", "conditional", "filter", "for", "some", "every", "decisionTable"});

diagnostic problem(const char* code, source_id id, std::size_t at, wording what, wording hint = {}) {
    diagnostic made;
    made.code = code;
    made.where = {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)};
    made.what = std::move(what);
    made.hint = std::move(hint);
    return made;
}

struct measure {
    std::size_t deepest = 0, elements = 0;
    bool document_type = false;
};

/// Walks without recursion: a hostile document may be nested deeper than the stack.
measure measured(const pugi::xml_document& all, std::size_t most_nesting) {
    measure found;
    std::size_t depth = 1;
    xml_node at = all.first_child();
    while (at && depth <= most_nesting + 1) {
        found.deepest = std::max(found.deepest, depth);
        ++found.elements;
        found.document_type |= at.type() == pugi::node_doctype;
        if (at.first_child()) {
            at = at.first_child();
            ++depth;
            continue;
        }
        while (at && !at.next_sibling()) {
            at = at.parent();
            --depth;
        }
        at = at ? at.next_sibling() : at;
    }
    return found;
}

std::string_view prefix_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

/// Whether an attribute of that name says what a prefix, or its absence, stands for.
bool declares(std::string_view attribute, std::string_view prefix) {
    constexpr std::string_view mark = "xmlns";
    if (!attribute.starts_with(mark)) {
        return false;
    }
    attribute.remove_prefix(mark.size());
    return prefix.empty() ? attribute.empty() : attribute.starts_with(':') && attribute.substr(1) == prefix;
}

bool declares_any(xml_node of) {
    for (auto one = of.first_attribute(); one; one = one.next_attribute()) {
        if (*one.name() == 'x' && std::string_view(one.name()).starts_with("xmlns")) {
            return true;
        }
    }
    return false;
}

/// Whether an element in one that is DMN's is DMN's too. Most have its prefix and declare nothing: then nothing has to
/// be looked up.
bool is_written_like(xml_node of, xml_node above) {
    const bool alike = prefix_of(of.name()) == prefix_of(above.name()) && !declares_any(of);
    return alike || is_of_dmn(name_space(of));
}

bool any_of(std::initializer_list<std::string_view> all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// An element as it stands. Outside its document an element without prefix would change its namespace: it is told.
std::string verbatim(xml_node of) {
    std::ostringstream out;
    if (prefix_of(of.name()).empty() && !is_of_dmn(name_space(of)) && !of.attribute("xmlns")) {
        pugi::xml_document alone;
        auto copy = alone.append_copy(of);
        copy.append_attribute("xmlns") = std::string(name_space(of)).c_str();
        copy.print(out, "", pugi::format_raw);
    } else {
        of.print(out, "", pugi::format_raw);
    }
    return std::move(out).str();
}

graph::annex annex(xml_node of, std::initializer_list<std::string_view> attributes,
                   std::initializer_list<std::string_view> children, bool around) {
    graph::annex made;
    made.id = attribute(of, "id");
    made.label = attribute(of, "label");
    made.description = text_of_child(of, "description");
    for (auto one = of.first_attribute(); one; one = one.next_attribute()) {
        const std::string_view name = one.name();
        if (name != "id" && name != "label" && name != "xmlns" && !name.starts_with("xmlns:") &&
            !any_of(attributes, name)) {
            made.attributes.emplace_back(name, one.value());
        }
    }
    for (auto one = of.first_child(); one; one = one.next_sibling()) {
        if (one.type() != pugi::node_element) {
            continue;
        }
        const auto name = local_name(one);
        const bool known = name == "description" || any_of(children, name) || (around && is_expression(one));
        if (!known || !is_written_like(one, of)) {
            made.kept.emplace_back(name, verbatim(one));
        }
    }
    return made;
}

} // namespace

result<std::shared_ptr<const pugi::xml_document>> load(const source& from, source_id id, const limits& bounds) {
    const auto text = from.text();
    if (text.size() > bounds.text) {
        return problem("limit.text", id, 0, {"文件过大", "the file is too large"});
    }
    auto made = std::make_shared<pugi::xml_document>();
    const auto status = made->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_doctype);
    if (!status) {
        const auto at =
            std::min<std::size_t>(status.offset < 0 ? 0 : static_cast<std::size_t>(status.offset), text.size());
        return problem("dmn.xml", id, at,
                       {"不是良构的 XML：" + std::string(status.description()),
                        "this is not well-formed XML: " + std::string(status.description())});
    }
    const auto size = measured(*made, bounds.nesting);
    if (size.document_type) {
        return problem("dmn.document_type", id, 0,
                       {"不接受文档类型声明（DOCTYPE）", "a document type declaration (DOCTYPE) is not taken"},
                       {"删去它；模型不需要实体", "leave it out; models need no entities"});
    }
    if (size.deepest > bounds.nesting) {
        return problem("limit.depth", id, 0,
                       {"元素嵌套过深（最多 " + std::to_string(bounds.nesting) + " 层）",
                        "elements are nested too deep (at most " + std::to_string(bounds.nesting) + " levels)"});
    }
    if (size.elements > bounds.elements) {
        return problem("limit.elements", id, 0, {"元素过多", "there are too many elements"});
    }
    return {std::shared_ptr<const pugi::xml_document>(std::move(made))};
}

std::string_view local_name(xml_node of) {
    const std::string_view name = of.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view name_space(xml_node at, std::string_view prefix) {
    for (; at; at = at.parent()) {
        for (auto one = at.first_attribute(); one; one = one.next_attribute()) {
            if (*one.name() == 'x' && declares(one.name(), prefix)) {
                return one.value();
            }
        }
    }
    return {};
}

std::string_view name_space(xml_node of) { return name_space(of, prefix_of(of.name())); }

bool is_of_dmn(std::string_view one) { return std::ranges::find(model_spaces, one) != model_spaces.end(); }
bool is_of_feel(std::string_view one) { return std::ranges::find(feel_spaces, one) != feel_spaces.end(); }

bool is(xml_node of, std::string_view name) {
    return of.type() == pugi::node_element && local_name(of) == name && is_of_dmn(name_space(of));
}

bool is_part(xml_node of, std::string_view name) {
    return of.type() == pugi::node_element && local_name(of) == name && is_written_like(of, of.parent());
}

xml_node child(xml_node of, std::string_view name) {
    for (auto one = of.first_child(); one; one = one.next_sibling()) {
        if (is_part(one, name)) {
            return one;
        }
    }
    return {};
}

std::string text_of(xml_node of) {
    std::string all;
    for (const auto part : of.children()) {
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
            all += part.value();
        }
    }
    return all;
}

std::string text_of_child(xml_node of, std::string_view name) { return text_of(child(of, name)); }

std::string attribute(xml_node of, const char* name) { return of.attribute(name).value(); }

span place_of(xml_node of, source_id in) {
    const auto at = of.offset_debug();
    if (at < 0) {
        return {};
    }
    const auto begin = static_cast<std::uint32_t>(at);
    return {in, begin, begin + static_cast<std::uint32_t>(std::string_view(of.name()).size())};
}

span place_of_text(xml_node of, source_id in) {
    for (const auto part : of.children()) {
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
            const auto at = part.offset_debug();
            const auto begin = at < 0 ? 0U : static_cast<std::uint32_t>(at);
            return {in, begin, begin + static_cast<std::uint32_t>(std::string_view(part.value()).size())};
        }
    }
    return place_of(of, in);
}

graph::annex annex_of(xml_node of, std::initializer_list<std::string_view> attributes,
                      std::initializer_list<std::string_view> children) {
    return annex(of, attributes, children, false);
}

graph::annex annex_around(xml_node of, std::initializer_list<std::string_view> attributes,
                          std::initializer_list<std::string_view> children) {
    return annex(of, attributes, children, true);
}

bool is_expression(xml_node of) {
    return of.type() == pugi::node_element && std::ranges::find(expressions, local_name(of)) != expressions.end() &&
           is_of_dmn(name_space(of));
}

} // namespace guiju::formats::dmn
